"""The exercises of 06-active: recovery code, reset, and what has changed since 2020."""

from __future__ import annotations

from collections.abc import Mapping

from totp_demo.language import Language

from .exercise import Exercise
from .judges import by_choice, by_number


def _recovery_question(language: Language) -> str:
    return language.gettext(
        "Your phone is at home. You have signed in with the recovery code. How do things stand now?"
    )


def _recovery_choices(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "off": _("MFA is off; the password is enough the next time."),
        "again": _("MFA is on; the same recovery code works the next time too."),
        "used": _("MFA is on, and there is no valid recovery code any more."),
    }


def _recovery_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "used": _("So make a new one now, before you sign out."),
        "off": _(
            "It stands in for one code, once; it switches nothing off. Sign in with it and look at "
            "the picture of the states."
        ),
        "again": _(
            "It is good for one time only. Type it a second time and read the answer: what would "
            "you do without a phone then?"
        ),
    }


def _caller_question(language: Language) -> str:
    return language.gettext(
        "You are an administrator. Somebody calls: “It is Camille, my phone is gone, reset my MFA, "
        "it is urgent!” What comes first?"
    )


def _caller_choices(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "reset": _("Reset MFA: the password still guards the account."),
        "proof": _("Make sure by another way that it is Camille."),
        "password": _("Ask for the password, to be sure of the caller."),
    }


def _caller_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "proof": _(
            "Call back on the number that the firm has, or ask a superior. Haste is a thief’s best "
            "friend."
        ),
        "reset": _(
            "Somebody who has stolen the password lacks exactly this reset. How do you know who "
            "is calling?"
        ),
        "password": _(
            "Nobody gives a password away, not even to the help desk; and a thief may have it. "
            "What proves the person?"
        ),
    }


def _year_question(language: Language) -> str:
    return language.gettext(
        "The article of 2020 says nothing of an obligation. Since which year has MFA been "
        "mandatory for all accounts of the product?"
    )


def _year_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "2022": _("Since 5 October 2022, says the vendor."),
        "2020": _("2020 is the year of the article, which does not mention it. Look at the table."),
        "": _("The table of the differences gives the date, and the vendor’s page for it."),
    }


EXERCISES = (
    Exercise(
        "06-recovery", _recovery_question, by_choice("used", _recovery_said), _recovery_choices
    ),
    Exercise("06-caller", _caller_question, by_choice("proof", _caller_said), _caller_choices),
    Exercise("06-year", _year_question, by_number(2022, _year_said)),
)
