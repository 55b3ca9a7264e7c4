"""The prose of a notebook as HTML: headings with the ids that links expect, formulas as MathML."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import latex2mathml.converter
import mistune

# The one piece of HTML in the notebooks: a place that links lead to.
_PLACE = re.compile(r'<div id="([\w-]+)"></div>')
# A page of the site has a switch of its own.
_OTHER_LANGUAGE = re.compile(r"^\*\[[^\]]+\]\(\.\./[a-z]{2}/[^)]+\)\*\n+", re.MULTILINE)
_ELSEWHERE = re.compile(r"^[a-z][a-z0-9+.-]*:")


class _Renderer(mistune.HTMLRenderer):
    """Writes HTML as JupyterLab does, for links within the kit to hold.

    Args:
        address: Gives the address of what a link in a notebook names.
        table: What a table is called to those who do not see it.
        pictures: The addresses of a cell's attachments, by their names.
    """

    def __init__(
        self, address: Callable[[str], str], table: str, pictures: Mapping[str, str]
    ) -> None:
        """Escape whatever is no Markdown."""
        super().__init__(escape=True)
        self._address = address
        self._pictures = pictures
        self._table = html.escape(table)

    def heading(self, text: str, level: int, **_attributes: Any) -> str:  # noqa: ANN401 - mistune's
        plain = html.unescape(re.sub(r"<[^>]+>", "", text))
        return f'<h{level} id="{html.escape(plain.replace(" ", "-"))}">{text}</h{level}>\n'

    def block_html(self, html: str) -> str:
        place = _PLACE.fullmatch(html.strip())
        return f'<div id="{place[1]}"></div>\n' if place else str(super().block_html(html))

    def link(self, text: str, url: str, title: str | None = None) -> str:
        target = url if _ELSEWHERE.match(url) else self._address(url)
        return str(super().link(text, target, title)) if target else text

    def image(self, text: str, url: str, title: str | None = None) -> str:
        name = url.removeprefix("attachment:")
        return str(super().image(text, self._pictures.get(name, url), title))

    def table(self, text: str) -> str:
        # A wide one is moved sideways, by keyboard, too.
        region = f'<div class="site-table" role="group" aria-label="{self._table}" tabindex="0">'
        return f"{region}\n<table>\n{text}</table>\n</div>\n"

    def table_cell(self, text: str, align: str | None = None, head: bool = False) -> str:  # noqa: FBT001, FBT002 - mistune's
        tag = "th" if head else "td"
        where = f' class="site-{align}"' if align else ""  # a style written into a page is refused
        return f"  <{tag}{where}>{text}</{tag}>\n"

    def inline_math(self, text: str) -> str:
        # No line ends between a formula and the comma behind it.
        return f"{latex2mathml.converter.convert(text)}\u2060"

    def block_math(self, text: str) -> str:
        return str(latex2mathml.converter.convert(text, display="block"))


def prose(
    text: str,
    address: Callable[[str], str] = str,
    table: str = "Table",
    pictures: Mapping[str, str] = MappingProxyType({}),
) -> str:
    r"""Return Markdown as HTML.

    Args:
        text: A cell's Markdown. HTML in it is escaped: there is none but `<div id="...">`, for
            links. The line that leads to the page in the other language is left out.
        address: Gives the address of what a link names, such as "05-confirm.ipynb#Replay"; nothing
            where it leads nowhere and is to be plain text.
        table: What a table is called to those who do not see it, in the language of the text.
        pictures: The addresses of the pictures that the text names as `attachment:NAME`.

    Example:
        >>> prose("## The *QR* code")
        '<h2 id="The-QR-code">The <em>QR</em> code</h2>\n'
    """
    made = mistune.create_markdown(
        renderer=_Renderer(address, table, pictures),
        plugins=["table", "math", "strikethrough", "url"],
    )
    return str(made(_OTHER_LANGUAGE.sub("", text)))
