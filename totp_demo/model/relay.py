"""A phishing relay, acted out on a simulated server: why a typed code can be phished.

The victim's code is valid and fresh; what is wrong is where it is typed. A passkey stops the relay
twice: the browser offers none at a foreign address, so there is nothing to sign with; and the
server takes no answer that was signed for another address than its own.
"""

from __future__ import annotations

import enum
import secrets
from dataclasses import dataclass, field

from totp_demo.model.account import TRAINING_PASSWORD, Account
from totp_demo.model.clock import Clock
from totp_demo.model.passkey import Passkey, Site
from totp_demo.model.phone import Phone
from totp_demo.model.profile import SAMPLE_PROFILE
from totp_demo.model.verifier import Verdict

REAL_ORIGIN = "https://hub.example.com"
FAKE_ORIGIN = "https://hub-login.example.net"
SITE = Site(REAL_ORIGIN, "hub.example.com")


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
    PASSKEY_WITHHELD = "passkey-withheld"
    NOTHING_FORWARDED = "nothing-forwarded"
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


def by_passkey() -> tuple[Move, ...]:
    """Act the same relay out against a passkey.

    The browser comes first: it asks the device for nothing at a foreign address. What follows in
    the play supposes that this barrier is missing, and shows the second one.

    Returns:
        The moves in order. What the browser and the server do is asked of `Passkey` and `Site`.

    Example:
        >>> [move.scene.value for move in by_passkey() if move.who is not Who.ATTACKER]
        ['link-opened', 'passkey-withheld', 'origin-signed', 'origin-refused']
    """
    passkey, challenge, seen = Passkey(SITE.rp_id), secrets.token_hex(), FAKE_ORIGIN
    moves = [
        Move(0, Who.VICTIM, Scene.LINK_OPENED, origin=seen),
        Move(7, Who.ATTACKER, Scene.CHALLENGE_FORWARDED),
    ]
    if not passkey.offered_at(seen):
        moves += [
            Move(8, Who.VICTIM, Scene.PASSKEY_WITHHELD, origin=seen),
            Move(9, Who.ATTACKER, Scene.NOTHING_FORWARDED),
        ]
    accepted = SITE.accepts(passkey.sign(challenge, seen), challenge)
    last = Scene.ATTACKER_IN if accepted else Scene.ORIGIN_REFUSED
    moves += [
        Move(14, Who.VICTIM, Scene.ORIGIN_SIGNED, origin=seen),
        Move(15, Who.ATTACKER, Scene.ANSWER_FORWARDED, origin=seen),
        Move(16, Who.SERVER, last, origin=seen),
    ]
    return tuple(moves)
