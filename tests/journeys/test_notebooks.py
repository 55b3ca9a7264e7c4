"""Each notebook of the kit in a real JupyterLab: Run All comes to its end, and every view is seen.

One page opens them all, one after another: to load JupyterLab's scripts takes longer than to run
most notebooks.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from tests.journeys.conftest import PATIENCE, WIDE
from tests.journeys.lab import LabReader
from tests.reader import Recorder
from tools.notebooks import name_of, paths
from tools.servers import Server

LOG = logging.getLogger(__name__)
WIDGET = "application/vnd.jupyter.widget-view+json"
LEAST = 24  # pixels: less than that is an empty frame
SLOWEST = 60_000  # milliseconds, on a machine that is busy with something else

_OPEN = "jupyterapp.shell.currentWidget"
_READY = "() => window.jupyterapp?.restored.then(() => true)"
_PUT_AWAY = f"() => {{ {_OPEN}.context.model.dirty = false; {_OPEN}.dispose(); }}"
# JupyterLab draws a cell once it comes into view.
_BRING = f"""async (number) => {{
  const book = {_OPEN}.content;
  await book.scrollToItem(number, "start");
  book.widgets[number].node.dataset.number = number;
}}"""


@pytest.fixture(scope="module")
def desk(
    watched: tuple[BrowserContext, Recorder], lab_server: Server
) -> Iterator[Callable[[str], LabReader]]:
    """Opens a notebook in a page that stays; the one before is put away, and its kernel ends."""
    page = watched[0].new_page()
    page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
    page.goto(f"{lab_server.url}/lab?token={lab_server.token}&reset")
    page.wait_for_function(_READY, timeout=SLOWEST)
    page.evaluate("jupyterapp.shell.collapseLeft()")
    reader, opened = LabReader(page, lab_server), list[str]()

    def opens(notebook: str) -> LabReader:
        if opened:
            page.evaluate(_PUT_AWAY)
            expect(page.locator(".td")).to_have_count(0)
            lab_server.end_kernels(opened)
        opened.append(notebook)
        reader.commands("docmanager:open", path=notebook, factory="Notebook")
        page.wait_for_function(f"(path) => {_OPEN}?.context?.path === path", arg=notebook)
        reader.waits_for_kernel()
        return reader

    yield opens
    page.close()
    lab_server.end_kernels(opened)


def brought(reader: LabReader, number: int) -> Locator:
    """Scroll to a cell and return the kit's views in it."""
    reader.page.evaluate(_BRING, number)
    return reader.page.locator(f".jp-Cell[data-number='{number}'] .jp-OutputArea-output .td")


def lacks(view: Locator, patience: float = PATIENCE / 1000) -> str:
    """Return what a view still lacks after some seconds to be seen and read."""
    until = time.monotonic() + patience
    while (fault := _lacks_now(view)) and time.monotonic() < until:
        view.page.wait_for_timeout(200)
    return fault


def _lacks_now(view: Locator) -> str:
    box = view.bounding_box()
    if box is None or box["height"] < LEAST or box["width"] < LEAST:
        return f"is too small: {box}"
    return "" if view.inner_text().strip() else "says nothing"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_view_is_seen_after_run_all(
    language: str, desk: Callable[[str], LabReader], recorder: Recorder, subtests: pytest.Subtests
) -> None:
    of_language = [path for path in paths() if path.parent.name == language]
    assert len(of_language) > 5
    for path in of_language:
        with subtests.test(name_of(path)):
            recorder.faults.clear()
            _sees_every_view(path, desk(f"{language}/{path.name}"), recorder)


def _sees_every_view(path: Path, reader: LabReader, recorder: Recorder) -> None:
    began = time.monotonic()
    reader.runs_all()
    LOG.info("Run All of %s took %.1f s", name_of(path), time.monotonic() - began)
    cells = reader.cells()
    assert [cell["id"] for cell in cells if cell["cell_type"] == "code" and not _ran(cell)] == []
    widgets = [number for number, cell in enumerate(cells) if _shows_a_widget(cell)]
    assert widgets
    for number in widgets:
        views = brought(reader, number)
        name = f"{path.name}, {cells[number]['id']}"
        expect(views.first, name).to_be_visible(timeout=PATIENCE)
        for view in views.all():
            expect(view, name).to_have_attribute("lang", path.parent.name)
            assert lacks(view) == "", name
    assert recorder.faults == []


def _ran(cell: dict[str, object]) -> bool:
    return isinstance(cell["execution_count"], int)


def _shows_a_widget(cell: dict[str, object]) -> bool:
    outputs = cell.get("outputs", [])
    assert isinstance(outputs, list)
    return any(WIDGET in output.get("data", {}) for output in outputs)


def test_an_empty_view_is_noticed(desk: Callable[[str], LabReader], recorder: Recorder) -> None:
    reader = desk("en/whole.ipynb")
    reader.runs_all()
    number = next(n for n, cell in enumerate(reader.cells()) if _shows_a_widget(cell))
    view = brought(reader, number).first
    assert lacks(view) == ""
    view.evaluate("(root) => { root.style.minHeight = '100px'; root.replaceChildren(); }")
    assert lacks(view, 0) == "says nothing"
    view.evaluate("(root) => { root.style.cssText = 'height: 9px; min-height: 0; padding: 0;'; }")
    assert "too small" in lacks(view, 0)
    assert recorder.faults == []
