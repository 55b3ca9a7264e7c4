"""What was done, as a learner sees it: page by page, saved as a file, forgotten; by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.axe import faults
from tests.scripts.bare import Bare
from tests.scripts.conftest import Shows
from tests.scripts.test_kinds_of_questions import tabs_to
from totp_demo.exercises.pages import questions
from totp_demo.learner import protocol
from totp_demo.learner.progress import FOLDER, Progress, Tries

FILE = "progress.jsonl"
SENTENCES = {
    "en": {
        "title": "What you have done",
        "step": "The procedure: 3 of 6 steps done.",
        "save": "Save as a file",
        "forget": "Delete all",
        "sure": "Delete all your progress?",
        "yes": "Yes, delete",
        "no": "No, keep",
        "forgotten": "Your progress has been deleted.",
        "unread": "1 line of the file in your folder cannot be read.",
    },
    "fr": {
        "title": "Ce que vous avez fait",
        "step": "Étapes de la procédure parcourues\u00a0: 3 sur 6.",
        "save": "Enregistrer dans un fichier",
        "forget": "Tout effacer",
        "sure": "Effacer tout ce que vous avez fait\u202f?",
        "yes": "Oui, effacer",
        "no": "Non, garder",
        "forgotten": "Tout ce que vous avez fait est effacé.",
        "unread": "1 ligne du fichier de votre dossier est illisible.",
    },
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The learner's folder."""
    monkeypatch.setenv(FOLDER, str(tmp_path / "kept"))
    return tmp_path / "kept"


def button(reader: Bare, name: str) -> Locator:
    """Return a button by its name."""
    return reader.page.get_by_role("button", name=name, exact=True)


def presses(reader: Bare, name: str) -> None:
    """Go to a button by Tab and press it."""
    tabs_to(reader.page, button(reader, name))
    reader.page.keyboard.press("Enter")


def row(reader: Bare, page: str) -> Locator:
    """Return the numbers of a page: tried, right."""
    return reader.page.get_by_role("row").filter(has_text=f"{page} · ").get_by_role("cell")


def has_worked(reader: Bare, page: str = "03") -> None:
    """Answer a question wrong and one right, predict, and come to the fourth step."""
    reader.lesson.act(protocol.OpenProfile())
    reader.lesson.act(protocol.EnableMfa())
    reader.shows(f"exercise {page}-border", f"exercise {page}-base32")
    reader.puts(reader.lesson.predict(f"{page}-share", reader.lesson.qr_anatomy))
    border, base32, share = reader.page.locator(".td-exercise").all()
    border.locator("input[value=correction]").check()
    border.locator("button").first.click()
    base32.get_by_role("textbox").fill("32")
    base32.locator("button").first.click()
    share.get_by_role("radio").first.check()
    share.locator("button").first.click()
    expect(share.locator(".td-predicted")).not_to_be_empty()
    reader.round_trip()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_shows_what_was_done(language: str, shows: Shows) -> None:
    reader = shows(language=language)
    has_worked(reader)
    reader.shows("progress_view")
    said = SENTENCES[language]
    expect(reader.page.get_by_role("heading", name=said["title"])).to_be_visible()
    expect(reader.page.get_by_text(said["step"])).to_be_visible()
    tried, right = row(reader, "03").all()
    right_share = reader.lesson.progress.questions["03-share"].right
    expect(tried).to_contain_text("3 / ")
    expect(right).to_have_text("2" if right_share else "1")
    expect(row(reader, "00").nth(0)).to_contain_text("0 / ")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_is_forgotten_by_keyboard_once_it_is_confirmed(language: str, shows: Shows) -> None:
    reader = shows(language=language)
    has_worked(reader)
    reader.shows("progress_view")
    said = SENTENCES[language]
    tried = row(reader, "03").nth(0)
    expect(button(reader, said["yes"])).to_be_hidden()
    presses(reader, said["forget"])
    expect(reader.page.get_by_role("group", name=said["sure"])).to_be_visible()
    # The careful answer is the one at hand.
    expect(button(reader, said["no"])).to_be_focused()
    reader.page.keyboard.press("Enter")
    expect(button(reader, said["forget"])).to_be_focused()
    expect(button(reader, said["yes"])).to_be_hidden()
    expect(tried).to_contain_text("3 / ")
    reader.page.keyboard.press("Enter")
    expect(button(reader, said["no"])).to_be_focused()
    reader.page.keyboard.press("Shift+Tab")
    reader.page.keyboard.press("Enter")
    expect(tried).to_contain_text("0 / ")
    expect(reader.page.locator(".td-progress .td-spoken")).to_have_text(said["forgotten"])
    expect(button(reader, said["forget"])).to_be_focused()
    assert Progress.kept().questions == {}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_is_saved_by_keyboard_as_a_file_without_a_secret(
    language: str, shows: Shows, tmp_path: Path
) -> None:
    reader = shows(language=language)
    has_worked(reader)
    key = reader.lesson.open_key
    code = key.code_at(reader.lesson.clock.now())
    box = reader.page.get_by_role("textbox")
    for typed in (key.secret, code, key.uri, "training-2020"):
        box.fill(typed)
        box.press("Enter")
        reader.round_trip()
    reader.shows("progress_view")
    with reader.page.expect_download() as waits:
        presses(reader, SENTENCES[language]["save"])
    assert waits.value.suggested_filename == "totp-demo-progress.jsonl"
    taken = tmp_path / "taken"
    taken.mkdir()
    waits.value.save_as(taken / FILE)
    text = (taken / FILE).read_text("utf-8")
    for kept in (key.secret, code, "otpauth", "training-2020", "camille"):
        assert kept.lower() not in text.lower()
    there, here = Progress.kept(str(taken)), Progress.kept()
    assert (there.step, there.questions) == (here.step, here.questions)
    assert there.questions["03-base32"] == Tries(5, right=True, answer="")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_damaged_file_loses_nothing_and_it_is_said(
    language: str, shows: Shows, folder: Path
) -> None:
    Progress.kept().tried("01-zone", "same", right=True)
    whole = (folder / FILE).read_bytes()
    (folder / FILE).write_bytes(whole + b'{"question": "01-hand", "ans')
    reader = shows("progress_view", language=language)
    expect(reader.page.get_by_text(SENTENCES[language]["unread"])).to_be_visible()
    expect(row(reader, "01").nth(1)).to_have_text("1")
    reader.lesson.progress.tried("02-wrong", "pending", right=True)
    reader.lesson.refresh_views()
    expect(row(reader, "02").nth(1)).to_have_text("1")
    assert (folder / FILE).read_bytes().startswith(whole)
    reader.wears(dark=True)
    assert faults(reader) == []


def test_all_of_a_page_is_said_in_words(shows: Shows) -> None:
    for each in questions("00"):
        Progress.kept().tried(each.name, "", right=True)
    reader = shows("progress_view")
    expect(row(reader, "00").nth(1)).to_contain_text("(done)")
    expect(row(reader, "01").nth(1)).not_to_contain_text("(done)")
