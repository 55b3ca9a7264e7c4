"""Which module carries which character: the text is rebuilt from the picture by it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from totp_demo.model.key import Key
from totp_demo.qr import anatomy
from totp_demo.qr.anatomy import Place, drawn, read_format

MASKS: dict[int, Callable[[int, int], int]] = {
    0: lambda row, column: (row + column) % 2,
    1: lambda row, _column: row % 2,
    2: lambda _row, column: column % 3,
    3: lambda row, column: (row + column) % 3,
    4: lambda row, column: (row // 2 + column // 3) % 2,
    5: lambda row, column: row * column % 2 + row * column % 3,
    6: lambda row, column: (row * column % 2 + row * column % 3) % 2,
    7: lambda row, column: ((row + column) % 2 + row * column % 3) % 2,
}
"""ISO/IEC 18004, table of data masks: a module is turned over where this is 0."""


def rebuilt(text: str, level: str) -> tuple[bytes, int]:
    """Read a text from its picture, by what each module is said to carry; and its length."""
    modules, layout = drawn(text, level)
    mask = MASKS[read_format(modules)[1]]

    def value(places: tuple[Place, ...]) -> int:
        bits = [modules[row][column] ^ (mask(row, column) == 0) for row, column in places]
        return int("".join("01"[bit] for bit in bits), 2)

    carried = layout.carried(len(text.encode()))
    head = value(carried[0].places)
    counted = len(carried[0].places) - 4
    assert head >> counted == 0b0100, "bytes"
    characters = [each for each in carried if each.kind == "text"]
    return bytes(value(each.places) for each in characters), head & (1 << counted) - 1


@pytest.mark.parametrize("level", "LMQH")
def test_the_text_is_rebuilt_from_the_modules(level: str) -> None:
    uri = Key.generate("camille.martin@example.com").uri
    assert rebuilt(uri, level) == (uri.encode(), len(uri))


@given(st.text(alphabet=st.characters(min_codepoint=33, max_codepoint=126), max_size=300))
def test_any_text_is_rebuilt(tail: str) -> None:
    text = f"otpauth://totp/{tail}"  # small letters: bytes, not the alphanumeric kind
    assert rebuilt(text, "M") == (text.encode(), len(text))


@pytest.mark.parametrize("level", "LMQH")
def test_each_module_that_carries_something_does_so_once(level: str) -> None:
    uri = Key.generate("camille").uri
    _modules, layout = drawn(uri, level)
    places = [place for each in layout.carried(len(uri)) for place in each.places]
    count = layout.count()
    assert len(places) == len(set(places))
    assert len(places) == count[anatomy.Region.DATA] + count[anatomy.Region.CORRECTION]
    for each in layout.carried(len(uri)):
        assert each.kind in {"padding", "head"} or len(each.places) == 8
