"""Why was it refused? The lesson’s phone is the caller’s; nothing is checked, nothing is kept."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.fast.views.wire import Wire, hears
from totp_demo.hosts.page import Lesson
from totp_demo.model.case import Case, Sign
from totp_demo.model.cause import CHECKS as ALL_CHECKS
from totp_demo.model.cause import Cause, Check, Fix
from totp_demo.model.code_match import DEFAULT
from totp_demo.model.diagnosis import diagnose
from totp_demo.model.enrolment import State
from totp_demo.model.events import Event, EventKind
from totp_demo.model.finding import Clue, Evidence, Finding
from totp_demo.model.key import Key
from totp_demo.model.verdict import Reason, Verdict
from totp_demo.views.clocks.why_refused import WhyRefused
from totp_demo.wording.findings import CAUSES, CHECKS, CLUES, FIXES, SIGNS, of_evidence, of_finding
from totp_demo.wording.language import LANGUAGES, Language


@pytest.fixture
def view() -> WhyRefused:
    lesson = Lesson("en", step=6)
    lesson.clock.pause()
    return WhyRefused(lesson)


def causes(view: WhyRefused, typed: str) -> list[Cause]:
    return [finding.cause for finding in view.explain(typed)]


def test_the_phone_of_the_lesson_is_the_callers(view: WhyRefused) -> None:
    lesson = view.lesson
    shown = lesson.phone.code(lesson.phone.entries[0])
    assert causes(view, shown) == []
    lesson.phone.clock.skew = 94.0
    assert causes(view, lesson.phone.code(lesson.phone.entries[0]))[0] is Cause.PHONE_CLOCK_AHEAD
    lesson.phone.clock.skew = 0.0
    lesson.server_clock.skew = 300.0
    assert causes(view, lesson.phone.code(lesson.phone.entries[0]))[0] is Cause.SERVER_CLOCK_OFF


def test_entries_of_the_phone_are_known(view: WhyRefused) -> None:
    lesson = view.lesson
    other = Key.generate("camille", "Shop")
    lesson.phone.scan(other.uri)
    assert causes(view, other.code_at(lesson.clock.now()))[0] is Cause.ANOTHER_ACCOUNT
    old = lesson.key
    lesson.account.reset_mfa()
    lesson.account.enable_mfa()
    assert lesson.key.secret != old.secret
    assert causes(view, old.code_at(lesson.clock.now()))[0] is Cause.EARLIER_SECRET


@pytest.mark.parametrize("step", range(7))
def test_it_answers_wherever_the_lesson_stands(step: int) -> None:
    lesson = Lesson("fr", step=step)
    lesson.clock.pause()
    view = WhyRefused(lesson)
    assert causes(view, lesson.key.code_at(lesson.clock.now())) == []
    assert causes(view, "123 456")[0] is Cause.SPACE_TYPED
    assert lesson.account.throttle.failures == 0


def test_the_code_that_was_just_used_is_known(view: WhyRefused) -> None:
    lesson = view.lesson
    code = lesson.key.code_at(lesson.clock.now())
    assert lesson.account.sign_in("camille.martin@example.com", "training-2020", code).accepted
    assert causes(view, code) == [Cause.USED_CODE]


def test_nothing_typed_and_no_code_is_saved(view: WhyRefused) -> None:
    wire, lesson = Wire(), view.lesson
    wire.listen(view)
    hears(view, do="hello", t0=0.0)
    code = lesson.key.code_at(lesson.clock.now() + 90)
    for typed in (code, lesson.key.secret, lesson.key.uri):
        hears(view, do="explain", code=typed)
        assert typed not in wire.saved()
    hears(view, do="explain", code=code)
    sent = json.dumps([message["private"] for message in wire.of(view) if "private" in message])
    assert code in sent  # on the axis of this page only
    scene = view.private()["scene"]
    assert scene is not None
    assert scene["typed"] == {"step": lesson.key.step_at(lesson.clock.now()) + 3, "accepted": False}


def test_what_has_no_place_in_time_is_not_drawn(view: WhyRefused) -> None:
    for typed in (view.lesson.key.secret, "camille", ""):
        view.explain(view.lesson.key.code_at(view.lesson.clock.now()))
        assert view.private()["scene"] is not None
        view.explain(typed)
        assert view.private()["scene"] is None


def test_the_same_code_again_is_answered_again(view: WhyRefused) -> None:
    view.explain("12345")
    first = view.describe()["answer"]
    view.explain("12345")
    second = view.describe()["answer"]
    assert first is not None
    assert second is not None
    assert first["serial"] != second["serial"]


def test_each_cause_check_fix_sign_and_clue_has_words() -> None:
    assert set(CAUSES) == set(Cause)
    assert set(CHECKS) == set(Check) == set(ALL_CHECKS.values())
    assert set(FIXES) == set(Fix)
    assert set(SIGNS) == set(Sign)
    assert set(CLUES) == set(Clue)


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_place_of_a_sentence_stays_empty(code: str) -> None:
    language = Language(code)
    for clue in Clue:
        told = Evidence(
            clue,
            steps=-3,
            seconds=-94.0,
            count=2,
            name="aegis",
            sign=Sign.NEW_PHONE,
            reason=Reason.TOO_OLD,
            played=DEFAULT,
        )
        for evidence in (replace(told, sign=None), replace(told, steps=1, seconds=94.0)):
            said = of_evidence(evidence).into(language)
            assert "{" not in said
            assert said.endswith(".") or clue is Clue.SEEN


def test_the_log_is_quoted_as_it_speaks() -> None:
    said = of_evidence(Evidence(Clue.LOGGED, steps=-3, reason=Reason.TOO_OLD))
    assert said.into(Language("en")) == "The log says: a code 3 steps too old."
    short = of_evidence(Evidence(Clue.LOGGED, reason=Reason.TOO_SHORT))
    assert short.into(Language("en")) == "The log says: too few digits."


@pytest.mark.parametrize("reason", Reason)
def test_whatever_the_log_has_is_worded(reason: Reason) -> None:
    verdict = Verdict(accepted=False, reason=reason, step=53_333_330, drift=-3)
    refused = Event(1_600_000_000.0, EventKind.SIGN_IN_REFUSED, State.ON, verdict)
    for digits in (6, 8):
        key = Key.generate("camille", digits=digits)
        for finding in diagnose(Case(1_600_000_001.0, key=key, log=(refused,))):
            assert all(each.into(Language("fr")) for each in of_finding(finding).evidence)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_finding_of_a_hard_case_is_worded(code: str) -> None:
    language, key = Language(code), Key.generate("camille", digits=8, period=60)
    typed = Key(key.secret, "camille").code_at(1_600_000_000)
    found: list[Finding] = diagnose(
        Case(1_600_000_000.0, typed, key, app="google-authenticator-android")
    )
    assert found
    for finding in found:
        words = of_finding(finding)
        for each in (words.cause, *words.evidence, words.confirm, words.fix):
            assert "{" not in each.into(language)
