"""The exercises of 02-enable-mfa: the states, and what each bit of a secret is worth."""

from __future__ import annotations

from collections.abc import Mapping

from totp_demo.wording.language import Language

from .exercise import Exercise
from .judges import by_choice, by_number


def _wrong_question(language: Language) -> str:
    return language.gettext(
        "The QR code is on the screen. You type a wrong code and press Enable. What happens?"
    )


def _wrong_choices(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "off": _("MFA is off again, and the secret is forgotten."),
        "new": _("The server draws another secret and shows another QR code."),
        "pending": _("It stays pending, with the same QR code."),
    }


def _wrong_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "pending": _(
            "A slip only counts as one failure: the next code that the phone shows is still valid."
        ),
        "off": _(
            "That is what Cancel does, or a wait of ten minutes. Type a wrong code and watch which "
            "arrow lights up."
        ),
        "new": _(
            "Then the entry in the phone that has just scanned would no longer work. Compare the "
            "fingerprint below the picture before and after a wrong code."
        ),
    }


def _cancel_question(language: Language) -> str:
    return language.gettext(
        "You scan the QR code, then press Cancel, then Enable MFA again. The phone shows the entry "
        "of the first scan. Will its code be accepted?"
    )


def _cancel_choices(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "yes": _("Yes: it is the same account, and the phone has the right time."),
        "no": _("No: the phone and the server have different secrets."),
        "later": _("Not at first, but from the next time step on."),
    }


def _cancel_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "no": _("Delete the old entry and scan the QR code that is shown now."),
        "yes": _(
            "The account and the time are the same, the secret is not: the fingerprint has "
            "changed. Which of the three is new in the QR code?"
        ),
        "later": _(
            "Each new code of that entry comes from the first secret too, and the server has "
            "forgotten that one. How can you fix it?"
        ),
    }


def _doubling_question(language: Language) -> str:
    return language.gettext(
        "The attacker above takes a week, on average, to find a secret of 80 bits. How many weeks "
        "does one of 90 bits take?"
    )


def _doubling_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "1024": _("Almost 20 years, for ten more bits. Each bit doubles the number of secrets."),
        "1000": _("Almost: each bit doubles the time, and ten doublings are a little more."),
        "10": _("Ten more bits are not ten weeks: with 81 bits, it already takes two weeks."),
        "11": _("A bit does not add a week, it doubles the time: 2 weeks, then 4, then 8."),
        "20": _("Doubling once is for one more bit. Here, the time doubles ten times."),
        "2": _("That is the time for 81 bits. Keep doubling, up to 90."),
        "": _("Double the week once for each of the ten bits."),
    }


EXERCISES = (
    Exercise("02-wrong", _wrong_question, by_choice("pending", _wrong_said), _wrong_choices),
    Exercise("02-cancel", _cancel_question, by_choice("no", _cancel_said), _cancel_choices),
    Exercise("02-doubling", _doubling_question, by_number(1024, _doubling_said)),
)
