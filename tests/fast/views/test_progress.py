"""What a learner has done: kept without a secret, whoever else writes, whatever is damaged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fast.views.wire import hears
from totp_demo.hosts.page import Lesson
from totp_demo.learner import protocol
from totp_demo.learner.progress import FOLDER, Progress
from totp_demo.views.questions.exercise import ExerciseView
from totp_demo.views.questions.progress_view import ProgressView

FILE = "progress.jsonl"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the environment names."""
    monkeypatch.setenv(FOLDER, str(tmp_path / "kept"))
    return tmp_path / "kept"


def test_without_a_folder_it_is_kept_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(FOLDER, raising=False)
    assert Progress.kept().path is None


def test_it_is_there_again_with_the_same_order_of_choices(folder: Path) -> None:
    first = Lesson("en").progress
    first.tried("03-border", "invert", right=False)
    first.tried("03-border", "border", right=True)
    first.reached(4)
    again = Progress.kept()
    assert again.path == folder / FILE
    assert (again.seed, again.step) == (first.seed, 4)
    assert vars(again.questions["03-border"]) == {"count": 2, "right": True, "answer": "border"}


def test_beginning_again_adds_nothing_to_the_file(folder: Path) -> None:
    Progress.kept()
    before = (folder / FILE).read_bytes()
    Lesson("en")
    Lesson("fr", step=6)
    assert (folder / FILE).read_bytes() == before


@pytest.mark.usefixtures("folder")
def test_the_view_shows_what_another_page_has_done() -> None:
    view = ProgressView(Lesson("en"))
    assert view.describe()["pages"][0]["right"] == 0
    ExerciseView(Lesson("en"), "00-flight").answer("yes-secret")
    assert view.describe()["pages"][0]["right"] == 1


@pytest.mark.usefixtures("folder")
def test_pages_side_by_side_lose_nothing_of_each_other() -> None:
    one, two = Progress.kept(), Progress.kept()
    assert one.seed == two.seed
    one.tried("01-zone", "same", right=True)
    two.tried("02-wrong", "pending", right=True)
    one.reached(2)
    two.reached(3)
    again = Progress.kept()
    assert again.questions.keys() == {"01-zone", "02-wrong"}
    assert again.step == 3


def test_a_damaged_line_costs_that_line_alone(folder: Path) -> None:
    first = Progress.kept()
    first.tried("01-zone", "same", right=True)
    with (folder / FILE).open("ab") as file:
        file.write(b"\xff\x00{half\n[[[[\n" + b'{"step": true}\n{"step": 99}\n{"seed": "x"}\n')
    first.reached(2)
    again = Progress.kept()
    assert (again.seed, again.step) == (first.seed, 2)
    assert again.questions["01-zone"].right


@given(st.binary(max_size=200))
def test_nothing_in_the_file_raises(content: bytes) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as place:
        Path(place, FILE).write_bytes(content)
        assert Progress.kept(place).step in range(8)


def test_a_folder_that_cannot_be_written_stops_no_lesson(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    progress = Progress.kept(str(blocked / "below"))
    progress.tried("01-zone", "same", right=True)
    assert progress.questions["01-zone"].count == 1


def test_no_secret_of_a_whole_lesson_is_in_it(folder: Path) -> None:
    lesson = Lesson("en")
    lesson.act(protocol.OpenProfile())
    lesson.act(protocol.EnableMfa())
    secret = lesson.open_key.secret
    code = lesson.open_key.code_at(lesson.clock.now())
    for name in ("05-steps", "03-border", "07-zeros"):
        view = ExerciseView(lesson, name)
        for pasted in (secret, code, "training-2020", lesson.open_key.uri):
            view.answer(pasted)
    lesson.act(protocol.Confirm(code=code))
    text = (folder / FILE).read_text("utf-8")
    for kept in (secret, code, "training-2020", "otpauth", "camille"):
        assert kept not in text
    assert Progress.kept().step >= 5


@pytest.mark.usefixtures("folder")
def test_a_lesson_that_begins_ahead_has_gone_through_nothing() -> None:
    lesson = Lesson("en", step=6)
    lesson.act(protocol.SignOut())
    assert lesson.progress.step == 0


@pytest.mark.usefixtures("folder")
def test_starting_again_keeps_it_and_forgetting_does_not() -> None:
    lesson = Lesson("fr")
    view = ProgressView(lesson)
    ExerciseView(lesson, "00-flight").answer("yes-secret")
    lesson.start_again()
    assert view.describe()["pages"][0]["right"] == 1
    assert json.loads(view.describe()["file"].splitlines()[-1])["question"] == "00-flight"
    seed = lesson.progress.seed
    hears(view, do="forget")
    assert view.describe()["pages"][0]["right"] == 0
    assert view.describe()["file"] == ""
    assert Progress.kept().questions == {}
    assert Progress.kept().seed == seed
