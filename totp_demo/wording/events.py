"""The events of an account in words, and their times."""

from __future__ import annotations

import datetime as dt

from totp_demo.model.events import Event, EventKind
from totp_demo.model.verdict import Reason, Verdict
from totp_demo.wording.sentence import NOTHING, Sentence, say, say_many


def utc(at: float, *, day: bool = True) -> str:
    """Return a time as the server writes it.

    Args:
        at: Unix seconds.
        day: Whether with its day.

    Returns:
        Day and time of day, UTC.

    Example:
        >>> utc(1_600_000_000.9), utc(1_600_000_000, day=False)
        ('2020-09-13 12:26:40', '12:26:40')
    """
    moment = dt.datetime.fromtimestamp(int(at // 1), dt.UTC)
    return moment.strftime("%Y-%m-%d %H:%M:%S" if day else "%H:%M:%S")


WHAT = {
    EventKind.MFA_STARTED: say("Enable MFA: a secret was created (fingerprint {fingerprint})."),
    EventKind.MFA_EXTENDED: say("More time: the QR code now expires at {until}."),
    EventKind.MFA_CONFIRMED: say("Valid code: MFA is on (fingerprint {fingerprint})."),
    EventKind.CODE_REFUSED: say("Confirmation code refused: {reason}."),
    EventKind.MFA_CANCELLED: say("Set-up cancelled: its secret is deleted."),
    EventKind.MFA_EXPIRED: say("Ten minutes without a valid code: the secret is deleted."),
    EventKind.MFA_DISABLED: say("MFA switched off: the secret and the recovery code are deleted."),
    EventKind.DISABLE_REFUSED: say("Switching MFA off refused: {reason}."),
    EventKind.MFA_RESET: say(
        "An administrator reset MFA: the secret and the recovery code are deleted."
    ),
    EventKind.SIGNED_IN: say("Signed in with two factors."),
    EventKind.SIGNED_IN_BY_PASSWORD: say("Signed in with the password alone."),
    EventKind.SIGN_IN_REFUSED: say("Sign-in refused: {reason}."),
    EventKind.RECOVERY_CODE_MADE: say("Recovery code created; an older one no longer works."),
    EventKind.RECOVERY_CODE_USED: say("Recovery code used: it no longer works."),
    EventKind.LOCKED: say_many(
        "Account locked after {failures} failure in a row.",
        "Account locked after {failures} failures in a row.",
        by="failures",
    ),
    EventKind.UNLOCKED: say("Account unlocked."),
    EventKind.PROFILE_SAVED: say("Profile saved."),
    EventKind.PASSWORD_CHANGED: say("Password changed: a new salt, a new hash."),
}
"""What happened."""

WHY = {
    Reason.EMPTY: say("no code"),
    Reason.CODE_MISSING: say("the code is still missing"),
    Reason.SPACES: say("a space in the code"),
    Reason.INVISIBLE: say("an invisible character in the code"),
    Reason.LETTERS: say("something other than digits"),
    Reason.OTHER_DIGITS: say("digits from another script"),
    Reason.TOO_SHORT: say("too few digits"),
    Reason.TOO_LONG: say("too many characters"),
    Reason.SECRET_PASTED: say("the secret key instead of a code"),
    Reason.URI_PASTED: say("an otpauth URI instead of a code"),
    Reason.EXPORT_PASTED: say("a phone’s export instead of a code"),
    Reason.RECOVERY_CODE: say("a recovery code instead of a code"),
    Reason.USED: say("a code that was already used"),
    Reason.OLDER_THAN_USED: say("a code older than one already used"),
    Reason.TOO_OLD: say_many(
        "a code {drift} step too old", "a code {drift} steps too old", by="drift"
    ),
    Reason.TOO_NEW: say_many(
        "a code {drift} step too early", "a code {drift} steps too early", by="drift"
    ),
    Reason.NOT_THIS_SECRET: say("a code that doesn’t belong to this account"),
    Reason.WAIT: say("too soon after a failure"),
    Reason.LOCKED: say("the account is locked"),
    Reason.WRONG_CREDENTIALS: say("wrong e-mail or password"),
    Reason.WRONG_PASSWORD: say("wrong password"),
    Reason.WRONG_RECOVERY_CODE: say("not the recovery code"),
}
"""Why it was refused; an attempt that was accepted, or never came to a check, is no refusal."""


def of_event(event: Event) -> Sentence:
    """Return an event in words; none of them says anything that was typed.

    Args:
        event: What happened.

    Returns:
        A sentence.

    Example:
        >>> from totp_demo.model.enrolment import State
        >>> from totp_demo.wording.language import Language
        >>> of_event(Event(0.0, EventKind.LOCKED, State.ON, failures=10)).into(Language("en"))
        'Account locked after 10 failures in a row.'
    """
    verdict, until = event.verdict, event.until
    return WHAT[event.kind].fill(
        fingerprint=event.fingerprint or "",
        failures=event.failures or 0,
        until="" if until is None else utc(until, day=False),
        reason=NOTHING if verdict is None or verdict.accepted else _refusal(verdict),
    )


def _refusal(verdict: Verdict) -> Sentence:
    """Return why something was refused, and from when on the next attempt is taken."""
    reason = WHY[verdict.reason].fill(drift=abs(verdict.drift or 0))
    if verdict.retry_at is None:
        return reason
    time = utc(verdict.retry_at, day=False)
    return say("{reason}; next attempt possible at {time}", reason=reason, time=time)
