"""What a picture of a spoilt QR code is made of, and what draws and reads it.

Pillow and zxing-cpp do; on a page without them, what the page has instead.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from totp_demo.qr.reader import decode

if TYPE_CHECKING:
    from PIL.Image import Image


@dataclass(frozen=True, slots=True, repr=False)
class Sheet:
    """A picture before it is drawn; without a repr of its own, for a code holds a secret.

    Attributes:
        rows: A grey from 0 to 255 for each module, the border and the page around included.
        pixels: Size of a module.
        spots: Round smudges: the middle's place from the left and from the top, the radius, all in
            pixels, and the grey.
        blur: Of the camera: radius in pixels, 0 for none.
    """

    rows: tuple[bytes, ...]
    pixels: int
    spots: tuple[tuple[float, float, float, int], ...]
    blur: float


class Picture(Protocol):
    """A sheet that has been drawn."""

    @property
    def width(self) -> int:
        """Pixels on a side."""
        ...

    def png(self) -> bytes:
        """Return the picture as a PNG file."""
        ...

    def texts(self, *, inverted: bool) -> list[str]:
        """Return the texts of the QR codes that a reader finds in it.

        Args:
            inverted: Whether it tries the negative as well.

        Raises:
            QrError: The reader is not installed.
        """
        ...


class PillowPicture:
    """A picture as Pillow draws it and zxing-cpp reads it.

    Args:
        sheet: What is on it.

    Example:
        >>> sheet = Sheet((bytes([0, 255]), bytes([255, 0])), pixels=3, spots=(), blur=0)
        >>> PillowPicture(sheet).width
        6
    """

    def __init__(self, sheet: Sheet) -> None:
        """Draw it."""
        from PIL import Image as Pillow
        from PIL import ImageDraw, ImageFilter

        size = (len(sheet.rows[0]), len(sheet.rows))
        picture = Pillow.frombytes("L", size, b"".join(sheet.rows)).resize(
            (size[0] * sheet.pixels, size[1] * sheet.pixels), Pillow.Resampling.NEAREST
        )
        pen = ImageDraw.Draw(picture)
        for x, y, radius, grey in sheet.spots:
            pen.circle((x, y), radius, fill=grey)
        blurred = picture.filter(ImageFilter.GaussianBlur(sheet.blur)) if sheet.blur else picture
        self.image: Image = blurred

    @property
    def width(self) -> int:
        """Pixels on a side."""
        return self.image.width

    def png(self) -> bytes:
        """Return the picture as a PNG file."""
        stream = io.BytesIO()
        self.image.save(stream, "PNG")
        return stream.getvalue()

    def texts(self, *, inverted: bool) -> list[str]:
        """Return what zxing-cpp reads."""
        return decode(self.image, inverted=inverted)
