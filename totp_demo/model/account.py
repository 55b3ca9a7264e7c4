"""An account on the simulated server: enrolment, sign-in, recovery, reset, event log."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from totp_demo.model.base32 import encode_secret
from totp_demo.model.credentials import Credentials
from totp_demo.model.enrolment import USUAL_SETTINGS, AccountError, Enrolment, Settings, State
from totp_demo.model.events import Event, EventKind
from totp_demo.model.key import Key
from totp_demo.model.profile import SAMPLE_PROFILE, password_faults
from totp_demo.model.seconds import possible_time
from totp_demo.model.unpicklable import Unpicklable
from totp_demo.model.verifier import Reason, Verdict, looks_like_recovery_code

if TYPE_CHECKING:
    from collections.abc import Callable

    from totp_demo.model.clock import Clock
    from totp_demo.model.profile import Profile, ProfileFault
    from totp_demo.model.throttle import Throttle
    from totp_demo.model.verifier import Verifier

__all__ = ["SAMPLE_PROFILE", "TRAINING_PASSWORD", "Account", "AccountError", "Settings", "State"]

TRAINING_PASSWORD = "training-2020"  # noqa: S105 - the simulated account's, shown to everybody
MAX_EVENTS = 1000


class Account(Unpicklable):
    """One person's account on the simulated server.

    It holds the keys, and so refuses to be pickled.

    Args:
        profile: whose it is.
        clock: the server's clock.
        password: what one signs in with besides the e-mail.
        settings: what its codes are like.
        key: the one that every enrolment gets, where everybody may know it, as `TRAINING_KEY`; a
            random one each time when left out.
        draw: makes the random bytes of secrets and recovery codes, given their number; the
            operating system when left out. For exercises only: a seed draws the same each time.

    Raises:
        ValueError: if the profile has faults.

    Example:
        >>> from totp_demo.model.clock import Clock
        >>> account = Account(SAMPLE_PROFILE, Clock.frozen(1_600_000_000))
        >>> account.enable_mfa().issuer, account.state
        ('IT Glue', <State.PENDING: 'pending'>)
    """

    # What is no attribute of it cannot be set: `account.window = 2` would change nothing.
    __slots__ = (
        *("_clock", "_credentials", "_draw", "_enrolment", "_events", "_key", "_profile"),
        "_settings",
    )

    def __init__(
        self,
        profile: Profile,
        clock: Clock,
        *,
        password: str = TRAINING_PASSWORD,
        settings: Settings = USUAL_SETTINGS,
        key: Key | None = None,
        draw: Callable[[int], bytes] | None = None,
    ) -> None:
        """Start with MFA off."""
        faults = profile.check()
        if faults:
            raise ValueError(f"the profile has faults: {', '.join(faults)}")
        self._profile = profile
        self._clock = clock
        self._settings = settings
        self._key = key
        self._draw = draw
        self._credentials = Credentials(password, draw)
        self._enrolment = Enrolment(self.throttle)
        self._events: deque[Event] = deque(maxlen=MAX_EVENTS)

    @property
    def profile(self) -> Profile:
        """Whose account it is."""
        return self._profile

    @property
    def settings(self) -> Settings:
        """What its codes are like. A change holds for the next enrolment; the window's, at once."""
        return self._settings

    @settings.setter
    def settings(self, settings: Settings) -> None:
        self._settings = settings
        for verifier in self._enrolment.verifiers:
            verifier.window = settings.window

    def reconfigure(
        self, *, digits: int | None = None, period: int | None = None, window: int | None = None
    ) -> None:
        """Set the server otherwise, for the keys there are as well: what no real server does.

        Args:
            digits: 6 to 8; as it is when left out.
            period: in seconds; as it is when left out.
            window: in steps; as it is when left out.

        Raises:
            ValueError: if one is out of range; nothing is changed.
        """
        given = {"digits": digits, "period": period}
        kept: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
        window = self._settings.window if window is None else window
        self.settings = replace(self._settings, **kept, window=window)
        for verifier in self._enrolment.verifiers:
            # What is left out is for the next key, where somebody has set it otherwise.
            verifier.reconfigure(replace(verifier.key, **kept))

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
    def extensions_left(self) -> int:
        """How often the enrolment under way can still be given more time."""
        return self._current().extensions_left

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
        self._look()
        return list(self._events)

    def enable_mfa(self) -> Key:
        """Start an enrolment, or return to the one under way.

        Returns:
            The key to show: the same one until it is confirmed, cancelled or ten minutes old.

        Raises:
            AccountError: if MFA is on, or the account locked.
        """
        now, was = self._look()
        pending, settings = self._enrolment.pending, self._settings
        if pending is not None and was is State.PENDING:
            return pending.key
        if was is not State.OFF:
            raise AccountError(f"MFA cannot be started: it is {was.value}")
        key = self._key or self._new_key()
        self._enrolment.start(key, settings.window, now)
        self._log(Event(now, EventKind.MFA_STARTED, was, fingerprint=key.fingerprint))
        return key

    def _new_key(self) -> Key:
        email, settings = self._profile.email, self._settings
        drawn = None if self._draw is None else encode_secret(self._draw(20))
        return replace(
            Key.generate(email) if drawn is None else Key(drawn, email),
            algorithm=settings.algorithm,
            digits=settings.digits,
            period=settings.period,
        )

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
        now, was = self._look()
        pending = self._enrolment.pending
        if pending is None:
            if was is State.LOCKED:
                return Verdict(accepted=False, reason=Reason.LOCKED)
            reason = Reason.EXPIRED if self._enrolment.expired else Reason.NOT_ENROLLING
            return Verdict(accepted=False, reason=reason)
        verdict = pending.check(code, now)
        if verdict.accepted:
            self._enrolment.confirm()
            fingerprint = pending.key.fingerprint
            self._log(Event(now, EventKind.MFA_CONFIRMED, was, verdict, fingerprint))
        else:
            self._refused(Event(now, EventKind.CODE_REFUSED, was, verdict))
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
        now, was = self._look()
        extended = self._enrolment.extend(now)
        if extended:
            until = self._enrolment.expires_at
            self._log(Event(now, EventKind.MFA_EXTENDED, was, until=until))
        return extended

    def cancel(self) -> None:
        """Give up the enrolment under way, if any, and forget its key."""
        now, was = self._look()
        if self._enrolment.cancel():
            self._log(Event(now, EventKind.MFA_CANCELLED, was))

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
        now, was = self._look()
        verifier = self._enrolment.confirmed
        verdict = self._credentials.check_first_factor(email, self._profile.email, password, now)
        if verdict.accepted:
            verdict = self._credentials.check_second_factor(code, verifier, now)
        if not verdict.accepted:
            self._refused(Event(now, EventKind.SIGN_IN_REFUSED, was, verdict))
            return verdict
        if verdict.reason is Reason.RECOVERY_ACCEPTED:
            self._log(Event(now, EventKind.RECOVERY_CODE_USED, was, verdict))
        kind = EventKind.SIGNED_IN if verifier else EventKind.SIGNED_IN_BY_PASSWORD
        self._log(Event(now, kind, was, verdict))
        return verdict

    def new_recovery_code(self) -> str:
        """Make a single-use recovery code; the older one is no longer taken.

        Returns:
            The code, to be shown once: only its hash is kept.

        Raises:
            AccountError: unless MFA is on.
        """
        now, was = self._look()
        if was is not State.ON:
            raise AccountError("a recovery code can be made only while MFA is on")
        self._log(Event(now, EventKind.RECOVERY_CODE_MADE, was))
        return self._credentials.recovery.new()

    def fits_recovery_code(self, text: str) -> bool:
        """Say whether a text is the unspent recovery code; it stays unspent, and nothing counts.

        It is for a diagnosis: no sign-in may ask this.

        Args:
            text: what was typed.
        """
        return looks_like_recovery_code(text) and self._credentials.recovery.fits(text)

    def disable_mfa(self, password: str) -> Verdict:
        """Switch MFA off.

        Args:
            password: asked again: an unattended screen is not enough.

        Returns:
            Accepted, or why not; NOT_ENROLLING where MFA is not on.
        """
        now, was = self._look()
        if self.verifier is None:
            return Verdict(accepted=False, reason=Reason.NOT_ENROLLING)
        verdict = self._credentials.check_password(password, now)
        if verdict.accepted:
            self._enrolment.forget()
            self._credentials.recovery.forget()
            self._log(Event(now, EventKind.MFA_DISABLED, was, verdict))
        else:
            self._refused(Event(now, EventKind.DISABLE_REFUSED, was, verdict))
        return verdict

    def reset_mfa(self) -> None:
        """Forget key, enrolment and recovery code, as an administrator can. A lock stays."""
        now, was = self._look()
        self._credentials.recovery.forget()
        if self._enrolment.forget():
            self._log(Event(now, EventKind.MFA_RESET, was))

    def unlock(self) -> None:
        """Forget the failures and open the lock, as the mailed link does."""
        now, was = self._look()
        self.throttle.unlock()
        if was is State.LOCKED:
            self._log(Event(now, EventKind.UNLOCKED, was))

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
        now, was = self._look()
        self._profile = profile
        self._log(Event(now, EventKind.PROFILE_SAVED, was))
        if new_password:
            self._credentials.change_password(new_password)
            self._log(Event(now, EventKind.PASSWORD_CHANGED, was))
        return {}

    def _look(self) -> tuple[float, State]:
        """Let an enrolment that has run out by now end; return the time, and how things stand.

        Whatever happens takes its time from here, so the log stays in order.
        """
        now, was = possible_time(self._clock.now()), self._enrolment.state
        ended = self._enrolment.expire(now)
        if ended is not None:
            self._log(Event(ended, EventKind.MFA_EXPIRED, was))
        return now, self._enrolment.state

    def _current(self) -> Enrolment:
        """Return the enrolment as it stands now."""
        self._look()
        return self._enrolment

    def _log(self, event: Event) -> None:
        self._events.append(event)

    def _refused(self, refusal: Event) -> None:
        """Write a refusal down, and the lock if this one closed it."""
        self._log(refusal)
        if self.throttle.locked and refusal.was is not State.LOCKED:
            failures = self.throttle.failures
            self._log(Event(refusal.at, EventKind.LOCKED, refusal.was, failures=failures))

    def __repr__(self) -> str:
        """Say whose it is and where it stands."""
        return f"Account({self._profile.email!r}, state={self.state.value!r})"
