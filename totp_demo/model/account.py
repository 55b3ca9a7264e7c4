"""An account on the simulated server: enrolment, sign-in, recovery, reset, event log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from totp_demo.model.credentials import Credentials
from totp_demo.model.enrolment import AccountError, Enrolment, Settings, State
from totp_demo.model.events import EventKind, EventLog
from totp_demo.model.profile import SAMPLE_PROFILE, password_faults
from totp_demo.model.verifier import Reason, Verdict

if TYPE_CHECKING:
    from totp_demo.model.clock import Clock
    from totp_demo.model.events import Event
    from totp_demo.model.key import Key
    from totp_demo.model.profile import Profile, ProfileFault
    from totp_demo.model.throttle import Throttle
    from totp_demo.model.verifier import Verifier

__all__ = ["SAMPLE_PROFILE", "TRAINING_PASSWORD", "Account", "AccountError", "State"]

TRAINING_PASSWORD = "training-2020"  # noqa: S105 - the simulated account's, shown to everybody


class Account(Settings):
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
        >>> clock = Clock.frozen(1_600_000_000)
        >>> account = Account(SAMPLE_PROFILE, clock)
        >>> key = account.enable_mfa()
        >>> account.confirm(key.code_at(clock.now())).accepted, account.state
        (True, <State.ON: 'on'>)
        >>> clock.advance(30)
        >>> code = key.code_at(clock.now())
        >>> account.sign_in("camille.martin@example.com", TRAINING_PASSWORD, code).accepted
        True
    """

    def __init__(
        self,
        profile: Profile,
        clock: Clock,
        *,
        password: str = TRAINING_PASSWORD,
        window: int = 1,
        digits: int = 6,
        period: int = 30,
        algorithm: str = "SHA1",
    ) -> None:
        """Start with MFA off."""
        super().__init__(digits, period, algorithm)
        faults = profile.check()
        if faults:
            raise ValueError(f"the profile has faults: {', '.join(faults)}")
        self._profile = profile
        self._clock = clock
        self._credentials = Credentials(password)
        self._enrolment = Enrolment(self.throttle, window)
        self._log = EventLog()

    @property
    def profile(self) -> Profile:
        """Whose account it is."""
        return self._profile

    @property
    def window(self) -> int:
        """Steps accepted on each side of the current one, 0 to 10; holds at once."""
        return self._enrolment.window

    @window.setter
    def window(self, window: int) -> None:
        self._enrolment.window = window

    def reconfigure(self, *, digits: int | None = None, period: int | None = None) -> None:
        """Set the server otherwise, for the key there is as well: what no real server does.

        Args:
            digits: 6 to 8; as it is when left out.
            period: in seconds; as it is when left out.

        Raises:
            KeyUriError: out of range; nothing is changed.
        """
        super().reconfigure(digits=digits, period=period)
        self._enrolment.reconfigure(self)

    @property
    def state(self) -> State:
        """Off, pending, on or locked, by the server's clock."""
        return self._current().state

    @property
    def pending_key(self) -> Key | None:
        """The key of the enrolment under way, the same until it ends."""
        pending = self._current().pending
        return None if pending is None else pending.key

    @property
    def expires_at(self) -> float | None:
        """When the enrolment under way runs out, in Unix seconds."""
        return self._current().expires_at

    @property
    def verifier(self) -> Verifier | None:
        """The check of the confirmed key, or None."""
        return self._enrolment.confirmed

    @property
    def throttle(self) -> Throttle:
        """What counts this account's failures, wherever they happen."""
        return self._credentials.throttle

    @property
    def key_fingerprint(self) -> str | None:
        """What tells the confirmed key, else the pending one, from others; safe to show."""
        verifier = self._current().confirmed or self._enrolment.pending
        return None if verifier is None else verifier.key.fingerprint

    @property
    def has_recovery_code(self) -> bool:
        """Whether a recovery code is waiting to be used."""
        return self._credentials.recovery.waiting

    @property
    def events(self) -> list[Event]:
        """What happened, oldest first; the last 1,000."""
        self._current()
        return self._log.all()

    def enable_mfa(self) -> Key:
        """Start an enrolment, or return to the one under way.

        Returns:
            The key to show: the same one until it is confirmed, cancelled or ten minutes old.

        Raises:
            AccountError: if MFA is on, or the account locked.
        """
        pending, state = self.pending_key, self.state
        if pending is not None and state is State.PENDING:
            return pending
        if state is not State.OFF:
            raise AccountError(f"MFA cannot be started: it is {state.value}")
        key = self.new_key(self._profile.email)
        now = self._clock.now()
        self._enrolment.start(key, now)
        self._log.add(now, EventKind.MFA_STARTED, fingerprint=key.fingerprint)
        return key

    def confirm(self, code: str) -> Verdict:
        """Check the code that ends an enrolment; the right one switches MFA on and is used up.

        A wrong code leaves the enrolment as it is.

        Args:
            code: what was typed, as it is.

        Returns:
            Accepted, or why not.
        """
        pending = self._current().pending
        if pending is None:
            if self.throttle.locked:
                return Verdict(accepted=False, reason=Reason.LOCKED)
            reason = Reason.EXPIRED if self._enrolment.expired else Reason.NOT_ENROLLING
            return Verdict(accepted=False, reason=reason)
        now = self._clock.now()
        verdict = pending.check(code, now)
        if verdict.accepted:
            self._enrolment.confirm()
            self._log.add(now, EventKind.MFA_CONFIRMED, fingerprint=pending.key.fingerprint)
        else:
            self._log.refused(now, EventKind.CODE_REFUSED, verdict, self.throttle)
        return verdict

    def cancel(self) -> None:
        """Give up the enrolment under way, if any, and forget its key."""
        if self._current().cancel():
            self._log.add(self._clock.now(), EventKind.MFA_CANCELLED)

    def sign_in(self, email: str, password: str, code: str = "") -> Verdict:
        """Sign in.

        Args:
            email: the profile's.
            password: the account's.
            code: the phone's code, or the recovery code, which may stand in groups; only looked
                at when MFA is on.

        Returns:
            Accepted, or why not. A wrong e-mail and a wrong password get the same answer.
        """
        verifier = self._current().confirmed
        now = self._clock.now()
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
        if self.state is not State.ON:
            raise AccountError("a recovery code can be made only while MFA is on")
        self._log.add(self._clock.now(), EventKind.RECOVERY_CODE_MADE)
        return self._credentials.recovery.new()

    def disable_mfa(self, password: str) -> Verdict:
        """Switch MFA off.

        Args:
            password: asked again: an unattended screen is not enough.

        Returns:
            Accepted, or why not; NOT_ENROLLING where MFA is not on.
        """
        if self.verifier is None:
            return Verdict(accepted=False, reason=Reason.NOT_ENROLLING)
        now = self._clock.now()
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
        self._credentials.recovery.forget()
        if self._current().forget():
            self._log.add(self._clock.now(), EventKind.MFA_RESET)

    def unlock(self) -> None:
        """Forget the failures and open the lock, as the mailed link does."""
        was_locked = self.throttle.locked
        self.throttle.unlock()
        if was_locked:
            self._log.add(self._clock.now(), EventKind.UNLOCKED)

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
        self._profile = profile
        self._log.add(self._clock.now(), EventKind.PROFILE_SAVED)
        if new_password:
            self._credentials.change_password(new_password)
            self._log.add(self._clock.now(), EventKind.PASSWORD_CHANGED)
        return {}

    def _current(self) -> Enrolment:
        """Return the enrolment, after letting one that has run out end."""
        ended = self._enrolment.expire(self._clock.now())
        if ended is not None:
            self._log.add(ended, EventKind.MFA_EXPIRED)
        return self._enrolment

    def __repr__(self) -> str:
        """Say whose it is and where it stands."""
        return f"Account({self._profile.email!r}, state={self.state.value!r})"
