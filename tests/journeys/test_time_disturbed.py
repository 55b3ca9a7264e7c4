"""Time runs in the browser whatever disturbs it: wrong clocks, slow cells, other tabs.

A restarted kernel, two tabs on one kernel and a slow cell of the reader's own are JupyterLab's
alone. Each page of Voila that loads gets a kernel for itself, which runs the notebook once before
the page shows, takes no code from it afterwards, and ends with it.
"""

from __future__ import annotations

import re
import shutil
import time
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import expect

from tests.clocks import HOUR_AHEAD, Clocks, of_day, seconds
from tests.journeys.conftest import NewPage, OpenNotebook, notebook
from tests.journeys.lab import LabReader
from tests.reader import Recorder
from tests.real_phone import PERIOD, oathtool
from tools.servers import Server

TALL = (1280, 1900)
HASTE = 60  # seconds of the lesson in a real one
SENT_AHEAD = 8  # steps
HORIZON = SENT_AHEAD * PERIOD / HASTE  # real seconds
HASTY = notebook(
    "import totp_demo as td\n"
    "from totp_demo.learner import upcoming_codes\n"
    f"upcoming_codes.AHEAD = {SENT_AHEAD}\n"
    "lesson = td.Lesson(step=6)\n"
    f"lesson.clock.rate = {HASTE}\n"
    "print('secret:', lesson.key.secret)",
    "lesson.procedure()",
)
PHONE = """() => [performance.now() / 1000, ...[".td-phone-time", ".td-code"]
  .map((part) => document.querySelector(part).textContent)]"""
HIDE = """(hidden) => {
  Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
  document.dispatchEvent(new Event("visibilitychange"));
}"""
SENT = """() => {
  const kernel = jupyterapp.shell.currentWidget.context.sessionContext.session.kernel;
  window.tdMessages = 0;
  kernel.anyMessage.connect(() => { window.tdMessages += 1; });
}"""


class Opens(Protocol):
    """Opens a notebook, in JupyterLab or in Voila."""

    def __call__(self, notebook: str, script: str = "") -> Clocks:
        """Return a person in front of its clocks, in a page that ran a script before all others."""
        ...


@pytest.fixture(params=["lab", "voila"])
def opens(request: pytest.FixtureRequest) -> Opens:
    """JupyterLab and Voila."""

    def in_lab(notebook: str, script: str = "") -> Clocks:
        open_notebook: OpenNotebook = request.getfixturevalue("open_notebook")
        return Clocks(open_notebook(notebook, size=TALL, script=script).page)

    def in_voila(notebook: str, script: str = "") -> Clocks:
        new_page: NewPage = request.getfixturevalue("new_page")
        server: Server = request.getfixturevalue("voila_server")
        page = new_page(TALL)
        page.add_init_script(script)
        page.goto(f"{server.url}/voila/render/{notebook}")
        expect(page.locator(".td-axis-code").first).to_be_visible(timeout=60_000)
        return Clocks(page)

    return {"lab": in_lab, "voila": in_voila}[request.param]


@pytest.fixture
def hasty(opens: Opens, notebooks: Path) -> Clocks:
    """A page whose codes are used up within seconds, and which says its secret."""
    (notebooks / "hasty.ipynb").write_text(HASTY, "utf-8")
    return opens("hasty.ipynb")


def goes_on(clocks: Clocks, before: tuple[float, str, str]) -> None:
    """Wait until the phone shows the code of its time, and see that this has gone on as it did."""
    found = re.search(r"secret: (\w+)", clocks.page.locator("pre", has_text="secret").inner_text())
    assert found is not None
    for _ in range(50):
        here, clock, shown = clocks.page.evaluate(PHONE)
        # The lesson's time is ahead of real time by less than a day.
        now = time.time() - 5
        at = now + (seconds(clock) - now) % 86400
        code = "".join(shown.split())
        if code == oathtool(found[1], at):
            break
        clocks.page.wait_for_timeout(100)
    assert code == oathtool(found[1], at)
    passed = (seconds(clock) - seconds(before[1])) % 86400
    assert passed == pytest.approx(HASTE * (here - before[0]), abs=HASTE)


def test_the_browsers_own_clock_does_not_matter(opens: Opens) -> None:
    clocks = opens("en/whole.ipynb", f"({HOUR_AHEAD})()")
    assert clocks.page.evaluate("Date.now()") / 1000 - time.time() > 3500
    secret = clocks.enrols()
    clocks.shows(time.time, secret)
    assert abs(clocks.times()[0] - of_day(time.time())) < 2


def test_nothing_is_said_while_codes_tick(open_notebook: OpenNotebook) -> None:
    reader = open_notebook("en/whole.ipynb", size=TALL)
    clocks = Clocks(reader.page)
    clocks.enrols()
    # Two-second steps: five boundaries while it is listened to.
    reader.runs(
        "import totp_demo as td\n"
        "td.lesson.phone.app = 'aegis'\n"
        "td.lesson.account.reconfigure(period=2)\n"
        "td.lesson.phone.scan(td.lesson.account.pending_key.uri)\n"
        "td.lesson.refresh_views()"
    )
    time.sleep(7)
    reader.page.evaluate(SENT)
    seen = {clocks.page.locator(".td-code").last.inner_text()}
    for _ in range(10):
        time.sleep(1)
        seen.add(clocks.page.locator(".td-code").last.inner_text())
    assert len(seen) >= 5
    assert reader.page.evaluate("window.tdMessages") == 0
    # And a control that is moved says one thing, to which each view hears one answer.
    clocks.sets("Phone’s clock", 30, "td-clock")
    expect(clocks.page.locator(".td-phone-note")).to_contain_text("30 seconds fast")
    time.sleep(1)
    views = int(reader.runs("print(len(td.lesson.subscribers))"))
    sent = reader.page.evaluate("window.tdMessages")
    # The message itself, busy and idle around it, one answer a view; and what `runs` added: its
    # request, busy, input, output, idle and reply.
    assert sent <= 3 + views + 6


