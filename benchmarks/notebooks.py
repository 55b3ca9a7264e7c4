"""The three pages that are compared, as notebooks."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # noqa: S105 - the standard's own test secret
USUAL = 30  # seconds a code lives, where nothing else is said
HERE = Path(__file__).parent / "pages"


@dataclass(frozen=True)
class Page:
    """A notebook to be opened, run and measured.

    Attributes:
        name: Of its file, without its ending.
        source: The file of `pages` that holds its code.
        code: Selects the element that shows the code, or the only widget.
        all_shown: Selects an element that is there when the page is complete.
        period: Of its codes, in seconds.
        rate: How fast the lesson's clock runs.
    """

    name: str
    source: str
    code: str
    all_shown: str
    period: int = USUAL
    rate: float = 1.0

    def cells(self) -> list[str]:
        """Return its code, cell by cell, with the settings filled in."""
        text = (HERE / f"{self.source}.py").read_text("utf-8")
        for name, value in (("PERIOD", self.period), ("RATE", self.rate), ("SECRET", SECRET)):
            text = re.sub(rf"^{name} = .*$", f"{name} = {value!r}", text, flags=re.MULTILINE)
        return [cell.strip() for cell in text.split("# %%\n")[1:]]

    def write(self, folder: Path) -> str:
        """Write the notebook and return its file's name."""
        cells: list[dict[str, object]] = [
            {
                "cell_type": "code",
                "execution_count": None,
                "id": f"cell-{number}",
                "metadata": {},
                "outputs": [],
                "source": source,
            }
            for number, source in enumerate(self.cells())
        ]
        kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
        notebook = {
            "cells": cells,
            "metadata": {"kernelspec": kernel},
            "nbformat": 4,
            "nbformat_minor": 5,
        }
        file = f"{self.name}.ipynb"
        (folder / file).write_text(json.dumps(notebook), "utf-8")
        return file


def naive(period: int = 2) -> Page:
    """(a) ticks in the kernel and redraws with matplotlib."""
    return Page("naive", "naive", ".benchmark-first", ".widget-image", period)


def ours(period: int = USUAL, rate: float = 1.0) -> Page:
    """(b) the kit's phone and time window."""
    return Page(
        f"ours-{period}-{rate:g}", "ours", ".td-phone .td-code", ".td-time-window", period, rate
    )


def idle() -> Page:
    """(c) one label, and nothing to do."""
    return Page("idle", "idle", ".benchmark-first", ".benchmark-first")
