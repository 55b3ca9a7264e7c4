"""axe-core on the views of the classroom: nothing is found in our parts.

All of them on one page, in both languages, in JupyterLab's light and dark theme, on a wide screen
and on a phone's; then in the states that readers bring them to. The procedure's own
views are in `test_accessibility`.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from tests.fast.views.wire import word
from tests.journeys.conftest import WIDE, OpenNotebook, Shows, notebook
from tests.journeys.lab import LabReader
from tests.journeys.test_accessibility import _AXE, _RULES, _SCROLLS, NARROW
from tools.servers import Server
from totp_demo import figures
from totp_demo.views.questions.figure_view import NAMES

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
LOCK = """
for _ in range(lesson.account.throttle.lock_after):
    lesson.account.throttle.fail(lesson.clock.now())
lesson.refresh_views()
"""
TYPES = """
from totp_demo.learner import protocol
lesson.clock.pause()
code = lesson.key.code_at(lesson.clock.now())
if lesson.account.state.value == "pending":
    lesson.act(protocol.Confirm(code=code))
else:
    email = lesson.account.profile.email
    lesson.act(protocol.SignIn(email=email, password="training-2020", code=code))
"""
WAITS = """
for _ in range(3):
    lesson.account.throttle.fail(lesson.clock.now())
lesson.refresh_views()
"""


# JupyterLab otherwise draws only the cells that are in view.
_DRAW_ALL = """() => {
  const book = jupyterapp.shell.currentWidget.content;
  book.notebookConfig = { ...book.notebookConfig, windowingMode: "none" };
}"""


@pytest.fixture
def shows_with_axe(shows: Shows, stage: LabReader) -> Shows:
    """Shows views on the page that tests have in common, with axe on it."""
    stage.page.evaluate(AXE_SCRIPT)
    stage.page.evaluate("jupyterapp.shell.collapseLeft()")
    return shows


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


def speaks(reader: LabReader, code: str) -> None:
    """Let every view speak a language."""
    reader.acts(word("language", code=code))
    for root in reader.page.locator(".td").all():
        expect(root).to_have_attribute("lang", code)


def seen_everywhere(
    reader: LabReader, state: str, light: tuple[str, ...] = ("en",), dark: tuple[str, ...] = ("fr",)
) -> Iterator[str]:
    """Look at a page in both themes and widths, and name each fault; in the end it is English.

    Args:
        reader: who looks.
        state: what the page shows, for the fault's name.
        light: the languages to look in, in the light theme.
        dark: the same, in the dark theme.
    """
    page = reader.page
    for theme, languages in (("light", light), ("dark", dark)):
        reader.wears(dark=theme == "dark")
        for code in languages:
            speaks(reader, code)
            for width, height in (WIDE, NARROW):
                page.set_viewport_size({"width": width, "height": height})
                where = f"{state}, {code}, {theme}, {width} px"
                passed, faults = page.evaluate(_AXE, _RULES)
                assert passed > 5
                yield from (f"{where}: {fault}" for fault in faults)
                yield from (f"{where}: {name}" for name in page.evaluate(_SCROLLS))
            page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
    speaks(reader, "en")


def test_axe_finds_nothing_in_the_classroom(classroom: LabReader) -> None:
    page = classroom.page
    for handle in ("td-exercise", "td-relay"):
        expect(classroom.part(handle)).to_be_visible()
    answered = page.locator(".td-exercise:visible").first
    answered.locator("input[type=radio]").first.check()
    answered.locator("button").first.click()
    classroom.hears("")
    assert list(seen_everywhere(classroom, "classroom", ("en", "fr"), ("en", "fr"))) == []


def test_axe_finds_nothing_in_what_readers_have_done(shows_with_axe: Shows) -> None:
    reader = shows_with_axe(
        "inside()", "server_view()", "state_picture()", "qr_laboratory()", "relay()", step=6
    )
    page = reader.page
    page.locator(".td-states summary").click()
    page.locator(".td-inside summary").click()
    page.locator(".td-bit").first.click()
    expect(page.locator(".td-avalanche")).not_to_be_empty()
    page.get_by_role("slider", name="Blur").fill("4")
    expect(page.locator(".td-qr-laboratory .td-say-no")).to_be_visible()
    reader.press("td-relay-next")
    reader.press("td-relay-next")
    expect(page.locator(".td-move")).to_have_count(3)
    expect(page.locator(".td-now-state")).to_have_text("Now: on.")
    assert list(seen_everywhere(reader, "used")) == []

    reader.runs(LOCK)
    expect(page.locator(".td-now-state")).to_have_text("Now: locked.")
    expect(reader.part("td-open-lock")).to_be_enabled()
    while reader.part("td-relay-next").is_enabled():
        reader.press("td-relay-next")
    expect(page.locator(".td-relay-end")).not_to_be_empty()
    assert list(seen_everywhere(reader, "locked")) == []


def test_axe_finds_nothing_in_figures_and_the_time_window(shows_with_axe: Shows) -> None:
    drawn = [f'figure("{name}")' for name in NAMES]
    reader = shows_with_axe(*drawn, "time_window()", step=5)
    page = reader.page
    assert {name for name in figures.__all__ if f"{name}_words" in figures.__all__} == set(NAMES)
    expect(page.locator(".td img:visible")).to_have_count(len(NAMES))
    for words in page.locator(".td summary").all():
        words.click()
    reader.runs(TYPES)
    expect(page.locator(".td-typed-ok")).to_be_visible()
    assert list(seen_everywhere(reader, "figures, a code accepted")) == []

    # The figures have been seen: the same code once more, and the wait after it.
    reader = shows_with_axe("time_window()", step=5)
    reader.runs(TYPES)
    reader.runs(TYPES)
    reader.runs(WAITS)
    expect(page.locator(".td-typed-no")).to_be_visible()
    expect(page.locator(".td-why")).to_contain_text("The server checks no code yet")
    assert list(seen_everywhere(reader, "waiting")) == []