def test_a_slow_cell_does_not_freeze_the_code(open_notebook: OpenNotebook) -> None:
    reader = open_notebook("en/whole.ipynb", size=TALL)
    clocks = Clocks(reader.page)
    secret = clocks.enrols()
    reader.advances(PERIOD - time.time() % PERIOD - 4)
    kernel = "jupyterapp.shell.currentWidget.context.sessionContext.session.kernel"
    reader.page.evaluate(
        f"() => {{ {kernel}.requestExecute({{ code: 'import time; time.sleep(9)' }}); }}"
    )
    before = clocks.code()
    time.sleep(6)
    assert reader.page.evaluate(f"{kernel}.status") == "busy"
    after = clocks.code()
    assert after != before
    offset = seconds(clocks.page.locator(".td-clock-server").inner_text()) - of_day(time.time())
    clocks.shows(lambda: time.time() + offset, secret)


def test_a_page_reloaded_and_a_kernel_restarted(
    open_notebook: OpenNotebook, notebooks: Path, recorder: Recorder
) -> None:
    # A notebook of its own: what is saved in it names views that others would look for in vain.
    shutil.copy(notebooks / "en" / "whole.ipynb", notebooks / "reloaded.ipynb")
    reader = open_notebook("reloaded.ipynb", size=TALL)
    clocks = Clocks(reader.page)
    secret = clocks.enrols()
    reader.runs(
        "import totp_demo as td; td.lesson.phone.clock.skew = 60; td.lesson.refresh_views()"
    )
    reader.saves()
    reader.page.reload()
    reader.waits_for_kernel()
    expect(reader.page.locator(".td-code")).to_be_visible(timeout=30_000)
    clocks.shows(lambda: time.time() + 60, secret)
    clocks.phone_time_is(lambda: time.time() + 60)

    reader.restarts_kernel()
    reader.runs_all()
    expect(reader.page.locator(".td-axis-code").first).to_be_visible()
    assert clocks.enrols() != secret
    recorder.forgives_lost_models()


def test_a_page_reloaded_in_voila_is_a_fresh_lesson(
    new_page: NewPage, voila_server: Server
) -> None:
    page = new_page(TALL)
    page.goto(f"{voila_server.url}/voila/render/en/whole.ipynb")
    clocks = Clocks(page)
    secret = clocks.enrols()
    clocks.sets("Phone’s clock", 60, "td-clock")
    expect(page.locator(".td-phone-note")).to_contain_text("60 seconds fast")
    page.reload()
    expect(page.locator(".td-empty")).to_be_visible(timeout=60_000)
    fresh = clocks.enrols()
    assert fresh != secret
    clocks.shows(time.time, fresh)
    expect(page.locator(".td-phone-note")).to_contain_text("right to the second")


def test_a_tab_hidden_for_longer_than_was_sent_ahead(hasty: Clocks) -> None:
    hasty.page.evaluate(HIDE, arg=True)
    before = hasty.page.evaluate(PHONE)
    time.sleep(HORIZON + 1)
    assert hasty.page.evaluate(PHONE)[1:] == before[1:]
    hasty.page.evaluate(HIDE, arg=False)
    goes_on(hasty, before)


def test_a_frozen_tab_that_outlives_its_codes(hasty: Clocks) -> None:
    hasty.page.evaluate("() => { window.tdBeats = 0; setInterval(() => (tdBeats += 1), 50); }")
    before = hasty.page.evaluate(PHONE)
    # Chromium freezes no tab that is in front; its debugger stops it, timers and messages too.
    session = hasty.page.context.new_cdp_session(hasty.page)
    session.send("Debugger.enable")
    session.send("Debugger.pause")
    time.sleep(HORIZON + 1)
    session.send("Debugger.resume")
    session.send("Debugger.disable")
    assert hasty.page.evaluate("tdBeats") < HORIZON / 0.05
    goes_on(hasty, before)


def test_two_tabs_on_one_kernel_agree(
    open_notebook: OpenNotebook, new_page: NewPage, lab_server: Server
) -> None:
    shutil.copy(lab_server.root / "en" / "whole.ipynb", lab_server.root / "two-tabs.ipynb")
    reader = open_notebook("two-tabs.ipynb", size=TALL)
    one = Clocks(reader.page)
    secret = one.enrols()
    reader.saves()
    second = LabReader(new_page(TALL), lab_server).opens("two-tabs.ipynb", run=False)
    expect(second.page.locator(".td-code")).to_be_visible(timeout=30_000)
    two = Clocks(second.page)
    two.shows(time.time, secret)
    one.shows(time.time, secret)
    two.press("td-clock-stop")
    expect(one.part("td-clock-stop")).to_have_text("Run")
    assert one.times() == two.times()
    two.sets("Phone’s clock", -60, "td-clock")
    expect(one.page.locator(".td-phone-note")).to_contain_text("60 seconds slow")
    assert one.code() == two.code()
