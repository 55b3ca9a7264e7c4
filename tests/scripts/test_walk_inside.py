"""Through the derivation part by part: forwards, backwards, played, by keyboard, and in words."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.axe import faults
from tests.scripts.conftest import Shows, ShowsTimed

FORWARDS = ("Unix time", "Time step", "Counter", "Digest", "Offset", "Four bytes")
LAST = ("Top bit cleared", "Number", "Code")


def now(page_or_view: Locator) -> Locator:
    """Return the part that is brought out."""
    return page_or_view.locator(".td-stage-now .td-stage-name")


def test_forwards_and_back_by_buttons(shows: Shows) -> None:
    reader = shows("inside", step=6)
    view = reader.part("td-inside")
    step, back = (view.get_by_role("button", name=name, exact=True) for name in ("Step", "Back"))
    for name in (*FORWARDS, *LAST):
        step.click()
        expect(now(view)).to_have_text(name)
        expect(view.locator(".td-walk-said")).to_contain_text(f"{name}: ")
    step.click(force=True)  # there is nothing behind the code
    expect(now(view)).to_have_text("Code")
    expect(step).to_have_attribute("aria-disabled", "true")
    back.click()
    expect(now(view)).to_have_text("Number")


def test_backwards_from_the_digits_on_the_phone(shows: Shows) -> None:
    reader = shows("inside", step=6)
    view = reader.part("td-inside")
    view.get_by_role("button", name="From the code back").click()
    expect(now(view)).to_have_text("Code")
    code = reader.lesson.key.code_at(reader.lesson.clock.now())
    said = view.locator(".td-walk-said")
    expect(said).to_contain_text(f"{code} is all that the server gets.")
    step = view.get_by_role("button", name="Step", exact=True)
    step.click()
    expect(said).to_contain_text("so do 2,147 other numbers")
    for _ in range(7):
        step.click()
    expect(now(view)).to_have_text("Unix time")
    counter = reader.lesson.key.step_at(reader.lesson.clock.now())
    expect(said).to_contain_text(f"{counter * 30} to {counter * 30 + 29}")


def test_arrows_go_both_ways(shows: Shows) -> None:
    reader = shows("inside", step=6)
    view = reader.part("td-inside")
    view.get_by_role("button", name="Step", exact=True).focus()
    for key, name in (
        ("ArrowRight", "Unix time"),
        ("ArrowRight", "Time step"),
        ("ArrowLeft", "Unix time"),
    ):
        reader.page.keyboard.press(key)
        expect(now(view)).to_have_text(name)


def test_it_plays_by_itself_and_can_be_stopped(shows_timed: ShowsTimed) -> None:
    reader = shows_timed("inside", step=6)
    view = reader.part("td-inside")
    view.get_by_role("button", name="Play", exact=True).click()
    expect(now(view)).to_have_text("Unix time")
    reader.passes(4.1)
    expect(now(view)).to_have_text("Time step")
    view.get_by_role("button", name="Stop", exact=True).click()
    reader.passes(9)
    expect(now(view)).to_have_text("Time step")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_in_french_on_a_narrow_page(dark: bool, shows: Shows) -> None:
    reader = shows("inside", step=6, language="fr", size=(320, 700))
    reader.wears(dark=dark)
    view = reader.part("td-inside")
    view.get_by_role("button", name="Du code à l’heure").click()
    expect(view.locator(".td-walk-said")).to_contain_text("c’est tout ce que reçoit le serveur")
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= 320
    assert faults(reader) == []
