"""Tickets of people whose phone is gone, new, or locked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from totp_demo.desk.inquiry import Inquiry
from totp_demo.desk.kind import Kind
from totp_demo.model.case import Sign
from totp_demo.model.cause import Cause, Fix
from totp_demo.model.clock import Clock
from totp_demo.model.enrolment import State
from totp_demo.model.phone import Phone
from totp_demo.wording.sentence import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from totp_demo.desk.world import World

_BETWEEN = 130.0  # seconds between two tries of somebody who keeps trying


def _without(
    *signs: Sign, recovery: bool = False, backup: bool = False, sole: bool = False
) -> Callable[[World], None]:
    """Return what takes the phone away, and leaves what is told."""

    def build(world: World) -> None:
        world.lived(world.dice.uniform(40, 300))
        key = world.key
        if recovery:
            world.recovery_code = world.account.new_recovery_code()
        world.backup = (key,) if backup and key is not None else ()
        world.phone = Phone(Clock(world.clock.now), app="aegis")
        world.sole_administrator = sole
        world.signs = frozenset(signs)

    return build


def _spent(world: World) -> None:
    world.lived(world.dice.uniform(40, 300))
    code = world.account.new_recovery_code()
    world.reads = lambda: code
    world.clock.advance(3600.0)
    world.tries()
    world.clock.advance(world.dice.uniform(3600, 80_000))
    world.phone = Phone(Clock(world.clock.now), app="aegis")
    world.signs = frozenset({Sign.PHONE_GONE, Sign.RECOVERY_CODE_USED_BEFORE})
    world.tries()


def _locked(world: World) -> None:
    """They typed the codes of an entry that they have deleted since."""
    world.lived(world.dice.uniform(20, 90))
    other = world.draw_key(issuer="Payroll")
    entry = world.phone.scan(other.uri)
    world.picked = entry.id
    while world.account.state is not State.LOCKED:
        world.tries()
        world.clock.advance(_BETWEEN)
    world.phone.delete(entry)
    world.picked = None
    world.tries()


_GONE = frozenset({Sign.PHONE_GONE})
_NEW = frozenset({Sign.NEW_PHONE})

KINDS = (
    Kind(
        "phone-lost-recovery-code",
        Cause.PHONE_LOST,
        Fix.USE_RECOVERY_CODE,
        _without(Sign.PHONE_GONE, Sign.RECOVERY_CODE_AT_HAND, recovery=True),
        (Inquiry.RECOVERY_CODE,),
        say("Phone lost"),
        (
            say("Hello, I’ve lost my phone. Can you switch this MFA off for me, just for today?"),
            say("Hi. My phone is at the bottom of a lake. How do I get in now?"),
        ),
        say("I lost the phone at the weekend. The SIM card is blocked, the new one comes later."),
        told=_GONE,
    ),
    Kind(
        "phone-lost-nothing-left",
        Cause.PHONE_LOST,
        Fix.RESET_AFTER_PROOF,
        _without(Sign.PHONE_GONE),
        (Inquiry.RECOVERY_CODE, Inquiry.OLD_PHONE, Inquiry.CALL_BACK),
        say("Phone stolen"),
        (
            say("Hello, my phone was stolen on the train. I need to get into my account today."),
            say("Hi, my phone is gone, and with it the app. What do I do now?"),
        ),
        say("It was taken out of my bag. I’ve had it blocked, and bought another one."),
        told=_GONE,
    ),
    Kind(
        "new-phone-transfer",
        Cause.PHONE_NEW,
        Fix.TRANSFER_OR_RESTORE,
        _without(Sign.NEW_PHONE, Sign.OLD_PHONE_AT_HAND, backup=True),
        (Inquiry.OLD_PHONE,),
        say("New phone, empty app"),
        (
            say("Hello, I have a new phone and the app is empty on it. Please reset my MFA."),
            say("Hi! New phone, same number. I thought the codes would come along by themselves."),
        ),
        say("I got a new phone yesterday. The old one still works, it’s here on the desk."),
        told=_NEW,
    ),
    Kind(
        "new-phone-restore",
        Cause.PHONE_NEW,
        Fix.TRANSFER_OR_RESTORE,
        _without(Sign.NEW_PHONE, Sign.OLD_PHONE_AT_HAND, backup=True),
        (Inquiry.OLD_PHONE,),
        say("Screen broken, phone replaced"),
        (
            say("Hello, my phone was replaced, and now I have no codes. Do I need a new account?"),
            say("Hi, the shop exchanged my phone. All is there but the codes."),
        ),
        say("The screen was broken and the shop gave me another phone. The app made backups."),
        told=_NEW,
    ),
    Kind(
        "new-phone-nothing-left",
        Cause.PHONE_NEW,
        Fix.RESET_AFTER_PROOF,
        _without(Sign.NEW_PHONE),
        (Inquiry.OLD_PHONE, Inquiry.RECOVERY_CODE, Inquiry.CALL_BACK),
        say("New phone, and the old one is sold"),
        (
            say("Hello, I’ve changed phones, and the app on the new one knows nothing of me."),
            say("Hi, with the new phone I can’t get in any more. I thought it was in my account."),
        ),
        say("I sold the old one last week. I’d erased it first, as one should."),
        told=_NEW,
    ),
    Kind(
        "recovery-code-spent",
        Cause.RECOVERY_CODE_SPENT,
        Fix.RESET_AFTER_PROOF,
        _spent,
        (Inquiry.LOG, Inquiry.RECOVERY_CODE, Inquiry.CALL_BACK),
        say("Recovery code refused"),
        (
            say(
                "Hello, my phone is broken and the recovery code isn’t accepted. It’s the right "
                "one!"
            ),
            say("Hi. No phone, and the code on my sheet is refused. It worked the last time."),
        ),
        say("The phone fell down the stairs. I got in yesterday, with the code on my sheet."),
        typing=say("I type the recovery code from my sheet, with the hyphens."),
        told=_GONE,
    ),
    Kind(
        "account-locked",
        Cause.ACCOUNT_LOCKED,
        Fix.UNLOCK,
        _locked,
        (Inquiry.LOG, Inquiry.WHAT_CHANGED),
        say("“Your account is locked”"),
        (
            say("Hello, I’m locked out. The page says my account is locked. What have I done?"),
            say("Hi, ten tries, and now it’s locked. I’ve found out why in the meantime."),
        ),
        say("I typed the codes of another site, ten times. I’ve deleted that entry since."),
    ),
    Kind(
        "sole-administrator",
        Cause.SOLE_ADMINISTRATOR,
        Fix.ESCALATE,
        _without(Sign.PHONE_GONE, Sign.NO_OTHER_ADMINISTRATOR, sole=True),
        (Inquiry.RECOVERY_CODE, Inquiry.OLD_PHONE, Inquiry.OTHER_ADMINISTRATOR),
        say("The administrator is locked out"),
        (
            say("Hello, I’m the administrator here and my phone is dead. Please reset my MFA now."),
            say(
                "Hi. My phone was stolen. I’d reset my MFA myself, but for that I’d have to get in."
            ),
        ),
        say("The phone is gone since yesterday. I look after the accounts here, all of them."),
        told=_GONE,
    ),
)
"""The kinds."""
