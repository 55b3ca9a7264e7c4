"""Write the index of the notebooks, and how many minutes each takes.

For whoever has added a notebook, or changed a title, a text or what is asked:

    python tools/index.py

It writes notebooks/en/index.ipynb and notebooks/fr/index.ipynb, and the minutes of each notebook
into its opening. The minutes come from a rule (`minutes`), not from a feeling.
"""

from __future__ import annotations

import json
import math
import re
import sys
from pathlib import Path

if __name__ == "__main__":  # started as a file: the root of the repository is not on the path
    sys.path.insert(0, str(Path(__file__).parents[1]))

from tools.notebooks import FOLDER, Page, normal, read
from totp_demo.article.article import MINUTES_A_VIEW, WORDS_A_MINUTE

MINUTES_A_QUESTION = 1.0
QUESTIONS_OF_A_CHECK = 22
"""Of the shorter of the two final checks."""
MINUTES_AT_THE_DESK = 15
"""A short shift: three calls, with their debriefs."""
ROUNDED_TO = 5

__all__ = ["MINUTES_A_VIEW", "WORDS_A_MINUTE", "index", "main", "minutes", "pages", "words"]

_LINKED = re.compile(r"\]\([^)]*\)|\[[^\]]*\]:\s*\S+")
_MINUTES = re.compile(r"(\*\*(?:Time:|Durée\u00a0:)\*\* )\d+([ \u00a0]min)")
_WORDS = {
    "en": {
        "title": "All pages",
        "twin": "*[Lire cette page en français](../fr/index.ipynb)*",
        "opening": "Start with [00-procedure](00-procedure.ipynb): the whole procedure on one "
        "page. The others explain it step by step. You can read them in any order. The "
        "[glossary](glossary.md) explains the words. The [reference](reference.md) has what you "
        "look up, and [sources](sources.md) lists what the pages rest on.",
        "ways": "## Three ways\n\n"
        "- **Support staff**, about two hours, no Python: [00-procedure](00-procedure.ipynb), "
        "[05-confirm](05-confirm.ipynb), [06-active](06-active.ipynb), "
        "[09-limits](09-limits.ipynb), [10-help-desk](10-help-desk.ipynb).\n"
        "- **Readers of the article**, 15 minutes: [00-procedure](00-procedure.ipynb), up to "
        "signing in again.\n"
        "- **Classes**, two lessons of 50 minutes: [00-procedure](00-procedure.ipynb) and "
        "[03-qr-code](03-qr-code.ipynb); then [07-inside-a-code](07-inside-a-code.ipynb) and "
        "[08-time-window](08-time-window.ipynb).",
        "columns": "Page | What it is about | Minutes",
        "total": "Total",
        "rule": "The minutes come from a rule: 200 words a minute, a minute for each question or "
        "prediction, 15 for a short shift at the desk, half a minute for each other view, rounded "
        "up to five.",
        "done": "## What you have done",
        "ending": "*Text: [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/). © 2026 The "
        "totp-demo authors.*",
    },
    "fr": {
        "title": "Toutes les pages",
        "twin": "*[Read this page in English](../en/index.ipynb)*",
        "opening": "Commencez par [00-procedure](00-procedure.ipynb)\u00a0: toute la procédure sur "
        "une page. Les autres l’expliquent étape par étape, et se lisent dans n’importe quel "
        "ordre. Le [glossaire](glossary.md) explique les mots. La [référence](reference.md) "
        "contient ce que l’on cherche parfois, et la page [sources](sources.md) dit d’où viennent "
        "les informations.",
        "ways": "## Trois parcours\n\n"
        "- **Assistance**, environ deux heures, sans Python\u00a0: "
        "[00-procedure](00-procedure.ipynb), [05-confirm](05-confirm.ipynb), "
        "[06-active](06-active.ipynb), [09-limits](09-limits.ipynb), "
        "[10-help-desk](10-help-desk.ipynb).\n"
        "- **Lecteurs de l’article**, 15\u00a0minutes\u00a0: [00-procedure](00-procedure.ipynb), "
        "jusqu’à la reconnexion.\n"
        "- **Classes**, deux cours de 50\u00a0minutes\u00a0: [00-procedure](00-procedure.ipynb) et "
        "[03-qr-code](03-qr-code.ipynb)\u202f; puis [07-inside-a-code](07-inside-a-code.ipynb) et "
        "[08-time-window](08-time-window.ipynb).",
        "columns": "Page | De quoi il s’agit | Minutes",
        "total": "Total",
        "rule": "La durée suit une règle\u00a0: 200\u00a0mots par minute, une minute par question "
        "ou prévision, 15 pour un service court à l’assistance, une demi-minute par autre vue, le "
        "tout arrondi aux cinq minutes supérieures.",
        "done": "## Ce que vous avez fait",
        "ending": "*Texte\u00a0: [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/). © 2026 "
        "les auteurs de totp-demo.*",
    },
}


