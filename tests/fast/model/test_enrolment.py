"""From off over pending to on: what each step allows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from totp_demo.model.account import (
    SAMPLE_PROFILE,
    TRAINING_PASSWORD,
    Account,
    AccountError,
    Settings,
    State,
)
from totp_demo.model.events import EventKind
from totp_demo.model.key import Key, KeyUriError
from totp_demo.model.verifier import Reason

if TYPE_CHECKING:
    from totp_demo.model.clock import Clock

WrongCode = Callable[[Key, float], str]
EMAIL = SAMPLE_PROFILE.email


def kinds(account: Account) -> list[EventKind]:
    return [event.kind for event in account.events]


def state(account: Account) -> State:
    # Asked through a function, so that mypy does not think it stays as it was.
    return account.state


def test_off_pending_on(account: Account, clock: Clock) -> None:
    assert (account.state, account.pending_key) == (State.OFF, None)
    assert (account.verifier, account.key_fingerprint) == (None, None)
    key = account.enable_mfa()
    assert (account.state, account.pending_key) == (State.PENDING, key)
    assert account.key_fingerprint == key.fingerprint
    assert (key.account, key.issuer) == (EMAIL, "IT Glue")
    assert len(key.secret_bytes) == 20
    verdict = account.confirm(key.code_at(clock.now()))
    assert (verdict.accepted, verdict.reason) == (True, Reason.ACCEPTED)
    assert (account.state, account.pending_key, account.expires_at) == (State.ON, None, None)
    assert account.key_fingerprint == key.fingerprint
    assert kinds(account) == [EventKind.MFA_STARTED, EventKind.MFA_CONFIRMED]


def test_the_same_key_on_redraw(account: Account, clock: Clock) -> None:
    key = account.enable_mfa()
    clock.advance(599.9)
    assert account.enable_mfa() == key
    assert account.expires_at == 1_600_000_020 + 600
    assert kinds(account) == [EventKind.MFA_STARTED]


def test_it_is_kept_across_wrong_codes(
    account: Account, clock: Clock, wrong_code: WrongCode
) -> None:
    key = account.enable_mfa()
    for text in ("", "12 3456", "abc", key.secret, key.uri, wrong_code(key, clock.now())):
        assert not account.confirm(text).accepted
        assert account.pending_key == key
    assert account.confirm(key.code_at(clock.now())).accepted


def test_it_ends_after_600_seconds(account: Account, clock: Clock) -> None:
    first = account.enable_mfa()
    clock.advance(599.999)
    assert state(account) is State.PENDING
    clock.advance(0.001)
    assert (account.state, account.pending_key, account.expires_at) == (State.OFF, None, None)
    code = first.code_at(clock.now())
    assert account.confirm(code).reason is Reason.EXPIRED
    assert account.confirm(code).reason is Reason.EXPIRED
    last = account.events[-1]
    assert (last.kind, last.at) == (EventKind.MFA_EXPIRED, 1_600_000_020 + 600)
    second = account.enable_mfa()
    assert second.secret != first.secret
    assert not account.confirm(first.code_at(clock.now())).accepted
    assert account.confirm(second.code_at(clock.now())).accepted


def test_confirming_at_599_seconds(account: Account, clock: Clock) -> None:
    key = account.enable_mfa()
    clock.advance(599.9)
    assert account.confirm(key.code_at(clock.now())).accepted
    clock.advance(600)
    assert state(account) is State.ON


def test_cancel_forgets_it(account: Account, clock: Clock) -> None:
    key = account.enable_mfa()
    account.cancel()
    account.cancel()
    assert (account.state, account.pending_key) == (State.OFF, None)
    assert account.confirm(key.code_at(clock.now())).reason is Reason.NOT_ENROLLING
    assert account.enable_mfa().secret != key.secret
    assert kinds(account).count(EventKind.MFA_CANCELLED) == 1


def test_cancel_makes_an_expired_one_past(account: Account, clock: Clock) -> None:
    account.enable_mfa()
    clock.advance(600)
    assert account.confirm("123456").reason is Reason.EXPIRED
    account.cancel()
    assert account.confirm("123456").reason is Reason.NOT_ENROLLING


def test_nothing_to_confirm(account: Account, clock: Clock, key: Key) -> None:
    assert account.confirm(key.code_at(clock.now())).reason is Reason.NOT_ENROLLING
    with pytest.raises(AccountError):
        account.enable_mfa()


def test_the_confirming_code_is_used_up(account: Account, clock: Clock) -> None:
    key = account.enable_mfa()
    code = key.code_at(clock.now())
    assert account.confirm(code).accepted
    assert account.sign_in(EMAIL, TRAINING_PASSWORD, code).reason is Reason.USED
    clock.advance(30)
    assert account.sign_in(EMAIL, TRAINING_PASSWORD, code).reason is Reason.USED
    assert account.sign_in(EMAIL, TRAINING_PASSWORD, key.code_at(clock.now())).accepted


def test_settings_hold_for_the_next_enrolment(clock: Clock) -> None:
    account = Account(SAMPLE_PROFILE, clock, settings=Settings(8, 10, "SHA256"))
    first = account.enable_mfa()
    account.settings = Settings(7, 60, "SHA512")
    assert account.enable_mfa() == first
    assert (first.digits, first.period, first.algorithm) == (8, 10, "SHA256")
    account.cancel()
    second = account.enable_mfa()
    assert (second.digits, second.period, second.algorithm) == (7, 60, "SHA512")
    assert account.settings == Settings(7, 60, "SHA512", window=1)


def test_a_server_set_otherwise_goes_on_with_the_key(
    account: Account, clock: Clock, key: Key
) -> None:
    code = key.code_at(clock.now())
    assert account.sign_in(EMAIL, TRAINING_PASSWORD, code).accepted
    account.reconfigure(period=10)
    assert account.settings == Settings(period=10)
    verifier = account.verifier
    assert verifier is not None
    assert (verifier.key.secret, verifier.key.period) == (key.secret, 10)
    # The used code covered 30 seconds: none of the three steps in them is taken any more.
    older = Reason.OLDER_THAN_USED
    for late, reason in ((0, older), (10, older), (20, Reason.USED)):
        again = verifier.key.code_at(clock.now() + late)
        assert verifier.check(again, clock.now() + late).reason is reason
    after = clock.now() + 30
    assert verifier.check(verifier.key.code_at(after), after).accepted
    account.reconfigure(digits=8, period=30)
    assert verifier.check(key.code_at(after), after).reason is Reason.TOO_SHORT
    eight = replace(key, digits=8)
    assert verifier.check(eight.code_at(after), after).reason is Reason.USED
    assert verifier.check(eight.code_at(after + 30), after + 30).accepted


def test_it_is_set_wholly_or_not_at_all(account: Account) -> None:
    key = account.enable_mfa()
    for digits, period in ((8, 0), (0, 60), (9, 60)):
        with pytest.raises(KeyUriError):
            account.reconfigure(digits=digits, period=period)
        assert (account.settings, account.pending_key) == (Settings(), key)
    account.reconfigure(digits=8)
    assert account.pending_key == replace(key, digits=8)


def test_settings_out_of_range(account: Account) -> None:
    wrong: list[dict[str, Any]] = [{"digits": 5}, {"period": 0}, {"algorithm": "MD5"}]
    for each in wrong:
        with pytest.raises(KeyUriError):
            Settings(**each)
    for window in (11, -1, 1.0):
        with pytest.raises(ValueError, match="window"):
            Settings(window=window)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="window"):
        account.reconfigure(digits=8, window=11)
    assert account.settings == Settings() == Settings(6, 30, "SHA1", 1)
    with pytest.raises(AttributeError):
        account.settings.digits = 8  # type: ignore[misc]
    with pytest.raises(AttributeError):
        account.window = 3  # type: ignore[attr-defined]


def test_the_window_holds_at_once(account: Account, clock: Clock) -> None:
    key = account.enable_mfa()
    code = key.code_at(clock.now() - 90)
    assert account.confirm(code).reason is Reason.TOO_OLD
    account.settings = replace(account.settings, window=3)
    assert account.confirm(code).accepted
    ahead = key.code_at(clock.now() + 90)
    account.reconfigure(window=0)
    assert account.verifier is not None
    assert account.verifier.window == account.settings.window == 0
    assert account.sign_in(EMAIL, TRAINING_PASSWORD, ahead).reason is Reason.TOO_NEW
    account.reconfigure(window=3)
    assert account.sign_in(EMAIL, TRAINING_PASSWORD, ahead).accepted


def test_what_is_set_for_the_next_key_leaves_this_one_alone(account: Account, key: Key) -> None:
    account.settings = replace(account.settings, digits=8, period=60)
    account.reconfigure(window=3)
    assert account.verifier is not None
    assert (account.verifier.key, account.verifier.window) == (key, 3)
    account.reconfigure(period=10)
    assert account.verifier.key == replace(key, period=10)
    assert account.settings == Settings(8, 10, window=3)
