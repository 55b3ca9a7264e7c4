"""Keys, rings, spacing and names: what a reader meets who uses no mouse, or another text."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.scripts.bare import Bare
from tests.scripts.conftest import Shows
from totp_demo.learner import protocol

LONG = "camille.anne-sophie.martin-dubois.de.la.fontaine@support.example.com"
# The text spacing of WCAG 1.4.12.
_SPACED = """() => {
  const sheet = document.createElement("style");
  sheet.textContent = `.td * { letter-spacing: .12em !important; word-spacing: .16em !important;
    line-height: 1.5 !important; }`;
  document.head.append(sheet);
}"""
_OVERLAPS = """() => {
  const codes = [...document.querySelectorAll(".td-axis-code:not(:empty)")].map((code) => {
    const { left, right } = code.getBoundingClientRect();
    return [left, right];
  });
  return codes.slice(1).map(([left], i) => left - codes[i][1]).filter((gap) => gap < 2);
}"""
_RING = """(element) => {
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  return outlineStyle === "none" ? 0 : parseFloat(outlineWidth);
}"""
_CUT = """(element) => {
  const { textOverflow, overflowX } = getComputedStyle(element);
  const wider = element.scrollWidth > element.clientWidth;
  return textOverflow === "ellipsis" || (overflowX === "hidden" && wider);
}"""


def test_escape_cancels_the_dialog_and_its_heading_had_a_ring(stage: Bare) -> None:
    page = stage.page
    stage.opens_profile()
    stage.part("td-enable-mfa").focus()
    page.keyboard.press("Enter")
    heading = page.locator(".td-dialog:visible h3")
    expect(heading).to_be_focused()
    assert heading.evaluate(_RING) >= 2
    page.keyboard.press("Escape")
    expect(page.locator(".td-dialog:visible")).to_have_count(0)
    stage.state_is("off")

    # The form of the phone goes with the same key, and the button that opened it has the focus.
    stage.press("td-by-hand")
    expect(stage.box("account")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".td-by-hand-form")).to_be_hidden()
    expect(page.locator(".td-by-hand")).to_be_focused()


def test_a_deletion_and_a_new_start_have_a_way_back(stage: Bare) -> None:
    page = stage.page
    stage.opens_profile()
    stage.enables_mfa()
    stage.press("td-scan")
    expect(page.locator(".td-entry")).to_have_count(1)
    page.locator(".td-delete").click()
    expect(page.locator(".td-entry")).to_have_count(0)
    stage.hears("deleted", "note")
    undo = page.locator(".td-phone .td-undo")
    undo.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".td-entry")).to_have_count(1)
    expect(undo).to_be_hidden()
    expect(page.locator(".td-scan")).to_be_focused()

    stage.press("td-start-again")
    expect(page.locator(".td-entry")).to_have_count(0)
    page.locator(".td-guide .td-undo").click()
    expect(page.locator(".td-entry")).to_have_count(1)
    expect(stage.part("td-enable")).to_be_visible()
    expect(page.locator(".td-start-again")).to_be_focused()


def test_wider_spacing_and_a_long_name_cut_nothing(shows: Shows) -> None:
    reader = shows("phone_view", "time_window", "home", step=5)
    page = reader.page
    reader.lesson.act(protocol.AddByHand(account=LONG, secret="GEZDGNBVGY3TQOJQ"))
    person = {"first_name": "Anne-Sophie" * 4, "last_name": "Martin", "email": "a@example.com"}
    reader.lesson.act(protocol.SaveProfile(**person))
    expect(page.locator(".td-entry")).to_have_count(2)
    expect(page.locator(".td-user-name")).to_contain_text("Anne-SophieAnne-Sophie")
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(_SPACED)
        expect(page.locator(".td-axis-code").first).to_be_attached()
        page.wait_for_function(f"!({_OVERLAPS})().length")
        for name in page.locator(".td-entry-name, .td-user-name").all():
            assert not name.evaluate(_CUT)
