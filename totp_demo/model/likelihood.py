"""How likely each cause is, before and after something is seen.

Shares of the calls of a help desk, and how much a sign changes them. Nobody has counted them: they
put in order what the threads of people for whom it failed name most often, clocks first. Only the
order of findings depends on them, never whether a code is accepted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from totp_demo.model.case import Sign
from totp_demo.model.cause import Cause

if TYPE_CHECKING:
    from totp_demo.model.finding import Evidence

USUAL: Mapping[Cause, float] = MappingProxyType(
    {
        Cause.PHONE_CLOCK_AHEAD: 0.12,
        Cause.PHONE_CLOCK_BEHIND: 0.12,
        Cause.CLOCK_SET_BY_HAND: 0.1,
        Cause.SERVER_CLOCK_OFF: 0.01,
        Cause.TYPED_TOO_LATE: 0.1,
        Cause.MISTYPED: 0.1,
        Cause.EARLIER_SECRET: 0.14,
        Cause.DUPLICATE_ENTRY: 0.02,
        Cause.ANOTHER_ACCOUNT: 0.1,
        Cause.OVERWRITTEN_ENTRY: 0.01,
        Cause.COUNTER_BASED_ENTRY: 0.02,
        Cause.OTHER_SETTINGS: 0.02,
        Cause.APP_IGNORES_DIGITS: 0.04,
        Cause.APP_IGNORES_PERIOD: 0.04,
        Cause.APP_IGNORES_ALGORITHM: 0.04,
    }
)
"""The share of each cause among wrong codes of the right form."""

_OTHER_ENTRY = {Cause.ANOTHER_ACCOUNT: 30.0}

FACTORS: Mapping[Sign, Mapping[Cause, float]] = MappingProxyType(
    {
        Sign.OTHERS_FAIL_TOO: {Cause.SERVER_CLOCK_OFF: 300.0},
        Sign.FAILS_NOW_AND_THEN: {Cause.TYPED_TOO_LATE: 20.0, Cause.MISTYPED: 2.0},
        Sign.TYPED_AT_THE_END: {Cause.TYPED_TOO_LATE: 30.0},
        Sign.BACK_FROM_JOURNEY: {Cause.CLOCK_SET_BY_HAND: 20.0},
        Sign.CODE_STAYS: {Cause.COUNTER_BASED_ENTRY: 1000.0},
        Sign.ADDED_BY_HAND: {Cause.OTHER_SETTINGS: 10.0, Cause.COUNTER_BASED_ENTRY: 10.0},
        Sign.OLD_QR_CODE_SCANNED: {Cause.EARLIER_SECRET: 30.0, Cause.DUPLICATE_ENTRY: 3.0},
        Sign.TWO_ENTRIES_ALIKE: {Cause.DUPLICATE_ENTRY: 300.0},
        Sign.ENTRY_GONE: {Cause.OVERWRITTEN_ENTRY: 1000.0},
        Sign.OTHER_ENTRY_READ: _OTHER_ENTRY,
        Sign.SEVEN_OR_EIGHT_DIGITS_ASKED: {Cause.APP_IGNORES_DIGITS: 30.0},
    }
)
"""By how much a sign makes a cause of wrong codes likelier."""

SHOWN: Mapping[Sign, Mapping[Cause, float]] = MappingProxyType(
    {
        Sign.ASKS_FOR_ANOTHER: {Cause.RESET_FOR_ANOTHER: 40.0},
        Sign.IDENTITY_UNPROVEN: {Cause.CALLER_UNPROVEN: 30.0},
        Sign.QR_CODE_SENT: {Cause.QR_DISCLOSED: 20.0},
        Sign.CODE_TOLD: {Cause.CODE_READ_OUT: 15.0},
        Sign.REQUESTS_NOT_MINE: {Cause.PASSWORD_STOLEN: 14.0},
        Sign.LINK_FOLLOWED: {Cause.PHISHING_RELAY: 12.0},
        Sign.UNKNOWN_SIGN_IN: {Cause.PHISHING_RELAY: 5.0, Cause.PASSWORD_STOLEN: 4.0},
        Sign.PHONE_GONE: {Cause.PHONE_LOST: 4.0},
        Sign.NEW_PHONE: {Cause.PHONE_NEW: 4.0},
        Sign.APP_SAYS_NOT_A_KEY: {Cause.QR_HOLDS_BARE_SECRET: 2.0},
        Sign.CAMERA_SEES_NOTHING: {
            Cause.NO_QUIET_ZONE: 1.2,
            Cause.QR_TOO_SMALL: 1.1,
            Cause.QR_TOO_DENSE: 1.0,
        },
        Sign.DARK_BACKGROUND: {Cause.NO_QUIET_ZONE: 3.0},
        Sign.QR_CODE_SMALL: {Cause.QR_TOO_SMALL: 2.5},
        Sign.QR_CODE_FINE: {Cause.QR_TOO_DENSE: 2.5},
        Sign.PLUS_SHOWN: {Cause.PLUS_IN_NAME: 2.0},
        Sign.RECOVERY_CODE_USED_BEFORE: {Cause.RECOVERY_CODE_SPENT: 6.0},
        Sign.CODE_STAYS: {Cause.COUNTER_BASED_ENTRY: 1.5},
        Sign.OTHERS_FAIL_TOO: {Cause.SERVER_CLOCK_OFF: 1.5},
        Sign.BACK_FROM_JOURNEY: {Cause.CLOCK_SET_BY_HAND: 0.8},
        Sign.TWO_ENTRIES_ALIKE: {Cause.DUPLICATE_ENTRY: 0.8},
        Sign.ENTRY_GONE: {Cause.OVERWRITTEN_ENTRY: 1.5},
        Sign.OTHER_ENTRY_READ: {Cause.ANOTHER_ACCOUNT: 0.8},
        Sign.OLD_QR_CODE_SCANNED: {Cause.EARLIER_SECRET: 0.8},
        Sign.TYPED_AT_THE_END: {Cause.TYPED_TOO_LATE: 0.6},
        Sign.FAILS_NOW_AND_THEN: {Cause.TYPED_TOO_LATE: 0.5},
        Sign.SEVEN_OR_EIGHT_DIGITS_ASKED: {Cause.APP_IGNORES_DIGITS: 0.8},
    }
)
"""What a sign shows without any code, and how plainly; 1 is as plain as a code that fits."""


def usual(cause: Cause, signs: AbstractSet[Sign]) -> float:
    """Return the share of a cause among wrong codes, given what is seen.

    Args:
        cause: one of `USUAL`; any other has none.
        signs: what is seen.

    Returns:
        A number to be compared with those of other causes.

    Example:
        >>> usual(Cause.CLOCK_SET_BY_HAND, {Sign.BACK_FROM_JOURNEY})
        2.0
    """
    share = USUAL.get(cause, 0.0)
    for sign in signs:
        share *= FACTORS.get(sign, {}).get(cause, 1.0)
    return share


def at_distance(steps: int) -> float:
    """Return the chance that a clock which is off is off by so many steps, that way.

    Small errors are commoner than large ones: the chance falls with the power 3/2 of the distance.

    Args:
        steps: one or more.

    Example:
        >>> at_distance(4) / at_distance(16)
        8.0
    """
    return float(0.4 * steps**-1.5)


@dataclass(frozen=True, slots=True)
class Guess:
    """A cause with its weight.

    Attributes:
        cause: what may be wrong.
        weight: how much speaks for it; 1 is as plain as a code that fits.
        evidence: what it rests on.
    """

    cause: Cause
    weight: float
    evidence: tuple[Evidence, ...] = ()


def weighed(guesses: Iterable[Guess]) -> list[Guess]:
    """Return guesses with weights that add up to 1.

    Args:
        guesses: any number of them.

    Example:
        >>> [guess.weight for guess in weighed([Guess(Cause.MISTYPED, 2.0)])]
        [1.0]
    """
    kept = list(guesses)
    total = sum(guess.weight for guess in kept)
    return [lighter(guess, 1 / total) for guess in kept] if total else []


def lighter(guess: Guess, factor: float) -> Guess:
    """Return a guess with its weight multiplied."""
    return replace(guess, weight=guess.weight * factor)
