"""Write the glossary's pages from the one file that holds its terms.

For whoever has changed tools/glossary.toml:

    python tools/glossary.py

It writes notebooks/en/glossary.md and notebooks/fr/glossary.md. A notebook of either language links
to a term by its id: `[drift](glossary.md#drift)`. A heading's own place would not do: JupyterLab
does not find one with accents in it.
"""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).with_name("glossary.toml")
FOLDER = Path(__file__).parents[1] / "notebooks"

_RFC = "https://www.rfc-editor.org/rfc/rfc{number}"
_OTHERS = {
    "Key URI": (
        "Key URI Format",
        "https://github.com/google/google-authenticator/wiki/Key-Uri-Format",
    ),
    "W3C WebAuthn": ("W3C WebAuthn Level 2", "https://www.w3.org/TR/webauthn-2/"),
    "NIST SP 800-63B": ("NIST SP 800-63B-4", "https://pages.nist.gov/800-63-4/sp800-63b.html"),
}
_WORDS = {
    "en": {
        "title": "Glossary",
        "twin": "*[Lire cette page en français](../fr/glossary.md)*",
        "opening": "The words of this kit: what they mean, what others say, the French word, and "
        "where it is defined. All pages: [index](index.ipynb).",
        "also": "Also said: ",
        "twin_term": "In French: ",
        "source": "Source: ",
        "foreign": "",
        "ending": "*Text: [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/). © 2026 The "
        "totp-demo authors.*",
    },
    "fr": {
        "title": "Glossaire",
        "twin": "*[Read this page in English](../en/glossary.md)*",
        "opening": "Les mots de ce kit\u00a0: leur sens, ce qu’on dit aussi, le mot anglais, et où "
        "il est défini. Toutes les pages\u00a0: [index](index.ipynb).",
        "also": "On dit aussi\u00a0: ",
        "twin_term": "En anglais\u00a0: ",
        "source": "Source\u00a0: ",
        "foreign": " *(en anglais)*",
        "ending": "*Texte\u00a0: [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/). © 2026 "
        "les auteurs de totp-demo.*",
    },
}


@dataclass(frozen=True)
class Wording:
    """A term in one language.

    Attributes:
        name: The term.
        text: What it means.
        also: What others say for it, with commas between, or nothing: the one line where a word
            may be that this kit's own texts do not use.
    """

    name: str
    text: str
    also: str = ""

    @property
    def rank(self) -> str:
        """What it is sorted by: capitals and accents do not count."""
        plain = unicodedata.normalize("NFD", self.name.casefold().replace("’", " "))
        return "".join(sign for sign in plain if not unicodedata.combining(sign))


@dataclass(frozen=True)
class Term:
    """A term in both languages.

    Attributes:
        id: Its place on the page, in both languages: ASCII letters and hyphens.
        wordings: Language and wording.
        source: The standard it comes from, such as "RFC 6238, §5.2", or nothing.
    """

    id: str
    wordings: dict[str, Wording]
    source: str = ""


def read() -> list[Term]:
    """Return the terms in the order of their file."""
    entries: list[dict[str, Any]] = tomllib.loads(SOURCE.read_text("utf-8"))["term"]
    return [
        Term(
            entry["id"],
            {code: Wording(**entry[code]) for code in ("en", "fr")},
            entry.get("source", ""),
        )
        for entry in entries
    ]


def link(source: str, code: str = "en") -> str:
    """Return a source as a link.

    Args:
        source: "RFC 6238", "RFC 6238, §5.2", or the name of another standard.
        code: "en", or "fr" for the spaces that French sets there.

    Returns:
        Markdown.

    Raises:
        KeyError: The standard is not known here.
    """
    if not source.startswith("RFC "):
        return "[{}]({})".format(*_OTHERS[source])
    rfc, _, section = source.partition(", §")
    address = _RFC.format(number=rfc.removeprefix("RFC "))
    shown = source.replace("RFC ", "RFC\u00a0").replace("§", "§\u00a0") if code == "fr" else source
    return f"[{shown}]({address}{f'#section-{section}' if section else ''})"


def page(code: str) -> str:
    """Return the glossary in a language.

    Args:
        code: "en" or "fr".

    Returns:
        The Markdown of its page.
    """
    words = _WORDS[code]
    other = {"en": "fr", "fr": "en"}[code]
    parts = [f"# {words['title']}", words["twin"], words["opening"]]
    letter = ""
    for term in sorted(read(), key=lambda one: one.wordings[code].rank):
        here, there = term.wordings[code], term.wordings[other]
        if here.rank[0].upper() != letter:
            letter = here.rank[0].upper()
            parts.append(f"## {letter}")
        notes = [f"{words['twin_term']}[{there.name}](../{other}/glossary.md#{term.id})."]
        if term.source:
            notes.append(f"{words['source']}{link(term.source, code)}{words['foreign']}.")
        parts += [f'<div id="{term.id}"></div>', f"### {here.name}", here.text]
        if here.also:
            parts.append(f"{words['also']}*{here.also}*.")
        parts.append(" ".join(notes))
    return "\n\n".join([*parts, "---", words["ending"]]) + "\n"


def main() -> None:
    """Write the pages."""
    for code in _WORDS:
        (FOLDER / code / "glossary.md").write_text(page(code), encoding="utf-8")


if __name__ == "__main__":
    main()
