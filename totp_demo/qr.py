"""QR codes: a URI as SVG, PNG or text, and a picture read back.

Always black on white with a border of 4 modules, whatever the theme around it: ISO/IEC 18004 asks
for that quiet zone, and a dark theme that shows through is a known reason why a camera sees
nothing.
"""

from __future__ import annotations

import enum
import io
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from PIL.Image import Image
    from qrcode.main import QRCode

QUIET_ZONE = 4
"""Width of the white border, in modules (ISO/IEC 18004)."""

PIXELS_A_MODULE = 6
"""Default size of a module on a screen, in pixels; below 4 a phone's camera has trouble."""

LARGEST_PICTURE = 40_000_000
"""Pictures of more pixels than this are not opened."""


class QrFault(enum.Enum):
    """Why a picture gave no URI."""

    NOT_A_PICTURE = "not-a-picture"
    NO_QR_CODE = "no-qr-code"
    SEVERAL_QR_CODES = "several-qr-codes"
    NOT_OTPAUTH = "not-otpauth"
    NO_READER = "no-reader"


class QrError(ValueError):
    """A picture could not be read as one otpauth QR code.

    Attributes:
        reason: Which fault it is.
    """

    def __init__(self, reason: QrFault) -> None:
        """Say what is wrong; never what the picture holds."""
        self.reason = reason
        super().__init__(
            {
                QrFault.NOT_A_PICTURE: "This file is not a picture that can be opened.",
                QrFault.NO_QR_CODE: "There is no readable QR code in this picture.",
                QrFault.SEVERAL_QR_CODES: "There are several QR codes in this picture.",
                QrFault.NOT_OTPAUTH: "The QR code in this picture is not an otpauth:// one.",
                QrFault.NO_READER: "The QR reader (zxing-cpp) is not installed.",
            }[reason]
        )


def code_of(uri: str, *, correction: str = "M") -> QRCode[Image]:
    """Return the QR code of a text as `qrcode` makes it, with its border.

    Args:
        uri: The text to encode, as UTF-8.
        correction: Error correction level: "L", "M", "Q" or "H" (7, 15, 25 or 30 % of the code may
            be lost).

    Returns:
        The code; its `get_matrix()` gives rows of booleans, dark is true, border included.

    Raises:
        ValueError: The text is too long for a QR code.
    """
    import qrcode
    from qrcode.exceptions import DataOverflowError

    levels = {
        "L": qrcode.ERROR_CORRECT_L,
        "M": qrcode.ERROR_CORRECT_M,
        "Q": qrcode.ERROR_CORRECT_Q,
        "H": qrcode.ERROR_CORRECT_H,
    }
    made = qrcode.QRCode(error_correction=levels[correction], border=QUIET_ZONE)
    try:
        # One segment of bytes, so that every reader sees plain UTF-8.
        made.add_data(uri.encode(), optimize=0)
        made.make(fit=True)
    except (DataOverflowError, ValueError) as error:
        raise ValueError(f"{len(uri)} characters are too many for one QR code.") from error
    return made


def matrix(uri: str, *, correction: str = "M") -> list[list[bool]]:
    """Return the modules of a text's QR code.

    Args:
        uri: The text to encode.
        correction: Error correction level, "L", "M", "Q" or "H".

    Returns:
        Square rows of booleans, dark is true, with the border of 4 light modules.

    Raises:
        ValueError: The text is too long for a QR code.

    Example:
        >>> len(matrix("otpauth://totp/x?secret=JBSWY3DPEHPK3PXP"))
        41
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


def svg(uri: str, *, pixels: int = PIXELS_A_MODULE, correction: str = "M") -> str:
    """Draw a text as a QR code in SVG, black on white.

    Args:
        uri: The text to encode, an otpauth:// URI as a rule.
        pixels: Size of a module on the screen, in CSS pixels.
        correction: Error correction level, "L", "M", "Q" or "H".

    Returns:
        An SVG document. The text itself does not stand in it.

    Raises:
        ValueError: The text is too long for a QR code.

    Example:
        >>> svg("otpauth://totp/x?secret=JBSWY3DPEHPK3PXP").startswith("<svg")
        True
    """
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
        ValueError: The text is too long for a QR code.

    Example:
        >>> png("otpauth://totp/x?secret=JBSWY3DPEHPK3PXP")[:4]
        b'\x89PNG'
    """
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
        ValueError: The text is too long for a QR code.

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


def read(image: Image | bytes | str | Path) -> str:
    """Read the otpauth URI out of a picture.

    Args:
        image: A Pillow image, the bytes of a picture file, or the path of one.

    Returns:
        The URI, unchecked: `Key.from_uri` says whether it is sound.

    Raises:
        QrError: No picture, no QR code, several, or not an otpauth one; `.reason` says which.

    Example:
        >>> read(png("otpauth://totp/x?secret=JBSWY3DPEHPK3PXP"))
        'otpauth://totp/x?secret=JBSWY3DPEHPK3PXP'
    """
    texts = [found for found in decode(image) if found]
    if not texts:
        raise QrError(QrFault.NO_QR_CODE)
    if len(texts) > 1:
        raise QrError(QrFault.SEVERAL_QR_CODES)
    if not texts[0].lower().startswith("otpauth://"):
        raise QrError(QrFault.NOT_OTPAUTH)
    return texts[0]


def decode(image: Image | bytes | str | Path) -> list[str]:
    """Read every QR code of a picture with zxing-cpp.

    Args:
        image: A Pillow image, the bytes of a picture file, or the path of one.

    Returns:
        The texts found, whatever they are; an empty list where there is none.

    Raises:
        QrError: The file is not a picture, or the reader is not installed.
    """
    try:
        import zxingcpp
    except ImportError as error:
        raise QrError(QrFault.NO_READER) from error
    found = zxingcpp.read_barcodes(
        _opened(image), formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    )
    return [code.text for code in found]


def _opened(image: Image | bytes | str | Path) -> Image:
    from PIL import Image as Pillow
    from PIL import UnidentifiedImageError

    if isinstance(image, Pillow.Image):
        return image
    source = io.BytesIO(image) if isinstance(image, bytes) else image
    try:
        with Pillow.open(source) as opened:
            if opened.width * opened.height > LARGEST_PICTURE:
                raise QrError(QrFault.NOT_A_PICTURE)
            # A transparent picture is laid on white: transparent pixels are often stored black.
            picture = opened.convert("RGBA")
            paper = Pillow.new("RGBA", picture.size, "white")
            paper.alpha_composite(picture)
            return paper.convert("L")
    except QrError:
        raise
    except (UnidentifiedImageError, OSError, ValueError, Pillow.DecompressionBombError) as error:
        raise QrError(QrFault.NOT_A_PICTURE) from error
