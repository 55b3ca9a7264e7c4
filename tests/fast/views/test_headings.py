"""The headings of a page, prose and views: none is skipped; and the labels in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.fast.views.wire import SCRIPTS
from tools import notebooks
from totp_demo.wording.labels import FOREIGN, SCREEN

LEVEL = re.compile(r'\bh\("h([1-6])"')
LINK = re.compile(r"^\*\[([^]]+)\]\(\.\./", re.MULTILINE)
LABEL = re.compile(r'on_screen\(\s*"((?:[^"\\]|\\.)*)"', re.DOTALL)
SENTENCES = 45  # characters: longer ones are no labels, and no sentence names them


def levels(script: Path) -> list[int]:
    """Return the levels of the headings that a script makes."""
    return [int(level) for level in LEVEL.findall(script.read_text("utf-8"))]


def test_views_have_a_title_of_level_3_and_nothing_below_level_4() -> None:
    found = {path.name: levels(path) for path in sorted(SCRIPTS.rglob("*.js"))}
    assert found.pop("printing.js") == [1]  # a printed sheet is a document of its own
    assert len([name for name, of in found.items() if of]) > 10
    assert set().union(*found.values()) == {3, 4}
    # Where a view's script makes a level 4, it makes the 3 above it, too; some have parts of it.
    views = {path.name for path in SCRIPTS.rglob("*.js") if "liveView(" in path.read_text("utf-8")}
    assert [name for name, of in found.items() if 4 in of and 3 not in of and name in views] == []


@pytest.mark.parametrize("path", notebooks.paths(), ids=notebooks.name_of)
def test_no_notebook_skips_a_level_before_a_view(path: Path) -> None:
    level = 0
    for cell in notebooks.read(path).cells:
        for one, _text in cell.headings:
            assert one <= level + 1
            level = one
        shown = re.findall(r"lesson\.(\w+)\((?!\"fr|\"en)[^)]*\)\s*$", cell.source)
        if shown and shown[-1] not in {"guide", "figure"}:  # these have no heading
            assert level >= 2, (cell.id, shown)


def test_every_label_of_the_screen_is_known() -> None:
    sources = "".join(path.read_text("utf-8") for path in sorted(SCRIPTS.parent.rglob("*.py")))
    labels = {label for label in LABEL.findall(sources) if len(label) < SENTENCES}
    assert len(labels) > 15
    assert labels <= set(SCREEN)


def test_a_label_that_begins_another_comes_after_it() -> None:
    for words in FOREIGN.values():
        for at, word in enumerate(words):
            assert not [longer for longer in words[at + 1 :] if longer.startswith(word)], word


@pytest.mark.parametrize("path", notebooks.paths(), ids=notebooks.name_of)
def test_the_link_to_the_other_language_is_known(path: Path) -> None:
    page = notebooks.read(path)
    (name,) = LINK.findall("\n".join(cell.source for cell in page.cells))
    assert name in FOREIGN["fr" if page.language == "en" else "en"]
