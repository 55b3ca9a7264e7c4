"""What the server answers to an attempt, and why."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class Reason(enum.Enum):
    """Why an attempt was accepted or refused."""

    ACCEPTED = "accepted"
    RECOVERY_ACCEPTED = "recovery-accepted"
    EMPTY = "empty"
    SPACES = "spaces"
    INVISIBLE = "invisible"
    LETTERS = "letters"
    OTHER_DIGITS = "other-digits"
    TOO_SHORT = "too-short"
    TOO_LONG = "too-long"
    SECRET_PASTED = "secret-pasted"  # noqa: S105 - the name of a reason
    URI_PASTED = "uri-pasted"
    EXPORT_PASTED = "export-pasted"
    RECOVERY_CODE = "recovery-code"
    USED = "used"
    OLDER_THAN_USED = "older-than-used"
    TOO_OLD = "too-old"
    TOO_NEW = "too-new"
    NOT_THIS_SECRET = "not-this-secret"  # noqa: S105 - the same
    WAIT = "wait"
    LOCKED = "locked"
    NOT_ENROLLING = "not-enrolling"
    EXPIRED = "expired"
    CODE_MISSING = "code-missing"
    WRONG_CREDENTIALS = "wrong-credentials"
    WRONG_RECOVERY_CODE = "wrong-recovery-code"
    WRONG_PASSWORD = "wrong-password"  # noqa: S105 - the same


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to an attempt.

    Attributes:
        accepted: whether it was right.
        reason: why, or why not.
        step: the time step the code belongs to, where that is known (RFC 6238 §4.2).
        drift: `step` minus the server's current step (RFC 6238 §6); negative is old.
        retry_at: Unix seconds from which the next attempt is taken, if there is a delay
            (RFC 4226 §7.3).

    Example:
        >>> from totp_demo.model.key import Key
        >>> from totp_demo.model.verifier import Verifier
        >>> key = Key("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "camille")
        >>> verdict = Verifier(key).check("287082", 89.9)  # the code of the step before
        >>> verdict.reason, verdict.step, verdict.drift
        (<Reason.ACCEPTED: 'accepted'>, 1, -1)
    """

    accepted: bool
    reason: Reason
    step: int | None = None
    drift: int | None = None
    retry_at: float | None = None
