"""The exercises of 02-enable-mfa: right and wrong answers, in both languages."""

from __future__ import annotations

from tests.fast.exercises.judging import hold
from totp_demo.exercises import find


def test_wrong() -> None:
    hold(
        find("02-wrong"),
        "pending",
        {
            "off": {"en": "ten minutes", "fr": "dix minutes"},
            "new": {"en": "no longer work", "fr": "ne fonctionnerait alors plus"},
        },
    )


def test_cancel() -> None:
    hold(
        find("02-cancel"),
        "no",
        {
            "yes": {"en": "the secret isn’t", "fr": "pas le secret"},
            "later": {"en": "the first secret", "fr": "premier secret"},
        },
    )


def test_doubling() -> None:
    hold(
        find("02-doubling"),
        str(2 ** (90 - 80)),
        {
            "1000": {"en": "a little more", "fr": "un peu plus"},
            "10": {"en": "already takes two weeks", "fr": "déjà deux semaines"},
            "11": {"en": "does not add a week", "fr": "n’ajoute pas une semaine"},
            "20": {"en": "doubles ten times", "fr": "double dix fois"},
            "2": {"en": "Keep doubling", "fr": "Continuez à doubler"},
            "90": {"en": "Double the week", "fr": "Doublez la semaine"},
            "many": {"en": "whole number", "fr": "nombre entier"},
        },
    )
