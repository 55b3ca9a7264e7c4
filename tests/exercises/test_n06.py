"""The exercises of 06-active: right and wrong answers, in both languages."""

from __future__ import annotations

from tests.exercises.judging import hold
from totp_demo.exercises import find
from totp_demo.exercises.n06 import EXERCISES


def test_recovery() -> None:
    hold(
        find("06-recovery"),
        "used",
        {
            "off": {"en": "switches nothing off", "fr": "ne désactive rien"},
            "again": {"en": "one time only", "fr": "ne sert qu’une fois"},
        },
    )


def test_caller() -> None:
    hold(
        find("06-caller"),
        "proof",
        {
            "reset": {"en": "stolen the password", "fr": "volé le mot de passe"},
            "password": {"en": "gives a password away", "fr": "ne se donne à personne"},
        },
    )


def test_year() -> None:
    hold(
        find("06-year"),
        "2022",
        {
            "2020": {"en": "year of the article", "fr": "année de l’article"},
            "2021": {"en": "the vendor’s page", "fr": "la page de l’éditeur"},
        },
    )


def test_all_are_tested() -> None:
    assert [one.name for one in EXERCISES] == ["06-recovery", "06-caller", "06-year"]
