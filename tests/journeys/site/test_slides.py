"""Each page as slides: large enough to read from the back row, nothing cut off, and alive."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests import axe
from tests.journeys.site.conftest import Opens, SiteReader
from tools.notebooks import name_of, paths

PROJECTED = (1280, 720)
OTHER_PROJECTORS = [(1024, 768), (1920, 1080)]
TEXT = 20.0
"""Pixels of 720 that the smallest letters of a text have, those of its code; its prose has 24."""
LABEL = 16.0
"""The same for the smallest label of a view."""
HIGHEST = 20
"""How many windows a view is high, at most."""

_MEASURE = """() => {
  const page = document.getElementById("page"), edge = page.getBoundingClientRect();
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT), found = [];
  while (walker.nextNode()) {
    const node = walker.currentNode, element = node.parentElement, range = document.createRange();
    // What is for screen readers only is not projected.
    if (!node.textContent.trim() || element.closest(".td-visually-hidden")) continue;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (box.width < 2 || box.height < 2) continue;
    const drawn = element.ownerSVGElement && element.getScreenCTM();
    const live = element.closest(".site-live");
    const zoom = live ? Number(getComputedStyle(live).zoom) : 1;
    const scale = drawn ? Math.hypot(drawn.a, drawn.b) : zoom;
    found.push({
      text: node.textContent.trim().slice(0, 40),
      size: parseFloat(getComputedStyle(element).fontSize) * scale * 720 / innerHeight,
      beside: box.left < edge.left - 1 || box.right > edge.right + 1,
      outside: box.top < edge.top - 1 || box.bottom > edge.bottom + 1,
    });
  }
  const live = !!page.querySelector(".site-live:not(.site-off)");
  return { live, found, number: document.querySelector(".site-count").textContent,
    left: page.scrollHeight - page.clientHeight - page.scrollTop };
}"""


def faults(measured: dict[str, Any]) -> list[str]:
    """Return what is wrong with a slide: letters too small, text cut off, nothing on it."""
    smallest = LABEL if measured["live"] else TEXT
    number, found = measured["number"], measured["found"]
    wrong = [
        f"{number}: {text['text']!r}: {text['size']:.1f} px"
        for text in found
        if text["size"] < smallest
    ]
    wrong += [
        f"{number}: {text['text']!r} is cut off"
        for text in found
        if text["beside"] or (text["outside"] and not measured["live"])
    ]
    if not measured["live"] and measured["left"] > 1:
        wrong.append(f"{number}: the text is higher than the slide")
    return wrong if found else [f"{number}: empty"]


def slide(reader: SiteReader) -> int:
    return int(reader.page.locator(".site-count").inner_text().split(" / ")[0])


def goes_on(reader: SiteReader) -> None:
    """Go on to the next slide; on one that is too high for the window, the key goes down first."""
    number = slide(reader)
    for _press in range(HIGHEST):
        if slide(reader) != number:
            return
        reader.page.keyboard.press("PageDown")
    raise AssertionError(f"slide {number} does not end")


def goes_to(reader: SiteReader, part: str) -> None:
    """Go on until a part is in sight."""
    for _slide in range(count(reader)):
        if reader.page.locator(part).count():
            return
        goes_on(reader)
    raise AssertionError(f"no slide has {part}")


def count(reader: SiteReader) -> int:
    expect(reader.page.locator(".site-count")).to_have_text(re.compile(r"^\d+ / \d+$"))
    return int(reader.page.locator(".site-count").inner_text().split(" / ")[1])


@pytest.mark.parametrize("name", [name_of(path) for path in paths()])
def test_every_slide_can_be_read_and_nothing_is_cut_off(opens: Opens, name: str) -> None:
    reader = opens(f"{name}.html#slides", size=PROJECTED)
    last, seen, wrong = count(reader), 0, []
    assert last >= 5
    for number in range(1, last + 1):
        assert slide(reader) == number
        measured = reader.page.evaluate(_MEASURE)
        wrong += faults(measured)
        seen += len(measured["found"])
        if number < last:
            goes_on(reader)
    assert wrong == []
    assert seen > last


@pytest.mark.parametrize("size", OTHER_PROJECTORS)
def test_nor_on_other_projectors(opens: Opens, size: tuple[int, int]) -> None:
    """The page with the widest view, the table of apps, in the language with the longer words."""
    reader = opens("fr/04-phone.html#slides", size=size)
    wrong = []
    for number in range(1, (last := count(reader)) + 1):
        measured = reader.page.evaluate(_MEASURE)
        # A square window is narrower: its views are smaller there, by a fifth at most.
        smaller = 0.8 if size[0] < PROJECTED[0] else 1
        for text in measured["found"]:
            text["size"] /= smaller
        wrong += faults(measured)
        if number < last:
            goes_on(reader)
    assert wrong == []


def test_a_fault_is_found(opens: Opens) -> None:
    reader = opens("en/00-procedure.html#slides", size=PROJECTED)
    count(reader)
    assert faults(reader.page.evaluate(_MEASURE)) == []
    page = reader.page.locator("#page")
    page.evaluate("(page) => page.style.setProperty('--site-slide', '14px')")
    assert any("14.0 px" in fault for fault in faults(reader.page.evaluate(_MEASURE)))
    page.evaluate("(page) => page.style.setProperty('--site-slide', '90px')")
    assert any("cut off" in fault for fault in faults(reader.page.evaluate(_MEASURE)))


@pytest.mark.parametrize("code", ["en", "fr"])
def test_the_slides_say_all_that_the_page_says_before_its_sources(opens: Opens, code: str) -> None:
    reader = opens(f"{code}/09-limits.html", size=PROJECTED)
    of_page = reader.page.evaluate(
        """() => { const found = [];
        for (const part of document.querySelectorAll("#page > .site-prose")) {
          if (part.dataset.slide === "skip") break;
          found.push(...part.querySelectorAll("p, li, tbody td, h1, h2, h3"));
        }
        return found.filter((part) => !part.querySelector("p, li"))
          .map((part) => part.textContent); }"""
    )
    reader.page.get_by_role("link", name="Slides" if code == "en" else "Diapositives").click()
    shown: set[str] = set()
    for number in range(1, count(reader) + 1):
        shown |= set(
            reader.page.evaluate(
                """() => [...document.querySelectorAll("#page :is(p, li, tbody td, h1, h2, h3)")]
                .filter((part) => part.checkVisibility()).map((part) => part.textContent)"""
            )
        )
        if number < count(reader):
            goes_on(reader)
    assert len(of_page) > 60
    assert [text for text in of_page if text not in shown] == []


def test_the_views_on_the_slides_are_alive(opens: Opens) -> None:
    reader = opens("en/00-procedure.html#slides", size=PROJECTED)
    count(reader)
    goes_to(reader, ".td-user-menu:visible")
    at = slide(reader)
    reader.page.locator(".td-user-menu:visible").click()
    reader.page.locator(".td-edit-profile:visible").click()
    goes_to(reader, ".td-enable-mfa:visible")
    assert slide(reader) > at
    reader.page.locator(".td-enable-mfa:visible").click()
    goes_to(reader, ".td-scan:visible")
    reader.page.locator(".td-scan:visible").click()
    expect(reader.page.locator(".td-phone:visible .td-code").first).to_have_text(
        re.compile(r"^\d{3}\s?\d{3}$")
    )


def test_keys_move_and_leave_a_field_alone(opens: Opens) -> None:
    reader = opens("en/00-procedure.html#slides-2", size=PROJECTED)
    count(reader)
    keys = reader.page.keyboard
    assert slide(reader) == 2
    for key, number in (("ArrowRight", 3), ("ArrowLeft", 2), (" ", 3), ("PageUp", 2)):
        keys.press(key)
        reader.comes_true(lambda number=number: slide(reader) == number, 30)  # type: ignore[misc]
    reader.page.get_by_role("button", name="Next", exact=True).click()
    reader.comes_true(lambda: slide(reader) == 3, 30)
    assert reader.page.url.endswith("#slides-3")
    goes_to(reader, "#page input[type=radio]:visible")
    at = slide(reader)
    reader.page.locator("#page input[type=radio]:visible").first.focus()
    for key in (" ", "ArrowRight"):
        keys.press(key)
        assert slide(reader) == at, key
    keys.press("PageDown")  # out of the view, which keeps its other keys
    reader.comes_true(lambda: slide(reader) > at, 30)
    keys.press("Escape")
    expect(reader.page.locator("html")).not_to_have_attribute("data-site-slides", "")
    expect(reader.page.locator(".site-off")).to_have_count(0)
    assert "#" not in reader.page.url


def test_the_language_turns_on_a_slide(opens: Opens) -> None:
    reader = opens("en/00-procedure.html#slides", size=PROJECTED)
    count(reader)
    goes_to(reader, "#page .td-language:visible")
    at = slide(reader)
    reader.page.locator("#page .td-language:visible").get_by_text("Français").first.click()
    expect(reader.page.locator("html")).to_have_attribute("lang", "fr")
    expect(reader.page.get_by_role("button", name="Quitter les diapositives")).to_be_visible()
    assert abs(slide(reader) - at) <= 2  # French texts may need a slide more
    expect(reader.page.locator("#page .td-language:visible").first).to_be_visible()
    assert "/fr/" in reader.page.url


@pytest.mark.parametrize("code", ["en", "fr"])
def test_axe_finds_nothing_on_a_slide(opens: Opens, code: str) -> None:
    reader = opens(f"{code}/00-procedure.html#slides", size=PROJECTED)
    for _slide in range(5):  # text, a list, and the first views
        assert axe.faults(reader, "#page, .site-slides") == []
        goes_on(reader)
