"""What a cell's output says where no view can be drawn: in an export, in a pager, without scripts.

A view is drawn by its script. An exported page has none without a network, and a saved notebook may
be shown by a program that runs none. So each view leaves its words below its cell, too; the style
sheet of the views hides them on every page that draws one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, tostring

from totp_demo.wording.labels import FOREIGN

if TYPE_CHECKING:
    from totp_demo.views.base.view import View

NAMES = ("title", "screen", "guide", "phone")
"""The texts of which each view has one for its name."""


def name_of(texts: dict[str, str]) -> str:
    """Return what a view is called.

    Args:
        texts: Its texts, by their keys.

    Returns:
        The first of `NAMES` that it has.

    Example:
        >>> name_of({"phone": "Simulated phone", "scan": "Add an account"})
        'Simulated phone'
    """
    return next(texts[name] for name in NAMES if name in texts)


def html_and_text(views: Sequence[View]) -> tuple[str, str]:
    """Return what views show in words, secret-free, as HTML and as plain text.

    Args:
        views: The views of one output.

    Returns:
        The HTML, and the text.
    """
    page = Element("div", {"class": "td-in-words"})
    lines: list[str] = []
    for view in views:
        _add(page, lines, view, first=view is views[0])
    return tostring(page, encoding="unicode", method="html"), "\n".join(lines)


def _add(page: Element, lines: list[str], view: View, *, first: bool) -> None:
    """Add a view to a page and to its lines: texts go in as texts, and nothing private does."""
    saved = view.saved()
    shown = saved["shown"]
    # Several views of one output need one word on why they are not drawn.
    texts = [*([saved["moment"]["instead"]] if first else []), *view.in_words()]
    place = SubElement(page, "div", {"lang": shown["language"]})
    title = SubElement(SubElement(place, "p"), "strong")
    title.text = name_of(shown["t"])
    for text in texts:
        _say(SubElement(place, "p"), text, shown["language"])
    if "picture" in shown:
        SubElement(place, "img", {"src": shown["picture"], "alt": shown["words"]})
    lines += [title.text, *texts, ""]


def _say(place: Element, text: str, language: str) -> None:
    """Put a text into an element, its words of another language in spans that say so."""
    place.text = ""
    last: Element | None = None
    for foreign, words in FOREIGN.items():
        if foreign == language:
            continue
        for part in re.split(rf"(?<!\w)({'|'.join(words)})(?!\w)", text):
            if part in words:
                last = SubElement(place, "span", {"lang": foreign})
                last.text, last.tail = part, ""
            elif last is None:
                place.text += part
            else:
                last.tail = part
