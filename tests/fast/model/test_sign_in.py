"""Signing in, with the phone and without, and how guessing ends."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from totp_demo.model.account import SAMPLE_PROFILE, TRAINING_PASSWORD, Account, AccountError, State
from totp_demo.model.events import EventKind
from totp_demo.model.key import Key
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


def test_without_mfa_the_password_is_enough(account: Account) -> None:
    assert account.sign_in(EMAIL, TRAINING_PASSWORD).accepted
    assert account.sign_in(f" {EMAIL.upper()} ", TRAINING_PASSWORD, "ignored").accepted
    account.enable_mfa()
    assert account.sign_in(EMAIL, TRAINING_PASSWORD).accepted


def test_with_mfa_the_code_is_needed(account: Account, clock: Clock, key: Key) -> None:
    assert account.sign_in(EMAIL, TRAINING_PASSWORD).reason is Reason.CODE_MISSING
    assert account.throttle.failures == 0
    verdict = account.sign_in(EMAIL, TRAINING_PASSWORD, key.code_at(clock.now()))
    assert (verdict.accepted, verdict.drift) == (True, 0)


@pytest.mark.usefixtures("key")
@pytest.mark.parametrize(
    ("email", "password"),
    [
        (EMAIL, "wrong"),
        (EMAIL, ""),
        (EMAIL, TRAINING_PASSWORD + " "),
        ("other@example.com", TRAINING_PASSWORD),
        ("", TRAINING_PASSWORD),
        ("\ud800", "\ud800"),
        ("x" * 100_000, "x" * 100_000),
    ],
)
def test_one_answer_for_wrong_credentials(account: Account, email: str, password: str) -> None:
    verdict = account.sign_in(email, password, "123456")
    assert verdict.reason is Reason.WRONG_CREDENTIALS
    assert account.throttle.failures == 1
    assert account.sign_in(email, password, "").reason is Reason.WRONG_CREDENTIALS
    # The code is not looked at: its form would be named otherwise.
    assert account.sign_in(email, password, "12 3456").reason is Reason.WRONG_CREDENTIALS


def test_codes_and_passwords_share_one_throttle(
    account: Account, clock: Clock, key: Key, wrong_code: WrongCode
) -> None:
    account.sign_in(EMAIL, "wrong")
    account.sign_in(EMAIL, TRAINING_PASSWORD, wrong_code(key, clock.now()))
    third = account.disable_mfa("wrong")
    assert (third.reason, third.retry_at) == (Reason.WRONG_PASSWORD, clock.now() + 5)
    code = key.code_at(clock.now())
    for verdict in (
        account.sign_in(EMAIL, TRAINING_PASSWORD, code),
        account.sign_in(EMAIL, "wrong"),
        account.disable_mfa(TRAINING_PASSWORD),
    ):
        assert (verdict.reason, verdict.retry_at) == (Reason.WAIT, third.retry_at)
    clock.advance(5)
    assert account.sign_in(EMAIL, TRAINING_PASSWORD, code).accepted
    assert account.throttle.failures == 0


@pytest.mark.parametrize("how", ["without MFA", "code", "recovery code"])
def test_each_whole_sign_in_forgives(account: Account, clock: Clock, how: str) -> None:
    code = ""
    if how != "without MFA":
        key = account.enable_mfa()
        account.confirm(key.code_at(clock.now()))
        recovery = account.new_recovery_code()
        clock.advance(30)
        code = key.code_at(clock.now()) if how == "code" else recovery
    account.sign_in(EMAIL, "wrong")
    assert account.throttle.failures == 1
    assert account.sign_in(EMAIL, TRAINING_PASSWORD, code).accepted
    assert account.throttle.failures == 0


def test_the_right_password_alone_forgives_nothing(
    account: Account, clock: Clock, key: Key, wrong_code: WrongCode
) -> None:
    account.sign_in(EMAIL, TRAINING_PASSWORD, wrong_code(key, clock.now()))
    account.sign_in(EMAIL, TRAINING_PASSWORD)
    assert account.throttle.failures == 1


def test_ten_failures_lock_and_unlock_opens(
    account: Account, clock: Clock, key: Key, wrong_code: WrongCode
) -> None:
    wrong = wrong_code(key, clock.now())
    for _ in range(10):
        assert not account.sign_in(EMAIL, TRAINING_PASSWORD, wrong).accepted
        clock.advance(60)
    assert state(account) is State.LOCKED
    assert kinds(account).count(EventKind.LOCKED) == 1
    code = key.code_at(clock.now())
    assert account.sign_in(EMAIL, TRAINING_PASSWORD, code).reason is Reason.LOCKED
    assert account.sign_in(EMAIL, "wrong").reason is Reason.LOCKED
    assert account.disable_mfa(TRAINING_PASSWORD).reason is Reason.LOCKED
    assert account.confirm("123456").reason is Reason.LOCKED
    with pytest.raises(AccountError):
        account.enable_mfa()
    with pytest.raises(AccountError):
        account.new_recovery_code()
    account.unlock()
    account.unlock()
    assert state(account) is State.ON
    assert kinds(account).count(EventKind.UNLOCKED) == 1
    assert kinds(account).count(EventKind.LOCKED) == 1
    assert account.sign_in(EMAIL, TRAINING_PASSWORD, code).accepted


def test_a_locked_enrolment_still_runs_out(
    account: Account, clock: Clock, wrong_code: WrongCode
) -> None:
    key = account.enable_mfa()
    for _ in range(10):
        account.confirm(wrong_code(key, clock.now()))
        clock.advance(45)
    assert state(account) is State.LOCKED
    assert account.confirm(key.code_at(clock.now())).reason is Reason.LOCKED
    assert account.pending_key == key
    account.unlock()
    assert state(account) is State.PENDING
    clock.advance(600)
    assert state(account) is State.OFF


@pytest.mark.usefixtures("key")
def test_it_works_once(account: Account) -> None:
    assert not account.has_recovery_code
    code = account.new_recovery_code()
    assert account.has_recovery_code
    verdict = account.sign_in(EMAIL, TRAINING_PASSWORD, code)
    assert (verdict.accepted, verdict.reason) == (True, Reason.RECOVERY_ACCEPTED)
    assert not account.has_recovery_code
    assert state(account) is State.ON
    again = account.sign_in(EMAIL, TRAINING_PASSWORD, code)
    assert again.reason is Reason.WRONG_RECOVERY_CODE
    assert account.throttle.failures == 1


@pytest.mark.usefixtures("key")
@pytest.mark.parametrize("write", [str, str.upper, str.title, lambda c: c.replace("-", "")])
def test_however_it_is_written(account: Account, write: type[str]) -> None:
    code = account.new_recovery_code()
    assert account.sign_in(EMAIL, TRAINING_PASSWORD, write(code)).accepted


@pytest.mark.usefixtures("key")
def test_a_new_one_replaces_the_older(account: Account) -> None:
    older, newer = account.new_recovery_code(), account.new_recovery_code()
    assert older != newer
    verdict = account.sign_in(EMAIL, TRAINING_PASSWORD, older)
    assert verdict.reason is Reason.WRONG_RECOVERY_CODE
    assert account.sign_in(EMAIL, TRAINING_PASSWORD, newer).accepted


@pytest.mark.usefixtures("key")
def test_it_needs_the_password(account: Account) -> None:
    code = account.new_recovery_code()
    assert account.sign_in(EMAIL, "wrong", code).reason is Reason.WRONG_CREDENTIALS
    assert account.has_recovery_code


def test_it_is_not_taken_for_the_enrolments_code(account: Account) -> None:
    account.enable_mfa()
    assert account.confirm("abcd-efgh-2345").reason is Reason.RECOVERY_CODE
    with pytest.raises(AccountError):
        account.new_recovery_code()


@pytest.mark.usefixtures("key")
@pytest.mark.parametrize(
    "typed",
    ["authenticate", "AUTHENTICATE", "have some cake", "not my phone", "I have no phone today"],
)
def test_words_are_no_failed_recovery_code(account: Account, typed: str) -> None:
    assert account.sign_in(EMAIL, TRAINING_PASSWORD, typed).reason is Reason.LETTERS
    assert account.throttle.failures == 0


@pytest.mark.usefixtures("key")
def test_it_goes_with_mfa(account: Account) -> None:
    account.new_recovery_code()
    account.disable_mfa(TRAINING_PASSWORD)
    assert not account.has_recovery_code
