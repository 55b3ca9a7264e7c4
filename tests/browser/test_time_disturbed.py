"""Time runs in the browser whatever disturbs it: wrong clocks, slow cells, other tabs."""

from __future__ import annotations

import time

from playwright.sync_api import expect

from tests.browser.clocks import Clocks, of_day, seconds
from tests.browser.conftest import NewPage, OpenNotebook
from tests.browser.reader import LabReader, Recorder
from tests.browser.readers import PERIOD
from tests.browser.servers import Server

HOUR_AHEAD = """() => {
  const Real = Date;
  class Wrong extends Real {
    constructor(...parts) { parts.length ? super(...parts) : super(Real.now() + 3600e3); }
    static now() { return Real.now() + 3600e3; }
  }
  window.Date = Wrong;
}"""
HIDE = """(hidden) => {
  Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
  document.dispatchEvent(new Event("visibilitychange"));
}"""
SENT = """() => {
  const kernel = jupyterapp.shell.currentWidget.context.sessionContext.session.kernel;
  window.tdMessages = 0;
  kernel.anyMessage.connect(() => { window.tdMessages += 1; });
}"""


def test_the_browsers_own_clock_does_not_matter(open_notebook: OpenNotebook) -> None:
    reader = open_notebook("en/whole.ipynb", size=(1280, 1900), script=f"({HOUR_AHEAD})()")
    assert reader.page.evaluate("Date.now()") / 1000 - time.time() > 3500
    clocks = Clocks(reader.page)
    secret = clocks.enrols()
    clocks.shows(time.time, secret)
    assert abs(clocks.times()[0] - of_day(time.time())) < 2
    assert reader.errors() == []


def test_nothing_is_said_while_codes_tick(open_notebook: OpenNotebook) -> None:
    reader = open_notebook("en/whole.ipynb", size=(1280, 1900))
    clocks = Clocks(reader.page)
    clocks.enrols()
    # Two-second steps: five boundaries while it is listened to.
    reader.runs(
        "import totp_demo as td\n"
        "td.lesson.phone.app = 'aegis'\n"
        "td.lesson.account.reconfigure(period=2)\n"
        "td.lesson.phone.scan(td.lesson.account.pending_key.uri)\n"
        "td.lesson.look()"
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
    views = int(reader.runs("print(len(td.lesson.views))"))
    sent = reader.page.evaluate("window.tdMessages")
    # The message itself, busy and idle around it, one answer a view; and what `runs` added: its
    # request, busy, input, output, idle and reply.
    assert sent <= 3 + views + 6


def test_a_slow_cell_does_not_freeze_the_code(open_notebook: OpenNotebook) -> None:
    reader = open_notebook("en/whole.ipynb", size=(1280, 1900))
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
    open_notebook: OpenNotebook, recorder: Recorder
) -> None:
    reader = open_notebook("en/whole.ipynb", size=(1280, 1900))
    clocks = Clocks(reader.page)
    secret = clocks.enrols()
    reader.runs("import totp_demo as td; td.lesson.phone.clock.skew = 60; td.lesson.look()")
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


def test_a_tab_hidden_for_longer_than_was_sent_ahead(open_notebook: OpenNotebook) -> None:
    reader = open_notebook("en/whole.ipynb", size=(1280, 1900))
    clocks = Clocks(reader.page)
    secret = clocks.enrols()
    reader.page.evaluate(HIDE, arg=True)
    shown = clocks.times()
    # Ten hours pass by the lesson's time; eight were sent ahead.
    reader.runs("import totp_demo as td; td.lesson.clock.advance(36000)")
    time.sleep(2)
    assert clocks.times() == shown
    reader.page.evaluate(HIDE, arg=False)
    clocks.shows(lambda: time.time() + 36000, secret)
    assert abs(clocks.times()[0] - of_day(time.time() + 36000)) < 3


def test_a_frozen_tab_that_outlives_its_codes(open_notebook: OpenNotebook) -> None:
    reader = open_notebook("en/whole.ipynb", size=(1280, 1900))
    clocks = Clocks(reader.page)
    secret = clocks.enrols()
    # An hour each second: what is sent ahead lasts eight seconds, and is asked for again in time.
    reader.runs("import totp_demo as td; td.lesson.clock.rate = 3600; td.lesson.look()")
    session = reader.page.context.new_cdp_session(reader.page)
    session.send("Page.setWebLifecycleState", {"state": "frozen"})
    time.sleep(10)
    session.send("Page.setWebLifecycleState", {"state": "active"})
    reader.runs("td.lesson.clock.pause(); td.lesson.look()")
    now = float(reader.runs("print(td.lesson.clock.now())"))
    clocks.shows(lambda: now, secret)


def test_two_tabs_on_one_kernel_agree(
    open_notebook: OpenNotebook, new_page: NewPage, lab_server: Server
) -> None:
    reader = open_notebook("en/whole.ipynb", size=(1280, 1900))
    one = Clocks(reader.page)
    secret = one.enrols()
    reader.saves()
    second = LabReader(new_page((1280, 1900)), lab_server).opens("en/whole.ipynb", run=False)
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
