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
from totp_demo.views.questions.prediction import Prediction
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


def test_a_line_that_broke_off_takes_no_other_with_it(folder: Path) -> None:
    Progress.kept().tried("01-zone", "same", right=True)
    whole = (folder / FILE).read_bytes()
    (folder / FILE).write_bytes(whole + b'{"question": "01-ha')
    progress = Progress.kept()
    progress.tried("02-wrong", "pending", right=True)
    again = Progress.kept()
    assert again.questions.keys() == {"01-zone", "02-wrong"}
    assert again.unread == 1
    assert (folder / FILE).read_bytes().startswith(whole + b'{"question": "01-ha\n')


@pytest.mark.parametrize(
    ("damage", "count"),
    [(b"", 0), (b"\n\n", 0), (b"{half\n", 1), (b'\xff\n[1]\n{"step": 99}\n{"step": true}\n', 4)],
)
def test_lines_that_cannot_be_read_are_counted(damage: bytes, count: int, folder: Path) -> None:
    Progress.kept()
    with (folder / FILE).open("ab") as file:
        file.write(damage)
    assert Progress.kept().unread == count
    fault = ProgressView(Lesson("en")).describe()["fault"]
    assert fault.startswith(f"{count} line") if count else not fault


def test_what_cannot_be_written_is_kept_and_written_later(folder: Path) -> None:
    lesson = Lesson("en")
    view = ProgressView(lesson)
    folder.rename(folder.with_name("aside"))
    folder.write_text("no folder")
    ExerciseView(lesson, "00-flight").answer("yes-secret")
    shown = view.describe()
    assert shown["pages"][0]["right"] == 1, "looking again loses nothing"
    assert "Nothing can be written to your folder" in shown["fault"]
    folder.unlink()
    folder.with_name("aside").rename(folder)
    ExerciseView(lesson, "00-twice").answer("used")
    assert view.describe()["fault"] == ""
    assert Progress.kept().questions.keys() == {"00-flight", "00-twice"}


def test_what_cannot_be_forgotten_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lesson = Lesson("en")
    view = ProgressView(lesson)
    ExerciseView(lesson, "00-flight").answer("yes-secret")

    def refuses(_path: Path, *, missing_ok: bool = False) -> None:
        raise PermissionError(missing_ok)

    # Windows refuses while another program has the file open; here nothing else would.
    monkeypatch.setattr(Path, "unlink", refuses)
    hears(view, do="forget")
    assert "Not everything is deleted" in view.describe()["fault"]
    assert view.describe()["pages"][0]["right"] == 1
    monkeypatch.undo()
    monkeypatch.setenv(FOLDER, str(folder))
    hears(view, do="forget")
    assert view.describe()["fault"] == ""


def test_the_saved_file_is_read_in_another_folder(folder: Path, tmp_path: Path) -> None:
    lesson = Lesson("en")
    for answer in ("no", "yes-stored", "yes-secret"):
        ExerciseView(lesson, "00-flight").answer(answer)
    lesson.progress.reached(3)
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / FILE).write_text(ProgressView(lesson).describe()["file"], "utf-8")
    there = Progress.kept(str(taken))
    here = Progress.kept(str(folder))
    assert (there.step, there.questions) == (here.step, here.questions)
    assert there.questions["00-flight"].count == 3


@pytest.mark.parametrize("kind", ["000000", "81804 ", "123456"])
def test_a_number_as_long_as_a_code_is_not_kept(kind: str, folder: Path) -> None:
    Prediction(Lesson("en"), "08-steps", lambda: None).predict(kind)
    assert "000000" not in (folder / FILE).read_text("utf-8")
    assert "123456" not in (folder / FILE).read_text("utf-8")
    kept = Progress.kept().questions["08-steps"].answer
    assert kept == ("81804" if kind.startswith("8") else "")


@pytest.mark.usefixtures("folder")
def test_a_number_that_was_predicted_is_there_in_a_new_kernel() -> None:
    Prediction(Lesson("en"), "08-steps", lambda: None).predict("41")
    assert Prediction(Lesson("fr"), "08-steps", lambda: None).describe()["predicted"] == "41"
