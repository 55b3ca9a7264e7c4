"""axe-core on the kit's parts of a page, and what a camera needs of the QR code on it."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT

from tests.reader import Reader
from tests.real_phone import scan

NARROW = (400, 900)
BORDER = 4  # modules (ISO/IEC 18004)
MODULE = 4  # pixels, for a phone's camera in front of a screen
_RULES = {
    "runOnly": {
        "type": "tag",
        "values": [
            "wcag2a",
            "wcag2aa",
            "wcag21a",
            "wcag21aa",
            "wcag22aa",
            "best-practice",
        ],
    },
    "resultTypes": ["violations"],
}
_AXE = """async ([rules, within]) => {
  const { violations, passes } = await axe.run([[within]], rules);
  return [passes.length, violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => [id, help, node.html.slice(0, 200), node.failureSummary].join(" | ")))];
}"""
# A view that is wider than its place is cut off, or has to be moved sideways to be read; so is
# what can be used, where it stands out of its view and nothing scrolls.
_CUT = """() => [...document.querySelectorAll(".td")].flatMap((root) => {
  const { right } = root.getBoundingClientRect();
  const scrolls = (part) => getComputedStyle(part).overflowX === "auto"
    || (part !== root && scrolls(part.parentElement));
  const out = [...root.querySelectorAll("button, input, select, textarea, a")]
    .filter((part) => part.checkVisibility() && part.getBoundingClientRect().right > right + 1)
    .filter((part) => !scrolls(part));
  const wide = root.scrollWidth > root.clientWidth + 1 ? [root] : [];
  return [...wide, ...out].map((part) => `cut off: ${part.outerHTML.slice(0, 120)}`);
})"""


def faults(reader: Reader, within: str = ".td") -> list[str]:
    """Return what axe finds in our parts, and the views that are wider than their place.

    Args:
        reader: Who looks.
        within: What is looked at, as a selector: the views, on a page that is not ours.
    """
    page = reader.page
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    passed, found = page.evaluate(_AXE, [_RULES, within])
    assert passed > 5
    cut: list[Any] = page.evaluate(_CUT)
    return [*found, *cut]


def can_be_scanned(reader: Reader) -> bool:
    """Say whether a phone can scan the QR code of the screen, by its border and its modules."""
    seen = scan(reader.photographs_qr())
    return seen.border >= BORDER and seen.module >= MODULE
