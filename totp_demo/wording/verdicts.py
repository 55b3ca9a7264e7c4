"""What the screen answers, in the reader's language: verdicts, faults and states in words."""

from __future__ import annotations

import dataclasses
import itertools
import math
from collections.abc import Callable
from dataclasses import dataclass, field

from totp_demo.model.throttle import Throttle
from totp_demo.model.verifier import Reason, Verdict
from totp_demo.wording.drift import is_hours_away, of_drift
from totp_demo.wording.language import Language

Words = tuple[str, str]
"""A title and the sentence below it."""

_serials = itertools.count(1)


@dataclass(frozen=True)
class Answer:
    """What the screen answers to a move; kept as what to say, worded anew for each language.

    Attributes:
        kind: "ok", "no" or "note".
        words: Says it in a language.
        field: Which box it is about: "code", "password" or nothing.
        tally: Says where in a row of counted failures it stands, if it does.
        times: How often it has been given in a row.
        serial: Tells it from any other, the same words included: each is answered afresh.
    """

    kind: str
    words: Callable[[Language], Words]
    field: str = ""
    tally: Callable[[Language], str] | None = None
    times: int = 1
    serial: int = dataclasses.field(default_factory=_serials.__next__, compare=False)

    def shown(self, language: Language) -> dict[str, str]:
        """Return the answer as a view's script takes it."""
        title, detail = self.words(language)
        parts = {"kind": self.kind, "title": title, "detail": detail, "field": self.field}
        return {**parts, "count": self._count(language), "serial": str(self.serial)}

    def _count(self, language: Language) -> str:
        if self.tally:
            return self.tally(language)
        if self.times == 1:
            return ""
        words = language.gettext("The same answer, {times} times in a row.")
        return words.format(times=self.times)


def shown(answer: Answer | None, language: Language) -> dict[str, str] | None:
    """Return an answer, if there is one, as a view's script takes it."""
    return answer.shown(language) if answer else None


@dataclass(frozen=True)
class Circumstances:
    """What a verdict's words depend on besides the verdict.

    Attributes:
        typed: What was typed in the code box; not in the repr.
        digits: Length of the account's codes.
        period: Of the account's codes, in seconds.
        now: The server's time, Unix seconds.
        phone_skew: Seconds by which the simulated phone's clock is ahead of the lesson's.
        server_skew: Seconds by which the server's clock is.
        enrolling: Whether the code was to confirm an enrolment.
        lock_after: Failures in a row at which the account locks.
        stopped: Says whether the lesson's time stands still, so that no waiting helps.
        other_settings: Says, where it is so, that the app goes by other settings than the server.
    """

    typed: str = field(repr=False)
    digits: int
    period: int
    now: float
    phone_skew: float = 0.0
    server_skew: float = 0.0
    enrolling: bool = False
    lock_after: int = Throttle().lock_after
    stopped: Callable[[], bool] = lambda: False
    other_settings: Callable[[Language], str] = lambda _language: ""


def of_verdict(verdict: Verdict, case: Circumstances) -> Answer:
    """Word a verdict.

    Args:
        verdict: What the server said.
        case: What it depends on.

    Returns:
        The answer, "ok" where the attempt was accepted.
    """
    on_password = verdict.reason in {Reason.WRONG_CREDENTIALS, Reason.WRONG_PASSWORD}
    kind = "ok" if verdict.accepted else "no"
    if verdict.reason is Reason.CODE_MISSING:
        kind = "note"
    return Answer(
        kind,
        lambda language: _format(language, verdict.reason, case) or _check(language, verdict, case),
        "password" if on_password else "code",
    )


def _format(language: Language, reason: Reason, case: Circumstances) -> Words | None:
    """What was typed is no code at all."""
    _ = language.gettext
    match reason:
        case Reason.EMPTY:
            return _("The code is missing."), _(
                "Type the {digits} digits that the authenticator app shows."
            ).format(digits=case.digits)
        case Reason.SPACES:
            # The digits themselves are not repeated: what is shown may be saved.
            if sum(char.isascii() and char.isdigit() for char in case.typed) == case.digits:
                return _("There is a space in the code."), _(
                    "Your app shows the code in two groups to make it easier to read. "
                    "Type the {digits} digits without the space."
                ).format(digits=case.digits)
            return _("There is a space in the code."), _(
                "Type {digits} digits, one after the other, with nothing between them."
            ).format(digits=case.digits)
        case Reason.INVISIBLE:
            return _("There is an invisible character in the code."), _(
                "It came with the text you pasted. Empty the field, then type the {digits} digits"
                " yourself."
            ).format(digits=case.digits)
        case Reason.LETTERS:
            return _("A code is made of digits only."), _(
                "Something you typed is not a digit. Type the {digits} digits of the app, "
                "without letters, hyphens or dots."
            ).format(digits=case.digits)
        case Reason.OTHER_DIGITS:
            return _("These digits are from another script."), _(
                "People can read this number, but this field accepts only the digits 0 to 9. "
                "Change your keyboard’s language, then type the code again."
            )
        case Reason.TOO_SHORT | Reason.TOO_LONG:
            count = len(case.typed)
            return language.ngettext(
                "You typed {count} digit.", "You typed {count} digits.", count
            ).format(count=count), _(
                "The code has {digits} digits; a zero at the start counts too."
            ).format(digits=case.digits)
        case Reason.SECRET_PASTED:
            return _("This is the secret key, not a code."), _(
                "The key goes into the authenticator app, once. Here, type the {digits} digits "
                "that the app shows."
            ).format(digits=case.digits)
        case Reason.URI_PASTED:
            return _("This is the text in the QR code, not a code."), _(
                "Text that starts with otpauth:// contains the secret: give it to the app, and to"
                " nobody else. Here, type the {digits} digits that the app shows."
            ).format(digits=case.digits)
        case Reason.EXPORT_PASTED:
            return _("This is a phone’s export, not a code."), _(
                "Text that starts with otpauth-migration:// contains the secrets of an app’s "
                "accounts: give it to nobody. Here, type the {digits} digits that the app shows."
            ).format(digits=case.digits)
        case Reason.RECOVERY_CODE:
            return _("This looks like a recovery code."), _(
                "A recovery code signs you in when the phone is lost. To switch MFA on, type the "
                "{digits} digits that the app shows."
            ).format(digits=case.digits)
    return None


