"""Where a lesson stands: the step, the next move, and the state in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from totp_demo.learner.state import LessonState
from totp_demo.model.account import State
from totp_demo.model.verifier import Verdict
from totp_demo.wording.answer import RUN_FIRST, Answer
from totp_demo.wording.sentence import NOTHING, Sentence, say, say_many
from totp_demo.wording.verdicts import Circumstances, of_verdict

LAST_STEP = 6

MOVES: Mapping[int, Sentence] = {
    1: say("Click your name in the top right corner, then Edit Profile (step 1)."),
    2: say("Under MFA Settings, press Enable MFA (step 2)."),
    3: say("Press Enable MFA: the same QR code comes back (step 3)."),
    4: say("Scan the QR code: tap + on the simulated phone, or use your own app (step 4)."),
    5: say("Type the code that the app shows and press Enable (step 5)."),
    6: say("MFA is on (step 6). Create a recovery code, then sign out and sign in again."),
    7: say("Done: you have signed in with a code. Start again, or make a mistake on purpose."),
}
"""What to do at each of the documented steps; 7 is after them."""

STATES: Mapping[State, Sentence] = {
    State.OFF: say("off"),
    State.PENDING: say("pending"),
    State.ON: say("on"),
    State.LOCKED: say("locked"),
}
"""The states of two-factor authentication in a word."""


def current_step(lesson: LessonState) -> int:
    """Return the documented step the reader is at, 1 to 6; 7 when all is done.

    Args:
        lesson: The lesson.

    Returns:
        The number of the step.
    """
    match lesson.account.state:
        case State.ON if lesson.proved:
            return LAST_STEP + 1
        case State.ON | State.LOCKED:
            return LAST_STEP
        case State.PENDING if lesson.page != "enrolment":
            return 3
        case State.PENDING:
            return 5 if lesson.scanned() else 4
    return 2 if lesson.page == "profile" else 1


def next_move(lesson: LessonState) -> Sentence:
    """Return the next thing to do, in one or two sentences.

    Args:
        lesson: The lesson.
    """
    stopped = is_stopped(lesson) and _has_to_wait(lesson)
    return _move(lesson) + (RUN_FIRST if stopped else NOTHING)


def is_stopped(lesson: LessonState) -> bool:
    """Return whether the lesson's time stands still.

    Args:
        lesson: The lesson.
    """
    return lesson.server_clock.ticking().rate == 0


def _has_to_wait(lesson: LessonState) -> bool:
    """Return whether only time brings the next move about: a newer code, or the next attempt."""
    account, now = lesson.account, lesson.server_clock.now()
    if account.throttle.retry_at is not None and now < account.throttle.retry_at:
        return True
    verifier = account.verifier
    if verifier is None or verifier.last_step is None or lesson.proved:
        return False
    return verifier.key.step_at(lesson.phone.clock.now()) <= verifier.last_step


def _move(lesson: LessonState) -> Sentence:
    state = lesson.account.state
    if state is State.LOCKED:
        return say("The account is locked. Unlock it on the sign-in page.")
    if not lesson.signed_in:
        if state is State.ON:
            return say("Sign in with e-mail, password and the code that the app shows now.")
        return say("Sign in with e-mail and password.")
    if lesson.recovered:
        return say(
            "You signed in with the recovery code, so it no longer works: open your profile and "
            "create a new one now."
        )
    step = current_step(lesson)
    if step == LAST_STEP and lesson.account.has_recovery_code:
        return say("MFA is on (step 6). Sign out, and sign in with a new code.")
    return MOVES[step]


def clock_note(skew: float) -> Sentence:
    """Return what is said about a phone's clock.

    Args:
        skew: Seconds by which it is ahead.
    """
    seconds = round(abs(skew))
    if not seconds:
        return say("This phone’s clock: right to the second.")
    if skew > 0:
        return say_many(
            "This phone’s clock: {seconds} second fast.",
            "This phone’s clock: {seconds} seconds fast.",
            by="seconds",
            seconds=seconds,
        )
    return say_many(
        "This phone’s clock: {seconds} second slow.",
        "This phone’s clock: {seconds} seconds slow.",
        by="seconds",
        seconds=seconds,
    )


def of_end(verdict: Verdict, case: Circumstances) -> Answer:
    """Word that an enrolment has ended by itself: a note, since nobody did anything wrong.

    Args:
        verdict: Why there is none.
        case: What its words depend on.

    Returns:
        The answer.
    """
    return replace(of_verdict(verdict, case), kind="note", field="")
