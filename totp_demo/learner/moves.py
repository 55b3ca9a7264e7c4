"""Where a lesson stands: the step, the next move, and the state in words."""

from __future__ import annotations

from totp_demo.learner.state import LessonState
from totp_demo.model.account import State
from totp_demo.model.verifier import Verdict
from totp_demo.wording.language import Language
from totp_demo.wording.verdicts import Answer, Circumstances, of_verdict, when_stopped

LAST_STEP = 6


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


def next_move(lesson: LessonState) -> str:
    """Return the next thing to do, in the lesson's language.

    Args:
        lesson: The lesson.

    Returns:
        One or two sentences.
    """
    stopped = is_stopped(lesson) and _has_to_wait(lesson)
    return _move(lesson) + when_stopped(lesson.language, stopped=stopped)


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


def _move(lesson: LessonState) -> str:
    _ = lesson.language.gettext
    state = lesson.account.state
    if state is State.LOCKED:
        return _("The account is locked. Unlock it on the sign-in page.")
    if not lesson.signed_in:
        if state is State.ON:
            return _("Sign in with e-mail, password and the code that the app shows now.")
        return _("Sign in with e-mail and password.")
    if lesson.recovered:
        return _(
            "You signed in with the recovery code, so it no longer works: open your profile and "
            "create a new one now."
        )
    match current_step(lesson):
        case 1:
            return _("Click your name in the top right corner, then Edit Profile (step 1).")
        case 2:
            return _("Under MFA Settings, press Enable MFA (step 2).")
        case 3:
            return _("Press Enable MFA: the same QR code comes back (step 3).")
        case 4:
            return _(
                "Scan the QR code: tap + on the simulated phone, or use your own app (step 4)."
            )
        case 5:
            return _("Type the code that the app shows and press Enable (step 5).")
        case 6:
            if not lesson.account.has_recovery_code:
                return _(
                    "MFA is on (step 6). Create a recovery code, then sign out and sign in again."
                )
            return _("MFA is on (step 6). Sign out, and sign in with a new code.")
    return _("Done: you have signed in with a code. Start again, or make a mistake on purpose.")


def state_word(state: State, language: Language) -> str:
    """Return a state of two-factor authentication in a word.

    Args:
        state: The account's.
        language: The reader's.

    Returns:
        The word.
    """
    _ = language.gettext
    match state:
        case State.OFF:
            return _("off")
        case State.PENDING:
            return _("pending")
        case State.ON:
            return _("on")
        case State.LOCKED:
            return _("locked")


def clock_note(skew: float, language: Language) -> str:
    """Return what is said about a phone's clock.

    Args:
        skew: Seconds by which it is ahead.
        language: The reader's.

    Returns:
        A sentence.
    """
    seconds = round(abs(skew))
    if not seconds:
        return language.gettext("This phone’s clock: right to the second.")
    if skew > 0:
        return language.ngettext(
            "This phone’s clock: {seconds} second fast.",
            "This phone’s clock: {seconds} seconds fast.",
            seconds,
        ).format(seconds=seconds)
    return language.ngettext(
        "This phone’s clock: {seconds} second slow.",
        "This phone’s clock: {seconds} seconds slow.",
        seconds,
    ).format(seconds=seconds)


def of_end(verdict: Verdict, case: Circumstances) -> Answer:
    """Word that an enrolment has ended by itself: a note, since nobody did anything wrong.

    Args:
        verdict: Why there is none.
        case: What its words depend on.

    Returns:
        The answer.
    """
    answer = of_verdict(verdict, case)
    return Answer("note", answer.words)
