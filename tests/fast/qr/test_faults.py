"""Pictures that give no URI, and what is said of them."""

from __future__ import annotations

import contextlib
import io
import random
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import zxingcpp
from PIL import EpsImagePlugin, Image, ImageFile

from totp_demo import qr
from totp_demo.qr import QrError, QrFault, reader
from totp_demo.qr.reader import LARGEST_PICTURE

URI = "otpauth://totp/IT%20Glue:camille?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=IT%20Glue"
OTHER = URI.replace("camille", "martin")


def code(text: str = URI, *, mode: str = "RGB") -> Image.Image:
    return Image.open(io.BytesIO(qr.png(text))).convert("RGB").convert(mode)


def saved(picture: Image.Image, kind: str = "PNG") -> bytes:
    stream = io.BytesIO()
    picture.save(stream, kind)
    return stream.getvalue()


def side_by_side(*pictures: Image.Image) -> Image.Image:
    whole = Image.new("RGB", (sum(each.width for each in pictures), pictures[0].height), "white")
    at = 0
    for picture in pictures:
        whole.paste(picture, (at, 0))
        at += picture.width
    return whole


def fault(image: Image.Image | bytes | str | Path) -> QrFault:
    with pytest.raises(QrError) as caught:
        qr.read(image)
    assert "otpauth://totp" not in str(caught.value)
    assert "GEZDG" not in str(caught.value)
    return caught.value.reason


@pytest.mark.parametrize(
    "data",
    [b"", b"x", b"\x89PNG\r\n\x1a\n", qr.svg(URI).encode(), URI.encode(), b"%PDF-1.7\n", bytes(99)],
)
def test_no_picture(data: bytes) -> None:
    assert fault(data) is QrFault.NOT_A_PICTURE


