"""The prose of a notebook as HTML: headings with the ids that links expect, formulas as MathML."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any

import latex2mathml.converter
import mistune

_ELSEWHERE = re.compile(r"^[a-z][a-z0-9+.-]*:")


class _Renderer(mistune.HTMLRenderer):
    """Writes HTML as JupyterLab does, for links within the kit to hold.

    Args:
        address: Gives the address of what a link in a notebook names.
        table: What a table is called to those who do not see it.
    """

    def __init__(self, address: Callable[[str], str], table: str) -> None:
        """Escape whatever is no Markdown."""
        super().__init__(escape=True)
        self._address = address
        self._table = html.escape(table)

    def heading(self, text: str, level: int, **_attributes: Any) -> str:  # noqa: ANN401 - mistune's
        plain = html.unescape(re.sub(r"<[^>]+>", "", text))
        return f'<h{level} id="{html.escape(plain.replace(" ", "-"))}">{text}</h{level}>\n'

    def link(self, text: str, url: str, title: str | None = None) -> str:
        target = url if _ELSEWHERE.match(url) else self._address(url)
        return str(super().link(text, target, title))

    def table(self, text: str) -> str:
        # A wide one scrolls by itself, and by keyboard as well.
        region = f'<div class="site-table" role="group" aria-label="{self._table}" tabindex="0">'
        return f"{region}\n<table>\n{text}</table>\n</div>\n"

    def table_cell(self, text: str, align: str | None = None, head: bool = False) -> str:  # noqa: FBT001, FBT002 - mistune's
        tag = "th" if head else "td"
        where = f' class="site-{align}"' if align else ""  # a style written into a page is refused
        return f"  <{tag}{where}>{text}</{tag}>\n"

    def inline_math(self, text: str) -> str:
        return str(latex2mathml.converter.convert(text))

    def block_math(self, text: str) -> str:
        return str(latex2mathml.converter.convert(text, display="block"))


def prose(text: str, address: Callable[[str], str] = str, table: str = "") -> str:
    r"""Return Markdown as HTML.

    Args:
        text: A cell's Markdown. HTML in it is escaped: there is none.
        address: Gives the address of what a link names, such as "05-confirm.ipynb#Replay".
        table: What a table is called to those who do not see it, in the language of the text.

    Example:
        >>> prose("## The *QR* code")
        '<h2 id="The-QR-code">The <em>QR</em> code</h2>\n'
    """
    made = mistune.create_markdown(
        renderer=_Renderer(address, table), plugins=["table", "math", "strikethrough", "url"]
    )
    return str(made(text))
