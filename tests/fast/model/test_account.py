"""Switching off, reset, the profile form, the event log."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from totp_demo.model.account import MAX_EVENTS, SAMPLE_PROFILE, TRAINING_PASSWORD, Account, State
from totp_demo.model.events import EventKind
from totp_demo.model.profile import Profile, ProfileFault
from totp_demo.model.verifier import Reason

if TYPE_CHECKING:
    from totp_demo.model.clock import Clock
    from totp_demo.model.key import Key

EMAIL = SAMPLE_PROFILE.email


def kinds(account: Account) -> list[EventKind]:
    return [event.kind for event in account.events]


def state(account: Account) -> State:
    # Asked through a function, so that mypy does not think it stays as it was.
    return account.state


@pytest.mark.usefixtures("key")
def test_the_password_is_asked(account: Account) -> None:
    verdict = account.disable_mfa("wrong")
    assert (verdict.accepted, verdict.reason) == (False, Reason.WRONG_PASSWORD)
    assert state(account) is State.ON
    assert account.disable_mfa(TRAINING_PASSWORD).accepted
    assert (account.state, account.verifier) == (State.OFF, None)
    assert account.disable_mfa(TRAINING_PASSWORD).reason is Reason.NOT_ENROLLING
    assert kinds(account)[-2:] == [EventKind.DISABLE_REFUSED, EventKind.MFA_DISABLED]


def test_a_new_enrolment_has_a_new_secret(account: Account, key: Key) -> None:
    account.disable_mfa(TRAINING_PASSWORD)
    assert account.enable_mfa().secret != key.secret


@pytest.mark.usefixtures("key")
def test_an_administrator_resets_without_it(account: Account) -> None:
    account.new_recovery_code()
    account.reset_mfa()
    account.reset_mfa()
    assert (account.state, account.has_recovery_code) == (State.OFF, False)
    assert kinds(account).count(EventKind.MFA_RESET) == 1
    assert account.sign_in(EMAIL, TRAINING_PASSWORD).accepted


def test_a_reset_ends_an_enrolment_too(account: Account) -> None:
    account.enable_mfa()
    account.reset_mfa()
    assert state(account) is State.OFF


def test_a_reset_opens_no_lock(account: Account, clock: Clock) -> None:
    for _ in range(10):
        account.sign_in(EMAIL, "wrong")
        clock.advance(60)
    account.reset_mfa()
    assert state(account) is State.LOCKED


def test_it_is_saved_whole(account: Account) -> None:
    other = Profile("Zoé", "Lefèvre", "zoe@example.com", "Europe/Paris")
    assert account.update_profile(other, "новый-пароль") == {}
    assert account.profile == other
    assert account.sign_in("zoe@example.com", "новый-пароль").accepted
    assert account.sign_in(EMAIL, TRAINING_PASSWORD).reason is Reason.WRONG_CREDENTIALS
    assert kinds(account)[:2] == [EventKind.PROFILE_SAVED, EventKind.PASSWORD_CHANGED]


def test_a_blank_password_keeps_the_current_one(account: Account) -> None:
    assert account.update_profile(SAMPLE_PROFILE) == {}
    assert account.sign_in(EMAIL, TRAINING_PASSWORD).accepted
    assert EventKind.PASSWORD_CHANGED not in kinds(account)


def test_or_not_at_all(account: Account) -> None:
    faults = account.update_profile(Profile("", "M", "no"), "x" * 129)
    assert faults == {
        "first_name": ProfileFault.REQUIRED,
        "email": ProfileFault.NOT_AN_EMAIL,
        "new_password": ProfileFault.TOO_LONG,
    }
    assert account.profile == SAMPLE_PROFILE
    good = Profile("A", "B", "a@example.com")
    assert account.update_profile(good, "a\nb") == {"new_password": ProfileFault.CONTROL_CHARACTERS}
    assert account.profile == SAMPLE_PROFILE
    assert account.update_profile(Profile("A", "B", "c"), "new-password") != {}
    assert account.sign_in(EMAIL, TRAINING_PASSWORD).accepted
    assert kinds(account) == [EventKind.SIGNED_IN_BY_PASSWORD]


def test_a_new_email_leaves_the_key_alone(account: Account, clock: Clock, key: Key) -> None:
    other = Profile("Camille", "Martin", "camille@example.org")
    assert account.update_profile(other) == {}
    code = key.code_at(clock.now())
    assert account.sign_in("camille@example.org", TRAINING_PASSWORD, code).accepted


def test_an_account_needs_a_good_profile(clock: Clock) -> None:
    with pytest.raises(ValueError, match="first_name, email"):
        Account(Profile("", "Martin", "camille"), clock)


def test_they_tell_the_story(account: Account, clock: Clock) -> None:
    key = account.enable_mfa()
    account.confirm("12 3456")
    account.confirm(key.code_at(clock.now() - 300))
    account.confirm(key.code_at(clock.now()))
    clock.advance(30)
    account.new_recovery_code()
    account.sign_in(EMAIL, "wrong")
    account.sign_in(EMAIL, TRAINING_PASSWORD, key.code_at(clock.now()))
    said = [
        (event.at - 1_600_000_020, event.kind, event.was, event.verdict and event.verdict.reason)
        for event in account.events
    ]
    assert said == [
        (0, EventKind.MFA_STARTED, State.OFF, None),
        (0, EventKind.CODE_REFUSED, State.PENDING, Reason.SPACES),
        (0, EventKind.CODE_REFUSED, State.PENDING, Reason.TOO_OLD),
        (0, EventKind.MFA_CONFIRMED, State.PENDING, Reason.ACCEPTED),
        (30, EventKind.RECOVERY_CODE_MADE, State.ON, None),
        (30, EventKind.SIGN_IN_REFUSED, State.ON, Reason.WRONG_CREDENTIALS),
        (30, EventKind.SIGNED_IN, State.ON, Reason.ACCEPTED),
    ]
    started, _spaces, old, confirmed, *_ = account.events
    assert started.fingerprint == confirmed.fingerprint == key.fingerprint
    assert old.verdict is not None
    assert old.verdict.drift == -10


def test_a_lock_is_written_down_once_with_what_led_to_it(account: Account, clock: Clock) -> None:
    for _ in range(account.throttle.lock_after + 1):
        account.sign_in(EMAIL, "wrong")
        clock.advance(60)
    *_, last, lock, refused = account.events
    assert (last.kind, last.was) == (EventKind.SIGN_IN_REFUSED, State.OFF)
    assert (lock.kind, lock.was, lock.failures) == (EventKind.LOCKED, State.OFF, 10)
    assert (refused.kind, refused.was) == (EventKind.SIGN_IN_REFUSED, State.LOCKED)
    assert refused.verdict is not None
    assert refused.verdict.reason is Reason.LOCKED


def test_an_enrolment_that_ran_out_stands_before_what_happened_after_it(
    account: Account, clock: Clock
) -> None:
    account.enable_mfa()
    for _ in range(account.throttle.lock_after):
        account.throttle.fail(clock.now())
    clock.advance(601)
    account.unlock()
    account.enable_mfa()
    clock.advance(601)
    account.update_profile(SAMPLE_PROFILE)
    assert kinds(account) == [
        EventKind.MFA_STARTED,
        EventKind.MFA_EXPIRED,
        EventKind.UNLOCKED,
        EventKind.MFA_STARTED,
        EventKind.MFA_EXPIRED,
        EventKind.PROFILE_SAVED,
    ]
    times = [event.at for event in account.events]
    assert times == sorted(times)


def test_the_list_is_a_copy_and_bounded(account: Account) -> None:
    for _ in range(MAX_EVENTS + 5):
        account.update_profile(SAMPLE_PROFILE)
    account.events.clear()
    assert len(account.events) == MAX_EVENTS


def test_every_kind_happens(account: Account, clock: Clock) -> None:
    key = account.enable_mfa()
    account.cancel()
    account.enable_mfa()
    account.extend_enrolment()
    clock.advance(600)
    key = account.enable_mfa()
    account.confirm("")
    account.confirm(key.code_at(clock.now()))
    account.disable_mfa("wrong")
    recovery = account.new_recovery_code()
    account.sign_in(EMAIL, TRAINING_PASSWORD, recovery)
    account.disable_mfa(TRAINING_PASSWORD)
    account.sign_in(EMAIL, TRAINING_PASSWORD)
    account.enable_mfa()
    account.reset_mfa()
    account.update_profile(SAMPLE_PROFILE, "another")
    for _ in range(10):
        account.sign_in(EMAIL, "wrong")
        clock.advance(60)
    account.unlock()
    assert set(kinds(account)) == set(EventKind)


def test_its_repr_says_where_it_stands(account: Account) -> None:
    account.enable_mfa()
    assert repr(account) == f"Account('{EMAIL}', state='pending')"
