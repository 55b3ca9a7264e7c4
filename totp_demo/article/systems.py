"""The form that each documentation system takes, and what of the article it would drop.

What is known of them: IT Glue takes documents of sections, among them steps with minutes, and
strips `data:` addresses, as the connectors say that are built on its API. GLPI keeps what its
editor writes. Zendesk lists its elements and attributes ("Supported HTML for help center
articles"). Confluence stores XHTML with pictures as attachments ("Confluence Storage Format").
BookStack imports a ZIP with a page and its pictures (dev/docs/portable-zip-file-format.md in its
repository).
"""

from __future__ import annotations

import io
import json
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from bs4 import BeautifulSoup

from totp_demo.article.article import STEPS, Article, minutes, sections

_PLAIN = (
    *("blockquote", "code", "em", "h2", "h3", "li", "ol", "p", "strong", "ul"),
    *("table", "tbody", "td", "th", "thead", "tr"),
)
LOWEST: Mapping[str, frozenset[str]] = MappingProxyType(
    dict.fromkeys(_PLAIN, frozenset[str]())
    | {"a": frozenset({"href"}), "img": frozenset({"src", "alt"})}
)
"""The elements and attributes that all of them take."""

_STEP = "Document::Step"


@dataclass(frozen=True)
class System:
    """A documentation system.

    Attributes:
        name: As the command line has it.
        title: As its vendor writes it.
        file: The file that is written for it.
        write: Makes the content of that file.
        read: Makes the HTML of such a content again, with its pictures by their names.
        takes: Whether it takes an element, or an attribute of it that is not empty.
        pictures: Whether the pictures are files beside it, to be uploaded.
        steps: Whether its documents have steps, with minutes.
    """

    name: str
    title: str
    file: str
    write: Callable[[Article, BeautifulSoup], bytes]
    read: Callable[[bytes], BeautifulSoup]
    takes: Callable[[str, str], bool]
    pictures: bool = True
    steps: bool = False


def reduced(body: BeautifulSoup, system: System) -> tuple[BeautifulSoup, Counter[str]]:
    """Return what a system takes of a body, and what it would have dropped.

    Args:
        body: What `Article.body` returns; it stays as it is.
        system: The system.

    Returns:
        Another body, and how often each element, as `<div>`, and each attribute, as `td class`,
        was in the first and is not in the second.
    """
    kept = BeautifulSoup(str(body), "html.parser")
    dropped: Counter[str] = Counter()
    for element in kept.find_all():
        for name in list(element.attrs):
            if not system.takes(element.name, name):
                del element[name]
                dropped[f"{element.name} {name}"] += 1
        if not system.takes(element.name, ""):
            dropped[f"<{element.name}>"] += 1
            element.unwrap()
    return kept, dropped


def _lowest(element: str, attribute: str) -> bool:
    return element in LOWEST and (not attribute or attribute in LOWEST[element])


def _zendesk(element: str, attribute: str) -> bool:
    known = attribute in {"class", "dir", "id", "lang", "tabindex", "title"}
    anywhere = known or attribute.startswith(("aria-", "data-"))
    return (element == "div" and (not attribute or anywhere)) or (
        element in LOWEST and (anywhere or _lowest(element, attribute))
    )


def _confluence(element: str, attribute: str) -> bool:
    return element != "thead" and _lowest(element, attribute)


# ---- HTML, for a source editor -------------------------------------------------------------------


def _html(_article: Article, body: BeautifulSoup) -> bytes:
    return str(body).encode()


def _from_html(content: bytes) -> BeautifulSoup:
    return BeautifulSoup(content.decode(), "html.parser")


# ---- IT Glue: a document of sections -------------------------------------------------------------


def planned(body: BeautifulSoup) -> Iterator[tuple[str, int]]:
    """Give what each documented step is called, and its minutes.

    Args:
        body: What `Article.body` returns.
    """
    for heading, parts in sections(body)[1 : STEPS + 1]:
        if heading is not None:
            yield heading.get_text(), minutes(parts)


