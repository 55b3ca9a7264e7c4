"""Time runs in the browser: boundaries, clocks, and the window."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import expect

from tests.clocks import Clocks, clock_text, of_day
from tests.real_phone import PERIOD
from tests.scripts.conftest import ShowsTimed


def test_stop_step_and_ten_times(shows_timed: ShowsTimed) -> None:
    reader = shows_timed("procedure")
    clocks = Clocks(reader.page)
    secret = clocks.enrols()
    clocks.press("td-clock-stop")
    expect(clocks.part("td-clock-stop")).to_have_text("Run")
    stopped = clocks.times()
    frozen = clocks.code()
    reader.passes(2.5)
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
    first = clocks.times()[0]
    reader.passes(5)
    assert (clocks.times()[0] - first) % 86400 == pytest.approx(50, abs=1)
    clocks.shows(lambda: day + clocks.times()[0], secret)

    clocks.press("td-clock-real")
    expect(clocks.page.locator(".td-clock [aria-pressed=true]")).to_have_text("1×")
    clocks.shows(time.time, secret)
    assert abs(clocks.times()[0] - of_day(time.time())) < 2


def test_a_phone_90_seconds_fast(shows_timed: ShowsTimed) -> None:
    reader = shows_timed("procedure")
    clocks = Clocks(reader.page)
    secret = clocks.enrols()
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
