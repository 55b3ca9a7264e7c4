"""The exercises of 09-limits: right and wrong answers, in both languages."""

from __future__ import annotations

from tests.fast.exercises.judging import hold
from totp_demo.exercises import find
from totp_demo.model.guessing import guessing_chance
from totp_demo.wording.language import Language


def test_guess() -> None:
    chance = guessing_chance(10 * 86_400)
    words = find("09-guess").judge("nine").words
    assert f"{chance:.3f}" in words.into(Language("en"))
    assert f"{chance:.3f}".replace(".", ",") in words.into(Language("fr"))
    assert 0.008 < guessing_chance(3_600) < 0.012
    hold(
        find("09-guess"),
        "nine",
        {
            "million": {"en": "one guess", "fr": "un seul code essayé"},
            "hundred": {"en": "one guess a second", "fr": "un code par seconde"},
        },
    )


def test_relay() -> None:
    hold(
        find("09-relay"),
        "none",
        {
            "once": {"en": "uses it first", "fr": "en premier"},
            "window": {"en": "two seconds", "fr": "deux secondes"},
            "throttle": {"en": "counts failures", "fr": "compte les échecs"},
        },
    )


def test_after() -> None:
    hold(
        find("09-after"),
        "sessions",
        {
            "wait": {"en": "someone used the first one", "fr": "quelqu’un a utilisé le premier"},
            "password": {"en": "open session", "fr": "session ouverte"},
        },
    )


def test_ticket() -> None:
    hold(
        find("09-ticket"),
        "reset",
        {
            "delete": {"en": "backups", "fr": "sauvegardes"},
            "password": {"en": "only factor", "fr": "seul facteur"},
            "entry": {"en": "same secret", "fr": "même secret"},
        },
    )


def test_database() -> None:
    hold(
        find("09-database"),
        "needs",
        {
            "long": {"en": "any length", "fr": "toute longueur"},
            "random": {"en": "stolen table", "fr": "table volée"},
        },
    )
