"""The exercises of 09-limits: guessing, the relay and after it, the ticket, the stolen database."""

from __future__ import annotations

from collections.abc import Mapping

from totp_demo.wording.language import Language

from .exercise import Exercise
from .judges import by_choice


def _guess_question(language: Language) -> str:
    return language.gettext(
        "A server accepts one step on each side and never makes anyone wait. A program tries ten "
        "codes a second for a day. How likely is it to get in?"
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
            "That is one guess at one code. How many guesses are there in a day, and how many "
            "codes are valid at any moment?"
        ),
        "hundred": _(
            "That would be about right for one guess a second after an hour. Count the guesses in "
            "a day at ten a second."
        ),
    }


def _relay_question(language: Language) -> str:
    return language.gettext(
        "A user types password and code into a fake page, which passes both on within two "
        "seconds. Which check on the real server stops it?"
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
            "The code is valid, fresh and unused. The only thing wrong is the page it was typed "
            "into, and six digits don’t say where they were typed."
        ),
        "once": _(
            "The relay uses it first. Then the user tries the same code on the real page, and it "
            "is the user who is refused."
        ),
        "window": _(
            "After two seconds? Even without a window, it is most likely still the same step."
        ),
        "throttle": _("It counts failures. How many failures does the relay cause?"),
    }


def _after_question(language: Language) -> str:
    return language.gettext(
        "A user says: “My code had already been used, but I hadn’t used it.” They had just "
        "followed a link in an e-mail. What do you do first?"
    )


def _after_choices(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "wait": _("Tell them to wait for the next code and try again."),
        "password": _("Change the password; that shuts the attacker out."),
        "sessions": _(
            "End all sessions, then set a new password, a new secret and a new recovery code."
        ),
    }


def _after_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "sessions": _(
            "The attacker may be signed in at this moment. After that, look for what was changed: "
            "e-mail address, new users, exported data. And report it."
        ),
        "password": _(
            "An open session may survive a new password. And what could someone who is signed in "
            "have changed in the meantime?"
        ),
        "wait": _(
            "The next code will work, and nothing will look wrong. But someone used the first one. "
            "Where are they now?"
        ),
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
        "reset": _(
            "Revoking the secret, enrolling again with a new one, then cleaning up the ticket."
        ),
    }


def _ticket_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "reset": _(
            "Only a new secret makes the old picture useless to anyone who has kept a copy."
        ),
        "delete": _(
            "That comes last. E-mails, backups and anyone who has read the ticket may keep the "
            "picture. What makes the picture itself useless?"
        ),
        "password": _(
            "The picture gives every future code, whatever the password is. The password is then "
            "the only factor left. What has to change?"
        ),
        "entry": _("It is the same secret: the copy in the ticket still gives the same codes."),
    }


def _database_question(language: Language) -> str:
    return language.gettext(
        "A server keeps passwords as salted hashes. Why can’t it keep TOTP secrets the same way?"
    )


def _database_choices(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "long": _("A secret of 160 bits is too long to be hashed."),
        "needs": _(
            "To check a code, it has to work the code out, and it needs the secret for that."
        ),
        "random": _("Random bytes need no hash: nobody can guess them."),
    }


def _database_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "needs": _(
            "A password arrives whole: it can be hashed and compared. Of the secret, only six "
            "digits arrive. So it is encrypted instead, and the key is kept elsewhere."
        ),
        "long": _("A hash function takes any length. What does the server do with the secret?"),
        "random": _(
            "Nobody has to guess what is readable in a stolen table. What keeps the server from "
            "hashing it?"
        ),
    }


EXERCISES = (
    Exercise("09-guess", _guess_question, by_choice("nine", _guess_said), _guess_choices),
    Exercise("09-relay", _relay_question, by_choice("none", _relay_said), _relay_choices),
    Exercise("09-after", _after_question, by_choice("sessions", _after_said), _after_choices),
    Exercise("09-ticket", _ticket_question, by_choice("reset", _ticket_said), _ticket_choices),
    Exercise(
        "09-database", _database_question, by_choice("needs", _database_said), _database_choices
    ),
)
