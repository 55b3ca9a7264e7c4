"""The desk's decision tree: what is seen, what to ask, what to do; on one page.

It is one value, `TREE`, read from top to bottom: of the first symptom that fits, the first question
answered with yes says what ends it; where none is, the next symptom is tried. What comes first is
what does most harm when it is missed. `walk` goes through it with the facts of a case, and so holds
it to `diagnose`, which knows more: a tree asks for what a person can see and read out.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from totp_demo.model.case import Case, Sign
from totp_demo.model.cause import Cause, Fix
from totp_demo.model.facts import Facts
from totp_demo.model.verdict import Reason


class Symptom(enum.Enum):
    """Where the tree begins: what the desk hears or sees first."""

    ANY_CALL = "any-call"
    """Whatever the call is about."""
    SOMEBODY_ELSE = "somebody-else"
    """Somebody else may have a code, the secret or the password."""
    NO_PHONE = "no-phone"
    SET_UP_STOPS = "set-up-stops"
    """The QR code is not read, or the enrolment has ended."""
    NO_ATTEMPT = "no-attempt"
    """The server takes no code at all."""
    NO_CODE = "no-code"
    """What was typed has not the form of a code."""
    USED = "used"
    OTHER_TIME = "other-time"
    """The code is right for another time."""
    OTHER_KEY = "other-key"
    """The code is that of no time at all."""
    WORKS = "works"
    """The codes are accepted; something looks wrong."""


class Ask(enum.Enum):
    """A question that is answered with yes or no."""

    ABOUT_ANOTHER = "about-another"
    IDENTITY_MISSING = "identity-missing"
    PICTURE_SENT = "picture-sent"
    CODE_TOLD = "code-told"
    REQUESTS_NOT_STARTED = "requests-not-started"
    LINK_OR_SIGN_IN = "link-or-sign-in"
    OLD_PHONE = "old-phone"
    RECOVERY_CODE = "recovery-code"
    BACKUP = "backup"
    NO_ADMINISTRATOR = "no-administrator"
    NOTHING_LEFT = "nothing-left"
    TIME_RAN_OUT = "time-ran-out"
    APP_REFUSES = "app-refuses"
    SAME_NAME = "same-name"
    DARK_PAGE = "dark-page"
    SMALL = "small"
    TINY_SQUARES = "tiny-squares"
    NOT_READ = "not-read"
    LOCKED = "locked"
    WAITING = "waiting"
    PASTED = "pasted"
    RECOVERY_TYPED = "recovery-typed"
    FEWER_DIGITS = "fewer-digits"
    DIGITS_SPOILT = "digits-spoilt"
    USED = "used"
    OTHERS_TOO = "others-too"
    WHOLE_HOURS = "whole-hours"
    JUST_TOO_OLD = "just-too-old"
    PHONE_CLOCK = "phone-clock"
    BY_HAND = "by-hand"
    UNUSUAL_SETTINGS = "unusual-settings"
    TWO_ENTRIES = "two-entries"
    ENTRY_GONE = "entry-gone"
    OTHER_ENTRY = "other-entry"
    ONE_DIGIT = "one-digit"
    OLD_QR_CODE = "old-qr-code"
    PLUS = "plus"


@dataclass(frozen=True, slots=True)
class Leaf:
    """Where a question answered with yes leads.

    Attributes:
        ask: the question.
        causes: what is wrong then; several where the desk need not tell them apart.
        fix: what ends it.
    """

    ask: Ask
    causes: tuple[Cause, ...]
    fix: Fix


@dataclass(frozen=True, slots=True)
class Branch:
    """A symptom, and what to ask then.

    Attributes:
        symptom: what is seen first.
        leaves: the questions, in the order in which they are asked.
    """

    symptom: Symptom
    leaves: tuple[Leaf, ...]


_NO_PHONE = (Cause.PHONE_LOST, Cause.PHONE_NEW)

TREE: tuple[Branch, ...] = (
    Branch(
        Symptom.ANY_CALL,
        (
            Leaf(Ask.ABOUT_ANOTHER, (Cause.RESET_FOR_ANOTHER,), Fix.REFUSE),
            Leaf(Ask.IDENTITY_MISSING, (Cause.CALLER_UNPROVEN,), Fix.REFUSE),
        ),
    ),
    Branch(
        Symptom.SOMEBODY_ELSE,
        (
            Leaf(Ask.PICTURE_SENT, (Cause.QR_DISCLOSED,), Fix.REVOKE_AND_PURGE),
            Leaf(Ask.CODE_TOLD, (Cause.CODE_READ_OUT,), Fix.SECURE_ACCOUNT),
            Leaf(Ask.REQUESTS_NOT_STARTED, (Cause.PASSWORD_STOLEN,), Fix.SECURE_ACCOUNT),
            Leaf(Ask.LINK_OR_SIGN_IN, (Cause.PHISHING_RELAY,), Fix.SECURE_ACCOUNT),
        ),
    ),
    Branch(
        Symptom.NO_PHONE,
        (
            Leaf(Ask.OLD_PHONE, (Cause.PHONE_NEW,), Fix.TRANSFER_OR_RESTORE),
            Leaf(Ask.RECOVERY_CODE, _NO_PHONE, Fix.USE_RECOVERY_CODE),
            Leaf(Ask.BACKUP, (Cause.PHONE_LOST,), Fix.TRANSFER_OR_RESTORE),
            Leaf(Ask.NO_ADMINISTRATOR, (Cause.SOLE_ADMINISTRATOR,), Fix.ESCALATE),
            Leaf(Ask.NOTHING_LEFT, (*_NO_PHONE, Cause.RECOVERY_CODE_SPENT), Fix.RESET_AFTER_PROOF),
        ),
    ),
    Branch(
        Symptom.SET_UP_STOPS,
        (
            Leaf(Ask.TIME_RAN_OUT, (Cause.ENROLMENT_UNFINISHED,), Fix.ENROL_AGAIN),
            Leaf(Ask.APP_REFUSES, (Cause.QR_HOLDS_BARE_SECRET,), Fix.PUT_URI_IN_QR),
            Leaf(Ask.SAME_NAME, (Cause.OVERWRITTEN_ENTRY,), Fix.ADD_BY_HAND),
            Leaf(Ask.DARK_PAGE, (Cause.NO_QUIET_ZONE,), Fix.WHITE_BORDER),
            Leaf(Ask.SMALL, (Cause.QR_TOO_SMALL,), Fix.ENLARGE_QR),
            Leaf(Ask.TINY_SQUARES, (Cause.QR_TOO_DENSE,), Fix.SHORTEN_URI),
            Leaf(
                Ask.NOT_READ,
                (Cause.NO_QUIET_ZONE, Cause.QR_TOO_SMALL, Cause.QR_TOO_DENSE),
                Fix.ADD_BY_HAND,
            ),
        ),
    ),
    Branch(
        Symptom.NO_ATTEMPT,
        (
            Leaf(Ask.LOCKED, (Cause.ACCOUNT_LOCKED,), Fix.UNLOCK),
            Leaf(Ask.WAITING, (Cause.MUST_WAIT,), Fix.WAIT_AND_TRY),
        ),
    ),
    Branch(
        Symptom.NO_CODE,
        (
            Leaf(
                Ask.PASTED,
                (Cause.SECRET_TYPED, Cause.URI_PASTED, Cause.EXPORT_PASTED, Cause.NOT_A_CODE),
                Fix.TYPE_APP_CODE,
            ),
            Leaf(
                Ask.RECOVERY_TYPED,
                (Cause.RECOVERY_CODE_TYPED, Cause.RECOVERY_CODE_SPENT),
                Fix.TYPE_APP_CODE,
            ),
            Leaf(Ask.FEWER_DIGITS, (Cause.APP_IGNORES_DIGITS,), Fix.COMMON_PROFILE),
            Leaf(
                Ask.DIGITS_SPOILT,
                (
                    *(Cause.SPACE_TYPED, Cause.INVISIBLE_CHARACTERS, Cause.OTHER_DIGITS),
                    *(Cause.LEADING_ZERO_LOST, Cause.WRONG_LENGTH, Cause.MISTYPED),
                ),
                Fix.TYPE_DIGITS_ONLY,
            ),
        ),
    ),
    Branch(
        Symptom.USED,
        (Leaf(Ask.USED, (Cause.USED_CODE, Cause.ENROLMENT_CODE_AGAIN), Fix.WAIT_FOR_NEXT_CODE),),
    ),
    Branch(
        Symptom.OTHER_TIME,
        (
            Leaf(Ask.OTHERS_TOO, (Cause.SERVER_CLOCK_OFF,), Fix.SERVER_NTP),
            Leaf(Ask.WHOLE_HOURS, (Cause.CLOCK_SET_BY_HAND,), Fix.SET_ZONE),
            Leaf(Ask.JUST_TOO_OLD, (Cause.TYPED_TOO_LATE,), Fix.WAIT_FOR_NEXT_CODE),
            Leaf(
                Ask.PHONE_CLOCK,
                (Cause.PHONE_CLOCK_AHEAD, Cause.PHONE_CLOCK_BEHIND),
                Fix.AUTOMATIC_TIME,
            ),
        ),
    ),
    Branch(
        Symptom.OTHER_KEY,
        (
            Leaf(
                Ask.BY_HAND,
                (Cause.COUNTER_BASED_ENTRY, Cause.OTHER_SETTINGS),
                Fix.TIME_BASED_SETTINGS,
            ),
            Leaf(
                Ask.UNUSUAL_SETTINGS,
                (Cause.APP_IGNORES_PERIOD, Cause.APP_IGNORES_ALGORITHM, Cause.APP_IGNORES_DIGITS),
                Fix.COMMON_PROFILE,
            ),
            Leaf(Ask.TWO_ENTRIES, (Cause.DUPLICATE_ENTRY,), Fix.DELETE_OLD_ENTRY),
            # Once confirmed, the secret is not shown again: there is nothing to add by hand.
            Leaf(Ask.ENTRY_GONE, (Cause.OVERWRITTEN_ENTRY,), Fix.RESET_AFTER_PROOF),
            Leaf(Ask.OTHER_ENTRY, (Cause.ANOTHER_ACCOUNT,), Fix.PICK_RIGHT_ENTRY),
            Leaf(Ask.ONE_DIGIT, (Cause.MISTYPED,), Fix.TYPE_DIGITS_ONLY),
            Leaf(Ask.OLD_QR_CODE, (Cause.EARLIER_SECRET,), Fix.SCAN_NEW_QR),
        ),
    ),
    Branch(Symptom.WORKS, (Leaf(Ask.PLUS, (Cause.PLUS_IN_NAME,), Fix.ENCODE_SPACES),)),
)
"""The tree, from top to bottom."""

_Fact = Callable[[Facts], bool]


def _always(_facts: Facts) -> bool:
    return True


def _sees(*signs: Sign) -> _Fact:
    return lambda facts: not facts.signs.isdisjoint(signs)


_SIGNS_OF_TIME = (Sign.BACK_FROM_JOURNEY, Sign.TYPED_AT_THE_END, Sign.FAILS_NOW_AND_THEN)
_SIGNS_OF_KEY = (
    *(Sign.CODE_STAYS, Sign.TWO_ENTRIES_ALIKE, Sign.ENTRY_GONE),
    *(Sign.OTHER_ENTRY_READ, Sign.OLD_QR_CODE_SCANNED),
)

SEEN: Mapping[Symptom, _Fact] = MappingProxyType(
    {
        Symptom.ANY_CALL: _always,
        Symptom.SOMEBODY_ELSE: _always,
        Symptom.NO_PHONE: _sees(Sign.PHONE_GONE, Sign.NEW_PHONE),
        Symptom.SET_UP_STOPS: _always,
        Symptom.NO_ATTEMPT: _always,
        Symptom.NO_CODE: lambda facts: facts.no_code or facts.spent or facts.fewer_digits,
        Symptom.USED: lambda facts: facts.answer in {Reason.USED, Reason.OLDER_THAN_USED},
        Symptom.OTHER_TIME: lambda facts: (
            facts.answer in {Reason.TOO_OLD, Reason.TOO_NEW}
            or (facts.answer is Reason.NOT_THIS_SECRET and facts.phone_far_off)
            or (Sign.OTHERS_FAIL_TOO in facts.signs and not facts.right)
            or (facts.answer is None and not facts.signs.isdisjoint(_SIGNS_OF_TIME))
        ),
        Symptom.OTHER_KEY: lambda facts: (
            facts.answer is Reason.NOT_THIS_SECRET
            or facts.old_qr_code_read
            or (facts.answer is None and not facts.signs.isdisjoint(_SIGNS_OF_KEY))
        ),
        Symptom.WORKS: _always,
    }
)
"""How each symptom is recognised."""

YES: Mapping[Ask, _Fact] = MappingProxyType(
    {
        Ask.ABOUT_ANOTHER: _sees(Sign.ASKS_FOR_ANOTHER),
        Ask.IDENTITY_MISSING: _sees(Sign.IDENTITY_UNPROVEN),
        Ask.PICTURE_SENT: _sees(Sign.QR_CODE_SENT),
        Ask.CODE_TOLD: _sees(Sign.CODE_TOLD),
        Ask.REQUESTS_NOT_STARTED: _sees(Sign.REQUESTS_NOT_MINE),
        Ask.LINK_OR_SIGN_IN: _sees(Sign.LINK_FOLLOWED, Sign.UNKNOWN_SIGN_IN),
        Ask.OLD_PHONE: lambda facts: (
            Sign.OLD_PHONE_AT_HAND in facts.signs and Sign.PHONE_GONE not in facts.signs
        ),
        Ask.RECOVERY_CODE: lambda facts: (
            Sign.RECOVERY_CODE_AT_HAND in facts.signs and not facts.spent
        ),
        Ask.BACKUP: _sees(Sign.OLD_PHONE_AT_HAND),
        Ask.NO_ADMINISTRATOR: _sees(Sign.NO_OTHER_ADMINISTRATOR),
        Ask.NOTHING_LEFT: _always,
        Ask.TIME_RAN_OUT: lambda facts: facts.time_ran_out,
        Ask.APP_REFUSES: lambda facts: facts.bare_secret or _refuses(facts),
        Ask.SAME_NAME: lambda facts: facts.pending and Sign.ENTRY_GONE in facts.signs,
        Ask.DARK_PAGE: _sees(Sign.DARK_BACKGROUND),
        Ask.SMALL: _sees(Sign.QR_CODE_SMALL),
        Ask.TINY_SQUARES: _sees(Sign.QR_CODE_FINE),
        Ask.NOT_READ: _sees(Sign.CAMERA_SEES_NOTHING),
        Ask.LOCKED: lambda facts: facts.answer is Reason.LOCKED,
        Ask.WAITING: lambda facts: facts.answer is Reason.WAIT,
        Ask.PASTED: lambda facts: facts.no_code and facts.no_digits and not facts.recovery,
        Ask.RECOVERY_TYPED: lambda facts: facts.recovery or facts.spent,
        Ask.FEWER_DIGITS: lambda facts: facts.fewer_digits,
        Ask.DIGITS_SPOILT: _always,
        Ask.USED: _always,
        Ask.OTHERS_TOO: lambda facts: facts.server_off or Sign.OTHERS_FAIL_TOO in facts.signs,
        Ask.WHOLE_HOURS: lambda facts: facts.whole_hours,
        Ask.JUST_TOO_OLD: lambda facts: facts.just_too_old,
        Ask.PHONE_CLOCK: _always,
        Ask.BY_HAND: lambda facts: (
            facts.counter_based or not facts.signs.isdisjoint({Sign.CODE_STAYS, Sign.ADDED_BY_HAND})
        ),
        Ask.UNUSUAL_SETTINGS: lambda facts: facts.settings_ignored,
        Ask.TWO_ENTRIES: _sees(Sign.TWO_ENTRIES_ALIKE),
        Ask.ENTRY_GONE: _sees(Sign.ENTRY_GONE),
        Ask.OTHER_ENTRY: lambda facts: (
            facts.of_other_account or Sign.OTHER_ENTRY_READ in facts.signs
        ),
        Ask.ONE_DIGIT: lambda facts: facts.one_slip,
        Ask.OLD_QR_CODE: _always,
        Ask.PLUS: _sees(Sign.PLUS_SHOWN),
    }
)
"""How each question is answered."""


def _refuses(facts: Facts) -> bool:
    return Sign.APP_SAYS_NOT_A_KEY in facts.signs


def walk(case: Case) -> Leaf | None:
    """Go through the tree with the facts of a case.

    Args:
        case: what is known of it.

    Returns:
        Where it leads; None for an account that is well.

    Example:
        >>> from totp_demo.model.key import Key
        >>> key = Key("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "camille")
        >>> case = Case(1_600_000_000.0, key.code_at(1_600_000_300), key)
        >>> leaf = walk(case)
        >>> leaf.ask, leaf.fix
        (<Ask.PHONE_CLOCK: 'phone-clock'>, <Fix.AUTOMATIC_TIME: 'automatic-time'>)
    """
    facts = Facts(case)
    for branch in TREE:
        if SEEN[branch.symptom](facts):
            for leaf in branch.leaves:
                if YES[leaf.ask](facts):
                    return leaf
    return None
