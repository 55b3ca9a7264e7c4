"""A clock that runs a little fast or slow, and a server that learns by how much."""

from __future__ import annotations

import hmac
import math
from typing import TYPE_CHECKING

from totp_demo.model.acceptance import (
    Delay,
    acceptance,
    check_finite,
    check_steps,
    delay_range,
    drift_chances,
)
from totp_demo.model.code_form import check_format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from totp_demo.model.key import Key

DAY = 86_400.0
WATCH_QUARTZ = 20.0
"""Parts per million by which a plain clock crystal may be wrong between 0 and 50 degrees Celsius
(Micro Crystal RV-3028-C7, data sheet): 1.7 seconds a day."""


def skew_after(seconds: float, ppm: float) -> float:
    """Return by how much a clock that nothing corrects is off after a time.

    Args:
        seconds: since it was right.
        ppm: how much it runs fast, in parts per million; negative is slow.

    Returns:
        Seconds; positive is ahead.

    Example:
        >>> round(skew_after(DAY, 20), 3)
        1.728
    """
    return seconds * ppm * 1e-6


def refused_from(ppm: float, *, window: int = 1, period: float = 30.0) -> tuple[float, float]:
    """Return after what time a drifting phone's codes begin to be refused, and when all are.

    Args:
        ppm: how much the phone's clock runs fast or slow, in parts per million.
        window: steps accepted on each side of the current one.
        period: seconds a step lasts.

    Returns:
        Seconds since the clock was right until the first code may be refused, and until none is
        accepted any more; infinite for a clock that is right. Codes are typed at once.

    Raises:
        ValueError: if an argument is out of range or not finite.

    Example:
        >>> first, last = refused_from(20)
        >>> round(first / DAY, 1), round(last / DAY, 1)
        (17.4, 34.7)
    """
    check_steps(window, period)
    check_finite(ppm)
    if ppm == 0.0:
        return math.inf, math.inf
    rate = abs(ppm) * 1e-6
    return window * period / rate, (window + 1) * period / rate


def acceptance_among(seconds: float, ppm: float, *, window: int = 1, period: float = 30.0) -> float:
    """Return the share of many drifting phones whose code is accepted.

    Their clocks run by anything from -ppm to +ppm, each as likely as the other, and were all right
    at the start; the server learns nothing.

    Args:
        seconds: since all clocks were right.
        ppm: how much the worst of them runs fast or slow, in parts per million.
        window: steps accepted on each side of the current one.
        period: seconds a step lasts.

    Returns:
        A share, 0 to 1.

    Raises:
        ValueError: if an argument is out of range or not finite.

    Example:
        >>> [round(acceptance_among(days * DAY, 20), 2) for days in (10, 30, 60, 365)]
        [1.0, 0.85, 0.43, 0.07]
    """
    check_finite(seconds, ppm)
    worst = abs(skew_after(seconds, ppm))
    # A skew of -worst to +worst is one of +worst less 0 to twice as much.
    return acceptance(worst, window=window, period=period, delay=(0.0, 2.0 * worst))


def acceptance_after_learning(
    learned_at: float,
    skew: float,
    *,
    window: int = 1,
    period: float = 30.0,
    delay: Delay = 0.0,
) -> float:
    """Return the probability that a code is accepted by a server that has recorded the drift.

    RFC 6238 §6: the server may record by how many steps a phone is off, and from then on looks
    around that step. Steps are whole, so up to a step of error stays. What it recorded comes from a
    resynchronisation (RFC 4226 §7.4, `find_drift`), which finds any drift. A server that records
    accepted codes alone never learns a drift beyond its window at once: it refuses the code.

    Args:
        learned_at: the offset in seconds of the last code of the resynchronisation: phone ahead of
            server, less the time that typing took.
        skew: seconds by which the phone is ahead of the server now.
        window: steps accepted on each side of the expected one.
        period: seconds a step lasts.
        delay: seconds from reading the code to its check, or a pair of bounds.

    Returns:
        A probability, 0 to 1.

    Raises:
        ValueError: if an argument is out of range or not finite.

    Example:
        >>> acceptance(70), round(acceptance_after_learning(50, 70), 3)
        (0.0, 0.889)
    """
    check_steps(window, period)
    delay_range(delay)
    return math.fsum(
        chance * acceptance(skew - drift * period, window=window, period=period, delay=delay)
        for drift, chance in drift_chances(learned_at, period).items()
    )


def find_drift(key: Key, codes: Sequence[str], now: float, *, reach: int = 120) -> int | None:
    """Find by how many steps a phone is off, from codes it showed one after the other.

    This is the resynchronisation of RFC 4226 §7.4, with the time step as the counter: one code may
    fit somewhere by chance when many steps are looked through, two in a row hardly do.

    Args:
        key: the key of server and phone.
        codes: consecutive codes as they were typed, the oldest first; the last is shown now.
        now: the server's time in Unix seconds.
        reach: steps looked through on each side.

    Returns:
        The drift in steps (positive: the phone is ahead), the smallest that fits; None if none
        does, or if something other than a code was typed.

    Raises:
        ValueError: if there is no code, `reach` is negative or `now` is not a time from 1970 to
            9999.

    Example:
        >>> from totp_demo.model.key import Key
        >>> key = Key("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "camille")
        >>> shown = [key.code_at(1_600_000_070), key.code_at(1_600_000_100)]
        >>> find_drift(key, shown, 1_600_000_010)
        3
    """
    return min(find_drifts(key, codes, now, reach=reach), key=abs, default=None)


def find_drifts(key: Key, codes: Sequence[str], now: float, *, reach: int = 120) -> list[int]:
    """Find every drift that a phone may have, from codes it showed one after the other.

    Args:
        key: the key of server and phone.
        codes: as for `find_drift`.
        now: the server's time in Unix seconds.
        reach: steps looked through on each side.

    Returns:
        The drifts in steps, in order; none if something other than a code was typed.

    Raises:
        ValueError: as `find_drift` does.

    Example:
        >>> from totp_demo.model.key import Key
        >>> key = Key("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "camille")
        >>> find_drifts(key, [key.code_at(1_600_000_070)], 1_600_000_010)
        [2]
    """
    if not codes or reach < 0:
        message = "a resynchronisation takes a code or more, and a reach of 0 steps or more"
        raise ValueError(message)
    current = key.step_at(now)
    if any(check_format(code, key.digits) for code in codes):
        return []
    first = max(0, current - reach - len(codes) + 1)
    right = key.codes(first, max(0, current + reach - first + 1))
    return [
        first + at + len(codes) - 1 - current
        for at in range(len(right) - len(codes) + 1)
        if _all_equal(codes, right[at : at + len(codes)])
    ]


def _all_equal(codes: Sequence[str], right: Sequence[str]) -> bool:
    # In constant time, as everywhere where a code that counts is compared.
    same = [hmac.compare_digest(*pair) for pair in zip(codes, right, strict=True)]
    return all(same)
