"""What happened to an account, in the order it happened; fit to be shown to a class."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field


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
