"""More time for an enrolment: on request, and not without end."""

from __future__ import annotations

from totp_demo.model.account import SAMPLE_PROFILE, Account, State
from totp_demo.model.clock import Clock
from totp_demo.model.enrolment import MOST_EXTENSIONS, PENDING_SECONDS
from totp_demo.model.events import EventKind


def test_an_enrolment_is_given_ten_minutes_from_now() -> None:
    clock = Clock.frozen(1_600_000_000)
    account = Account(SAMPLE_PROFILE, clock)
    assert not account.extend_enrolment()
    key = account.enable_mfa()
    clock.advance(PENDING_SECONDS - 1)
    assert account.extend_enrolment()
    clock.advance(PENDING_SECONDS - 1)
    assert account.pending_key == key
    clock.advance(1)
    assert account.state is State.OFF
    assert not account.extend_enrolment()


def test_it_ends_in_the_end() -> None:
    clock = Clock.frozen(1_600_000_000)
    account = Account(SAMPLE_PROFILE, clock)
    account.enable_mfa()
    given = 0
    while account.extend_enrolment():
        given += 1
        assert account.extensions_left == MOST_EXTENSIONS - given
        clock.advance(PENDING_SECONDS - 1)
    assert given == MOST_EXTENSIONS >= 10  # WCAG 2.2.1
    clock.advance(1)
    assert account.state is State.OFF
    # Another QR code has its own.
    account.enable_mfa()
    assert account.extensions_left == MOST_EXTENSIONS


def test_a_clock_set_back_makes_it_no_shorter() -> None:
    clock = Clock.frozen(1_600_000_000)
    account = Account(SAMPLE_PROFILE, clock)
    account.enable_mfa()
    end = account.expires_at
    clock.advance(-300)
    assert account.extend_enrolment()
    assert account.expires_at == end


def test_each_time_given_is_written_down() -> None:
    clock = Clock.frozen(1_600_000_000)
    account = Account(SAMPLE_PROFILE, clock)
    account.extend_enrolment()
    account.enable_mfa()
    clock.advance(300)
    account.extend_enrolment()
    clock.advance(300)
    account.extend_enrolment()
    _started, *given = account.events
    assert [(event.kind, event.was) for event in given] == 2 * [
        (EventKind.MFA_EXTENDED, State.PENDING)
    ]
    assert [event.until for event in given] == [1_600_000_900, 1_600_001_200]
    assert account.expires_at == 1_600_001_200
