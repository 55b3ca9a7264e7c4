"""What a diagnosis says: a cause, what it rests on, how to confirm it, and what ends it."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

from totp_demo.model.case import Sign
from totp_demo.model.cause import Cause, Check, Fix
from totp_demo.model.verdict import Reason

if TYPE_CHECKING:
    from totp_demo.model.code_match import Played


class Clue(enum.Enum):
    """What a piece of evidence is."""

    SEEN = "seen"
    """Somebody sees it: `sign`."""
    FORM = "form"
    """What was typed has not the form of a code: `reason`."""
    LOGGED = "logged"
    """The log has the refusal: `reason`, and `steps` where they are known."""
    RIGHT_OTHERWISE = "right-otherwise"
    """Without that, it would be a code of the window."""
    OF_ANOTHER_STEP = "of-another-step"
    """It is the code of the step that is `steps` from the server's; `seconds` in time."""
    SO_BEFORE = "so-before"
    """`count` attempts before it were as far off."""
    IN_TIME_BEFORE = "in-time-before"
    """A code of the same phone was in time not long ago."""
    WHOLE_HOURS = "whole-hours"
    """That is a difference such as time zones have: `seconds`."""
    PHONE_COMPARED = "phone-compared"
    """The phone's clock is `seconds` ahead of UTC."""
    SERVER_COMPARED = "server-compared"
    """The server's clock is `seconds` ahead of UTC."""
    ACCEPTED_BEFORE = "accepted-before"
    """It was accepted `seconds` ago."""
    OLDER_THAN_ACCEPTED = "older-than-accepted"
    """A newer code was accepted."""
    OF_EARLIER_KEY = "of-earlier-key"
    """It is a code of a key that the account had before: `name` is its fingerprint."""
    OF_OTHER_KEY = "of-other-key"
    """It is a code of another account: `name`."""
    SEVERAL_KEYS = "several-keys"
    """The log has `count` enrolments, each with a key of its own."""
    OF_COUNTER = "of-counter"
    """It is the counter-based code number `count` of this key."""
    OF_OTHER_SETTINGS = "of-other-settings"
    """It is a code of this secret, with the settings `played`."""
    APP_PLAYS = "app-plays"
    """The app, `name`, is known to use the settings `played`."""
    ONE_SLIP = "one-slip"
    """One digit, or the order of two, is all that it differs by from a code of the window."""
    OF_NOTHING = "of-nothing"
    """It is no code of any key that is known here, hours each way."""
    BY_CHANCE = "by-chance"
    """So much was looked through that what fits may fit by chance."""
    LOCKED = "locked"
    WAITING = "waiting"
    """The server takes no attempt for `seconds`."""
    NOT_CONFIRMED = "not-confirmed"
    """No code confirmed the enrolment in time."""
    SCANNED = "scanned"
    """What the QR code holds shows it."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that a finding rests on; fit to be shown and saved: no code, no secret.

    Attributes:
        clue: what it is; its docstring says which of the others go with it.
        steps: time steps, negative is older than the server's.
        seconds: a time or a difference of times.
        count: a number of things.
        name: of an app, an account, or the fingerprint of a key.
        sign: what somebody sees.
        reason: the server's answer.
        played: the settings that a code was made with.
    """

    clue: Clue
    steps: int | None = None
    seconds: float | None = None
    count: int | None = None
    name: str = ""
    sign: Sign | None = None
    reason: Reason | None = None
    played: Played | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that may be wrong.

    Attributes:
        cause: what.
        evidence: what it rests on, the weightiest first.
        confirm: how to make sure.
        fix: what ends it.
    """

    cause: Cause
    evidence: tuple[Evidence, ...]
    confirm: Check
    fix: Fix
