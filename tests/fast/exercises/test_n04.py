"""The exercises of 04-phone: right and wrong answers, in both languages."""

from __future__ import annotations

from tests.fast.exercises.judging import hold
from totp_demo.exercises.n04 import EXERCISES
from totp_demo.model.apps import APPS
from totp_demo.model.clock import Clock
from totp_demo.model.key import Key
from totp_demo.model.phone import Phone
from totp_demo.wording.language import Language

BY_NAME = {exercise.name: exercise for exercise in EXERCISES}


def test_counter() -> None:
    hold(
        BY_NAME["04-counter"],
        "33",
        {
            "34": {"en": "whole periods", "fr": "périodes entières"},
            "100": {"en": "the server’s step", "fr": "le pas du serveur"},
            "300": {"en": "fewer steps", "fr": "moins nombreux"},
            "10": {"en": "Divide 1000 by 30", "fr": "Divisez 1\u202f000 par 30"},
            "33.3": {"en": "whole number", "fr": "nombre entier"},
        },
    )
    assert Key.generate("x", period=30).step_at(1000) == 33


def test_digits() -> None:
    hold(
        BY_NAME["04-digits"],
        "six",
        {
            "refuses": {"en": "says nothing", "fr": "ne dit rien"},
            "zeros": {"en": "the length", "fr": "la longueur"},
        },
    )
    server = Key.generate("x", digits=8)
    app = APPS["microsoft-authenticator"].reads(server)
    assert app.digits == 6
    # What is said of the last six digits.
    assert server.code_at(1e9).endswith(app.code_at(1e9))


def test_two() -> None:
    hold(
        BY_NAME["04-two"],
        "gone",
        {
            "both": {"en": "label alone", "fr": "que l’étiquette"},
            "refused": {"en": "does not refuse", "fr": "ne refuse pas"},
        },
    )
    for language, asks in (("en", "It does ask first"), ("fr", "Elle pose bien la question")):
        assert asks in BY_NAME["04-two"].judge("gone").words.into(Language(language))
    phone = Phone(Clock.frozen(0), "microsoft-authenticator")
    for _ in range(2):
        phone.scan(Key.generate("camille").uri)
    assert len(phone.entries) == 1
