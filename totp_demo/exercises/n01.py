"""The exercises of 01-profile: what a zone changes, and what a password alone is worth."""

from __future__ import annotations

from collections.abc import Mapping

from totp_demo.language import Language

from .exercise import Exercise
from .judges import by_choice, by_number


def _seconds_question(language: Language) -> str:
    return language.gettext(
        "It is 13:00 in Paris, and 07:00 of the same day in New York. By how many seconds does the "
        "Unix time differ between the two?"
    )


def _seconds_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    offset = _(
        "That is how far apart the clocks on the wall are. Both cities count the same seconds "
        "since 1970: what is the difference then?"
    )
    return {
        "0": _("The same moment has one Unix time, and so one code, wherever you read a clock."),
        "21600": offset,
        "-21600": offset,
        "6": _("Those are the hours between the two zones. Does Unix time have a zone?"),
        "": _("Unix time counts the seconds since 1970 in UTC. What part does the place play?"),
    }


def _zone_question(language: Language) -> str:
    return language.gettext(
        "Camille flies from Paris to Tokyo. The phone sets its time zone by itself. The profile "
        "still says Paris. What becomes of the codes?"
    )


def _zone_choices(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "refused": _("They are refused until the profile says Tokyo as well."),
        "late": _("They arrive some hours late: the phone reckons in local time."),
        "same": _("Nothing: they go on being accepted."),
    }


def _zone_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "same": _(
            "Zones only change how a moment is written. Phone and server both count the seconds "
            "since 1970."
        ),
        "refused": _(
            "The server never looks at the profile’s zone when it checks a code. Set another zone "
            "in the form, save, and watch the codes of the time axis."
        ),
        "late": _(
            "Local time is only what the screen shows; codes are reckoned from Unix time. It would "
            "be otherwise if the clock had been set by hand. Was it?"
        ),
    }


def _hash_question(language: Language) -> str:
    return language.gettext(
        "A thief copies the server’s table of salted password hashes. MFA is off. Which account is "
        "at risk first?"
    )


def _hash_choices(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "common": _("The one whose password stands in every list of common passwords."),
        "none": _("None: a hash cannot be turned back into a password."),
        "all": _("All at once: whoever has the hash has the password."),
    }


def _hash_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "common": _(
            "The thief hashes guess after guess with the same salt and compares. The likely "
            "guesses come first."
        ),
        "none": _(
            "It cannot be turned back, but it can be tried: run the cell with the list of guesses "
            "once more. Which passwords does such a list hold?"
        ),
        "all": _(
            "Nobody signs in with a hash: it first has to be matched by a guess. For which "
            "password is that quick?"
        ),
    }


EXERCISES = (
    Exercise("01-seconds", _seconds_question, by_number(0, _seconds_said)),
    Exercise("01-zone", _zone_question, by_choice("same", _zone_said), _zone_choices),
    Exercise("01-hash", _hash_question, by_choice("common", _hash_said), _hash_choices),
)