def _check(language: Language, verdict: Verdict, case: Circumstances) -> Words:
    """The server looked at it."""
    _ = language.gettext
    match verdict.reason:
        case Reason.ACCEPTED if case.enrolling:
            return _("Two-factor authentication is on."), _(
                "The code you typed won’t work again: next time, wait for a new one. Create a "
                "recovery code now, in case you lose your phone."
            )
        case Reason.ACCEPTED:
            return _("You are signed in."), ""
        case Reason.RECOVERY_ACCEPTED:
            return _("You are signed in with the recovery code."), _(
                "It works only once. Create a new one right away, or you will be locked out the "
                "next time you don’t have your phone. MFA stays on."
            )
        case Reason.USED:
            return _("This code has already been used."), _(
                "A code is accepted only once, including the one that switched MFA on. Wait until"
                " the app shows the next code, at most {period} seconds."
            ).format(period=case.period) + when_stopped(language, stopped=case.stopped())
        case Reason.OLDER_THAN_USED:
            return _("This code is older than one already used."), _(
                "Once the server has accepted a code, it refuses all earlier ones, used or not. "
                "Wait until the app shows a newer code than the one you signed in with."
            ) + when_stopped(language, stopped=case.stopped())
        case Reason.TOO_OLD | Reason.TOO_NEW:
            far = is_hours_away(verdict.drift or 0, case.period)
            # Where the app is known to go by other settings, a step so far away fits by chance.
            if far and case.other_settings(language):
                return _no_step(language, case)
            return of_drift(
                language,
                verdict.drift or 0,
                case.period,
                phone_skew=case.phone_skew,
                server_skew=case.server_skew,
            )
        case Reason.NOT_THIS_SECRET:
            return _no_step(language, case)
        case Reason.WAIT:
            # To the millisecond first: times of this size carry rounding errors below that.
            wait = round((verdict.retry_at or case.now) - case.now, 3)
            seconds = max(1, math.ceil(wait))
            return _("Too many wrong attempts in a row."), language.ngettext(
                "You can try again in {seconds} second. Each further mistake makes the wait "
                "longer; after {most} in a row, the account is locked.",
                "You can try again in {seconds} seconds. Each further mistake makes the wait "
                "longer; after {most} in a row, the account is locked.",
                seconds,
            ).format(seconds=seconds, most=case.lock_after) + when_stopped(
                language, stopped=case.stopped()
            )
        case Reason.LOCKED:
            return _("The account is locked."), _(
                "There were too many wrong attempts. In the real product, a link in an e-mail or "
                "a new password unlocks it. Here, press Unlock on the sign-in page."
            )
        case Reason.CODE_MISSING:
            return _("The password is correct. Now type the code."), _(
                "MFA is on for this account: type the {digits} digits of the app, or the recovery "
                "code."
            ).format(digits=case.digits)
        case Reason.WRONG_CREDENTIALS:
            return _("Wrong e-mail or password."), _(
                "The server does not say which of the two: that would help someone who is guessing."
            )
        case Reason.WRONG_RECOVERY_CODE:
            return _("This recovery code is not valid."), _(
                "It has been used, or replaced by a newer one, or it was mistyped."
            )
        case Reason.WRONG_PASSWORD:
            return _("The password is wrong."), _("Nothing was changed: MFA is still on.")
        case Reason.EXPIRED:
            return _("The time for this set-up has run out."), _(
                "A QR code that is not confirmed expires after ten minutes. Press Enable MFA and "
                "scan the new one; delete the old entry in the app."
            )
        case _:
            return _("There is nothing to confirm now."), _(
                "Open your profile and press Enable MFA: a QR code appears, with a field for the "
                "code."
            )


def when_stopped(language: Language, *, stopped: bool) -> str:
    """Return what to add to a sentence that asks to wait.

    Args:
        language: The reader's.
        stopped: Whether the lesson's time stands still.

    Returns:
        A sentence with a space before it; nothing while time runs.
    """
    _ = language.gettext
    if not stopped:
        return ""
    return " " + _("The lesson’s time is stopped: press {run} first.").format(run=_("Run"))


def _no_step(language: Language, case: Circumstances) -> Words:
    """The code is of no step near now; the server cannot know why, but the lesson may."""
    _ = language.gettext
    fits = _("It matches no nearby time step.")
    why = case.other_settings(language)
    if case.enrolling:
        title = _("This code does not match this QR code.")
        advice = _(
            "Is it the code of another account, or of an earlier QR code? Delete the entry of the "
            "earlier QR code and scan the one shown now."
        )
    else:
        title = _("This code doesn’t belong to this account.")
        advice = _(
            "Check that you are reading this account’s entry in the app. An entry from an earlier"
            " QR code shows codes that don’t work."
        )
    return title, f"{fits} {why or advice}"
