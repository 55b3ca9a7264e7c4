"""The clocks stop at the ends of what they can show, and the views show what is there."""

from __future__ import annotations

from typing import Any

import pytest

from totp_demo.hosts.page import Lesson
from totp_demo.learner import protocol
from totp_demo.model.seconds import FIRST_MOMENT, LAST_MOMENT
from totp_demo.views.clocks.clock_control import ClockControl

LANGUAGES = pytest.mark.parametrize("code", ["en", "fr"])
FAR = pytest.mark.parametrize(
    ("seconds", "moment", "year"), [(-1.9e9, FIRST_MOMENT, "1970"), (3e11, LAST_MOMENT, "9999")]
)


@LANGUAGES
@FAR
def test_the_clock_says_that_it_stops(code: str, seconds: float, moment: float, year: str) -> None:
    lesson = Lesson(code)
    lesson.clock.pause()
    control = ClockControl(lesson)
    assert control.describe()["end"] == ""
    lesson.clock.advance(seconds)
    assert control.moment()["server"] == moment
    assert year in control.describe()["end"]
    lesson.act(protocol.ClockReal())
    assert control.describe()["end"] == ""


@FAR
@pytest.mark.parametrize("step", [0, 3, 6])
@pytest.mark.parametrize("skew", [-600.0, 0.0, 600.0])
def test_every_view_can_be_shown_there(
    seconds: float, moment: float, year: str, step: int, skew: float
) -> None:
    lesson = Lesson("en", step=step)
    lesson.phone.clock.skew = skew
    lesson.clock.advance(seconds)
    views: list[Any] = [
        *(lesson.time_window(), lesson.inside(), lesson.phone_view(), lesson.server_view()),
        *(lesson.profile(), lesson.guide(), lesson.clock_control(), lesson.state_picture()),
    ]
    for view in views:
        view.describe()
        view.private()
    hear = lesson.profile()
    hear.receive({"do": "zones", "from": "page"})
    end = lesson.clock_control().describe()["end"]
    assert year in end
    assert abs(lesson.clock.now() - moment) < 60


def test_a_step_back_goes_to_1970_and_no_further() -> None:
    lesson = Lesson("en")
    lesson.clock.pause()
    lesson.clock.advance(45 - lesson.clock.now())
    control = ClockControl(lesson)
    ends = []
    for _ in range(3):
        lesson.act(protocol.ClockStep(steps=-1))
        ends.append((lesson.clock.now(), bool(control.describe()["end"])))
    assert ends == [(15.0, False), (0.0, True), (0.0, True)]
    lesson.act(protocol.ClockStep(steps=1))
    assert (lesson.clock.now(), control.describe()["end"]) == (30.0, "")
