"""The codes of the coming steps, sent ahead so that a browser can show them without asking."""

from __future__ import annotations

import functools

from totp_demo.model.key import Key

from .view import Shown

AHEAD = 960
"""Steps sent ahead: eight hours of 30 seconds, some 6 kB, 10 ms to compute."""

BEHIND = 24
"""Steps sent of the time before: a clock that is set back by ten minutes finds its codes."""


@functools.lru_cache(maxsize=16)
def _codes(key: Key, first: int, count: int) -> str:
    return "".join(key.codes(first, count))


def codes_ahead(key: Key, now: float) -> Shown:
    """Return the codes around and after a moment.

    Args:
        key: Whose codes.
        now: Unix seconds of the clock that shows them.

    Returns:
        `digits`, `period`, `base` (the step now), `first` (the first step sent) and `codes`, all
        of one length, in one string.
    """
    base = key.step_at(now)
    first = max(0, base - BEHIND)
    return {
        "digits": key.digits,
        "period": key.period,
        "base": base,
        "first": first,
        "codes": _codes(key, first, base - first + AHEAD),
    }
