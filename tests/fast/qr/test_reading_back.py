"""Codes drawn by `totp_demo.qr`, read back by two readers that share nothing."""

from __future__ import annotations

import io
import random
import re
from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest
import zxingcpp
from PIL import Image
from pyzbar import pyzbar

from totp_demo import qr
from totp_demo.model.key import Key

ACCOUNTS = 200
PIECES = (
    *("camille", "Zoé", "Gaëlle", "œuvre", "Łukasz", "Ωmega", "名前", "שם", "ß", "İstanbul"),
    *("+", "&", "?", "%", "%20", "#", "/", "=", "@", "'", '"', "<b>", "\\", ";", "😀", "👩‍💻", "é"),
    *(" ", "  ", "1", "2026", "example.com"),
)


def _name(chance: random.Random) -> str:
    while True:
        name = "".join(chance.choices(PIECES, k=chance.randint(1, 7))).strip()
        if name:
            return name


def keys() -> list[Key]:
    """Return keys of many kinds, the same in each run but for their secrets."""
    chance = random.Random(2020)  # noqa: S311 - names, not secrets
    found = [
        Key.generate(
            _name(chance),
            _name(chance) if chance.random() < 0.9 else "",
            algorithm=chance.choice(("SHA1", "SHA256", "SHA512")),
            digits=chance.choice((6, 7, 8)),
            period=chance.choice((10, 30, 60)),
        )
        for _ in range(ACCOUNTS)
    ]
    used = "".join(key.account for key in found)
    assert all(sign in used for sign in "é+&?% 😀")
    return found


KEYS = keys()


def by_zxing(picture: Image.Image) -> list[str]:
    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    return [found.text for found in zxingcpp.read_barcodes(picture, formats=formats)]


def by_zbar(picture: Image.Image) -> list[str]:
    found = pyzbar.decode(picture, symbols=[pyzbar.ZBarSymbol.QRCODE])
    return [each.data.decode() for each in found]


READERS = pytest.mark.parametrize("reader", [by_zxing, by_zbar])
Reader = Callable[[Image.Image], list[str]]


