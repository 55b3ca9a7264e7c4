"""What is spoken to a reader who listens: once, when it is new, and from one place."""

from __future__ import annotations

import time

from playwright.sync_api import expect

from tests.browser.clocks import Clocks
from tests.browser.conftest import Shows
from tests.browser.readers import PERIOD

# Every text that a listener hears: setting one anew says it again, even if it is the same.
LISTEN = """() => {
  window.tdSaid = [];
  for (const part of document.querySelectorAll(".td-spoken")) {
    const view = part.closest("section").className;
    const heard = () => part.textContent && tdSaid.push([view, part.textContent]);
    new MutationObserver(heard).observe(part, { childList: true, characterData: true });
  }
}"""
# Where each view speaks aloud: of the next move, and of an answer that stands there.
ALOUD = """() => [...document.querySelectorAll(".td")].map((view) =>
  [...view.querySelectorAll(".td-next, .td-verdict:not(:empty)")]
    .filter((part) => part.getAttribute("aria-live") === "polite")
    .map((part) => part.matches(".td-next") ? "next" : "answer"))"""
QUIET: list[str] = []


def test_a_new_step_is_said_once(shows: Shows) -> None:
    reader = shows("guide()", "home()", "phone_view()", "time_window()", "inside()", step=5)
    page = reader.page
    # The next step, five seconds before its end, where the time is stopped.
    reader.runs(
        "lesson.clock.pause()\n"
        f"lesson.clock.advance({2 * PERIOD} - lesson.clock.now() % {PERIOD} - 5)\n"
        "lesson.look()"
    )
    heard = page.locator(".td-spoken:not(:empty)")
    expect(heard).to_have_count(3)
    page.evaluate(LISTEN)
    Clocks(page).sets("Window", 2, "td-time-window")
    expect(page.locator(".td-window-times")).to_contain_text("2 steps")
    reader.press("td-user-menu")
    reader.press("td-edit-profile")
    expect(reader.part("td-guide-next")).to_contain_text("step 3")
    reader.switches_to("fr")
    # What has been said stays nowhere in the language before, either.
    expect(heard).to_have_count(0)
    assert page.evaluate("tdSaid") == []

    reader.runs("lesson.clock.resume(); lesson.look()")
    time.sleep(3)
    assert page.evaluate("tdSaid") == []
    page.wait_for_function("tdSaid.length >= 3")
    time.sleep(2)
    said = page.evaluate("tdSaid")
    views = [view for view, _ in said]
    assert sorted(views) == ["td-card td-inside", "td-card td-time-window", "td-phone"]
    code = Clocks(page).code()
    assert all(code in "".join(text.split()) for _, text in said)


def test_one_of_several_screens_speaks(shows: Shows) -> None:
    reader = shows("home()", "profile()", "enrolment()", "code_entry()", step=4)
    page = reader.page
    views = home, _, dialog, entry = page.locator(".td").all()
    assert page.evaluate(ALOUD) == [QUIET] * 4

    entry.locator(".td-code-entry:visible").fill("12 34")
    entry.locator(".td-enable:visible").click()
    for view in (dialog, entry):
        expect(view.locator(".td-say-no:visible")).to_contain_text("space in the code")
    assert page.evaluate(ALOUD) == [QUIET, QUIET, QUIET, ["next", "answer"]]

    dialog.locator(".td-code-entry:visible").fill("12")
    dialog.locator(".td-code-entry:visible").press("Enter")
    for view in (dialog, entry):
        expect(view.locator(".td-say-no:visible")).to_contain_text("2 digits")
    assert page.evaluate(ALOUD) == [QUIET, QUIET, ["next", "answer"], QUIET]

    home.locator(".td-user-menu").click()
    home.locator(".td-edit-profile").click()
    for view in views:
        expect(view.locator(".td-next")).to_contain_text("step 3")
    spoken = page.evaluate(ALOUD)
    assert spoken[0] == ["next"]
    assert all("next" not in parts for parts in spoken[1:])
