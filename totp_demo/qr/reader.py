"""Reading a QR code back out of a picture, and naming what is in the way.

What a picture holds never stands in an error, nor what was given in the place of one: it may be a
secret. So nothing is raised while another error is handled: that one would come along.
"""

from __future__ import annotations

import contextlib
import enum
import io
import math
import struct
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from totp_demo.model.key_uri import KeyUriReason, scheme_fault

if TYPE_CHECKING:
    from PIL.Image import Image

SEARCHED = 40_000_000
"""Pixels that are searched at most: a larger picture is scaled down first."""

LONGEST_SIDE = 65_535
"""Pixels of a side that zxing-cpp takes at most: a longer one is scaled down first."""

LARGEST_PICTURE = 64_000_000
"""Files of more pixels are not opened: each pixel takes four bytes of memory."""

LARGEST_JPEG = 200_000_000
"""The same for a JPEG file, which is scaled down while it is decoded: the large photographs."""

_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")
"""What is opened. Pillow knows more, and would start Ghostscript for a file in PostScript."""

_BROKEN = (
    *(OSError, ValueError, SyntaxError, EOFError, LookupError, TypeError),
    *(ArithmeticError, MemoryError, struct.error),
)
"""What Pillow raises at a file that is damaged, or no picture."""


read_by: Callable[[bytes, bool], list[str]] | None = None
"""What a page without Pillow and zxing-cpp reads a picture file with: its bytes, and whether to try
the negative as well. None where these two are."""

_BYTE_ORDER_MARK = "\ufeff"
_STRIP = 64
"""Rows of the smaller picture that are made at a time."""


class QrFault(enum.Enum):
    """Why a picture gave no URI."""

    NOT_A_PICTURE = "not-a-picture"
    TOO_LARGE = "too-large"
    NO_QR_CODE = "no-qr-code"
    SEVERAL_QR_CODES = "several-qr-codes"
    NOT_OTPAUTH = "not-otpauth"
    PHONE_EXPORT = "phone-export"
    NO_READER = "no-reader"
    NO_READER_HERE = "no-reader-here"


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
                QrFault.NOT_A_PICTURE: "This file can’t be opened as a picture.",
                QrFault.TOO_LARGE: "This picture is too large to search.",
                QrFault.NO_QR_CODE: "There is no readable QR code in this picture.",
                QrFault.SEVERAL_QR_CODES: "There are several QR codes in this picture.",
                QrFault.NOT_OTPAUTH: "The QR code in this picture is not an otpauth:// one.",
                QrFault.PHONE_EXPORT: (
                    "The QR code in this picture is the export of a phone, not one account's."
                ),
                QrFault.NO_READER: "The QR reader (zxing-cpp) is not installed.",
                QrFault.NO_READER_HERE: "There is no QR reader in this browser.",
            }[reason]
        )


def read(image: Image | bytes | bytearray | memoryview | str | Path) -> str:
    """Read the otpauth URI out of a picture.

    Args:
        image: A Pillow image, or the bytes or the path of a picture file: PNG, JPEG, GIF, WebP,
            BMP or TIFF.

    Returns:
        The URI, unchecked: `Key.from_uri` says whether it is sound. The same code twice is one.

    Raises:
        QrError: No picture, no QR code, several, or not an otpauth one; `.reason` says which.
        TypeError: The image is nothing of that.

    Example:
        >>> from totp_demo import qr
        >>> read(qr.png("otpauth://totp/x?secret=JBSWY3DPEHPK3PXP"))
        'otpauth://totp/x?secret=JBSWY3DPEHPK3PXP'
    """
    # Some programs write a byte order mark before what they encode as UTF-8.
    texts = {found.removeprefix(_BYTE_ORDER_MARK): None for found in decode(image)}
    texts.pop("", None)
    if not texts:
        raise QrError(QrFault.NO_QR_CODE)
    if len(texts) > 1:
        raise QrError(QrFault.SEVERAL_QR_CODES)
    (text,) = texts
    fault = scheme_fault(text)
    if fault is KeyUriReason.PHONE_EXPORT:
        raise QrError(QrFault.PHONE_EXPORT)
    if fault is not None or not text.partition(":")[2].startswith("//"):
        raise QrError(QrFault.NOT_OTPAUTH)
    return text


