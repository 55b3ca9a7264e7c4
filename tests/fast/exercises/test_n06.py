"""The exercises of 06-active: right and wrong answers, in both languages."""

from __future__ import annotations

from tests.fast.exercises.judging import hold
from totp_demo.exercises import find


def test_recovery() -> None:
    hold(
        find("06-recovery"),
        "used",
        {
            "off": {"en": "doesn’t switch anything off", "fr": "ne désactive rien"},
            "again": {"en": "works once only", "fr": "ne sert qu’une fois"},
        },
    )


def test_new_phone() -> None:
    hold(
        find("06-new-phone"),
        "transfer",
        {
            "recovery": {"en": "the only recovery code", "fr": "seul code de récupération"},
            "reset": {"en": "last resort", "fr": "dernier recours"},
        },
    )


def test_first() -> None:
    hold(
        find("06-first"),
        "first",
        {
            "owner": {"en": "never knew the phone", "fr": "n’a jamais connu le téléphone"},
            "admin": {"en": "who stops you", "fr": "qui vous en empêche"},
        },
    )


def test_caller() -> None:
    hold(
        find("06-caller"),
        "proof",
        {
            "reset": {"en": "stolen the password", "fr": "volé le mot de passe"},
            "password": {"en": "give out a password", "fr": "ne se donne à personne"},
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
