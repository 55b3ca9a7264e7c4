"""Every reason of a verdict is one that a learner can meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from totp_demo.model.account import SAMPLE_PROFILE, TRAINING_PASSWORD, Account
from totp_demo.model.clock import Clock
from totp_demo.model.key import Key
from totp_demo.model.verifier import Reason, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

EMAIL = SAMPLE_PROFILE.email


class Story:
    """An account whose MFA is on, and the moves that lead to a verdict."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Switch MFA on, with a key whose codes are known not to collide."""
        self.clock = Clock.frozen(1_600_000_020.0)
        self.account = Account(SAMPLE_PROFILE, self.clock)
        self.key = Key("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", EMAIL)
        monkeypatch.setattr(Key, "generate", lambda *_, **_more: self.key)
        assert self.account.enable_mfa() == self.key
        self.first = self.code()
        assert self.account.confirm(self.first).accepted
        self.clock.advance(30)

    def code(self, steps: int = 0) -> str:
        """Return the code of this step, or of one some steps away."""
        return self.key.code_at(self.clock.now() + 30 * steps)

    def sign_in(self, code: str) -> Verdict:
        """Sign in with the right password."""
        return self.account.sign_in(EMAIL, TRAINING_PASSWORD, code)

    def fail(self, times: int) -> None:
        """Type a wrong password that often, and wait long enough in between."""
        for _ in range(times):
            self.clock.advance(60)
            self.account.sign_in(EMAIL, "wrong")

    def older(self) -> Verdict:
        """Sign in with the next step's code, then type this step's."""
        assert self.sign_in(self.code(1)).accepted
        return self.sign_in(self.code())

    def recover(self) -> Verdict:
        """Sign in with the recovery code."""
        return self.sign_in(self.account.new_recovery_code())

    def confirm_late(self) -> Verdict:
        """Type the code of an enrolment eleven minutes after it was started."""
        self.account.reset_mfa()
        self.account.enable_mfa()
        self.clock.advance(660)
        return self.account.confirm("123456")

    def confirm_nothing(self) -> Verdict:
        """Press Enable with an empty box."""
        self.account.reset_mfa()
        self.account.enable_mfa()
        return self.account.confirm("")

    def after(self, failures: int) -> Verdict:
        """Sign in rightly after failures."""
        self.fail(failures)
        return self.sign_in(self.code())

    def confirm_recovery_code(self) -> Verdict:
        """Type a recovery code into the enrolment's dialog."""
        self.account.reset_mfa()
        self.account.enable_mfa()
        return self.account.confirm("abcd-efgh-2345")


STORIES: dict[Reason, Callable[[Story], Verdict]] = {
    Reason.ACCEPTED: lambda it: it.sign_in(it.code()),
    Reason.RECOVERY_ACCEPTED: Story.recover,
    Reason.EMPTY: Story.confirm_nothing,
    Reason.SPACES: lambda it: it.sign_in(f"{it.code()[:3]} {it.code()[3:]}"),
    Reason.INVISIBLE: lambda it: it.sign_in(f"{it.code()}\u202c"),
    Reason.LETTERS: lambda it: it.sign_in("l2345O"),
    Reason.OTHER_DIGITS: lambda it: it.sign_in("١٢٣٤٥٦"),
    Reason.TOO_SHORT: lambda it: it.sign_in(it.code()[1:]),
    Reason.TOO_LONG: lambda it: it.sign_in(it.code() + "0"),
    Reason.SECRET_PASTED: lambda it: it.sign_in(it.key.secret),
    Reason.URI_PASTED: lambda it: it.sign_in(it.key.uri),
    Reason.EXPORT_PASTED: lambda it: it.sign_in("otpauth-migration://offline?data=CiUKEA"),
    Reason.RECOVERY_CODE: Story.confirm_recovery_code,
    Reason.USED: lambda it: it.sign_in(it.first),
    Reason.OLDER_THAN_USED: Story.older,
    Reason.TOO_OLD: lambda it: it.sign_in(it.code(-10)),
    Reason.TOO_NEW: lambda it: it.sign_in(it.code(3)),
    Reason.NOT_THIS_SECRET: lambda it: it.sign_in("000000"),
    Reason.WAIT: lambda it: it.after(3),
    Reason.LOCKED: lambda it: it.after(10),
    Reason.NOT_ENROLLING: lambda it: it.account.confirm(it.code()),
    Reason.EXPIRED: Story.confirm_late,
    Reason.CODE_MISSING: lambda it: it.sign_in(""),
    Reason.WRONG_CREDENTIALS: lambda it: it.account.sign_in(EMAIL, "wrong", it.code()),
    Reason.WRONG_RECOVERY_CODE: lambda it: it.sign_in("abcd-efgh-2345"),
    Reason.WRONG_PASSWORD: lambda it: it.account.disable_mfa("wrong"),
}


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_a_story_that_leads_to_it(
    reason: Reason, monkeypatch: pytest.MonkeyPatch
) -> None:
    verdict = STORIES[reason](Story(monkeypatch))
    assert verdict.reason is reason
    accepted = {Reason.ACCEPTED, Reason.RECOVERY_ACCEPTED}
    assert verdict.accepted is (reason in accepted)
