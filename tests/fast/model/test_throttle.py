"""Guessing made slow, then stopped (RFC 4226 §7.3)."""

from __future__ import annotations

import pytest

from totp_demo.model.throttle import Throttle


def test_the_delay_grows_and_the_tenth_failure_locks() -> None:
    throttle = Throttle()
    waits = []
    for _ in range(10):
        assert not throttle.locked
        throttle.fail(1000.0)
        waits.append(None if throttle.retry_at is None else throttle.retry_at - 1000)
    assert waits == [None, None, 5, 10, 15, 20, 25, 30, 35, None]
    assert throttle.locked
    assert throttle.waiting_until(1000.0) is None


def test_the_wait_ends_at_its_time() -> None:
    throttle = Throttle(free=0, delay=2.5)
    throttle.fail(100.0)
    assert throttle.waiting_until(100.0) == throttle.waiting_until(102.4) == 102.5
    assert throttle.waiting_until(102.5) is None


def test_a_clock_set_back_neither_skips_nor_stretches_the_wait() -> None:
    throttle = Throttle(free=0)
    throttle.fail(1000.0)
    assert throttle.waiting_until(100.0) == 105.0
    assert throttle.waiting_until(104.9) == 105.0
    assert throttle.waiting_until(105.0) is None


def test_success_forgets_but_opens_no_lock() -> None:
    throttle = Throttle(lock_after=2)
    throttle.fail(0.0)
    throttle.succeed()
    assert (throttle.failures, throttle.retry_at) == (0, None)
    throttle.fail(0.0)
    throttle.fail(0.0)
    throttle.succeed()
    assert throttle.locked
    throttle.unlock()
    assert (throttle.locked, throttle.failures, throttle.retry_at) == (False, 0, None)


@pytest.mark.parametrize(("free", "delay", "lock_after"), [(-1, 5, 10), (2, -1, 10), (2, 5, 0)])
def test_settings_that_make_no_sense(free: int, delay: float, lock_after: int) -> None:
    with pytest.raises(ValueError, match="must not be negative"):
        Throttle(free, delay, lock_after)
