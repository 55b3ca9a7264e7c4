"""Several screens of a page could show the sign-in form: one has it, the others say where it is."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from tests.scripts.bare import Bare
from tests.scripts.conftest import Shows


def screens(reader: Bare) -> tuple[Locator, Locator]:
    """Return both screens of the page."""
    found = reader.page.locator(".td-screen")
    expect(found).to_have_count(2)
    return found.first, found.last


def signs_out(screen: Locator) -> None:
    """Sign out in a screen."""
    screen.locator(".td-user-menu").click()
    screen.get_by_role("menuitem", name="Sign Out").click()


def test_the_form_is_where_the_reader_is(shows: Shows) -> None:
    reader = shows("procedure", "sign_in", step=6)
    whole, alone = screens(reader)
    signs_out(whole)
    expect(whole.locator("form.td-sign-in-form [name=email]")).to_be_visible()
    expect(alone.locator("form.td-sign-in-form [name=email]")).to_be_hidden()
    expect(alone).to_contain_text("You are signed out. The form is in the screen where you")
    expect(reader.page.locator(".td-code-beside:visible")).to_have_count(1)


def test_it_can_be_brought_here_and_nothing_that_was_typed_is_lost(shows: Shows) -> None:
    reader = shows("procedure", "sign_in", step=6)
    whole, alone = screens(reader)
    signs_out(whole)
    whole.locator("form.td-sign-in-form [name=email]").fill("camille")
    whole.locator("form.td-sign-in-form [name=password]").fill("training")
    here = alone.get_by_role("button", name="Sign in here instead")
    here.focus()
    reader.page.keyboard.press("Enter")
    expect(alone.locator("form.td-sign-in-form [name=email]")).to_be_visible()
    expect(alone.get_by_role("heading", name="Sign In")).to_be_focused()
    expect(whole.locator("form.td-sign-in-form [name=email]")).to_be_hidden()
    expect(alone.locator("form.td-sign-in-form [name=password]")).to_have_value("")
    whole.get_by_role("button", name="Sign in here instead").click()
    expect(whole.locator("form.td-sign-in-form [name=email]")).to_have_value("camille")
    expect(whole.locator("form.td-sign-in-form [name=password]")).to_have_value("training")


def test_a_screen_that_is_gone_has_no_form_any_more(shows: Shows) -> None:
    reader = shows("procedure", "sign_in", step=6)
    whole, alone = screens(reader)
    signs_out(whole)
    expect(alone.locator("form.td-sign-in-form [name=email]")).to_be_hidden()
    reader.takes_away(0)
    reader.lesson.refresh_views()
    expect(reader.page.locator("form.td-sign-in-form [name=email]:visible")).to_have_count(1)
