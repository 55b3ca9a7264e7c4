"""Reading a QR code back out of a picture, and naming what is in the way.

What a picture holds never stands in an error: it may be a secret.
"""

from __future__ import annotations

import enum
import io
import struct
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST_PICTURE = 40_000_000
"""Pictures of more pixels than this are not searched."""

_FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")
"""What is opened. Pillow knows more, and would start Ghostscript for a file in PostScript."""

_BROKEN = (
    *(OSError, ValueError, SyntaxError, EOFError, LookupError, TypeError),
    *(ArithmeticError, MemoryError, struct.error),
)
"""What Pillow raises at a file that is damaged, or no picture."""


class QrFault(enum.Enum):
    """Why a picture gave no URI."""

    NOT_A_PICTURE = "not-a-picture"
    TOO_LARGE = "too-large"
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
                QrFault.TOO_LARGE: "This picture is too large to be searched.",
                QrFault.NO_QR_CODE: "There is no readable QR code in this picture.",
                QrFault.SEVERAL_QR_CODES: "There are several QR codes in this picture.",
                QrFault.NOT_OTPAUTH: "The QR code in this picture is not an otpauth:// one.",
                QrFault.NO_READER: "The QR reader (zxing-cpp) is not installed.",
            }[reason]
        )


def read(image: Image | bytes | str | Path) -> str:
    """Read the otpauth URI out of a picture.

    Args:
        image: A Pillow image, or the bytes or the path of a picture file: PNG, JPEG, GIF, WebP,
            BMP or TIFF.

    Returns:
        The URI, unchecked: `Key.from_uri` says whether it is sound.

    Raises:
        QrError: No picture, no QR code, several, or not an otpauth one; `.reason` says which.

    Example:
        >>> from totp_demo import qr
        >>> read(qr.png("otpauth://totp/x?secret=JBSWY3DPEHPK3PXP"))
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


def decode(image: Image | bytes | str | Path, *, inverted: bool = True) -> list[str]:
    """Read every QR code of a picture with zxing-cpp.

    Args:
        image: A Pillow image, or the bytes or the path of a picture file.
        inverted: Whether to try the negative of the picture as well: light modules on dark.

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
        _on_white(image),
        formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode),
        try_invert=inverted,
        # As it was written: the reader's default marks control characters for people to see.
        text_mode=zxingcpp.TextMode.Plain,
    )
    return [code.text for code in found]


def _on_white(image: Image | bytes | str | Path) -> Image:
    """Open a picture, if it has to be opened, and lay it on white paper.

    Transparent pixels are often stored black: without the paper all would be black on black.
    """
    from PIL import Image as Pillow

    try:
        if isinstance(image, Pillow.Image):
            return _flat(image)
        source = io.BytesIO(image) if isinstance(image, bytes) else image
        with warnings.catch_warnings():
            warnings.simplefilter("error", Pillow.DecompressionBombWarning)
            with Pillow.open(source, formats=_FORMATS) as opened:
                return _flat(opened)
    except QrError:
        raise
    except (Pillow.DecompressionBombError, Pillow.DecompressionBombWarning) as error:
        raise QrError(QrFault.TOO_LARGE) from error
    except _BROKEN as error:
        raise QrError(QrFault.NOT_A_PICTURE) from error


def _flat(picture: Image) -> Image:
    from PIL import Image as Pillow

    if picture.width * picture.height > LARGEST_PICTURE:
        raise QrError(QrFault.TOO_LARGE)
    if picture.mode.startswith("I;16"):
        # Pillow would cut 16 bits off at 255 instead of scaling them.
        picture = picture.point(lambda value: value / 257).convert("L")
    layer = picture.convert("RGBA")
    paper = Pillow.new("RGBA", layer.size, "white")
    paper.alpha_composite(layer)
    return paper.convert("L")
