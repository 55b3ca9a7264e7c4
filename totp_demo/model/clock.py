"""The one place that reads the time."""

from __future__ import annotations

import enum
import time
from typing import TYPE_CHECKING, NamedTuple

from totp_demo.model.seconds import FIRST_MOMENT, LAST_MOMENT, finite, possible_time

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


class End(enum.Enum):
    """One of the two ends of the time that a clock can show."""

    FIRST = "first"
    LAST = "last"


def _within(t: float) -> float:
    return min(max(t, FIRST_MOMENT), LAST_MOMENT)


def _beyond(t: float) -> End | None:
    if t == _within(t):
        return None
    return End.FIRST if t < FIRST_MOMENT else End.LAST


class Clock:
    """A clock that can stop, step, run fast and be wrong.

    It shows the time from 1970 to 9999 and stops at either end, whatever moves it: before 1970
    there is no time step (RFC 6238 §4.2), and after 9999 no calendar.

    Args:
        source: what it follows, in Unix seconds: the wall, or another clock's `now`. A
            phone's clock hung on the lesson's stops, steps and hurries with it.

    Raises:
        ValueError: if the source's time is not finite; whatever asks for the time raises it too.

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
        self._cut: End | None = None  # where the last step was cut short
        # The clock showed `_value` (without skew) when its source showed `_origin`.
        self._origin = self._value = finite("the source", source())

    @classmethod
    def frozen(cls, t: float) -> Clock:
        """Return a clock that stands still at a time.

        Args:
            t: Unix seconds.

        Returns:
            A paused clock; `resume` lets it run on from `t`.

        Raises:
            ValueError: if `t` is not finite, before 1970 or after 9999.

        Example:
            >>> Clock.frozen(59.0).now()
            59.0
        """
        clock = cls()
        clock._paused = True
        clock._value = possible_time(t)
        return clock

    def _unskewed(self) -> float:
        if self._paused:
            return self._value
        source = finite("the source", self._source())
        if self._rate == 1.0:
            # Exact when nothing was changed: a second subtraction would cost a rounding.
            return source + (self._value - self._origin)
        return self._value + (source - self._origin) * self._rate

    def _raw(self) -> float:
        """Return the time with the skew, whether it can be shown or not."""
        return self._unskewed() + self._skew

    def _anchor(self) -> None:
        """Take the present moment as the new starting point, so that nothing jumps."""
        self._value = self._unskewed()
        self._origin = finite("the source", self._source())

    def now(self) -> float:
        """Return the time in Unix seconds, skew included.

        Example:
            >>> Clock(lambda: 1111111109.0).now()
            1111111109.0
        """
        return _within(self._raw())

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
            self._origin = finite("the source", self._source())
            self._paused = False

    def advance(self, seconds: float) -> None:
        """Set the clock on, or back.

        Args:
            seconds: how far; negative is back. It goes no further than the ends of what it shows.

        Raises:
            ValueError: if `seconds` is not finite.

        Example:
            >>> clock = Clock.frozen(100.0)
            >>> clock.advance(-30)
            >>> clock.now()
            70.0
        """
        step, here = finite("seconds", seconds), self._unskewed()
        self._cut = _beyond(_within(here) + step)
        if self._cut is None and _beyond(here) is None:
            self._value += step
        else:
            self._anchor()
            self._value = _within(_within(here) + step)

    @property
    def rate(self) -> float:
        """Its seconds per second of its source, above 0 and at most 3600.

        Setting it never jumps the time. Anything else raises ValueError.
        """
        return self._rate

    @rate.setter
    def rate(self, rate: float) -> None:
        number = finite("rate", rate)
        if not 0.0 < number <= MAX_RATE:
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
        self._skew = finite("skew", skew)

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
        self._cut = None
        self._rate = 1.0
        self._origin = self._value = finite("the source", self._source())

    @property
    def end(self) -> End | None:
        """The end at which it was stopped, for it can show no time beyond; else None.

        Example:
            >>> clock = Clock.frozen(100.0)
            >>> clock.advance(-1_000)
            >>> clock.now(), clock.end
            (0.0, <End.FIRST: 'first'>)
        """
        return _beyond(self._raw()) or self._cut

    def ticking(self) -> Ticking:
        """Return the time now and the pace against the wall.

        A clock hung on another multiplies its own pace with the other's; any other source is
        taken to run as fast as the wall.

        Example:
            >>> Clock.frozen(59.0).ticking()
            Ticking(now=59.0, rate=0.0)
        """
        if self._paused or _beyond(self._raw()) is not None:
            return Ticking(self.now(), 0.0)
        owner = getattr(self._source, "__self__", None)
        pace = owner.ticking().rate if isinstance(owner, Clock) else 1.0
        return Ticking(self.now(), self._rate * pace)

    def __repr__(self) -> str:
        """Say how it is set, without reading the time."""
        state = "paused" if self._paused else "running"
        return f"Clock({state}, rate={self._rate:g}, skew={self._skew:g})"
