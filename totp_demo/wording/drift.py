"""What is said of a code of a step outside the window: how far away, and whose clock it may be."""

from __future__ import annotations

from totp_demo.wording.language import Language

MINUTE = 60
HOUR = 60 * MINUTE


def is_hours_away(drift: int, period: int) -> bool:
    """Say whether a step is an hour or more away.

    Args:
        drift: Steps from the server's, older ones below zero.
        period: Length of a step in seconds.
    """
    return abs(drift) * period >= HOUR


def of_drift(
    language: Language, drift: int, period: int, *, phone_skew: float, server_skew: float
) -> tuple[str, str]:
    """Word a code of another step.

    Args:
        language: The reader's.
        drift: Steps from the server's, older ones below zero.
        period: Length of a step in seconds.
        phone_skew: By how many seconds the phone's clock is known to be fast.
        server_skew: By how many seconds the server's is.

    Returns:
        A title and the sentences below it.
    """
    _ = language.gettext
    count = abs(drift)
    if drift < 0:
        title = language.ngettext(
            "This code is {count} step old.", "This code is {count} steps old.", count
        )
        detail = _("It was the code about {time} ago. Type the one that the app shows now.")
    else:
        title = language.ngettext(
            "This code is {count} step early.", "This code is {count} steps early.", count
        )
        detail = _("It will be the code in about {time}: the two clocks don’t agree.")
    hours, rest = divmod(count * period, HOUR)
    minutes, seconds = divmod(rest, MINUTE)
    if hours:
        time = _("{hours} h {minutes} min").format(hours=hours, minutes=minutes)
    else:
        time = _("{minutes} min {seconds} s").format(minutes=minutes, seconds=seconds)
    if server_skew * drift < 0:
        clock = _("The server’s clock is wrong: synchronise it with a time server (NTP).")
    elif phone_skew * drift > 0:
        clock = _("The phone’s clock is wrong: switch on automatic time on the phone.")
    else:
        clock = _(
            "If the app shows this same code right now, the phone’s clock is likely wrong: switch "
            "on automatic time on the phone."
        )
        if is_hours_away(drift, period):
            clock += " " + _(
                "A clock that is hours off was often set by hand, for example while travelling, "
                "instead of changing the time zone. It can also be chance: with so many steps, a "
                "wrong code sometimes matches one."
            )
    return title.format(count=count), f"{detail.format(time=time)} {clock}"
