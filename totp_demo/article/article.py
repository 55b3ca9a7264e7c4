"""The article as one value, from which each of its forms is made."""

from __future__ import annotations

import base64
import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag

from totp_demo import qr
from totp_demo.article import words
from totp_demo.article.shots import SHOTS
from totp_demo.model.training_key import TRAINING_KEY
from totp_demo.site.prose import prose
from totp_demo.wording.language import Language
from totp_demo.wording.sentence import Sentence

SOURCE = "00-procedure.ipynb"
TAG = "article"
"""The tag of the cells of the notebook that the article takes."""
OWN_BEFORE = "summary"
"""The cell before which stands what the notebook does not have."""

STEPS = 6
"""How many of its sections are the documented steps, from the first on."""

WORDS_A_MINUTE = 200
"""How fast an adult reads such a text, with time to look at what it is about."""
MINUTES_A_VIEW = 0.5
"""For a view to try, or what is to be done at a step. The notebooks’ index states this rule."""

_MODULE = 8  # pixels of a picture of the QR code

_LIVE = """import totp_demo as td
from totp_demo.model.training_key import TRAINING_KEY

td.Lesson("{code}", step=6, key=TRAINING_KEY)
td.lesson.phone_view()"""
_LIVE_TOO = """from totp_demo import lesson

lesson.time_window()"""


@dataclass(frozen=True)
class Text:
    """Text of the article.

    Attributes:
        markdown: As a cell of a notebook has it.
    """

    markdown: str


@dataclass(frozen=True)
class Picture:
    """A picture of the article.

    Attributes:
        name: Its file, such as "01.png".
        alt: What it shows, in words.
        data: A PNG.
    """

    name: str
    alt: str
    data: bytes


@dataclass(frozen=True)
class Live:
    """What is alive where Python runs in the page; elsewhere it is left out, with its words.

    Attributes:
        markdown: What is said of it.
        sources: The cells that show it.
    """

    markdown: str
    sources: tuple[str, ...]


Part = Text | Picture | Live


@dataclass(frozen=True)
class Article:
    """The procedure as an article.

    Attributes:
        language: What it is written in.
        title: Its title.
        parts: What follows the title, in order.
    """

    language: Language
    title: str
    parts: tuple[Part, ...]

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Its pictures, in order."""
        return tuple(part for part in self.parts if isinstance(part, Picture))

    def body(self, *, live: bool = False) -> BeautifulSoup:
        """Return all but the title as HTML; its pictures are files beside it.

        What leads to other pages of the kit is plain text: they are not where the article goes.

        Args:
            live: Whether what is said of what is alive is in it.
        """
        table = self.language.gettext("Table")
        texts: list[str] = []
        for part in self.parts:
            if isinstance(part, Text) or (live and isinstance(part, Live)):
                texts.append(prose(part.markdown, _outside, table))
            elif isinstance(part, Picture):
                whole = BeautifulSoup("<p><img></p>", "html.parser")
                whole.img["src"], whole.img["alt"] = part.name, part.alt  # type: ignore[index] # there is one
                texts.append(str(whole))
        # One element a line: what stands between two of them is no text.
        return BeautifulSoup("\n".join(texts), "html.parser")

    def notebook(self) -> dict[str, Any]:
        """Return the article as a notebook, whose code shows what is alive."""
        cells: list[dict[str, Any]] = [_prose(f"# {self.title}")]
        for part in self.parts:
            if isinstance(part, Text):
                cells.append(_prose(part.markdown))
            elif isinstance(part, Picture):
                data = base64.b64encode(part.data).decode()
                kept = {part.name: {"image/png": data}}
                cells.append(
                    _prose(f"![{part.alt}](attachment:{part.name})") | {"attachments": kept}
                )
            else:
                cells.append(_prose(part.markdown))
                cells += [{"cell_type": "code", "source": source} for source in part.sources]
        return {"cells": [{**cell, "id": f"cell-{at}"} for at, cell in enumerate(cells)]}


def read(notebooks: Path, language: Language, pictures: Mapping[str, list[bytes]]) -> Article:
    """Make the article of the page of the procedure.

    Args:
        notebooks: The folder with the notebooks, one folder a language.
        language: The article's.
        pictures: The PNG files of each cell that `SHOTS` names.

    Raises:
        KeyError: There is a view in the article that no picture shows.
    """
    text = (notebooks / language.code / SOURCE).read_text("utf-8")
    title, parts = "", list[Part]()
    names = (f"{number:02}.png" for number in range(1, 100))
    for cell in json.loads(text)["cells"]:
        if TAG not in cell["metadata"].get("tags", ()):
            continue
        source, name = "".join(cell["source"]), cell["id"]
        if name == OWN_BEFORE:
            parts += _own(language, names)
        if cell["cell_type"] == "code":
            shots = zip(SHOTS[name], pictures[name], strict=True)
            parts += [Picture(next(names), shot.alt.into(language), data) for shot, data in shots]
        elif title:
            parts.append(Text(source))
        else:
            first, _, rest = source.partition("\n")
            title = first.removeprefix("# ")
            parts += [Text(rest.strip()), Text(f"> {words.SIMULATED.into(language)}")]
    return Article(language, title, tuple(parts))


def _own(language: Language, names: Iterator[str]) -> Iterator[Part]:
    """Give the parts that the notebook does not have."""

    def put(sentence: Sentence) -> str:
        return sentence.into(language)

    rows = [(put(words.WHAT_IS_WRONG), put(words.WHAT_TO_DO)), ("---", "---")]
    rows += words.refused(language)
    table = "\n".join(f"| {left} | {right} |" for left, right in rows)
    yield Text(f"## {put(words.IF_REFUSED)}\n\n{table}\n\n{put(words.STILL_REFUSED)}")
    about = {"key": in_fours(TRAINING_KEY.secret), "name": TRAINING_KEY.issuer}
    yield Text(f"## {put(words.TRY_IT)}\n\n{put(words.TRAINING.fill(**about))}")
    picture = qr.png(TRAINING_KEY.uri, pixels=_MODULE)
    yield Picture(next(names), put(words.QR_ALT.fill(**about)), picture)
    yield Live(put(words.LIVE), (_LIVE.format(code=language.code), _LIVE_TOO))


def in_fours(secret: str) -> str:
    """Return a secret as it is written for people.

    Example:
        >>> in_fours("TRAININGONLY")
        'TRAI NING ONLY'
    """
    return " ".join(re.findall(".{1,4}", secret))


def sections(body: BeautifulSoup) -> list[tuple[Tag | None, list[Tag]]]:
    """Return the sections of a body: the heading of each, and what follows it; the first has none.

    Args:
        body: What `Article.body` returns.
    """
    found: list[tuple[Tag | None, list[Tag]]] = [(None, [])]
    for part in body.find_all(recursive=False):
        if part.name == "h2":
            found.append((part, []))
        else:
            found[-1][1].append(part)
    return found


def minutes(parts: list[Tag]) -> int:
    """Return how many minutes a step takes: its text read, and half a minute for each picture.

    The rule is that of the kit's index; a step that is begun counts as a whole minute.

    Args:
        parts: What stands in the step.
    """
    read_words = sum(len(part.get_text().split()) for part in parts)
    views = sum(len(part.find_all("img")) for part in parts)
    return math.ceil(read_words / WORDS_A_MINUTE + views * MINUTES_A_VIEW)


def _prose(markdown: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "source": markdown}


def _outside(link: str) -> str:
    """Return no address for what a notebook links to within the kit."""
    del link
    return ""
