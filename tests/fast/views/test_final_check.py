"""The final check as a view: one answer each, kept as right or wrong, a result, a certificate."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from totp_demo.exercises import Choose, Exercise, Number
from totp_demo.exercises.final import SUBJECTS, drawn
from totp_demo.hosts.page import Lesson
from totp_demo.learner import protocol
from totp_demo.learner.progress import FILE, FOLDER, Progress
from totp_demo.views.questions.final_check import FinalCheckView, _right

DAY = "2026-11-26"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The learner's folder."""
    monkeypatch.setenv(FOLDER, str(tmp_path))
    return tmp_path


def begun(each: int = 2, seed: int = 7, language: str = "en") -> FinalCheckView:
    """Return a check that has begun."""
    view = FinalCheckView(Lesson(language), seed)
    view.begin(each)
    return view


def wrong(exercise: Exercise) -> str:
    """Return a wrong answer."""
    if isinstance(exercise, Choose):
        return next(key for key in exercise.choices if key != exercise.right)
    if isinstance(exercise, Number):
        return str(exercise.right + 1)
    return ""


def goes_through(view: FinalCheckView, mistakes: int = 0) -> list[str]:
    """Answer all questions, some of them wrong, and return the pages of those."""
    missed: list[str] = []
    while view.current is not None:
        current = view.current
        answer = wrong(current.exercise)
        if answer and len(missed) < mistakes:
            missed.append(current.page)
        else:
            answer = _right(current.exercise)
        view.answer(answer)
        view.go_on(DAY)
    return missed


@pytest.mark.parametrize("each", [2, 4])
def test_who_knows_all_gets_a_certificate(each: int) -> None:
    view = begun(each)
    assert goes_through(view) == []
    shown = view.describe()
    assert shown["stage"] == "result"
    assert shown["result"]["passed"]
    assert shown["result"]["day"] == DAY
    assert [row["page"] for row in shown["result"]["pages"]] == [*SUBJECTS]
    assert all(row["right"] == row["asked"] == each for row in shown["result"]["pages"])
    assert f"{11 * each} of {11 * each}" in shown["result"]["certified"]


@pytest.mark.parametrize(("mistakes", "passed"), [(4, True), (5, False)])
def test_four_in_five_are_enough(mistakes: int, passed: bool) -> None:
    view = begun()
    missed = goes_through(view, mistakes)
    result = view.describe()["result"]
    assert len(missed) == mistakes
    assert result["passed"] is passed
    assert {row["page"] for row in result["pages"] if row["right"] < row["asked"]} == set(missed)


def test_a_question_gets_one_answer_and_a_wrong_one_is_explained() -> None:
    view = begun()
    while view.current and not wrong(view.current.exercise):
        view.answer(_right(view.current.exercise))
        view.go_on(DAY)
    current = view.current
    assert current is not None
    view.answer(wrong(current.exercise))
    shown = view.describe()
    assert shown["answer"] is not None
    assert shown["answer"]["kind"] == "no"
    assert shown["right_answer"]
    assert shown["because"]
    assert current.page in shown["read_on"]
    view.answer(_right(current.exercise))
    assert view.lesson.progress.check is not None
    assert view.lesson.progress.check.given[current.exercise.name] is False
    view.go_on(DAY)
    assert view.current != current


@pytest.mark.parametrize("text", ["", " ", "?", "x" * 5000, "\0", "<b>0</b>", "1,5"])
def test_what_is_no_answer_costs_nothing(text: str) -> None:
    view = begun()
    while view.current and not isinstance(view.current.exercise, Number):
        view.answer(_right(view.current.exercise))
        view.go_on(DAY)
    before = view.current
    view.answer(text)
    shown = view.describe()
    assert shown["answer"] is not None
    assert shown["answer"]["kind"] == "note"
    assert view.current == before
    view.go_on(DAY)
    assert view.current == before


def test_it_goes_on_where_it_was_left(folder: Path) -> None:
    view = begun(seed=11)
    for _ in range(5):
        assert view.current is not None
        view.answer(_right(view.current.exercise))
        view.go_on("")
    again = FinalCheckView(Lesson("fr"), None)
    assert again.current == view.current == drawn(11, 2)[5]
    assert again.describe()["stage"] == "asking"
    # Half a line, of a power cut, costs that line alone.
    with (folder / FILE).open("a") as file:
        file.write('{"checked": "10-')
    assert FinalCheckView(Lesson("fr")).current == view.current


def test_a_new_one_is_offered_before_the_old_one_is_forgotten() -> None:
    view = begun(seed=3)
    assert view.current is not None
    view.answer(_right(view.current.exercise))
    view.act(protocol.CheckAnew())
    assert view.describe()["stage"] == "start"
    assert "1" in view.describe()["going_on"]
    view.act(protocol.NextQuestion(day=DAY))
    assert view.describe()["stage"] == "asking"
    view.act(protocol.CheckAnew())
    view.act(protocol.BeginCheck(each=4))
    assert view.lesson.progress.check is not None
    assert view.lesson.progress.check.given == {}


@pytest.mark.parametrize("day", ["", "yesterday", "2026-13-01", "20261126", "x" * 9000])
def test_a_day_that_is_none_is_not_kept(day: str) -> None:
    view = begun()
    goes_through(view)
    check = view.lesson.progress.check
    assert check is not None
    check.day = ""
    view.go_on(day)
    assert check.day == ""


def test_nothing_that_was_typed_is_kept(folder: Path) -> None:
    view = begun()
    while view.current is not None:
        secret = view.lesson.key.secret
        number = isinstance(view.current.exercise, Number)
        view.answer(secret)
        assert secret not in json.dumps(view.describe())
        view.answer("987654321" if number else _right(view.current.exercise))
        assert "987654321" not in json.dumps(view.describe())
        view.go_on(DAY)
    kept = (folder / FILE).read_text()
    assert "987654321" not in kept
    assert view.lesson.key.secret not in kept


def test_the_file_that_is_taken_along_has_the_check(folder: Path) -> None:
    view = begun()
    goes_through(view, 3)
    text = view.lesson.progress.text()
    (folder / "other").mkdir()
    (folder / "other" / FILE).write_text(text)
    other = Progress.kept(str(folder / "other"))
    assert other.unread == 0
    assert other.check == view.lesson.progress.check


def test_who_gets_the_same_seed_gets_the_same_questions() -> None:
    one, other = begun(seed=5), begun(seed=5, language="fr")
    assert one.asked == other.asked
    assert begun(seed=6).asked != one.asked
