"""A laptop that has slept: its browser's counter stood still, and the lesson's time went on."""

from __future__ import annotations

import re
import time
from pathlib import Path

from playwright.sync_api import expect

from tests.clocks import Clocks, of_day
from tests.journeys.conftest import OpenNotebook, notebook

ASLEEP = 60  # seconds
# Date goes on while a machine sleeps; performance.now, by which a page counts, may not.
SLEEPY = """() => {
  const Real = Date;
  class Late extends Real {
    constructor(...parts) { parts.length ? super(...parts) : super(Late.now()); }
    static now() { return Real.now() + (window.tdSlept ?? 0); }
  }
  window.Date = Late;
}"""
PAGE = notebook(
    "import ipywidgets, totp_demo as td\n"
    "lesson = td.Lesson(step=5)\n"
    "views = [lesson.phone_view(), lesson.time_window(), lesson.clock_control(), lesson.inside()]",
    "ipywidgets.VBox([*views, lesson.enrolment(), lesson.state_picture()])",
)


def test_a_page_that_has_slept_asks_afresh(open_notebook: OpenNotebook, notebooks: Path) -> None:
    (notebooks / "asleep.ipynb").write_text(PAGE, "utf-8")
    reader = open_notebook("asleep.ipynb", script=f"({SLEEPY})()")
    clocks = Clocks(reader.page)
    secret = reader.runs("print(lesson.account.pending_key.secret)")
    clocks.shows(time.time, secret)
    left = reader.page.locator(".td-left")
    expect(left).to_contain_text("9 min")

    # Nothing is said to the page: it finds out by itself.
    reader.runs(f"lesson.clock.advance({ASLEEP})")
    reader.page.evaluate(f"window.tdSlept = {ASLEEP * 1000}")
    clocks.phone_time_is(lambda: time.time() + ASLEEP)
    clocks.shows(lambda: time.time() + ASLEEP, secret)
    assert abs(clocks.times()[0] - of_day(time.time() + ASLEEP)) < 2
    window = reader.page.locator(".td-window-times")
    expect(window).to_contain_text(re.compile(clocks.part("td-clock-server").inner_text()[:7]))
    expect(reader.page.locator(".td-now-code")).to_have_text(
        reader.page.locator(".td-code").inner_text()
    )
    expect(reader.page.locator(".td-inside-code")).to_have_text(
        reader.page.locator(".td-code").inner_text()
    )
    expect(left).to_contain_text("8 min")
