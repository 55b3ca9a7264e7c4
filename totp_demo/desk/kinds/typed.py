"""Tickets about what was typed, though the app shows the right code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from totp_demo.desk.inquiry import Inquiry
from totp_demo.desk.kind import Kind
from totp_demo.model.case import Sign
from totp_demo.model.cause import Cause, Fix
from totp_demo.wording.sentence import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from totp_demo.desk.world import World

_ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def _written(writes: Callable[[str], str]) -> Callable[[World], None]:
    def build(world: World) -> None:
        world.lived(world.dice.uniform(20, 90))
        world.writes = writes
        for _ in range(2):
            world.tries()

    return build


def _zero_lost(world: World) -> None:
    world.lived(world.dice.uniform(20, 90))
    world.signs = frozenset({Sign.FAILS_NOW_AND_THEN})
    world.notices = lambda code: code.startswith("0")
    world.writes = lambda code: code.lstrip("0") or "0"
    world.tries()


def _used(world: World) -> None:
    world.lived(world.dice.uniform(20, 90))
    world.next_code()
    world.tries()
    world.noted = world.typed or ""
    world.tries()


def _confirmed(world: World) -> None:
    world.enrol()
    world.tries()
    world.noted = world.typed or ""
    world.tries()


def _secret(world: World) -> None:
    world.enrol()
    world.reads = lambda: "" if world.key is None else world.key.secret
    world.tries()


def _uri(world: World) -> None:
    world.enrol()
    world.reads = lambda: "" if world.key is None else world.key.uri
    world.tries()


def _old_recovery_code(world: World) -> None:
    """MFA is set up again after a reset: the recovery code of before is no longer one."""
    world.lived(world.dice.uniform(20, 90))
    code = world.account.new_recovery_code()
    world.earlier_keys = () if world.key is None else (world.key,)
    world.account.reset_mfa()
    for entry in world.phone.entries:
        world.phone.delete(entry)
    world.enrol()
    world.reads = lambda: code
    world.signs = frozenset({Sign.RECOVERY_CODE_AT_HAND})
    world.tries()


_WAY = (Inquiry.LOG, Inquiry.HOW_TYPED)

KINDS = (
    Kind(
        "space-typed",
        Cause.SPACE_TYPED,
        Fix.TYPE_DIGITS_ONLY,
        _written(lambda code: f"{code[:3]} {code[3:]}"),
        _WAY,
        say("Right code, and yet refused"),
        (
            say("Hello, I type exactly what the app shows, and your page refuses it. Exactly."),
            say(
                "Hi. The code is refused, even when I take my time. I’ve compared it with the app: "
                "it is the same."
            ),
        ),
        say("I have a new computer. The phone is the same as before."),
        say("As the app shows it: three digits, then a space, then three digits."),
        also=frozenset({Fix.TYPE_APP_CODE}),
    ),
    Kind(
        "invisible-characters",
        Cause.INVISIBLE_CHARACTERS,
        Fix.TYPE_DIGITS_ONLY,
        _written(lambda code: f"\u200b{code}"),
        _WAY,
        say("Six digits, and yet refused"),
        (
            say(
                "Hello, your field is broken. There are six digits in it, I can see them, and it "
                "says there is something in the code."
            ),
            say("Hi, I can’t sign in. I paste the code and it is refused. It is the right one."),
        ),
        say("I used to type it. For a week now I’ve been copying it, that’s quicker."),
        say("I copy it from the app, send it to myself in the chat, and paste it into the field."),
        also=frozenset({Fix.TYPE_APP_CODE}),
    ),
    Kind(
        "other-digits",
        Cause.OTHER_DIGITS,
        Fix.TYPE_DIGITS_ONLY,
        _written(lambda code: code.translate(_ARABIC)),
        _WAY,
        say("Digits that the page does not want"),
        (
            say("Hello, the page refuses my code. I type six digits, as always."),
            say("Hi. I’m working on my sister’s computer this week, and the code is refused."),
        ),
        say("I’m on another computer this week, with an Arabic keyboard."),
        say("I type the six digits on this keyboard. On the screen they look a bit different."),
        also=frozenset({Fix.TYPE_APP_CODE}),
    ),
    Kind(
        "leading-zero-lost",
        Cause.LEADING_ZERO_LOST,
        Fix.TYPE_DIGITS_ONLY,
        _zero_lost,
        _WAY,
        say("Fails about once in ten times"),
        (
            say(
                "Hello. Nine times out of ten it works. And then there’s a code that is refused, "
                "whatever I do. It’s driving me mad."
            ),
            say("Hi, from time to time a code is refused as too short. I don’t type too short."),
        ),
        say("Since I’ve been keeping a table of my sign-ins, I think."),
        say("I put it into a cell of my table first, and copy it from there."),
        told=frozenset({Sign.FAILS_NOW_AND_THEN}),
        also=frozenset({Fix.TYPE_APP_CODE}),
    ),
    Kind(
        "used-code",
        Cause.USED_CODE,
        Fix.WAIT_FOR_NEXT_CODE,
        _used,
        (Inquiry.LOG, Inquiry.HOW_TYPED),
        say("It worked, then it didn’t"),
        (
            say(
                "Hello, I signed in at the computer a moment ago. Now I want to sign in on the "
                "tablet, with the same code, and it is refused."
            ),
            say("Hi. My code worked in one browser, and in the other one it doesn’t. Same code!"),
        ),
        say("I was signed in a moment ago. I only wanted to open it a second time."),
        say("I noted it the first time, so I type the one from my note."),
        also=frozenset({Fix.TYPE_APP_CODE}),
    ),
    Kind(
        "enrolment-code-again",
        Cause.ENROLMENT_CODE_AGAIN,
        Fix.WAIT_FOR_NEXT_CODE,
        _confirmed,
        (Inquiry.LOG, Inquiry.HOW_TYPED),
        say("Set up just now, first sign-in refused"),
        (
            say(
                "Hello, I’ve just switched on MFA, as you asked us to. It said that it was on. And "
                "the very first sign-in fails!"
            ),
            say("Hi, I’ve set it up by your instructions, and my code is refused straight away."),
        ),
        say("I’ve just finished the set-up. The page accepted the code there."),
        say("I type the code that I typed to confirm the set-up. It worked there."),
        also=frozenset({Fix.TYPE_APP_CODE}),
    ),
    Kind(
        "secret-typed",
        Cause.SECRET_TYPED,
        Fix.TYPE_APP_CODE,
        _secret,
        _WAY,
        say("“Enter the code”: which one?"),
        (
            say(
                "Hello, I’m at step five. I’ve typed the long code from the page, twice, without a "
                "mistake, and it is refused."
            ),
            say("Hi, I’m setting this up. The code is far too long to type, and then it’s wrong."),
        ),
        say("I’m setting it up for the first time. I’ve scanned the picture with the app."),
        say("I type the key that is on the page, under the QR code. All the letters."),
    ),
    Kind(
        "uri-pasted",
        Cause.URI_PASTED,
        Fix.TYPE_APP_CODE,
        _uri,
        _WAY,
        say("The QR code is read, the page refuses it"),
        (
            say(
                "Hello, I’ve read the QR code, I’ve pasted what it says into the field, and the "
                "page refuses it."
            ),
            say("Hi. I’ve scanned the QR code. A long line came out. Your page does not take it."),
        ),
        say("I’m setting it up. The authenticator app took the QR code, then I read it once more."),
        say("I paste the line that my camera read from the QR code. It begins with “otpauth”."),
    ),
    Kind(
        "old-recovery-code-typed",
        Cause.RECOVERY_CODE_SPENT,
        Fix.TYPE_APP_CODE,
        _old_recovery_code,
        _WAY,
        say("The code on my sheet is refused"),
        (
            say("Hello, I’m setting MFA up again, and the page refuses the code on my sheet."),
            say(
                "Hi, after the reset I’m asked for a code. I have it here on paper, and it isn’t "
                "accepted. Was that all for nothing?"
            ),
        ),
        say("You reset my MFA. I’m setting it up again, and I’ve scanned the new QR code."),
        say("I type the one from my sheet: twelve characters, with hyphens."),
    ),
)
"""The kinds."""
