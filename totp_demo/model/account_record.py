"""What the server keeps of one account, and where that stands now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from totp_demo.model.credentials import Credentials
from totp_demo.model.enrolment import Enrolment, Settings, State
from totp_demo.model.events import EventKind, EventLog
from totp_demo.model.kept import Kept
from totp_demo.model.seconds import moment

if TYPE_CHECKING:
    from totp_demo.model.clock import Clock
    from totp_demo.model.events import Event
    from totp_demo.model.key import Key
    from totp_demo.model.profile import Profile
    from totp_demo.model.throttle import Throttle
    from totp_demo.model.verifier import Verifier

TRAINING_PASSWORD = "training-2020"  # noqa: S105 - the simulated account's, shown to everybody


class AccountRecord(Settings, Kept):
    """One person's account on the simulated server, to be looked at; an `Account` does things.

    It holds the keys, and so refuses to be pickled.

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
        self._now()
        return self._log.all()

    def _now(self) -> float:
        """Return the server's time, after letting an enrolment that has run out by then end.

        Whatever happens takes its time from here, so the log stays in order.
        """
        now = moment(self._clock.now())
        ended = self._enrolment.expire(now)
        if ended is not None:
            self._log.add(ended, EventKind.MFA_EXPIRED)
        return now

    def _current(self) -> Enrolment:
        """Return the enrolment as it stands now."""
        self._now()
        return self._enrolment

    def __repr__(self) -> str:
        """Say whose it is and where it stands."""
        return f"Account({self._profile.email!r}, state={self.state.value!r})"
