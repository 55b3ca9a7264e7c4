"""A page whose kernel is restarted, or killed: what it says, and what takes it away again."""

from __future__ import annotations

import os
import re
import signal

from playwright.sync_api import expect

from tests.journeys.conftest import Shows
from tests.reader import Recorder

GONE = "no kernel answers this page"
BUSY = "has not answered yet"
VIEWS = ("phone_view()", "time_window()", "clock_control()", "inside()")
ENABLED = ".td :is(button, input, select, textarea):not([aria-disabled=true])"
CLOCKS = ".td-phone-time, .td-clock-times, .td-window-times"


def test_a_kernel_restarted_under_an_open_page(shows: Shows, recorder: Recorder) -> None:
    reader = shows(*VIEWS, step=5)
    page = reader.page
    reader.restarts_kernel()
    expect(page.locator(".td-moment", has_text=GONE)).to_have_count(len(VIEWS), timeout=10_000)
    expect(page.locator(ENABLED)).to_have_count(0)
    shown = page.locator(CLOCKS).all_inner_texts()
    reader.runs_all()
    expect(page.locator(".td-moment:not(:empty)")).to_have_count(0)
    expect(page.locator(".td [aria-disabled=true]:not(.td-walk *)")).to_have_count(0)
    expect(page.locator(".td-phone-time")).not_to_have_text(shown[0])
    recorder.forgives_lost_models()


def test_a_kernel_that_is_killed(shows: Shows, recorder: Recorder) -> None:
    reader = shows(*VIEWS, step=5)
    page = reader.page
    os.kill(int(reader.runs("import os; print(os.getpid())")), signal.SIGKILL)
    reader.press("td-clock-stop")
    said = page.locator(".td", has=page.locator(".td-clock")).locator(".td-moment")
    expect(said).to_have_text(re.compile(f"{BUSY}|{GONE}"), timeout=15_000)
    # JupyterLab says that it has restarted the kernel.
    page.locator(".jp-Dialog button").last.click()
    reader.runs_all()
    expect(page.locator(".td-moment:not(:empty)")).to_have_count(0)
    recorder.forgives_lost_models()
