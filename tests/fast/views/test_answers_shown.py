"""What a teacher asks of a whole class: the worked solution of every question."""

from __future__ import annotations

import pytest

from totp_demo.exercises import find
from totp_demo.hosts.page import Lesson
from totp_demo.learner import protocol
from totp_demo.views.questions.exercise import ExerciseView
from totp_demo.wording.language import Language


@pytest.mark.parametrize("code", ["en", "fr"])
def test_the_solution_is_shown_before_any_answer(code: str) -> None:
    lesson = Lesson(code)
    view = ExerciseView(lesson, "03-border")
    assert view.describe()["help"] is None
    lesson.act(protocol.ShowAnswers())
    shown = view.describe()["help"]
    assert shown is not None
    assert shown["detail"] == find("03-border").worked.into(Language(code))
    assert lesson.progress.questions == {}  # nobody has answered anything
