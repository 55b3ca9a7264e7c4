"""What is answered to an attempt, by the server's verdict."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from totp_demo.model.throttle import Throttle
from totp_demo.model.verifier import Reason, Verdict
from totp_demo.wording.answer import Answer
from totp_demo.wording.drift import how_long, is_hours_away, whose_clock
from totp_demo.wording.sentence import NOTHING, Filling, Sentence, say, say_many

Words = tuple[Sentence, Sentence]
"""A title and the sentences below it."""


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
        other_settings: Where it is so, that the app goes by other settings than the server.
    """

    typed: str = field(repr=False)
    digits: int
    period: int
    now: float
    phone_skew: float = 0.0
    server_skew: float = 0.0
    enrolling: bool = False
    lock_after: int = Throttle().lock_after
    other_settings: Sentence = NOTHING


_TYPED = say_many("You typed {count} digit.", "You typed {count} digits.")
_LENGTH = say("The code has {digits} digits; a zero at the start counts too.")
_NO_STEP = say("It matches no nearby time step.")
_GROUPED = say(
    "Your app shows the code in two groups to make it easier to read. Type the {digits} digits "
    "without the space."
)
"""Where there is nothing wrong but the space."""

VERDICTS: Mapping[Reason, Words] = {
    Reason.ACCEPTED: (say("You are signed in."), NOTHING),
    Reason.RECOVERY_ACCEPTED: (
        say("You are signed in with the recovery code."),
        say(
            "It works only once. Create a new one right away, or you will be locked out the next "
            "time you don’t have your phone. MFA stays on."
        ),
    ),
    Reason.EMPTY: (
        say("The code is missing."),
        say("Type the {digits} digits that the authenticator app shows."),
    ),
    # The digits themselves are not repeated: what is shown may be saved.
    Reason.SPACES: (
        say("There is a space in the code."),
        say("Type {digits} digits, one after the other, with nothing between them."),
    ),
    Reason.INVISIBLE: (
        say("There is an invisible character in the code."),
        say(
            "It came with the text you pasted. Empty the field, then type the {digits} digits "
            "yourself."
        ),
    ),
    Reason.LETTERS: (
        say("A code is made of digits only."),
        say(
            "Something you typed is not a digit. Type the {digits} digits of the app, without "
            "letters, hyphens or dots."
        ),
    ),
    Reason.OTHER_DIGITS: (
        say("These digits are from another script."),
        say(
            "People can read this number, but this field accepts only the digits 0 to 9. Change "
            "your keyboard’s language, then type the code again."
        ),
    ),
    Reason.TOO_SHORT: (_TYPED, _LENGTH),
    Reason.TOO_LONG: (_TYPED, _LENGTH),
    Reason.SECRET_PASTED: (
        say("This is the secret key, not a code."),
        say(
            "The key goes into the authenticator app, once. Here, type the {digits} digits that "
            "the app shows."
        ),
    ),
    Reason.URI_PASTED: (
        say("This is the text in the QR code, not a code."),
        say(
            "Text that starts with otpauth:// contains the secret: give it to the app, and to "
            "nobody else. Here, type the {digits} digits that the app shows."
        ),
    ),
    Reason.EXPORT_PASTED: (
        say("This is a phone’s export, not a code."),
        say(
            "Text that starts with otpauth-migration:// contains the secrets of an app’s accounts: "
            "give it to nobody. Here, type the {digits} digits that the app shows."
        ),
    ),
    Reason.RECOVERY_CODE: (
        say("This looks like a recovery code."),
        say(
            "A recovery code signs you in when the phone is lost. To switch MFA on, type the "
            "{digits} digits that the app shows."
        ),
    ),
    Reason.USED: (
        say("This code has already been used."),
        say(
            "A code is accepted only once, including the one that switched MFA on. Wait until the "
            "app shows the next code, at most {period} seconds."
        ),
    ),
    Reason.OLDER_THAN_USED: (
        say("This code is older than one already used."),
        say(
            "Once the server has accepted a code, it refuses all earlier ones, used or not. Wait "
            "until the app shows a newer code than the one you signed in with."
        ),
    ),
    Reason.TOO_OLD: (
        say_many("This code is {count} step old.", "This code is {count} steps old."),
        say("It was the code about {time} ago. Type the one that the app shows now."),
    ),
    Reason.TOO_NEW: (
        say_many("This code is {count} step early.", "This code is {count} steps early."),
        say("It will be the code in about {time}: the two clocks don’t agree."),
    ),
    Reason.NOT_THIS_SECRET: (
        say("This code doesn’t belong to this account."),
        say(
            "Check that you are reading this account’s entry in the app. An entry from an earlier "
            "QR code shows codes that don’t work."
        ),
    ),
    Reason.WAIT: (
        say("Too many wrong attempts in a row."),
        say_many(
            "You can try again in {seconds} second. Each further mistake makes the wait longer; "
            "after {most} in a row, the account is locked.",
            "You can try again in {seconds} seconds. Each further mistake makes the wait longer; "
            "after {most} in a row, the account is locked.",
            by="seconds",
        ),
    ),
    Reason.LOCKED: (
        say("The account is locked."),
        say(
            "There were too many wrong attempts. In the real product, a link in an e-mail or a new "
            "password unlocks it. Here, press Unlock on the sign-in page."
        ),
    ),
    Reason.CODE_MISSING: (
        say("The password is correct. Now type the code."),
        say(
            "MFA is on for this account: type the {digits} digits of the app, or the recovery code."
        ),
    ),
    Reason.WRONG_CREDENTIALS: (
        say("Wrong e-mail or password."),
        say("The server does not say which of the two: that would help someone who is guessing."),
    ),
    Reason.WRONG_RECOVERY_CODE: (
        say("This recovery code is not valid."),
        say("It has been used, or replaced by a newer one, or it was mistyped."),
    ),
    Reason.WRONG_PASSWORD: (
        say("The password is wrong."),
        say("Nothing was changed: MFA is still on."),
    ),
    Reason.EXPIRED: (
        say("The time for this set-up has run out."),
        say(
            "A QR code that is not confirmed expires after ten minutes. Press Enable MFA and scan "
            "the new one; delete the old entry in the app."
        ),
    ),
    Reason.NOT_ENROLLING: (
        say("There is nothing to confirm now."),
        say(
            "Open your profile and press Enable MFA: a QR code appears, with a field for the code."
        ),
    ),
}
"""What is said of each reason."""