def decode(
    image: Image | bytes | bytearray | memoryview | str | Path, *, inverted: bool = True
) -> list[str]:
    """Read every QR code of a picture with zxing-cpp.

    Args:
        image: A Pillow image, or the bytes or the path of a picture file.
        inverted: Whether to try the negative of the picture as well: light modules on dark.

    Returns:
        The texts found, whatever they are; an empty list where there is none.

    Raises:
        QrError: The file is not a picture, or the reader is not installed.
        TypeError: The image is neither a Pillow image nor bytes nor a path.
    """
    if read_by is not None:
        return read_by(_file_of(image), inverted)
    pictures = _on_paper(image)
    try:
        import zxingcpp
    except ImportError:
        pictures = []
    if not pictures:
        raise QrError(QrFault.NO_READER)
    found: list[str] = []
    for picture in pictures:
        codes = zxingcpp.read_barcodes(
            picture,
            formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode),
            try_invert=inverted,
            # As it was written: the reader's default marks control characters for people to see.
            text_mode=zxingcpp.TextMode.Plain,
        )
        found = [code.text for code in codes]
        if found:
            break
    return found


def _file_of(image: Image | bytes | bytearray | memoryview | str | Path) -> bytes:
    if isinstance(image, (bytes, bytearray, memoryview)):
        return bytes(image)
    if isinstance(image, (str, Path)):
        with contextlib.suppress(OSError):
            return Path(image).read_bytes()
        raise QrError(QrFault.NOT_A_PICTURE)
    raise TypeError("Here a picture is the bytes of a file, or its path.")


def _on_paper(image: Image | bytes | bytearray | memoryview | str | Path) -> list[Image]:
    """Open a picture, if it has to be opened, and lay it on white paper.

    Transparent pixels are often stored black: without the paper all would be black on black. Where
    there are any, the picture on black paper comes second: white modules show on that one only.
    """
    from PIL import Image as Pillow

    source: Image | io.BytesIO | str | Path
    if isinstance(image, (bytes, bytearray, memoryview)):
        source = io.BytesIO(image)
    elif isinstance(image, (Pillow.Image, str, Path)):
        source = image
    else:
        raise TypeError("A picture is a Pillow image, the bytes of a file, or its path.")
    fault = QrFault.NOT_A_PICTURE
    try:
        if isinstance(source, Pillow.Image):
            return _flat(source)
        # What is too large is judged here: Pillow's own warning would let no photograph through.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Pillow.DecompressionBombWarning)
            with Pillow.open(source, formats=_FORMATS) as opened:
                if _opens(opened):
                    return _flat(opened)
                fault = QrFault.TOO_LARGE
    except Pillow.DecompressionBombError:
        fault = QrFault.TOO_LARGE
    except _BROKEN:
        pass
    raise QrError(fault)


def _opens(picture: Image) -> bool:
    """Say whether a file's picture fits in memory; let a JPEG be scaled down on its way there."""
    pixels = picture.width * picture.height
    if picture.format not in {"JPEG", "MPO"}:
        return pixels <= LARGEST_PICTURE
    factor = _factor(picture)
    if factor > 1:
        picture.draft("L", (picture.width // factor, picture.height // factor))
    return pixels <= LARGEST_JPEG


def _factor(picture: Image) -> int:
    """Return by how much a side has to shrink, so that what is left can be searched."""
    by_area = math.sqrt(picture.width * picture.height / SEARCHED)
    return math.ceil(max(by_area, max(picture.size) / LONGEST_SIDE))


def _flat(picture: Image) -> list[Image]:
    """Return a picture in grey and small enough on white paper, and on black if that may matter."""
    from PIL import Image as Pillow

    clear = picture.has_transparency_data
    factor = _factor(picture)
    size = (math.ceil(picture.width / factor), math.ceil(picture.height / factor))
    sheets = [Pillow.new("L", size) for _ in ("white", "black")[: 1 + clear]]
    # Strip by strip: what a strip takes on its way is nothing beside the picture.
    rows = picture.height if factor == 1 else _STRIP * factor
    for top in range(0, picture.height, rows):
        box = (0, top, picture.width, min(top + rows, picture.height))
        strip = picture if factor == 1 else picture.crop(box)
        for sheet, colour in zip(sheets, ("white", "black"), strict=False):
            grey = _grey(strip, colour)
            sheet.paste(grey.reduce(factor) if factor > 1 else grey, (0, top // factor))
    return sheets


def _grey(picture: Image, paper: str) -> Image:
    from PIL import Image as Pillow

    if picture.mode.startswith("I;16"):
        # Pillow would cut 16 bits off at 255 instead of scaling them.
        picture = picture.point(lambda value: value / 257).convert("L")
    if not picture.has_transparency_data:
        return picture.convert("L")
    layer = picture.convert("RGBA")
    sheet = Pillow.new("RGBA", layer.size, paper)
    sheet.alpha_composite(layer)
    return sheet.convert("L")
