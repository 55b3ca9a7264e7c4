"""What can be seen of a text: in names, keys and codes."""

from __future__ import annotations

import unicodedata

import pytest

from totp_demo.model.characters import first_seen, has_invisible, tidy, ungrouped, visible

# Of each kind that shows nothing: format, filler, joiner, selector, tag, blank, reserved.
NOTHING = (
    *("\u00ad", "\u200b", "\u200d", "\u202c", "\u2060", "\ufeff", "\U000e0041", "\x00", "\x7f"),
    *("\u034f", "\u115f", "\u1160", "\u17b4", "\u180b", "\u2065", "\u2800", "\u3164", "\uffa0"),
    *("\ufe00", "\ufe0f", "\U000e0100", "\ufff0", "\U000e0fff"),
    *("\U0001d159", "\U00013441", "\U00013442"),
)
SPACES = (" ", "\t", "\n", "\u00a0", "\u2009", "\u202f", "\u3000", "\u2028")
MARKS = ("\u0301", "\u0e34", "\u20dd", "\u0903")


@pytest.mark.parametrize("char", NOTHING, ids=ascii)
def test_what_shows_nothing(char: str) -> None:
    assert visible(char) == first_seen(char * 3) == tidy(char) == ""
    assert has_invisible(f"a{char}")
    assert visible(f"a{char}b") == ungrouped(f"a{char}b") == "ab"


@pytest.mark.parametrize("char", SPACES, ids=ascii)
def test_a_space_shows_nothing_but_can_be_found(char: str) -> None:
    assert visible(char) == first_seen(char) == ungrouped(char) == ""
    assert not has_invisible(char)


@pytest.mark.parametrize("char", MARKS, ids=ascii)
def test_a_mark_alone_is_nothing_to_be_seen(char: str) -> None:
    assert first_seen(char) == first_seen(f" {char}") == ""
    assert first_seen(f"{char}e{char}") == "e"


def test_what_is_seen_stays() -> None:
    for char in "aé1日א🙂-_.½\u2581\ufffd\u25cc":
        assert visible(char) == first_seen(char) == char
        assert not has_invisible(char)


@pytest.mark.parametrize("dash", "-\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d")
def test_every_dash_is_a_hyphen(dash: str) -> None:
    assert tidy(f"abcd{dash}efgh") == "abcd-efgh"
    assert ungrouped(f" abcd{dash}efgh \u200b") == "abcdefgh"


def test_every_format_and_control_character_is_one_that_shows_nothing() -> None:
    for number in range(0x110000):
        char = chr(number)
        if unicodedata.category(char) in {"Cf", "Cc"} and not char.isspace():
            assert has_invisible(char), hex(number)
