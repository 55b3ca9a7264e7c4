"""Reads each form of the article back, and says what in it is not as in the article."""

from __future__ import annotations

import base64
import hashlib
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import mistune
import pypdf
from bs4 import BeautifulSoup, Tag

from totp_demo import qr
from totp_demo.article.article import Article
from totp_demo.article.systems import System, in_zip, reduced
from totp_demo.model.training_key import TRAINING_KEY
from totp_demo.qr import QrError


@dataclass(frozen=True)
class Outline:
    """What a reader of a form finds in it.

    Attributes:
        headings: Their texts, in order.
        pictures: The alternative text of each, and a fingerprint of what it shows.
        links: Where they lead, in order.
        rows: The cells of each row of a table.
        words: All words of its text, in order.
    """

    headings: tuple[str, ...]
    pictures: tuple[tuple[str, str], ...]
    links: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: tuple[str, ...]


def outline(body: BeautifulSoup, files: Mapping[str, bytes]) -> Outline:
    """Return what is in HTML.

    Args:
        body: The HTML, without the article's title.
        files: The pictures, by the names that it has for them.
    """
    return Outline(
        tuple(part.get_text() for part in body.find_all(["h1", "h2", "h3"])),
        tuple(
            (str(part["alt"]), _fingerprint(files.get(str(part["src"]), b"")))
            for part in body.find_all("img")
        ),
        tuple(str(part["href"]) for part in body.find_all("a")),
        tuple(
            tuple(" ".join(cell.get_text().split()) for cell in row.find_all(["td", "th"]))
            for row in body.find_all("tr")
        ),
        tuple(body.get_text(" ").split()),
    )


def of_article(article: Article, *, live: bool = False) -> Outline:
    """Return what every form is to have; see `Article.body`."""
    return outline(article.body(live=live), {each.name: each.data for each in article.pictures})


def faults_of_system(
    article: Article, system: System, content: bytes, files: Mapping[str, bytes]
) -> Iterator[str]:
    """Read what was written for a system.

    Args:
        article: What it was made of.
        system: The system.
        content: The file that was written for it.
        files: The pictures beside it, by their names.

    Yields:
        The name of each thing that is not as it is in the article, or that the system would drop.
    """
    body = system.read(content)
    found = dict(files) if system.pictures else dict(in_zip(content))
    yield from differences(of_article(article), outline(body, found))
    yield from reduced(body, system)[1]
    yield from _training(found)


def faults_of_markdown(article: Article, text: str, files: Mapping[str, bytes]) -> Iterator[str]:
    """Read the Markdown as another reader would, which makes HTML of it; see `faults_of_system`."""
    made = mistune.create_markdown(plugins=["table"])
    body = BeautifulSoup(str(made(text)), "html.parser")
    title = body.find("h1")
    if not isinstance(title, Tag) or title.get_text() != article.title:
        yield "title"
    else:
        title.decompose()
    yield from differences(of_article(article), outline(body, files))
    yield from _training(files)


def faults_of_html(article: Article, text: str) -> Iterator[str]:
    """Read the HTML file as a browser does that has its language; see `faults_of_system`."""
    whole = BeautifulSoup(text, "html.parser")
    script = whole.find("script", id=f"page-{article.language.code}")
    page = BeautifulSoup(json.loads(script.get_text() if script else '""'), "html.parser")
    body = BeautifulSoup("\n".join(map(str, page.select(".site-prose > *"))), "html.parser")
    title = body.find("h1")
    if not isinstance(title, Tag) or title.get_text() != article.title:
        yield "title"
    else:
        title.decompose()
    files = {}
    for picture in body.find_all("img"):
        source = str(picture["src"])
        files[source] = base64.b64decode(source.partition("base64,")[2])
    yield from differences(of_article(article, live=True), outline(body, files))
    yield from _training(files)


def faults_of_pdf(article: Article, content: bytes) -> Iterator[str]:
    """Read the PDF: its title, language, bookmarks, alternative texts, links and pictures."""
    read = pypdf.PdfReader(io.BytesIO(content))
    root, wanted = read.root_object, of_article(article)
    if read.metadata is None or read.metadata.title != article.title:
        yield "title"
    if root.get("/Lang") != article.language.code:
        yield "language"
    if not root.get("/MarkInfo", {}).get("/Marked"):
        yield "tags"
    if tuple(_bookmarks(read.outline)) != (article.title, *wanted.headings):
        yield "headings"
    if tuple(_figures(root.get("/StructTreeRoot"))) != tuple(alt for alt, _ in wanted.pictures):
        yield "pictures"
    if not set(wanted.links) <= set(_addresses(read)):
        yield "links"
    # Lines end elsewhere on paper.
    text = "".join("".join(page.extract_text() for page in read.pages).split())
    if not all("".join(cell.split()) in text for row in wanted.rows for cell in row):
        yield "rows"
    yield from _training(
        {
            f"{page.page_number}-{each.name}": each.data
            for page in read.pages
            for each in page.images
        }
    )


def faults_of_card(content: bytes) -> Iterator[str]:
    """Read the card: one page, tagged."""
    read = pypdf.PdfReader(io.BytesIO(content))
    if len(read.pages) != 1:
        yield "pages"
    if not read.root_object.get("/MarkInfo", {}).get("/Marked"):
        yield "tags"


def _bookmarks(entries: list[Any]) -> Iterator[str]:
    for entry in entries:
        if isinstance(entry, list):
            yield from _bookmarks(entry)
        else:
            yield str(entry.title)


def _figures(part: Any) -> Iterator[str]:  # noqa: ANN401 - whatever a PDF holds
    """Give the alternative texts of the figures in a tree of tags, in reading order."""
    part = part.get_object() if hasattr(part, "get_object") else part
    if isinstance(part, list):
        for each in part:
            yield from _figures(each)
    elif isinstance(part, dict):
        if part.get("/S") == "/Figure":
            yield str(part.get("/Alt", ""))
        yield from _figures(part.get("/K"))


def _addresses(read: pypdf.PdfReader) -> Iterator[str]:
    for page in read.pages:
        for note in page.get("/Annots", []):
            yield str(note.get_object().get("/A", {}).get("/URI", ""))


def differences(wanted: Outline, found: Outline) -> Iterator[str]:
    """Give the names of what is not the same in two outlines."""
    for name, value in vars(wanted).items():
        if vars(found)[name] != value:
            yield name


def _training(files: Mapping[str, bytes]) -> Iterator[str]:
    """Read the QR codes of all pictures: whichever is one holds the training key, and one is."""
    found = set()
    for data in files.values():
        try:
            found.add(qr.read(data))
        except QrError:
            continue
    if found != {TRAINING_KEY.uri}:
        yield "QR code"


def _fingerprint(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]
