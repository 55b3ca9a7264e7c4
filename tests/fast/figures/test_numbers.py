"""Numbers as each language writes them."""

from __future__ import annotations

import pytest

from totp_demo.figures.numbers import number, percent, signed
from totp_demo.wording.language import Language

EN, FR = Language("en"), Language("fr")


@pytest.mark.parametrize(
    ("value", "decimals", "english", "french"),
    [
        (0, 1, "0", "0"),
        (-0.04, 1, "0", "0"),
        (1234567.25, 2, "1,234,567.25", "1\u202f234\u202f567,25"),
        (-2.5, 1, "−2.5", "−2,5"),
        (100, 0, "100", "100"),
    ],
)
def test_numbers(value: float, decimals: int, english: str, french: str) -> None:
    assert number(value, EN, decimals) == english
    assert number(value, FR, decimals) == french


def test_percentages_and_signs() -> None:
    shares = [percent(chance, FR) for chance in (0.0, 1.0, 0.123, 0.0123, 3e-6)]
    assert shares == ["0\u00a0%", "100\u00a0%", "12\u00a0%", "1,2\u00a0%", "0,0003\u00a0%"]
    nearly = [percent(chance, EN) for chance in (0.99, 0.995, 0.998, 0.9996, 1 - 1e-9)]
    assert nearly == ["99%", "99.5%", "99.8%", "99.96%", "99.9999999%"]
    assert percent(0.998, FR) == "99,8\u00a0%"
    assert [signed(value, EN) for value in (-1, 0, 2)] == ["−1", "0", "+2"]
