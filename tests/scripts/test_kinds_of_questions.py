"""Questions that ask for an order, a place or a reason: by keyboard alone, and in words."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.axe import faults
from tests.scripts.bare import Bare
from tests.scripts.conftest import Shows

RIGHT_ORDER = (
    "Open your profile.",
    "Press Enable MFA.",
    "The server shows a QR code.",
    "Scan it with the app.",
    "Type the code that the app shows.",
    "MFA is on.",
)


def says(reader: Bare, text: str) -> None:
    """Wait until something is said of an answer."""
    expect(reader.page.locator(".td-say").filter(has_text=text)).to_be_visible()


def tabs_to(page: Page, target: Locator) -> None:
    """Press Tab until something has the focus."""
    for _ in range(60):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("the keyboard does not get there")


def picks(page: Page, name: str) -> None:
    """Choose one of several with Tab, the arrows and the space bar."""
    target = page.get_by_role("radio", name=name)
    group = page.get_by_role("group").filter(has=target).last.get_by_role("radio")
    checked = page.get_by_role("group").filter(has=target).last.locator(":checked")
    # Tab leads to the chosen one of a group, or to its first.
    tabs_to(page, checked if checked.count() else group.first)
    for _ in range(group.count() + 1):
        if target.evaluate("element => element === document.activeElement"):
            break
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    expect(target).to_be_checked()


def checks(reader: Bare) -> None:
    """Go to the button that has an answer checked, and press it."""
    tabs_to(reader.page, reader.page.get_by_role("button", name="Check"))
    reader.page.keyboard.press("Enter")


def test_an_order_is_made_with_two_keys(shows: Shows) -> None:
    reader = shows("exercise 00-order")
    page = reader.page
    items = page.get_by_role("listitem")
    expect(items).to_have_count(len(RIGHT_ORDER))
    checks(reader)
    says(reader, "Not quite.")
    for place, text in enumerate(RIGHT_ORDER):
        up = page.get_by_role("button", name=f"Move up: {text}")
        while not items.nth(place).get_by_text(text, exact=True).count():
            tabs_to(page, up)
            page.keyboard.press("Enter")
            expect(up).to_be_focused()
    said = page.locator(".td-spoken")
    expect(said.filter(has_text="now number")).to_have_count(1)
    checks(reader)
    says(reader, "That is right.")


def test_the_first_goes_no_further_up(shows: Shows) -> None:
    reader = shows("exercise 02-states")
    first = reader.page.get_by_role("listitem").first
    before = first.inner_text()
    up = first.get_by_role("button").first
    expect(up).to_have_attribute("aria-disabled", "true")
    up.click(force=True)
    expect(first).to_have_text(before.replace("\n", ""))


def test_a_choice_is_made_with_the_arrows(shows: Shows) -> None:
    reader = shows("exercise 00-support")
    for name, said in (("Read it out", "Not quite."), ("Refuse, hang up", "That is right.")):
        picks(reader.page, name)
        checks(reader)
        says(reader, said)


def test_lines_are_written_and_the_solution_reached_with_tab(shows: Shows) -> None:
    reader = shows("code_task 07-line", step=6)
    page = reader.page
    for place in ("0", "1"):
        tabs_to(page, page.get_by_role("textbox"))
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type(f"offset = digest[{place}] & 15")
        checks(reader)
        says(reader, "Not yet.")
    tabs_to(page, page.get_by_role("button", name="Show the solution"))
    page.keyboard.press("Enter")
    expect(page.locator(".td-code-task")).to_contain_text("digest[-1]")


def test_a_prediction_is_made_with_the_arrows(shows: Shows) -> None:
    reader = shows(step=3)
    reader.puts(reader.lesson.predict("03-aloud", reader.lesson.uri_parts))
    picks(reader.page, "The names: issuer and account.")
    tabs_to(reader.page, reader.page.get_by_role("button", name="That is my prediction"))
    reader.page.keyboard.press("Enter")
    expect(reader.page.get_by_role("heading", name="You predicted")).to_be_focused()
    expect(reader.page.locator(".td-predicted")).to_have_text("The names: issuer and account.")


def test_a_reason_belongs_to_the_answer(shows: Shows) -> None:
    reader = shows("exercise 00-photo")
    page = reader.page
    picks(page, "Yes, every one from now on.")
    checks(reader)
    says(reader, "There is no answer yet.")
    picks(page, "The QR code contains a list of codes.")
    checks(reader)
    says(reader, "The answer is right, the reason isn’t")
    picks(page, "The QR code contains the secret")
    checks(reader)
    says(reader, "That is right.")


@pytest.mark.parametrize(
    ("name", "wrong", "right"),
    [
        ("05-oldest", "2 steps back: 287082", "1 step back: 359152"),
        ("07-bytes", "Byte 10: f5", "Byte 11: 90"),
        ("03-find", "The white border", "The square in the top left corner"),
    ],
)
def test_a_place_is_pointed_at_by_keyboard(name: str, wrong: str, right: str, shows: Shows) -> None:
    reader = shows(f"exercise {name}")
    page = reader.page
    for label, said in ((wrong, "Not quite."), (right, "That is right.")):
        place = page.get_by_role("button", name=label, exact=True)
        tabs_to(page, place)
        page.keyboard.press("Space")
        expect(place).to_have_attribute("aria-pressed", "true")
        checks(reader)
        says(reader, said)


def test_places_on_the_picture_are_large_enough_for_a_finger(shows: Shows) -> None:
    reader = shows("exercise 03-find")
    reader.page.set_viewport_size({"width": 320, "height": 700})
    boxes = [each.bounding_box() for each in reader.page.locator(".td-place").all()]
    assert len(boxes) == 7
    assert min(min(box["width"], box["height"]) for box in boxes if box) >= 16
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_hint_then_the_solution(shows: Shows) -> None:
    reader = shows("exercise 05-wait")
    page = reader.page
    box = page.get_by_role("textbox")
    solution = page.get_by_role("button", name="Show the solution")
    expect(solution).to_be_hidden()
    for answer in ("25", "5"):
        box.fill(answer)
        page.keyboard.press("Enter")
        says(reader, "Not quite.")
    says(reader, "A hint")
    solution.focus()
    page.keyboard.press("Enter")
    says(reader, "The solution")
    box.fill("15")
    page.keyboard.press("Enter")
    says(reader, "That is right.")
    expect(page.get_by_text("The solution", exact=True)).to_have_count(0)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing(dark: bool, shows: Shows) -> None:
    reader = shows(
        *(f"exercise {name}" for name in ("00-order", "00-photo", "03-find", "07-bytes"))
    )
    reader.wears(dark=dark)
    assert faults(reader) == []
