"""What is said of a code of a step outside the window: how far away, and whose clock it may be."""

from __future__ import annotations

from totp_demo.wording.sentence import NOTHING, Sentence, say

MINUTE = 60
HOUR = 60 * MINUTE


def is_hours_away(drift: int, period: int) -> bool:
    """Say whether a step is an hour or more away.

    Args:
        drift: Steps from the server's, older ones below zero.
        period: Length of a step in seconds.
    """
    return abs(drift) * period >= HOUR


def how_long(seconds: int) -> Sentence:
    """Say a time in its two largest units.

    Args:
        seconds: The time, not below zero.
    """
    hours, rest = divmod(seconds, HOUR)
    minutes, seconds = divmod(rest, MINUTE)
    if hours:
        return say("{hours} h {minutes} min", hours=hours, minutes=minutes)
    return say("{minutes} min {seconds} s", minutes=minutes, seconds=seconds)


def whose_clock(drift: int, period: int, *, phone_skew: float, server_skew: float) -> Sentence:
    """Say whose clock a code of another step speaks of.

    Args:
        drift: Steps from the server's, older ones below zero.
        period: Length of a step in seconds.
        phone_skew: By how many seconds the phone's clock is known to be fast.
        server_skew: By how many seconds the server's is.
    """
    if server_skew * drift < 0:
        return say("The server’s clock is wrong: synchronise it with a time server (NTP).")
    if phone_skew * drift > 0:
        return say("The phone’s clock is wrong: switch on automatic time on the phone.")
    likely = say(
        "If the app shows this same code right now, the phone’s clock is likely wrong: switch "
        "on automatic time on the phone."
    )
    by_hand = say(
        "A clock that is hours off was often set by hand, for example while travelling, "
        "instead of changing the time zone. It can also be chance: with so many steps, a "
        "wrong code sometimes matches one."
    )
    return likely + (by_hand if is_hours_away(drift, period) else NOTHING)
