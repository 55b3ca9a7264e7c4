"""The anatomy is that of `qrcode`'s own matrix, and the text can be read along it by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import qrcode
from qrcode.base import rs_blocks
from qrcode.util import mask_func, pattern_position

from totp_demo.qr import anatomy as qr_anatomy
from totp_demo.qr import drawing as qr
from totp_demo.qr.anatomy import Anatomy, Region

LEVELS = {
    "L": qrcode.ERROR_CORRECT_L,
    "M": qrcode.ERROR_CORRECT_M,
    "Q": qrcode.ERROR_CORRECT_Q,
    "H": qrcode.ERROR_CORRECT_H,
}
VERSIONS = (1, 2, 6, 7, 9, 10, 14, 21, 27, 40)


def of_version(version: int, correction: str) -> Anatomy:
    """Return the anatomy of a version, its blocks as `qrcode` has them."""
    blocks = rs_blocks(version, LEVELS[correction])
    pairs = ((each.data_count, each.total_count - each.data_count) for each in blocks)
    return Anatomy(version, correction, tuple(pairs))


def drawn(version: int, correction: str, mask: int) -> list[list[bool | None]]:
    """Return what `qrcode` draws before it lays the text in; None is still free."""
    code: qrcode.QRCode = qrcode.QRCode(version, LEVELS[correction])
    code.modules_count = size = 17 + 4 * version
    code.modules = [[None] * size for _ in range(size)]
    code.setup_position_probe_pattern(0, 0)
    code.setup_position_probe_pattern(size - 7, 0)
    code.setup_position_probe_pattern(0, size - 7)
    code.setup_position_adjust_pattern()
    code.setup_timing_pattern()
    code.setup_type_info(test=False, mask_pattern=mask)
    if version >= 7:
        code.setup_type_number(test=False)
    modules: list[list[bool | None]] = code.modules
    return modules


CARRYING = {Region.DATA, Region.CORRECTION, Region.REMAINDER}
URI = "otpauth://totp/IT%20Glue:camille?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=IT%20Glue"


@pytest.mark.parametrize("correction", LEVELS)
@pytest.mark.parametrize("version", VERSIONS)
def test_what_carries_the_text_is_what_qrcode_leaves_free(version: int, correction: str) -> None:
    anatomy = of_version(version, correction)
    free = [[module is None for module in row] for row in drawn(version, correction, 0)]
    assert [[each in CARRYING for each in row] for row in anatomy.regions] == free
    placed = [place for codeword in anatomy.codewords for place in codeword.places]
    assert len(placed) == len(set(placed)) == 8 * sum(map(sum, anatomy.blocks))
    assert anatomy.count()[Region.REMAINDER] == sum(map(sum, free)) - len(placed)
    assert anatomy.count()[Region.REMAINDER] <= 7


@pytest.mark.parametrize("correction", LEVELS)
@pytest.mark.parametrize("text", [URI, URI + "&algorithm=SHA512&digits=8&period=60" * 3])
def test_the_fixed_parts_of_the_picture_are_where_they_are_said_to_be(
    text: str, correction: str
) -> None:
    anatomy = qr_anatomy.of(text, correction=correction)
    modules = qr_anatomy.bare(qr.matrix(text, correction=correction))
    assert len(modules) == anatomy.size
    level, mask = qr_anatomy.read_format(modules)
    assert level == correction
    own = drawn(anatomy.version, correction, mask)
    for row, regions in enumerate(anatomy.regions):
        for column, region in enumerate(regions):
            if region not in CARRYING:
                assert modules[row][column] == own[row][column], (row, column, region)


def _where(anatomy: Anatomy, region: Region) -> set[tuple[int, int]]:
    return {
        (row, column)
        for row, regions in enumerate(anatomy.regions)
        for column, each in enumerate(regions)
        if each is region
    }


@pytest.mark.parametrize("version", VERSIONS)
def test_each_region_has_the_size_that_the_standard_gives(version: int) -> None:
    anatomy = of_version(version, "L")
    size, count = anatomy.size, anatomy.count()
    assert count[Region.FINDER] == 3 * 49
    assert count[Region.SEPARATOR] == 3 * 15
    assert count[Region.FORMAT] == 30
    assert count[Region.DARK] == 1
    assert _where(anatomy, Region.DARK) == {(4 * version + 9, 8)}
    assert count[Region.VERSION] == (36 if version >= 7 else 0)
    rows = len(pattern_position(version))
    assert count[Region.ALIGNMENT] == 25 * (rows**2 - 3 if rows else 0)
    crossing = 2 * 5 * max(0, rows - 2)
    assert count[Region.TIMING] == 2 * (size - 16) - crossing
    assert count.total() == size**2


@pytest.mark.parametrize("correction", LEVELS)
def test_dark_and_light_of_the_patterns(correction: str) -> None:
    anatomy = qr_anatomy.of(URI, correction=correction)
    modules = qr_anatomy.bare(qr.matrix(URI, correction=correction))
    assert all(modules[row][column] for row, column in _where(anatomy, Region.DARK))
    assert not any(modules[row][column] for row, column in _where(anatomy, Region.SEPARATOR))
    assert all(
        modules[row][column] == ((row + column) % 2 == 0)
        for row, column in _where(anatomy, Region.TIMING)
    )


def read_by_hand(modules: list[list[bool]], anatomy: Anatomy) -> bytes:
    """Read a code along its anatomy, without any error correction."""
    mask: Callable[[int, int], bool] = mask_func(qr_anatomy.read_format(modules)[1])
    ordered = sorted(anatomy.codewords, key=lambda each: (each.block, each.index))
    bits = "".join(
        str(int(modules[row][column] != mask(row, column)))
        for codeword in ordered
        if codeword.data
        for row, column in codeword.places
    )
    assert bits[:4] == "0100", "one segment of bytes"
    wide = 16 if anatomy.version >= 10 else 8
    length = int(bits[4 : 4 + wide], 2)
    start = 4 + wide
    return bytes(int(bits[start + 8 * at : start + 8 * at + 8], 2) for at in range(length))


@pytest.mark.parametrize("correction", LEVELS)
@pytest.mark.parametrize("length", [30, 91, 125, 400])
def test_the_text_can_be_read_along_the_anatomy(length: int, correction: str) -> None:
    text = (URI + "&x=" + "0123456789" * 120)[:length]
    anatomy = qr_anatomy.of(text, correction=correction)
    modules = qr_anatomy.bare(qr.matrix(text, correction=correction))
    assert read_by_hand(modules, anatomy) == text.encode()


@pytest.mark.parametrize("correction", LEVELS)
@pytest.mark.parametrize("tail", ["", "&algorithm=SHA512&digits=8&period=60" * 4])
def test_the_secret_is_where_it_is_said_to_be(tail: str, correction: str) -> None:
    text = URI + tail
    first = text.index("GEZD")
    anatomy = qr_anatomy.of(text, correction=correction)
    places = anatomy.places_of(first, first + 32)
    assert len(places) == 8 * 32
    assert places <= _where(anatomy, Region.DATA)
    # Another secret of the same length changes the data there and nowhere else.
    other = text.replace("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U")
    both = []
    for each in (text, other):
        modules = qr_anatomy.bare(qr.matrix(each, correction=correction))
        mask = mask_func(qr_anatomy.read_format(modules)[1])
        both.append({(r, c): modules[r][c] != mask(r, c) for r, c in _where(anatomy, Region.DATA)})
    assert {place for place in both[0] if both[0][place] != both[1][place]} <= places


def test_blocks_and_what_they_mend() -> None:
    # ISO/IEC 18004, table 9: version 6, level M has 4 blocks of 27 data and 16 spare bytes.
    anatomy = qr_anatomy.of(URI, correction="M")
    assert (anatomy.version, anatomy.blocks) == (6, ((27, 16),) * 4)
    assert anatomy.mendable == (8,) * 4
