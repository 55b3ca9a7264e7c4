"""The reader's own colours: what is drawn can be read, and what is pressed has another shape."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.real_phone import scan
from tests.scripts.bare import Bare
from tests.scripts.conftest import Shows

VIEWS = (
    "guide",
    "enrolment",
    "phone_view",
    "time_window",
    "clock_control",
    "state_picture",
    "inside",
    "relay",
    "apps_table",
)
ENOUGH = 4.5  # to 1, for text (WCAG 1.4.3)
# The colours of text against the page: an SVG's by its fill, others' by their colour.
_CONTRASTS = """() => {
  const light = (colour) => {
    const parts = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  const probe = document.createElement("div");
  probe.style.background = "Canvas";
  document.body.append(probe);
  const ground = light(getComputedStyle(probe).backgroundColor);
  probe.remove();
  return [...document.querySelectorAll(".td svg text")].filter((text) => {
    return text.textContent.trim() && text.checkVisibility();
  }).map((text) => {
    const ink = light(getComputedStyle(text).fill);
    const ratio = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
    return [`${text.getAttribute("class")} ${text.textContent}`, ratio];
  });
}"""
_SHAPES = """(buttons) => buttons.map((button) => {
  const style = getComputedStyle(button);
  return [button.getAttribute("aria-pressed"), style.textDecorationLine,
    style.borderTopStyle, style.backgroundColor].join(" ");
})"""


@pytest.fixture(params=["light", "dark"])
def forced(request: pytest.FixtureRequest, shows: Shows) -> Iterator[Bare]:
    """Views in the colours of a reader who prefers light or dark ones."""
    reader = shows(*VIEWS, step=5)
    expect(reader.page.locator(".td-axis-code").first).to_be_visible()
    reader.wears(dark=request.param == "dark")
    reader.page.emulate_media(forced_colors="active", color_scheme=request.param)
    yield reader
    reader.page.emulate_media(forced_colors="none", color_scheme="light")


def test_what_is_drawn_can_be_read(forced: Bare) -> None:
    texts = forced.page.evaluate(_CONTRASTS)
    assert len(texts) > 40
    assert [text for text in texts if text[1] < ENOUGH] == []


def test_pressed_has_another_shape(forced: Bare) -> None:
    groups = forced.page.locator(".td-segments:visible").all()
    assert len(groups) > 5
    for group in groups:
        looks = [look.split(" ", 1) for look in group.locator("button").evaluate_all(_SHAPES)]
        pressed = {look for state, look in looks if state == "true"}
        others = {look for state, look in looks if state == "false"}
        assert len(pressed) == 1
        assert all("underline" in look for look in pressed)
        assert not any("underline" in look for look in others)
        assert not pressed & others


def test_a_camera_still_reads_the_qr_code(forced: Bare) -> None:
    seen = scan(forced.photographs_qr())
    assert seen.border >= 4
