"""The code is in sight and can be copied where it is typed, also above a telephone’s keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.clocks import Clocks
from tests.scripts.conftest import Shows, ShowsTimed
from tests.scripts.test_attempts import LISTEN
from totp_demo.learner import protocol

# What a telephone of 360 x 740 leaves of its screen to a page while its keyboard is open.
KEYBOARD_OPEN = (360, 400)
COPIED = "() => navigator.clipboard.readText()"


@pytest.mark.parametrize("part", ["code_entry", "enrolment"])
def test_it_is_copied_with_the_keyboard(part: str, shows: Shows) -> None:
    reader = shows(part, step=4)
    page = reader.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.set_viewport_size({"width": KEYBOARD_OPEN[0], "height": KEYBOARD_OPEN[1]})
    expect(page.locator(".td-code-beside:visible")).to_have_count(0)
    reader.lesson.act(protocol.Scan())
    beside = page.locator(".td-code-beside:visible")
    expect(beside).to_be_visible()
    box = page.locator(".td-code-entry:visible")
    box.focus()
    box.scroll_into_view_if_needed()
    code = beside.locator(".td-beside-code")
    for seen in (box, code, beside.locator(".td-copy-code")):
        expect(seen).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.documentElement.scrollWidth") <= KEYBOARD_OPEN[0]

    page.keyboard.press("Shift+Tab")
    expect(beside.locator(".td-copy-code")).to_be_focused()
    said = beside.locator(".td-beside-said")
    said.evaluate(LISTEN)
    for _ in range(2):
        page.keyboard.press("Enter")
        expect(said).to_have_text("Code copied.")
    page.wait_for_function("tdAnswers.length === 2")
    page.keyboard.press("Tab")
    page.keyboard.press("ControlOrMeta+v")
    value = code.inner_text().replace(" ", "")
    expect(box).to_have_value(value)
    # Seen in two groups, heard digit by digit.
    assert code.get_attribute("aria-label") == " ".join(value)
    box.press("Enter")
    reader.round_trip()
    assert reader.lesson.account.state.value == "on"


def test_where_there_is_no_clipboard_it_is_selected(shows_timed: ShowsTimed) -> None:
    reader = shows_timed("code_entry", step=5)
    page = reader.page
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    reader.press("td-copy-code")
    expect(page.locator(".td-beside-said:visible")).to_contain_text("selected")
    shown = page.locator(".td-beside-code:visible").get_attribute("data-code")
    # Without the gap, which the server would refuse; and it stays while the seconds go by.
    reader.passes(3)
    assert page.evaluate("getSelection().toString()") == shown
    page.evaluate("() => { delete navigator.clipboard.writeText; }")


def test_every_code_is_spoken_digit_by_digit(shows: Shows) -> None:
    reader = shows("phone_view", "sign_in", "time_window", "inside", step=6)
    page = reader.page
    reader.lesson.act(protocol.ClockStop())
    reader.lesson.act(protocol.SignOut())
    code = Clocks(page).code()
    expect(page.locator(".td-beside-code:visible")).to_be_visible()
    named = {}
    for name in (
        ".td-code",
        ".td-beside-code:visible",
        ".td-inside-code",
        ".td-codes .td-code-part",
    ):
        found = page.locator(name)
        named[name] = [one.get_attribute("aria-label") for one in found.all()]
        assert " ".join(code) in named[name], named
    # No code stands anywhere else as plain text that is read out.
    loose = page.evaluate(
        """(code) => [...document.querySelectorAll(".td *")].filter((one) =>
          !one.children.length && one.textContent.replace(/\\s/g, "").includes(code) &&
          !one.closest("[role=img], [aria-hidden=true], .td-spoken"))
          .map((one) => one.outerHTML)""",
        code,
    )
    # The number that the code is cut from ends with the same digits; it is a number.
    assert [one for one in loose if "<td>" not in one] == []
