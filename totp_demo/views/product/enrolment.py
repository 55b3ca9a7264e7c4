"""The MFA dialog: its texts and what it holds for the time of one enrolment."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from totp_demo import qr
from totp_demo.learner.protocol import EnrolmentPrivate, Left, Texts
from totp_demo.wording.labels import on_screen

if TYPE_CHECKING:
    from totp_demo.learner.lesson import Lesson


def texts(lesson: Lesson) -> Texts:
    """Return the dialog's texts in the lesson's language."""
    language = lesson.language
    _ = language.gettext
    return {
        "dialog_title": on_screen("MFA Settings").label(language),
        "instruction": on_screen(
            "Scan the image into an MFA program (e.g. Google Authenticator) and enter the code "
            "below to verify the account."
        ).label(language),
        "qr_alt": _("QR code of this account, for the camera of an authenticator app"),
        "qr_away": _("The QR code is not here: it holds the secret, and no secret is saved."),
        "show_secret": on_screen("Show secret key for manual configuration").label(language),
        "secret_hint": _("No camera can scan the image? Type this key into the app."),
        "verify_code": on_screen("Verify MFA Code").label(language),
        "no_spaces": on_screen("Do not enter any spaces").label(language),
        "time_soon": _("This QR code expires in less than 2 minutes. Do you need more time?"),
        "time_end": _("This QR code expires in less than 20 seconds. Do you need more time?"),
        "time_last": _(
            "This QR code expires soon, and you can’t have more time for it. Press Cancel, then "
            "Enable MFA: you get a new one."
        ),
        "time_left": _("{minutes} min {seconds} s left"),
        "time_more": _("More time"),
        "time_given": _("You have ten more minutes for this QR code."),
        "cancel": on_screen("Cancel").label(language),
        "enable": on_screen("Enable").label(language),
    }


@functools.lru_cache(maxsize=4)
def _drawn(uri: str) -> str:
    """Draw a QR code once for all the moves that do not change it."""
    return qr.svg(uri)


def private(lesson: Lesson) -> EnrolmentPrivate:
    """Return the QR code and the secret of the enrolment under way, if there is one.

    A confirmed secret is never shown again.
    """
    key = lesson.account.pending_key
    if key is None:
        return {}
    return {"qr": _drawn(key.uri), "secret": key.secret}


def time_left(lesson: Lesson) -> Left | None:
    """Return how long the enrolment under way still runs.

    Args:
        lesson: The lesson.

    Returns:
        The `seconds` left by the server's clock, the `rate` at which that clock runs, and how often
        `more` can be asked for; None where nothing is under way.
    """
    expires_at = lesson.account.expires_at
    if expires_at is None:
        return None
    now, rate = lesson.server_clock.ticking()
    more = lesson.account.extensions_left
    return {"seconds": expires_at - now, "rate": rate, "more": more}
