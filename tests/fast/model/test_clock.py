"""The clock: stopped, stepped, hurried, wrong, and hung on another clock."""

from __future__ import annotations

import math
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from totp_demo.model.clock import Clock, End, Ticking
from totp_demo.model.seconds import FIRST_MOMENT, LAST_MOMENT


class Wall:
    """A wall clock that a test turns by hand."""

    def __init__(self, t: float = 1_600_000_000.0) -> None:
        """Start at a time."""
        self.t = t

    def __call__(self) -> float:
        """Show the time."""
        return self.t


@pytest.fixture
def wall() -> Wall:
    return Wall()


def test_it_shows_its_sources_time_exactly(wall: Wall) -> None:
    clock = Clock(wall)
    for wall.t in (1_600_000_000.123456, 1_600_000_029.999999, 0.1, 1e9 / 3):
        assert clock.now() == wall.t
        assert Clock(clock.now).now() == wall.t


def test_by_default_it_follows_the_wall() -> None:
    before = time.time()
    now = Clock().now()
    assert before <= now <= time.time()


def test_a_frozen_clock_stands_still() -> None:
    clock = Clock.frozen(59.5)
    assert (clock.now(), clock.now(), clock.paused) == (59.5, 59.5, True)
    assert clock.ticking() == Ticking(59.5, 0.0)


def test_a_frozen_clock_runs_on_from_its_time() -> None:
    clock = Clock.frozen(1000.0)
    clock.resume()
    assert 1000.0 <= clock.now() < 1010.0
    assert clock.ticking().rate == 1.0


def test_pause_and_resume_lose_nothing_and_gain_nothing(wall: Wall) -> None:
    clock = Clock(wall)
    clock.pause()
    clock.pause()
    wall.t += 100
    assert clock.now() == wall.t - 100
    clock.resume()
    clock.resume()
    wall.t += 5
    assert clock.now() == wall.t - 100
    assert not clock.paused


@pytest.mark.parametrize("paused", [False, True])
def test_advance_sets_it_on_and_back(wall: Wall, paused: bool) -> None:
    clock = Clock(wall)
    if paused:
        clock.pause()
    clock.advance(30)
    clock.advance(-90.5)
    assert clock.now() == wall.t - 60.5


def test_the_rate_holds_from_now_on_and_never_jumps(wall: Wall) -> None:
    clock = Clock(wall)
    start = wall.t
    clock.rate = 10
    assert clock.now() == start
    wall.t += 6
    assert clock.now() == start + 60
    clock.rate = 0.5
    assert clock.now() == start + 60
    wall.t += 6
    assert clock.now() == start + 63
    assert clock.ticking() == Ticking(start + 63, 0.5)


def test_a_rate_set_while_paused_waits(wall: Wall) -> None:
    clock = Clock(wall)
    clock.pause()
    clock.rate = 60
    wall.t += 10
    assert clock.now() == wall.t - 10
    clock.resume()
    wall.t += 1
    assert clock.now() == wall.t - 11 + 60


def test_skew_is_added(wall: Wall) -> None:
    clock = Clock(wall)
    clock.skew = -90.5
    assert clock.now() == wall.t - 90.5
    assert clock.ticking().now == wall.t - 90.5
    clock.pause()
    clock.resume()
    clock.rate = 2.0
    assert clock.now() == wall.t - 90.5


def test_reset_goes_back_to_the_source_and_keeps_the_skew(wall: Wall) -> None:
    clock = Clock(wall)
    clock.skew = 7.0
    clock.rate = 60
    wall.t += 10
    clock.advance(3600)
    clock.pause()
    clock.reset()
    assert (clock.now(), clock.rate, clock.paused, clock.skew) == (wall.t + 7, 1.0, False, 7.0)


def test_a_clock_hung_on_another_follows_it(wall: Wall) -> None:
    lesson = Clock(wall)
    phone = Clock(lesson.now)
    phone.skew = 90
    lesson.advance(30)
    assert phone.now() == wall.t + 120
    lesson.rate = 10
    wall.t += 3
    assert phone.now() == lesson.now() + 90
    assert phone.ticking() == Ticking(lesson.now() + 90, 10.0)
    phone.rate = 2
    assert phone.ticking().rate == 20.0
    lesson.pause()
    assert phone.ticking().rate == 0.0
    wall.t += 50
    assert phone.now() == lesson.now() + 90
    lesson.resume()
    phone.pause()
    assert phone.ticking().rate == 0.0
    assert lesson.ticking().rate == 10.0


