"""A phishing relay, acted out on a simulated server: why a typed code can be phished.

The victim's code is right and fresh; what is wrong is where it is typed. With a passkey the browser
signs the origin it really sees, and the server compares it with its own (W3C WebAuthn Level 2,
§7.2): there is nothing that could be forwarded.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

from totp_demo.model.account import TRAINING_PASSWORD, Account
from totp_demo.model.clock import Clock
from totp_demo.model.phone import Phone
from totp_demo.model.profile import SAMPLE_PROFILE
from totp_demo.model.verifier import Verdict

REAL_ORIGIN = "https://hub.example.com"
FAKE_ORIGIN = "https://hub-login.example.net"


class Who(enum.Enum):
    """Who does something."""

    VICTIM = "victim"
    ATTACKER = "attacker"
    SERVER = "server"


class Scene(enum.Enum):
    """What is done."""

    LINK_OPENED = "link-opened"
    PASSWORD_TYPED = "password-typed"  # noqa: S105 - the name of a scene
    PASSWORD_FORWARDED = "password-forwarded"  # noqa: S105
    CODE_ASKED = "code-asked"
    CODE_TYPED = "code-typed"
    CODE_FORWARDED = "code-forwarded"
    ATTACKER_IN = "attacker-in"
    ERROR_SHOWN = "error-shown"
    TRIED_AGAIN = "tried-again"
    VICTIM_REFUSED = "victim-refused"
    CHALLENGE_FORWARDED = "challenge-forwarded"
    ORIGIN_SIGNED = "origin-signed"
    ANSWER_FORWARDED = "answer-forwarded"
    ORIGIN_REFUSED = "origin-refused"


@dataclass(frozen=True, slots=True)
class Move:
    """One move of the play.

    Attributes:
        at: Seconds after its beginning.
        who: Who makes it.
        scene: What it is.
        verdict: What the server said, where it was asked; it was really asked.
        code: The code in play, where there is one.
        origin: The origin that a browser saw, where that matters.
    """

    at: float
    who: Who
    scene: Scene
    verdict: Verdict | None = None
    code: str = field(default="", repr=False)
    origin: str = ""


def by_code(start: float = 1_600_000_005.0) -> tuple[Move, ...]:
    """Act the relay out against a password and a code.

    Args:
        start: When it begins, in Unix seconds; the play lasts 24 seconds of that server's time.

    Returns:
        The moves in order, each verdict that of a real sign-in on a simulated account.

    Example:
        >>> [move.verdict.accepted for move in by_code() if move.verdict]
        [False, True, False]
    """
    clock = Clock.frozen(start)
    account, phone = Account(SAMPLE_PROFILE, clock), Phone(clock)
    key = account.enable_mfa()
    entry = phone.scan(key.uri)
    # Enrolled a while ago: the confirming code is not the one in play.
    account.confirm(key.code_at(start - key.period))
    email = account.profile.email

    def at(seconds: float) -> float:
        clock.advance(start + seconds - clock.now())
        return seconds

    moves = [
        Move(at(0), Who.VICTIM, Scene.LINK_OPENED, origin=FAKE_ORIGIN),
        Move(at(6), Who.VICTIM, Scene.PASSWORD_TYPED, origin=FAKE_ORIGIN),
        Move(at(7), Who.ATTACKER, Scene.PASSWORD_FORWARDED),
        Move(
            at(8),
            Who.SERVER,
            Scene.CODE_ASKED,
            account.sign_in(email, TRAINING_PASSWORD),
            origin=REAL_ORIGIN,
        ),
    ]
    at(14)
    code = phone.code(entry)
    moves += [
        Move(14, Who.VICTIM, Scene.CODE_TYPED, code=code, origin=FAKE_ORIGIN),
        Move(at(15), Who.ATTACKER, Scene.CODE_FORWARDED, code=code),
        Move(
            at(16),
            Who.SERVER,
            Scene.ATTACKER_IN,
            account.sign_in(email, TRAINING_PASSWORD, code),
            code=code,
            origin=REAL_ORIGIN,
        ),
        Move(at(17), Who.ATTACKER, Scene.ERROR_SHOWN),
        Move(at(23), Who.VICTIM, Scene.TRIED_AGAIN, code=code, origin=REAL_ORIGIN),
        Move(
            at(24),
            Who.SERVER,
            Scene.VICTIM_REFUSED,
            account.sign_in(email, TRAINING_PASSWORD, code),
            code=code,
            origin=REAL_ORIGIN,
        ),
    ]
    return tuple(moves)


def origin_accepted(origin: str) -> bool:
    """Say whether the real server takes a passkey's answer that was signed for an origin.

    Args:
        origin: What the browser saw when it signed.

    Returns:
        Whether it is the server's own (W3C WebAuthn Level 2, §7.2).

    Example:
        >>> origin_accepted(REAL_ORIGIN), origin_accepted(FAKE_ORIGIN)
        (True, False)
    """
    return origin == REAL_ORIGIN


def by_passkey() -> tuple[Move, ...]:
    """Act the same relay out against a passkey.

    The signature itself is left out: what decides is the origin that is signed.

    Returns:
        The moves in order.

    Example:
        >>> by_passkey()[-1].scene is Scene.ORIGIN_REFUSED
        True
    """
    seen = FAKE_ORIGIN
    last = Scene.ATTACKER_IN if origin_accepted(seen) else Scene.ORIGIN_REFUSED
    return (
        Move(0, Who.VICTIM, Scene.LINK_OPENED, origin=seen),
        Move(7, Who.ATTACKER, Scene.CHALLENGE_FORWARDED),
        Move(14, Who.VICTIM, Scene.ORIGIN_SIGNED, origin=seen),
        Move(15, Who.ATTACKER, Scene.ANSWER_FORWARDED, origin=seen),
        Move(16, Who.SERVER, last, origin=seen),
    )