def test_postscript_is_not_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pillow would hand it to Ghostscript, which is a program of its own."""
    drawn = saved(code(), "EPS")
    assert drawn.startswith(b"%!PS-Adobe")
    started: list[object] = []

    def ghostscript(*args: object, **_options: object) -> object:
        started.append(args)
        return code().im

    monkeypatch.setattr(EpsImagePlugin, "Ghostscript", ghostscript)
    assert fault(drawn) is QrFault.NOT_A_PICTURE
    assert started == []


def test_no_such_file(tmp_path: Path) -> None:
    for path in (tmp_path / "none.png", tmp_path, str(tmp_path / "none"), "a\0b", ""):
        assert fault(path) is QrFault.NOT_A_PICTURE


def test_a_damaged_picture_never_raises_anything_else() -> None:
    good = {kind: saved(code(), kind) for kind in ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")}
    chance = random.Random(1)  # noqa: S311 - the same damage each time
    for data in good.values():
        assert qr.read(data) == URI
        for _ in range(40):
            bad = bytearray(data[: chance.randint(1, len(data))])
            for _ in range(chance.randint(0, 5)):
                bad[chance.randrange(len(bad))] = chance.randrange(256)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # Pillow grumbles about broken metadata
                with contextlib.suppress(QrError):
                    assert qr.read(bytes(bad)) == URI


def test_no_qr_code() -> None:
    assert fault(Image.new("RGB", (300, 300), "white")) is QrFault.NO_QR_CODE
    assert fault(saved(Image.new("L", (1, 1)))) is QrFault.NO_QR_CODE
    noise = Image.frombytes("L", (200, 200), random.Random(3).randbytes(40_000))  # noqa: S311
    assert fault(noise) is QrFault.NO_QR_CODE
    assert fault(code().crop((0, 0, 120, 120))) is QrFault.NO_QR_CODE


def test_several() -> None:
    assert fault(side_by_side(code(), code(OTHER))) is QrFault.SEVERAL_QR_CODES
    assert fault(side_by_side(code(), code("https://example.com"))) is QrFault.SEVERAL_QR_CODES
    assert fault(side_by_side(code(), code(), code(OTHER))) is QrFault.SEVERAL_QR_CODES


def test_the_same_code_twice_is_one() -> None:
    assert qr.read(side_by_side(code(), code())) == URI
    assert qr.read(side_by_side(code(), code(), code())) == URI
    assert qr.read(side_by_side(code(), code("\ufeff" + URI))) == URI
    assert qr.decode(side_by_side(code(), code())) == [URI, URI]


def test_a_byte_order_mark_is_left_out() -> None:
    assert qr.read(code("\ufeff" + URI)) == URI
    assert fault(code("\ufeff")) is QrFault.NO_QR_CODE
    assert fault(code("\ufeffhttps://example.com")) is QrFault.NOT_OTPAUTH


@pytest.mark.parametrize("start", ["otpauth", "OTPAUTH", "\ufeffotpauth"])
def test_the_export_of_a_phone_is_named(start: str) -> None:
    assert fault(code(f"{start}-migration://offline?data=CjEKCkhlbGxv")) is QrFault.PHONE_EXPORT


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
def test_bytes_of_any_kind_are_read(kind: Callable[[bytes], bytes]) -> None:
    assert qr.read(kind(qr.png(URI))) == URI


@pytest.mark.parametrize("thing", [None, 3, [URI], np.zeros((9, 9)), io.BytesIO(), object(), {}])
def test_what_is_no_picture_at_all_is_a_type_error(thing: object) -> None:
    for ask in (qr.read, qr.decode):
        with pytest.raises(TypeError, match="Pillow image, the bytes of a file, or its path"):
            ask(thing)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "https://example.com/?u=otpauth://totp/x",
        "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
        "otpauth:totp/x",
        "é",
        "WIFI:S:x;;",
        "1234567890",
    ],
)
def test_not_otpauth(text: str) -> None:
    assert fault(code(text)) is QrFault.NOT_OTPAUTH
    assert qr.decode(code(text)) == [text]


def test_an_otpauth_uri_in_capitals_or_with_raw_letters_is_read() -> None:
    for text in (URI.replace("otpauth", "OTPAUTH"), "otpauth://totp/Société:Zoé?secret=MFRGGZDF"):
        assert qr.read(code(text)) == text


def test_control_characters_are_read_as_they_were_written() -> None:
    text = "otpauth://totp/a\x1db\tc"
    assert qr.read(code(text)) == text


@pytest.mark.parametrize("as_file", [True, False])
def test_transparent_paper(*, as_file: bool) -> None:
    """Black modules, and everything else transparent black: on white paper it is a QR code."""
    grey = code(mode="L")
    picture = Image.new("RGBA", grey.size, (0, 0, 0, 0))
    picture.putalpha(grey.point(lambda value: 255 - value))
    assert qr.read(saved(picture) if as_file else picture) == URI


def test_a_palette_with_a_transparent_colour() -> None:
    picture = code(mode="L").point(lambda value: 1 if value else 0).convert("P")
    picture.putpalette([0, 0, 0, 0, 0, 0])
    stream = io.BytesIO()
    picture.save(stream, "PNG", transparency=1)
    assert qr.read(stream.getvalue()) == URI


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "YCbCr", "I", "F"])
def test_each_kind_of_picture(mode: str) -> None:
    grey = code(mode="L")
    assert (
        qr.read(grey if mode == "L" else grey.convert(mode) if mode != "CMYK" else code(mode=mode))
        == URI
    )


def test_sixteen_bits_a_pixel() -> None:
    # Dark modules of 4000 in 65535 would be as white as the paper if they were cut off at 255.
    grey = code(mode="L")
    values = (65_535 if value else 4_000 for value in grey.tobytes())
    deep = b"".join(value.to_bytes(2, "little") for value in values)
    picture = Image.frombytes("I;16", grey.size, deep)
    assert qr.read(picture) == URI
    assert qr.read(saved(picture)) == URI


def test_turned_mirrored_and_inverted() -> None:
    for angle in (90, 180, 270, 20):
        assert qr.read(code().rotate(angle, expand=True, fillcolor="white")) == URI
    negative = code(mode="L").point(lambda value: 255 - value)
    assert qr.read(negative) == URI
    assert qr.decode(negative, inverted=False) == []
    assert qr.decode(code(), inverted=False) == [URI]


@pytest.mark.parametrize("as_file", [True, False])
@pytest.mark.parametrize("stored", [0, 255])
def test_white_modules_on_transparent_paper(*, stored: int, as_file: bool) -> None:
    """On white paper there is nothing to be seen, whatever the transparent pixels hold."""
    grey = code(mode="L")
    picture = Image.new("RGBA", grey.size, (stored,) * 3 + (0,))
    light = Image.new("RGBA", grey.size, "white")
    picture.paste(light, mask=grey.point(lambda value: 255 - value))
    assert qr.read(saved(picture) if as_file else picture) == URI
    assert qr.decode(picture, inverted=False) == []


def photograph(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """Return a large picture with a code of 20 pixels a module somewhere in it."""
    whole = Image.new(mode, (width, height), "grey")
    drawn = Image.open(io.BytesIO(qr.png(URI, pixels=20))).convert(mode)
    whole.paste(drawn, (width // 2, height // 3))
    return whole


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_photograph_of_48_megapixels_is_scaled_down_and_read(kind: str) -> None:
    picture = photograph(8_000, 6_000, "L")
    assert qr.read(saved(picture, kind)) == URI
    if kind == "PNG":
        assert qr.read(picture) == URI


def test_the_largest_photographs_are_read_in_little_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """A phone's 108 megapixels: decoded as they stand they would take 430 MB."""
    data = saved(photograph(12_000, 9_000, "L"), "JPEG")
    decoded: list[int] = []
    load = ImageFile.ImageFile.load_prepare

    def prepare(self: ImageFile.ImageFile) -> None:
        decoded.append(self.width * self.height)
        load(self)

    monkeypatch.setattr(ImageFile.ImageFile, "load_prepare", prepare)
    assert qr.read(data) == URI
    assert decoded == [6_000 * 4_500]


