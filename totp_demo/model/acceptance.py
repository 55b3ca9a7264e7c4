"""How likely a valid code is accepted, when clocks differ and typing takes time."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

Delay = float | tuple[float, float]
"""Seconds from reading a code to its check: always the same, or any between two, equally likely."""


def delay_range(delay: Delay) -> tuple[float, float]:
    """Return the shortest and the longest delay.

    Args:
        delay: seconds, or a pair of seconds.

    Returns:
        Both; equal when the delay is always the same.

    Raises:
        ValueError: if it is negative, not finite, or the longest is below the shortest.

    Example:
        >>> delay_range(5), delay_range((2, 12))
        ((5.0, 5.0), (2.0, 12.0))
    """
    shortest, longest = delay if isinstance(delay, tuple) else (delay, delay)
    if not (math.isfinite(longest) and 0.0 <= shortest <= longest):
        message = "a delay is 0 seconds or more, and its longest not below its shortest"
        raise ValueError(message)
    return float(shortest), float(longest)


def check_steps(window: int, period: float) -> None:
    """Raise ValueError unless a window is 0 steps or more and a period above 0 seconds."""
    if window < 0 or not 0.0 < period < math.inf:
        message = "a window is 0 steps or more, a period above 0 seconds"
        raise ValueError(message)


def check_finite(*values: float) -> None:
    """Raise ValueError unless all skews, offsets, times or paces are finite numbers."""
    if not all(map(math.isfinite, values)):
        message = "a skew, an offset, a time or a pace must be a finite number"
        raise ValueError(message)


def drift_chances(offset: float, period: float = 30.0) -> Mapping[int, float]:
    """Return by how many steps a code may be off, and how likely each number is.

    The server's clock is anywhere in its step, each place as likely as the other. A code that
    is `offset` seconds ahead then falls into one of two steps that follow each other.

    Args:
        offset: seconds by which the code is ahead of the server's clock: the phone's skew
            less the server's, less the time that typing took.
        period: seconds a step lasts (RFC 6238 §4.1: X).

    Returns:
        Drift in steps (negative: an old code) and its probability; they add up to 1.

    Raises:
        ValueError: if `offset` is not finite, or `period` not above 0.

    Example:
        >>> drift_chances(-45)
        {-2: 0.5, -1: 0.5}
    """
    check_steps(0, period)
    check_finite(offset)
    whole = math.floor(offset / period)
    part = offset / period - whole
    chances = {whole: 1.0 - part, whole + 1: part}
    return {drift: chance for drift, chance in chances.items() if chance > 0.0}


def acceptance(skew: float, *, window: int = 1, period: float = 30.0, delay: Delay = 0.0) -> float:
    """Return the probability that a valid code is accepted.

    A code with the offset e = skew - delay is at most `window` steps off with the probability
    (w + 1) - |e| / X, cut at 0 and 1: certain up to w periods, impossible from w + 1 on. This
    follows from T = floor(t / X) (RFC 6238 §4.2) and a phase that is uniform; a delay between
    two bounds is averaged over exactly. That a code is taken once only is left out.

    Args:
        skew: seconds by which the phone is ahead of the server.
        window: steps accepted on each side of the current one (RFC 6238 §5.2).
        period: seconds a step lasts.
        delay: seconds from reading the code to its check, or a pair of bounds.

    Returns:
        A probability, 0 to 1.

    Raises:
        ValueError: if an argument is out of range or not finite.

    Example:
        >>> acceptance(0, delay=5), round(acceptance(-40, delay=5), 3)
        (1.0, 0.5)
        >>> round(acceptance(0, window=0, delay=(0, 30)), 3)
        0.5
    """
    check_steps(window, period)
    shortest, longest = delay_range(delay)
    check_finite(skew)
    low, high = (skew - longest) / period, (skew - shortest) / period
    if high - low < 1e-9:  # noqa: PLR2004 - nothing to average over
        return _accepted((low + high) / 2, window)
    average = (_integral(high, window) - _integral(low, window)) / (high - low)
    return min(1.0, max(0.0, average))


def _accepted(steps: float, window: int) -> float:
    return min(1.0, max(0.0, window + 1 - abs(steps)))


def _integral(steps: float, window: int) -> float:
    """Integrate `_accepted` from 0: a plateau of `window` steps, then a slope of one."""
    reach = abs(steps)
    beyond = min(max(reach - window, 0.0), 1.0)
    return math.copysign(min(reach, window) + beyond - beyond * beyond / 2, steps)


def sure_range(
    *, window: int = 1, period: float = 30.0, delay: Delay = 0.0
) -> tuple[float, float] | None:
    """Return between which skews a valid code is always accepted.

    Args:
        window: steps accepted on each side of the current one.
        period: seconds a step lasts.
        delay: seconds from reading the code to its check, or a pair of bounds.

    Returns:
        The lowest and the highest such skew in seconds, or None where typing alone may take
        longer than the window allows for.

    Raises:
        ValueError: if an argument is out of range.

    Example:
        >>> sure_range(delay=(2, 12))
        (-18.0, 32.0)
    """
    check_steps(window, period)
    shortest, longest = delay_range(delay)
    low, high = longest - window * period, shortest + window * period
    return (low, high) if low <= high else None


def possible_range(
    *, window: int = 1, period: float = 30.0, delay: Delay = 0.0
) -> tuple[float, float]:
    """Return between which skews a valid code may be accepted at all.

    RFC 6238 §6 counts the same way: with two steps backward, 29 s and 60 s, "around 89 seconds".

    Args:
        window: steps accepted on each side of the current one.
        period: seconds a step lasts.
        delay: seconds from reading the code to its check, or a pair of bounds.

    Returns:
        The skews in seconds at and beyond which the code is never accepted.

    Raises:
        ValueError: if an argument is out of range.

    Example:
        >>> possible_range(window=2)
        (-90.0, 90.0)
    """
    check_steps(window, period)
    shortest, longest = delay_range(delay)
    reach = (window + 1) * period
    return shortest - reach, longest + reach
