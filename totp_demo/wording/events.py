"""The events of an account in words, and their times."""

from __future__ import annotations

import datetime as dt

from totp_demo.model.events import Event, EventKind
from totp_demo.wording.language import Language


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


def of_event(event: Event, language: Language) -> str:
    """Return an event in words; none of them says anything that was typed.

    Args:
        event: What happened.
        language: The reader's.

    Returns:
        A sentence.
    """
    _ = language.gettext
    count = int(event.detail.get("failures", 0))
    words = {
        EventKind.MFA_STARTED: _("Enable MFA: a secret was created (fingerprint {fingerprint})."),
        EventKind.MFA_CONFIRMED: _("Valid code: MFA is on (fingerprint {fingerprint})."),
        EventKind.CODE_REFUSED: _("Confirmation code refused: {reason}."),
        EventKind.MFA_CANCELLED: _("Set-up cancelled: its secret is deleted."),
        EventKind.MFA_EXPIRED: _("Ten minutes without a valid code: the secret is deleted."),
        EventKind.MFA_DISABLED: _(
            "MFA switched off: the secret and the recovery code are deleted."
        ),
        EventKind.DISABLE_REFUSED: _("Switching MFA off refused: {reason}."),
        EventKind.MFA_RESET: _(
            "An administrator reset MFA: the secret and the recovery code are deleted."
        ),
        EventKind.SIGNED_IN: _("Signed in with two factors.")
        if event.detail.get("mfa") == "on"
        else _("Signed in with the password alone."),
        EventKind.SIGN_IN_REFUSED: _("Sign-in refused: {reason}."),
        EventKind.RECOVERY_CODE_MADE: _("Recovery code created; an older one no longer works."),
        EventKind.RECOVERY_CODE_USED: _("Recovery code used: it no longer works."),
        EventKind.LOCKED: language.ngettext(
            "Account locked after {failures} failure in a row.",
            "Account locked after {failures} failures in a row.",
            count,
        ),
        EventKind.UNLOCKED: _("Account unlocked."),
        EventKind.PROFILE_SAVED: _("Profile saved."),
        EventKind.PASSWORD_CHANGED: _("Password changed: a new salt, a new hash."),
    }[event.kind]
    return words.format(**event.detail | {"reason": _reason(event, language)})


def _reason(event: Event, language: Language) -> str:
    """Return why something was refused, and from when on the next attempt is taken."""
    _ = language.gettext
    drift = abs(int(event.detail.get("drift", 0)))
    words = {
        "empty": _("no code"),
        "code-missing": _("the code is still missing"),
        "spaces": _("a space in the code"),
        "invisible": _("an invisible character in the code"),
        "letters": _("something other than digits"),
        "other-digits": _("digits from another script"),
        "too-short": _("too few digits"),
        "too-long": _("too many characters"),
        "secret-pasted": _("the secret key instead of a code"),
        "uri-pasted": _("an otpauth URI instead of a code"),
        "export-pasted": _("a phone’s export instead of a code"),
        "recovery-code": _("a recovery code instead of a code"),
        "used": _("a code that was already used"),
        "older-than-used": _("a code older than one already used"),
        "too-old": language.ngettext(
            "a code {drift} step too old", "a code {drift} steps too old", drift
        ),
        "too-new": language.ngettext(
            "a code {drift} step too early", "a code {drift} steps too early", drift
        ),
        "not-this-secret": _("a code that doesn’t belong to this account"),
        "wait": _("too soon after a failure"),
        "locked": _("the account is locked"),
        "wrong-credentials": _("wrong e-mail or password"),
        "wrong-password": _("wrong password"),
        "wrong-recovery-code": _("not the recovery code"),
    }.get(str(event.detail.get("reason", "")), "")
    text = words.format(drift=drift)
    retry_at = event.detail.get("retry_at")
    if retry_at is None:
        return text
    return _("{reason}; next attempt possible at {time}").format(
        reason=text, time=utc(float(retry_at), day=False)
    )
