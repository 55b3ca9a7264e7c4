"""The exercises of 05-confirm: window, replay, throttling."""

from __future__ import annotations

from collections.abc import Mapping

from totp_demo.language import Language

from .exercise import Exercise
from .judges import by_choice, by_number


def _steps_question(language: Language) -> str:
    return language.gettext(
        "A time step has just begun on the server: second 0 of 30. The phone’s clock is 95 seconds "
        "fast. How many steps ahead is the code that it shows?"
    )


def _steps_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "3": _(
            "Three whole steps fit into 95 seconds. With a window of one step the code is refused "
            "as too early."
        ),
        "4": _(
            "The fourth step begins 120 seconds from now: the phone is not there yet. Only whole "
            "steps count."
        ),
        "95": _("Those are the seconds. How many steps of 30 seconds have passed in them?"),
        "": _("Divide 95 by 30 and keep the whole part."),
    }


def _again_question(language: Language) -> str:
    return language.gettext(
        "You have just switched MFA on with a code. You sign out and sign in at once; the app "
        "still shows that code. What does the server do?"
    )


def _again_choices(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "accepts": _("It accepts it: its 30 seconds are not over."),
        "refuses": _("It refuses it: the code has been used."),
        "locks": _("It locks the account: somebody tries the same code twice."),
    }


def _again_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "refuses": _(
            "Confirming has used it up. Wait for the next one; who looked over your shoulder "
            "gains nothing."
        ),
        "accepts": _(
            "Then whoever saw you type it could use it as well. What does RFC 6238, §5.2 ask of "
            "the server?"
        ),
        "locks": _(
            "A used code is not even counted as a failure: that is how a hurried user signs in. "
            "Try it on the sign-in page."
        ),
    }


def _wait_question(language: Language) -> str:
    return language.gettext(
        "This server makes you wait 5 seconds after the third failure in a row, and 5 seconds more "
        "after each further one. How many seconds after the fifth?"
    )


def _wait_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "15": _("5, then 10, then 15: a person hardly minds, a guessing program does."),
        "25": _("The first two failures cost nothing: begin to count with the third."),
        "5": _("That is the wait after the third one. Each further failure adds 5 seconds."),
        "10": _("That is the wait after the fourth one. There is one more to go."),
        "": _("Third failure: 5 seconds. Go on from there, in steps of 5, up to the fifth."),
    }


EXERCISES = (
    Exercise("05-steps", _steps_question, by_number(3, _steps_said)),
    Exercise("05-again", _again_question, by_choice("refuses", _again_said), _again_choices),
    Exercise("05-wait", _wait_question, by_number(15, _wait_said)),
)
