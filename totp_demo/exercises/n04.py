"""The exercises of 04-phone: counters of different periods, and what apps make of a QR code."""

from __future__ import annotations

from collections.abc import Mapping

from totp_demo.language import Language

from .exercise import Exercise, Judged, Words, whole_number

_STEP = 33


def _counter_question(language: Language) -> str:
    return language.gettext(
        "It is Unix time 1,000. A server that counts in steps of 10 s is at step 100. At which "
        "step is an app that counts in steps of 30 s?"
    )


def _counter(answer: str) -> Judged:
    words: dict[int | None, Words] = {
        _STEP: lambda language: language.gettext(
            "floor(1000 / 30) = 33, and the server is at 100: two counters, two codes."
        ),
        _STEP + 1: lambda language: language.gettext(
            "Only whole periods count: 1000 / 30 is 33.3, and what is behind the point is dropped."
        ),
        100: lambda language: language.gettext(
            "That is the server’s step. In the app a step lasts three times as long: fewer of them "
            "fit into the same time."
        ),
        300: lambda language: language.gettext(
            "Longer steps are fewer steps: divide by three instead of multiplying."
        ),
    }
    number = whole_number(answer)
    return Judged(
        number == _STEP,
        words.get(
            number,
            lambda language: language.gettext(
                "Divide 1000 by 30, drop what is behind the point, and type that number."
            ),
        ),
    )


def _digits_question(language: Language) -> str:
    return language.gettext(
        "The server asks for codes of 8 digits. The app is one that ignores digits in a QR code, "
        "such as Microsoft Authenticator. What happens?"
    )


def _digits_choices(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "refuses": _("The app refuses the QR code."),
        "six": _("The app adds the account and shows 6 digits; the server refuses every code."),
        "zeros": _("The app shows 6 digits, and the server puts two zeros before them."),
    }


def _digits(answer: str) -> Judged:
    words: dict[str, Words] = {
        "six": lambda language: language.gettext(
            "Nothing looks wrong on the phone: that is why such a case reaches the help desk. Let "
            "the simulated phone try it."
        ),
        "refuses": lambda language: language.gettext(
            "That would be honest, and some apps do. This one says nothing: see the table."
        ),
    }
    return Judged(
        answer == "six",
        words.get(
            answer,
            lambda language: language.gettext(
                "No server fills a code up. The last 6 digits of a code of 8 are right, but two "
                "are missing: the length alone gives it away."
            ),
        ),
    )


def _two_question(language: Language) -> str:
    return language.gettext(
        "Microsoft Authenticator already holds an account. You scan another one whose label is the "
        "same, letter by letter. What becomes of the first?"
    )


def _two_choices(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "both": _("Both are in the list, one below the other."),
        "gone": _("It is overwritten: its codes are gone."),
        "refused": _("It stays, and the app refuses the second."),
    }


def _two(answer: str) -> Judged:
    words: dict[str, Words] = {
        "gone": lambda language: language.gettext(
            "The app tells accounts apart by the label alone. So the label has to hold issuer and "
            "account."
        ),
        "both": lambda language: language.gettext(
            "For that the app would have to tell them apart. It looks at the label alone: try it "
            "with the simulated phone."
        ),
    }
    return Judged(
        answer == "gone",
        words.get(
            answer,
            lambda language: language.gettext(
                "The app does not ask: it takes the newer one for the same account, set up anew."
            ),
        ),
    )


EXERCISES = (
    Exercise("04-counter", _counter_question, _counter),
    Exercise("04-digits", _digits_question, _digits, _digits_choices),
    Exercise("04-two", _two_question, _two, _two_choices),
)
