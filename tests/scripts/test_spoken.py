"""What is spoken to a reader who listens: once, when it is new, and from one place."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.clocks import Clocks
from tests.real_phone import PERIOD
from tests.scripts.bare import Timed
from tests.scripts.conftest import Shows, ShowsTimed
from totp_demo.learner import protocol

# Every text of every live region: setting one anew says it again, even if it is the same.
LISTEN = """() => {
  window.tdSaid = [];
  for (const before of window.tdEars ?? []) before.disconnect();
  window.tdEars = [];
  const live = ".td :is([aria-live], [role=status], [role=alert], output)";
  for (const part of document.querySelectorAll(live)) {
    const view = part.closest(".td").lastElementChild.className;
    const heard = () => part.textContent && part.getAttribute("aria-live") !== "off" &&
      tdSaid.push([view, part.textContent]);
    const all = { childList: true, characterData: true, subtree: true };
    const ear = new MutationObserver(heard);
    ear.observe(part, all);
    tdEars.push(ear);
  }
}"""
# Where each view speaks aloud: of the next move, and of an answer that stands there.
ALOUD = """() => [...document.querySelectorAll(".td")].map((view) =>
  [...view.querySelectorAll(".td-next, .td-verdict:not(:empty)")]
    .filter((part) => part.getAttribute("aria-live") === "polite")
    .map((part) => part.matches(".td-next") ? "next" : "answer"))"""
QUIET: list[str] = []


VIEWS = ("guide", "phone_view", "phone_view", "time_window", "clock_control", "inside")


def nears_the_end(reader: Timed) -> None:
    """Stop the lesson's time five seconds before a new code."""
    clock = reader.lesson.clock
    clock.pause()
    reader.advances(2 * PERIOD - clock.now() % PERIOD - 5)


def runs_on(reader: Timed, rate: float = 1) -> None:
    """Let the lesson's time run on."""
    reader.lesson.clock.rate = rate
    reader.lesson.clock.resume()
    reader.lesson.refresh_views()


def test_a_new_code_is_said_once_where_the_reader_is(shows_timed: ShowsTimed) -> None:
    reader = shows_timed(*VIEWS, step=5)
    page = reader.page
    for within in ("td-time-window", "td-inside", "td-phone"):
        nears_the_end(reader)
        page.locator(f".{within} .td-pause").first.focus()
        page.evaluate(LISTEN)
        # The same news once more, as after a move elsewhere, says nothing.
        runs_on(reader)
        reader.passes(4)
        assert page.evaluate("tdSaid") == []
        reader.passes(4)
        said = page.evaluate("tdSaid")
        assert [within in view for view, _ in said] == [True], said
        # Digit by digit.
        assert " ".join(Clocks(page).first_code()) in said[0][1]

    # At sixty times the pace codes fly past; nor does a slider speak while it stands still.
    page.evaluate(LISTEN)
    runs_on(reader, 60)
    reader.passes(3)
    assert page.evaluate("tdSaid") == []
    # A reader who is nowhere is told nothing.
    page.evaluate("document.activeElement.blur()")
    nears_the_end(reader)
    runs_on(reader)
    page.evaluate(LISTEN)
    reader.passes(7)
    assert page.evaluate("tdSaid") == []


def test_what_was_said_stays_in_no_other_language(shows: Shows) -> None:
    reader = shows("guide", "time_window", step=5)
    page = reader.page
    page.locator(".td-time-window .td-pause").focus()
    reader.lesson.clock.pause()
    reader.lesson.clock.advance(60)
    reader.lesson.refresh_views()
    heard = page.locator(".td-spoken:not(:empty)")
    expect(heard).to_have_count(1)
    Clocks(page).sets("Window", 2, "td-time-window")
    expect(page.locator(".td-window-times")).to_contain_text("2 steps")
    page.evaluate("document.querySelector('.td-time-window .td-pause').focus()")
    reader.lesson.act(protocol.Language(code="fr"))
    expect(heard).to_have_count(0)


def test_one_of_two_guides_says_the_next_move(shows: Shows) -> None:
    reader = shows("guide", "guide", "phone_view", step=4)
    page = reader.page
    page.evaluate(LISTEN)
    reader.press("td-scan")
    expect(page.locator(".td-guide .td-next").last).to_contain_text("Type the code")
    said = [text for view, text in page.evaluate("tdSaid") if "Type the code" in text]
    assert len(said) == 1


def test_a_slider_is_not_live(shows: Shows) -> None:
    reader = shows("clock_control", "time_window", step=5)
    page = reader.page
    expect(page.locator(".td-slider output, .td-slider [aria-live]")).to_have_count(0)
    page.evaluate(
        """() => {
          window.tdValues = 0;
          for (const value of document.querySelectorAll(".td-value, .td-slider input"))
            new MutationObserver((all) => { tdValues += all.length; })
              .observe(value, { childList: true, characterData: true, attributes: true });
        }"""
    )
    reader.lesson.account.reconfigure(window=3)
    reader.lesson.refresh_views()
    expect(page.locator(".td-window-times")).to_contain_text("3 steps")
    # The one that changed, and its words for the ear.
    assert page.evaluate("tdValues") == 2
    slider = page.locator(".td-time-window .td-slider input").first
    expect(slider).to_have_attribute("aria-valuetext", "3 steps")


def test_time_can_be_paused_beside_what_ticks(shows_timed: ShowsTimed) -> None:
    reader = shows_timed("phone_view", "time_window", "inside", step=5)
    page = reader.page
    for within in ("td-phone", "td-time-window", "td-inside"):
        button = page.locator(f".{within} .td-pause")
        expect(button).to_have_text("Pause time")
        button.press("Enter")
        expect(button).to_have_text("Run")
        before = page.locator(".td-phone-time").inner_text()
        reader.passes(2)
        assert page.locator(".td-phone-time").inner_text() == before
        button.press("Enter")
        expect(button).to_have_text("Pause time")
        reader.passes(2)
        expect(page.locator(".td-phone-time")).not_to_have_text(before)


def test_one_of_several_screens_speaks(shows: Shows) -> None:
    reader = shows("home", "profile", "enrolment", "code_entry", step=4)
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
