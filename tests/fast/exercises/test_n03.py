"""The exercises of 03-qr-code: right and wrong answers, in both languages."""

from __future__ import annotations

from tests.fast.exercises.judging import hold
from totp_demo.exercises.n03 import EXERCISES

BY_NAME = {exercise.name: exercise for exercise in EXERCISES}


def test_base32() -> None:
    hold(
        BY_NAME["03-base32"],
        "32",
        {
            "20": {"en": "number of bytes", "fr": "nombre d’octets"},
            "800": {"en": "160 × 5", "fr": "160 × 5"},
            "31": {"en": "Divide", "fr": "Divisez"},
            "32 characters": {"en": "whole number", "fr": "nombre entier"},
        },
    )


def test_border() -> None:
    hold(
        BY_NAME["03-border"],
        "border",
        {
            "correction": {"en": "not even found", "fr": "même pas trouvé"},
            "invert": {"en": "dark on light", "fr": "sombre sur fond clair"},
        },
    )


def test_plus() -> None:
    hold(
        BY_NAME["03-plus"],
        "plus",
        {
            "space": {"en": "web form", "fr": "formulaires web"},
            "refused": {"en": "They accept it", "fr": "Elles l’acceptent"},
        },
    )
