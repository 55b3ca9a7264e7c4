"""Tickets about clocks: the phone's, the server's, and the moment at which a code is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from totp_demo.desk.inquiry import Inquiry
from totp_demo.desk.kind import Kind
from totp_demo.model.case import Sign
from totp_demo.model.cause import Cause, Fix
from totp_demo.model.enrolment import Settings
from totp_demo.wording.sentence import say

if TYPE_CHECKING:
    from totp_demo.desk.world import World

_HOURS = (-10, -9, -7, -6, -5, -3, -2, -1, 1, 2, 3, 5.5, 6, 8, 9, 10)


def _ahead(world: World) -> None:
    world.lived(world.dice.uniform(20, 90))
    world.phone.clock.skew = world.dice.uniform(95, 600)
    for _ in range(2):
        world.tries()


def _behind(world: World) -> None:
    world.lived(world.dice.uniform(20, 90))
    world.phone.clock.skew = -world.dice.uniform(95, 600)
    for _ in range(2):
        world.tries()


def _server(world: World) -> None:
    world.lived(world.dice.uniform(20, 90))
    world.signs = frozenset({Sign.OTHERS_FAIL_TOO})
    world.server_clock.skew = world.dice.choice((-1, 1)) * world.dice.uniform(120, 2400)
    for _ in range(2):
        world.tries()


def _journey(world: World) -> None:
    world.lived(world.dice.uniform(20, 90))
    world.signs = frozenset({Sign.BACK_FROM_JOURNEY})
    world.phone.clock.skew = world.dice.choice(_HOURS) * 3600 + world.dice.uniform(-30, 30)
    for _ in range(2):
        world.tries()


def _late(world: World) -> None:
    world.serve(Settings(window=0))
    world.lived(world.dice.uniform(20, 90))
    world.signs = frozenset({Sign.TYPED_AT_THE_END, Sign.FAILS_NOW_AND_THEN})
    world.reads_with_left, world.lag = world.dice.uniform(2.0, 4.0), world.dice.uniform(7.0, 12.0)
    world.tries()


KINDS = (
    Kind(
        "phone-clock-ahead",
        Cause.PHONE_CLOCK_AHEAD,
        Fix.AUTOMATIC_TIME,
        _ahead,
        (Inquiry.LOG, Inquiry.PHONE_TIME),
        say("No code works any more"),
        (
            say(
                "Hello, I can’t sign in any more. My password is right, but the code is refused "
                "every time. I think your server has a problem."
            ),
            say(
                "Good morning. I’ve typed every code the app has given me since this morning, and "
                "each one is wrong. Is the app broken?"
            ),
        ),
        say("Nothing, really. I set the clock of my phone a little fast, so that I’m never late."),
        also=frozenset({Fix.SET_ZONE}),
    ),
    Kind(
        "phone-clock-behind",
        Cause.PHONE_CLOCK_BEHIND,
        Fix.AUTOMATIC_TIME,
        _behind,
        (Inquiry.LOG, Inquiry.PHONE_TIME),
        say("Codes refused since this morning"),
        (
            say(
                "Hi, my codes are refused. All of them. I type them straight away, so it can’t be "
                "that I’m too slow."
            ),
            say(
                "Hello. The page says the code is not valid, whichever one I take. I haven’t "
                "changed anything."
            ),
        ),
        say("The phone was switched off for a few days. I switched it on again this morning."),
        also=frozenset({Fix.SET_ZONE}),
    ),
    Kind(
        "server-clock-off",
        Cause.SERVER_CLOCK_OFF,
        Fix.SERVER_NTP,
        _server,
        (Inquiry.LOG, Inquiry.OTHERS, Inquiry.SERVER_TIME),
        say("The code is refused, for all of us"),
        (
            say(
                "Hello, the code is refused. I’ve deleted nothing, I’ve changed nothing, and "
                "yesterday it worked."
            ),
            say(
                "Good morning, I can’t get in. The app shows a code, the page does not want it. My "
                "phone must have broken overnight."
            ),
        ),
        say("Nothing on my side. There was something about maintenance last night, I think."),
    ),
    Kind(
        "clock-set-by-hand",
        Cause.CLOCK_SET_BY_HAND,
        Fix.SET_ZONE,
        _journey,
        (Inquiry.LOG, Inquiry.WHAT_CHANGED, Inquiry.PHONE_TIME),
        say("Back at work, and no code works"),
        (
            say(
                "Hello, I’m back from a trip and your site refuses my codes. And before you ask: "
                "the time on my phone is right, I’ve looked."
            ),
            say(
                "Hi. Before the holidays it all worked. Now no code is accepted. Have you changed "
                "something while I was away?"
            ),
        ),
        say(
            "I was abroad. When I came back, the phone still showed the time over there, so I set "
            "the clock myself."
        ),
        also=frozenset({Fix.AUTOMATIC_TIME}),
    ),
    Kind(
        "typed-too-late",
        Cause.TYPED_TOO_LATE,
        Fix.WAIT_FOR_NEXT_CODE,
        _late,
        (Inquiry.LOG, Inquiry.COUNTDOWN),
        say("Works every other time"),
        (
            say(
                "Hello. Sometimes the code works, sometimes it doesn’t. I’d say it’s one in two. "
                "Your server must be overloaded."
            ),
            say(
                "Hi, it’s a lottery: yesterday I got in at once, today I needed three codes. Is "
                "that normal?"
            ),
        ),
        say("Nothing new. It has been like this from the start, now and then."),
        typing=say("I read it, I go back to the computer, I find the field, and I type it."),
        told=frozenset({Sign.FAILS_NOW_AND_THEN}),
    ),
)
"""The kinds."""
