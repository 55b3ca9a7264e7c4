"""axe-core on the views of the classroom: nothing is found in our parts.

All of them on one page, in both languages, in JupyterLab's light and dark theme, on a wide screen
and on a phone's. The procedure's own views are in `test_accessibility`.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from tests.browser.conftest import WIDE, OpenNotebook, notebook
from tests.browser.reader import LabReader
from tests.browser.servers import Server
from tests.browser.test_accessibility import _AXE, _RULES, _SCROLLS, NARROW

VIEWS = (
    "guide()",
    "inside()",
    "state_picture()",
    "server_view()",
    "uri_parts()",
    "qr_anatomy()",
    "qr_laboratory()",
    "apps_table()",
    "relay()",
    'exercise("00-flight")',
    'exercise("02-doubling")',
    'figure("acceptance")',
    "time_window()",
    "clock_control()",
)
PAGE = "classroom.ipynb"


# JupyterLab otherwise draws only the cells that are in view.
_DRAW_ALL = """() => {
  const book = jupyterapp.shell.currentWidget.content;
  book.notebookConfig = { ...book.notebookConfig, windowingMode: "none" };
}"""


@pytest.fixture
def classroom(lab_server: Server, open_notebook: OpenNotebook) -> Iterator[LabReader]:
    """A page with every view of the classroom on it, all of them drawn."""
    begin = 'import totp_demo as td\ntd.Lesson("en", step=5)\nlesson = td.lesson'
    cells = (begin, *(f"lesson.{view}" for view in VIEWS))
    (lab_server.root / PAGE).write_text(notebook(*cells), encoding="utf-8")
    reader = open_notebook(PAGE, run=False)
    reader.page.evaluate("jupyterapp.shell.collapseLeft()")
    reader.page.evaluate(_DRAW_ALL)
    reader.runs_all()
    expect(reader.page.locator(".td")).to_have_count(len(VIEWS))
    reader.page.evaluate(AXE_SCRIPT)
    yield reader
    reader.commands("apputils:change-theme", theme="JupyterLab Light")
    (lab_server.root / PAGE).unlink()


def test_axe_finds_nothing_in_the_classroom(classroom: LabReader) -> None:
    page = classroom.page
    for handle in ("td-exercise", "td-relay"):
        expect(classroom.part(handle)).to_be_visible()
    answered = page.locator(".td-exercise:visible").first
    answered.locator("input[type=radio]").first.check()
    answered.locator("button").first.click()
    classroom.hears("")
    found = []
    for dark in (False, True):
        classroom.wears(dark=dark)
        for code in ("en", "fr"):
            classroom.switches_to(code)
            for width, height in (WIDE, NARROW):
                page.set_viewport_size({"width": width, "height": height})
                where = f"{code}, {'dark' if dark else 'light'}, {width} px"
                passed, faults = page.evaluate(_AXE, _RULES)
                assert passed > 5
                found += [f"{where}: {fault}" for fault in faults]
                found += [f"{where}: {name}" for name in page.evaluate(_SCROLLS)]
            page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
    assert found == []
