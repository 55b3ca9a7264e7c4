"""Clocks that drift, and a server that learns by how much."""

from __future__ import annotations

import math
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from totp_demo.model.acceptance import acceptance
from totp_demo.model.drift import (
    DAY,
    WATCH_QUARTZ,
    acceptance_after_learning,
    acceptance_among,
    find_drift,
    refused_from,
    skew_after,
)
from totp_demo.model.key import Key
from totp_demo.model.verifier import Verifier

KEY = Key("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "camille@example.com")
NOW = 1_600_000_020.0


def test_a_plain_crystal_loses_under_two_seconds_a_day() -> None:
    assert skew_after(DAY, WATCH_QUARTZ) == pytest.approx(1.728)
    assert skew_after(DAY, -WATCH_QUARTZ) == pytest.approx(-1.728)


@given(st.floats(0.1, 500), st.integers(0, 5), st.sampled_from([10.0, 30.0, 60.0]))
def test_refusals_begin_and_become_certain_when_the_formula_says(
    ppm: float, window: int, period: float
) -> None:
    first, last = refused_from(ppm, window=window, period=period)
    assert refused_from(-ppm, window=window, period=period) == (first, last)

    def chance(seconds: float) -> float:
        return acceptance(skew_after(seconds, ppm), window=window, period=period)

    assert chance(first) == pytest.approx(1.0)
    assert 0.0 < chance((first + last) / 2) < 1.0
    assert chance(last) == pytest.approx(0.0, abs=1e-9)


def test_a_right_clock_is_never_refused() -> None:
    assert refused_from(0.0) == (math.inf, math.inf)


@given(st.floats(0, 400), st.floats(0, 100), st.integers(0, 3))
def test_the_share_of_many_phones_is_the_mean_over_their_paces(
    days: float, ppm: float, window: int
) -> None:
    paces = [ppm * (2 * (number + 0.5) / 1000 - 1) for number in range(1000)]
    mean = math.fsum(acceptance(skew_after(days * DAY, pace), window=window) for pace in paces)
    found = acceptance_among(days * DAY, ppm, window=window)
    assert found == pytest.approx(mean / 1000, abs=2e-3)


@given(st.floats(-400, 400), st.floats(-40, 40), st.integers(0, 3))
def test_learning_is_the_share_of_both_phases(
    learned_at: float, growth: float, window: int
) -> None:
    phases = [(number + 0.5) * 30 / 200 for number in range(200)]
    recorded = Counter(math.floor((phase + learned_at) / 30) for phase in phases)
    later = Counter(math.floor((phase + learned_at + growth) / 30) for phase in phases)
    accepted = sum(
        recorded[old] * later[new] for old in recorded for new in later if abs(new - old) <= window
    )
    found = acceptance_after_learning(learned_at, learned_at + growth, window=window)
    assert found == pytest.approx(accepted / 200**2, abs=0.011)


def test_learning_keeps_a_phone_in_that_is_minutes_off() -> None:
    assert acceptance(300.0) == 0.0
    assert acceptance_after_learning(300.0, 300.0) == 1.0
    assert acceptance_after_learning(310.0, 310.0) == 1.0
    # Without a window the whole steps that were recorded are not enough.
    assert acceptance_after_learning(315.0, 315.0, window=0) == pytest.approx(0.5)


def test_a_resynchronisation_acted_out_agrees() -> None:
    """Two codes are asked for and the drift recorded; the next code is looked for around it."""
    learned_at, skew, accepted = 50.0, 70.0, 0
    # Places in the server's step, first of the one check and then of the other.
    phases = [0.75 + 1.5 * number for number in range(20)]
    for then in phases:
        shown = [KEY.code_at(NOW + then + learned_at - ago) for ago in (30, 0)]
        assert not Verifier(KEY, 0).check(shown[-1], NOW + then).accepted
        recorded = find_drift(KEY, shown, NOW + then)
        assert recorded is not None
        for phase in phases:
            later = NOW + DAY + phase
            code = KEY.code_at(later + skew)
            accepted += Verifier(KEY, search=0).check(code, later + 30 * recorded).accepted
    expected = acceptance_after_learning(learned_at, skew)
    assert accepted / len(phases) ** 2 == pytest.approx(expected, abs=0.05)


@pytest.mark.parametrize("drift", [-120, -3, 0, 1, 120])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_consecutive_codes_give_the_drift_away(drift: int, count: int) -> None:
    last = KEY.step_at(NOW) + drift
    assert find_drift(KEY, KEY.codes(last - count + 1, count), NOW) == drift


def test_codes_that_do_not_follow_each_other_give_nothing() -> None:
    step = KEY.step_at(NOW)
    one, two = KEY.code_at_step(step), KEY.code_at_step(step + 2)
    assert find_drift(KEY, [one, two], NOW) is None
    assert find_drift(KEY, KEY.codes(step + 121, 1), NOW) is None


@pytest.mark.parametrize(
    "typed", ["no code", "", "12345", "1234567", "123 456", "١٢٣٤٥٦", "12345é", "\ud80012345"]
)
def test_what_is_no_code_fits_nowhere(typed: str) -> None:
    right = KEY.code_at(NOW)
    for codes in ([typed], [typed, right], [right, typed]):
        assert find_drift(KEY, codes, NOW) is None


def test_near_the_first_step_of_all() -> None:
    assert find_drift(KEY, KEY.codes(0, 2), 0.0) == 1
    assert find_drift(KEY, KEY.codes(0, 1), 0.0) == 0


def test_the_nearest_fit_is_taken() -> None:
    key = Key(KEY.secret, "camille@example.com", period=1)
    codes = key.codes(0, 4000)
    twice = next(code for code in codes if codes.count(code) > 1)
    first = codes.index(twice)
    second = codes.index(twice, first + 1)
    assert find_drift(key, [twice], float(second - 1), reach=4000) == 1


@pytest.mark.parametrize(
    "call",
    [
        lambda: refused_from(math.nan),
        lambda: refused_from(20.0, window=-1),
        lambda: acceptance_among(DAY, math.inf),
        lambda: acceptance_among(math.nan, 20.0),
        lambda: acceptance_after_learning(math.nan, 0.0),
        lambda: acceptance_after_learning(0.0, math.nan),
        lambda: find_drift(KEY, [], NOW),
        lambda: find_drift(KEY, ["123456"], NOW, reach=-1),
        lambda: find_drift(KEY, ["123456"], math.nan),
    ],
)
def test_what_makes_no_sense_is_refused(call: object) -> None:
    assert callable(call)
    with pytest.raises(ValueError, match=r"finite|or more|delay"):
        call()
