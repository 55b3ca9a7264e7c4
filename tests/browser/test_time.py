"""Time runs in the browser: boundaries, clocks, the window, and whatever disturbs them."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage, OpenNotebook
from tests.browser.reader import LabReader, Reader
from tests.browser.readers import PERIOD, oathtool, scan
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


def seconds(text: str) -> float:
    """Return the time of day that a clock shows."""
    found = re.search(r"(\d\d):(\d\d):(\d\d)", text)
    assert found is not None, text
    hours, minutes, rest = (int(part) for part in found.groups())
    return hours * 3600 + minutes * 60 + rest


def of_day(at: float) -> float:
    """Return the time of day of a moment, UTC."""
    return at % 86400


class Clocks(Reader):
    """A person who plays with the clocks."""

    def enrols(self) -> str:
        """Go through the procedure up to the code on the phone; return the secret."""
        self.opens_profile()
        self.enables_mfa()
        secret = scan(self.photographs_qr()).secret
        self.press("td-scan")
        expect(self.page.locator(".td-code")).to_be_visible()
        return secret

    def code(self) -> str:
        """Return the code that the phone shows."""
        return self.page.locator(".td-code").inner_text().replace(" ", "")

    def times(self) -> tuple[float, float]:
        """Return the server's and the phone's time of day."""
        shown = self.page.locator(".td-clock-times").inner_text()
        server, phone = re.findall(r"\d\d:\d\d:\d\d", shown)
        return seconds(server), seconds(phone)

    def sets(self, slider: str, value: int, within: str) -> None:
        """Move a slider, found by its place in a part of the page, and let it go."""
        box = self.page.locator(f".{within} .td-slider", has_text=slider).locator("input")
        box.fill(str(value))

    def phone_time_is(self, at: Callable[[], float]) -> None:
        """Wait until the clock control shows a time for the phone, to two seconds."""
        for _ in range(50):
            if abs(self.times()[1] - of_day(at())) < 2:
                return
            self.page.wait_for_timeout(100)
        assert abs(self.times()[1] - of_day(at())) < 2

    def shows(self, at: Callable[[], float], secret: str, period: int = PERIOD) -> None:
        """Wait until the phone shows the code of a moment; at a boundary either will do."""
        for _ in range(50):
            now = at()
            if self.code() in {oathtool(secret, now), oathtool(secret, now - 1)}:
                return
            self.page.wait_for_timeout(100)
        assert self.code() == oathtool(secret, at()), period


@pytest.fixture(params=["lab", "voila"])
def clocks(request: pytest.FixtureRequest, new_page: NewPage) -> Iterator[Clocks]:
    """The whole procedure in English, in JupyterLab and in Voila."""
    page: Page = new_page((1280, 1900))
    server: Server = request.getfixturevalue(f"{request.param}_server")
    if request.param == "lab":
        LabReader(page, server).opens("en/whole.ipynb")
    else:
        page.goto(f"{server.url}/voila/render/en/whole.ipynb")
    expect(page.locator(".td-axis-code").first).to_be_visible(timeout=60_000)
    yield Clocks(page)
    if request.param == "lab":
        server.end_kernels()


def test_a_real_boundary_is_crossed(clocks: Clocks) -> None:
    secret = clocks.enrols()
    clocks.shows(time.time, secret)
    before = clocks.code()
    time.sleep(PERIOD - time.time() % PERIOD + 0.05)
    expect(clocks.page.locator(".td-code")).not_to_have_text(
        f"{before[:3]} {before[3:]}", timeout=1000
    )
    assert clocks.code() == oathtool(secret)
    now = clocks.page.locator(".td-now-code")
    expect(now).to_have_text(f"{clocks.code()[:3]} {clocks.code()[3:]}", timeout=1500)


def test_stop_step_and_ten_times(clocks: Clocks) -> None:
    secret = clocks.enrols()
    clocks.press("td-clock-stop")
    expect(clocks.part("td-clock-stop")).to_have_text("Run")
    stopped = clocks.times()
    frozen = clocks.code()
    time.sleep(2.5)
    assert clocks.times() == stopped
    assert clocks.code() == frozen

    clocks.press("td-clock-on")
    expect(clocks.page.locator(".td-clock-server")).not_to_contain_text(clock_text(stopped[0]))
    assert clocks.times()[0] == (stopped[0] + PERIOD) % 86400
    day = time.time() // 86400 * 86400
    clocks.shows(lambda: day + clocks.times()[0], secret)
    clocks.press("td-clock-back")
    expect(clocks.page.locator(".td-clock-server")).to_contain_text(clock_text(stopped[0]))
    assert clocks.code() == frozen

    clocks.page.locator(".td-clock .td-segments button", has_text="10×").click()
    expect(clocks.part("td-clock-stop")).to_have_text("Stop")
    first, begun = clocks.times()[0], time.monotonic()
    time.sleep(5)
    ran, real = (clocks.times()[0] - first) % 86400, time.monotonic() - begun
    assert 8 * real < ran < 12 * real
    clocks.shows(lambda: day + clocks.times()[0], secret)

    clocks.press("td-clock-real")
    expect(clocks.page.locator(".td-clock [aria-pressed=true]")).to_have_text("1×")
    clocks.shows(time.time, secret)
    assert abs(clocks.times()[0] - of_day(time.time())) < 2


def clock_text(of: float) -> str:
    """Return a time of day as a clock shows it."""
    return time.strftime("%H:%M:%S", time.gmtime(of))


def test_a_phone_90_seconds_fast(clocks: Clocks) -> None:
    secret = clocks.enrols()
    # At a stopped clock a step stays a step, however long a test takes.
    clocks.press("td-clock-stop")
    expect(clocks.part("td-clock-stop")).to_have_text("Run")
    clocks.sets("Phone’s clock", 90, "td-clock")
    expect(clocks.page.locator(".td-why-no")).to_contain_text("3 steps ahead")
    expect(clocks.page.locator(".td-why-no")).to_contain_text("refused")
    expect(clocks.page.locator(".td-hand-phone text")).to_have_text("phone")
    expect(clocks.page.locator(".td-phone-note")).to_contain_text("90 seconds fast")
    day = time.time() // 86400 * 86400
    clocks.shows(lambda: day + clocks.times()[1], secret)
    clocks.confirms(clocks.code())
    clocks.hears("3 steps early")
    expect(clocks.page.locator(".td-typed-no")).to_be_visible()
    expect(clocks.page.locator(".td-last")).to_contain_text("3 steps newer")

    clocks.sets("Window", 3, "td-time-window")
    expect(clocks.page.locator(".td-why-ok")).to_contain_text("accepted")
    expect(clocks.page.locator(".td-cell-ok")).to_have_count(7)
    clocks.confirms(clocks.code())
    clocks.state_is("on")
    expect(clocks.page.locator(".td-typed-ok")).to_be_visible()


def test_the_browsers_own_clock_does_not_matter(
    new_page: NewPage, lab_server: Server, request: pytest.FixtureRequest
) -> None:
    request.addfinalizer(lab_server.end_kernels)
    page = new_page((1280, 1900))
    page.add_init_script(f"({HOUR_AHEAD})()")
    reader = LabReader(page, lab_server).opens("en/whole.ipynb")
    assert page.evaluate("Date.now()") / 1000 - time.time() > 3500
    clocks = Clocks(page)
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


def test_a_page_reloaded_and_a_kernel_restarted(open_notebook: OpenNotebook) -> None:
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
