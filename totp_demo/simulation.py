"""Many trials of what the model has a formula for: the formula is right if both agree.

Each simulation acts out what happens, a clock or a guess at a time, and knows nothing of the
formula. A seed makes it repeat itself.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from totp_demo.model.acceptance import Delay, check_finite, check_steps, delay_range
from totp_demo.model.drift import skew_after
from totp_demo.model.guessing import check_guesses
from totp_demo.model.key_rules import is_whole

TRIALS = 1_000_000
SIGMAS = 5.0
"""How far an estimate may be off: right formulas fail once in some 1.7 million seeds."""

_CHUNK = 250_000  # trials drawn at once: few enough for the processor's cache


@dataclass(frozen=True, slots=True)
class Estimate:
    """What share of the trials succeeded.

    Attributes:
        successes: how many did.
        trials: of how many.

    Example:
        >>> heads = Estimate(5_060, 10_000)
        >>> heads.share, round(heads.error, 3), heads.agrees_with(0.5)
        (0.506, 0.005, True)
    """

    successes: int
    trials: int

    @property
    def share(self) -> float:
        """The share of successes, 0 to 1: the estimate of the probability."""
        return self.successes / self.trials

    @property
    def error(self) -> float:
        """The standard error of the share, taken from the share itself."""
        return math.sqrt(self.share * (1.0 - self.share) / self.trials)

    def agrees_with(self, chance: float, sigmas: float = SIGMAS) -> bool:
        """Return whether a probability explains the share.

        The number of successes is binomial. Its standard deviation is taken from the probability
        claimed, and one trial is allowed on top, which lets a certain event be certain.

        Args:
            chance: the probability that a formula gives.
            sigmas: standard deviations allowed.

        Returns:
            Whether the number of successes is that near to what is expected.
        """
        spread = math.sqrt(self.trials * chance * (1.0 - chance))
        return abs(self.successes - self.trials * chance) <= sigmas * spread + 1.0


def _dice(seed: int) -> np.random.Generator:
    # NumPy would repeat what it was given instead of a number.
    if not is_whole(seed) or seed < 0:
        message = "a seed is a whole number, 0 or more"
        raise ValueError(message)
    return np.random.default_rng(seed)


def _chunks(trials: int) -> list[int]:
    if trials < 1:
        message = "a simulation takes 1 trial or more"
        raise ValueError(message)
    full, rest = divmod(trials, _CHUNK)
    return [_CHUNK] * full + ([rest] if rest else [])


def acceptance(
    skew: float,
    *,
    window: int = 1,
    period: float = 30.0,
    delay: Delay = 0.0,
    trials: int = TRIALS,
    seed: int = 1,
) -> Estimate:
    """Let people read a code and type it, and count how often it is accepted.

    The formula is `totp_demo.model.acceptance.acceptance`.

    Args:
        skew: seconds by which the phone is ahead of the server.
        window: steps accepted on each side of the current one.
        period: seconds a step lasts.
        delay: seconds from reading the code to its check, or a pair of bounds.
        trials: how many people.
        seed: of the random numbers.

    Returns:
        How often it was accepted.

    Raises:
        ValueError: if an argument is out of range or not finite.

    Example:
        >>> from totp_demo.model.acceptance import acceptance as formula
        >>> acceptance(40, delay=(2, 12)).agrees_with(formula(40, delay=(2, 12)))
        True
    """
    check_steps(window, period)
    check_finite(skew)
    shortest, longest = delay_range(delay)
    dice = _dice(seed)
    accepted = 0
    for size in _chunks(trials):
        read_at = dice.uniform(0.0, 1000.0 * period, size)
        typed_at = read_at + dice.uniform(shortest, longest, size)
        of_code = np.floor((read_at + skew) / period)
        of_server = np.floor(typed_at / period)
        accepted += int(np.count_nonzero(np.abs(of_code - of_server) <= window))
    return Estimate(accepted, trials)


def guessing(
    attempts: int, *, window: int = 1, digits: int = 6, trials: int = TRIALS, seed: int = 1
) -> Estimate:
    """Let guessers guess, each so many times, and count who gets in.

    The formula is `totp_demo.model.guessing.guessing_chance`. At each attempt the server has
    2w + 1 codes, drawn again; a guesser can do no better than draw one too. Six digits need
    many trials before anything happens at all; three show the same sooner.

    Args:
        attempts: guesses of each guesser, who stops when one is accepted.
        window: steps accepted on each side of the current one.
        digits: length of a code.
        trials: how many guessers.
        seed: of the random numbers.

    Returns:
        How many got in.

    Raises:
        ValueError: if an argument is out of range.

    Example:
        >>> from totp_demo.model.guessing import guessing_chance
        >>> guessing(10, digits=3).agrees_with(guessing_chance(10, digits=3))
        True
    """
    check_guesses(attempts, window, digits)
    codes = 10**digits
    dice = _dice(seed)
    inside = 0
    for size in _chunks(trials):
        outside = size
        for _ in range(attempts):
            guess = dice.integers(codes, size=outside, dtype=np.int32)
            # 2w + 1 codes are right, and they differ as they nearly always do. Which ones does not
            # matter to a guess that favours none: here the one drawn and those that follow it.
            first = dice.integers(codes, size=outside, dtype=np.int32)
            outside -= int(np.count_nonzero((guess - first) % codes <= 2 * window))
        inside += size - outside
    return Estimate(inside, trials)


def drifting(
    seconds: float,
    ppm: float,
    *,
    window: int = 1,
    period: float = 30.0,
    trials: int = TRIALS,
    seed: int = 1,
) -> Estimate:
    """Let many phones drift apart from the server, and count whose code is still accepted.

    The formula is `totp_demo.model.drift.acceptance_among`.

    Args:
        seconds: since all clocks were right.
        ppm: how much the worst of them runs fast or slow, in parts per million; each phone has a
            pace of its own between both.
        window: steps accepted on each side of the current one.
        period: seconds a step lasts.
        trials: how many phones.
        seed: of the random numbers.

    Returns:
        How many codes were accepted.

    Raises:
        ValueError: if an argument is out of range or not finite.

    Example:
        >>> year = 365 * 86_400
        >>> round(drifting(year, 20).share, 2)
        0.07
    """
    check_steps(window, period)
    check_finite(seconds, ppm)
    worst = abs(skew_after(seconds, ppm))
    dice = _dice(seed)
    accepted = 0
    for size in _chunks(trials):
        of_server = dice.uniform(0.0, 1000.0 * period, size)
        of_phone = of_server + dice.uniform(-worst, worst, size)
        drift = np.floor(of_phone / period) - np.floor(of_server / period)
        accepted += int(np.count_nonzero(np.abs(drift) <= window))
    return Estimate(accepted, trials)


def learning(
    learned_at: float,
    skew: float,
    *,
    window: int = 1,
    period: float = 30.0,
    delay: Delay = 0.0,
    trials: int = TRIALS,
    seed: int = 1,
) -> Estimate:
    """Let a server record a phone's drift and look for its next code around it (RFC 6238 §6).

    The drift is that of a resynchronisation, which finds any. The formula is
    `totp_demo.model.drift.acceptance_after_learning`.

    Args:
        learned_at: seconds by which its last code was ahead of the server's clock.
        skew: seconds by which the phone is ahead at the next code.
        window: steps accepted on each side of the expected one.
        period: seconds a step lasts.
        delay: seconds from reading the next code to its check, or a pair of bounds.
        trials: how many phones.
        seed: of the random numbers.

    Returns:
        How often the next code was accepted.

    Raises:
        ValueError: if an argument is out of range or not finite.

    Example:
        >>> acceptance(70).share, round(learning(50, 70).share, 2)
        (0.0, 0.89)
    """
    check_steps(window, period)
    check_finite(learned_at, skew)
    shortest, longest = delay_range(delay)
    dice = _dice(seed)
    accepted = 0
    for size in _chunks(trials):
        then = dice.uniform(0.0, 1000.0 * period, size)
        recorded = np.floor((then + learned_at) / period) - np.floor(then / period)
        read_at = dice.uniform(0.0, 1000.0 * period, size)
        typed_at = read_at + dice.uniform(shortest, longest, size)
        drift = np.floor((read_at + skew) / period) - np.floor(typed_at / period)
        accepted += int(np.count_nonzero(np.abs(drift - recorded) <= window))
    return Estimate(accepted, trials)
