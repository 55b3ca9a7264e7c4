"""Bring the notebooks into the form they are kept in, and read them.

For whoever has edited a notebook in JupyterLab, before a commit:

    python tools/notebooks.py            writes what has to change
    python tools/notebooks.py --check    only says what would; ends with 1 if anything would

Kept are the cells with their ids and sources, their tags, and the outputs of cells marked
NBVAL_CHECK_OUTPUT. Which cells begin a slide is written into them, by one rule (`slide_type`).
Outputs, counts, widget state and the traces of the machine they ran on go; keys are sorted, so that
a change shows as what it is.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from totp_demo.site.notebooks import code_fingerprint

FOLDER = Path(__file__).parents[1] / "notebooks"
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
COMPARED = re.compile(r"^\s*#\s*NBVAL_CHECK_OUTPUT", re.MULTILINE)
COUNT = 1
"""The count of a cell whose output is compared: the same each time, and nbval wants one."""

_FENCED = re.compile(r"^( *)(```+|~~~+).*?^\1\2[^\n]*$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*\s*$", re.MULTILINE)
_SOURCES = re.compile(r"## Sources\s*$", re.MULTILINE)
_MINUTES = re.compile(r"^- \*\*(?:Time:|Durée\u00a0:)\*\*\s+(\d+)[\s\u00a0]min", re.MULTILINE)


@dataclass(frozen=True)
class Cell:
    """One cell.

    Attributes:
        id: Its id, the same in both languages.
        kind: "markdown", "code" or "raw".
        source: Its text.
        metadata: Its metadata.
        outputs: What is saved below it.
        count: Its execution count.
    """

    id: str
    kind: str
    source: str
    metadata: dict[str, Any]
    outputs: list[dict[str, Any]]
    count: int | None

    @property
    def compared(self) -> bool:
        """Whether its output is saved, to be compared with what it gives."""
        return self.kind == "code" and COMPARED.search(self.source) is not None

    @property
    def headings(self) -> list[tuple[int, str]]:
        """Level and text of its headings."""
        if self.kind != "markdown":
            return []
        found = _HEADING.findall(_FENCED.sub("", self.source))
        return [(len(marks), text) for marks, text in found]


@dataclass(frozen=True)
class Page:
    """One notebook.

    Attributes:
        path: Its file.
        cells: Its cells.
        metadata: Its metadata.
    """

    path: Path
    cells: tuple[Cell, ...]
    metadata: dict[str, Any]

    @property
    def language(self) -> str:
        """The folder it is in: "en" or "fr"."""
        return self.path.parent.name

    @property
    def headings(self) -> list[tuple[int, str]]:
        """Level and text of its headings."""
        return [heading for cell in self.cells for heading in cell.headings]

    @property
    def title(self) -> str:
        """Its first heading of level 1, or nothing."""
        return next((text for level, text in self.headings if level == 1), "")

    @property
    def minutes(self) -> int | None:
        """How long it takes, as its opening says."""
        found = [_MINUTES.search(cell.source) for cell in self.cells if cell.kind == "markdown"]
        return next((int(match[1]) for match in found if match), None)


def _text(source: str | list[str]) -> str:
    return source if isinstance(source, str) else "".join(source)


def parse(notebook: dict[str, Any], path: Path) -> Page:
    """Return a notebook as a page.

    Args:
        notebook: What its file holds.
        path: Its file.

    Returns:
        The page.
    """
    cells = tuple(
        Cell(
            cell.get("id", ""),
            cell["cell_type"],
            _text(cell["source"]),
            cell.get("metadata", {}),
            cell.get("outputs", []),
            cell.get("execution_count"),
        )
        for cell in notebook["cells"]
    )
    return Page(path, cells, notebook.get("metadata", {}))


def read(path: Path) -> Page:
    """Return the notebook of a file."""
    return parse(json.loads(path.read_text("utf-8")), path)


def paths(folder: Path = FOLDER) -> list[Path]:
    """Return the notebooks of all languages, in order; the indexes are written by a tool."""
    return sorted(folder.glob("*/[0-9][0-9]-*.ipynb"))


def name_of(path: Path) -> str:
    """Return what to call a notebook, such as "fr/00-procedure"."""
    return f"{path.parent.name}/{path.stem}"


def slide_type(cells: Sequence[dict[str, Any]], at: int) -> str:
    """Return what a cell is among the slides of its page, as Jupyter calls it.

    A view is a slide of its own, and so is what a heading begins; text goes on with the text before
    it. Sources and licence, at the end of a page, are for those who read it.

    Args:
        cells: The page's cells, as a notebook's file has them.
        at: Which of them.

    Returns:
        "slide", "-" or "skip".

    Example:
        >>> texts = ["# Codes", "Read on.", "## Sources"]
        >>> cells = [{"cell_type": "markdown", "source": text} for text in texts]
        >>> [slide_type(cells, at) for at in range(3)]
        ['slide', '-', 'skip']
    """
    before = cells[:at]
    if any(_SOURCES.match(_text(cell["source"])) for cell in [*before, cells[at]]):
        return "skip"
    code = [cell["cell_type"] == "code" for cell in (*before[-1:], cells[at])]
    begins = not before or any(code) or _HEADING.match(_text(cells[at]["source"]))
    return "slide" if begins else "-"


def _normal_cell(cells: Sequence[dict[str, Any]], at: int) -> dict[str, Any]:
    cell = cells[at]
    source = _text(cell["source"]).rstrip()
    kept: dict[str, Any] = {
        "cell_type": cell["cell_type"],
        "id": cell["id"],
        "metadata": {key: value for key, value in cell["metadata"].items() if key == "tags"},
        "source": source.splitlines(keepends=True),
    }
    if (slide := slide_type(cells, at)) != "-":
        kept["metadata"]["slideshow"] = {"slide_type": slide}
    if "attachments" in cell:
        kept["attachments"] = cell["attachments"]
    if cell["cell_type"] == "code":
        compared = COMPARED.search(source) is not None
        kept["outputs"] = [_normal_output(one) for one in cell["outputs"]] if compared else []
        kept["execution_count"] = COUNT if compared else None
        kept["metadata"]["jupyter"] = {"source_hidden": True}
    return kept


def _normal_output(output: dict[str, Any]) -> dict[str, Any]:
    if "execution_count" in output:
        output = output | {"execution_count": COUNT}
    if "metadata" in output:
        output = output | {"metadata": {}}
    return output


def _about(notebook: dict[str, Any], path: Path) -> dict[str, Any]:
    """Return what JupyterLab's extension of the kit (totp_demo/lab) knows a page by."""
    return {"code": code_fingerprint(notebook), "language": path.parent.name, "page": path.stem}


