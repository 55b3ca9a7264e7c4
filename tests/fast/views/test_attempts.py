"""Every attempt is answered anew, also where the answer's words are the same."""

from __future__ import annotations

import functools
from collections.abc import Callable

import pytest

from tests.fast.language.french import typography
from totp_demo.hosts.page import Lesson
from totp_demo.learner import protocol
from totp_demo.model.account import SAMPLE_PROFILE, TRAINING_PASSWORD
from totp_demo.model.clock import Clock
from totp_demo.views.questions.exercise import ExerciseView
from totp_demo.wording.answer import Answer
from totp_demo.wording.language import Language

NOW = 1_700_000_010.0
WRONG = "000000"


def lesson_at(step: int) -> Lesson:
    lesson = Lesson("en", step)
    lesson.clock = Clock.frozen(NOW)
    lesson.start_again()
    # No chance that the wrong code is a right one.
    assert WRONG not in lesson.key.codes(lesson.key.step_at(NOW) - 2, 5)
    return lesson


def wrong_code(lesson: Lesson) -> Answer:
    lesson.act(protocol.Confirm(code=WRONG))
    return lesson.answers["enrolment"]


def wrong_sign_in(lesson: Lesson) -> Answer:
    email = SAMPLE_PROFILE.email
    lesson.act(protocol.SignIn(email=email, password=TRAINING_PASSWORD, code=WRONG))
    return lesson.answers["sign-in"]


def wrong_password(lesson: Lesson) -> Answer:
    lesson.act(protocol.DisableMfa(password="no"))
    return lesson.answers["mfa"]


@pytest.mark.parametrize(
    ("step", "move"), [(3, wrong_code), (6, wrong_sign_in), (6, wrong_password)]
)
def test_a_failure_says_where_in_the_row_it_stands(
    step: int, move: Callable[[Lesson], Answer]
) -> None:
    lesson = lesson_at(step)
    given = [move(lesson) for _ in range(3)]
    said = [answer.shown(lesson.language)["count"] for answer in given]
    assert said == [
        "Attempt 1 of 3: after 3, you have to wait.",
        "Attempt 2 of 3: after 3, you have to wait.",
        "Attempt 3 in a row: you can try again in 5 seconds.",
    ]
    french = [answer.shown(Language("fr"))["count"] for answer in given]
    assert french[1] == "Tentative 2 sur 3\u00a0: après 3, il faut attendre."
    assert [fault for text in french for fault in typography(text)] == []
    # An attempt that is not looked at is not counted; it is answered all the same.
    assert not move(lesson).tally


def test_the_same_answer_once_more_is_another_one() -> None:
    lesson = lesson_at(3)
    given = []
    for _ in range(3):
        lesson.act(protocol.Confirm(code="12 34"))
        given.append(lesson.answers["enrolment"].shown(lesson.language))
    assert [one["count"] for one in given] == [
        "",
        "The same answer, 2 times in a row.",
        "The same answer, 3 times in a row.",
    ]
    assert len({one["serial"] for one in given}) == 3
    lesson.act(protocol.Confirm(code="12"))
    assert lesson.answers["enrolment"].times == 1


def test_answers_that_say_the_same_are_equal() -> None:
    given = []
    for code in ("12", "34", "567"):
        lesson = lesson_at(3)
        lesson.act(protocol.Confirm(code=code))
        given.append(lesson.answers["enrolment"])
    assert given[0] == given[1] != given[2]
    assert given[0].serial != given[1].serial


def test_the_phone_and_the_exercises_count_too() -> None:
    lesson = lesson_at(0)
    exercise = ExerciseView(lesson, "03-border")
    for _ in range(2):
        lesson.act(protocol.Scan())
        exercise.answer("999")
    assert lesson.answers["phone"].times == 2
    answer = exercise.describe()["answer"]
    assert answer
    assert answer["count"] == "The same answer, 2 times in a row."


def test_the_views_of_a_page_follow_in_their_order() -> None:
    lesson = lesson_at(6)
    views = [lesson.home(), lesson.profile(), lesson.sign_in(), lesson.phone_view()]
    told: list[object] = []
    for view in views:
        view.receive({"do": "hello", "from": "page"})
        view.send = functools.partial(lambda view, _content: told.append(view), view)
    lesson.act(protocol.SignOut())
    assert told == views[:3]
