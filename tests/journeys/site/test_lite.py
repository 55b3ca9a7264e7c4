"""The notebooks in JupyterLite on the site: JupyterLab, with Python in the reader's browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.lab import LabReader
from tests.journeys.site.conftest import PATIENCE, Opens
from tests.reader import Reader, Recorder
from tests.real_phone import wait_for_next_step
from tests.walk import walk
from totp_demo.site import lite

USUAL = 5_000
"""Playwright's own patience, in milliseconds."""
READY = ".td-bar[data-state=ready]"


class LiteReader(LabReader):
    """A person with a notebook open in JupyterLite, which has run by itself.

    Args:
        page: The page.
    """

    def __init__(self, page: Page) -> None:
        """Sit down in front of it."""
        Reader.__init__(self, page)
        expect(page.locator(READY)).to_be_attached(timeout=2 * PATIENCE)
        assert self.errors() == []


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    """JupyterLite answers slowly on a busy machine."""
    expect.set_options(timeout=PATIENCE)
    yield
    expect.set_options(timeout=USUAL)


def next_step() -> int:
    """Wait for the next time step."""
    wait_for_next_step()
    return 0


@pytest.mark.parametrize(("code", "door"), [("en", "Open as a notebook"), ("fr", "Ouvrir")])
def test_a_person_with_a_real_phone(code: str, door: str, opens: Opens, recorder: Recorder) -> None:
    page = opens(f"{code}/00-procedure.html", alive=False).page
    page.get_by_role("link", name=door).click()
    private = walk(LiteReader(page), code, next_step)
    for each in private:
        assert not any(each in url for url in recorder.urls)


@pytest.mark.parametrize("stem", ["03-qr-code", "07-inside-a-code", "08-time-window", "09-limits"])
def test_a_page_runs_as_it_opens(stem: str, opens: Opens) -> None:
    reader = LiteReader(opens(lite.address("en", stem), alive=False).page)
    reader.draws_all()
    if stem == "08-time-window":
        # There is no matplotlib: the figures were drawn as the site was made.
        drawn = "(all) => all.length && all.every((each) => each.naturalWidth > 0)"
        figures = reader.page.locator(".td-figure img")
        expect(figures.first).to_be_attached()
        reader.comes_true(lambda: bool(figures.evaluate_all(drawn)))
    if stem == "03-qr-code":
        expect(reader.page.get_by_text("There is no QR reader here").first).to_be_attached()


def test_a_narrow_dark_screen_has_room_for_the_page(opens: Opens) -> None:
    page = opens("index.html", alive=False, size=(400, 850)).page
    page.emulate_media(color_scheme="dark")
    page.goto(page.url.removesuffix("index.html") + lite.address("fr", "10-help-desk"))
    LiteReader(page)
    expect(page.locator("body")).to_have_attribute("data-jp-theme-light", "false")
    expect(page.locator("#jp-left-stack")).to_be_hidden()
    desk = page.locator(".td-desk").last
    desk.scroll_into_view_if_needed()
    box = desk.bounding_box()
    assert box is not None
    assert box["width"] >= 250


def test_each_notebook_has_its_door(opens: Opens) -> None:
    page = opens("fr/08-time-window.html", alive=False).page
    address = page.get_by_role("link", name="Ouvrir").get_attribute("href")
    assert address == f"../{lite.address('fr', '08-time-window')}"
    with page.expect_download() as waits:
        page.get_by_role("link", name="T\u00e9l\u00e9charger").click()
    assert waits.value.suggested_filename == "08-time-window.ipynb"
