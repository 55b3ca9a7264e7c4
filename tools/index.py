"""Write the index of the notebooks from their own titles and minutes.

For whoever has added a notebook, or changed a title or how long one takes:

    python tools/index.py

It writes notebooks/en/index.md and notebooks/fr/index.md.
"""

from __future__ import annotations

import sys
from pathlib import Path

if __name__ == "__main__":  # started as a file: the root of the repository is not on the path
    sys.path.insert(0, str(Path(__file__).parents[1]))

from tools.notebooks import FOLDER, Page, read

_WORDS = {
    "en": {
        "title": "All pages",
        "twin": "*[Lire cette page en français](../fr/index.md)*",
        "opening": "Start with [00-procedure](00-procedure.ipynb): the whole procedure on one "
        "page. The others explain it step by step. You can read them in any order. The "
        "[glossary](glossary.md) explains the words. [Sources](sources.md) lists what the pages "
        "rest on.",
        "columns": "Page | What it is about | Minutes",
        "total": "Total",
        "ending": "*Text: [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/). © 2026 The "
        "totp-demo authors.*",
    },
    "fr": {
        "title": "Toutes les pages",
        "twin": "*[Read this page in English](../en/index.md)*",
        "opening": "Commencez par [00-procedure](00-procedure.ipynb)\u00a0: toute la procédure sur "
        "une page. Les autres l’expliquent étape par étape, et se lisent dans n’importe quel "
        "ordre. Le [glossaire](glossary.md) explique les mots. La page [sources](sources.md) dit "
        "d’où viennent les informations.",
        "columns": "Page | De quoi il s’agit | Minutes",
        "total": "Total",
        "ending": "*Texte\u00a0: [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/). © 2026 "
        "les auteurs de totp-demo.*",
    },
}


def pages(code: str, folder: Path = FOLDER) -> list[Page]:
    """Return the notebooks of a language, in order."""
    return [read(path) for path in sorted((folder / code).glob("[0-9][0-9]-*.ipynb"))]


def index(code: str, folder: Path = FOLDER) -> str:
    """Return the index of a language's notebooks.

    Args:
        code: "en" or "fr".
        folder: Where the languages' folders are.

    Returns:
        The Markdown of its page.
    """
    words = _WORDS[code]
    found = pages(code, folder)
    rows = [
        f"| [{page.path.stem}]({page.path.name}) | {page.title} | {page.minutes or '–'} |"
        for page in found
    ]
    table = [
        f"| {words['columns']} |",
        "| --- | --- | ---: |",
        *rows,
        f"| **{words['total']}** | | **{sum(page.minutes or 0 for page in found)}** |",
    ]
    parts = [f"# {words['title']}", words["twin"], words["opening"], "\n".join(table)]
    return "\n\n".join([*parts, "---", words["ending"]]) + "\n"


def main() -> None:
    """Write the pages."""
    for code in _WORDS:
        (FOLDER / code / "index.md").write_text(index(code), encoding="utf-8")


if __name__ == "__main__":
    main()
