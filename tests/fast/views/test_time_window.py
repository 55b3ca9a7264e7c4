"""The time window says what decides over the phone's code, and claims nothing it cannot know."""

from __future__ import annotations

import json

import pytest

from totp_demo.hosts.page import Lesson
from totp_demo.learner import protocol
from totp_demo.learner.standing import Standing, sentence, standing, whose_key
from totp_demo.wording.language import LANGUAGES, Language


def lessons(code: str = "en") -> dict[Standing, Lesson]:
    """Return a lesson for each way to stand."""
    found = {Standing.PRACTICE: Lesson(code), Standing.EMPTY: Lesson(code, step=3)}
    ok = found[Standing.OK] = Lesson(code, step=6)
    assert ok.account.verifier is not None

    locked = found[Standing.LOCKED] = Lesson(code, step=6)
    for _ in range(10):
        locked.account.throttle.fail(locked.clock.now())

    old = found[Standing.OTHER_SECRET] = Lesson(code, step=5)
    old.account.cancel()
    old.account.enable_mfa()

    other = found[Standing.OTHER_SETTINGS] = Lesson(code, step=3)
    other.account.reconfigure(period=60)
    key = other.account.pending_key
    assert key is not None
    other.phone.scan(key.uri)
    return found


@pytest.mark.parametrize("expected", list(Standing))
def test_how_phone_and_server_stand(expected: Standing) -> None:
    lesson = lessons()[expected]
    assert standing(lesson) is expected
    shown = lesson.time_window().describe()
    assert shown["standing"] == expected.value
    assert shown["why"] == sentence(lesson).into(lesson.language)
    assert bool(shown["why"]) is (expected is not Standing.OK)


@pytest.mark.parametrize("code", list(LANGUAGES))
def test_each_standing_has_a_sentence_of_its_own(code: str) -> None:
    said = {sentence(lesson).into(Language(code)) for lesson in lessons(code).values()}
    assert len(said) == len(Standing)
    assert not any("{" in text for text in said)


def test_nothing_is_accepted_where_the_server_accepts_nothing() -> None:
    made = lessons()
    for where in (Standing.PRACTICE, Standing.LOCKED):
        texts = made[where].time_window().describe()["t"]
        assert "accepted" not in texts["accepted"].lower()
        assert "accepted" not in texts["codes"].lower()
    assert made[Standing.OK].time_window().describe()["t"]["accepted"] == "accepted"


def test_both_settings_are_named() -> None:
    words = sentence(lessons()[Standing.OTHER_SETTINGS]).into(Language("en"))
    assert "60 s" in words
    assert "30 s" in words


def test_one_right_entry_among_wrong_ones_is_enough() -> None:
    lesson = lessons()[Standing.OTHER_SETTINGS]
    lesson.phone.app = "aegis"
    lesson.phone.add_by_hand("second", lesson.key.secret, period=60)
    assert standing(lesson) is Standing.OK


def test_unlocking_and_enrolling_set_it_right() -> None:
    made = lessons()
    made[Standing.LOCKED].account.unlock()
    assert standing(made[Standing.LOCKED]) is Standing.OK
    old = made[Standing.OTHER_SECRET]
    old.phone.scan(old.key.uri)
    assert standing(old) is Standing.OK


def test_the_key_is_named_by_its_mark() -> None:
    made = lessons()
    assert "practice" in whose_key(made[Standing.PRACTICE]).message
    assert "account" in whose_key(made[Standing.OK]).message
    for lesson in made.values():
        view = lesson.time_window()
        assert lesson.key.fingerprint in view.describe()["key"]
        assert lesson.key.secret not in json.dumps(view.saved())
        codes = view.moment()["codes"]
        assert lesson.key.code_at(lesson.server_clock.now() + 60) not in codes


def test_a_wait_is_told_to_the_page_and_worded() -> None:
    lesson = lessons()[Standing.OK]
    view = lesson.time_window()
    assert view.private()["retry_at"] is None
    email = lesson.account.profile.email
    for _ in range(3):
        lesson.account.throttle.fail(lesson.server_clock.now())
    assert view.private()["retry_at"] == pytest.approx(lesson.server_clock.now() + 5, abs=1)
    code = lesson.key.code_at(lesson.server_clock.now())
    lesson.act(protocol.SignIn(email=email, password="training-2020", code=code))
    assert "not checked" in view.describe()["last"]
