"""Guessing: the formula against counting, the throttled attempts against the real throttle."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from totp_demo.model.guessing import (
    attempts_for,
    attempts_within,
    chance_per_guess,
    expected_guesses,
    guessing_chance,
    resync_chance,
)
from totp_demo.model.throttle import Throttle

DAY = 86_400.0


@pytest.mark.parametrize(
    ("attempts", "window", "digits", "chance"),
    [
        (0, 1, 6, 0.0),
        (1, 1, 6, 3e-6),
        (1, 0, 6, 1e-6),
        (1, 5, 6, 11e-6),
        (1, 1, 8, 3e-8),
        (2, 0, 1, 1 - 0.9**2),
        (1000, 1, 6, 1 - (1 - 3e-6) ** 1000),
        (5, 5, 1, 1.0),
    ],
)
def test_known_chances(attempts: int, window: int, digits: int, chance: float) -> None:
    found = guessing_chance(attempts, window=window, digits=digits)
    assert found == pytest.approx(chance, rel=1e-9)


@given(st.integers(0, 10**7), st.integers(0, 10), st.integers(6, 8))
def test_the_bound_of_the_standard_holds(attempts: int, window: int, digits: int) -> None:
    bound = (2 * window + 1) * attempts / 10**digits  # RFC 4226 section 6: s v / 10^Digit
    chance = guessing_chance(attempts, window=window, digits=digits)
    assert 0.0 <= chance <= min(1.0, bound)
    assert chance >= bound - bound**2 / 2 - 1e-15


@given(st.floats(0.001, 0.999), st.integers(0, 5), st.integers(2, 8))
def test_attempts_for_is_the_least_number(chance: float, window: int, digits: int) -> None:
    needed = attempts_for(chance, window=window, digits=digits)
    assert guessing_chance(needed, window=window, digits=digits) >= chance - 1e-12
    assert guessing_chance(needed - 1, window=window, digits=digits) < chance + 1e-12


def test_the_mean_number_of_guesses_is_the_sum_over_those_still_outside() -> None:
    for attempts in (0, 1, 10, 400):
        outside = [1 - guessing_chance(number, digits=3) for number in range(attempts)]
        assert expected_guesses(attempts, digits=3) == pytest.approx(math.fsum(outside))


def counted(seconds: float, *, pace: float, throttle: Throttle, unlock_after: float | None) -> int:
    """Count the attempts that the real throttle lets through, one by one."""
    now, taken = 0.0, 0
    while now <= seconds:
        taken += 1
        throttle.fail(now)
        if throttle.locked:
            if unlock_after is None:
                break
            throttle.unlock()
            now += max(unlock_after, pace)
        else:
            now = max(now + pace, throttle.retry_at or 0.0)
    return taken


@given(
    seconds=st.integers(0, 3000),
    pace=st.sampled_from([0.5, 1.0, 4.0, 7.0]),
    free=st.integers(0, 4),
    delay=st.sampled_from([0.0, 0.25, 2.0, 5.0]),
    lock_after=st.one_of(st.none(), st.integers(1, 15)),
    unlock_after=st.one_of(st.none(), st.sampled_from([0.0, 60.0, 900.0])),
)
def test_the_attempts_are_those_of_the_real_throttle(
    seconds: float,
    pace: float,
    free: int,
    delay: float,
    lock_after: int | None,
    unlock_after: float | None,
) -> None:
    throttle = Throttle(free, delay, lock_after or 10**9)
    found = attempts_within(
        seconds,
        pace=pace,
        free=free,
        delay=delay,
        lock_after=lock_after,
        unlock_after=unlock_after,
    )
    assert found == counted(seconds, pace=pace, throttle=throttle, unlock_after=unlock_after)


def test_what_throttling_leaves_of_a_day() -> None:
    free_run = attempts_within(DAY, delay=0.0, lock_after=None)
    delayed = attempts_within(DAY, lock_after=None)
    locked = attempts_within(DAY)
    reopened = attempts_within(DAY, unlock_after=900.0)
    assert (free_run, delayed, locked) == (86_401, 188, 10)
    assert locked < reopened < free_run
    assert guessing_chance(free_run) == pytest.approx(0.228, abs=0.001)
    assert guessing_chance(delayed) == pytest.approx(5.64e-4, rel=0.001)
    assert guessing_chance(locked) == pytest.approx(3e-5, rel=0.001)


def test_however_many_codes_are_asked_for_it_is_a_probability() -> None:
    chances = [resync_chance(120, codes=codes) for codes in (1, 2, 10, 50, 100)]
    assert chances == sorted(chances, reverse=True)
    assert chances[2] == 2.41e-58
    assert chances[-1] == 0.0  # less than any float above it
    assert resync_chance(10**6, codes=1) == 1.0


def test_looking_far_costs_nothing_once_two_codes_are_asked_for() -> None:
    assert resync_chance(0, codes=1) == chance_per_guess(0)
    assert resync_chance(120, codes=2) < chance_per_guess(0) < resync_chance(120, codes=1)


@pytest.mark.parametrize(
    "call",
    [
        lambda: chance_per_guess(-1),
        lambda: chance_per_guess(1, 0),
        lambda: chance_per_guess(1, 10),
        lambda: attempts_for(0.5, digits=400),
        lambda: guessing_chance(-1),
        lambda: attempts_for(0.0),
        lambda: attempts_for(1.0),
        lambda: expected_guesses(-1),
        lambda: attempts_within(-1.0),
        lambda: attempts_within(1.0, pace=0.0),
        lambda: attempts_within(1.0, delay=-1.0),
        lambda: attempts_within(1.0, free=-1),
        lambda: attempts_within(1.0, lock_after=0),
        lambda: attempts_within(1.0, unlock_after=-1.0),
        lambda: attempts_within(math.inf),
        lambda: resync_chance(1, codes=0),
        lambda: resync_chance(1, digits=0),
        lambda: resync_chance(-1),
    ],
)
def test_what_makes_no_sense_is_refused(call: object) -> None:
    assert callable(call)
    with pytest.raises(ValueError, match=r"must|cannot|above|or more|takes"):
        call()
