"""How the simulated phone stands with the server: whether its code can be accepted at all."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import TYPE_CHECKING

from totp_demo.learner.state import LessonState
from totp_demo.model.account import State
from totp_demo.wording.sentence import NOTHING, Sentence, say
from totp_demo.wording.verdicts import Circumstances

if TYPE_CHECKING:
    from totp_demo.model.key import Key


class Standing(Enum):
    """What decides, before any clock does, over the code that the simulated phone shows."""

    PRACTICE = "practice"
    """MFA is off: the key is one to practise with, which no server asks for."""
    LOCKED = "locked"
    """The account is locked: no code is accepted."""
    EMPTY = "empty"
    """The simulated phone has no entry; a learner's real phone may have."""
    OTHER_SECRET = "other-secret"  # noqa: S105 - no secret
    """The phone's entries hold other secrets, as after a scan of an old QR code."""
    OTHER_SETTINGS = "other-settings"
    """The phone reckons with another period, length or hash function."""
    OK = "ok"
    """Phone and server have the same key: the clocks decide."""


WHY: Mapping[Standing, Sentence] = {
    Standing.PRACTICE: say(
        "MFA is off: these are the codes of a practice key, and the server doesn’t ask for a code."
    ),
    Standing.LOCKED: say(
        "The account is locked: until it is unlocked, the server accepts no code."
    ),
    Standing.EMPTY: say(
        "The simulated phone has no account. Did you scan the QR code with your own phone? "
        "Compare its code with those marked ✓: the server would accept these."
    ),
    Standing.OTHER_SECRET: say(
        "The simulated phone has another secret, for example from an older QR code. Its codes"
        " would be refused, except by chance. Delete its entry and scan the QR code that is "
        "shown now."
    ),
    Standing.OTHER_SETTINGS: say(
        "The server uses {server}; the app uses {phone}. Their codes don’t match, except by chance."
    ),
    Standing.OK: NOTHING,
}
"""What decides over the phone's code; nothing where the clocks do."""


def standing(lesson: LessonState) -> Standing:
    """Return how a lesson's phone stands with its server."""
    state = lesson.account.state
    if state is State.OFF:
        return Standing.PRACTICE
    if state is State.LOCKED:
        return Standing.LOCKED
    if not lesson.phone.entries:
        return Standing.EMPTY
    played = played_key(lesson)
    if played is None:
        return Standing.OTHER_SECRET
    return Standing.OK if _settings(played) == _settings(lesson.key) else Standing.OTHER_SETTINGS


def sentence(lesson: LessonState) -> Sentence:
    """Say what decides over the phone's code; nothing where the clocks do."""
    played = played_key(lesson)
    keys = {"server": lesson.key} | ({"phone": played} if played else {})
    return WHY[standing(lesson)].fill(**{name: _in_words(key) for name, key in keys.items()})


def circumstances(lesson: LessonState, typed: str, *, enrolling: bool = False) -> Circumstances:
    """Return what the words of a verdict depend on.

    Args:
        lesson: The lesson, before the attempt.
        typed: What was typed in the code box.
        enrolling: Whether it is to confirm an enrolment.
    """
    other = standing(lesson) is Standing.OTHER_SETTINGS
    return Circumstances(
        typed=typed,
        digits=lesson.key.digits,
        period=lesson.key.period,
        now=lesson.server_clock.now(),
        phone_skew=lesson.phone.clock.skew,
        server_skew=lesson.server_clock.skew,
        enrolling=enrolling,
        lock_after=lesson.account.throttle.lock_after,
        other_settings=sentence(lesson) if other else NOTHING,
    )


def whose_key(lesson: LessonState) -> Sentence:
    """Say whose key a view shows the codes of, by the mark that may be seen."""
    if lesson.account.state is State.OFF:
        return say("A practice key: {mark}.", mark=lesson.key.fingerprint)
    return say("The account’s key: {mark}.", mark=lesson.key.fingerprint)


def played_key(lesson: LessonState) -> Key | None:
    """Return the account's key as the phone plays it: rightly, if any of its entries does.

    Args:
        lesson: The lesson.

    Returns:
        The key; None where the phone holds no entry of it.
    """
    key = lesson.key
    found = [entry.key for entry in lesson.phone.entries if entry.key.secret == key.secret]
    found.sort(key=lambda played: _settings(played) != _settings(key))
    return found[0] if found else None


def _settings(key: Key) -> tuple[int, int, str]:
    return key.period, key.digits, key.algorithm


def _in_words(key: Key) -> str:
    return f"{key.period} s, {key.digits}, {key.algorithm}"