def pages(code: str, folder: Path = FOLDER) -> list[Page]:
    """Return the notebooks of a language, in order."""
    return [read(path) for path in sorted((folder / code).glob("[0-9][0-9]-*.ipynb"))]


def words(page: Page) -> int:
    """Return how many words a reader of a page reads: those with a letter or a digit in them."""
    text = " ".join(cell.source for cell in page.cells if cell.kind == "markdown")
    return sum(bool(re.search(r"\w", word)) for word in _LINKED.sub(" ", text).split())


def minutes(twins: list[Page]) -> int:
    """Return how many minutes a page takes, by the rule that the index states.

    Args:
        twins: The page in each language; the longer one counts for both.
    """
    code = [cell.source for cell in twins[0].cells if cell.kind == "code"]
    asked = sum(bool(re.search(r"lesson\.(exercise|predict)\(", source)) for source in code)
    asked += sum(QUESTIONS_OF_A_CHECK for source in code if "lesson.quiz(" in source)
    shifts = sum(bool(re.search(r"lesson\.desk\(\)", source)) for source in code)
    read = max(map(words, twins)) / WORDS_A_MINUTE
    whole = read + asked * MINUTES_A_QUESTION + shifts * MINUTES_AT_THE_DESK
    whole += max(0, len(code) - asked - shifts) * MINUTES_A_VIEW
    return ROUNDED_TO * math.ceil(whole / ROUNDED_TO)


def index(code: str, folder: Path = FOLDER) -> str:
    """Return the index of a language's notebooks.

    Args:
        code: "en" or "fr".
        folder: Where the languages' folders are.

    Returns:
        The file of its notebook.
    """
    said = _WORDS[code]
    found = pages(code, folder)
    rows = [
        f"| [{page.path.stem}]({page.path.name}) | {page.title} | {page.minutes or '–'} |"
        for page in found
    ]
    table = [
        f"| {said['columns']} |",
        "| --- | --- | ---: |",
        *rows,
        f"| **{said['total']}** | | **{sum(page.minutes or 0 for page in found)}** |",
    ]
    top = "\n\n".join([f"# {said['title']}", said["twin"], said["opening"]])
    cells = [
        ("markdown", "title", top),
        ("markdown", "ways", said["ways"]),
        ("markdown", "pages", "\n".join(table) + f"\n\n{said['rule']}"),
        ("markdown", "done", said["done"]),
        (
            "code",
            "done-view",
            f'import totp_demo as td\n\ntd.Lesson("{code}")\ntd.lesson.progress_view()',
        ),
        ("markdown", "licence", said["ending"]),
    ]
    notebook = {
        "cells": [
            {"cell_type": kind, "id": name, "metadata": {}, "source": source, "outputs": []}
            for kind, name, source in cells
        ]
    }
    return normal(json.dumps(notebook), folder / code / "index.ipynb")


def write_minutes(folder: Path = FOLDER) -> None:
    """Write into each notebook's opening how long it takes.

    Args:
        folder: Where the languages' folders are.
    """
    for twins in zip(*(pages(code, folder) for code in _WORDS), strict=True):
        count = minutes(list(twins))
        for page in twins:
            text = page.path.read_text("utf-8")
            kept = _MINUTES.sub(rf"\g<1>{count}\2", text)
            if kept != text:
                page.path.write_text(kept, "utf-8")


def main() -> None:
    """Write the minutes, then the pages."""
    write_minutes()
    for code in _WORDS:
        (FOLDER / code / "index.ipynb").write_text(index(code), encoding="utf-8")


if __name__ == "__main__":
    main()
