"""An account on a stopped clock, and its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from totp_demo.model.account import SAMPLE_PROFILE, Account
from totp_demo.model.clock import Clock
from totp_demo.model.verifier import SEARCH

if TYPE_CHECKING:
    from collections.abc import Callable

    from totp_demo.model.key import Key


@pytest.fixture
def clock() -> Clock:
    return Clock.frozen(1_600_000_020.0)  # a boundary: step 53333334 starts


@pytest.fixture
def account(clock: Clock) -> Account:
    return Account(SAMPLE_PROFILE, clock)


@pytest.fixture
def key(account: Account, clock: Clock) -> Key:
    """The key of an account whose MFA is on; the next step has begun."""
    key = account.enable_mfa()
    assert account.confirm(key.code_at(clock.now())).accepted
    clock.advance(30)
    return key


@pytest.fixture
def wrong_code() -> Callable[[Key, float], str]:
    """Find six digits that no step near a time has, nor near the twenty minutes after it."""

    def find(key: Key, now: float) -> str:
        near = set(key.codes(key.step_at(now) - SEARCH, 2 * SEARCH + 41))
        return next(code for code in map("{:06}".format, range(1000)) if code not in near)

    return find
