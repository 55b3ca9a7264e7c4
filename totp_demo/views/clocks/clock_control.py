"""The control of the lesson's clocks, and what a script needs to run them in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from totp_demo.learner.protocol import (
    LARGEST_SKEW,
    RATES,
    ClockControlMoment,
    ClockControlShown,
    TwoClocks,
)
from totp_demo.model.clock import End
from totp_demo.views.base.clocks import skew_texts, ticking
from totp_demo.views.base.sources import Script, Style
from totp_demo.views.base.view import View

if TYPE_CHECKING:
    from totp_demo.learner.lesson import Lesson


def _end(lesson: Lesson) -> str:
    """Say that a clock has been stopped at an end of what it can show; nothing where none has."""
    _ = lesson.language.gettext
    for clock in (lesson.clock, lesson.server_clock, lesson.phone.clock):
        match clock.end:
            case End.FIRST:
                return _("The clock stops here: Unix time starts on 1 January 1970.")
            case End.LAST:
                return _("The clock stops here: it does not go beyond the year 9999.")
    return ""


class ClockControl(View):
    """Stop, step and hurry the lesson's time, and set the phone's or the server's clock wrong."""

    script = Script("clocks/clock_control.js")
    style = Style("clocks/clock.css")

    def describe(self) -> ClockControlShown:
        """Return how the clocks are set."""
        lesson = self.lesson
        _ = lesson.language.gettext
        return {
            **self.page(),
            "paused": lesson.clock.paused,
            "rate": lesson.clock.rate,
            "limits": {"skew": LARGEST_SKEW, "rates": list(RATES)},
            "phone_skew": lesson.phone.clock.skew,
            "server_skew": lesson.server_clock.skew,
            "end": _end(lesson),
            "t": {
                "title": _("Time"),
                "server": _("Server"),
                "phone": _("Phone"),
                "real": _("Real time"),
                "stop": _("Stop"),
                "run": _("Run"),
                "back": _("One step back"),
                "on": _("One step on"),
                "speed": _("Speed"),
                "phone_skew": _("Phone’s clock:"),
                "server_skew": _("Server’s clock:"),
                **skew_texts(self.lesson.language),
            },
        }

    def moment(self) -> ClockControlMoment:
        """Return what the clocks show now."""
        lesson = self.lesson
        return {
            **self.notes(),
            "server": lesson.server_clock.now(),
            "phone": lesson.phone.clock.now(),
        }

    def clocks(self) -> TwoClocks:
        """Return the clocks, to be run on in the browser."""
        lesson = self.lesson
        return {"server": ticking(lesson.server_clock), "phone": ticking(lesson.phone.clock)}
