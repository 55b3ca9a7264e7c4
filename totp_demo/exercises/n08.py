"""The exercises of 08-time-window: slow typing, the price of a window, drift, resynchronisation."""

from __future__ import annotations

from collections.abc import Mapping

from totp_demo.wording.language import Language

from .exercise import Exercise
from .judges import by_choice, by_number


def _slow_question(language: Language) -> str:
    return language.gettext(
        "A phone’s clock is 20 seconds slow, and its owner takes 10 seconds to type. The server "
        "accepts one step each side. How often is a valid code accepted?"
    )


def _slow_choices(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "never": _("Never: the two delays add up."),
        "third": _("One time in three."),
        "two": _("Two times in three."),
        "always": _("Always."),
    }


def _slow_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "always": _("20 + 10 = 30 seconds: at most one step late, and the window allows one step."),
        "never": _("They do add up, to 30 seconds. How many steps late can that make a code?"),
        "third": _(
            "That is what a delay of 20 seconds would leave without a window. What does one step "
            "each side add?"
        ),
        "two": _(
            "Two in three is what a delay of 40 seconds would leave. Add the two delays and "
            "compare the sum with one period."
        ),
    }


def _price_question(language: Language) -> str:
    return language.gettext(
        "The help desk wants fewer refusals and widens the window from 1 step each side to 3. How "
        "many codes are valid at any moment now?"
    )


def _price_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "7": _(
            "3 before, 3 after and the current one. With a window of 1 there were 3 in all. A "
            "guess is now 7/3 times as likely to be accepted, and a code that somebody has seen "
            "works longer."
        ),
        "6": _("Those are the neighbours. The current step’s own code is valid too."),
        "3": _("That is one side only. Count both sides, and the step in the middle."),
        "": _("A window of w steps accepts w before, w after, and the current one."),
    }


def _month_question(language: Language) -> str:
    return language.gettext(
        "A phone without a network loses 2 seconds a day. Its owner types at once, the window is "
        "one step each side, and the server learns nothing. After how many days may a code be "
        "refused for the first time?"
    )


def _month_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "15": _("30 seconds at 2 seconds a day: from then on, a code may be two steps old."),
        "30": _(
            "After 30 days the phone is 60 seconds slow and every code is refused. When do the "
            "refusals begin?"
        ),
        "60": _(
            "That is twice the time after which every code is refused. How much does the phone "
            "lose in a day?"
        ),
        "": _("The first refusals come when the clock is one whole period off: 30 seconds."),
    }


def _two_question(language: Language) -> str:
    return language.gettext(
        "To resynchronise a phone that has drifted, the server searches hundreds of steps. Why "
        "does it ask for two codes in a row?"
    )


def _two_choices(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "typo": _("In case the first one was mistyped."),
        "chance": _("One wrong code may match a step by chance; two in a row hardly ever do."),
        "speed": _("To measure how fast the phone’s clock runs."),
    }


def _two_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "chance": _(
            "Each further code makes a lucky guess a million times less likely. So the server can "
            "search far (RFC 4226, §7.4)."
        ),
        "typo": _(
            "A mistyped code is simply refused. What would a guesser gain if the server searched "
            "hundreds of steps for one code?"
        ),
        "speed": _(
            "30 seconds is too short for that: a clock drifts by a few seconds a day. How many "
            "codes are valid when the server searches hundreds of steps?"
        ),
    }


EXERCISES = (
    Exercise("08-slow", _slow_question, by_choice("always", _slow_said), _slow_choices),
    Exercise("08-price", _price_question, by_number(7, _price_said)),
    Exercise("08-month", _month_question, by_number(15, _month_said)),
    Exercise("08-two", _two_question, by_choice("chance", _two_said), _two_choices),
)
