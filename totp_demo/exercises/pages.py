"""The pages by their numbers: their titles, and the questions that each asks."""

from __future__ import annotations

import importlib
from collections.abc import Mapping

from totp_demo.exercises.exercise import Exercise
from totp_demo.wording.sentence import Sentence, say

TITLES: Mapping[str, Sentence] = {
    "00": say("Set up two-factor authentication, step by step"),
    "01": say("Who is signing in: the profile"),
    "02": say("Enable MFA: off, pending, on"),
    "03": say("The QR code: a secret as a picture"),
    "04": say("The phone: what the app does with the QR code"),
    "05": say("Confirm: how the server checks a code"),
    "06": say("Living with MFA: sign in, recover, change phones"),
    "07": say("Inside a code: from the time to six digits"),
    "08": say("The time window: how far off a clock may be"),
    "09": say("What a code does not stop"),
    "10": say("The help desk: what to ask, what to do"),
}
"""The titles of the notebooks, which a test holds them to."""


def questions(page: str) -> tuple[Exercise, ...]:
    """Return what a page asks.

    Args:
        page: Its number, such as "03".

    Example:
        >>> questions("00")[0].name
        '00-flight'
    """
    module = importlib.import_module(f"totp_demo.exercises.n{page}")
    found: tuple[Exercise, ...] = module.EXERCISES
    return found
