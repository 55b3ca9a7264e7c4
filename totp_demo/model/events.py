"""What happened to an account, in the order it happened; fit to be shown to a class."""

from __future__ import annotations

import enum
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from totp_demo.model.throttle import Throttle
    from totp_demo.model.verifier import Verdict

MAX_EVENTS = 1000


class EventKind(enum.Enum):
    """What can happen to an account."""

    MFA_STARTED = "mfa-started"
    MFA_CONFIRMED = "mfa-confirmed"
    CODE_REFUSED = "code-refused"
    MFA_CANCELLED = "mfa-cancelled"
    MFA_EXPIRED = "mfa-expired"
    MFA_DISABLED = "mfa-disabled"
    DISABLE_REFUSED = "disable-refused"
    MFA_RESET = "mfa-reset"
    SIGNED_IN = "signed-in"
    SIGN_IN_REFUSED = "sign-in-refused"
    RECOVERY_CODE_MADE = "recovery-code-made"
    RECOVERY_CODE_USED = "recovery-code-used"
    LOCKED = "locked"
    UNLOCKED = "unlocked"
    PROFILE_SAVED = "profile-saved"
    PASSWORD_CHANGED = "password-changed"  # noqa: S105 - the name of an event


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened.

    Attributes:
        at: when, in Unix seconds.
        kind: what.
        detail: more, such as the reason of a refusal or a key's fingerprint. Never a secret,
            a code or a password, nor anything else that was typed.
    """

    at: float
    kind: EventKind
    detail: dict[str, str | int | float] = field(default_factory=dict)


class EventLog:
    """The last 1,000 events of one account.

    Example:
        >>> log = EventLog()
        >>> log.add(60.0, EventKind.SIGNED_IN, mfa="off")
        >>> log.all()
        [Event(at=60.0, kind=<EventKind.SIGNED_IN: 'signed-in'>, detail={'mfa': 'off'})]
    """

    def __init__(self) -> None:
        """Start empty."""
        self._events: deque[Event] = deque(maxlen=MAX_EVENTS)

    def add(self, at: float, kind: EventKind, **detail: str | float) -> None:
        """Write an event down.

        Args:
            at: Unix seconds.
            kind: what happened.
            **detail: more; never anything that was typed.
        """
        self._events.append(Event(at, kind, detail))

    def refused(self, at: float, kind: EventKind, verdict: Verdict, throttle: Throttle) -> None:
        """Write a refusal down, and the lock if this one closed it.

        Args:
            at: Unix seconds.
            kind: what was refused.
            verdict: why.
            throttle: the account's, after the refusal.
        """
        known = {"drift": verdict.drift, "retry_at": verdict.retry_at}
        detail = {name: value for name, value in known.items() if value is not None}
        self.add(at, kind, reason=verdict.reason.value, **detail)
        # Only a wrong code or password is counted; an attempt at a closed lock is not.
        if throttle.locked and verdict.reason.value != "locked":
            self.add(at, EventKind.LOCKED, failures=throttle.failures)

    def all(self) -> list[Event]:
        """Return them, oldest first."""
        return list(self._events)
