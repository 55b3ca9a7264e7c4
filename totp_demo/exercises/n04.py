"""The exercises of 04-phone: counters of different periods, and what apps make of a QR code."""

from __future__ import annotations

from collections.abc import Mapping

from totp_demo.wording.language import Language

from .exercise import Exercise
from .judges import by_choice, by_number


def _counter_question(language: Language) -> str:
    return language.gettext(
        "The Unix time is 1,000. A server that counts in steps of 10 s is at step 100. At which "
        "step is an app that counts in steps of 30 s?"
    )


def _counter_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "33": _("1000 / 30, rounded down, is 33. The server is at 100: two counters, two codes."),
        "34": _(
            "Only whole periods count: 1000 / 30 is 33.3, and you drop what is after the point."
        ),
        "100": _(
            "That is the server’s step. In the app a step is three times as long, so fewer steps "
            "fit into the same time."
        ),
        "300": _("Longer steps mean fewer steps: divide by three instead of multiplying."),
        "": _("Divide 1000 by 30, drop what is after the point, and type the result."),
    }


def _digits_question(language: Language) -> str:
    return language.gettext(
        "The server asks for codes of 8 digits. The app ignores this setting of the QR code, as "
        "Microsoft Authenticator does. What happens?"
    )


def _digits_choices(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "refuses": _("The app refuses the QR code."),
        "six": _("The app adds the account and shows 6 digits; the server refuses every code."),
        "zeros": _("The app shows 6 digits, and the server adds two zeros in front."),
    }


def _digits_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "six": _(
            "Nothing looks wrong on the phone, so the user calls the help desk. Try it with the "
            "simulated phone."
        ),
        "refuses": _(
            "That would be clearer, and some apps do it. This one says nothing: see the table."
        ),
        "zeros": _(
            "Our server never adds digits to a code. The 6 digits are the last 6 of the 8, but two "
            "are missing: the length alone shows it."
        ),
    }


def _two_question(language: Language) -> str:
    return language.gettext(
        "Microsoft Authenticator already has an account. You scan another one with exactly the "
        "same label, and you say yes to the app’s question. What happens to the first account?"
    )


def _two_choices(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "both": _("Nothing: both are in the list."),
        "gone": _("It is overwritten: its codes are gone."),
        "refused": _("It stays. The app refuses the second account."),
    }


def _two_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "gone": _(
            "The app tells accounts apart by the label alone. It does ask first, but does not say "
            "which account you will lose. So put both issuer and account into the label."
        ),
        "both": _(
            "The app would have to tell them apart for that. It looks at the label alone: try it "
            "with the simulated phone."
        ),
        "refused": _(
            "The app asks, but does not refuse. If you say yes, the newer account replaces the "
            "older one."
        ),
    }


EXERCISES = (
    Exercise("04-counter", _counter_question, by_number(33, _counter_said)),
    Exercise("04-digits", _digits_question, by_choice("six", _digits_said), _digits_choices),
    Exercise("04-two", _two_question, by_choice("gone", _two_said), _two_choices),
)
