"""Lines to be completed on the page: by keyboard, with slips, to the solution; nothing is saved."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from tests.axe import faults
from tests.scripts.conftest import Shows


def test_a_slip_then_the_right_line(shows: Shows) -> None:
    reader = shows("code_task 07-line", step=6)
    page = reader.page
    box = page.get_by_role("textbox", name="Your lines of Python")
    check = page.get_by_role("button", name="Check")
    expect(box).to_have_value("offset = ")
    box.focus()
    page.keyboard.press("End")
    page.keyboard.type("digest[-1] >> 4")
    page.keyboard.press("Tab")  # Tab leaves the box, to what is given below it
    page.keyboard.press("Tab")
    expect(check).to_be_focused()
    page.keyboard.press("Enter")
    reader.hears("high half of the last byte")
    expect(box).to_have_attribute("aria-invalid", "true")
    expect(box).to_have_value("offset = digest[-1] >> 4")
    box.fill("offset = digest[-1] & 15")
    check.click()
    reader.hears("all ten codes of RFC 4226", kind="ok")
    assert "digest[-1] >> 4" not in json.dumps([view.saved() for view in reader.views])


def test_who_is_stuck_sees_the_solution(shows: Shows) -> None:
    reader = shows("code_task 07-three", step=6)
    page = reader.page
    solution = page.get_by_role("button", name="Show the solution")
    expect(solution).to_be_hidden()
    assert "0x7FFFFFFF" not in page.content()
    for _ in range(2):
        page.get_by_role("button", name="Check").click()
        reader.hears("Not yet.")
    solution.click()
    expect(page.locator(".td-code-task")).to_contain_text("0x7FFFFFFF")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_in_french_on_a_narrow_page(dark: bool, shows: Shows) -> None:
    reader = shows("code_task 07-whole", step=6, language="fr", size=(320, 700))
    reader.wears(dark=dark)
    page = reader.page
    page.get_by_role("textbox", name="Vos lignes de Python").fill("code = 1")
    page.get_by_role("button", name="Vérifier").click()
    reader.hears("À 0 s, le code est 755224".replace(" s,", "\u00a0s,"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert faults(reader) == []
