"""A page of the kit in JupyterLab: it runs as it opens, unless it should not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.command.kit import Kit, running
from tests.journeys.conftest import NewPage
from tests.reader import Reader

PATIENCE = 60_000  # milliseconds
QUESTION = "I’ve lost my phone."
RIGHT = "Make sure in another way that it is Camille."


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The learner's home."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def kit(home: Path) -> Iterator[Kit]:
    """One kit for all of these tests: each opens a page of its own."""
    with running(home, "--lang", "en") as kit:
        yield kit


def opens(kit: Kit, new_page: NewPage, name: str, size: tuple[int, int] = (1280, 900)) -> Page:
    """Open a page of the kit by its address, without the tabs that were open before."""
    page = new_page(size)
    page.goto(kit.address.replace("00-procedure", name) + "&reset")
    expect(page.locator(".td-bar:visible")).to_be_visible(timeout=PATIENCE)
    return page


def changes(home: Path, name: str, **metadata: object) -> None:
    """Change a page's metadata, or its code where none is given."""
    path = home / "totp-demo" / "en" / f"{name}.ipynb"
    notebook = json.loads(path.read_text("utf-8"))
    if metadata:
        notebook["metadata"]["totp_demo"] |= metadata
    else:
        first = next(cell for cell in notebook["cells"] if cell["cell_type"] == "code")
        first["source"] = ["print('mine')\n", *first["source"]]
    path.write_text(json.dumps(notebook), "utf-8")


def is_done(page: Page, state: str = "ready") -> None:
    """Wait until the page has started, or will not."""
    expect(page.locator(".td-bar:visible")).to_have_attribute("data-state", state, timeout=PATIENCE)


def test_a_second_tab_shows_the_same_lesson(kit: Kit, new_page: NewPage) -> None:
    one = opens(kit, new_page, "02-enable-mfa")
    expect(one.locator(".td-enable-mfa:visible").first).to_be_visible(timeout=PATIENCE)
    is_done(one)
    Reader(one).enables_mfa()
    two = opens(kit, new_page, "02-enable-mfa")
    is_done(two)
    # Had it run again, MFA would be off, and there would be no code to draw.
    expect(two.locator(".td-qr svg:visible").first).to_be_visible(timeout=PATIENCE)


def test_loaded_again_it_goes_on(kit: Kit, new_page: NewPage) -> None:
    page = opens(kit, new_page, "03-qr-code")
    expect(page.locator(".td-prediction:visible").first).to_be_visible(timeout=PATIENCE)
    is_done(page)
    question = page.locator(".td-prediction:visible").first
    question.get_by_role("radio").first.check()
    page.reload()  # in the middle of a prediction
    is_done(page)
    expect(question.get_by_role("button", name="That is my prediction")).to_be_visible(
        timeout=PATIENCE
    )
    question.get_by_role("radio").first.check()
    question.get_by_role("button", name="That is my prediction").click()
    expect(question.locator(".td-predicted")).not_to_be_empty()


def test_code_is_shown_when_asked_for_and_the_choice_is_kept(kit: Kit, new_page: NewPage) -> None:
    page = opens(kit, new_page, "07-inside-a-code")
    is_done(page)
    code = page.locator(".jp-CodeCell .cm-editor:visible")
    expect(code).to_have_count(0)
    page.get_by_role("button", name="Show the code").click()
    expect(code.first).to_be_visible()
    other = opens(kit, new_page, "08-time-window")
    is_done(other)
    expect(other.locator(".jp-CodeCell .cm-editor:visible").first).to_be_visible()
    other.get_by_role("button", name="Hide the code").click()
    expect(code).to_have_count(0)  # in the first tab, too


def test_a_changed_page_is_left_alone_until_its_reader_runs_it(
    kit: Kit, home: Path, new_page: NewPage
) -> None:
    changes(home, "04-phone")
    page = opens(kit, new_page, "04-phone")
    bar = page.locator(".td-bar:visible")
    expect(bar).to_contain_text("You have changed this page", timeout=PATIENCE)
    expect(page.locator(".td:visible")).to_have_count(0)
    bar.get_by_role("button", name="Run this page").click()
    expect(page.locator(".td-guide:visible").first).to_be_visible(timeout=PATIENCE)
    is_done(page)


def test_a_page_that_says_no_does_not_run(kit: Kit, home: Path, new_page: NewPage) -> None:
    changes(home, "05-confirm", runs=False)
    page = opens(kit, new_page, "05-confirm")
    is_done(page, "off")
    expect(page.locator(".td:visible")).to_have_count(0)


def test_a_new_kernel_is_a_new_lesson_and_what_was_done_is_kept(
    kit: Kit, new_page: NewPage
) -> None:
    page = opens(kit, new_page, "06-active")
    expect(page.locator(".td-state:visible").first).to_be_visible(timeout=PATIENCE)
    is_done(page)
    question = page.locator(".td-exercise").filter(has_text=QUESTION)
    question.get_by_label(RIGHT).check()
    question.get_by_role("button", name="Check").click()
    expect(question.locator(".td-say-ok")).to_be_visible()
    page.get_by_role("button", name="Start again").first.click()

    index = opens(kit, new_page, "index")
    tried = index.get_by_role("row").filter(has_text="06 ·").get_by_role("cell")
    expect(tried.nth(1)).to_have_text("1", timeout=PATIENCE)

    first = page.locator(".td:visible").first.element_handle()
    page.get_by_role("menuitem", name="Kernel", exact=True).click()
    page.get_by_role("menuitem", name="Restart Kernel…").first.click()
    page.get_by_role("button", name="Confirm Kernel Restart").click()
    page.wait_for_function("element => !element.isConnected", arg=first, timeout=PATIENCE)
    expect(page.locator(".td-state:visible").first).to_be_visible(timeout=PATIENCE)
    is_done(page)
    expect(page.locator(".td-alone:visible")).to_have_count(0)
    expect(question.locator(".td-say-ok")).to_contain_text("answered", timeout=PATIENCE)


def test_a_narrow_window_has_no_side_bar(kit: Kit, new_page: NewPage) -> None:
    page = opens(kit, new_page, "01-profile", size=(400, 800))
    is_done(page)
    expect(page.locator("#filebrowser")).to_be_hidden()


def test_it_opens_where_the_reader_was(home: Path, kit: Kit, new_page: NewPage) -> None:
    page = opens(kit, new_page, "09-limits")
    is_done(page)
    path = home / "totp-demo" / "en" / "09-limits.ipynb"
    before = path.stat().st_mtime_ns
    page.keyboard.press("Control+s")
    Reader(page).comes_true(lambda: path.stat().st_mtime_ns > before)
    with running(home, "--lang", "en") as again:
        assert again.page == "/lab/tree/en/09-limits.ipynb"