@pytest.mark.parametrize("mode", ["1", "P", "RGBA", "I;16"])
def test_a_picture_of_any_kind_is_scaled_down(mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "SEARCHED", 60_000)
    small = code(mode="L").resize((700, 700), Image.Resampling.NEAREST)
    if mode == "I;16":
        picture = small.convert("I").point(lambda value: value * 257).convert("I;16")
    else:
        picture = small.convert(mode)
    looked_at: list[tuple[int, int]] = []
    read = zxingcpp.read_barcodes

    def note(sheet: Image.Image, **options: Any) -> list[zxingcpp.Barcode]:  # noqa: ANN401 - the reader's own
        looked_at.append(sheet.size)
        return list(read(sheet, **options))

    monkeypatch.setattr(zxingcpp, "read_barcodes", note)
    assert qr.read(picture) == URI
    assert set(looked_at) == {(234, 234)}


@pytest.mark.parametrize("side", [8_100, 9_500, 14_000])
def test_a_huge_picture(side: int) -> None:
    """It is small as a file; Pillow itself warns of the second and refuses the third."""
    assert side**2 > LARGEST_PICTURE
    data = saved(Image.new("1", (side, side), 1))
    assert len(data) < 100_000
    assert fault(data) is QrFault.TOO_LARGE


def test_a_huge_picture_that_is_open_already_is_scaled_down() -> None:
    """Its memory is taken already."""
    assert fault(Image.new("1", (9_000, 9_000), 1)) is QrFault.NO_QR_CODE


def test_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "código.png"
    path.write_bytes(qr.png(URI))
    assert qr.read(path) == qr.read(str(path)) == URI


def test_without_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "zxingcpp", None)
    assert fault(qr.png(URI)) is QrFault.NO_READER


def test_each_fault_has_words_of_its_own() -> None:
    words = {str(QrError(reason)) for reason in QrFault}
    assert len(words) == len(QrFault)
    assert all(word.endswith(".") for word in words)


def test_a_side_longer_than_the_reader_takes() -> None:
    """zxing-cpp raises at more than 65,535 pixels a side, however few they are in all."""
    strip = Image.new("L", (70_000, 150), "white")
    assert fault(saved(strip)) is QrFault.NO_QR_CODE
    small = code(mode="L")
    wide = Image.new("L", (70_000, 2 * small.height), "white")
    wide.paste(small.resize((2 * small.width, 2 * small.height)), (30_000, 0))
    assert qr.read(saved(wide)) == URI
