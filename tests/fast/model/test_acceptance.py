"""The probability that a right code is accepted: known values, and the definition itself."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from totp_demo.model.acceptance import (
    Delay,
    acceptance,
    delay_range,
    drift_chances,
    possible_range,
    sure_range,
)
from totp_demo.model.key import Key
from totp_demo.model.verifier import Verifier

SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
skews = st.floats(-400, 400)
windows = st.integers(0, 5)
periods = st.sampled_from([10.0, 30.0, 60.0])
delays = st.one_of(
    st.floats(0, 90),
    st.tuples(st.floats(0, 90), st.floats(0, 90)).map(lambda pair: (min(pair), max(pair))),
)


@pytest.mark.parametrize(
    ("skew", "window", "delay", "chance"),
    [
        (0, 0, 0, 1.0),
        (0, 0, 15, 0.5),
        (0, 0, 30, 0.0),
        (15, 0, 15, 1.0),
        (30, 1, 0, 1.0),
        (-30, 1, 0, 1.0),
        (45, 1, 0, 0.5),
        (60, 1, 0, 0.0),
        (90, 1, 0, 0.0),
        (90, 3, 0, 1.0),
        (-175, 5, 0, 1 / 6),
        (0, 0, (0, 30), 0.5),
        (0, 0, (0, 60), 0.25),
        (0, 1, (0, 60), 0.75),
        (0, 1, (200, 300), 0.0),
    ],
)
def test_known_values(skew: float, window: int, delay: Delay, chance: float) -> None:
    assert acceptance(skew, window=window, delay=delay) == pytest.approx(chance, abs=1e-12)


@given(skews, windows, periods, st.floats(0, 90))
def test_the_formula_is_the_share_of_phases(
    skew: float, window: int, period: float, delay: float
) -> None:
    phases = [(number + 0.5) * period / 2000 for number in range(2000)]
    accepted = [
        abs(math.floor((phase - delay + skew) / period)) <= window
        for phase in phases  # the server's step is 0 at each of these
    ]
    found = sum(accepted) / len(phases)
    assert acceptance(skew, window=window, period=period, delay=delay) == pytest.approx(
        found, abs=1 / 1000
    )


@given(skews, windows, periods, st.floats(0, 60), st.floats(0.1, 60))
def test_a_range_of_delays_is_the_mean_over_it(
    skew: float, window: int, period: float, shortest: float, length: float
) -> None:
    each = [
        acceptance(
            skew,
            window=window,
            period=period,
            delay=shortest + (number + 0.5) * length / 500,
        )
        for number in range(500)
    ]
    delay = (shortest, shortest + length)
    assert acceptance(skew, window=window, period=period, delay=delay) == pytest.approx(
        math.fsum(each) / 500, abs=1e-4
    )


@given(skews, windows, periods, delays)
def test_the_ranges_are_where_it_is_certain_and_where_it_is_possible(
    skew: float, window: int, period: float, delay: Delay
) -> None:
    chance = acceptance(skew, window=window, period=period, delay=delay)
    assert 0.0 <= chance <= 1.0
    sure = sure_range(window=window, period=period, delay=delay)
    if sure is not None and sure[0] <= skew <= sure[1]:
        assert chance == pytest.approx(1.0)
    low, high = possible_range(window=window, period=period, delay=delay)
    if not low < skew < high:
        assert chance == pytest.approx(0.0, abs=1e-9)
    shortest, longest = delay_range(delay)
    beyond = longest - shortest - 2 * window * period
    if beyond > 0:
        assert sure is None
    if beyond > period / 1e4:  # what is missing to 1 would be lost in rounding otherwise
        assert chance < 1.0


@given(skews, windows, periods, delays)
def test_a_wider_window_never_hurts(skew: float, window: int, period: float, delay: Delay) -> None:
    narrow, wide = (
        acceptance(skew, window=each, period=period, delay=delay) for each in (window, window + 1)
    )
    assert narrow <= wide + 1e-12


@given(st.floats(-400, 400), periods)
def test_the_drifts_are_those_of_the_formula(offset: float, period: float) -> None:
    chances = drift_chances(offset, period)
    assert math.fsum(chances.values()) == pytest.approx(1.0)
    assert 1 <= len(chances) <= 2
    for window in range(6):
        inside = math.fsum(chance for drift, chance in chances.items() if abs(drift) <= window)
        assert inside == pytest.approx(acceptance(offset, window=window, period=period), abs=1e-9)


@pytest.mark.parametrize("window", [0, 1, 2])
def test_the_real_verifier_agrees(window: int) -> None:
    key = Key(SECRET, "camille@example.com")
    start, skew, delay = 1_600_000_020, 35, 8
    accepted = 0
    for phase in range(30):
        typed_at = start + phase + 0.5
        code = key.code_at(typed_at - delay + skew)
        accepted += Verifier(key, window).check(code, typed_at).accepted
    assert accepted / 30 == pytest.approx(acceptance(skew, window=window, delay=delay))


@pytest.mark.parametrize(
    "options",
    [
        {"window": -1},
        {"period": 0.0},
        {"period": math.inf},
        {"delay": -1.0},
        {"delay": math.inf},
        {"delay": (5.0, 4.0)},
    ],
)
def test_what_makes_no_sense_is_refused(options: dict[str, float]) -> None:
    for each in (sure_range, possible_range):
        with pytest.raises(ValueError, match=r"a delay is|a window is"):
            each(**options)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match=r"a delay is|a window is"):
        acceptance(0.0, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("wrong", [math.nan, math.inf])
def test_times_are_finite(wrong: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        acceptance(wrong)
    with pytest.raises(ValueError, match="finite"):
        drift_chances(wrong)