ENROLLING: Mapping[Reason, Words] = {
    Reason.ACCEPTED: (
        say("Two-factor authentication is on."),
        say(
            "The code you typed won’t work again: next time, wait for a new one. Create a recovery "
            "code now, in case you lose your phone."
        ),
    ),
    Reason.NOT_THIS_SECRET: (
        say("This code does not match this QR code."),
        say(
            "Is it the code of another account, or of an earlier QR code? Delete the entry of the "
            "earlier QR code and scan the one shown now."
        ),
    ),
}
"""What is said otherwise of a code that was to confirm an enrolment."""


def of_verdict(verdict: Verdict, case: Circumstances) -> Answer:
    """Word a verdict.

    Args:
        verdict: What the server said.
        case: What it depends on.

    Returns:
        The answer, "ok" where the attempt was accepted.
    """
    reason, drift = verdict.reason, verdict.drift or 0
    another_step = reason in {Reason.TOO_OLD, Reason.TOO_NEW}
    # Where the app is known to go by other settings, a step so far away fits by chance.
    if another_step and case.other_settings and is_hours_away(drift, case.period):
        reason, another_step = Reason.NOT_THIS_SECRET, False
    title, detail = (case.enrolling and ENROLLING.get(reason)) or VERDICTS[reason]
    if reason is Reason.SPACES and sum(map(_is_digit, case.typed)) == case.digits:
        detail = _GROUPED
    # To the millisecond first: times of this size carry rounding errors below that.
    wait = round((verdict.retry_at or case.now) - case.now, 3)
    values: dict[str, Filling] = {
        "count": abs(drift) if another_step else len(case.typed),
        "digits": case.digits,
        "period": case.period,
        "time": how_long(abs(drift) * case.period),
        "seconds": max(1, math.ceil(wait)),
        "most": case.lock_after,
    }
    title, detail = title.fill(**values), detail.fill(**values)
    if another_step:
        skews = {"phone_skew": case.phone_skew, "server_skew": case.server_skew}
        detail += whose_clock(drift, case.period, **skews)
    elif reason is Reason.NOT_THIS_SECRET:
        # The server cannot know why, but the lesson may.
        detail = _NO_STEP + (case.other_settings or detail)
    on_password = reason in {Reason.WRONG_CREDENTIALS, Reason.WRONG_PASSWORD}
    answer = Answer(
        "ok" if verdict.accepted else "no",
        title,
        detail,
        "password" if on_password else "code",
        waits=reason in {Reason.USED, Reason.OLDER_THAN_USED, Reason.WAIT},
    )
    return replace(answer, kind="note") if reason is Reason.CODE_MISSING else answer


def _is_digit(char: str) -> bool:
    return char.isascii() and char.isdigit()
