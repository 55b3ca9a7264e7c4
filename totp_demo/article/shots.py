"""Which pictures the article has: of which view, at which step, and what is marked in each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from totp_demo.wording.sentence import Sentence, say


@dataclass(frozen=True)
class Shot:
    """A picture of a view of the lesson.

    Attributes:
        view: The method of the lesson that shows it.
        step: The step at which the lesson starts.
        marked: The handles of what is marked, in the order in which it is used.
        cropped: What the picture shows: a CSS selector.
        alt: What the picture shows, for who does not see it.
        pressed: Handles of what is pressed first.
        typed: Whether the code is typed first.
        width: Of the page, in CSS pixels.
    """

    view: str
    step: int
    marked: tuple[str, ...]
    cropped: str
    alt: Sentence
    pressed: tuple[str, ...] = ()
    typed: bool = False
    width: int = 760


SHOTS: Mapping[str, tuple[Shot, ...]] = {
    "step-1-view": (
        Shot(
            "home",
            0,
            ("td-user-menu", "td-edit-profile"),
            ".td-screen",
            say(
                "The screen with the user’s name in its top right corner, and the menu that opens. "
                "Marked: 1, the name; 2, Edit Profile."
            ),
            pressed=("td-user-menu",),
        ),
    ),
    "step-2-view": (
        Shot(
            "profile",
            2,
            ("td-enable-mfa",),
            ".td-screen",
            say("The profile form. Marked: the button Enable MFA, under MFA Settings."),
        ),
    ),
    "step-3-view": (
        Shot(
            "enrolment",
            3,
            ("td-qr",),
            ".td-screen",
            say(
                "The dialog with the QR code, the field for the code, and the buttons Cancel and "
                "Enable. Marked: the QR code, of the training key."
            ),
        ),
    ),
    "step-4-view": (
        Shot(
            "phone_view",
            3,
            ("td-scan",),
            ".td-phone",
            say("A phone with an authenticator app that has no account yet. Marked: the button +."),
            width=420,
        ),
        Shot(
            "phone_view",
            5,
            ("td-code",),
            ".td-phone",
            say("The app with the new account. Marked: its six-digit code."),
            width=420,
        ),
    ),
    "step-5-view": (
        Shot(
            "code_entry",
            5,
            ("td-code-entry", "td-enable"),
            ".td-screen",
            say(
                "The lower half of the dialog. Marked: 1, the field with the six digits; 2, the "
                "button Enable."
            ),
            typed=True,
        ),
    ),
    "step-6-view": (
        Shot(
            "profile",
            6,
            ("td-state",),
            ".td-section:has(.td-new-recovery)",
            say("MFA Settings in the profile. Marked: two-factor authentication is on."),
        ),
    ),
}
"""The pictures that stand for each cell of the procedure's page that shows a view."""
