"""The exercises of 08-time-window: right and wrong answers, in both languages."""

from __future__ import annotations

from tests.fast.exercises.judging import hold
from totp_demo.exercises import find
from totp_demo.model.acceptance import acceptance
from totp_demo.model.drift import DAY, refused_from
from totp_demo.model.guessing import chance_per_guess, resync_chance


def test_slow() -> None:
    assert acceptance(-20, delay=10) == 1.0
    hold(
        find("08-slow"),
        "always",
        {
            "never": {"en": "add up", "fr": "s’ajoutent"},
            "third": {"en": "without a window", "fr": "sans fenêtre"},
            "two": {"en": "40 seconds", "fr": "40\u00a0secondes"},
        },
    )


def test_price() -> None:
    hold(
        find("08-price"),
        f"{chance_per_guess(window=3) * 10**6:.0f}",
        {
            "6": {"en": "neighbours", "fr": "d’avant et d’après"},
            "3": {"en": "both sides", "fr": "deux côtés"},
            "12": {"en": "w before", "fr": "w avant"},
        },
    )


def test_month() -> None:
    first, last = refused_from(2 / DAY * 1e6)
    hold(
        find("08-month"),
        f"{first / DAY:.0f}",
        {
            f"{last / DAY:.0f}": {"en": "every code is refused", "fr": "tous les codes"},
            "60": {"en": "twice", "fr": "double"},
            "7": {"en": "one whole period", "fr": "une période entière"},
        },
    )


def test_two() -> None:
    assert resync_chance(120, codes=1) / resync_chance(120, codes=2) > 0.99e6
    hold(
        find("08-two"),
        "chance",
        {
            "typo": {"en": "mistyped", "fr": "mal saisi"},
            "speed": {"en": "too short", "fr": "ne suffisent pas"},
        },
    )
