"""Pictures on a page without Pillow and zxing-cpp: site/web/qr.js draws and reads them."""

from __future__ import annotations

import json
import struct
import zlib
from pathlib import Path
from typing import Protocol

from totp_demo.qr import laboratory, reader
from totp_demo.qr.reader import QrError, QrFault
from totp_demo.qr.sheet import Sheet
from totp_demo.views.questions.figure_view import drawn_ahead

_GREY = struct.pack("5B", 8, 0, 0, 0, 0)  # bits a pixel, no colours; plain otherwise


_NULL = "JsNull"
"""The class of `pyodide.ffi.jsnull`, which only Pyodide has."""


class Bytes(Protocol):
    """Bytes of the script's."""

    def to_bytes(self) -> bytes:
        """Return them as Python's own."""
        ...


class Drawn(Protocol):
    """A picture that the script has drawn.

    Attributes:
        width: Pixels on a side.
    """

    width: int

    def greys(self) -> Bytes:
        """Return a byte for each pixel."""
        ...

    def texts(self, inverted: bool) -> str:  # noqa: FBT001 - a script has no names for what it is given
        """Return what stands in its QR codes, as JSON."""
        ...


class Script(Protocol):
    """What site/web/qr.js gives."""

    def draw(self, sheet: str) -> Drawn:
        """Draw a sheet, which is JSON: its rows in hexadecimal."""
        ...

    def textsOfFile(self, file: str, inverted: bool) -> str:  # noqa: N802, FBT001 - as a script says it
        """Read a picture file, in hexadecimal; JSON, `null` where it is no picture."""
        ...


class BrowserPicture:
    """A picture as the page's script draws and reads it.

    Args:
        drawn: The script's.
    """

    def __init__(self, drawn: Drawn) -> None:
        """Keep it."""
        self._drawn = drawn

    @property
    def width(self) -> int:
        """Pixels on a side."""
        return self._drawn.width

    def png(self) -> bytes:
        """Return the picture as a PNG file."""
        return png(self._drawn.greys().to_bytes(), self.width)

    def texts(self, *, inverted: bool) -> list[str]:
        """Return what the page's reader reads."""
        return [str(text) for text in json.loads(self._drawn.texts(inverted))]


def png(greys: bytes, width: int) -> bytes:
    r"""Return a grey picture as a PNG file (RFC 2083).

    Args:
        greys: A byte for each pixel, row by row.
        width: Pixels in a row.

    Example:
        >>> png(bytes(4), 2)[:8]
        b'\x89PNG\r\n\x1a\n'
    """
    rows = [b"\0" + greys[at : at + width] for at in range(0, len(greys), width)]
    parts = {
        b"IHDR": struct.pack(">2I", width, len(rows)) + _GREY,
        b"IDAT": zlib.compress(b"".join(rows)),
        b"IEND": b"",
    }
    whole = [
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts.items()
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(whole)


def use(script: Script | None) -> None:
    """Draw and read with a page's script from now on.

    Args:
        script: It; None where a page has none: then it is said that there is no reader.
    """

    def draw(sheet: Sheet) -> BrowserPicture:
        if script is None:
            raise QrError(QrFault.NO_READER_HERE)
        about = {"rows": [row.hex() for row in sheet.rows], "pixels": sheet.pixels}
        said = json.dumps({**about, "spots": sheet.spots, "blur": sheet.blur})
        return BrowserPicture(script.draw(said))

    def read(file: bytes, inverted: bool) -> list[str]:  # noqa: FBT001 - as `read_by` is called
        if script is None:
            raise QrError(QrFault.NO_READER_HERE)
        found = json.loads(script.textsOfFile(file.hex(), inverted))
        if found is None:
            raise QrError(QrFault.NOT_A_PICTURE)
        return [str(text) for text in found]

    laboratory.drawn_by = draw
    reader.read_by = read


def settle_in_jupyterlite() -> None:
    """Do without what JupyterLite lacks: figures come with the wheel that site/lite.py writes.

    There is no script to draw or read pictures with, and whoever asks for one is told so.
    """
    use(None)
    figures = Path(__file__).with_name("figures.json").read_text("utf-8")
    drawn_ahead.update(
        {key: (picture, words) for key, (picture, words) in json.loads(figures).items()}
    )


def without_jsnull(content: object) -> object:
    """Return what a script says as JSON has it.

    JupyterLite gives a kernel an object of JavaScript's own for a null (`pyodide.ffi.jsnull`).

    Args:
        content: What came.
    """
    if not isinstance(content, dict):
        return content
    return {
        name: None if type(value).__name__ == _NULL else value for name, value in content.items()
    }
