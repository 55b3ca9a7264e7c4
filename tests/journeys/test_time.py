"""Time runs in the browser: boundaries, clocks, and the window."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import expect

from tests.clocks import Clocks, clock_text, of_day
from tests.journeys.conftest import NewPage, OpenNotebook
from tests.real_phone import PERIOD, oathtool
from tools.servers import Server

TALL = (1280, 1900)


@pytest.fixture(params=["lab", "voila"])
def clocks(request: pytest.FixtureRequest) -> Clocks:
    """The whole procedure in English, in JupyterLab and in Voila."""
    if request.param == "lab":
        open_notebook: OpenNotebook = request.getfixturevalue("open_notebook")
        page = open_notebook("en/whole.ipynb", size=TALL).page
    else:
        new_page: NewPage = request.getfixturevalue("new_page")
        server: Server = request.getfixturevalue("voila_server")
        page = new_page(TALL)
        page.goto(f"{server.url}/voila/render/en/whole.ipynb")
    expect(page.locator(".td-axis-code").first).to_be_visible(timeout=60_000)
    return Clocks(page)


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
