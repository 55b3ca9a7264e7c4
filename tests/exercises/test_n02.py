"""The exercises of 02-enable-mfa: right and wrong answers, in both languages."""

from __future__ import annotations

from tests.exercises.judging import hold
from totp_demo.exercises import find
from totp_demo.exercises.n02 import EXERCISES
from totp_demo.model.key import Key


def test_wrong() -> None:
    hold(
        find("02-wrong"),
        "pending",
        {
            "off": {"en": "ten minutes", "fr": "dix minutes"},
            "new": {"en": "dead entry", "fr": "entrée morte"},
        },
    )


def test_cancel() -> None:
    hold(
        find("02-cancel"),
        "no",
        {
            "yes": {"en": "the secret is not", "fr": "pas le secret"},
            "later": {"en": "the first secret", "fr": "premier secret"},
        },
    )


def test_letters() -> None:
    hold(
        find("02-letters"),
        str(len(Key.generate("camille").secret)),
        {
            "20": {"en": "bytes", "fr": "octets"},
            "16": {"en": "80 bits", "fr": "80 bits"},
            "160": {"en": "one character a bit", "fr": "un caractère par bit"},
            "31": {"en": "Divide", "fr": "Divisez"},
            "thirty-two": {"en": "whole number", "fr": "nombre entier"},
        },
    )


def test_all_are_tested() -> None:
    assert [one.name for one in EXERCISES] == ["02-wrong", "02-cancel", "02-letters"]
