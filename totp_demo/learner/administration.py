"""What an administrator, a teacher, or time itself does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from totp_demo.learner import protocol
from totp_demo.learner.protocol import Word
from totp_demo.learner.state import LessonState
from totp_demo.wording.answer import Answer
from totp_demo.wording.sentence import say

_RESET = Answer(
    "note",
    say("An administrator has reset MFA: it is off."),
    say(
        "The secret and the recovery code no longer work. Delete the old entry on the phone, then"
        " press Enable MFA and scan the new QR code."
    ),
)


def _reset(lesson: LessonState, _word: Word) -> None:
    """Reset MFA, as an administrator of the product can; a lock stays."""
    if lesson.account.key_fingerprint is None:
        return
    lesson.account.reset_mfa()
    lesson.recovery_code = None
    lesson.proved = lesson.recovered = False
    lesson.last_verdict = None
    lesson.answers.pop("enrolment", None)
    lesson.answers["mfa"] = _RESET
    if lesson.page == "enrolment":
        lesson.goes_to("profile")


def _show_answers(lesson: LessonState, _word: Word) -> None:
    lesson.answers_shown = True


ADMINISTRATION: dict[type[Word], Callable[[LessonState, Any], None]] = {
    protocol.ResetMfa: _reset,
    protocol.ShowAnswers: _show_answers,
    # Nothing is done but to look: an enrolment may have run out in the meantime.
    protocol.Look: lambda _lesson, _word: None,
}
"""The words of the views' scripts, and what each does."""
