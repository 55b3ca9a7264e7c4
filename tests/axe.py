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
_AXE = """async (rules) => {
  const { violations, passes } = await axe.run([[".td"]], rules);
  return [passes.length, violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => [id, help, node.html.slice(0, 200), node.failureSummary].join(" | ")))];
}"""
# A view that is wider than its place is cut off, or has to be moved sideways to be read.
_SCROLLS = """() => [...document.querySelectorAll(".td")].filter((root) => {
  return root.scrollWidth > root.clientWidth + 1;
}).map((root) => `${root.firstElementChild.className} needs ${root.scrollWidth} px`)"""


def faults(reader: Reader) -> list[str]:
    """Return what axe finds in our parts, and the views that are wider than their place."""
    page = reader.page
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    passed, found = page.evaluate(_AXE, _RULES)
    assert passed > 5
    wide: list[Any] = page.evaluate(_SCROLLS)
    return [*found, *wide]


def can_be_scanned(reader: Reader) -> bool:
    """Say whether a phone can scan the QR code of the screen, by its border and its modules."""
    seen = scan(reader.photographs_qr())
    return seen.border >= BORDER and seen.module >= MODULE
