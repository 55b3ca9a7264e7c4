"""A page whose kernel is gone, or too busy to answer: what it says, and when it says nothing."""

from __future__ import annotations

import os
import re
import signal
import time
from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.conftest import OpenNotebook, Shows, notebook
from tests.reader import Recorder

GONE = "no kernel answers this page"
BUSY = "has not answered yet"
VIEWS = ("phone_view()", "time_window()", "clock_control()", "inside()")
HOLDING_SECRETS = ("enrolment()", "uri_parts()", "qr_anatomy()")
ENABLED = ".td :is(button, input, select, textarea):not([aria-disabled=true])"
CLOCKS = ".td-phone-time, .td-clock-times, .td-window-times"
# With the lesson's lock held no view is answered, in whichever thread the kernel hears its page.
SLOW = notebook(
    "import totp_demo as td\nlesson = td.Lesson(step=5)",
    "lesson.lock.acquire()\nlesson.phone_view()",
    "lesson.clock_control()",
    "import time\ntime.sleep(13)\nlesson.lock.release()",
)
RUN_ALL = "() => { jupyterapp.commands.execute('notebook:run-all-cells'); }"
KERNEL = "jupyterapp.shell.currentWidget.context.sessionContext.session.kernel"
BUSY_FOR_8_S = "import time\nwith lesson.lock:\n    time.sleep(8)"


def test_a_kernel_restarted_under_an_open_page(shows: Shows, recorder: Recorder) -> None:
    reader = shows(*VIEWS, step=5)
    page = reader.page
    reader.restarts_kernel()
    expect(page.locator(".td-moment", has_text=GONE)).to_have_count(len(VIEWS), timeout=10_000)
    expect(page.locator(ENABLED)).to_have_count(0)
    shown = page.locator(CLOCKS).all_inner_texts()
    time.sleep(2.2)
    assert page.locator(CLOCKS).all_inner_texts() == shown
    reader.runs_all()
    expect(page.locator(".td-moment:not(:empty)")).to_have_count(0)
    expect(page.locator(".td [aria-disabled=true]")).to_have_count(0)
    expect(page.locator(".td-phone-time")).not_to_have_text(shown[0])
    recorder.forgives_lost_models()


def test_no_secret_stays_on_a_page_that_is_on_its_own(shows: Shows, recorder: Recorder) -> None:
    reader = shows(*HOLDING_SECRETS, step=5)
    page = reader.page
    secret = reader.runs("import totp_demo as td; print(td.lesson.key.secret)")
    expect(page.locator(".td-qr svg")).to_have_count(1)
    assert secret in page.content()
    reader.restarts_kernel()
    expect(page.locator(".td-moment", has_text=GONE)).to_have_count(3, timeout=10_000)
    expect(page.locator(".td-qr svg")).to_have_count(0)
    assert secret not in page.content()
    recorder.forgives_lost_models()


def test_a_kernel_busy_with_a_long_cell(shows: Shows) -> None:
    reader = shows(*VIEWS, step=5)
    page = reader.page
    page.evaluate(f"(code) => {{ {KERNEL}.requestExecute({{ code }}); }}", BUSY_FOR_8_S)
    page.wait_for_function(f"() => {KERNEL}.status === 'busy'")
    reader.press("td-clock-stop")
    time.sleep(3.5)
    assert page.locator(".td-moment:not(:empty)").count() == 0
    expect(page.locator(".td-moment:not(:empty)")).to_have_text(re.compile(BUSY))
    shown = page.locator(".td-clock-times").inner_text()
    expect(page.locator(".td-clock-times")).not_to_have_text(shown, timeout=2000)
    expect(page.locator(".td [aria-disabled=true]")).to_have_count(0)
    expect(reader.part("td-clock-stop")).to_have_text("Run", timeout=10_000)
    expect(page.locator(".td-moment:not(:empty)")).to_have_count(0)


def test_a_slow_cell_below_the_views(open_notebook: OpenNotebook, notebooks: Path) -> None:
    (notebooks / "slow.ipynb").write_text(SLOW, "utf-8")
    reader = open_notebook("slow.ipynb", run=False)
    page = reader.page
    page.evaluate(RUN_ALL)
    expect(page.locator(".td")).to_have_count(2, timeout=30_000)
    # What a view claims stays until it is answered: one look is enough, and it may not wait.
    time.sleep(10)
    assert page.locator(".td-moment", has_text=BUSY).count() == 2
    assert page.locator(".td-alone").count() == 0
    expect(page.locator(".td-code")).to_have_text(re.compile(r"\d{3} \d{3}"), timeout=10_000)
    expect(page.locator(".td-moment:not(:empty)")).to_have_count(0)


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
