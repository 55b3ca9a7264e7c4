"""How an account gets a key: off, pending for ten minutes or longer on request, on."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

from totp_demo.model.key_rules import check_parameters
from totp_demo.model.seconds import possible_time
from totp_demo.model.unpicklable import Unpicklable
from totp_demo.model.verifier import Verifier, check_window

if TYPE_CHECKING:
    from totp_demo.model.key import Key
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


@dataclass(frozen=True, slots=True)
class Settings:
    """What the codes of an account are like, and how far off one may be.

    Attributes:
        digits: the length of a code, 6 to 8.
        period: how long a code lives, in seconds, 1 to 86400.
        algorithm: "SHA1", "SHA256" or "SHA512".
        window: steps accepted on each side of the current one, 0 to 10.

    Raises:
        ValueError: if one is out of range; a KeyUriError for all but the window.
    """

    digits: int = 6
    period: int = 30
    algorithm: str = "SHA1"
    window: int = 1

    def __post_init__(self) -> None:
        """Check all of them."""
        check_parameters(self.algorithm, self.digits, self.period)
        check_window(self.window)


USUAL_SETTINGS = Settings()


class Enrolment(Unpicklable):
    """The keys of one account: the one shown and not yet confirmed, and the confirmed one.

    Args:
        throttle: the account's.

    Attributes:
        pending: the check of the key that is being shown.
        confirmed: the check of the key that counts.
        expires_at: when the pending key runs out, in Unix seconds.
        expired: whether the last one did, and nothing has happened since.
        extensions_left: how often the enrolment under way can still be given more time.
    """

    def __init__(self, throttle: Throttle) -> None:
        """Start without a key."""
        self.pending: Verifier | None = None
        self.confirmed: Verifier | None = None
        self.expires_at: float | None = None
        self.expired = False
        self.extensions_left = 0
        self._throttle = throttle

    @property
    def verifiers(self) -> list[Verifier]:
        """The checks of the keys that there are."""
        return [each for each in (self.pending, self.confirmed) if each is not None]

    @property
    def state(self) -> State:
        """Off, pending, on or locked."""
        if self._throttle.locked:
            return State.LOCKED
        if self.confirmed is not None:
            return State.ON
        return State.OFF if self.pending is None else State.PENDING

    def start(self, key: Key, window: int, now: float) -> None:
        """Show a key for ten minutes.

        Args:
            key: the new key.
            window: steps accepted on each side of the current one.
            now: Unix seconds.

        Raises:
            ValueError: if `now` is not a time from 1970 to 9999; nothing is changed.
        """
        now = possible_time(now)
        self._end_pending()
        self.pending = Verifier(key, window, throttle=self._throttle)
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
        now = possible_time(now)
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
        now, ended = possible_time(now), self.expires_at
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
