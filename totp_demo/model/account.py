"""An account on the simulated server: enrolment, sign-in, recovery, reset, event log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from totp_demo.model.account_record import TRAINING_PASSWORD, AccountRecord
from totp_demo.model.enrolment import AccountError, State
from totp_demo.model.events import EventKind
from totp_demo.model.profile import SAMPLE_PROFILE, password_faults
from totp_demo.model.verifier import Reason, Verdict

if TYPE_CHECKING:
    from totp_demo.model.key import Key
    from totp_demo.model.profile import Profile, ProfileFault

__all__ = ["SAMPLE_PROFILE", "TRAINING_PASSWORD", "Account", "AccountError", "State"]


class Account(AccountRecord):
    """One person's account on the simulated server.

    Args:
        profile: whose it is.
        clock: the server's clock.
        password: what one signs in with besides the e-mail.
        window: steps accepted on each side of the current one, 0 to 10.
        digits: of the codes of the next enrolment.
        period: of the next enrolment, in seconds.
        algorithm: of the next enrolment.

    Raises:
        ValueError: if the profile has faults or a parameter is out of range.

    Example:
        >>> from totp_demo.model.clock import Clock
        >>> account = Account(SAMPLE_PROFILE, Clock.frozen(1_600_000_000))
        >>> account.enable_mfa().issuer, account.state
        ('IT Glue', <State.PENDING: 'pending'>)
    """

    def enable_mfa(self) -> Key:
        """Start an enrolment, or return to the one under way.

        Returns:
            The key to show: the same one until it is confirmed, cancelled or ten minutes old.

        Raises:
            AccountError: if MFA is on, or the account locked.
        """
        now, state, pending = self._now(), self._enrolment.state, self._enrolment.pending
        if pending is not None and state is State.PENDING:
            return pending.key
        if state is not State.OFF:
            raise AccountError(f"MFA cannot be started: it is {state.value}")
        key = self.new_key(self._profile.email)
        self._enrolment.start(key, now)
        self._log.add(now, EventKind.MFA_STARTED, fingerprint=key.fingerprint)
        return key

    def confirm(self, code: str) -> Verdict:
        """Check the code that ends an enrolment; the right one switches MFA on.

        It is used up then (RFC 6238 §5.2). A wrong code leaves the enrolment as it is.

        Args:
            code: what was typed, as it is.

        Returns:
            Accepted, or why not.

        Example:
            >>> from totp_demo.model.clock import Clock
            >>> account = Account(SAMPLE_PROFILE, Clock.frozen(1_600_000_000))
            >>> code = account.enable_mfa().code_at(1_600_000_000)
            >>> account.confirm(f"{code} ").reason, account.confirm(code).accepted
            (<Reason.SPACES: 'spaces'>, True)
        """
        now, pending = self._now(), self._enrolment.pending
        if pending is None:
            if self.throttle.locked:
                return Verdict(accepted=False, reason=Reason.LOCKED)
            reason = Reason.EXPIRED if self._enrolment.expired else Reason.NOT_ENROLLING
            return Verdict(accepted=False, reason=reason)
        verdict = pending.check(code, now)
        if verdict.accepted:
            self._enrolment.confirm()
            self._log.add(now, EventKind.MFA_CONFIRMED, fingerprint=pending.key.fingerprint)
        else:
            self._log.refused(now, EventKind.CODE_REFUSED, verdict, self.throttle)
        return verdict

    def extend_enrolment(self) -> bool:
        """Give the enrolment under way ten minutes from now, ten times at most.

        Returns:
            Whether it has been given them.

        Example:
            >>> from totp_demo.model.clock import Clock
            >>> clock = Clock.frozen(1_600_000_000)
            >>> account = Account(SAMPLE_PROFILE, clock)
            >>> _ = account.enable_mfa()
            >>> clock.advance(590)
            >>> account.extend_enrolment(), account.expires_at - clock.now()
            (True, 600.0)
        """
        return self._enrolment.extend(self._now())

    def cancel(self) -> None:
        """Give up the enrolment under way, if any, and forget its key."""
        now = self._now()
        if self._enrolment.cancel():
            self._log.add(now, EventKind.MFA_CANCELLED)

    def sign_in(self, email: str, password: str, code: str = "") -> Verdict:
        """Sign in.

        A code is taken once (RFC 6238 §5.2); failures slow the next attempt down (RFC 4226 §7.3).

        Args:
            email: the profile's.
            password: the account's.
            code: the phone's code, or the recovery code, which may stand in groups; only looked
                at when MFA is on.

        Returns:
            Accepted, or why not. A wrong e-mail and a wrong password get the same answer.

        Example:
            >>> from totp_demo.model.clock import Clock
            >>> account = Account(SAMPLE_PROFILE, Clock.frozen(1_600_000_000))
            >>> key = account.enable_mfa()
            >>> email, code = SAMPLE_PROFILE.email, key.code_at(1_600_000_000)
            >>> account.confirm(code).accepted
            True
            >>> account.sign_in(email, TRAINING_PASSWORD, code).reason
            <Reason.USED: 'used'>
            >>> account.sign_in(email, TRAINING_PASSWORD, key.code_at(1_600_000_030)).accepted
            True
        """
        now, verifier = self._now(), self._enrolment.confirmed
        verdict = self._credentials.first_factor(email, self._profile.email, password, now)
        if verdict.accepted:
            verdict = self._credentials.second_factor(code, verifier, now)
        if not verdict.accepted:
            self._log.refused(now, EventKind.SIGN_IN_REFUSED, verdict, self.throttle)
            return verdict
        if verdict.reason is Reason.RECOVERY_ACCEPTED:
            self._log.add(now, EventKind.RECOVERY_CODE_USED)
        self._log.add(now, EventKind.SIGNED_IN, mfa="off" if verifier is None else "on")
        return verdict

    def new_recovery_code(self) -> str:
        """Make a single-use recovery code; the older one is no longer taken.

        Returns:
            The code, to be shown once: only its hash is kept.

        Raises:
            AccountError: unless MFA is on.
        """
        now = self._now()
        if self._enrolment.state is not State.ON:
            raise AccountError("a recovery code can be made only while MFA is on")
        self._log.add(now, EventKind.RECOVERY_CODE_MADE)
        return self._credentials.recovery.new()

    def disable_mfa(self, password: str) -> Verdict:
        """Switch MFA off.

        Args:
            password: asked again: an unattended screen is not enough.

        Returns:
            Accepted, or why not; NOT_ENROLLING where MFA is not on.
        """
        now = self._now()
        if self.verifier is None:
            return Verdict(accepted=False, reason=Reason.NOT_ENROLLING)
        verdict = self._credentials.password(password, now)
        if verdict.accepted:
            self._enrolment.forget()
            self._credentials.recovery.forget()
            self._log.add(now, EventKind.MFA_DISABLED)
        else:
            self._log.refused(now, EventKind.DISABLE_REFUSED, verdict, self.throttle)
        return verdict

    def reset_mfa(self) -> None:
        """Forget key, enrolment and recovery code, as an administrator can. A lock stays."""
        now = self._now()
        self._credentials.recovery.forget()
        if self._enrolment.forget():
            self._log.add(now, EventKind.MFA_RESET)

    def unlock(self) -> None:
        """Forget the failures and open the lock, as the mailed link does."""
        now, was_locked = self._now(), self.throttle.locked
        self.throttle.unlock()
        if was_locked:
            self._log.add(now, EventKind.UNLOCKED)

    def update_profile(self, profile: Profile, new_password: str = "") -> dict[str, ProfileFault]:
        """Save the profile form, all of it or nothing.

        Args:
            profile: as it shall be.
            new_password: blank to keep the current one.

        Returns:
            The faults by field ("new_password" among them); empty: saved.
        """
        faults = profile.check() | password_faults(new_password)
        if faults:
            return faults
        now, self._profile = self._now(), profile
        self._log.add(now, EventKind.PROFILE_SAVED)
        if new_password:
            self._credentials.change_password(new_password)
            self._log.add(now, EventKind.PASSWORD_CHANGED)
        return {}
