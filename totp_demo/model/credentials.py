"""What one signs in with, and the throttle that guards all of it."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

from totp_demo.model.hashing import HashedText
from totp_demo.model.recovery import RecoveryCode
from totp_demo.model.seconds import possible_time
from totp_demo.model.throttle import Throttle
from totp_demo.model.verifier import Reason, Verdict, looks_like_recovery_code

if TYPE_CHECKING:
    from collections.abc import Callable

    from totp_demo.model.verifier import Verifier


def same_email(typed: str, kept: str) -> bool:
    """Compare two e-mail addresses in constant time.

    Args:
        typed: what was typed.
        kept: the account's.

    Returns:
        Whether they are the same; neither case nor spaces around them matter.

    Example:
        >>> same_email(" Camille@example.com", "camille@example.com")
        True
    """
    one, other = (text.strip().casefold().encode("utf-8", "replace") for text in (typed, kept))
    return hmac.compare_digest(one, other)


class Credentials:
    """The password, the recovery code, and the count of failures with either.

    A check at a time that is not from 1970 to 9999 raises ValueError, and changes nothing.

    Args:
        password: the account's.
        draw: makes random bytes, given their number; the operating system when left out.

    Attributes:
        throttle: one for the whole account, wherever a failure happens.
        recovery: the recovery code.
    """

    def __init__(self, password: str, draw: Callable[[int], bytes] | None = None) -> None:
        """Keep the password's hash."""
        self.throttle = Throttle()
        self.recovery = RecoveryCode(draw)
        self._password = HashedText(password)

    def change_password(self, password: str) -> None:
        """Take another password from now on."""
        self._password = HashedText(password)

    def check_password(self, password: str, now: float) -> Verdict:
        """Check the password alone.

        Args:
            password: what was typed.
            now: Unix seconds.

        Returns:
            Accepted, or why not.
        """
        stopped = self._stopped(now)
        if stopped is not None:
            return stopped
        if not self._password.matches(password):
            return self._failed(Reason.WRONG_PASSWORD, now)
        return Verdict(accepted=True, reason=Reason.ACCEPTED)

    def check_first_factor(self, email: str, kept_email: str, password: str, now: float) -> Verdict:
        """Check e-mail and password.

        Args:
            email: what was typed.
            kept_email: the account's.
            password: what was typed.
            now: Unix seconds.

        Returns:
            Accepted, or why not; a wrong e-mail and a wrong password get the same answer.
        """
        stopped = self._stopped(now)
        if stopped is not None:
            return stopped
        # Both are always compared: the time taken must not say which was wrong. And both
        # count: else the delay would say it.
        known = same_email(email, kept_email)
        if self._password.matches(password) and known:
            return Verdict(accepted=True, reason=Reason.ACCEPTED)
        return self._failed(Reason.WRONG_CREDENTIALS, now)

    def check_second_factor(self, code: str, verifier: Verifier | None, now: float) -> Verdict:
        """Check the code that goes with them.

        Args:
            code: the phone's code, or the recovery code.
            verifier: the confirmed key's check; None: none is asked for.
            now: Unix seconds.

        Returns:
            Accepted, or why not.
        """
        now = possible_time(now)
        if verifier is None:
            self.throttle.succeed()
            return Verdict(accepted=True, reason=Reason.ACCEPTED)
        if not code:
            return Verdict(accepted=False, reason=Reason.CODE_MISSING)
        if not looks_like_recovery_code(code):
            return verifier.check(code, now)
        if not self.recovery.use(code):
            return self._failed(Reason.WRONG_RECOVERY_CODE, now)
        self.throttle.succeed()
        return Verdict(accepted=True, reason=Reason.RECOVERY_ACCEPTED)

    def _stopped(self, now: float) -> Verdict | None:
        now = possible_time(now)
        if self.throttle.locked:
            return Verdict(accepted=False, reason=Reason.LOCKED)
        retry_at = self.throttle.waiting_until(now)
        if retry_at is None:
            return None
        return Verdict(accepted=False, reason=Reason.WAIT, retry_at=retry_at)

    def _failed(self, reason: Reason, now: float) -> Verdict:
        self.throttle.fail(now)
        return Verdict(accepted=False, reason=reason, retry_at=self.throttle.retry_at)
