"""What a reader types or clicks is not lost to an update that comes late."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.conftest import Shows
from tests.journeys.lab import LabReader

# A browser that is busy draws late, and what waits for its drawing comes late.
DRAWS_LATE = """() => {
  window.tdFrame = window.requestAnimationFrame;
  window.requestAnimationFrame = (then) => setTimeout(() => then(performance.now()), 1000);
}"""
DRAWS_AGAIN = "() => { window.requestAnimationFrame = window.tdFrame; }"
LATER = 1500  # milliseconds


def test_the_focus_stays_in_a_box_that_is_being_typed_into(stage: LabReader) -> None:
    page = stage.page
    page.evaluate(DRAWS_LATE)
    stage.press("td-user-menu")
    stage.press("td-sign-out")
    box = stage.box("password")
    expect(box).to_be_visible()
    box.focus()
    page.wait_for_timeout(LATER)
    expect(box).to_be_focused()
    page.keyboard.type("typed")
    expect(box).to_have_value("typed")
    page.evaluate(DRAWS_AGAIN)


def test_what_is_typed_and_not_sent_stays(shows: Shows) -> None:
    reader = shows("profile()", "profile()", step=2)
    one, other = reader.page.locator(".td").all()
    other.locator("[name=first_name]").fill("Anna")
    one.locator("[name=last_name]").fill("Durand")
    one.locator(".td-save").click()
    expect(other.locator("[name=last_name]")).to_have_value("Durand")
    expect(other.locator("[name=first_name]")).to_have_value("Anna")
    # What it sends is what is kept, spaces at its ends left out.
    other.locator("[name=first_name]").fill(" Anna ")
    other.locator(".td-save").click()
    for view in (one, other):
        expect(view.locator("[name=first_name]")).to_have_value("Anna")
    # To start again is to start with everything.
    other.locator("[name=first_name]").fill("Zoé")
    reader.runs("lesson.start_again(); lesson.refresh_views()")
    expect(other.locator("[name=first_name]")).to_have_value("Camille")


def test_a_click_that_does_nothing_says_why(shows: Shows) -> None:
    reader = shows("exercise('03-border')")
    page = reader.page
    page.evaluate("""() => {
      const view = document.querySelector(".td");
      view.style.paddingBottom = "3000px";
      view.querySelector(".td-exercise").style.marginTop = "1500px";
    }""")
    reader.restarts_kernel()
    note = page.locator(".td-moment")
    expect(note).not_to_be_empty(timeout=20_000)
    check = page.locator(".td-check")
    check.scroll_into_view_if_needed()
    expect(note).not_to_be_in_viewport()
    check.dispatch_event("click")
    expect(note).to_be_in_viewport()
    reader.runs_all()
