"""The one place that reads the time."""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_RATE = 3600.0


class Ticking(NamedTuple):
    """How a clock stands and runs at this moment.

    Attributes:
        now: the clock's time in Unix seconds, skew included.
        rate: its seconds per second of the wall; 0.0 while it stands still.
    """

    now: float
    rate: float


def _finite(name: str, value: float) -> float:
    number = float(value)
    if not math.isfinite(number):
        message = f"{name} must be a finite number of seconds"
        raise ValueError(message)
    return number


class Clock:
    """A clock that can stop, step, run fast and be wrong.

    Args:
        source: what it follows, in Unix seconds: the wall, or another clock's `now`. A
            phone's clock hung on the lesson's stops, steps and hurries with it.

    Example:
        >>> lesson = Clock.frozen(1_600_000_000)
        >>> phone = Clock(lesson.now)
        >>> phone.skew = 90.0
        >>> lesson.advance(30)
        >>> phone.now() - lesson.now()
        90.0
    """

    def __init__(self, source: Callable[[], float] = time.time) -> None:
        """Start at the source's time, at its pace."""
        self._source = source
        self._rate = 1.0
        self._skew = 0.0
        self._paused = False
        # The clock showed `_value` (without skew) when its source showed `_origin`.
        self._origin = self._value = float(source())

    @classmethod
    def frozen(cls, t: float) -> Clock:
        """Return a clock that stands still at a time.

        Args:
            t: Unix seconds.

        Returns:
            A paused clock; `resume` lets it run on from `t`.

        Raises:
            ValueError: if `t` is not finite.

        Example:
            >>> Clock.frozen(59.0).now()
            59.0
        """
        clock = cls()
        clock._paused = True
        clock._value = _finite("t", t)
        return clock

    def _unskewed(self) -> float:
        if self._paused:
            return self._value
        source = self._source()
        if self._rate == 1.0:
            # Exact when nothing was changed: a second subtraction would cost a rounding.
            return source + (self._value - self._origin)
        return self._value + (source - self._origin) * self._rate

    def _anchor(self) -> None:
        """Take the present moment as the new starting point, so that nothing jumps."""
        self._value = self._unskewed()
        self._origin = float(self._source())

    def now(self) -> float:
        """Return the time in Unix seconds, skew included.

        Example:
            >>> Clock(lambda: 1111111109.0).now()
            1111111109.0
        """
        return self._unskewed() + self._skew

    @property
    def paused(self) -> bool:
        """Whether this clock itself has been stopped."""
        return self._paused

    def pause(self) -> None:
        """Stop; a stopped clock stays as it is."""
        self._anchor()
        self._paused = True

    def resume(self) -> None:
        """Run on from the time it was stopped at."""
        if self._paused:
            self._origin = float(self._source())
            self._paused = False

    def advance(self, seconds: float) -> None:
        """Set the clock on, or back.

        Args:
            seconds: how far; negative is back.

        Raises:
            ValueError: if `seconds` is not finite.

        Example:
            >>> clock = Clock.frozen(100.0)
            >>> clock.advance(-30)
            >>> clock.now()
            70.0
        """
        self._value += _finite("seconds", seconds)

    @property
    def rate(self) -> float:
        """Its seconds per second of its source, above 0 and at most 3600.

        Setting it never jumps the time. Anything else raises ValueError.
        """
        return self._rate

    @rate.setter
    def rate(self, rate: float) -> None:
        number = float(rate)
        if not 0.0 < number <= MAX_RATE:  # false for nan too
            message = f"rate must be above 0 and at most {MAX_RATE:g}"
            raise ValueError(message)
        self._anchor()
        self._rate = number

    @property
    def skew(self) -> float:
        """Seconds by which it is wrong: added to every `now`; positive is fast."""
        return self._skew

    @skew.setter
    def skew(self, skew: float) -> None:
        self._skew = _finite("skew", skew)

    def reset(self) -> None:
        """Go back to the source: running, at rate 1, nothing advanced. The skew stays.

        Example:
            >>> clock = Clock(lambda: 100.0)
            >>> clock.advance(3600)
            >>> clock.reset()
            >>> clock.now()
            100.0
        """
        self._paused = False
        self._rate = 1.0
        self._origin = self._value = float(self._source())

    def ticking(self) -> Ticking:
        """Return the time now and the pace against the wall.

        A clock hung on another multiplies its own pace with the other's; any other source is
        taken to run as fast as the wall.

        Example:
            >>> Clock.frozen(59.0).ticking()
            Ticking(now=59.0, rate=0.0)
        """
        if self._paused:
            return Ticking(self.now(), 0.0)
        owner = getattr(self._source, "__self__", None)
        pace = owner.ticking().rate if isinstance(owner, Clock) else 1.0
        return Ticking(self.now(), self._rate * pace)

    def __repr__(self) -> str:
        """Say how it is set, without reading the time."""
        state = "paused" if self._paused else "running"
        return f"Clock({state}, rate={self._rate:g}, skew={self._skew:g})"