def opened(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("L")


@pytest.mark.parametrize("part", [0, *(pytest.param(n, marks=pytest.mark.long) for n in (1, 2, 3))])
def test_each_account_is_read_back_by_both(part: int) -> None:
    for key in KEYS[part::4]:
        png = qr.png(key.uri, pixels=4)
        assert by_zxing(opened(png)) == [key.uri]
        assert by_zbar(opened(png)) == [key.uri]
        assert Key.from_uri(qr.read(png)) == key


@READERS
@pytest.mark.parametrize("correction", "LMQH")
@pytest.mark.parametrize("pixels", [2, 3, 6, 10])
def test_each_level_and_size(reader: Reader, correction: str, pixels: int) -> None:
    uri = KEYS[0].uri
    picture = opened(qr.png(uri, pixels=pixels, correction=correction))
    assert picture.width == pixels * len(qr.matrix(uri, correction=correction))
    assert reader(picture) == [uri]


def rendered(text: str) -> Image.Image:
    """Draw block characters as a dark terminal does: what is drawn is light."""
    lines = text.splitlines()
    small = Image.new("L", (len(lines[0]), 2 * len(lines)), 0)
    for y, line in enumerate(lines):
        for x, character in enumerate(line):
            small.putpixel((x, 2 * y), 255 if character in "█▀" else 0)
            small.putpixel((x, 2 * y + 1), 255 if character in "█▄" else 0)
    return small.resize((6 * small.width, 6 * small.height), Image.Resampling.NEAREST)


@READERS
@pytest.mark.parametrize("key", KEYS[:10])
def test_the_text_is_read_back_from_a_dark_terminal(reader: Reader, key: Key) -> None:
    text = qr.text(key.uri)
    assert set(text) <= set("█▀▄ \n")
    assert len({len(line) for line in text.splitlines()}) == 1
    assert reader(rendered(text)) == [key.uri]


def modules_of_svg(svg: str) -> list[list[bool]]:
    """Read the modules out of the boxes of the SVG's path."""
    root = ET.fromstring(svg)  # noqa: S314 - our own
    size = int(root.attrib["viewBox"].split()[2])
    found = [[False] * size for _ in range(size)]
    drawn = root[1].attrib["d"]
    boxes = re.findall(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z", drawn)
    assert "".join(f"M{x} {y}h{w}v1h-{back}z" for x, y, w, back in boxes) == drawn
    for x, y, width, back in boxes:
        assert width == back
        for column in range(int(x), int(x) + int(width)):
            found[int(y)][column] = True
    return found


@pytest.mark.parametrize("correction", "LMQH")
def test_svg_and_png_hold_the_same_modules(correction: str) -> None:
    for key in KEYS[:4]:
        modules = qr.matrix(key.uri, correction=correction)
        svg = qr.svg(key.uri, correction=correction, pixels=5)
        assert modules_of_svg(svg) == modules
        picture = opened(qr.png(key.uri, correction=correction, pixels=1))
        dark = [
            picture.getpixel((x, y)) == 0 for y in range(len(modules)) for x in range(len(modules))
        ]
        assert dark == [module for row in modules for module in row]


def test_svg_is_black_on_white_whatever_is_around_it_and_holds_no_text() -> None:
    key = KEYS[0]
    svg = qr.svg(key.uri, pixels=5)
    root = ET.fromstring(svg)  # noqa: S314
    paper, ink = root
    size = len(qr.matrix(key.uri))
    assert paper.attrib == {"width": str(size), "height": str(size), "fill": "#fff"}
    assert ink.attrib["fill"] == "#000"
    assert root.attrib["width"] == root.attrib["height"] == str(5 * size)
    assert key.secret not in svg
    assert not "".join(root.itertext())
    assert "currentColor" not in svg


@pytest.mark.parametrize("correction", "LMQH")
def test_the_border_is_white_and_four_modules_wide(correction: str) -> None:
    for key in KEYS[:4]:
        modules = qr.matrix(key.uri, correction=correction)
        size = len(modules)
        inside = range(4, size - 4)
        assert {len(row) for row in modules} == {size}
        assert not any(
            modules[row][column]
            for row in range(size)
            for column in range(size)
            if row not in inside or column not in inside
        )
        # The finders start right behind it.
        assert modules[4][4]
        assert modules[4][size - 5]
        assert modules[size - 5][4]


def test_pixels_are_black_or_white() -> None:
    picture = Image.open(io.BytesIO(qr.png(KEYS[0].uri)))
    assert {colour for _, colour in picture.convert("RGB").getcolors(10) or []} == {
        (0, 0, 0),
        (255, 255, 255),
    }


@pytest.mark.parametrize("draw", [qr.svg, qr.png, qr.text, qr.matrix])
def test_a_text_that_is_too_long_is_refused_without_being_repeated(
    draw: Callable[[str], object],
) -> None:
    with pytest.raises(ValueError, match=r"^3000 characters are too many for one QR code\.$"):
        draw("s" * 3000)


@pytest.mark.parametrize("draw", [qr.svg, qr.png, qr.text, qr.matrix])
def test_a_text_that_is_no_unicode_is_refused_without_being_repeated(
    draw: Callable[[str], object],
) -> None:
    with pytest.raises(ValueError, match=r"^Half a surrogate pair") as caught:
        draw("GEZDGNBV\ud800")
    error = caught.value
    assert (type(error), error.__cause__, error.__context__) == (ValueError, None, None)


@pytest.mark.parametrize("draw", [qr.svg, qr.png, qr.text, qr.matrix])
@pytest.mark.parametrize("level", ["X", "", "m", "LM"])
def test_there_are_four_levels(draw: Callable[..., object], level: str) -> None:
    with pytest.raises(ValueError, match=r"one of L, M, Q, H\.$"):
        draw("otpauth://totp/x", correction=level)


def test_the_longest_uri_there_is_fits() -> None:
    key = Key.generate("é" * 100, "ï" * 100, algorithm="SHA512", digits=8, period=86_400)
    assert qr.read(qr.png(key.uri, pixels=3)) == key.uri


@pytest.mark.parametrize("draw", [qr.svg, qr.png])
@pytest.mark.parametrize("pixels", [0, -1, 1001, "GEZDGNBV", None])
def test_a_module_has_a_pixel_at_least(draw: Callable[..., object], pixels: object) -> None:
    with pytest.raises(ValueError, match=r"^A module has 1 to 1000 pixels\.$"):
        draw("otpauth://totp/x", pixels=pixels)
