"""The exercises of 05-confirm: window, replay, throttling."""

from __future__ import annotations

from collections.abc import Mapping

from totp_demo.wording.language import Language

from .exercise import Exercise
from .judges import by_choice, by_number


def _steps_question(language: Language) -> str:
    return language.gettext(
        "A time step has just begun on the server: second 0 of 30. The phone’s clock is 95 seconds "
        "fast. How many steps ahead is its code?"
    )


def _steps_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "3": _(
            "Three whole steps fit into 95 seconds. With a window of one step, the server refuses "
            "the code as too early."
        ),
        "4": _(
            "The fourth step begins at 120 seconds: the phone isn’t there yet. Only whole steps "
            "count."
        ),
        "95": _("That is the number of seconds. How many whole steps of 30 seconds fit into it?"),
        "": _("Divide 95 by 30 and keep the whole part."),
    }


def _again_question(language: Language) -> str:
    return language.gettext(
        "You have just switched MFA on with a code. You sign out, then sign in again at once; the "
        "app still shows the same code. What does the server do?"
    )


def _again_choices(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "accepts": _("It accepts it: its 30 seconds aren’t over."),
        "refuses": _("It refuses it: the code has been used."),
        "locks": _("It locks the account: the same code was typed twice."),
    }


def _again_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "refuses": _(
            "Confirming used it up, so wait for the next code. Anyone who read it over your "
            "shoulder can do nothing with it."
        ),
        "accepts": _(
            "Then anyone who saw you type it could use it too. What must the server do, according "
            "to RFC 6238, §5.2?"
        ),
        "locks": _(
            "A used code doesn’t even count as a failure: this happens to any user in a hurry. Try "
            "it on the sign-in page."
        ),
    }


def _wait_question(language: Language) -> str:
    return language.gettext(
        "This server makes you wait 5 seconds after the third failure in a row, and 5 seconds "
        "longer after each further failure. How many seconds after the fifth?"
    )


def _wait_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "15": _(
            "5, then 10, then 15: a person hardly notices, but it slows a guessing program down."
        ),
        "25": _("There is no wait after the first two failures: start counting at the third."),
        "5": _("That is the wait after the third failure. Each further failure adds 5 seconds."),
        "10": _("That is the wait after the fourth failure. There is one more to go."),
        "": _("Third failure: 5 seconds. Add 5 for each further failure, up to the fifth."),
    }


EXERCISES = (
    Exercise("05-steps", _steps_question, by_number(3, _steps_said)),
    Exercise("05-again", _again_question, by_choice("refuses", _again_said), _again_choices),
    Exercise("05-wait", _wait_question, by_number(15, _wait_said)),
)