def plan(article: Article, body: BeautifulSoup) -> dict[str, Any]:
    """Return the document for IT Glue: its sections in order, with the minutes of each step.

    Args:
        article: The article.
        body: What the system takes of it.
    """
    found: list[dict[str, Any]] = []
    for number, (heading, parts) in enumerate(sections(body)):
        if heading is not None:
            text = heading.get_text()
            found.append({"resource-type": "Document::Heading", "level": 2, "content": text})
        about = {"content": "".join(map(str, parts))}
        if 1 <= number <= STEPS:
            found.append({"resource-type": _STEP, "duration": minutes(parts), **about})
        elif parts:
            found.append({"resource-type": "Document::Text", **about})
    return {"name": article.title, "locale": article.language.code, "sections": found}


def _it_glue(article: Article, body: BeautifulSoup) -> bytes:
    return json.dumps(plan(article, body), ensure_ascii=False, indent=1).encode()


def _from_it_glue(content: bytes) -> BeautifulSoup:
    body = BeautifulSoup("", "html.parser")
    for section in json.loads(content)["sections"]:
        if section["resource-type"] == "Document::Heading":
            heading = body.new_tag(f"h{section['level']}")
            heading.string = section["content"]
            body.append(heading)
        else:
            body.append(BeautifulSoup(section["content"], "html.parser"))
    return BeautifulSoup(str(body), "html.parser")


# ---- Confluence: XHTML with names of its own -----------------------------------------------------


def _storage(_article: Article, body: BeautifulSoup) -> bytes:
    for picture in body.find_all("img"):
        image = body.new_tag("ac:image", attrs={"ac:alt": str(picture["alt"])})
        image.append(body.new_tag("ri:attachment", attrs={"ri:filename": str(picture["src"])}))
        picture.replace_with(image)
    return body.decode(formatter="minimal").encode()


def _from_storage(content: bytes) -> BeautifulSoup:
    body = BeautifulSoup(content.decode(), "html.parser")
    for image in body.find_all("ac:image"):
        for file in image.find_all("ri:attachment"):
            about = {"src": str(file["ri:filename"]), "alt": str(image["ac:alt"])}
            image.replace_with(body.new_tag("img", attrs=about))
    return body


# ---- BookStack: a ZIP that it imports ------------------------------------------------------------

_REFERENCE = "[[bsexport:image:{}]]"
_DAY = (1980, 1, 1, 0, 0, 0)  # of no file: the same article makes the same ZIP


def _zip(article: Article, body: BeautifulSoup) -> bytes:
    for picture in body.find_all("img"):
        picture["src"] = _REFERENCE.format(picture["src"])
    images = [{"name": each.name, "file": each.name} for each in article.pictures]
    page = {"name": article.title, "html": str(body), "images": images}
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as packed:
        data = json.dumps({"page": page}, ensure_ascii=False, indent=1)
        packed.writestr(zipfile.ZipInfo("data.json", _DAY), data)
        for each in article.pictures:
            packed.writestr(zipfile.ZipInfo(f"files/{each.name}", _DAY), each.data)
    return whole.getvalue()


def _from_zip(content: bytes) -> BeautifulSoup:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        page = json.loads(packed.read("data.json"))["page"]
    body = BeautifulSoup(page["html"], "html.parser")
    before, after = _REFERENCE.split("{}")
    for picture in body.find_all("img"):
        picture["src"] = str(picture["src"]).removeprefix(before).removesuffix(after)
    return body


def in_zip(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Give the pictures in BookStack's ZIP, by their names.

    Args:
        content: The file.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for name in packed.namelist():
            if name.startswith("files/"):
                yield name.removeprefix("files/"), packed.read(name)


SYSTEMS: Mapping[str, System] = {
    system.name: system
    for system in (
        System("itglue", "IT Glue", "document.json", _it_glue, _from_it_glue, _lowest, steps=True),
        System("glpi", "GLPI", "article.html", _html, _from_html, _lowest),
        System("zendesk", "Zendesk", "article.html", _html, _from_html, _zendesk),
        System("confluence", "Confluence", "storage.xml", _storage, _from_storage, _confluence),
        System("bookstack", "BookStack", "import.zip", _zip, _from_zip, _lowest, pictures=False),
    )
}
"""The systems, by their names on the command line."""
