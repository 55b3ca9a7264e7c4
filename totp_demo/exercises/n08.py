"""The exercises of 08-time-window: slow typing, the price of a window, drift, resynchronisation."""

from __future__ import annotations

from collections.abc import Mapping

from totp_demo.language import Language

from .exercise import Exercise
from .judges import by_choice, by_number


def _slow_question(language: Language) -> str:
    return language.gettext(
        "A phone’s clock is 20 seconds slow, and its owner needs 10 seconds to type. The server "
        "accepts one step each side. How often is a right code accepted?"
    )


def _slow_choices(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "never": _("Never: two errors add up."),
        "third": _("One time in three."),
        "two": _("Two times in three."),
        "always": _("Always."),
    }


def _slow_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "always": _(
            "20 + 10 = 30 seconds: one step late at most, and one step is what the window allows."
        ),
        "never": _(
            "They do add up, to 30 seconds. But how many steps old can a code of 30 seconds ago be?"
        ),
        "third": _(
            "That would be so without a window if 20 of 30 seconds were lost. What does the "
            "window’s one step each side add?"
        ),
        "two": _(
            "Two in three is what 40 seconds would leave. Add the two delays up and compare with "
            "one period."
        ),
    }


def _price_question(language: Language) -> str:
    return language.gettext(
        "The help desk wants fewer refusals, and the window goes from 1 step each side to 3. How "
        "many codes are right at any moment now?"
    )


def _price_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "7": _(
            "3 before, 3 after and the current one. There were 3 of them: a guess is now 7/3 "
            "times as likely to be right, and a code seen by others lives longer."
        ),
        "6": _("Those are the neighbours. The current step’s own code is right too."),
        "3": _("With 3 steps each side? Count both sides, and the step in the middle."),
        "": _("A window of w steps accepts w before, w after, and the current one."),
    }


def _month_question(language: Language) -> str:
    return language.gettext(
        "A phone without network loses 2 seconds a day. Its owner types in no time, the window is "
        "one step each side, and the server learns nothing. After how many days may a first code "
        "be refused?"
    )


def _month_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "15": _("30 seconds at 2 seconds a day: from then on a code may be two steps old."),
        "30": _(
            "After 30 days it is 60 seconds slow and every code is refused. When do the refusals "
            "begin?"
        ),
        "60": _("That is twice the time after which every code is refused. What is lost in a day?"),
        "": _("The first refusals come when the clock is one whole period off: 30 seconds."),
    }


def _two_question(language: Language) -> str:
    return language.gettext(
        "To find a drifted phone again, the server looks through hundreds of steps. Why does it "
        "ask for two codes in a row?"
    )


def _two_choices(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "typo": _("In case the first one was mistyped."),
        "chance": _("One wrong code would often fit somewhere by chance; two in a row hardly do."),
        "speed": _("To measure how fast the phone’s clock runs."),
    }


def _two_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "chance": _(
            "Each further code makes a guess a million times less likely: looking far costs "
            "nothing then (RFC 4226, §7.4)."
        ),
        "typo": _(
            "A mistyped code is simply refused. What would a guesser gain if one code were looked "
            "for in hundreds of steps?"
        ),
        "speed": _(
            "30 seconds are too short for that: a clock loses a few seconds a day at most. How "
            "many codes are right when hundreds of steps are looked through?"
        ),
    }


EXERCISES = (
    Exercise("08-slow", _slow_question, by_choice("always", _slow_said), _slow_choices),
    Exercise("08-price", _price_question, by_number(7, _price_said)),
    Exercise("08-month", _month_question, by_number(15, _month_said)),
    Exercise("08-two", _two_question, by_choice("chance", _two_said), _two_choices),
)
