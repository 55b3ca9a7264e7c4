"""The exercises of 01-profile: right and wrong answers, in both languages."""

from __future__ import annotations

import datetime as dt
import zoneinfo

from tests.fast.exercises.judging import hold
from totp_demo.exercises import find


def test_seconds() -> None:
    hold(
        find("01-seconds"),
        "0",
        {
            "21 600": {"en": "clocks in the two cities", "fr": "horloges des deux villes"},
            "6": {"en": "hours between", "fr": "les heures"},
            "3600": {"en": "in UTC", "fr": "en UTC"},
        },
    )


def test_the_two_cities_of_the_question_show_the_same_moment() -> None:
    def at(hour: int, place: str) -> float:
        return dt.datetime(2026, 1, 15, hour, tzinfo=zoneinfo.ZoneInfo(place)).timestamp()

    assert at(13, "Europe/Paris") - at(7, "America/New_York") == 0


def test_zone() -> None:
    hold(
        find("01-zone"),
        "same",
        {
            "refused": {"en": "never looks", "fr": "ne regarde jamais"},
            "late": {"en": "Local time", "fr": "heure locale"},
        },
    )


def test_hash() -> None:
    hold(
        find("01-hash"),
        "common",
        {
            "none": {"en": "you can try guesses", "fr": "on peut essayer"},
            "all": {"en": "a guess has to match it", "fr": "lui correspond"},
        },
    )
