"""An enrolment waits ten minutes, and no longer."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.clocks import Clocks
from tests.journeys.lab import LabReader

NEARLY = 595  # seconds
OVER = 601


def test_the_dialog_closes_by_itself(stage: LabReader) -> None:
    clocks = Clocks(stage.page)
    clocks.opens_profile()
    clocks.enables_mfa()
    secret = stage.runs("print(lesson.account.pending_key.secret)")
    stage.page.locator(".td-show-secret:visible").click()
    expect(stage.part("td-secret")).to_have_text(secret)
    stage.advances(NEARLY)
    expect(stage.part("td-save")).to_be_visible(timeout=10_000)
    expect(stage.page.locator(".td-dialog:visible")).to_have_count(0)
    stage.hears("ten minutes", "note")
    expect(stage.page.locator(".td-qr svg")).to_have_count(0)
    for part in stage.page.locator(".td").all():
        assert secret not in (part.text_content() or "")


def test_an_enrolment_that_ran_out_while_the_page_was_closed(stage: LabReader) -> None:
    stage.opens_profile()
    stage.enables_mfa()
    stage.saves()
    # The page is told nothing, and is loaded again.
    stage.runs(f"lesson.clock.advance({OVER})")
    stage.page.reload()
    stage.waits_for_kernel()
    expect(stage.part("td-save")).to_be_visible(timeout=30_000)
    expect(stage.page.locator(".td-dialog:visible")).to_have_count(0)
    stage.state_is("off")


def test_it_warns_in_advance_and_gives_more_time(stage: LabReader) -> None:
    page = stage.page
    stage.opens_profile()
    stage.enables_mfa()
    box = page.locator(".td-code-entry:visible")
    box.fill("12")
    box.focus()
    warning = page.locator(".td-dialog:visible .td-time-words")
    expect(warning).to_be_empty()
    expect(stage.page.locator(".td-more-time:visible")).to_have_count(0)
    stage.advances(485)
    expect(warning).to_contain_text("less than 2 minutes")
    expect(warning).to_have_attribute("aria-live", "polite")
    expect(stage.part("td-time-left")).to_contain_text("1 min")
    stage.advances(100)
    expect(warning).to_contain_text("less than 20 seconds")
    # What is typed meanwhile stays, and the keyboard goes back to it.
    stage.part("td-more-time").press("Enter")
    expect(warning).to_contain_text("ten more minutes")
    expect(page.locator(".td-more-time:visible")).to_have_count(0)
    expect(box).to_be_focused()
    expect(box).to_have_value("12")
    left = stage.runs("print(lesson.account.expires_at - lesson.server_clock.now())")
    assert 590 < float(left) <= 600
    stage.advances(400)
    expect(warning).to_contain_text("ten more minutes")
    stage.advances(90)
    expect(warning).to_contain_text("less than 2 minutes")
