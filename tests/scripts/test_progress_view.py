"""What was done, on the page: shown as it is done, taken along as a file, forgotten when asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.scripts.bare import Bare
from tests.scripts.conftest import Shows
from totp_demo.exercises.pages import questions
from totp_demo.learner.progress import FOLDER

WORDS = {
    "en": ("Save as a file", "Forget all", "Yes, forget", "No, keep", "(done)"),
    "fr": (
        "Enregistrer dans un fichier",
        "Tout effacer",
        "Oui, effacer",
        "Non, garder",
        "(terminé)",
    ),
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The learner's own folder, for this test."""
    monkeypatch.setenv(FOLDER, str(tmp_path))
    return tmp_path


def row(reader: Bare, page: str) -> Locator:
    """Return the line of a page."""
    return reader.page.get_by_role("row").filter(has_text=page)


def answers(reader: Bare, page: str) -> None:
    """Answer every question of a page rightly but the last, which is left wrong."""
    for question in questions(page):
        reader.lesson.progress.tried(question.name, "", right=question != questions(page)[-1])


@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_shows_what_was_done(language: str, shows: Shows) -> None:
    reader = shows("progress_view", language=language)
    asked = len(questions("03"))
    cells = row(reader, "03 ·").get_by_role("cell")
    expect(cells).to_have_text([f"0 / {asked}", "0"])
    answers(reader, "03")
    reader.lesson.refresh_views()
    expect(cells).to_have_text([f"{asked} / {asked}", str(asked - 1)])
    reader.lesson.progress.tried(questions("03")[-1].name, "", right=True)
    reader.lesson.refresh_views()
    done = WORDS[language][4]
    expect(cells).to_have_text([f"{asked} / {asked}", f"✓ {asked} {done}"])


def test_it_is_taken_along_as_a_file_without_a_secret(shows: Shows) -> None:
    reader = shows("progress_view", "procedure")
    reader.opens_profile()
    reader.enables_mfa()
    secret = reader.lesson.key.secret
    reader.confirms(secret)  # what a learner may well paste
    answers(reader, "00")
    reader.lesson.refresh_views()
    save = reader.page.get_by_role("button", name="Save as a file")
    save.focus()
    with reader.page.expect_download() as coming:
        reader.page.keyboard.press("Enter")
    assert coming.value.suggested_filename == "totp-demo-progress.jsonl"
    text = Path(coming.value.path()).read_text("utf-8")
    lines = [json.loads(line) for line in text.splitlines()]
    assert lines[0] == {"step": 4}  # of the procedure
    named = [line["question"] for line in lines if "question" in line]
    assert named == [question.name for question in questions("00")]
    for private in (secret, "otpauth", "camille", "training-2020"):
        assert private not in text


@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_is_forgotten_by_keyboard_and_only_when_sure(
    language: str, folder: Path, shows: Shows
) -> None:
    reader = shows("progress_view", language=language)
    answers(reader, "03")
    reader.lesson.refresh_views()
    keys = reader.page.keyboard
    _save, forget, yes, keep, _done = WORDS[language]
    cells = row(reader, "03 ·").get_by_role("cell")
    asked = len(questions("03"))
    tried = f"{asked} / {asked}"
    expect(cells.first).to_have_text(tried)
    button = reader.page.get_by_role("button", name=forget)
    button.focus()
    keys.press("Enter")
    # Whoever presses Enter once too often forgets nothing.
    expect(reader.page.get_by_role("button", name=keep)).to_be_focused()
    keys.press("Enter")
    expect(button).to_be_focused()
    expect(cells.first).to_have_text(tried)
    keys.press("Enter")
    keys.press("Shift+Tab")
    expect(reader.page.get_by_role("button", name=yes)).to_be_focused()
    keys.press("Enter")
    expect(button).to_be_focused()
    expect(cells.nth(1)).to_have_text("0")
    expect(reader.page.locator(".td-progress .td-spoken")).not_to_be_empty()
    assert "question" not in (folder / "progress.jsonl").read_text("utf-8")


def test_a_damaged_file_shows_what_is_left_of_it(folder: Path, shows: Shows) -> None:
    (folder / "progress.jsonl").write_bytes(
        b'{"seed": 7}\n{"question": "03-border", "answer": "", "right": true}\n\xff{half'
    )
    reader = shows("progress_view")
    expect(row(reader, "03 ·").get_by_role("cell").nth(1)).to_have_text("1")
