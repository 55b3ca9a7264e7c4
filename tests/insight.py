"""What a reader has before them: parts that can be seen whole, and are covered by nothing."""

from __future__ import annotations

from playwright.sync_api import Locator

_SEEN = """(element) => {
  const box = element.getBoundingClientRect();
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  const inside = box.top >= 0 && box.left >= 0 && box.bottom <= height && box.right <= width;
  if (!box.width || !inside) return false;
  const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  return at !== null && (element.contains(at) || at.contains(element));
}"""


def in_sight(part: Locator) -> bool:
    """Return whether a part is on the screen as it is scrolled now, whole and not covered."""
    return bool(part.evaluate(_SEEN))
