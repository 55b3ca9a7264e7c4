"""What a time may be: a finite number of Unix seconds, and how far a clock can be shown."""

from __future__ import annotations

import math

FIRST_MOMENT = 0.0
"""1 January 1970, 00:00 UTC: there is no time step before it (RFC 6238 §4.2)."""

LAST_MOMENT = 253_402_128_000.0
"""30 December 9999, 00:00 UTC: calendars of four digits end a day later, in whatever zone."""


def finite(name: str, value: float) -> float:
    """Return a number of seconds as a float.

    Args:
        name: what it is, for the error.
        value: the number.

    Returns:
        The same.

    Raises:
        ValueError: if it is infinite, not a number, or too large for a float.
        TypeError: if it is no number at all; a text is none.

    Example:
        >>> finite("skew", 90)
        90.0
    """
    # float() would read a text, and repeat it in its error.
    if isinstance(value, (str, bytes, bytearray)):
        message = f"{name} must be a number of seconds"
        raise TypeError(message)
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        message = f"{name} must be a finite number of seconds"
        raise ValueError(message)
    return number


def possible_time(value: float) -> float:
    """Return a time at which something can happen.

    Args:
        value: Unix seconds.

    Returns:
        The same as a float.

    Raises:
        ValueError: if it is not finite, before 1970 or after 9999.
        TypeError: if it is no number.

    Example:
        >>> possible_time(59)
        59.0
    """
    number = finite("the time", value)
    if not FIRST_MOMENT <= number <= LAST_MOMENT:
        message = "the time must be from 1970 to 9999"
        raise ValueError(message)
    return number
