"""The forms of the article that need no documentation system: Markdown, HTML, PDF, a card."""

from __future__ import annotations

import base64
import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from markdownify import MarkdownConverter

from totp_demo.article import words
from totp_demo.article.article import STEPS, Article, sections
from totp_demo.site import single

if TYPE_CHECKING:
    from bs4 import Tag
    from playwright.sync_api import Browser

STEM = "article"
"""The name of each form's file, without its ending, and that of the article as a notebook."""

SAID_ON_CARD = (0, -1, 0, 0, 0, -1)
"""Which paragraph of each step its place on the card has."""

_HERE = Path(__file__).parent
_FOOTER = (
    '<p style="width: 100%; margin: 0 16mm; font: 8pt system-ui, sans-serif; text-align: end">'
    '<span class="pageNumber"></span> / <span class="totalPages"></span></p>'
)


def markdown(article: Article) -> str:
    """Return the article as Markdown; its pictures are files beside it.

    Args:
        article: The article.
    """
    text = MarkdownConverter(heading_style="ATX", bullets="-").convert_soup(article.body())
    return f"# {article.title}\n\n{text.strip()}\n"


def html(articles: Mapping[str, Article], python: Path, outs: Mapping[str, Path]) -> None:
    """Write the article as an HTML file that needs nothing and nobody, with what is alive.

    Args:
        articles: The article in each language: the page can be switched.
        python: The folder of `packages.PYODIDE`.
        outs: The file, by the language that it opens in.
    """
    with tempfile.TemporaryDirectory() as folder:
        for code, article in articles.items():
            place = Path(folder, code, f"{STEM}.ipynb")
            place.parent.mkdir()
            place.write_text(json.dumps(article.notebook()), "utf-8")
        single.build(outs, Path(folder), python, STEM)


def pdf(article: Article, running: Browser) -> bytes:
    """Return the article as PDF: tagged, with bookmarks and alternative texts.

    Args:
        article: The article.
        running: A browser, which prints it.
    """
    body = article.body()
    for picture, shown in zip(body.find_all("img"), article.pictures, strict=True):
        picture["src"] = f"data:image/png;base64,{base64.b64encode(shown.data).decode()}"
    for region in body.find_all("div", class_="site-table"):
        region.unwrap()  # on paper, nothing is moved sideways
    heading = body.new_tag("h1")
    heading.string = article.title
    body.insert(0, heading)
    return _printed(article, article.title, str(body), "article", running)


def card(article: Article, running: Browser) -> bytes:
    """Return the card as PDF: the six steps, and what to do when a code is refused.

    Args:
        article: The article whose words it has.
        running: A browser, which prints it.
    """
    language, found = article.language, sections(article.body())
    steps = [
        {"title": heading.get_text(), "text": _paragraphs(parts)[place]}
        for (heading, parts), place in zip(found[1 : STEPS + 1], SAID_ON_CARD, strict=True)
        if heading is not None
    ]
    warning = article.body().find_all("blockquote")[-1]
    text = _template("card.html").render(
        steps_title=words.SIX_STEPS.into(language),
        steps=steps,
        refused_title=words.IF_REFUSED.into(language),
        refused=list(words.refused(language)),
        still=words.STILL_REFUSED.into(language),
        warning=warning.decode_contents(),
        licence=_paragraphs(found[-1][1])[-1],
        fold=words.FOLD.into(language),
    )
    return _printed(article, words.SIX_STEPS.into(language), text, "card", running)


def _paragraphs(parts: list[Tag]) -> list[str]:
    """Return the paragraphs of a section as HTML, without those that are pictures."""
    return [part.decode_contents() for part in parts if part.name == "p" and not part.find("img")]


def _printed(article: Article, title: str, body: str, kind: str, running: Browser) -> bytes:
    page = running.new_page()
    try:
        style = (_HERE / "paper.css").read_text("utf-8")
        page.set_content(
            _template("paper.html").render(
                language=article.language.code, title=title, style=style, body=body, kind=kind
            )
        )
        return page.pdf(
            tagged=True,
            outline=True,
            prefer_css_page_size=True,
            print_background=True,
            display_header_footer=kind == "article",
            header_template="<span></span>",
            footer_template=_FOOTER,
        )
    finally:
        page.close()


def _template(name: str) -> jinja2.Template:
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(_HERE), autoescape=True)
    return environment.get_template(name)
