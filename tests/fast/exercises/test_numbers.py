"""What counts as a whole number, typed in French or in English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from totp_demo.exercises.exercise import whole_number

SEPARATORS = (" ", "\u00a0", "\u202f", ",", ".", "'", "\u2019", "_")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("15", 15),
        ("+15", 15),
        ("-15", -15),
        ("\u2212" + "15", -15),
        ("\u2212" + "0", 0),
        (" 007\n", 7),
        ("\uff11\uff15", 15),
        ("١٥", 15),
        ("15.0", 15),
        ("15,0", 15),
        ("1500,00", 1500),
        ("15,000", 15_000),
        ("1 024,0", 1024),
        ("1,024.00", 1024),
        ("-21 600", -21_600),
    ],
)
def test_a_whole_number(text: str, number: int) -> None:
    assert whole_number(text) == number


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "+", "one", "32 characters", "1e9", "0x10", "½", "²", "1/2", "- 5", "--5", "5-"),
        # A decimal sign: none of these is 15, 32, 1024, 7 or 10.
        *("1,5", "3,2", "10,24", "0,7", "1.5", "1 0", "1,024.5"),
        # Groups that are none, or of two kinds.
        *("1 02", "10 24", "1 0240", "1  024", "1,024 000", "1 024,000 000", "1,,024", ",024"),
        *("0 024", "1_024_", "1,000,0", "15,", "15."),
        # Fifteen hundred, or a million and a half?
        "1500,000",
        "9" * 31,
    ],
)
def test_no_whole_number(text: str) -> None:
    assert whole_number(text) is None


@given(st.integers(-(10**15), 10**15), st.sampled_from(SEPARATORS))
def test_thousands_are_read_in_every_grouping(number: int, separator: str) -> None:
    grouped = f"{number:,}".replace(",", separator)
    assert whole_number(grouped) == whole_number(str(number)) == number


@given(st.text(st.characters(exclude_categories=())) | st.text("0123456789 .,+-", max_size=12))
def test_it_raises_at_nothing(text: str) -> None:
    found = whole_number(text)
    assert found is None or isinstance(found, int)
