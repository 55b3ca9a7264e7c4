"""What a reader can do to the clocks and to the server's settings."""

from __future__ import annotations

import math
from collections.abc import Callable

from totp_demo.learner.protocol import Content
from totp_demo.learner.state import LessonState

LARGEST_SKEW = 600.0
LARGEST_WINDOW = 5
FASTEST = 60.0
PERIODS = (10, 30, 60)
DIGITS = (6, 7, 8)


def choice(content: Content, name: str, choices: tuple[int, ...]) -> int | None:
    """Return the one of some whole numbers that a script's message names.

    Args:
        content: The message.
        name: Of the number in it.
        choices: What is taken.

    Returns:
        The choice itself, an int even where a script wrote 10.0; None where it is none of them.

    Example:
        >>> choice({"seconds": 10.0}, "seconds", (10, 30)), choice({}, "seconds", (10, 30))
        (10, None)
    """
    value = content.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or value not in choices:
        return None
    return int(value)


def number(content: Content, name: str, largest: float) -> float | None:
    """Return a number of a script's message, kept within bounds.

    Args:
        content: The message.
        name: Of the number in it.
        largest: The largest size taken, either side of zero.

    Returns:
        The number; None where there is none.

    Example:
        >>> number({"seconds": 1e9}, "seconds", 600)
        600.0
    """
    value = content.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if isinstance(value, float) and not math.isfinite(value):
        return None
    # Compared before it is converted: an integer of JSON may be too large for a float.
    return float(max(-largest, min(largest, value)))


def _real(lesson: LessonState, _content: Content) -> None:
    lesson.clock.reset()


def _stop(lesson: LessonState, _content: Content) -> None:
    lesson.clock.pause()


def _run(lesson: LessonState, _content: Content) -> None:
    lesson.clock.resume()


def _step(lesson: LessonState, content: Content) -> None:
    steps = number(content, "steps", 10)
    if steps is not None:
        lesson.clock.advance(steps * lesson.key.period)


def _rate(lesson: LessonState, content: Content) -> None:
    rate = number(content, "rate", FASTEST)
    if rate is not None and rate >= 1:
        lesson.clock.rate = rate
        lesson.clock.resume()


def _phone_skew(lesson: LessonState, content: Content) -> None:
    seconds = number(content, "seconds", LARGEST_SKEW)
    if seconds is not None:
        lesson.phone.clock.skew = seconds


def _server_skew(lesson: LessonState, content: Content) -> None:
    seconds = number(content, "seconds", LARGEST_SKEW)
    if seconds is not None:
        lesson.server_clock.skew = seconds


def _window(lesson: LessonState, content: Content) -> None:
    steps = number(content, "steps", LARGEST_WINDOW)
    if steps is not None:
        lesson.account.window = int(abs(steps))


def _period(lesson: LessonState, content: Content) -> None:
    seconds = choice(content, "seconds", PERIODS)
    if seconds is not None:
        lesson.account.reconfigure(period=seconds)
        lesson.last_verdict = None


def _digits(lesson: LessonState, content: Content) -> None:
    count = choice(content, "count", DIGITS)
    if count is not None:
        lesson.account.reconfigure(digits=count)
        lesson.last_verdict = None


CLOCK_ACTIONS: dict[str, Callable[[LessonState, Content], None]] = {
    "clock-real": _real,
    "clock-stop": _stop,
    "clock-run": _run,
    "clock-step": _step,
    "clock-rate": _rate,
    "phone-skew": _phone_skew,
    "server-skew": _server_skew,
    "window": _window,
    "period": _period,
    "digits": _digits,
}
"""The words of the views' scripts, and what each does."""
