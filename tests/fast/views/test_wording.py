"""Every verdict, fault and state has words of its own, in both languages."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from typing import Any

import pytest

from tests.fast.views.wire import word
from totp_demo.hosts.page import Lesson
from totp_demo.learner import protocol
from totp_demo.learner.moves import MOVES, STATES, clock_note, next_move
from totp_demo.learner.standing import WHY, Standing
from totp_demo.model.account import State
from totp_demo.model.key import Key, KeyUriError, KeyUriReason
from totp_demo.model.profile import ProfileFault
from totp_demo.model.verifier import SEARCH, Reason, Verdict
from totp_demo.qr import QrFault
from totp_demo.wording.answer import Said
from totp_demo.wording.faults import (
    KEY_FAULTS,
    PROFILE_FAULTS,
    QR_FAULTS,
    of_fault,
    of_key_error,
)
from totp_demo.wording.language import LANGUAGES, Language
from totp_demo.wording.sentence import Sentence, say
from totp_demo.wording.uri import NAME_FAULTS
from totp_demo.wording.verdicts import ENROLLING, VERDICTS, Circumstances, of_verdict

ACCEPTING = {Reason.ACCEPTED, Reason.RECOVERY_ACCEPTED}
DRIFTING = {Reason.TOO_OLD: -10, Reason.TOO_NEW: 3}


def around(key: Key, now: float) -> set[str]:
    """Return the codes of all steps that a server looks through for a wrong one."""
    return set(key.codes(key.step_at(now) - SEARCH - 1, 2 * SEARCH + 3))


def said(reason: Reason, code: str, *, drift: int | None = None, **case: object) -> Said:
    """Return the answer to an attempt, without what tells it from the same given before."""
    drift = DRIFTING.get(reason) if drift is None else drift
    verdict = Verdict(reason in ACCEPTING, reason, drift=drift, retry_at=1005.0)
    typed = {"typed": "123 456", "digits": 6, "period": 30, "now": 1000.0}
    answer = of_verdict(verdict, Circumstances(**{**typed, **case}))  # type: ignore[arg-type]
    return {**answer.shown(Language(code)), "serial": ""}


@pytest.mark.parametrize(
    ("table", "members"),
    [
        (VERDICTS, Reason),
        (PROFILE_FAULTS, ProfileFault),
        (KEY_FAULTS, KeyUriReason),
        (QR_FAULTS, QrFault),
        (STATES, State),
        (WHY, Standing),
        (MOVES, range(1, 8)),
    ],
)
def test_a_table_has_an_entry_for_each(
    table: Mapping[object, Sentence], members: Iterable[object]
) -> None:
    assert set(table) == set(members)


def test_what_else_is_said_has_an_entry_for_each_name_at_fault() -> None:
    assert ENROLLING.keys() < VERDICTS.keys()
    of_names = {reason for reason in KeyUriReason if reason.value.startswith("name-")}
    assert set(NAME_FAULTS) == of_names | {KeyUriReason.ACCOUNT_MISSING}


@pytest.mark.parametrize("enrolling", [False, True])
@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_words(reason: Reason, enrolling: bool) -> None:
    english, french = (said(reason, code, enrolling=enrolling) for code in ("en", "fr"))
    assert english["title"] != french["title"]
    for answer in (english, french):
        assert answer["title"]
        assert answer["detail"] or reason is Reason.ACCEPTED
        assert not set("{}") & set(answer["title"] + answer["detail"])
    assert (english["kind"] == "ok") == (reason in ACCEPTING)
    assert english["kind"] == french["kind"]


def test_no_two_reasons_are_told_alike() -> None:
    lengths = {Reason.TOO_SHORT: "123", Reason.TOO_LONG: "1234567"}
    for code in LANGUAGES:
        titles = [said(each, code, typed=lengths.get(each, "1"))["title"] for each in Reason]
        assert len(set(titles)) == len(titles)


def test_what_was_typed_is_not_repeated() -> None:
    """An answer is saved with the notebook; what was typed may be a code or a secret."""
    for reason, code in itertools.product(Reason, LANGUAGES):
        for typed in ("948 271", "948271", "GEZDGNBVGY3TQOJQ", "abcd-efgh-2345"):
            answer = said(reason, code, typed=typed)
            shown = (answer["title"] + answer["detail"]).replace(" ", "")
            assert typed.replace(" ", "") not in shown


@pytest.mark.parametrize(
    ("phone", "server", "reason", "whose"),
    [
        (90, 0, Reason.TOO_NEW, "phone’s clock is wrong"),
        (-300, 0, Reason.TOO_OLD, "phone’s clock is wrong"),
        (0, 300, Reason.TOO_OLD, "server’s clock is wrong"),
        (0, -90, Reason.TOO_NEW, "server’s clock is wrong"),
        (0, 0, Reason.TOO_OLD, "likely wrong"),
        (90, 0, Reason.TOO_OLD, "likely wrong"),
    ],
)
def test_it_is_said_whose_clock_is_wrong(
    phone: float, server: float, reason: Reason, whose: str
) -> None:
    answer = said(reason, "en", phone_skew=phone, server_skew=server)
    assert str(abs(DRIFTING[reason])) in answer["title"]
    assert whose in answer["detail"]


def test_a_wait_counts_whole_seconds_and_never_none() -> None:
    assert "5 seconds" in said(Reason.WAIT, "en")["detail"]
    assert "1 second." in said(Reason.WAIT, "en", now=1004.8)["detail"]
    assert "1 second." in said(Reason.WAIT, "en", now=1005.0)["detail"]


@pytest.mark.parametrize("fault", ProfileFault)
def test_every_fault_of_a_profile_has_words(fault: ProfileFault) -> None:
    english, french = (of_fault(fault, "first_name").into(Language(code)) for code in ("en", "fr"))
    assert english
    assert english != french
    assert "{" not in english + french
    if fault in {ProfileFault.REQUIRED, ProfileFault.TOO_LONG}:
        assert "First name" in english
        assert "First name" in french


def test_the_longest_length_is_the_field_s_own() -> None:
    for code in LANGUAGES:
        language = Language(code)
        assert "60" in of_fault(ProfileFault.TOO_LONG, "first_name").into(language)
        assert "100" in of_fault(ProfileFault.TOO_LONG, "email").into(language)


@pytest.mark.parametrize("reason", KeyUriReason)
def test_every_fault_of_a_key_has_words(reason: KeyUriReason) -> None:
    answer = of_key_error(KeyUriError(reason))
    english, french = (answer.shown(Language(code)) for code in ("en", "fr"))
    assert english["kind"] == "no"
    assert english["title"] != french["title"]
    assert english["detail"] != french["detail"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_state_and_every_skew_has_words(code: str) -> None:
    language = Language(code)
    assert len({word.into(language) for word in STATES.values()}) == len(State)
    notes = [clock_note(skew) for skew in (-600, -1, 0, 0.4, 1, 90)]
    assert len(set(notes)) == 5
    assert notes[2] == notes[3]


@pytest.mark.parametrize("code", LANGUAGES)
def test_there_is_always_a_next_move(code: str) -> None:
    seen = set()
    for step, moves in itertools.product(range(7), ((), ("sign-out",), ("open-home",))):
        lesson = Lesson(code, step)
        for move in moves:
            lesson.act(word(move))
        assert next_move(lesson)
        seen.add(next_move(lesson))
    lesson.account.throttle.fail(0)
    while lesson.account.state is not State.LOCKED:
        lesson.account.throttle.fail(0)
    seen.add(next_move(lesson))
    assert len(seen) >= 8


def test_a_difference_of_hours_is_told_in_hours_and_what_it_often_is() -> None:
    hours = said(Reason.TOO_OLD, "en", drift=-840)["detail"]
    assert "7 h 0 min ago" in hours
    assert "set by hand" in hours
    assert "7\u00a0h 0\u00a0min" in said(Reason.TOO_OLD, "fr", drift=-840)["detail"]
    minutes = said(Reason.TOO_OLD, "en", drift=-4)["detail"]
    assert "2 min 0 s ago" in minutes
    assert "set by hand" not in minutes
    assert "chance" in hours
    assert "chance" not in minutes


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_step_hours_away_is_chance_where_the_app_has_other_settings(code: str) -> None:
    known: dict[str, Any] = {"other_settings": say("{server}", server="10 s")}
    far = said(Reason.TOO_OLD, code, drift=-120, **known)
    assert far == said(Reason.NOT_THIS_SECRET, code, **known)
    assert "10 s" in far["detail"]
    assert said(Reason.TOO_OLD, code, drift=-119, **known) == said(Reason.TOO_OLD, code, drift=-119)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_code_of_no_step_is_put_down_to_other_settings_where_it_is_so(code: str) -> None:
    lesson = Lesson(code, step=3)
    lesson.account.reconfigure(period=10)
    entry = lesson.phone.scan(lesson.key.uri)  # an app that never reads a period
    while lesson.phone.code(entry) in around(lesson.key, lesson.clock.now()):  # by chance
        lesson.clock.advance(30)
    lesson.act(protocol.Confirm(code=lesson.phone.code(entry)))
    answer = lesson.answers["enrolment"].shown(lesson.language)
    assert "10 s" in answer["detail"]
    assert "30 s" in answer["detail"]
    # With the same settings it is another secret, or nobody knows.
    other = Lesson(code, step=5)
    near = around(other.open_key, other.clock.now())
    wrong = next(code for code in map("{:06}".format, range(100)) if code not in near)
    other.act(protocol.Confirm(code=wrong))
    assert "30 s" not in other.answers["enrolment"].shown(other.language)["detail"]


@pytest.mark.parametrize("fault", QrFault)
def test_every_fault_of_a_picture_has_words(fault: QrFault) -> None:
    english, french = (QR_FAULTS[fault].into(Language(code)) for code in ("en", "fr"))
    assert english
    assert english != french
