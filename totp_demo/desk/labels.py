"""What the desk’s questions, deeds and harms are called, and how they are grouped."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from totp_demo.desk.inquiry import Harm, Inquiry
from totp_demo.desk.remedies import Mistake, Remedy
from totp_demo.model.cause import Cause, Fix
from totp_demo.wording.findings import FIXES
from totp_demo.wording.sentence import Sentence, say

INQUIRIES: Mapping[Inquiry, Sentence] = MappingProxyType(
    {
        Inquiry.WHAT_IS_SAID: say("What exactly does the page say?"),
        Inquiry.WHEN_WORKED: say("When did it last work?"),
        Inquiry.WHAT_CHANGED: say("What happened before that?"),
        Inquiry.WHOSE_ACCOUNT: say("Whose account is this about?"),
        Inquiry.OTHERS: say("Do your colleagues have the same problem?"),
        Inquiry.PHONE_TIME: say("Is your phone the same as a page that shows the exact time?"),
        Inquiry.HOW_TYPED: say("How do you enter the code? Please don’t tell me the code."),
        Inquiry.COUNTDOWN: say("How much time is left when you read the code?"),
        Inquiry.WHICH_APP: say("Which app do you use?"),
        Inquiry.ENTRIES: say("Which entries are in the app? Only the names, please."),
        Inquiry.CODE_CHANGES: say("Does the code change on its own?"),
        Inquiry.HOW_ADDED: say("Did you scan the QR code, or type the key in?"),
        Inquiry.LOOK_OF_QR: say("What does the QR code look like? Just describe it."),
        Inquiry.OLD_PHONE: say("What became of your old phone? Is there a backup?"),
        Inquiry.RECOVERY_CODE: say("Do you have a recovery code? Please don’t read it to me."),
        Inquiry.OTHER_ADMINISTRATOR: say("Is there another administrator?"),
        Inquiry.LINKS_AND_CALLS: say("Did you follow a link, or tell anybody a code?"),
        Inquiry.OWN_SIGN_INS: say("Are the last sign-ins in the log yours?"),
        Inquiry.CODE: say("Please read me the code that the app shows."),
        Inquiry.SECRET: say("Please dictate the key under the QR code to me."),
        Inquiry.SCREENSHOT: say("Please send me a screenshot of the QR code."),
        Inquiry.PASSWORD: say("What is your password?"),
        Inquiry.LOG: say("Look at the server’s log"),
        Inquiry.ACCOUNT: say("Look at the account’s settings"),
        Inquiry.SERVER_TIME: say("Compare the server’s clock"),
        Inquiry.TRY: say("Have the caller try, and watch the log"),
        Inquiry.CALL_BACK: say("Call the number on file (your rule of identity)"),
    }
)
"""Each inquiry, as the desk says it, or does it."""

ASKED: Mapping[str, tuple[Sentence, tuple[Inquiry, ...]]] = MappingProxyType(
    {
        "what": (
            say("What happened"),
            (
                *(Inquiry.WHAT_IS_SAID, Inquiry.WHEN_WORKED, Inquiry.WHAT_CHANGED),
                *(Inquiry.OTHERS, Inquiry.WHOSE_ACCOUNT),
            ),
        ),
        "code": (
            say("The code"),
            (
                *(Inquiry.HOW_TYPED, Inquiry.COUNTDOWN, Inquiry.CODE),
                *(Inquiry.CODE_CHANGES, Inquiry.PHONE_TIME),
            ),
        ),
        "app": (
            say("The app and the QR code"),
            (
                *(Inquiry.WHICH_APP, Inquiry.ENTRIES, Inquiry.HOW_ADDED, Inquiry.SECRET),
                *(Inquiry.SCREENSHOT, Inquiry.LOOK_OF_QR),
            ),
        ),
        "people": (
            say("Ways out, and other people"),
            (
                *(Inquiry.OLD_PHONE, Inquiry.RECOVERY_CODE, Inquiry.PASSWORD),
                *(Inquiry.OTHER_ADMINISTRATOR, Inquiry.LINKS_AND_CALLS, Inquiry.OWN_SIGN_INS),
            ),
        ),
    }
)
"""What is asked of the caller, in groups; what harms looks like all else."""

DONE = (Inquiry.LOG, Inquiry.ACCOUNT, Inquiry.SERVER_TIME, Inquiry.TRY, Inquiry.CALL_BACK)
"""What the desk does itself."""

CAUSES: tuple[tuple[Sentence, tuple[Cause, ...]], ...] = (
    (
        say("Clocks and time"),
        (
            *(Cause.PHONE_CLOCK_AHEAD, Cause.PHONE_CLOCK_BEHIND, Cause.CLOCK_SET_BY_HAND),
            *(Cause.SERVER_CLOCK_OFF, Cause.TYPED_TOO_LATE, Cause.USED_CODE),
            *(Cause.ENROLMENT_CODE_AGAIN, Cause.MUST_WAIT),
        ),
    ),
    (
        say("What was typed"),
        (
            *(Cause.SPACE_TYPED, Cause.INVISIBLE_CHARACTERS, Cause.OTHER_DIGITS),
            *(Cause.LEADING_ZERO_LOST, Cause.WRONG_LENGTH, Cause.MISTYPED, Cause.SECRET_TYPED),
            *(Cause.RECOVERY_CODE_TYPED, Cause.RECOVERY_CODE_SPENT, Cause.URI_PASTED),
            *(Cause.EXPORT_PASTED, Cause.NOT_A_CODE),
        ),
    ),
    (
        say("The app"),
        (
            *(Cause.EARLIER_SECRET, Cause.DUPLICATE_ENTRY, Cause.OVERWRITTEN_ENTRY),
            *(Cause.ANOTHER_ACCOUNT, Cause.COUNTER_BASED_ENTRY, Cause.OTHER_SETTINGS),
            *(Cause.APP_IGNORES_DIGITS, Cause.APP_IGNORES_PERIOD, Cause.APP_IGNORES_ALGORITHM),
            Cause.PLUS_IN_NAME,
        ),
    ),
    (
        say("The QR code"),
        (
            *(Cause.NO_QUIET_ZONE, Cause.QR_TOO_SMALL, Cause.QR_TOO_DENSE),
            *(Cause.QR_HOLDS_BARE_SECRET, Cause.QR_DISCLOSED),
        ),
    ),
    (
        say("The phone and the account"),
        (
            *(Cause.PHONE_LOST, Cause.PHONE_NEW, Cause.ACCOUNT_LOCKED),
            *(Cause.ENROLMENT_UNFINISHED, Cause.SOLE_ADMINISTRATOR),
        ),
    ),
    (
        say("Other people"),
        (
            *(Cause.PHISHING_RELAY, Cause.CODE_READ_OUT, Cause.PASSWORD_STOLEN),
            *(Cause.CALLER_UNPROVEN, Cause.RESET_FOR_ANOTHER),
        ),
    ),
)
"""All causes, in groups."""

DEEDS: tuple[tuple[Sentence, tuple[Remedy, ...]], ...] = (
    (
        say("The caller changes something"),
        (
            *(Fix.AUTOMATIC_TIME, Fix.SET_ZONE, Fix.TYPE_DIGITS_ONLY, Fix.TYPE_APP_CODE),
            *(Fix.WAIT_FOR_NEXT_CODE, Fix.WAIT_AND_TRY, Fix.PICK_RIGHT_ENTRY),
            *(Fix.DELETE_OLD_ENTRY, Fix.SCAN_NEW_QR, Fix.ADD_BY_HAND, Fix.TIME_BASED_SETTINGS),
            *(Fix.ENROL_AGAIN, Fix.USE_RECOVERY_CODE, Fix.TRANSFER_OR_RESTORE),
        ),
    ),
    (
        say("The server or the page changes"),
        (
            *(Fix.SERVER_NTP, Fix.COMMON_PROFILE, Fix.ENCODE_SPACES, Fix.WHITE_BORDER),
            *(Fix.ENLARGE_QR, Fix.SHORTEN_URI, Fix.PUT_URI_IN_QR),
        ),
    ),
    (
        say("You change the account, or end the call"),
        (
            *(Fix.UNLOCK, Fix.RESET_AFTER_PROOF, Mistake.SWITCH_MFA_OFF, Fix.REVOKE_AND_PURGE),
            *(Fix.SECURE_ACCOUNT, Fix.ESCALATE, Fix.REFUSE),
        ),
    ),
)
"""All that can be done, in groups."""

_SHORT: Mapping[Remedy, Sentence] = MappingProxyType(
    {
        # The instruction would say what is tested: whether the proof is thought of.
        Fix.RESET_AFTER_PROOF: say("Reset MFA. The caller sets it up again."),
        Mistake.SWITCH_MFA_OFF: say("Switch MFA off for this account."),
        Fix.UNLOCK: say("Unlock the account."),
    }
)

HARMS: Mapping[Harm, Sentence] = MappingProxyType(
    {
        Harm.CODE_ASKED: say(
            "You asked for a code. It signs in anyone who has it; people who give codes to the "
            "help desk also give them to impostors."
        ),
        Harm.SECRET_ASKED: say(
            "You asked for the secret. Anyone who has it can generate the codes, until it is "
            "revoked."
        ),
        Harm.SCREENSHOT_ASKED: say(
            "You asked for a picture of the QR code. It contains the secret, and now it is in a "
            "ticket."
        ),
        Harm.PASSWORD_ASKED: say("You asked for the password. Nobody else may know it."),
        Harm.RESET_WITHOUT_PROOF: say(
            "You replaced the key of an account without knowing who was calling."
        ),
        Harm.MFA_SWITCHED_OFF: say(
            "You switched MFA off. The account is now open to anyone who has the password."
        ),
        Harm.STRANGER_LET_IN: say("A stranger is signed in to somebody else’s account."),
    }
)
"""What each harm is."""


def of_remedy(remedy: Remedy) -> Sentence:
    """Return what can be done, as an instruction.

    Args:
        remedy: a fix, or a mistake.

    Example:
        >>> from totp_demo.wording.language import Language
        >>> of_remedy(Fix.UNLOCK).into(Language("en"))
        'Unlock the account.'
    """
    if remedy in _SHORT:
        return _SHORT[remedy]
    assert isinstance(remedy, Fix)  # noqa: S101 - every mistake has words of its own
    return FIXES[remedy]
