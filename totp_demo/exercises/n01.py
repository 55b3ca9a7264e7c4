"""The exercises of 01-profile: what a zone changes, and what a password alone is worth."""

from __future__ import annotations

from collections.abc import Mapping

from totp_demo.wording.language import Language

from .exercise import Exercise
from .judges import by_choice, by_number


def _seconds_question(language: Language) -> str:
    return language.gettext(
        "It is 13:00 in Paris, and 07:00 on the same day in New York. By how many seconds does the "
        "Unix time differ between the two?"
    )


def _seconds_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    offset = _(
        "That is how far apart the clocks in the two cities are. Both cities count the same "
        "seconds since 1970: so what is the difference?"
    )
    return {
        "0": _("A moment has one Unix time, and so one code, wherever you are."),
        "21600": offset,
        "-21600": offset,
        "6": _("Those are the hours between the two zones. Does Unix time have a zone?"),
        "": _("Unix time counts the seconds since 1970 in UTC. Does it matter where you are?"),
    }


def _zone_question(language: Language) -> str:
    return language.gettext(
        "Camille flies from Paris to Tokyo. The phone sets its time zone by itself. The profile "
        "still says Paris. What happens to the codes?"
    )


def _zone_choices(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "refused": _("They are refused until the profile says Tokyo too."),
        "late": _("They are some hours late: the phone uses local time."),
        "same": _("Nothing: they are still accepted."),
    }


def _zone_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "same": _(
            "Zones only change how a moment is written. The phone and the server both count the "
            "seconds since 1970."
        ),
        "refused": _(
            "The server never looks at the profile’s zone when it checks a code. Set another zone "
            "in the form, save, and watch the codes of the time axis."
        ),
        "late": _(
            "Local time is only what the screen shows; codes are worked out from Unix time. It "
            "would be different if somebody had set the clock by hand. Did anybody?"
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
        "common": _("The one whose password is in every list of common passwords."),
        "none": _("None: you can’t turn a hash back into a password."),
        "all": _("All at once: anyone who has the hash has the password."),
    }


def _hash_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "common": _(
            "The thief hashes one guess after another with the same salt and compares, the most "
            "likely guesses first."
        ),
        "none": _(
            "You can’t turn it back, but you can try guesses: run the cell with the list again. "
            "Which passwords are in a list like that?"
        ),
        "all": _(
            "Nobody can sign in with a hash: first, a guess has to match it. For which password is "
            "that quick?"
        ),
    }


EXERCISES = (
    Exercise("01-seconds", _seconds_question, by_number(0, _seconds_said)),
    Exercise("01-zone", _zone_question, by_choice("same", _zone_said), _zone_choices),
    Exercise("01-hash", _hash_question, by_choice("common", _hash_said), _hash_choices),
)
