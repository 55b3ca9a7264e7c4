"""An account on the simulated server: enrolment, sign-in, recovery, reset, event log."""

from __future__ import annotations

import base64
import enum
import hmac
import secrets
from collections import deque
from typing import TYPE_CHECKING

from totp_demo.model.events import Event, EventKind
from totp_demo.model.hashing import HashedText
from totp_demo.model.key import Key, check_parameters
from totp_demo.model.profile import SAMPLE_PROFILE, Profile, ProfileFault, text_fault
from totp_demo.model.throttle import Throttle
from totp_demo.model.verifier import (
    Reason,
    Verdict,
    Verifier,
    check_window,
    looks_like_recovery_code,
)

if TYPE_CHECKING:
    from totp_demo.model.clock import Clock

__all__ = [
    "PENDING_SECONDS",
    "SAMPLE_PROFILE",
    "TRAINING_PASSWORD",
    "Account",
    "AccountError",
    "Event",
    "EventKind",
    "Profile",
    "ProfileFault",
    "State",
]

TRAINING_PASSWORD = "training-2020"  # noqa: S105 - the simulated account's, shown to everybody
PENDING_SECONDS = 600.0
MAX_PASSWORD = 128
_MAX_EVENTS = 1000


class State(enum.Enum):
    """Where an account stands."""

    OFF = "off"
    PENDING = "pending"
    ON = "on"
    LOCKED = "locked"


class AccountError(RuntimeError):
    """A move that the account's state does not allow."""


def _same_email(one: str, other: str) -> bool:
    """Compare in constant time; case does not matter, nor do spaces around."""
    typed, kept = (text.strip().casefold().encode("utf-8", "replace") for text in (one, other))
    return hmac.compare_digest(typed, kept)


def _new_recovery_code() -> str:
    """Return 60 random bits in base32, in three groups."""
    while True:
        # Eight bytes give thirteen characters; the first twelve are wholly random.
        code = base64.b32encode(secrets.token_bytes(8))[:12].decode("ascii").lower()
        if not code.isdigit():  # else it would pass for a code that is too long
            return f"{code[:4]}-{code[4:8]}-{code[8:]}"


