"""Each simulation against its formula.

The bound is `simulation.SIGMAS`, five standard deviations of the binomial number of successes that
the formula predicts: a right formula fails for one seed in some 1.7 million. The seeds are fixed.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest

from totp_demo import simulation
from totp_demo.model.acceptance import Delay
from totp_demo.model.acceptance import acceptance as acceptance_formula
from totp_demo.model.drift import DAY, acceptance_after_learning, acceptance_among
from totp_demo.model.guessing import attempts_within, guessing_chance
from totp_demo.simulation import Estimate

MILLION = 1_000_000


@pytest.mark.parametrize("window", range(6))
@pytest.mark.parametrize(
    ("skew", "delay"), [(0.0, 0.0), (-20.0, 5.0), (75.0, (2.0, 12.0)), (-170.0, (0.0, 60.0))]
)
def test_acceptance(window: int, skew: float, delay: Delay) -> None:
    found = simulation.acceptance(skew, window=window, delay=delay, trials=200_000, seed=window)
    assert found.agrees_with(acceptance_formula(skew, window=window, delay=delay))


@pytest.mark.parametrize("period", [10.0, 60.0])
def test_acceptance_with_another_period(period: float) -> None:
    found = simulation.acceptance(-12.0, window=1, period=period, delay=5.0, seed=3)
    assert found.agrees_with(acceptance_formula(-12.0, window=1, period=period, delay=5.0))


def test_guessing_six_digits() -> None:
    found = simulation.guessing(10, seed=4)
    assert found.agrees_with(guessing_chance(10))
    assert 0 < found.successes < 100


@pytest.mark.parametrize(("attempts", "window"), [(1, 5), (20, 0), (60, 2)])
def test_guessing(attempts: int, window: int) -> None:
    found = simulation.guessing(attempts, window=window, digits=3, trials=400_000, seed=4)
    assert found.agrees_with(guessing_chance(attempts, window=window, digits=3))
    # The bound is near enough to tell one window from the next.
    assert not found.agrees_with(guessing_chance(attempts, window=window + 1, digits=3))


def test_who_does_not_guess_does_not_get_in() -> None:
    assert simulation.guessing(0, trials=10).successes == 0


def test_throttled_guessing() -> None:
    throttled = attempts_within(DAY)
    unlocked = attempts_within(DAY, lock_after=None)
    assert throttled < unlocked
    few = simulation.guessing(throttled, digits=4, seed=5)
    many = simulation.guessing(unlocked, digits=4, trials=100_000, seed=5)
    assert few.agrees_with(guessing_chance(throttled, digits=4))
    assert many.agrees_with(guessing_chance(unlocked, digits=4))
    assert few.share < many.share / 10


@pytest.mark.parametrize("days", [5, 30, 120, 365])
@pytest.mark.parametrize("window", [0, 1, 3])
def test_drifting(days: int, window: int) -> None:
    found = simulation.drifting(days * DAY, 20.0, window=window, trials=200_000, seed=days)
    assert found.agrees_with(acceptance_among(days * DAY, 20.0, window=window))


@pytest.mark.parametrize(
    ("learned_at", "skew", "window", "delay"),
    [
        (50.0, 70.0, 1, 0.0),
        (300.0, 300.0, 1, 0.0),
        (315.0, 315.0, 0, 0.0),
        (-100.0, -140.0, 1, (2.0, 12.0)),
        (0.0, 200.0, 2, 5.0),
    ],
)
def test_learning(learned_at: float, skew: float, window: int, delay: Delay) -> None:
    found = simulation.learning(learned_at, skew, window=window, delay=delay, seed=6)
    expected = acceptance_after_learning(learned_at, skew, window=window, delay=delay)
    assert found.agrees_with(expected)


def test_the_worst_pace_is_as_bad_fast_as_slow() -> None:
    found = simulation.drifting(60 * DAY, -20.0, trials=200_000)
    assert found.agrees_with(acceptance_among(60 * DAY, -20.0))
    assert acceptance_among(60 * DAY, -20.0) == acceptance_among(60 * DAY, 20.0)


def test_nine_digits_are_drawn_as_others_are() -> None:
    found = simulation.guessing(1, window=499_999_999, digits=9, trials=100_000)
    assert found.agrees_with(guessing_chance(1, window=499_999_999, digits=9))


def test_the_bound_refuses_a_formula_that_is_a_little_wrong() -> None:
    found = simulation.acceptance(40.0, delay=5.0)
    right = acceptance_formula(40.0, delay=5.0)
    assert found.agrees_with(right)
    assert not found.agrees_with(right + 0.005)
    assert not found.agrees_with(right - 0.005)


def test_a_million_trials_are_what_it_takes() -> None:
    simulations: list[Callable[[], Estimate]] = [
        lambda: simulation.acceptance(40.0, delay=(2.0, 12.0)),
        lambda: simulation.guessing(10),
        lambda: simulation.drifting(30 * DAY, 20.0),
        lambda: simulation.learning(50.0, 70.0, delay=(2.0, 12.0)),
    ]
    assert [simulate().trials for simulate in simulations] == [MILLION] * 4


def test_a_seed_repeats_itself_and_another_does_not() -> None:
    first, again, other = (simulation.acceptance(45.0, seed=seed) for seed in (1, 1, 2))
    assert first == again
    assert first != other
    assert first.share == pytest.approx(other.share, abs=5 * first.error)


def test_a_certain_event_is_certain() -> None:
    assert Estimate(100, 100).agrees_with(1.0)
    assert Estimate(0, 100).agrees_with(0.0)
    assert not Estimate(90, 100).agrees_with(1.0)
    assert not Estimate(10, 100).agrees_with(0.0)


@pytest.mark.parametrize(
    "call",
    [
        lambda: simulation.acceptance(0.0, trials=0),
        lambda: simulation.acceptance(0.0, window=-1),
        lambda: simulation.acceptance(0.0, delay=-1.0),
        lambda: simulation.acceptance(math.nan),
        lambda: simulation.acceptance(math.inf),
        lambda: simulation.guessing(1, digits=0),
        lambda: simulation.guessing(1, digits=10),
        lambda: simulation.guessing(-1, digits=3),
        lambda: simulation.drifting(DAY, 20.0, period=0.0),
        lambda: simulation.drifting(math.inf, 20.0),
        lambda: simulation.drifting(DAY, math.nan),
        lambda: simulation.learning(0.0, 0.0, window=-1),
        lambda: simulation.learning(math.nan, 0.0),
        lambda: simulation.learning(0.0, -math.inf),
    ],
)
def test_what_makes_no_sense_is_refused(call: object) -> None:
    assert callable(call)
    with pytest.raises(ValueError, match=r"or more|above|finite|must"):
        call()
