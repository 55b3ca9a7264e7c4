"""A laptop that has slept: its browser's counter stood still, and the lesson's time went on."""

from __future__ import annotations

import time

from playwright.sync_api import expect

from tests.clocks import Clocks, of_day
from tests.real_phone import oathtool
from tests.scripts.conftest import ShowsTimed

ASLEEP = 60  # seconds
VIEWS = ("phone_view", "time_window", "clock_control", "inside", "enrolment", "state_picture")


def test_a_page_that_has_slept_asks_afresh(shows_timed: ShowsTimed) -> None:
    reader = shows_timed(*VIEWS, step=5)
    page, clocks = reader.page, Clocks(reader.page)
    secret = reader.lesson.key.secret
    assert clocks.code() == oathtool(secret)
    left = page.locator(".td-left")
    reader.passes(1.5)
    expect(left).to_contain_text("9 min")

    # Nothing is said to the page: it finds out by itself, at its next look.
    heard = len(reader.heard)
    reader.sleeps(ASLEEP)
    assert len(reader.heard) == heard
    reader.passes(1)
    after = oathtool(secret)
    for code in (".td-code", ".td-now-code", ".td-inside-code"):
        expect(page.locator(code)).to_have_text(f"{after[:3]} {after[3:]}")
    assert clocks.times() == (int(of_day(time.time())),) * 2
    clock = clocks.part("td-clock-server").inner_text()[:7]
    expect(page.locator(".td-window-times")).to_contain_text(clock)
    expect(left).to_contain_text("8 min")