class Account:
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
        faults = profile.check()
        if faults:
            message = f"the profile has faults: {', '.join(faults)}"
            raise ValueError(message)
        check_parameters(algorithm, digits, period)
        self._profile = profile
        self._clock = clock
        self._password = HashedText(password)
        self._recovery: HashedText | None = None
        # Compared with where there is no recovery code, so that the work stays the same.
        self._no_recovery = HashedText(secrets.token_hex())
        self._throttle = Throttle()
        self._pending: Verifier | None = None
        self._expires_at = 0.0
        self._expired = False
        self._verifier: Verifier | None = None
        self._events: deque[Event] = deque(maxlen=_MAX_EVENTS)
        self._algorithm, self._digits, self._period = algorithm, digits, period
        self._window = check_window(window)

    @property
    def profile(self) -> Profile:
        """Whose account it is."""
        return self._profile

    @property
    def window(self) -> int:
        """Steps accepted on each side of the current one, 0 to 10; holds at once."""
        return self._window

    @window.setter
    def window(self, window: int) -> None:
        self._window = check_window(window)
        for verifier in (self._verifier, self._pending):
            if verifier is not None:
                verifier.window = window

    @property
    def digits(self) -> int:
        """Length of the codes of the next enrolment, 6 to 8."""
        return self._digits

    @digits.setter
    def digits(self, digits: int) -> None:
        check_parameters(self._algorithm, digits, self._period)
        self._digits = digits

    @property
    def period(self) -> int:
        """Period of the next enrolment, in seconds, 1 to 86400."""
        return self._period

    @period.setter
    def period(self, period: int) -> None:
        check_parameters(self._algorithm, self._digits, period)
        self._period = period

    @property
    def algorithm(self) -> str:
        """Algorithm of the next enrolment: "SHA1", "SHA256" or "SHA512"."""
        return self._algorithm

    @algorithm.setter
    def algorithm(self, algorithm: str) -> None:
        check_parameters(algorithm, self._digits, self._period)
        self._algorithm = algorithm

    @property
    def state(self) -> State:
        """Off, pending, on or locked, by the server's clock."""
        self._settle()
        if self._throttle.locked:
            return State.LOCKED
        if self._verifier is not None:
            return State.ON
        return State.OFF if self._pending is None else State.PENDING

    @property
    def pending_key(self) -> Key | None:
        """The key of the enrolment under way, the same until it ends."""
        self._settle()
        return None if self._pending is None else self._pending.key

    @property
    def expires_at(self) -> float | None:
        """When the enrolment under way runs out, in Unix seconds."""
        self._settle()
        return None if self._pending is None else self._expires_at

    @property
    def verifier(self) -> Verifier | None:
        """The check of the confirmed key, or None."""
        return self._verifier

    @property
    def throttle(self) -> Throttle:
        """What counts this account's failures, wherever they happen."""
        return self._throttle

    @property
    def key_fingerprint(self) -> str | None:
        """What tells the confirmed key, else the pending one, from others; safe to show."""
        self._settle()
        verifier = self._verifier or self._pending
        return None if verifier is None else verifier.key.fingerprint

    @property
    def has_recovery_code(self) -> bool:
        """Whether a recovery code is waiting to be used."""
        return self._recovery is not None

    @property
    def events(self) -> list[Event]:
        """What happened, oldest first; the last 1,000."""
        self._settle()
        return list(self._events)

    def enable_mfa(self) -> Key:
        """Start an enrolment, or return to the one under way.

        Returns:
            The key to show: the same one until it is confirmed, cancelled or ten minutes old.

        Raises:
            AccountError: if MFA is on, or the account locked.
        """
        state = self.state
        if state is State.PENDING and self._pending is not None:
            return self._pending.key
        if state is not State.OFF:
            message = f"MFA cannot be started: it is {state.value}"
            raise AccountError(message)
        key = Key.generate(
            self._profile.email,
            algorithm=self._algorithm,
            digits=self._digits,
            period=self._period,
        )
        self._pending = Verifier(key, self._window, throttle=self._throttle)
        self._expires_at = self._clock.now() + PENDING_SECONDS
        self._expired = False
        self._log(EventKind.MFA_STARTED, fingerprint=key.fingerprint)
        return key

    def confirm(self, code: str) -> Verdict:
        """Check the code that ends an enrolment; the right one switches MFA on and is used up.

        A wrong code leaves the enrolment as it is.

        Args:
            code: what was typed, as it is.

        Returns:
            Accepted, or why not.
        """
        self._settle()
        if self._pending is None:
            if self._throttle.locked:
                return Verdict(accepted=False, reason=Reason.LOCKED)
            reason = Reason.EXPIRED if self._expired else Reason.NOT_ENROLLING
            return Verdict(accepted=False, reason=reason)
        verdict = self._pending.check(code, self._clock.now())
        if not verdict.accepted:
            self._refused(EventKind.CODE_REFUSED, verdict)
            return verdict
        # The verifier goes on with its last step: the confirming code is not taken again
        # (RFC 6238 §5.2).
        self._verifier, self._pending = self._pending, None
        self._log(EventKind.MFA_CONFIRMED, fingerprint=self._verifier.key.fingerprint)
        return verdict

    def cancel(self) -> None:
        """Give up the enrolment under way, if any, and forget its key."""
        self._settle()
        self._expired = False
        if self._pending is not None:
            self._pending = None
            self._log(EventKind.MFA_CANCELLED)

    def sign_in(self, email: str, password: str, code: str = "") -> Verdict:
        """Sign in.

        Args:
            email: the profile's.
            password: the account's.
            code: the phone's code, or the recovery code; only looked at when MFA is on.

        Returns:
            Accepted, or why not. A wrong e-mail and a wrong password get the same answer.
        """
        self._settle()
        verdict = self._sign_in(email, password, code)
        if not verdict.accepted:
            self._refused(EventKind.SIGN_IN_REFUSED, verdict)
            return verdict
        if verdict.reason is Reason.RECOVERY_ACCEPTED:
            self._log(EventKind.RECOVERY_CODE_USED)
        self._log(EventKind.SIGNED_IN, mfa="off" if self._verifier is None else "on")
        return verdict

    def _sign_in(self, email: str, password: str, code: str) -> Verdict:
        stopped = self._stopped()
        if stopped is not None:
            return stopped
        # Both are always compared: the time taken must not say which was wrong.
        known = _same_email(email, self._profile.email)
        if not self._password.matches(password) or not known:
            return self._failed(Reason.WRONG_CREDENTIALS)
        if self._verifier is None:
            self._throttle.succeed()
            return Verdict(accepted=True, reason=Reason.ACCEPTED)
        if not code:
            return Verdict(accepted=False, reason=Reason.CODE_MISSING)
        if looks_like_recovery_code(code):
            return self._recover(code)
        return self._verifier.check(code, self._clock.now())

    def _recover(self, code: str) -> Verdict:
        kept = self._recovery or self._no_recovery
        if not kept.matches(code.replace("-", "").lower()):
            return self._failed(Reason.WRONG_RECOVERY_CODE)
        self._recovery = None
        self._throttle.succeed()
        return Verdict(accepted=True, reason=Reason.RECOVERY_ACCEPTED)

    def new_recovery_code(self) -> str:
        """Make a single-use recovery code; the older one is no longer taken.

        Returns:
            The code, to be shown once: only its hash is kept.

        Raises:
            AccountError: unless MFA is on.
        """
        if self.state is not State.ON:
            message = "a recovery code can be made only while MFA is on"
            raise AccountError(message)
        code = _new_recovery_code()
        self._recovery = HashedText(code.replace("-", ""))
        self._log(EventKind.RECOVERY_CODE_MADE)
        return code

    def disable_mfa(self, password: str) -> Verdict:
        """Switch MFA off.

        Args:
            password: asked again: an unattended screen is not enough.

        Returns:
            Accepted, or why not.
        """
        self._settle()
        if self._verifier is None:
            return Verdict(accepted=False, reason=Reason.NOT_ENROLLING)
        verdict = self._stopped()
        if verdict is None and not self._password.matches(password):
            verdict = self._failed(Reason.WRONG_PASSWORD)
        if verdict is not None:
            self._refused(EventKind.DISABLE_REFUSED, verdict)
            return verdict
        self._verifier = self._recovery = None
        self._log(EventKind.MFA_DISABLED)
        return Verdict(accepted=True, reason=Reason.ACCEPTED)

    def reset_mfa(self) -> None:
        """Forget key, enrolment and recovery code, as an administrator can. A lock stays."""
        self._settle()
        self._expired = False
        if self._verifier is not None or self._pending is not None:
            self._verifier = self._pending = self._recovery = None
            self._log(EventKind.MFA_RESET)

    def unlock(self) -> None:
        """Forget the failures and open the lock, as the mailed link does."""
        self._settle()
        was_locked = self._throttle.locked
        self._throttle.unlock()
        if was_locked:
            self._log(EventKind.UNLOCKED)

    def update_profile(self, profile: Profile, new_password: str = "") -> dict[str, ProfileFault]:
        """Save the profile form, all of it or nothing.

        Args:
            profile: as it shall be.
            new_password: blank to keep the current one.

        Returns:
            The faults by field ("new_password" among them); empty: saved.
        """
        faults = profile.check()
        if new_password:
            fault = text_fault(new_password, MAX_PASSWORD)
            if fault is not None:
                faults["new_password"] = fault
        if faults:
            return faults
        self._settle()
        self._profile = profile
        self._log(EventKind.PROFILE_SAVED)
        if new_password:
            self._password = HashedText(new_password)
            self._log(EventKind.PASSWORD_CHANGED)
        return {}

    def _settle(self) -> None:
        """Let an enrolment that has run out end."""
        if self._pending is not None and self._clock.now() >= self._expires_at:
            self._pending = None
            self._expired = True
            self._events.append(Event(self._expires_at, EventKind.MFA_EXPIRED))

    def _stopped(self) -> Verdict | None:
        if self._throttle.locked:
            return Verdict(accepted=False, reason=Reason.LOCKED)
        retry_at = self._throttle.wait_until(self._clock.now())
        if retry_at is not None:
            return Verdict(accepted=False, reason=Reason.WAIT, retry_at=retry_at)
        return None

    def _failed(self, reason: Reason) -> Verdict:
        # An unknown e-mail counts as much as a wrong password: else the delay would tell
        # which of the two was wrong.
        self._throttle.fail(self._clock.now())
        return Verdict(accepted=False, reason=reason, retry_at=self._throttle.retry_at)

    def _refused(self, kind: EventKind, verdict: Verdict) -> None:
        detail: dict[str, str | int | float] = {"reason": verdict.reason.value}
        if verdict.drift is not None:
            detail["drift"] = verdict.drift
        if verdict.retry_at is not None:
            detail["retry_at"] = verdict.retry_at
        self._log(kind, **detail)
        if self._throttle.locked and verdict.reason is not Reason.LOCKED:
            self._log(EventKind.LOCKED, failures=self._throttle.failures)

    def _log(self, kind: EventKind, **detail: str | float) -> None:
        self._events.append(Event(self._clock.now(), kind, detail))

    def __repr__(self) -> str:
        """Say whose it is and where it stands."""
        return f"Account({self._profile.email!r}, state={self.state.value!r})"
