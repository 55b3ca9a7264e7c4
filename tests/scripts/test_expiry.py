"""An enrolment waits ten minutes, and no longer."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.scripts.bare import Timed
from tests.scripts.conftest import ShowsTimed
from totp_demo.learner import protocol

NEARLY = 595  # seconds
OVER = 601


def enrolling(shows_timed: ShowsTimed) -> Timed:
    """Return a reader in front of the dialog."""
    stage = shows_timed("procedure")
    stage.opens_profile()
    stage.enables_mfa()
    return stage


def test_the_dialog_closes_by_itself(shows_timed: ShowsTimed) -> None:
    stage = enrolling(shows_timed)
    secret = stage.lesson.key.secret
    stage.page.locator(".td-show-secret:visible").click()
    expect(stage.part("td-secret")).to_have_text(secret)
    stage.advances(NEARLY)
    stage.passes(1)
    stage.round_trip()
    expect(stage.page.locator(".td-dialog:visible")).to_have_count(1)
    stage.passes(OVER - NEARLY)
    stage.round_trip()
    expect(stage.part("td-save")).to_be_visible()
    expect(stage.page.locator(".td-dialog:visible")).to_have_count(0)
    stage.hears("ten minutes", "note")
    expect(stage.page.locator(".td-qr svg")).to_have_count(0)
    for part in stage.page.locator(".td").all():
        assert secret not in (part.text_content() or "")


def test_an_enrolment_that_ran_out_while_the_page_was_closed(shows_timed: ShowsTimed) -> None:
    stage = enrolling(shows_timed)
    # The page is told nothing, and is loaded again.
    stage.lesson.clock.advance(OVER)
    stage.reloads()
    expect(stage.page.locator(".td-page:visible")).to_have_count(1)
    expect(stage.part("td-save")).to_be_visible()
    expect(stage.page.locator(".td-dialog:visible")).to_have_count(0)
    stage.state_is("off")


def test_it_warns_in_advance_and_gives_more_time(shows_timed: ShowsTimed) -> None:
    stage = enrolling(shows_timed)
    page = stage.page
    box = page.locator(".td-code-entry:visible")
    box.fill("12")
    box.focus()
    warning = page.locator(".td-dialog:visible .td-time-words")
    expect(warning).to_be_empty()
    expect(stage.page.locator(".td-more-time:visible")).to_have_count(0)
    stage.advances(485)
    stage.passes(1)
    expect(warning).to_contain_text("less than 2 minutes")
    expect(warning).to_have_attribute("aria-live", "polite")
    expect(stage.part("td-time-left")).to_contain_text("1 min")
    stage.advances(100)
    stage.passes(1)
    expect(warning).to_contain_text("less than 20 seconds")
    # What is typed meanwhile stays, and the keyboard goes back to it.
    stage.part("td-more-time").press("Enter")
    expect(warning).to_contain_text("ten more minutes")
    expect(page.locator(".td-more-time:visible")).to_have_count(0)
    expect(box).to_be_focused()
    expect(box).to_have_value("12")
    until = stage.lesson.account.expires_at
    assert until is not None
    assert 590 < until - stage.lesson.server_clock.now() <= 600
    stage.advances(400)
    stage.passes(1)
    expect(warning).to_contain_text("ten more minutes")
    stage.advances(90)
    stage.passes(1)
    expect(warning).to_contain_text("less than 2 minutes")


def test_a_countdown_that_runs_fast_is_drawn_five_times_a_second(shows_timed: ShowsTimed) -> None:
    stage = shows_timed("state_picture", step=3)
    stage.lesson.act(protocol.ClockRate(rate=60))
    expect(stage.part("td-left")).to_be_visible()
    stage.page.evaluate("""() => {
      window.drawn = 0;
      const left = document.querySelector(".td-left");
      new MutationObserver(() => (window.drawn += 1)).observe(left, { childList: true });
    }""")
    stage.passes(2)
    assert 5 <= stage.page.evaluate("drawn") <= 11
    # And none the later for it.
    stage.passes(8.05)
    stage.round_trip()
    assert stage.said[-1][1]["do"] == "look"
    assert stage.said[-1][0] - stage.said[0][0] == pytest.approx(10, abs=0.1)
