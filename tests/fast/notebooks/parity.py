"""What the French notebook has to have in common with the English one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from tests.fast.notebooks import markdown
from tools.notebooks import Cell, Page

LANGUAGE_LINE = re.compile(r'^((?:\w+ = )?(?:td\.)?Lesson\(")(en|fr)(")', re.MULTILINE)
"""The one line of code that differs."""


def target(link: str) -> str:
    """Return where a link leads, the language and the place on the page left out."""
    if re.match(r"\w+:", link):
        return link
    path = link.partition("#")[0]
    return re.sub(r"(?<=[-.])(?:en|fr)(?=\.\w+$)", "*", re.sub(r"\.\./(?:en|fr)/", "../*/", path))


def code(source: str) -> str:
    """Return a code cell's source, the language left out."""
    return LANGUAGE_LINE.sub(r"\1*\3", source)


def _differ(what: str, english: Iterable[object], french: Iterable[object]) -> list[str]:
    one, other = Counter(english), Counter(french)
    if one == other:
        return []
    return [f"{what}: en only {sorted(map(str, one - other))}, fr {sorted(map(str, other - one))}"]


def of_cells(english: Cell, french: Cell, labels: frozenset[str] = frozenset()) -> list[str]:
    """Return how two cells differ that should say the same.

    Args:
        english: A cell.
        french: Its twin.
        labels: The labels of the real screen, which stand in English in both.

    Returns:
        A sentence for each difference.
    """
    if english.kind != french.kind:
        return [f"kind: en {english.kind}, fr {french.kind}"]
    found = _differ("metadata", [str(english.metadata)], [str(french.metadata)])
    if english.kind == "code":
        found += _differ("code", [code(english.source)], [code(french.source)])
        return found + _differ("outputs", map(str, english.outputs), map(str, french.outputs))
    one, other = english.source, french.source
    if [level for level, _ in english.headings] != [level for level, _ in french.headings]:
        found.append(f"headings: en {english.headings}, fr {french.headings}")
    found += _differ("numbers", markdown.numbers(one, "en"), markdown.numbers(other, "fr"))
    found += _differ("code spans", markdown.code(one), markdown.code(other))
    found += _differ("formulas", markdown.formulas(one), markdown.formulas(other))
    found += _differ("links", *(map(target, markdown.links(text)) for text in (one, other)))
    found += _differ(
        "labels", *((b for b in markdown.bold(text) if b in labels) for text in (one, other))
    )
    return found


def of_pages(english: Page, french: Page, labels: frozenset[str] = frozenset()) -> list[str]:
    """Return how two notebooks differ that should say the same.

    Args:
        english: A notebook.
        french: Its twin.
        labels: The labels of the real screen.

    Returns:
        A sentence for each difference, with the cell it is in.
    """
    ids = [cell.id for cell in english.cells], [cell.id for cell in french.cells]
    if ids[0] != ids[1]:
        return [f"cells: en {ids[0]}, fr {ids[1]}"]
    return [
        f"{one.id}: {difference}"
        for one, other in zip(english.cells, french.cells, strict=True)
        for difference in of_cells(one, other, labels)
    ]
