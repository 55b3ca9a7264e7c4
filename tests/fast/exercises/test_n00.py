"""The exercise of 00-procedure: right and wrong answers, in both languages."""

from __future__ import annotations

from tests.fast.exercises.judging import hold
from totp_demo.exercises import find


def test_flight() -> None:
    hold(
        find("00-flight"),
        "yes-secret",
        {
            "no-network": {"en": "Nothing is sent", "fr": "Rien n’est envoyé"},
            "yes-stored": {"en": "too small for a list", "fr": "trop petit pour une liste"},
        },
    )
