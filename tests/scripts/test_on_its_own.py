"""A page that Python does not answer: what it says, and when it says nothing."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.clocks import Clocks
from tests.real_phone import PERIOD, oathtool
from tests.scripts.conftest import ShowsTimed
from totp_demo.learner import protocol

GONE = "no kernel answers this page"
BUSY = "has not answered yet"
# The ends of the way through a code are marked so as well, kernel or none.
MARKED = ".td [aria-disabled=true]:not(.td-walk *)"
VIEWS = ("phone_view", "time_window", "clock_control", "inside")
HOLDING_SECRETS = ("enrolment", "uri_parts", "qr_anatomy")
ENABLED = ".td :is(button, input, select, textarea):not([aria-disabled=true])"
CLOCKS = ".td-phone-time, .td-clock-times, .td-window-times"


def test_a_page_whose_kernel_is_gone_stands_still(shows_timed: ShowsTimed) -> None:
    reader = shows_timed(*VIEWS, step=5)
    page = reader.page
    reader.goes_away()
    reader.reloads()
    reader.passes(25)
    expect(page.locator(".td-moment", has_text=GONE)).to_have_count(len(VIEWS))
    expect(page.locator(ENABLED)).to_have_count(0)
    # To be seen in each, and spoken in one.
    spoken = page.locator(".td-moment:is([aria-live=polite], [role=status]):not(:empty)")
    expect(spoken).to_have_count(1)
    shown = page.locator(CLOCKS).all_inner_texts()
    reader.passes(5)
    assert page.locator(CLOCKS).all_inner_texts() == shown
    # Whoever answers after all takes the notes away.
    reader.comes_back()
    expect(page.locator(".td-moment:not(:empty)")).to_have_count(0)
    expect(page.locator(MARKED)).to_have_count(0)
    expect(page.locator(".td-phone-time")).not_to_have_text(shown[0])


def test_no_secret_stays_on_a_page_that_is_on_its_own(shows_timed: ShowsTimed) -> None:
    reader = shows_timed(*HOLDING_SECRETS, step=5)
    page = reader.page
    secret = reader.lesson.key.secret
    expect(page.locator(".td-qr svg")).to_have_count(1)
    assert secret in page.content()
    reader.breaks_off()
    # Each view finds out when it has something to say.
    reader.confirms("1")
    page.locator(".td-qr-anatomy .td-segments button", has_text="H").click()
    page.locator(".td-uri-parts summary").last.click()
    reader.press("td-build")
    reader.passes(3)
    expect(page.locator(".td-moment", has_text=GONE)).to_have_count(3)
    expect(page.locator(".td-qr svg")).to_have_count(0)
    assert secret not in page.content()


def test_a_kernel_busy_with_a_long_cell(shows_timed: ShowsTimed) -> None:
    reader = shows_timed(*VIEWS, step=5)
    page = reader.page
    noted = page.locator(".td-moment:not(:empty)")
    reader.goes_away()
    reader.press("td-clock-stop")
    reader.passes(4.5)
    expect(noted).to_have_count(0)
    reader.passes(1)
    expect(noted).to_have_text(re.compile(BUSY))
    shown = page.locator(".td-clock-times").inner_text()
    reader.passes(1)
    expect(page.locator(".td-clock-times")).not_to_have_text(shown)
    expect(page.locator(MARKED)).to_have_count(0)
    reader.comes_back()
    expect(reader.part("td-clock-stop")).to_have_text("Run")
    expect(noted).to_have_count(0)


def test_a_slow_cell_below_the_views(shows_timed: ShowsTimed) -> None:
    reader = shows_timed()
    page = reader.page
    reader.goes_away()
    reader.lesson.act(protocol.OpenProfile())
    reader.shows("phone_view", "clock_control")
    reader.passes(15)
    expect(page.locator(".td-moment", has_text=BUSY)).to_have_count(2)
    expect(page.locator(".td-alone")).to_have_count(0)
    reader.comes_back()
    expect(page.locator(".td-empty")).to_be_visible()
    expect(page.locator(".td-clock-server")).not_to_be_empty()
    expect(page.locator(".td-moment:not(:empty)")).to_have_count(0)


def test_a_slow_cell_does_not_freeze_the_code(shows_timed: ShowsTimed) -> None:
    reader = shows_timed("procedure", step=5)
    clocks = Clocks(reader.page)
    secret = reader.lesson.key.secret
    reader.goes_away()
    before = clocks.code()
    assert before == oathtool(secret)
    for _ in range(3):
        reader.passes(PERIOD)
        assert clocks.code() == oathtool(secret)
    assert clocks.code() != before
