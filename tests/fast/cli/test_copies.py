"""The learner's copies: renewed with the kit, and never overwritten once they are the learner's."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from totp_demo.commands import copies

NAME = "en/00-procedure.ipynb"
BESIDE = "en/00-procedure-0.2.0.ipynb"


def notebook(text: str, *, outputs: list[object] | None = None, count: int | None = None) -> str:
    cell: dict[str, object] = {
        "cell_type": "code",
        "id": "first",
        "metadata": {},
        "source": [text],
        "outputs": outputs or [],
        "execution_count": count,
    }
    return json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    """Return the kit's own notebooks: two languages and a page beside them."""
    folder = tmp_path / "kit"
    for code in ("en", "fr"):
        (folder / code).mkdir(parents=True)
        (folder / code / "00-procedure.ipynb").write_text(notebook(f"first {code}"), "utf-8")
    (folder / "glossary.md").write_text("words", "utf-8")
    return folder


@pytest.fixture
def folder(tmp_path: Path, origin: Path) -> Path:
    """Return a learner's folder with version 0.1.0 of the kit in it."""
    folder = tmp_path / "learner" / "totp-demo"
    copies.copy(origin, folder, "0.1.0")
    return folder


def renew(origin: Path) -> None:
    (origin / NAME).write_text(notebook("second en"), "utf-8")


def files(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and copies.STATE not in path.parts
    }


def test_everything_is_copied_to_a_new_folder(tmp_path: Path, origin: Path) -> None:
    (origin / "en" / ".ipynb_checkpoints").mkdir()
    (origin / "en" / ".ipynb_checkpoints" / "00-procedure-checkpoint.ipynb").write_text("{}")
    folder = tmp_path / "new"
    made = copies.copy(origin, folder, "0.1.0")
    assert files(folder) == {NAME, "fr/00-procedure.ipynb", "glossary.md"}
    assert set(made.written) == files(folder)
    assert (folder / NAME).read_bytes() == (origin / NAME).read_bytes()


def test_a_second_start_writes_nothing(folder: Path, origin: Path) -> None:
    (folder / NAME).write_text(notebook("mine"), "utf-8")
    before = {name: (folder / name).stat().st_mtime_ns for name in files(folder)}
    assert copies.copy(origin, folder, "0.1.0") == copies.Copies((), {})
    assert {name: (folder / name).stat().st_mtime_ns for name in files(folder)} == before


def test_a_changed_notebook_stays_and_the_new_one_goes_beside_it_once(
    folder: Path, origin: Path
) -> None:
    mine = notebook("first en\n# my own remark")
    (folder / NAME).write_text(mine, "utf-8")
    renew(origin)
    assert copies.copy(origin, folder, "0.2.0").beside == {NAME: BESIDE}
    assert (folder / NAME).read_text("utf-8") == mine
    assert (folder / BESIDE).read_bytes() == (origin / NAME).read_bytes()
    assert copies.copy(origin, folder, "0.2.0").beside == {}
    assert files(folder) == {NAME, BESIDE, "fr/00-procedure.ipynb", "glossary.md"}


def test_what_went_beside_is_not_overwritten_either(folder: Path, origin: Path) -> None:
    (folder / NAME).write_text(notebook("mine"), "utf-8")
    (folder / BESIDE).write_text(notebook("mine too"), "utf-8")
    renew(origin)
    third = "en/00-procedure-0.2.0-2.ipynb"
    assert copies.copy(origin, folder, "0.2.0").beside == {NAME: third}
    assert (folder / BESIDE).read_text("utf-8") == notebook("mine too")


def test_a_notebook_that_was_merely_run_is_renewed(folder: Path, origin: Path) -> None:
    ran = notebook("first en", outputs=[{"output_type": "stream", "text": ["1"]}], count=3)
    (folder / NAME).write_text(ran, "utf-8")
    renew(origin)
    assert copies.copy(origin, folder, "0.2.0").written == (NAME,)
    assert (folder / NAME).read_bytes() == (origin / NAME).read_bytes()


def test_a_notebook_that_was_run_keeps_its_outputs_until_there_is_a_newer_one(
    folder: Path, origin: Path
) -> None:
    ran = notebook("first en", outputs=[{"output_type": "stream", "text": ["1"]}], count=3)
    (folder / NAME).write_text(ran, "utf-8")
    copies.copy(origin, folder, "0.1.0")
    assert (folder / NAME).read_text("utf-8") == ran


def test_a_deleted_notebook_is_given_again(folder: Path, origin: Path) -> None:
    (folder / NAME).unlink()
    assert copies.copy(origin, folder, "0.1.0").written == (NAME,)
    assert (folder / NAME).is_file()


@pytest.mark.parametrize("record", ["", "not JSON", "[]", '{"en/00-procedure.ipynb": 3}'])
def test_without_a_record_what_differs_counts_as_changed(
    folder: Path, origin: Path, record: str
) -> None:
    (folder / copies.STATE / "given.json").write_text(record, "utf-8")
    (folder / NAME).write_text(notebook("mine"), "utf-8")
    made = copies.copy(origin, folder, "0.1.0")
    assert made == copies.Copies((), {NAME: "en/00-procedure-0.1.0.ipynb"})
    assert (folder / NAME).read_text("utf-8") == notebook("mine")


def test_a_notebook_that_is_none_any_more_is_the_learners(folder: Path, origin: Path) -> None:
    (folder / NAME).write_text("{half a notebook", "utf-8")
    renew(origin)
    copies.copy(origin, folder, "0.2.0")
    assert (folder / NAME).read_text("utf-8") == "{half a notebook"


def test_a_changed_page_stays(folder: Path, origin: Path) -> None:
    (folder / "glossary.md").write_text("my words", "utf-8")
    (origin / "glossary.md").write_text("other words", "utf-8")
    assert copies.copy(origin, folder, "0.2.0").beside == {"glossary.md": "glossary-0.2.0.md"}
    assert (folder / "glossary.md").read_text("utf-8") == "my words"


def test_other_files_of_the_learner_are_left_alone(folder: Path, origin: Path) -> None:
    (folder / "en" / "mine.ipynb").write_text("mine", "utf-8")
    renew(origin)
    copies.copy(origin, folder, "0.2.0")
    assert (folder / "en" / "mine.ipynb").read_text("utf-8") == "mine"


def test_the_kits_notebooks_are_found_in_a_checkout() -> None:
    assert (copies.source() / NAME).is_file()
    assert (copies.source() / "fr" / "00-procedure.ipynb").is_file()
