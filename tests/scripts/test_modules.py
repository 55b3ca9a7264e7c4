"""One module of a QR code: pointed at or gone to, what it carries; and from the text back to it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.axe import faults
from tests.scripts.bare import Bare
from tests.scripts.conftest import Shows


def character(reader: Bare, number: int) -> str:
    """Return a character of the lesson's URI, counted from 1."""
    return reader.lesson.open_key.uri[number - 1]


def test_pointing_says_what_a_module_carries(shows: Shows) -> None:
    reader = shows("qr_anatomy", step=3)
    svg = reader.page.locator("svg.td-anatomy")
    box = svg.bounding_box()
    assert box
    # The last module at the bottom right is the highest bit of what the text begins with.
    size = int((svg.get_attribute("viewBox") or "").split()[2])
    near = box["width"] / size * 4.5
    svg.click(position={"x": box["width"] - near, "y": box["height"] - near})
    said = reader.page.locator(".td-module-said")
    expect(said).to_contain_text("what comes before the text")
    svg.click(position={"x": near, "y": near})
    expect(said).to_contain_text("Row 1, column 1. It carries nothing")


def test_arrow_keys_go_over_the_modules(shows: Shows) -> None:
    reader = shows("qr_anatomy", step=3)
    board = reader.page.get_by_role("application", name=re.compile("Arrow keys"))
    board.focus()
    said = reader.page.locator(".td-module-said")
    for key, place in (
        ("ArrowDown", "Row 1, column 1."),
        ("ArrowDown", "Row 2, column 1."),
        ("ArrowRight", "Row 2, column 2."),
        ("ArrowUp", "Row 1, column 2."),
    ):
        reader.page.keyboard.press(key)
        expect(said).to_contain_text(place)
    reader.page.keyboard.press("Tab")
    expect(board).not_to_be_focused()


def test_from_a_character_to_its_modules_and_on_to_the_repair_bytes(shows: Shows) -> None:
    reader = shows("qr_anatomy", step=3)
    slider = reader.page.get_by_role("slider", name="Go through the text")
    slider.focus()
    for _ in range(3):
        reader.page.keyboard.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", f"4: {character(reader, 4)}")
    expect(reader.page.locator(".td-module-said")).to_contain_text(
        f"Bit 7 of character 4, “{character(reader, 4)}”. Its 8 modules are marked."
    )
    expect(reader.page.locator(".td-uri-text mark")).to_have_text(character(reader, 4))
    expect(reader.page.locator(".td-marked-modules")).to_have_attribute("d", re.compile("M"))
    reader.page.keyboard.press("End")
    expect(slider).to_have_attribute("aria-valuetext", re.compile("repair byte"))
    expect(reader.page.locator(".td-module-said")).to_contain_text("repair byte")


def test_what_is_carried_is_never_saved(shows: Shows) -> None:
    reader = shows("qr_anatomy", step=3)
    saved = str([view.saved() for view in reader.views])
    assert "'carried'" not in saved
    assert reader.lesson.open_key.secret not in saved


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_in_french_on_a_narrow_page(dark: bool, shows: Shows) -> None:
    reader = shows("qr_anatomy", step=3, language="fr", size=(320, 700))
    reader.wears(dark=dark)
    reader.page.get_by_role("slider", name="Parcourir le texte").focus()
    reader.page.keyboard.press("ArrowRight")
    expect(reader.page.locator(".td-module-said")).to_contain_text("du caractère 2")
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= 320
    assert faults(reader) == []
