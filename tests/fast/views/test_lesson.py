"""A lesson starts where it is told to, and before it there is a stand-in that says what to run."""

from __future__ import annotations

import importlib

import pytest

import totp_demo
from totp_demo.hosts import current
from totp_demo.hosts.jupyter import Lesson
from totp_demo.learner import protocol
from totp_demo.model.account import State


@pytest.mark.parametrize(
    ("step", "page", "state", "on_phone", "at"),
    [
        (0, "home", State.OFF, 0, 1),
        (1, "home", State.OFF, 0, 1),
        (2, "profile", State.OFF, 0, 2),
        (3, "enrolment", State.PENDING, 0, 4),
        (4, "enrolment", State.PENDING, 0, 4),
        (5, "enrolment", State.PENDING, 1, 5),
        (6, "profile", State.ON, 1, 6),
        (11, "profile", State.ON, 1, 6),
    ],
)
def test_a_lesson_starts_at_its_step(
    step: int, page: str, state: State, on_phone: int, at: int
) -> None:
    lesson = Lesson("fr", step)
    for _ in range(2):
        assert (lesson.page, lesson.account.state) == (page, state)
        assert len(lesson.phone.entries) == on_phone
        assert lesson.current_step() == at
        assert lesson.signed_in
        lesson.act(protocol.SignOut())
        lesson.act(protocol.StartAgain())


def test_a_lesson_at_step_6_leaves_the_shown_code_fresh() -> None:
    lesson = Lesson(step=6)
    code = lesson.phone.code(lesson.phone.entries[0])
    account = lesson.account
    assert account.sign_in(account.profile.email, "training-2020", code).accepted


def test_each_lesson_has_a_secret_of_its_own() -> None:
    assert Lesson(step=3).key.secret != Lesson(step=3).key.secret


def test_a_language_that_the_kit_does_not_speak_is_refused() -> None:
    with pytest.raises(ValueError, match="does not speak"):
        Lesson("de")


def test_the_lesson_begun_last_is_the_kernel_s() -> None:
    Lesson("en")
    last = Lesson("fr")
    assert totp_demo.lesson is last
    assert current.lesson is last
    assert repr(last) == 'Lesson("fr", step=0)'


def test_a_stand_in_says_what_to_run_first() -> None:
    stand_in = importlib.reload(current).lesson
    for asked in (
        stand_in,
        stand_in.profile(),
        stand_in.clock.advance(30),
        stand_in.account.events,
        stand_in.figure("acceptance", digits=6),
    ):
        first, second = repr(asked).splitlines()
        assert "first code cell" in first
        assert "première cellule de code" in second
