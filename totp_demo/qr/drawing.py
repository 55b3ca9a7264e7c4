"""QR codes: a URI as SVG, PNG or text, and a picture read back.

Always black on white with a border of 4 modules, whatever the theme around it: ISO/IEC 18004 asks
for that quiet zone, and a dark theme that shows through is a known reason why a camera sees
nothing.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image
    from qrcode.main import QRCode

QUIET_ZONE = 4
"""Width of the white border, in modules (ISO/IEC 18004)."""

MOST_PIXELS = 1000
"""Largest size of a module, in pixels."""

PIXELS_A_MODULE = 6
"""Default size of a module on a screen, in pixels; below 4 a phone's camera has trouble."""


def code_of(uri: str, *, correction: str = "M") -> QRCode[Image]:
    """Return the QR code of a text as `qrcode` makes it, with its border.

    Args:
        uri: The text to encode, as UTF-8.
        correction: Error correction level: "L", "M", "Q" or "H" (7, 15, 25 or 30 % of the code may
            be lost).

    Returns:
        The code; its `get_matrix()` gives rows of booleans, dark is true, border included.

    Raises:
        ValueError: The text is too long for a QR code or no Unicode, or there is no such level.
    """
    import qrcode
    from qrcode.exceptions import DataOverflowError

    levels = {
        "L": qrcode.ERROR_CORRECT_L,
        "M": qrcode.ERROR_CORRECT_M,
        "Q": qrcode.ERROR_CORRECT_Q,
        "H": qrcode.ERROR_CORRECT_H,
    }
    if correction not in levels:
        raise ValueError(f"The error correction level is one of {', '.join(levels)}.")
    # Asked first: the error of encoding it would carry the text along, which may be a secret.
    if any("\ud800" <= char <= "\udfff" for char in uri):
        raise ValueError("Half a surrogate pair is no character of a QR code.")
    made = qrcode.QRCode(error_correction=levels[correction], border=QUIET_ZONE)
    # One segment of bytes, so that every reader sees plain UTF-8.
    made.add_data(uri.encode(), optimize=0)
    try:
        made.make(fit=True)
    except (DataOverflowError, ValueError):
        pass
    else:
        return made
    # Raised out here: within the except, the first error and its text would come along.
    raise ValueError(f"{len(uri)} characters are too many for one QR code.")


def matrix(uri: str, *, correction: str = "M") -> list[list[bool]]:
    """Return the modules of a text's QR code.

    Args:
        uri: The text to encode.
        correction: Error correction level, "L", "M", "Q" or "H".

    Returns:
        Square rows of booleans, dark is true, with the border of 4 light modules.

    Raises:
        ValueError: The text is too long for a QR code or no Unicode, or there is no such level.

    Example:
        >>> len(matrix("otpauth://totp/x?secret=JBSWY3DPEHPK3PXP"))
        37
    """
    return [
        [bool(module) for module in row] for row in code_of(uri, correction=correction).get_matrix()
    ]


def path(modules: Sequence[Sequence[bool]]) -> str:
    """Return the dark modules as the data of one SVG path, a module being one unit.

    Args:
        modules: Rows of booleans, dark is true.

    Returns:
        The `d` attribute: one closed box for each run of dark modules in a row.

    Example:
        >>> path([[False, True, True]])
        'M1 0h2v1h-2z'
    """
    boxes = []
    for y, row in enumerate(modules):
        x = 0
        for dark, run in groupby(row):
            length = len(list(run))
            if dark:
                boxes.append(f"M{x} {y}h{length}v1h-{length}z")
            x += length
    return "".join(boxes)


def _check_pixels(pixels: int) -> None:
    if pixels not in range(1, MOST_PIXELS + 1):
        raise ValueError(f"A module has 1 to {MOST_PIXELS} pixels.")


def svg(uri: str, *, pixels: int = PIXELS_A_MODULE, correction: str = "M") -> str:
    """Draw a text as a QR code in SVG, black on white.

    Args:
        uri: The text to encode, an otpauth:// URI as a rule.
        pixels: Size of a module on the screen, in CSS pixels.
        correction: Error correction level, "L", "M", "Q" or "H".

    Returns:
        An SVG document. The text itself does not stand in it.

    Raises:
        ValueError: The text is too long for a QR code or no Unicode, there is no such level, or a
            module has not 1 to 1000 pixels.

    Example:
        >>> svg("otpauth://totp/x?secret=JBSWY3DPEHPK3PXP").startswith("<svg")
        True
    """
    from xml.etree import ElementTree as ET

    _check_pixels(pixels)
    modules = matrix(uri, correction=correction)
    size = len(modules)
    side = str(size * pixels)
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {size} {size}",
            "width": side,
            "height": side,
            "shape-rendering": "crispEdges",
        },
    )
    ET.SubElement(root, "rect", {"width": str(size), "height": str(size), "fill": "#fff"})
    ET.SubElement(root, "path", {"d": path(modules), "fill": "#000"})
    return ET.tostring(root, encoding="unicode")


def png(uri: str, *, pixels: int = PIXELS_A_MODULE, correction: str = "M") -> bytes:
    r"""Draw a text as a QR code in PNG, black on white.

    Args:
        uri: The text to encode.
        pixels: Size of a module, in pixels.
        correction: Error correction level, "L", "M", "Q" or "H".

    Returns:
        The bytes of a PNG file.

    Raises:
        ValueError: The text is too long for a QR code or no Unicode, there is no such level, or a
            module has not 1 to 1000 pixels.

    Example:
        >>> png("otpauth://totp/x?secret=JBSWY3DPEHPK3PXP")[:4]
        b'\x89PNG'
    """
    _check_pixels(pixels)
    code = code_of(uri, correction=correction)
    code.box_size = pixels
    stream = io.BytesIO()
    code.make_image(fill_color="black", back_color="white").save(stream, "PNG")
    return stream.getvalue()


def text(uri: str, *, correction: str = "L") -> str:
    """Draw a text as a QR code in half-block characters, for a terminal.

    Args:
        uri: The text to encode.
        correction: Error correction level, "L", "M", "Q" or "H".

    Returns:
        Lines of block characters; light is drawn, so it reads on a dark terminal.

    Raises:
        ValueError: The text is too long for a QR code or no Unicode, or there is no such level.

    Example:
        >>> len(text("otpauth://totp/x?secret=JBSWY3DPEHPK3PXP").splitlines())
        19
    """
    rows = matrix(uri, correction=correction)
    if len(rows) % 2:
        rows.append([True] * len(rows))
    shades = {(False, False): "█", (False, True): "▀", (True, False): "▄", (True, True): " "}
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return "\n".join(
        "".join(shades[cell] for cell in zip(upper, lower, strict=True)) for upper, lower in pairs
    )
