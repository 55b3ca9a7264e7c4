"""Times at which nothing can happen: refused, and nothing is changed."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import pytest

from totp_demo.model.account import SAMPLE_PROFILE, TRAINING_PASSWORD, Account
from totp_demo.model.clock import Clock
from totp_demo.model.credentials import Credentials
from totp_demo.model.drift import find_drift
from totp_demo.model.enrolment import Enrolment
from totp_demo.model.key import Key
from totp_demo.model.seconds import FIRST_MOMENT, LAST_MOMENT
from totp_demo.model.throttle import Throttle
from totp_demo.model.verifier import Reason, Verifier

KEY = Key("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "camille")
NOT_FINITE = (math.nan, math.inf, -math.inf, 10**400, -(10**400))
IMPOSSIBLE = (*NOT_FINITE, -0.001, -30, -1e300, 1e300, LAST_MOMENT + 1, 2**70)
times = pytest.mark.parametrize("bad", IMPOSSIBLE, ids=lambda bad: f"{bad!r:.9}")


@times
def test_a_key_has_no_step_and_no_code_then(bad: float) -> None:
    for ask in (KEY.step_at, KEY.code_at, KEY.derivation_at):
        with pytest.raises(ValueError, match="the time must be"):
            ask(bad)
    with pytest.raises(ValueError, match="the time must be"):
        find_drift(KEY, ["287082"], bad)


@times
def test_an_enrolment_is_neither_shown_nor_prolonged_then(bad: float) -> None:
    enrolment = Enrolment(Throttle())
    with pytest.raises(ValueError, match="the time must be"):
        enrolment.start(KEY, 1, bad)
    enrolment.start(KEY, 1, 59.0)
    before = (enrolment.expires_at, enrolment.extensions_left)
    for ask in (enrolment.extend, enrolment.expire):
        with pytest.raises(ValueError, match="the time must be"):
            ask(bad)
    assert (enrolment.expires_at, enrolment.extensions_left) == before


@times
@pytest.mark.parametrize("failures", [0, 10])
def test_credentials_are_not_taken_then(bad: float, failures: int) -> None:
    credentials = Credentials("right")
    code = credentials.recovery.new()
    for _ in range(failures):
        credentials.throttle.fail(59.0)
    for typed in ("right", "wrong"):
        with pytest.raises(ValueError, match="the time must be"):
            credentials.check_password(typed, bad)
        with pytest.raises(ValueError, match="the time must be"):
            credentials.check_first_factor("a@example.com", "a@example.com", typed, bad)
    for verifier in (Verifier(KEY), None):
        with pytest.raises(ValueError, match="the time must be"):
            credentials.check_second_factor(code, verifier, bad)
    assert (credentials.throttle.failures, credentials.recovery.waiting) == (failures, True)


def test_a_used_code_stays_used_at_the_last_moment_whatever_the_period() -> None:
    verifier = Verifier(KEY, window=1)
    code = KEY.code_at_step(KEY.step_at(LAST_MOMENT) + 1)
    assert verifier.check(code, LAST_MOMENT).accepted
    verifier.reconfigure(replace(KEY, period=20))
    assert verifier.last_step == (LAST_MOMENT + 60) // 20 - 1


@pytest.mark.parametrize("bad", [-1, -(10**400), 10**400, 2**64])
def test_a_key_has_no_code_of_such_a_step(bad: int) -> None:
    for ask in (KEY.code_at_step, lambda step: KEY.codes(step, 1)):
        with pytest.raises(ValueError, match="time steps go from 0"):
            ask(bad)


@times
@pytest.mark.parametrize("typed", ["123456", "287082", "", "12 34", KEY.secret])
@pytest.mark.parametrize("failures", [0, 3, 10])
def test_a_verifier_checks_nothing_then(bad: float, typed: str, failures: int) -> None:
    throttle = Throttle()
    verifier = Verifier(KEY, throttle=throttle)
    for _ in range(failures):
        throttle.fail(59.0)
    before = (throttle.failures, throttle.retry_at, verifier.last_step)
    with pytest.raises(ValueError, match="the time must be"):
        verifier.check(typed, bad)
    assert (throttle.failures, throttle.retry_at, verifier.last_step) == before
    if failures == 3:
        assert verifier.check("287082", 59.0).reason is Reason.WAIT


@times
def test_a_throttle_counts_nothing_then(bad: float) -> None:
    throttle = Throttle(free=0)
    throttle.fail(1000.0)
    for ask in (throttle.waiting_until, throttle.fail):
        with pytest.raises(ValueError, match="the time must be"):
            ask(bad)
    assert (throttle.failures, throttle.retry_at) == (1, 1005.0)
    assert throttle.waiting_until(1004.0) == 1005.0


class Broken(Clock):
    """A clock that shows what no clock should."""

    bad = 1_600_000_000.0

    def now(self) -> float:
        """Return whatever the test set."""
        return self.bad


MOVES: list[Callable[[Account], object]] = [
    Account.enable_mfa,
    lambda account: account.confirm("123456"),
    Account.cancel,
    lambda account: account.sign_in(SAMPLE_PROFILE.email, TRAINING_PASSWORD, "123456"),
    lambda account: account.sign_in(SAMPLE_PROFILE.email, "wrong"),
    lambda account: account.disable_mfa("wrong"),
    Account.reset_mfa,
    Account.unlock,
    lambda account: account.update_profile(SAMPLE_PROFILE, "another-password"),
    Account.extend_enrolment,
    Account.new_recovery_code,
    lambda account: account.disable_mfa(TRAINING_PASSWORD),
    lambda account: account.state,
    lambda account: account.events,
]


@times
@pytest.mark.parametrize("move", MOVES)
def test_an_account_does_nothing_then(bad: float, move: Callable[[Account], object]) -> None:
    clock = Broken()
    account = Account(SAMPLE_PROFILE, clock)
    key = account.enable_mfa()
    account.sign_in(SAMPLE_PROFILE.email, "wrong")
    before = (account.events, account.expires_at, account.throttle.failures)
    clock.bad = bad
    with pytest.raises(ValueError, match="the time must be"):
        move(account)
    clock.bad = 1_600_000_000.0
    assert (account.events, account.expires_at, account.throttle.failures) == before
    assert account.pending_key == key
    assert account.sign_in(SAMPLE_PROFILE.email, TRAINING_PASSWORD).accepted


@times
def test_a_clock_is_not_set_to_it(bad: float) -> None:
    with pytest.raises(ValueError, match="must be"):
        Clock.frozen(bad)


@pytest.mark.parametrize("bad", NOT_FINITE, ids=lambda bad: f"{bad!r:.9}")
def test_a_clock_is_not_moved_by_it(bad: float) -> None:
    clock = Clock.frozen(100.0)
    with pytest.raises(ValueError, match="finite"):
        clock.advance(bad)
    with pytest.raises(ValueError, match="finite"):
        clock.skew = bad
    with pytest.raises(ValueError, match="rate"):
        clock.rate = bad
    with pytest.raises(ValueError, match="finite"):
        Clock(lambda: bad)
    assert (clock.now(), clock.rate, clock.skew, clock.end) == (100.0, 1.0, 0.0, None)


def test_a_source_that_goes_wrong_is_not_followed() -> None:
    shown = [100.0]
    clock = Clock(lambda: shown[0])
    shown[0] = math.nan
    for ask in (clock.now, clock.pause, clock.reset, clock.ticking):
        with pytest.raises(ValueError, match="finite"):
            ask()
    shown[0] = 130.0
    assert clock.now() == 130.0


@pytest.mark.parametrize("text", ["59", "nan", b"59", bytearray(b"59")])
def test_a_text_is_no_time(text: object) -> None:
    for ask in (Clock.frozen, Clock.frozen(9).advance, Throttle().fail, KEY.code_at):
        with pytest.raises(TypeError, match="number of seconds"):
            ask(text)  # type: ignore[arg-type]


def test_the_first_and_the_last_moment_are_times() -> None:
    for t in (FIRST_MOMENT, LAST_MOMENT):
        assert Verifier(KEY).check(KEY.code_at(t), t).accepted
        assert Clock.frozen(t).now() == t
