"""The exercises of 05-confirm: right and wrong answers, in both languages."""

from __future__ import annotations

from tests.fast.exercises.judging import hold
from totp_demo.exercises import find
from totp_demo.model.key import Key
from totp_demo.model.throttle import Throttle


def test_steps() -> None:
    key = Key.generate("camille")
    ahead = key.step_at(1_600_000_020.0 + 95) - key.step_at(1_600_000_020.0)
    hold(
        find("05-steps"),
        str(ahead),
        {
            "4": {"en": "120 seconds", "fr": "120\u00a0secondes"},
            "95": {"en": "number of seconds", "fr": "nombre de secondes"},
            "2": {"en": "whole part", "fr": "partie entière"},
        },
    )


def test_again() -> None:
    hold(
        find("05-again"),
        "refuses",
        {
            "accepts": {"en": "RFC 6238", "fr": "RFC\u00a06238"},
            "locks": {"en": "doesn’t even count", "fr": "ne compte même pas"},
        },
    )


def test_wait() -> None:
    throttle = Throttle()
    for _ in range(5):
        throttle.fail(1000.0)
    assert throttle.retry_at is not None
    hold(
        find("05-wait"),
        f"{throttle.retry_at - 1000.0:.0f}",
        {
            "25": {"en": "first two", "fr": "deux premiers"},
            "5": {"en": "after the third", "fr": "après le troisième"},
            "10": {"en": "after the fourth", "fr": "après le quatrième"},
            "11": {"en": "up to the fifth", "fr": "jusqu’au cinquième"},
        },
    )
