"""Write the pages of sources from the one file that holds them.

For whoever has cited a source, or has read one again, and changed tools/sources.toml:

    python tools/sources.py

It writes notebooks/en/sources.md and notebooks/fr/sources.md: each outside source that a page or
the apps' data rest on, what it is cited for, its language, and the day it was read. What could not
be read says so.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).with_name("sources.toml")
FOLDER = Path(__file__).parents[1] / "notebooks"

_WORDS = {
    "en": {
        "title": "Sources",
        "twin": "*[Lire cette page en français](../fr/sources.md)*",
        "opening": "Every outside source of this kit: what it is cited for, its language, and the "
        "day we read it, or a stored copy of it. **Not read** means that we couldn’t open the "
        "source itself. The note says what the pages rest on instead. All pages: "
        "[index](index.ipynb).",
        "columns": "Source | Cited for | Language | Read on",
        "called": "in the apps’ table:",
        "unread": "**not read**",
        "ending": "*Text: [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/). © 2026 The "
        "totp-demo authors.*",
    },
    "fr": {
        "title": "Sources",
        "twin": "*[Read this page in English](../en/sources.md)*",
        "opening": "Toutes les sources externes de ce kit\u00a0: ce pour quoi elles sont citées, "
        "leur langue et le jour où nous les avons lues, ou une copie. **Non lue** signifie que "
        "nous n’avons pas pu ouvrir la source elle-même. La note dit alors sur quoi les pages "
        "s’appuient. Toutes les pages\u00a0: [index](index.ipynb).",
        "columns": "Source | Citée pour | Langue | Lue le",
        "called": "dans le tableau des applications\u00a0:",
        "unread": "**non lue**",
        "ending": "*Texte\u00a0: [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/). © 2026 "
        "les auteurs de totp-demo.*",
    },
}
_LANGUAGES = {
    "en": {"en": "English", "fr": "French"},
    "fr": {"en": "anglais", "fr": "français"},
}


@dataclass(frozen=True)
class Source:
    """One outside source.

    Attributes:
        title: What it is called, in its own language.
        title_fr: The same for the French page, where words of ours are in it, such as "issue".
        url: Where it is.
        names: What texts and the apps' data call it, such as "RFC 6238".
        language: The language it is written in, "en" or "fr".
        cited_for: What it is cited for, by the language of the page.
        read: The day it was read; None: it could not be read.
        note: What else to know, by the language of the page: what was read instead, for one.
    """

    title: str
    title_fr: str
    url: str
    names: tuple[str, ...]
    language: str
    cited_for: dict[str, str]
    read: dt.date | None
    note: dict[str, str]


def read() -> list[Source]:
    """Return the sources in the order of their file.

    Example:
        >>> [source.url for source in read() if "RFC 6238" in source.names]
        ['https://www.rfc-editor.org/rfc/rfc6238']
    """
    entries: list[dict[str, Any]] = tomllib.loads(SOURCE.read_text("utf-8"))["source"]
    return [
        Source(
            title=entry["title"],
            title_fr=entry.get("title_fr", entry["title"]),
            url=entry["url"],
            names=tuple(entry.get("names", ())),
            language=entry["language"],
            cited_for={code: entry[code] for code in _WORDS},
            read=entry.get("read"),
            note=entry.get("note", {}),
        )
        for entry in entries
    ]


def page(code: str) -> str:
    """Return the page of sources in a language.

    Args:
        code: "en" or "fr".

    Returns:
        The Markdown of its page.
    """
    words = _WORDS[code]
    rows = [_row(source, code) for source in read()]
    table = "\n".join([f"| {words['columns']} |", "| --- | --- | --- | --- |", *rows])
    parts = [f"# {words['title']}", words["twin"], words["opening"], table, "---", words["ending"]]
    return "\n\n".join(parts) + "\n"


def _row(source: Source, code: str) -> str:
    words = _WORDS[code]
    title = source.title_fr.replace("RFC ", "RFC\u00a0") if code == "fr" else source.title
    shown = f"[{title}]({source.url})"
    if called := [name for name in source.names if name not in source.title]:
        shown += f" ({words['called']} {', '.join(called)})"
    cited = source.cited_for[code]
    if source.note:
        cited += f" *({source.note[code]})*"
    language = _LANGUAGES[code][source.language]
    day = source.read.isoformat() if source.read else words["unread"]
    return f"| {shown} | {cited} | {language} | {day} |"


def main() -> None:
    """Write the pages."""
    for code in _WORDS:
        (FOLDER / code / "sources.md").write_text(page(code), encoding="utf-8")


if __name__ == "__main__":
    main()
