"""The exercises of 02-enable-mfa: the states, and the length of a secret."""

from __future__ import annotations

from collections.abc import Mapping

from totp_demo.language import Language

from .exercise import Exercise
from .judges import by_choice, by_number


def _wrong_question(language: Language) -> str:
    return language.gettext(
        "The QR code is on the screen. You type a wrong code and press Enable. What then?"
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
            "A slip costs nothing but a counted failure: the code that the phone shows next is "
            "still right."
        ),
        "off": _(
            "That is what Cancel does, or ten minutes. Type a wrong code and watch which arrow "
            "lights up."
        ),
        "new": _(
            "The phone that has just scanned would be left with a dead entry. Compare the "
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
        "no": _("No: the phone has another secret than the server."),
        "later": _("Not at first, but from the next time step on."),
    }


def _cancel_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "no": _("Delete the old entry and scan the QR code that is shown now."),
        "yes": _(
            "Account and time are the same, the secret is not: the fingerprint has changed. Of "
            "the three, which one went into the QR code afresh?"
        ),
        "later": _(
            "Each new code of that entry comes from the first secret too, and the server has "
            "forgotten that one. What would mend it?"
        ),
    }


def _letters_question(language: Language) -> str:
    return language.gettext(
        "One base32 character stands for 5 bits. How many characters does a secret of 160 bits "
        "take?"
    )


def _letters_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "32": _("That is what you type when no camera can scan the QR code."),
        "20": _("20 is its length in bytes, of 8 bits each. A character holds only 5."),
        "16": _("16 characters hold 80 bits: the half of it."),
        "160": _("That would be one character a bit. A base32 character holds 5 of them."),
        "": _("Divide the bits by what one character holds."),
    }


EXERCISES = (
    Exercise("02-wrong", _wrong_question, by_choice("pending", _wrong_said), _wrong_choices),
    Exercise("02-cancel", _cancel_question, by_choice("no", _cancel_said), _cancel_choices),
    Exercise("02-letters", _letters_question, by_number(32, _letters_said)),
)
