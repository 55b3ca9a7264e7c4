"""Time runs in the browser whatever disturbs it: a wrong clock, a tab hidden or frozen."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.clocks import HOUR_AHEAD, Clocks, of_day, seconds
from tests.real_phone import PERIOD, oathtool
from tests.scripts.bare import Timed
from tests.scripts.conftest import Shows, ShowsTimed
from totp_demo.learner import upcoming_codes

HASTE = 60  # seconds of the lesson in a real one
SENT_AHEAD = 8  # steps
HORIZON = SENT_AHEAD * PERIOD / HASTE  # real seconds
PHONE = """() => [".td-phone-time", ".td-code"]
  .map((part) => document.querySelector(part).textContent)"""
HIDE = """(hidden) => {
  Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


@pytest.fixture
def hasty(shows_timed: ShowsTimed, monkeypatch: pytest.MonkeyPatch) -> Timed:
    """A page whose codes are used up within seconds."""
    monkeypatch.setattr(upcoming_codes, "AHEAD", SENT_AHEAD)
    reader = shows_timed(step=6)
    reader.lesson.clock.rate = HASTE
    reader.shows("procedure")
    reader.round_trip()
    return reader


def test_the_browsers_own_clock_does_not_matter(shows: Shows) -> None:
    reader = shows()
    reader.page.evaluate(HOUR_AHEAD)
    assert reader.page.evaluate("Date.now()") / 1000 - time.time() > 3500
    reader.shows("procedure")
    clocks = Clocks(reader.page)
    secret = clocks.enrols()
    clocks.shows(time.time, secret)
    assert abs(clocks.times()[0] - of_day(time.time())) < 2


def test_nothing_is_said_while_codes_tick(shows_timed: ShowsTimed) -> None:
    reader = shows_timed("procedure", step=4)
    page, lesson = reader.page, reader.lesson
    # Two-second steps: five boundaries while it is listened to.
    lesson.phone.app = "aegis"
    lesson.account.reconfigure(period=2)
    lesson.phone.scan(lesson.key.uri)
    lesson.refresh_views()
    code = page.locator(".td-code")
    expect(code).to_have_count(1)
    reader.round_trip()
    said, heard = len(reader.said), len(reader.heard)
    seen = {code.inner_text()}
    for _ in range(10):
        reader.passes(1)
        seen.add(code.inner_text())
    reader.round_trip()
    assert len(seen) >= 5
    assert (len(reader.said), len(reader.heard)) == (said, heard)
    # And a control that is moved says one thing, to which each view hears one answer at the most.
    Clocks(page).sets("Phone’s clock", 30, "td-clock")
    expect(page.locator(".td-phone-note")).to_contain_text("30 seconds fast")
    reader.passes(1)
    reader.round_trip()
    assert len(reader.said) == said + 1
    answered = [message["view"] for _, message in reader.heard[heard:]]
    assert len(answered) == len(set(answered))


def shows_now(hasty: Timed) -> None:
    """See that the phone shows the lesson's time and its code."""
    now = hasty.lesson.phone.clock.now()
    clock, code = hasty.page.evaluate(PHONE)
    # A clock in such haste is drawn five times a second.
    shown = now - (of_day(now) - seconds(clock)) % 86400
    assert now - shown <= HASTE / 4
    assert "".join(code.split()) == oathtool(hasty.lesson.key.secret, shown)


def hides(hasty: Timed) -> None:
    """Hide the tab for longer than was sent ahead: nothing is drawn meanwhile."""
    hasty.page.evaluate(HIDE, arg=True)
    before = hasty.page.evaluate(PHONE)
    hasty.passes(HORIZON + 1)
    assert hasty.page.evaluate(PHONE) == before
    hasty.page.evaluate(HIDE, arg=False)


def is_frozen(hasty: Timed) -> None:
    """Freeze the tab for as long."""
    hasty.is_suspended(HORIZON + 1)


@pytest.mark.parametrize("away", [hides, is_frozen])
def test_a_tab_that_outlives_its_codes(away: Callable[[Timed], None], hasty: Timed) -> None:
    shows_now(hasty)
    before = hasty.lesson.phone.clock.now()
    away(hasty)
    assert hasty.lesson.phone.clock.now() - before > SENT_AHEAD * PERIOD
    for _ in range(5):
        hasty.round_trip()
        hasty.passes(0.5)
        shows_now(hasty)
