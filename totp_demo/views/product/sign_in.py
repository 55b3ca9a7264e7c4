"""Signing in: the texts of its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from totp_demo.learner.protocol import Texts
from totp_demo.model.account import TRAINING_PASSWORD
from totp_demo.wording.labels import on_screen

if TYPE_CHECKING:
    from totp_demo.learner.lesson import Lesson


def texts(lesson: Lesson) -> Texts:
    """Return the page's texts in the lesson's language."""
    language = lesson.language
    _ = language.gettext
    email = lesson.account.profile.email
    hint = (
        _("For this training account: {email}, and the password you chose.").format(email=email)
        if lesson.password_changed
        else _("For this training account: {email}, password {password}").format(
            email=email, password=TRAINING_PASSWORD
        )
    )
    return {
        "sign_in_title": on_screen("Sign In").label(language),
        "sign_in_hint": hint,
        "password": on_screen("Password").label(language),
        "mfa_code": on_screen("MFA Code").label(language),
        "sign_in_code_hint": _("Required while MFA is on. You can also type a recovery code here."),
        "sign_in": on_screen("Sign In").label(language),
        "unlock": _("Unlock (simulates the link in the e-mail)"),
        "elsewhere": _("You are signed out. The form is in the screen where you signed out."),
        "come_here": _("Sign in here instead"),
        "signed_in": _("You are signed in. Sign out to try this page."),
    }
