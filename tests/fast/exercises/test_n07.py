"""The exercises of 07-inside-a-code: right and wrong answers, in both languages."""

from __future__ import annotations

import pytest

from tests.fast.exercises.judging import hold
from totp_demo.exercises import find
from totp_demo.model.derivation import derive
from totp_demo.wording.language import Language


def test_avalanche() -> None:
    hold(
        find("07-avalanche"),
        "half",
        {
            "one": {"en": "similar codes", "fr": "codes proches"},
            "byte": {"en": "byte by byte", "fr": "chaque octet séparément"},
            "all": {"en": "inverted", "fr": "l’ancien, inversé"},
        },
    )


def test_about_half_of_the_bits_do_change() -> None:
    secret, counter = b"12345678901234567890", 1
    before = int.from_bytes(derive(secret, counter).digest)
    after = [
        int.from_bytes(derive((int.from_bytes(secret) ^ 1 << bit).to_bytes(20), counter).digest)
        for bit in range(160)
    ]
    assert sum((before ^ each).bit_count() for each in after) / 160 == pytest.approx(80, abs=2)


def test_offset() -> None:
    hold(
        find("07-offset"),
        "10",
        {
            "5": {"en": "high half", "fr": "moitié de poids fort"},
            "90": {"en": "whole byte", "fr": "octet entier"},
            "19": {"en": "last byte itself", "fr": "dernier octet lui-même"},
            "A": {"en": "right digit", "fr": "bon chiffre"},
            "7": {"en": "from 0 to 15", "fr": "de 0 à 15"},
            "0b1010": {"en": "whole number", "fr": "nombre entier"},
        },
    )


def test_zeros() -> None:
    exercise = find("07-zeros")
    hold(
        exercise,
        "012345",
        {
            "12345": {"en": "as a number", "fr": "en tant que nombre"},
            "109401": {"en": "first six digits", "fr": "six premiers chiffres"},
            "1094012345": {"en": "whole number", "fr": "nombre complet"},
            "000000": {"en": "last six digits of", "fr": "six derniers chiffres de"},
        },
    )
    # Typed as an app shows it: the spaces are a matter of style here.
    assert exercise.judge("012 345").right
    assert "1094012345" in exercise.question.into(Language("fr"))
    assert str(1094012345 % 10**6).zfill(6) == "012345"


def test_flip() -> None:
    hold(
        find("07-flip"),
        "neighbour",
        {
            "near": {"en": "whichever bit", "fr": "quel que soit le bit"},
            "nobody": {"en": "some time step", "fr": "un pas de temps"},
            "other": {"en": "another secret", "fr": "un autre secret"},
        },
    )
