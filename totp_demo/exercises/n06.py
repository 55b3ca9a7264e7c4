"""The exercises of 06-active: recovery code, new phone, reset, and what has changed since 2020."""

from __future__ import annotations

from collections.abc import Mapping

from totp_demo.wording.language import Language

from .exercise import Exercise
from .judges import by_choice, by_number


def _recovery_question(language: Language) -> str:
    return language.gettext(
        "You left your phone at home and signed in with the recovery code. What is true now?"
    )


def _recovery_choices(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "off": _("MFA is off: next time, the password is enough."),
        "again": _("MFA is on, and the same recovery code will work next time too."),
        "used": _("MFA is on, and you have no valid recovery code left."),
    }


def _recovery_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "used": _("So make a new one now, before you sign out."),
        "off": _(
            "It replaces one code, once. It doesn’t switch anything off. Sign in with it and look "
            "at the picture of the states."
        ),
        "again": _(
            "It works once only. Type it a second time and read the answer: what would you do then "
            "without a phone?"
        ),
    }


def _new_phone_question(language: Language) -> str:
    return language.gettext(
        "A user calls: “I have a new phone, and the old one still works. How do I get my codes "
        "onto the new one?” What do you suggest first?"
    )


def _new_phone_choices(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "reset": _("A reset by an administrator."),
        "recovery": _("Signing in with the recovery code."),
        "transfer": _("Transferring the accounts in the app, from the old phone to the new one."),
    }


def _new_phone_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "transfer": _(
            "The secret moves to the new phone, and the server doesn’t notice. Once a code from "
            "the new phone works, delete the entry on the old one."
        ),
        "recovery": _(
            "That uses up the only recovery code, and the new phone still has no entry. What can "
            "the app itself do?"
        ),
        "reset": _(
            "That is the last resort: until MFA is set up again, only the password protects the "
            "account. What does the old phone still have?"
        ),
    }


def _first_question(language: Language) -> str:
    return language.gettext(
        "You have just reset a user’s MFA. The product asks for MFA to be set up at the next "
        "sign-in. Whose phone will be enrolled?"
    )


def _first_choices(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "owner": _("The user’s: the server knows their old phone."),
        "first": _("The phone of the first person who signs in with the password."),
        "admin": _("None, until an administrator approves the phone."),
    }


def _first_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "first": _(
            "The server sees a password and a valid code, nothing else. So change the password "
            "first, and reset only while the user is there to sign in at once."
        ),
        "owner": _(
            "It never knew the phone. It knew a secret, and has just deleted it. What is left to "
            "check at the next sign-in?"
        ),
        "admin": _(
            "Nothing in this procedure asks an administrator again. Reset MFA, sign in and scan: "
            "who stops you?"
        ),
    }


def _caller_question(language: Language) -> str:
    return language.gettext(
        "You are an administrator. Someone calls: “It’s Camille, I’ve lost my phone. Reset my MFA, "
        "it’s urgent!” What do you do first?"
    )


def _caller_choices(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "reset": _("Reset MFA: the password still protects the account."),
        "proof": _("Make sure in another way that it is Camille."),
        "password": _("Ask for the password, to be sure who is calling."),
    }


def _caller_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "proof": _(
            "Call back on the number in your own directory, or ask Camille’s manager. A caller who "
            "won’t wait is a warning sign."
        ),
        "reset": _(
            "An attacker who has stolen the password needs exactly this reset. How do you know who "
            "is calling?"
        ),
        "password": _(
            "Nobody should give out a password, not even to the help desk. And an attacker may "
            "have it. What proves who is calling?"
        ),
    }


def _year_question(language: Language) -> str:
    return language.gettext(
        "The article of 2020 doesn’t say that MFA is mandatory. Since which year has it been, for "
        "all accounts of the product?"
    )


def _year_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "2022": _("Since 5 October 2022, says the vendor."),
        "2020": _("2020 is the year of the article, which doesn’t mention it. Look at the table."),
        "": _("The table of differences gives the date, with the vendor’s page."),
    }


EXERCISES = (
    Exercise(
        "06-recovery", _recovery_question, by_choice("used", _recovery_said), _recovery_choices
    ),
    Exercise(
        "06-new-phone",
        _new_phone_question,
        by_choice("transfer", _new_phone_said),
        _new_phone_choices,
    ),
    Exercise("06-caller", _caller_question, by_choice("proof", _caller_said), _caller_choices),
    Exercise("06-first", _first_question, by_choice("first", _first_said), _first_choices),
    Exercise("06-year", _year_question, by_number(2022, _year_said)),
)
