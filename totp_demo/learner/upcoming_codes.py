"""The codes of the coming steps, sent ahead so that a browser can show them without asking."""

from __future__ import annotations

import functools
import math

from totp_demo.learner.protocol import LARGEST_SKEW, Codes
from totp_demo.model.key import Key

AHEAD = 960
"""Steps sent ahead: eight hours of 30 seconds, some 6 kB, 10 ms to compute."""

BEFORE = 4
"""Steps sent besides of the time before what `steps_behind` counts: an axis shows some more."""


def steps_behind(period: int) -> int:
    """Return how many steps are sent of the time before.

    Args:
        period: Of the codes, in seconds.

    Returns:
        As many as a clock that is set back by ten minutes, as far as it goes, finds its codes in.

    Example:
        >>> steps_behind(30), steps_behind(10)
        (24, 64)
    """
    return math.ceil(LARGEST_SKEW / period) + BEFORE


@functools.lru_cache(maxsize=16)
def _codes(key: Key, first: int, count: int) -> str:
    return "".join(key.codes(first, count))


def upcoming_codes(key: Key, now: float) -> Codes:
    """Return the codes around and after a moment.

    Args:
        key: Whose codes.
        now: Unix seconds of the clock that shows them.

    Returns:
        `digits`, `period`, `base` (the step now), `first` (the first step sent) and `codes`, all
        of one length, in one string.
    """
    base = key.step_at(now)
    first = max(0, base - steps_behind(key.period))
    return {
        "digits": key.digits,
        "period": key.period,
        "base": base,
        "first": first,
        "codes": _codes(key, first, base - first + AHEAD),
    }
