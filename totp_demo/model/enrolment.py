"""How an account gets a key: off, pending for ten minutes or longer on request, on."""

from __future__ import annotations

import enum
from dataclasses import replace
from typing import TYPE_CHECKING

from totp_demo.model.kept import Kept
from totp_demo.model.key import Key
from totp_demo.model.key_rules import check_parameters
from totp_demo.model.seconds import moment
from totp_demo.model.verifier import Verifier, check_window

if TYPE_CHECKING:
    from totp_demo.model.throttle import Throttle

PENDING_SECONDS = 600.0
MOST_EXTENSIONS = 10
"""How often an enrolment can be given more time (WCAG 2.2.1 asks for ten times at least). The limit
of ten minutes is the simulation's own."""


class State(enum.Enum):
    """Where an account stands."""

    OFF = "off"
    PENDING = "pending"
    ON = "on"
    LOCKED = "locked"


class AccountError(RuntimeError):
    """A move that the account's state does not allow."""


class Settings:
    """What an account's codes are like. A change holds for the next enrolment.

    Args:
        digits: 6 to 8.
        period: 1 to 86400 seconds.
        algorithm: "SHA1", "SHA256" or "SHA512".

    Raises:
        KeyUriError: a ValueError that names the one that is not so; setters too.
    """

    def __init__(self, digits: int, period: int, algorithm: str) -> None:
        """Check and keep."""
        check_parameters(algorithm, digits, period)
        self._digits, self._period, self._algorithm = digits, period, algorithm

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

    def reconfigure(self, *, digits: int | None = None, period: int | None = None) -> None:
        """Set both at once, or neither.

        Args:
            digits: 6 to 8; as it is when left out.
            period: in seconds; as it is when left out.

        Raises:
            KeyUriError: out of range; nothing is changed.
        """
        digits = self._digits if digits is None else digits
        period = self._period if period is None else period
        check_parameters(self._algorithm, digits, period)
        self._digits, self._period = digits, period

    def new_key(self, account: str) -> Key:
        """Make a key of that kind.

        Args:
            account: whose it is to be.

        Returns:
            The key, its secret new.
        """
        return Key.generate(
            account, digits=self._digits, period=self._period, algorithm=self._algorithm
        )


class Enrolment(Kept):
    """The keys of one account: the one shown and not yet confirmed, and the confirmed one.

    Args:
        throttle: the account's.
        window: steps accepted on each side of the current one, 0 to 10.

    Attributes:
        pending: the check of the key that is being shown.
        confirmed: the check of the key that counts.
        expires_at: when the pending key runs out, in Unix seconds.
        expired: whether the last one did, and nothing has happened since.
        extensions_left: how often the enrolment under way can still be given more time.
    """

    def __init__(self, throttle: Throttle, window: int) -> None:
        """Start without a key."""
        self.pending: Verifier | None = None
        self.confirmed: Verifier | None = None
        self.expires_at: float | None = None
        self.expired = False
        self.extensions_left = 0
        self._throttle = throttle
        self._window = check_window(window)

    @property
    def window(self) -> int:
        """Steps accepted on each side of the current one; holds at once."""
        return self._window

    @window.setter
    def window(self, window: int) -> None:
        self._window = check_window(window)
        for verifier in (self.pending, self.confirmed):
            if verifier is not None:
                verifier.window = window

    def reconfigure(self, settings: Settings) -> None:
        """Let the keys there are go on, secret and all, under the settings' period and digits.

        Args:
            settings: the account's.
        """
        for verifier in (self.pending, self.confirmed):
            if verifier is not None:
                key = replace(verifier.key, period=settings.period, digits=settings.digits)
                verifier.reconfigure(key)

    @property
    def state(self) -> State:
        """Off, pending, on or locked."""
        if self._throttle.locked:
            return State.LOCKED
        if self.confirmed is not None:
            return State.ON
        return State.OFF if self.pending is None else State.PENDING

    def start(self, key: Key, now: float) -> None:
        """Show a key for ten minutes.

        Args:
            key: the new key.
            now: Unix seconds.

        Raises:
            ValueError: if `now` is not a time from 1970 to 9999; nothing is changed.
        """
        now = moment(now)
        self._end_pending()
        self.pending = Verifier(key, self._window, throttle=self._throttle)
        self.expires_at = now + PENDING_SECONDS
        self.extensions_left = MOST_EXTENSIONS

    def extend(self, now: float) -> bool:
        """Let the pending key wait for ten minutes from now.

        Args:
            now: Unix seconds.

        Returns:
            Whether it does; a key that does not wait, or has been given time often, does not.

        Raises:
            ValueError: if `now` is not a time from 1970 to 9999; nothing is changed.
        """
        now = moment(now)
        if self.expires_at is None or not self.extensions_left:
            return False
        self.extensions_left -= 1
        # A clock that was set back does not make the time shorter.
        self.expires_at = max(self.expires_at, now + PENDING_SECONDS)
        return True

    def expire(self, now: float) -> float | None:
        """Let a pending key run out, if its time has come.

        Args:
            now: Unix seconds.

        Returns:
            When it ran out, if it did just now.

        Raises:
            ValueError: if `now` is not a time from 1970 to 9999; nothing is changed.
        """
        now, ended = moment(now), self.expires_at
        if ended is None or now < ended:
            return None
        self._end_pending()
        self.expired = True
        return ended

    def confirm(self) -> None:
        """Let the pending key count.

        Its check goes on with its last step, so that the confirming code is not taken again
        (RFC 6238 §5.2).
        """
        self.confirmed = self.pending
        self._end_pending()

    def cancel(self) -> bool:
        """Forget the pending key; say whether there was one."""
        was_pending = self.pending is not None
        self._end_pending()
        return was_pending

    def forget(self) -> bool:
        """Forget every key; say whether there was one."""
        was_on = self.confirmed is not None
        self.confirmed = None
        return self.cancel() or was_on

    def _end_pending(self) -> None:
        self.pending = self.expires_at = None
        self.extensions_left = 0
        self.expired = False
