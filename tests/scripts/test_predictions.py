"""A prediction on the page: nothing to see before it, and both side by side after it."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.scripts.bare import Bare
from tests.scripts.conftest import Shows

SHOWN = "only now"


def says(reader: Bare, text: str) -> None:
    """Wait until something is said of an answer."""
    expect(reader.page.locator(".td-say").filter(has_text=text)).to_be_visible()


def prints() -> None:
    """Print what is held back."""
    print(SHOWN)  # noqa: T201 - it is what is shown


def asks(reader: Bare, name: str) -> None:
    """Put a prediction of what `prints` prints on the page."""
    reader.puts(reader.lesson.predict(name, prints))


def test_by_keyboard_and_then_both_side_by_side(shows: Shows) -> None:
    reader = shows()
    asks(reader, "07-zeros")
    page = reader.page
    box = page.get_by_role("textbox", name="Your answer")
    commit = page.get_by_role("button", name="That is my prediction")
    expect(page.get_by_text(SHOWN)).to_have_count(0)
    commit.focus()
    page.keyboard.press("Enter")
    says(reader, "There is no prediction yet.")
    box.focus()
    page.keyboard.type("12345")
    page.keyboard.press("Enter")
    # The button that was pressed is gone: focus is where there is something to see.
    expect(page.get_by_role("heading", name="You predicted")).to_be_focused()
    expect(commit).to_be_hidden()
    expect(box).to_be_hidden()
    expect(page.locator(".td-predicted")).to_have_text("12345")
    expect(page.locator(".td-printed")).to_have_text(SHOWN)
    says(reader, "That is not what happens.")
    one, other = (
        page.locator(f".{each}").bounding_box() for each in ("td-predicted", "td-printed")
    )
    assert one
    assert other
    assert one["x"] + one["width"] <= other["x"], "side by side"


def test_on_a_narrow_page_they_stand_below_each_other(shows: Shows) -> None:
    reader = shows()
    reader.page.set_viewport_size({"width": 320, "height": 700})
    asks(reader, "07-zeros")
    reader.page.get_by_role("textbox").fill("012345")
    reader.page.get_by_role("button", name="That is my prediction").click()
    says(reader, "As you predicted.")
    predicted = reader.page.locator(".td-predicted").bounding_box()
    printed = reader.page.locator(".td-printed").bounding_box()
    assert predicted
    assert printed
    assert predicted["y"] < printed["y"]
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_view_appears_below_and_is_alive(shows: Shows) -> None:
    reader = shows(step=3)
    reader.puts(reader.lesson.predict("00-flight", reader.lesson.phone_view))
    expect(reader.part("td-phone")).to_have_count(0)
    reader.page.get_by_role("radio").first.check()
    reader.page.get_by_role("button", name="That is my prediction").click()
    expect(reader.part("td-phone")).to_be_visible()
    reader.press("td-scan")
    expect(reader.part("td-code")).to_be_visible()


def test_a_page_that_is_loaded_again_keeps_what_was_predicted(shows: Shows) -> None:
    reader = shows()
    shown = reader.lesson.predict("00-flight", reader.lesson.phone_view)
    reader.puts(shown)
    reader.page.get_by_role("radio").first.check()
    reader.reloads()  # in the middle of it: nothing was said yet
    expect(reader.page.get_by_role("button", name="That is my prediction")).to_be_visible()
    expect(reader.part("td-phone")).to_have_count(0)
    reader.page.get_by_role("radio").first.check()
    reader.page.get_by_role("button", name="That is my prediction").click()
    expect(reader.part("td-phone")).to_be_visible()
    reader.reloads()
    expect(reader.page.locator(".td-predicted")).not_to_be_empty()
    expect(reader.part("td-phone")).to_be_visible()


def test_in_french(shows: Shows) -> None:
    reader = shows(language="fr")
    asks(reader, "07-zeros")
    reader.page.get_by_role("textbox", name="Votre réponse").fill("12345")
    reader.page.get_by_role("button", name="C’est ma prévision").click()
    says(reader, "Ce n’est pas ce qui se passe.")
    expect(reader.page.get_by_role("heading", name="Votre prévision")).to_be_visible()