def normal(text: str, path: Path) -> str:
    """Return a notebook's file in the form it is kept in.

    Args:
        text: The file's content.
        path: Where it is.

    Returns:
        What the file should hold.

    Raises:
        ValueError: It is no notebook, or one without cell ids (older than format 4.5).
    """
    notebook = json.loads(text)
    try:
        kept = {
            "cells": [_normal_cell(notebook["cells"], at) for at in range(len(notebook["cells"]))],
            "metadata": {"kernelspec": KERNEL, "totp_demo": _about(notebook, path)},
            "nbformat": 4,
            "nbformat_minor": 5,
        }
    except (KeyError, TypeError) as error:
        raise ValueError(f"not a notebook of format 4.5: {error} is missing") from error
    return json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def main(arguments: list[str]) -> int:
    """Normalise the notebooks, or say which would change.

    Args:
        arguments: Nothing, or "--check".

    Returns:
        0; with "--check" 1 where one would change.
    """
    changed = 0
    for path in paths():
        text = path.read_text("utf-8")
        kept = normal(text, path)
        if kept == text:
            continue
        changed += 1
        print(path.relative_to(FOLDER.parent))
        if "--check" not in arguments:
            path.write_text(kept, encoding="utf-8")
    return int(bool(changed) and "--check" in arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
