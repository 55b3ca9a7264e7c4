"""Tickets about somebody else: who has the secret, the code or the password, and who calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from totp_demo.desk.caller import drawn
from totp_demo.desk.inquiry import Inquiry
from totp_demo.desk.kind import Kind
from totp_demo.model.account import TRAINING_PASSWORD
from totp_demo.model.case import Sign
from totp_demo.model.cause import Cause, Fix
from totp_demo.model.clock import Clock
from totp_demo.model.phone import Phone
from totp_demo.wording.sentence import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from totp_demo.desk.world import World


def _disclosed(world: World) -> None:
    world.lived(world.dice.uniform(1, 3))
    world.copies_about, world.stranger_key = True, world.key
    world.signs = frozenset({Sign.QR_CODE_SENT})


def _robbed(*signs: Sign) -> Callable[[World], None]:
    """A stranger has signed in with the password and a code that the caller gave away."""

    def build(world: World) -> None:
        world.lived(world.dice.uniform(20, 90))
        world.next_code()
        world.tries()  # the code goes to the stranger, who signs in with it
        world.stranger_password, world.stranger_inside = TRAINING_PASSWORD, True
        world.signs = frozenset(signs)
        world.clock.advance(world.dice.uniform(60, 900))

    return build


def _besieged(world: World) -> None:
    world.lived(world.dice.uniform(20, 90))
    world.stranger_password = TRAINING_PASSWORD
    email = world.account.profile.email
    for _ in range(3):
        guess = f"{world.dice.randrange(1_000_000):06}"
        world.account.sign_in(email, TRAINING_PASSWORD, guess)
        world.clock.advance(world.dice.uniform(60, 200))
    world.signs = frozenset({Sign.REQUESTS_NOT_MINE})


def _stranger(*signs: Sign) -> Callable[[World], None]:
    """Somebody calls in the name of the owner, whose phone is where it should be."""

    def build(world: World) -> None:
        world.lived(world.dice.uniform(20, 90))
        world.phone = Phone(Clock(world.clock.now), app="aegis")
        world.genuine = False
        world.signs = frozenset({Sign.IDENTITY_UNPROVEN, *signs})

    return build


def _for_another(world: World) -> None:
    while world.owner.email == world.caller.email:
        world.owner = drawn(world.dice)
    world.serve(world.account.settings)
    world.lived(world.dice.uniform(20, 90))
    world.phone = Phone(Clock(world.clock.now), app="aegis")
    world.own_account = False
    world.signs = frozenset({Sign.ASKS_FOR_ANOTHER, Sign.PHONE_GONE})


_PRESSES = say("There’s no time for this. Are you going to help me, or do I call your boss?")

KINDS = (
    Kind(
        "qr-code-in-ticket",
        Cause.QR_DISCLOSED,
        Fix.REVOKE_AND_PURGE,
        _disclosed,
        (Inquiry.CALL_BACK,),
        say("Screenshot attached"),
        (
            say(
                "Hello, I’ve set up MFA and kept a picture of the QR code, see the attachment. Is "
                "that how it should look?"
            ),
            say(
                "Hi, so that you see what I mean, I’ve attached a screenshot of the page with the "
                "QR code. The code works, by the way."
            ),
        ),
        say("I’ve set it up. I sent the same picture to my team’s chat, for those who come next."),
        told=frozenset({Sign.QR_CODE_SENT}),
        by_mail=True,
    ),
    Kind(
        "phishing-relay",
        Cause.PHISHING_RELAY,
        Fix.SECURE_ACCOUNT,
        _robbed(Sign.LINK_FOLLOWED, Sign.UNKNOWN_SIGN_IN),
        (Inquiry.LOG, Inquiry.LINKS_AND_CALLS, Inquiry.CALL_BACK),
        say("Signed in, and nothing happened"),
        (
            say(
                "Hello. I typed my password and the code, and then the page showed an error. Is "
                "your site down?"
            ),
            say("Hi, I signed in as the mail said, and after the code there was a blank page."),
        ),
        say("There was a mail that my password expires today, with a button to sign in."),
    ),
    Kind(
        "code-read-out",
        Cause.CODE_READ_OUT,
        Fix.SECURE_ACCOUNT,
        _robbed(Sign.CODE_TOLD, Sign.UNKNOWN_SIGN_IN),
        (Inquiry.LOG, Inquiry.LINKS_AND_CALLS, Inquiry.CALL_BACK),
        say("Your colleague has hung up"),
        (
            say(
                "Hello, I was on the phone with a colleague of yours just now, and the line went "
                "dead. Can you put me through again?"
            ),
            say("Hi, your support called me about my account. Is it fixed now? He was in a hurry."),
        ),
        say("Somebody from your support called, about an attack on my account. Very friendly."),
        by_mail=False,
    ),
    Kind(
        "password-stolen",
        Cause.PASSWORD_STOLEN,
        Fix.SECURE_ACCOUNT,
        _besieged,
        (Inquiry.LOG, Inquiry.OWN_SIGN_INS, Inquiry.CALL_BACK),
        say("Warnings that I don’t understand"),
        (
            say(
                "Hello, I keep getting mails about failed sign-ins to my account. I haven’t even "
                "been at the computer."
            ),
            say("Hi, can you stop these warnings about wrong codes? I didn’t type any."),
        ),
        say("Nothing. I use the same password on a few sites, and one of them was hacked, I read."),
    ),
    Kind(
        "caller-unproven",
        Cause.CALLER_UNPROVEN,
        Fix.REFUSE,
        _stranger(Sign.PHONE_GONE),
        (Inquiry.CALL_BACK,),
        say("“Urgent, for my boss”"),
        (
            say(
                "Listen, my phone is gone, I have a meeting with the board in five minutes, and I "
                "need my account. Just reset it. Now, please."
            ),
            say(
                "Hello, my phone was stolen and I’m at the airport. Reset my MFA, I’ll give you my "
                "date of birth, whatever you need."
            ),
        ),
        _PRESSES,
        told=frozenset({Sign.PHONE_GONE}),
        also=frozenset({Fix.ESCALATE}),
        by_mail=False,
    ),
    Kind(
        "reset-by-mail",
        Cause.CALLER_UNPROVEN,
        Fix.REFUSE,
        _stranger(Sign.NEW_PHONE),
        (Inquiry.CALL_BACK,),
        say("Please reset, from a private address"),
        (
            say(
                "Good morning, I write from my private address, since I can’t get into the other "
                "one. I have a new phone: please reset my MFA."
            ),
            say("Hello, new phone, new number. Could you reset my MFA and send the link here?"),
        ),
        say("I have a new phone and a new number. You can’t reach me on the old one any more."),
        told=frozenset({Sign.NEW_PHONE}),
        also=frozenset({Fix.ESCALATE}),
        by_mail=True,
    ),
    Kind(
        "vendor-on-the-line",
        Cause.CALLER_UNPROVEN,
        Fix.REFUSE,
        _stranger(),
        (Inquiry.CALL_BACK,),
        say("The maker’s support needs access"),
        (
            say(
                "Hello, this is second-level support of the maker. We see an attack on one of your "
                "accounts. I need you to reset its MFA, and to tell me the code."
            ),
            say(
                "Good afternoon, I’m calling from the security team of the maker. We have to test "
                "this account: please switch its MFA off for an hour."
            ),
        ),
        _PRESSES,
        also=frozenset({Fix.ESCALATE}),
        by_mail=False,
    ),
    Kind(
        "reset-for-another",
        Cause.RESET_FOR_ANOTHER,
        Fix.REFUSE,
        _for_another,
        (Inquiry.WHOSE_ACCOUNT,),
        say("A manager, about a colleague’s account"),
        (
            say(
                "Hello, one of my team has lost the phone and is off sick. Reset the MFA for me, "
                "please: I need the files in that account."
            ),
            say(
                "Good morning, I run the department. Please reset the MFA of one of my people, "
                "who left the phone at home. I’ll set it up on mine meanwhile."
            ),
        ),
        say("My colleague’s phone is gone, and we need what is in that account before noon."),
        told=frozenset({Sign.PHONE_GONE}),
    ),
)
"""The kinds."""