def test_what_ticking_says_comes_true(wall: Wall) -> None:
    lesson = Clock(wall)
    phone = Clock(lesson.now)
    lesson.rate = 8
    phone.rate = 0.5
    now, rate = phone.ticking()
    wall.t += 16
    assert phone.now() == now + 16 * rate


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
def test_times_must_be_finite(bad: float) -> None:
    clock = Clock.frozen(100.0)
    with pytest.raises(ValueError, match="finite"):
        clock.advance(bad)
    with pytest.raises(ValueError, match="finite"):
        clock.skew = bad
    with pytest.raises(ValueError, match="finite"):
        Clock.frozen(bad)
    assert clock.now() == 100.0


@pytest.mark.parametrize("bad", [0, -1, math.nan, math.inf, 3600.001])
def test_rates_out_of_range_are_refused(bad: float) -> None:
    clock = Clock.frozen(100.0)
    with pytest.raises(ValueError, match="rate"):
        clock.rate = bad
    assert (clock.rate, clock.now()) == (1.0, 100.0)
    clock.rate = 3600


@given(st.lists(st.tuples(st.sampled_from(["rate", "pause", "resume"]), st.floats(0.1, 60))))
def test_no_control_but_advance_and_reset_makes_it_jump(steps: list[tuple[str, float]]) -> None:
    wall = Wall(1_600_000_000.0)
    clock = Clock(wall)
    for control, number in steps:
        before = clock.now()
        if control == "rate":
            clock.rate = number
        else:
            getattr(clock, control)()
        assert clock.now() == pytest.approx(before, abs=1e-5)
        wall.t += number
        assert clock.now() >= before - 1e-5


def test_its_repr_needs_no_time() -> None:
    clock = Clock.frozen(5.0)
    clock.skew = 90
    assert repr(clock) == "Clock(paused, rate=1, skew=90)"
    clock.resume()
    assert repr(clock) == "Clock(running, rate=1, skew=90)"


@pytest.mark.parametrize("paused", [False, True])
@pytest.mark.parametrize(
    ("far", "end", "shown"),
    [
        *[(-1.9e9, End.FIRST, FIRST_MOMENT), (-1.7e308, End.FIRST, FIRST_MOMENT)],
        *[(3e11, End.LAST, LAST_MOMENT), (1.7e308, End.LAST, LAST_MOMENT)],
    ],
)
def test_it_stops_at_the_ends_of_what_it_can_show(
    wall: Wall, paused: bool, far: float, end: End, shown: float
) -> None:
    clock = Clock(wall)
    if paused:
        clock.pause()
    clock.advance(far)
    assert (clock.now(), clock.end) == (shown, end)
    clock.advance(far)
    assert (clock.now(), clock.end) == (shown, end)
    back = -math.copysign(30.0, far)
    clock.advance(back)
    assert (clock.now(), clock.end) == (shown + back, None)
    clock.reset()
    assert (clock.now(), clock.end) == (wall.t, None)


def test_it_runs_on_from_the_first_moment(wall: Wall) -> None:
    clock = Clock(wall)
    clock.advance(-1.9e9)
    wall.t += 5
    assert (clock.now(), clock.ticking().rate) == (5.0, 1.0)


def test_it_does_not_run_beyond_the_last_moment(wall: Wall) -> None:
    clock = Clock(wall)
    clock.advance(LAST_MOMENT - wall.t - 10)
    clock.rate = 60
    wall.t += 1
    assert (clock.now(), clock.end) == (LAST_MOMENT, End.LAST)
    assert clock.ticking() == Ticking(LAST_MOMENT, 0.0)
    clock.advance(-60)
    assert (clock.now(), clock.end) == (LAST_MOMENT - 60, None)


def test_a_skewed_clock_stops_there_too() -> None:
    lesson = Clock.frozen(100.0)
    phone = Clock(lesson.now)
    phone.skew = -600.0
    assert (phone.now(), phone.end, phone.ticking()) == (0.0, End.FIRST, Ticking(0.0, 0.0))
    assert lesson.end is None
    lesson.advance(600)
    assert (phone.now(), phone.end) == (100.0, None)
