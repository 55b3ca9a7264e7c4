"""What happened to an account, in the order it happened; fit to be shown to a class."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from totp_demo.model.enrolment import State
from totp_demo.model.verdict import Verdict


class EventKind(enum.Enum):
    """What can happen to an account."""

    MFA_STARTED = "mfa-started"
    MFA_EXTENDED = "mfa-extended"
    MFA_CONFIRMED = "mfa-confirmed"
    CODE_REFUSED = "code-refused"
    MFA_CANCELLED = "mfa-cancelled"
    MFA_EXPIRED = "mfa-expired"
    MFA_DISABLED = "mfa-disabled"
    DISABLE_REFUSED = "disable-refused"
    MFA_RESET = "mfa-reset"
    SIGNED_IN = "signed-in"
    SIGNED_IN_BY_PASSWORD = "signed-in-by-password"  # noqa: S105 - the name of an event
    SIGN_IN_REFUSED = "sign-in-refused"
    RECOVERY_CODE_MADE = "recovery-code-made"
    RECOVERY_CODE_USED = "recovery-code-used"
    LOCKED = "locked"
    UNLOCKED = "unlocked"
    PROFILE_SAVED = "profile-saved"
    PASSWORD_CHANGED = "password-changed"  # noqa: S105 - the same


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. It holds no secret, no code, no password, nothing that was typed.

    Attributes:
        at: when, in Unix seconds.
        kind: what changed, or was refused.
        was: where the account stood before.
        verdict: the server's answer, where something was checked: why it was accepted or refused.
        fingerprint: that of the key it is about.
        failures: how many in a row have locked the account.
        until: when the enrolment that was given more time runs out, in Unix seconds.

    Example:
        >>> Event(60.0, EventKind.UNLOCKED, State.LOCKED).kind.value
        'unlocked'
    """

    at: float
    kind: EventKind
    was: State
    verdict: Verdict | None = None
    fingerprint: str | None = None
    failures: int | None = None
    until: float | None = None
