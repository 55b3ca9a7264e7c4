"""An exercise as a view: what is said of answers in a row, and what is kept of them."""

from __future__ import annotations

from tests.fast.views.wire import hears
from totp_demo.hosts.page import Lesson
from totp_demo.views.questions.exercise import ExerciseView


def help_title(view: ExerciseView) -> str:
    """Return what help is shown."""
    helped = view.describe()["help"]
    return helped["title"] if helped else ""


def test_a_hint_after_the_second_wrong_answer_and_the_solution_after_the_third() -> None:
    view = ExerciseView(Lesson("en"), "03-border")
    assert (help_title(view), view.describe()["stuck"]) == ("", False)
    view.answer("invert")
    assert (help_title(view), view.describe()["stuck"]) == ("", False)
    view.answer("correction")
    assert (help_title(view), view.describe()["stuck"]) == ("A hint", True)
    view.answer("invert")
    assert (help_title(view), view.describe()["stuck"]) == ("The solution", False)
    view.answer("border")
    assert (help_title(view), view.describe()["stuck"]) == ("", False)


def test_who_is_stuck_can_ask_for_the_solution() -> None:
    view = ExerciseView(Lesson("en"), "03-border")
    hears(view, do="show-solution")
    assert help_title(view) == ""  # nobody is stuck who has not tried
    view.answer("invert")
    view.answer("correction")
    hears(view, do="show-solution")
    assert help_title(view) == "The solution"
    helped = view.describe()["help"]
    assert helped is not None
    assert "four white modules" in helped["detail"]


def test_no_answer_is_no_try() -> None:
    lesson = Lesson("en")
    view = ExerciseView(lesson, "03-border")
    for _ in range(5):
        assert not view.answer("  ")
    assert help_title(view) == ""
    assert lesson.progress.questions == {}


def test_tries_are_kept_and_shown_when_the_question_comes_again() -> None:
    lesson = Lesson("en")
    view = ExerciseView(lesson, "03-border")
    view.answer("invert")
    view.answer("border")
    tries = lesson.progress.questions["03-border"]
    assert (tries.count, tries.right) == (2, True)
    lesson.start_again()
    again = ExerciseView(lesson, "03-border").describe()["answer"]
    assert again is not None
    assert again["kind"] == "ok"
    assert again["title"] == "You have answered this before."
    assert again["detail"]
