"""The exercises of 00-procedure: is it understood where a code comes from?"""

from __future__ import annotations

from collections.abc import Mapping

from totp_demo.wording.language import Language

from .exercise import Exercise
from .judges import by_choice


def _who_question(language: Language) -> str:
    return language.gettext(
        "The phone is in flight mode: no network at all. Can it still show a valid code?"
    )


def _who_choices(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "no-network": _("No: the server sends each code to the phone."),
        "yes-secret": _("Yes: it works out the code from the secret and the time."),
        "yes-stored": _("Yes: it got a list of codes when it scanned the QR code."),
    }


def _who_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "yes-secret": _(
            "It only needs the secret and the time. Put your phone in flight mode and try it."
        ),
        "no-network": _(
            "Nothing is sent: try it with your phone in flight mode. What was in the QR code?"
        ),
        "yes-stored": _(
            "The QR code is far too small for a list. It contains one secret of 160 bits."
        ),
    }


EXERCISES = (
    Exercise("00-flight", _who_question, by_choice("yes-secret", _who_said), _who_choices),
)
