"""What a reader can do in a view, and what it does to the lesson."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from totp_demo.learner import protocol
from totp_demo.learner.administration import ADMINISTRATION
from totp_demo.learner.attempts import counted
from totp_demo.learner.clock_actions import CLOCK_ACTIONS
from totp_demo.learner.phone_actions import PHONE_ACTIONS
from totp_demo.learner.protocol import Word
from totp_demo.learner.standing import circumstances
from totp_demo.learner.state import LessonState
from totp_demo.learner.undo import UNDO
from totp_demo.model.account import AccountError, State
from totp_demo.model.profile import Profile
from totp_demo.model.verifier import Reason, Verdict
from totp_demo.wording.answer import Answer
from totp_demo.wording.language import Language
from totp_demo.wording.sentence import say
from totp_demo.wording.verdicts import of_verdict

Action = Callable[[LessonState, Any], None]

_CANCELLED = Answer(
    "note",
    say("Cancelled: MFA is still off."),
    say(
        "That QR code no longer works. If the phone has scanned it, delete the entry there: the "
        "next QR code will be different."
    ),
)
_DISABLED = Answer(
    "note",
    say("Two-factor authentication is off."),
    say(
        "The server has deleted the secret. Delete the entry on the phone: its codes no longer "
        "work."
    ),
)
_NOT_SAVED = Answer(
    "no",
    say("The profile is not saved yet."),
    say("What you typed is still there: correct the marked fields, then save again."),
)
_UNLOCKED = Answer("note", say("The account is unlocked."), say("Now sign in with a new code."))
_SAVED = Answer("ok", say("The profile is saved."))


def _at_home(action: Action) -> Action:
    """Return an action of the account's pages as it is for a reader who is signed in."""

    @functools.wraps(action)
    def act(lesson: LessonState, word: Word) -> None:
        # An older page, or a click in flight, may ask after the signing out.
        if lesson.signed_in:
            action(lesson, word)

    return act


def _open_home(lesson: LessonState, _word: Word) -> None:
    lesson.goes_to("home" if lesson.signed_in else "sign-in")


def _open_profile(lesson: LessonState, _word: Word) -> None:
    lesson.goes_to("profile" if lesson.signed_in else "sign-in")


def _enable_mfa(lesson: LessonState, _word: Word) -> None:
    if lesson.account.state is State.OFF:
        lesson.last_verdict = None  # it was about another key
    try:
        lesson.account.enable_mfa()
    except AccountError:
        # An older page asked while MFA is on or locked: it is drawn anew as things stand.
        return
    lesson.goes_to("enrolment")
    lesson.answers.pop("mfa", None)
    lesson.answers.pop("enrolment", None)
    lesson.answers.pop("profile", None)


def _cancel(lesson: LessonState, _word: Word) -> None:
    if lesson.account.state is State.PENDING:
        lesson.account.cancel()
        lesson.last_verdict = None
        lesson.answers["mfa"] = _CANCELLED
    lesson.answers.pop("enrolment", None)
    lesson.goes_to("profile")


def _more_time(lesson: LessonState, _word: Word) -> None:
    lesson.account.extend_enrolment()


def _confirm(lesson: LessonState, word: protocol.Confirm) -> None:
    code = word.code
    case = circumstances(lesson, code, enrolling=True)
    failures = lesson.account.throttle.failures
    verdict = lesson.account.confirm(code)
    lesson.last_verdict = verdict
    answer = counted(of_verdict(verdict, case), lesson.account.throttle, failures, case.now)
    locked = lesson.account.state is State.LOCKED
    if locked:
        answer = of_verdict(Verdict(accepted=False, reason=Reason.LOCKED), case)
    if locked or verdict.accepted or verdict.reason in {Reason.EXPIRED, Reason.NOT_ENROLLING}:
        lesson.answers["mfa"] = answer
        lesson.answers.pop("enrolment", None)
        lesson.goes_to("profile")
    else:
        lesson.answers["enrolment"] = answer


def _sign_out(lesson: LessonState, _word: Word) -> None:
    lesson.signed_in = False
    lesson.goes_to("sign-in")
    lesson.answers.clear()


def _sign_in(lesson: LessonState, word: protocol.SignIn) -> None:
    code = word.code
    case = circumstances(lesson, code)
    failures = lesson.account.throttle.failures
    verdict = lesson.account.sign_in(word.email, word.password, code)
    lesson.last_verdict = verdict
    answer = counted(of_verdict(verdict, case), lesson.account.throttle, failures, case.now)
    lesson.answers["sign-in"] = answer
    if verdict.accepted:
        lesson.signed_in = True
        lesson.goes_to("home")
        lesson.proved = lesson.proved or verdict.step is not None
        if verdict.reason is Reason.RECOVERY_ACCEPTED:
            lesson.recovered = True


def _unlock(lesson: LessonState, _word: Word) -> None:
    lesson.account.unlock()
    lesson.answers["sign-in"] = _UNLOCKED


def _new_recovery_code(lesson: LessonState, _word: Word) -> None:
    if lesson.account.state is State.ON:
        lesson.recovery_code = lesson.account.new_recovery_code()
        lesson.recovered = False
        lesson.answers.pop("mfa", None)


def _disable_mfa(lesson: LessonState, word: protocol.DisableMfa) -> None:
    case, failures = circumstances(lesson, ""), lesson.account.throttle.failures
    verdict = lesson.account.disable_mfa(word.password)
    if verdict.accepted:
        lesson.recovery_code = None
        lesson.proved = lesson.recovered = False
        lesson.last_verdict = None
        lesson.answers["mfa"] = _DISABLED
    else:
        answer = of_verdict(verdict, case)
        lesson.answers["mfa"] = counted(answer, lesson.account.throttle, failures, case.now)


def _save_profile(lesson: LessonState, word: protocol.SaveProfile) -> None:
    now = lesson.account.profile
    new_password = word.new_password
    profile = Profile(
        word.first_name.strip(),
        word.last_name.strip(),
        word.email.strip(),
        word.time_zone or now.time_zone,
        now.picture if word.picture is None else word.picture,
    )
    lesson.profile_faults = dict(lesson.account.update_profile(profile, new_password))
    if lesson.profile_faults:
        lesson.answers["profile"] = _NOT_SAVED
        return
    lesson.revision += 1
    lesson.password_changed = lesson.password_changed or bool(new_password)
    lesson.answers["profile"] = _SAVED


def _language(lesson: LessonState, word: protocol.Language) -> None:
    lesson.language = Language(word.code)


ACTIONS: dict[type[Word], Action] = {
    protocol.OpenHome: _open_home,
    protocol.OpenProfile: _open_profile,
    protocol.EnableMfa: _at_home(_enable_mfa),
    protocol.Cancel: _at_home(_cancel),
    protocol.MoreTime: _at_home(_more_time),
    protocol.Confirm: _at_home(_confirm),
    protocol.SignOut: _sign_out,
    protocol.SignIn: _sign_in,
    protocol.Unlock: _unlock,
    protocol.NewRecoveryCode: _at_home(_new_recovery_code),
    protocol.DisableMfa: _at_home(_disable_mfa),
    protocol.SaveProfile: _at_home(_save_profile),
    protocol.Language: _language,
    **CLOCK_ACTIONS,
    **PHONE_ACTIONS,
    **ADMINISTRATION,
    **UNDO,
}
"""The words of the views' scripts, and what each does."""
