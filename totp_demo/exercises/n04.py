"""The exercises of 04-phone: counters of different periods, and what apps make of a QR code."""

from __future__ import annotations

from collections.abc import Mapping

from totp_demo.language import Language

from .exercise import Exercise
from .judges import by_choice, by_number


def _counter_question(language: Language) -> str:
    return language.gettext(
        "It is Unix time 1,000. A server that counts in steps of 10 s is at step 100. At which "
        "step is an app that counts in steps of 30 s?"
    )


def _counter_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "33": _("floor(1000 / 30) = 33, and the server is at 100: two counters, two codes."),
        "34": _(
            "Only whole periods count: 1000 / 30 is 33.3, and what is behind the point is dropped."
        ),
        "100": _(
            "That is the server’s step. In the app a step lasts three times as long: fewer of them "
            "fit into the same time."
        ),
        "300": _("Longer steps are fewer steps: divide by three instead of multiplying."),
        "": _("Divide 1000 by 30, drop what is behind the point, and type that number."),
    }


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


def _digits_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "six": _(
            "Nothing looks wrong on the phone: that is why such a case reaches the help desk. Let "
            "the simulated phone try it."
        ),
        "refuses": _(
            "That would be honest, and some apps do. This one says nothing: see the table."
        ),
        "zeros": _(
            "No server fills a code up. The last 6 digits of a code of 8 are right, but two "
            "are missing: the length alone gives it away."
        ),
    }


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


def _two_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "gone": _(
            "The app tells accounts apart by the label alone. So the label has to hold issuer and "
            "account."
        ),
        "both": _(
            "For that the app would have to tell them apart. It looks at the label alone: try it "
            "with the simulated phone."
        ),
        "refused": _(
            "The app does not ask: it takes the newer one for the same account, set up anew."
        ),
    }


EXERCISES = (
    Exercise("04-counter", _counter_question, by_number(33, _counter_said)),
    Exercise("04-digits", _digits_question, by_choice("six", _digits_said), _digits_choices),
    Exercise("04-two", _two_question, by_choice("gone", _two_said), _two_choices),
)
