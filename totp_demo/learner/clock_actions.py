"""What a reader can do to the clocks and to the server's settings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from totp_demo.learner import protocol
from totp_demo.learner.protocol import Word
from totp_demo.learner.state import LessonState


def _real(lesson: LessonState, _word: Word) -> None:
    lesson.clock.reset()


def _stop(lesson: LessonState, _word: Word) -> None:
    lesson.clock.pause()


def _run(lesson: LessonState, _word: Word) -> None:
    lesson.clock.resume()


def _step(lesson: LessonState, word: protocol.ClockStep) -> None:
    lesson.clock.advance(word.steps * lesson.key.period)


def _rate(lesson: LessonState, word: protocol.ClockRate) -> None:
    lesson.clock.rate = word.rate
    lesson.clock.resume()


def _phone_skew(lesson: LessonState, word: protocol.PhoneSkew) -> None:
    lesson.phone.clock.skew = word.seconds


def _server_skew(lesson: LessonState, word: protocol.ServerSkew) -> None:
    lesson.server_clock.skew = word.seconds


def _window(lesson: LessonState, word: protocol.Window) -> None:
    lesson.account.reconfigure(window=int(word.steps))


def _period(lesson: LessonState, word: protocol.Period) -> None:
    lesson.account.reconfigure(period=word.seconds)
    lesson.last_verdict = None


def _digits(lesson: LessonState, word: protocol.Digits) -> None:
    lesson.account.reconfigure(digits=word.count)
    lesson.last_verdict = None


CLOCK_ACTIONS: dict[type[Word], Callable[[LessonState, Any], None]] = {
    protocol.ClockReal: _real,
    protocol.ClockStop: _stop,
    protocol.ClockRun: _run,
    protocol.ClockStep: _step,
    protocol.ClockRate: _rate,
    protocol.PhoneSkew: _phone_skew,
    protocol.ServerSkew: _server_skew,
    protocol.Window: _window,
    protocol.Period: _period,
    protocol.Digits: _digits,
}
"""The words of the views' scripts, and what each does."""
