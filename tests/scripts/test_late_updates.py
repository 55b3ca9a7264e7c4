"""What a reader types or clicks is not lost to what comes late."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.scripts.conftest import Shows, ShowsTimed


def test_the_focus_stays_in_a_box_that_is_being_typed_into(shows_timed: ShowsTimed) -> None:
    stage = shows_timed("procedure")
    page = stage.page
    stage.press("td-user-menu")
    stage.press("td-sign-out")
    box = stage.box("password")
    expect(box).to_be_visible()
    box.focus()
    # Whatever a script may have put off, to the next picture or for seconds, has come by then.
    stage.passes(5)
    expect(box).to_be_focused()
    page.keyboard.type("typed")
    expect(box).to_have_value("typed")


def test_what_is_typed_and_not_sent_stays(shows: Shows) -> None:
    reader = shows("profile", "profile", step=2)
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
    reader.lesson.start_again()
    reader.lesson.refresh_views()
    expect(other.locator("[name=first_name]")).to_have_value("Camille")


def test_a_click_that_does_nothing_says_why(shows_timed: ShowsTimed) -> None:
    reader = shows_timed("exercise 03-border")
    page = reader.page
    page.evaluate("""() => {
      const view = document.querySelector(".td");
      view.style.paddingBottom = "3000px";
      view.querySelector(".td-exercise").style.marginTop = "1500px";
    }""")
    check = page.locator(".td-check")
    note = page.locator(".td-moment")
    expect(note).to_be_empty()
    reader.breaks_off()
    page.get_by_role("radio").first.check()
    check.click()
    reader.passes(3)
    expect(note).not_to_be_empty()
    check.scroll_into_view_if_needed()
    expect(note).not_to_be_in_viewport()
    check.dispatch_event("click")
    expect(note).to_be_in_viewport()
