"""Tickets of people whose set-up does not get as far as a code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from totp_demo.desk.inquiry import Inquiry
from totp_demo.desk.kind import Kind
from totp_demo.model.case import Sign
from totp_demo.model.cause import Cause, Fix
from totp_demo.model.enrolment import PENDING_SECONDS
from totp_demo.wording.sentence import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from totp_demo.desk.world import World


def _shown(*signs: Sign, **looks: bool | int) -> Callable[[World], None]:
    def build(world: World) -> None:
        world.show(**looks)
        world.enrol()
        world.signs = frozenset(signs)

    return build


def _unfinished(world: World) -> None:
    world.enrol()
    world.clock.advance(PENDING_SECONDS + world.dice.uniform(60, 3000))


_BY_HAND = frozenset({Fix.ADD_BY_HAND, Fix.TIME_BASED_SETTINGS})
_STORY = say("I’m setting it up for the first time. I’ve got as far as the QR code.")

KINDS = (
    Kind(
        "no-quiet-zone",
        Cause.NO_QUIET_ZONE,
        Fix.WHITE_BORDER,
        _shown(Sign.CAMERA_SEES_NOTHING, Sign.DARK_BACKGROUND, dark=True),
        (Inquiry.LOOK_OF_QR,),
        say("The camera does not react"),
        (
            say("Hello, I hold the phone in front of the QR code and nothing happens. Nothing."),
            say("Hi, my app doesn’t see your QR code. Other QR codes it reads without trouble."),
        ),
        _STORY,
        told=frozenset({Sign.CAMERA_SEES_NOTHING}),
        also=_BY_HAND,
    ),
    Kind(
        "qr-too-small",
        Cause.QR_TOO_SMALL,
        Fix.ENLARGE_QR,
        _shown(Sign.CAMERA_SEES_NOTHING, Sign.QR_CODE_SMALL, width=100),
        (Inquiry.LOOK_OF_QR,),
        say("Nothing happens when I scan"),
        (
            say("Hello. I’ve been trying to scan for ten minutes. My phone is brand-new!"),
            say("Hi, the scan just doesn’t start. I’ve cleaned the lens, I’ve moved closer…"),
        ),
        _STORY,
        told=frozenset({Sign.CAMERA_SEES_NOTHING}),
        also=_BY_HAND,
    ),
    Kind(
        "qr-too-dense",
        Cause.QR_TOO_DENSE,
        Fix.SHORTEN_URI,
        _shown(Sign.CAMERA_SEES_NOTHING, Sign.QR_CODE_FINE, wordy=True, width=200),
        (Inquiry.LOOK_OF_QR,),
        say("QR code does not scan"),
        (
            say("Hello, the camera focuses, and focuses, and never gets there."),
            say("Hi, I can’t scan it. A colleague with a better phone managed, on the third try."),
        ),
        _STORY,
        told=frozenset({Sign.CAMERA_SEES_NOTHING}),
        also=_BY_HAND | {Fix.ENLARGE_QR},
    ),
    Kind(
        "qr-holds-bare-secret",
        Cause.QR_HOLDS_BARE_SECRET,
        Fix.PUT_URI_IN_QR,
        _shown(Sign.APP_SAYS_NOT_A_KEY, bare=True),
        (Inquiry.LOOK_OF_QR,),
        say("“This QR code is not valid”"),
        (
            say("Hello, the app reads the QR code and then says that it is not valid."),
            say("Hi. I scan, it beeps, and then: not a valid code. I’ve tried two apps by now."),
        ),
        say("I’m setting it up. Our IT people have made the page with the QR code themselves."),
        told=frozenset({Sign.APP_SAYS_NOT_A_KEY}),
        also=_BY_HAND,
    ),
    Kind(
        "enrolment-unfinished",
        Cause.ENROLMENT_UNFINISHED,
        Fix.ENROL_AGAIN,
        _unfinished,
        (Inquiry.LOG,),
        say("Set up yesterday, asked to do it again"),
        (
            say("Hello, I’ve scanned the QR code, and the profile still says that MFA is off."),
            say("Hi, I’ve set it up, the app has the entry, and now I’m told to set it up again."),
        ),
        say("I scanned it, and then the phone rang. I never typed a code, was I supposed to?"),
    ),
)
"""The kinds."""
