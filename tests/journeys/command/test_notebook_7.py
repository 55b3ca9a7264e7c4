"""A page of the kit in Notebook 7: it runs as it opens, as in JupyterLab, unless it should not."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.reader import Reader, Recorder
from tools.servers import CHECKOUT, Server, serving

PATIENCE = 60_000  # milliseconds
CODE = ".jp-CodeCell .cm-editor:visible"
# What Notebook 7 itself says on every page, one without the kit as well.
NOTEBOOKS_OWN = "Cannot read properties of undefined (reading 'schema')"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Notebook 7 on the kit's pages, one of which its reader has changed."""
    root = tmp_path_factory.mktemp("pages")
    for code in ("en", "fr"):
        shutil.copytree(CHECKOUT / "notebooks" / code, root / code)
    changed = root / "en" / "04-phone.ipynb"
    page = json.loads(changed.read_text("utf-8"))
    first = next(cell for cell in page["cells"] if cell["cell_type"] == "code")
    first["source"] = ["print('mine')\n", *first["source"]]
    changed.write_text(json.dumps(page), "utf-8")
    with serving(tmp_path_factory.mktemp("notebook"), root, "notebook") as server:
        yield server


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page; in its end nothing has left the machine and no script of ours has failed."""
    context = browser.new_context(reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    recorder = Recorder()
    recorder.watch(context)
    yield context.new_page()
    context.close()
    assert recorder.left_the_machine() == []
    assert [fault for fault in recorder.faults if NOTEBOOKS_OWN not in fault] == []


def opens(server: Server, page: Page, path: str) -> None:
    """Open a page by its address."""
    page.goto(f"{server.url}/notebooks/{path}?token={server.token}")
    expect(page.locator(".td-bar:visible")).to_be_visible(timeout=PATIENCE)


@pytest.mark.parametrize(
    ("code", "words"), [("en", "Show the code"), ("fr", "Afficher le code")], ids=["en", "fr"]
)
def test_it_runs_as_it_opens(code: str, words: str, server: Server, page: Page) -> None:
    opens(server, page, f"{code}/00-procedure.ipynb")
    expect(page.locator(".td-guide:visible").first).to_be_visible(timeout=PATIENCE)
    bar = page.locator(".td-bar:visible")
    expect(bar).to_have_attribute("data-state", "ready", timeout=PATIENCE)
    expect(page.get_by_role("heading", level=1).first).to_be_in_viewport()
    expect(page.locator(CODE)).to_have_count(0)
    reader = Reader(page)
    reader.opens_profile()
    reader.enables_mfa()
    reader.state_is("pending")
    bar.get_by_role("button", name=words).click()
    expect(page.locator(CODE).first).to_be_visible()
    bar.get_by_role("button").click()
    expect(page.locator(CODE)).to_have_count(0)


def test_a_changed_page_is_left_alone(server: Server, page: Page) -> None:
    opens(server, page, "en/04-phone.ipynb")
    bar = page.locator(".td-bar:visible")
    expect(bar).to_contain_text("You have changed this page", timeout=PATIENCE)
    expect(page.locator(".td:visible")).to_have_count(0)
    bar.get_by_role("button", name="Run this page").click()
    expect(page.locator(".td-guide:visible").first).to_be_visible(timeout=PATIENCE)
