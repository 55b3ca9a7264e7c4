"""How likely a guessed code is accepted, and what throttling leaves of the attempts."""

from __future__ import annotations

import math

MAX_DIGITS = 9
"""A code is cut from a number of 31 bits (RFC 4226 §5.3): only nine digits can be anything."""


def check_guesses(attempts: int, window: int, digits: int) -> None:
    """Raise ValueError unless attempts and window are 0 or more, and digits 1 to 9."""
    if attempts < 0 or window < 0:
        message = "attempts and a window must be 0 or more"
        raise ValueError(message)
    if not 1 <= digits <= MAX_DIGITS:
        message = f"a code must have 1 to {MAX_DIGITS} digits"
        raise ValueError(message)


def chance_per_guess(window: int = 1, digits: int = 6) -> float:
    """Return the probability that one guess is accepted: (2w + 1) / 10^digits.

    Args:
        window: steps accepted on each side of the current one, so 2w + 1 codes are valid.
        digits: length of a code, 1 to 9.

    Returns:
        A probability. It counts the codes of the window as different, which they almost always
        are, and all codes as equally likely (RFC 4226 §6: the bias of the truncation is
        negligible).

    Raises:
        ValueError: if an argument is out of range.

    Example:
        >>> chance_per_guess()
        3e-06
    """
    check_guesses(0, window, digits)
    return min(1.0, (2 * window + 1) / 10.0**digits)


def guessing_chance(attempts: int, *, window: int = 1, digits: int = 6) -> float:
    """Return the probability that one of several guesses is accepted: 1 - (1 - p)^n.

    RFC 4226 §6 gives the bound s v / 10^Digit (s codes looked through, v attempts), which is
    nearly the same as long as it is small.

    Args:
        attempts: how many guesses, each at a moment of its own.
        window: steps accepted on each side of the current one.
        digits: length of a code.

    Returns:
        A probability, 0 to 1.

    Raises:
        ValueError: if an argument is out of range.

    Example:
        >>> round(guessing_chance(10) * 1e6, 2), round(guessing_chance(231_049), 3)
        (30.0, 0.5)
    """
    check_guesses(attempts, window, digits)
    chance = chance_per_guess(window, digits)
    if chance == 1.0:
        return float(attempts > 0)
    # Exact also where the chance is so small that 1 - chance would round.
    return -math.expm1(attempts * math.log1p(-chance))


def attempts_for(chance: float, *, window: int = 1, digits: int = 6) -> int:
    """Return how many guesses it takes to succeed with a given probability.

    Args:
        chance: the probability wanted, above 0 and below 1.
        window: steps accepted on each side of the current one.
        digits: length of a code.

    Returns:
        The least number of guesses.

    Raises:
        ValueError: if an argument is out of range.

    Example:
        >>> attempts_for(0.5), attempts_for(0.5, window=0)
        (231049, 693147)
    """
    if not 0.0 < chance < 1.0:
        message = "a probability wanted is above 0 and below 1"
        raise ValueError(message)
    each = chance_per_guess(window, digits)
    return 1 if each == 1.0 else math.ceil(math.log1p(-chance) / math.log1p(-each))


def expected_guesses(attempts: int, *, window: int = 1, digits: int = 6) -> float:
    """Return how many guesses are made on average, up to the first one that is accepted.

    Args:
        attempts: how many are made at most.
        window: steps accepted on each side of the current one.
        digits: length of a code.

    Returns:
        The mean number, at most `attempts`: (1 - (1 - p)^n) / p.

    Raises:
        ValueError: if an argument is out of range.

    Example:
        >>> round(expected_guesses(10), 4)
        9.9999
    """
    chance = guessing_chance(attempts, window=window, digits=digits)
    return chance / chance_per_guess(window, digits)


def attempts_within(
    seconds: float,
    *,
    pace: float = 1.0,
    free: int = 2,
    delay: float = 5.0,
    lock_after: int | None = 10,
    unlock_after: float | None = None,
) -> int:
    """Return how many wrong guesses a throttled server takes within a time.

    RFC 4226 §7.3 names two ways to slow guessing down, and the kit's `Throttle` uses both: a delay
    that grows with each failure, and a lock. After failure number f beyond the `free` ones the next
    is taken `delay` x (f - free) seconds later. The next guess is made as soon as it is allowed.

    Args:
        seconds: the time, from the first guess on.
        pace: seconds that a guess takes by itself; the least time between two.
        free: failures that cost nothing.
        delay: seconds by which the wait grows with each further failure; 0: no wait.
        lock_after: failures at which the account locks; None: never.
        unlock_after: seconds after which a lock opens by itself and the count starts again;
            None: it stays.

    Returns:
        The number of guesses taken, the one at the very end included.

    Raises:
        ValueError: if an argument is out of range.

    Example:
        >>> day = 86_400
        >>> attempts_within(day, delay=0, lock_after=None)
        86401
        >>> attempts_within(day, lock_after=None), attempts_within(day)
        (188, 10)
    """
    if not 0.0 <= seconds < math.inf or not 0.0 < pace < math.inf or not 0.0 <= delay < math.inf:
        message = "a time and a delay are 0 seconds or more, a pace above 0"
        raise ValueError(message)
    if free < 0 or (lock_after is not None and lock_after < 1):
        message = "free must not be negative, lock_after at least 1"
        raise ValueError(message)
    if unlock_after is not None and not unlock_after >= 0.0:
        message = "unlock_after must not be negative"
        raise ValueError(message)

    def time_of(failures: int) -> float:
        """Return when the guess after so many failures is taken."""
        # Waits below the pace cost nothing more; the others add up as 1 + 2 + 3 ... do.
        slow = 0 if delay == 0.0 else max(0, failures - free)
        quick = min(slow, math.floor(pace / delay)) if slow else 0
        waits = delay * (slow * (slow + 1) - quick * (quick + 1)) / 2
        return pace * (failures - slow + quick) + waits

    def taken(time: float) -> int:
        """Return how many guesses are taken by a time, the lock left aside."""
        low, high = 0, math.floor(time / pace)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if time_of(middle) <= time else (low, middle - 1)
        return low + 1

    if lock_after is None:
        return taken(seconds)
    if unlock_after is None:
        return min(taken(seconds), lock_after)
    round_time = time_of(lock_after - 1) + max(unlock_after, pace)
    rounds, rest = divmod(seconds, round_time)
    return int(rounds) * lock_after + min(taken(rest), lock_after)


def resync_chance(reach: int, *, codes: int = 2, digits: int = 6) -> float:
    """Return the probability that guessed codes pass a resynchronisation.

    RFC 4226 §7.4 asks for several codes in a row, so that looking far does not help a guesser: each
    further code divides the chance by 10^digits.

    Args:
        reach: steps looked through on each side of the current one.
        codes: how many consecutive codes are asked for.
        digits: length of a code.

    Returns:
        A probability: (2 reach + 1) / 10^(digits x codes), at most 1.

    Raises:
        ValueError: if an argument is out of range.

    Example:
        >>> resync_chance(120, codes=1), resync_chance(120)
        (0.000241, 2.41e-10)
    """
    check_guesses(0, reach, digits)
    if codes < 1:
        message = "a resynchronisation takes 1 code or more"
        raise ValueError(message)
    # Whole numbers: a power of a hundred codes is no float.
    return min(1.0, float((2 * reach + 1) / 10 ** (digits * codes)))
