"""The whole procedure without a mouse."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.real_phone import oathtool, scan
from tests.scripts.bare import Bare
from tests.scripts.conftest import Shows

MANY = 60
_FOCUS = """() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  return {
    ours: !!element.closest(".td"),
    name: element.className,
    outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""


def tabs_to(stage: Bare, handle: str, key: str = "Tab") -> None:
    """Press Tab until a part has the focus; wherever the focus is on the way, it can be seen."""
    for _ in range(MANY):
        stage.page.keyboard.press(key)
        focus = stage.page.evaluate(_FOCUS)
        if focus["ours"]:
            assert focus["outline"], f"no outline on {focus['name']!r}"
            assert focus["seen"], f"{focus['name']!r} is out of sight"
        if has_focus(stage, handle):
            return
    raise AssertionError(f"{handle} is not reached by {key}")


def has_focus(stage: Bare, handle: str) -> bool:
    """Say whether a part has the focus."""
    return bool(stage.page.evaluate("(css) => document.activeElement.matches(css)", f".{handle}"))


def is_at_heading(stage: Bare, text: str) -> None:
    """Wait until the heading of a page that has opened has the focus."""
    heading = stage.page.locator("h3:visible", has_text=text).first
    expect(heading).to_be_focused()


def test_the_procedure_by_keyboard(stage: Bare) -> None:
    stage.lesson.clock.pause()
    keyboard = stage.page.keyboard
    stage.page.locator(".td button").first.focus()

    # The menu: opens, goes round, closes, and gives the focus back.
    tabs_to(stage, "td-user-menu")
    keyboard.press("Enter")
    expect(stage.part("td-edit-profile")).to_be_focused()
    keyboard.press("ArrowDown")
    expect(stage.part("td-home")).to_be_focused()
    keyboard.press("End")
    expect(stage.part("td-sign-out")).to_be_focused()
    keyboard.press("ArrowDown")
    expect(stage.part("td-edit-profile")).to_be_focused()
    keyboard.press("ArrowUp")
    expect(stage.part("td-sign-out")).to_be_focused()
    keyboard.press("Escape")
    expect(stage.part("td-user-menu")).to_be_focused()
    expect(stage.page.locator(".td-menu:visible")).to_have_count(0)
    keyboard.press("Space")
    expect(stage.part("td-edit-profile")).to_be_focused()
    keyboard.press("Escape")
    keyboard.press("ArrowDown")
    keyboard.press("Enter")
    is_at_heading(stage, "Edit Profile")

    # The form: a fault takes the stage to the field, Enter saves.
    tabs_to(stage, "td [name=last_name]")
    keyboard.press("Control+A")
    keyboard.press("Delete")
    keyboard.press("Enter")
    expect(stage.part("td-fault")).to_be_visible()
    expect(stage.box("last_name")).to_be_focused()
    keyboard.type("Martin")
    keyboard.press("Enter")
    expect(stage.part("td-say-ok")).to_be_visible()

    # The dialog.
    tabs_to(stage, "td-enable-mfa")
    keyboard.press("Enter")
    is_at_heading(stage, "MFA Settings")
    secret = scan(stage.photographs_qr()).secret
    tabs_to(stage, "td-show-secret")
    keyboard.press("Space")
    expect(stage.part("td-secret")).to_be_visible()
    tabs_to(stage, "td-code-entry")
    keyboard.type("12 34")
    keyboard.press("Enter")
    expect(stage.part("td-say-no")).to_be_visible()
    expect(stage.part("td-code-entry")).to_be_focused()
    keyboard.press("Control+A")
    keyboard.type(oathtool(secret, stage.lesson.clock.now()))
    keyboard.press("Enter")
    is_at_heading(stage, "Edit Profile")
    stage.state_is("on")
    tabs_to(stage, "td-new-recovery")
    keyboard.press("Enter")
    expect(stage.part("td-recovery")).not_to_be_empty()
    recovery = stage.part("td-recovery").inner_text()

    # Out and in again.
    tabs_to(stage, "td-user-menu", "Shift+Tab")
    keyboard.press("ArrowDown")
    keyboard.press("ArrowUp")
    keyboard.press("Enter")
    is_at_heading(stage, "Sign In")
    keyboard.press("Tab")
    keyboard.type("camille.martin@example.com")
    keyboard.press("Tab")
    keyboard.type("training-2020")
    keyboard.press("Tab")
    keyboard.type(recovery)
    keyboard.press("Enter")
    is_at_heading(stage, "Welcome")

    # The phone is reached too.
    tabs_to(stage, "td-scan")
    keyboard.press("Enter")
    expect(stage.page.locator(".td-phone .td-say-no")).to_be_visible()


def test_the_classroom_by_keyboard(shows: Shows) -> None:
    """From view to view by Tab alone; each does what it is for."""
    views = ("inside", "uri_parts", "qr_anatomy", "qr_laboratory", "relay")
    reader = shows(*views, step=3)
    page, keyboard = reader.page, reader.page.keyboard
    page.locator(".td-inside button").first.focus()
    tabs_to(reader, "td-bit")
    keyboard.press("ArrowLeft")
    keyboard.press("Enter")
    expect(page.locator(".td-avalanche")).to_contain_text("Bit 1 of the counter is flipped")

    tabs_to(reader, "td-uri-parts .td-uri .td-part[data-part=secret]")
    expect(page.locator(".td-uri-parts .td-panel b")).to_have_text("Parameter: secret")

    tabs_to(reader, "td-qr-anatomy .td-parts [data-part=secret]")
    keyboard.press("Space")
    expect(page.locator(".td-qr-anatomy .td-panel b")).to_contain_text("The secret")
    expect(page.locator(".td-qr-anatomy .td-parts [aria-pressed=true]")).to_be_focused()

    blur = page.get_by_role("slider", name="Blur")
    expect(blur).to_have_value("1")
    tabs_to(reader, "td-lab-finder")
    tabs_to(reader, "td-qr-laboratory input[type=range]")
    expect(blur).to_be_focused()
    keyboard.press("End")
    expect(page.locator(".td-qr-laboratory .td-say-no")).to_be_visible()
    expect(blur).to_have_attribute("aria-valuetext", "4 pixels")
    expect(blur).to_be_focused()
    keyboard.press("Home")
    expect(page.locator(".td-qr-laboratory .td-say-ok")).to_be_visible()
    keyboard.press("ArrowRight")
    expect(blur).to_have_attribute("aria-valuetext", "0.5 pixels")

    tabs_to(reader, "td-relay-next")
    keyboard.press("Enter")
    keyboard.press("Space")
    expect(page.locator(".td-move")).to_have_count(3)
    tabs_to(reader, "td-relay-back", "Shift+Tab")
    keyboard.press("Enter")
    expect(page.locator(".td-move")).to_have_count(2)
