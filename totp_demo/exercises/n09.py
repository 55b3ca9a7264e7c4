"""The exercises of 09-limits: guessing, the relay, the ticket, the stolen database, the choice."""

from __future__ import annotations

from collections.abc import Mapping

from totp_demo.language import Language

from .exercise import Exercise
from .judges import by_choice


def _guess_question(language: Language) -> str:
    return language.gettext(
        "A server accepts one step each side and makes nobody wait. A program tries ten codes a "
        "second for a day. How likely is it to get in?"
    )


def _guess_choices(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "million": _("About one in a million: a code has six digits."),
        "hundred": _("About one in a hundred."),
        "nine": _("More than nine in ten."),
    }


def _guess_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "nine": _(
            "864,000 attempts at three in a million each: 1 − (1 − 0.000003)^864000 is 0.925. "
            "Only throttling makes six digits enough."
        ),
        "million": _(
            "That is one code against one guess. How many guesses are there in a day, and how many "
            "codes are right at any moment?"
        ),
        "hundred": _(
            "After an hour that would be about right for one guess a second. Count the guesses of "
            "a day at ten a second."
        ),
    }


def _relay_question(language: Language) -> str:
    return language.gettext(
        "A user types password and code into a false page, which passes both on within two "
        "seconds. Which check of the real server stops it?"
    )


def _relay_choices(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "once": _("Single use: a code is accepted once."),
        "window": _("The window: the code is too old by then."),
        "throttle": _("Throttling: it counts the attempts."),
        "none": _("None of them."),
    }


def _relay_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "none": _(
            "The code is right, fresh and unused. All that is wrong is the page it was typed into, "
            "and six digits do not say where they were typed."
        ),
        "once": _(
            "The relay’s use is the first one. Single use then hits the user, who tries the same "
            "code again on the real page."
        ),
        "window": _("After two seconds? Even without a window the step is most likely the same."),
        "throttle": _("It counts failures. How many does the relay need?"),
    }


def _ticket_question(language: Language) -> str:
    return language.gettext(
        "A user has put a screenshot of the QR code into a ticket and then confirmed MFA with it. "
        "What makes the account safe again?"
    )


def _ticket_choices(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "delete": _("Deleting the screenshot from the ticket."),
        "password": _("A new password."),
        "entry": _("Deleting the entry in the app and scanning the same QR code again."),
        "reset": _("Revoking the secret, enrolling again with a new one, then purging the ticket."),
    }


def _ticket_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "reset": _(
            "Only a new secret makes the old picture worthless, whoever has kept a copy of it."
        ),
        "delete": _(
            "That comes last. Mails, backups and whoever has read the ticket keep the picture: "
            "what makes the picture itself worthless?"
        ),
        "password": _(
            "The picture gives every code to come, whatever the password is. Then the password is "
            "the only factor left. What has to change?"
        ),
        "entry": _("It is the same secret: the copy in the ticket still gives the same codes."),
    }


def _database_question(language: Language) -> str:
    return language.gettext(
        "A server keeps passwords as salted hashes. Why can it not keep TOTP secrets the same way?"
    )


def _database_choices(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "long": _("A secret of 160 bits is too long to be hashed."),
        "needs": _("To check a code, it has to compute the code, and needs the secret for that."),
        "random": _("Random bytes need no hash: nobody can guess them."),
    }


def _database_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "needs": _(
            "A password comes in whole and can be hashed and compared; of the secret only six "
            "digits come in. So it is encrypted instead, and the key kept elsewhere."
        ),
        "long": _("A hash function takes any length. What does the server do with the secret?"),
        "random": _(
            "Nobody need guess what lies readable in a stolen table. What keeps the server from "
            "hashing it?"
        ),
    }


EXERCISES = (
    Exercise("09-guess", _guess_question, by_choice("nine", _guess_said), _guess_choices),
    Exercise("09-relay", _relay_question, by_choice("none", _relay_said), _relay_choices),
    Exercise("09-ticket", _ticket_question, by_choice("reset", _ticket_said), _ticket_choices),
    Exercise(
        "09-database", _database_question, by_choice("needs", _database_said), _database_choices
    ),
)
