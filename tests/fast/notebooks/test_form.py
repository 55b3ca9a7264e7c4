"""The form of a notebook: as it is kept, its headings, opening and ending, and nothing secret."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path
from typing import Any
from unittest.mock import ANY

import nbformat
import pytest

from tests.fast.notebooks import markdown, secrecy
from tools.notebooks import KERNEL, Cell, name_of, normal, parse, paths, read

PATHS = paths()
PAGE = Path("en/00-procedure.ipynb")
LONGEST = 12
"""Lines of a code cell: what is longer belongs in the package. What a prediction needs to hold them
back, imports and blank lines do not count there."""
_HELD_BACK = re.compile(r"\s*(?:import |from |def shown|lesson\.predict|$)")

OPENING = {
    "en": ["What you will do:", "What you will learn:", "What you need:", "Time:"],
    "fr": [
        "Ce que vous allez faire\u00a0:",
        "Ce que vous allez apprendre\u00a0:",
        "Ce qu’il vous faut\u00a0:",
        "Durée\u00a0:",
    ],
}
STEPS = {
    "00-procedure": None,
    "01-profile": 1,
    "02-enable-mfa": 2,
    "03-qr-code": 3,
    "04-phone": 4,
    "05-confirm": 5,
    "06-active": 6,
    "07-inside-a-code": 6,
    "08-time-window": 6,
    "09-limits": 6,
    "10-help-desk": 6,
    "11-final-check": 6,
}
"""The step of the procedure at which each notebook's lesson starts; None is its beginning."""

LATER = [path for path in PATHS if STEPS[path.stem] is not None]
ENDING = {"en": ["Summary", "What’s next"], "fr": ["En résumé", "Et ensuite"]}


def jumps(levels: list[int]) -> list[int]:
    """Return where a heading is more than one level below the one before."""
    return [at for at, (one, two) in enumerate(zip([0, *levels], levels)) if two > one + 1]  # noqa: B905


def untidy(cell: Cell) -> list[str]:
    """Return what running has left in a cell that is not compared."""
    if cell.compared:
        return []
    return [str(left) for left in (*cell.outputs, cell.count) if left is not None]


@pytest.mark.parametrize("path", PATHS, ids=name_of)
def test_is_kept_in_its_normal_form(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text == normal(text, path), "run: python tools/notebooks.py"
    nbformat.validate(json.loads(text))


@pytest.mark.parametrize("path", PATHS, ids=name_of)
def test_no_outputs_no_widget_state(path: Path) -> None:
    page = read(path)
    assert [left for cell in page.cells for left in untidy(cell)] == []
    about = {"code": ANY, "language": page.language, "page": path.stem}
    assert page.metadata == {"kernelspec": KERNEL, "totp_demo": about}
    assert "widget" not in json.dumps([cell.outputs for cell in page.cells])


@pytest.mark.parametrize("path", PATHS, ids=name_of)
def test_compared_outputs_are_there(path: Path) -> None:
    bare = [cell.id for cell in read(path).cells if cell.compared and not cell.outputs]
    assert bare == []


@pytest.mark.parametrize("path", PATHS, ids=name_of)
def test_holds_no_secret(path: Path) -> None:
    assert secrecy.found_in(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", PATHS, ids=name_of)
def test_headings(path: Path) -> None:
    page = read(path)
    levels = [level for level, _ in page.headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert jumps(levels) == []
    texts = [text for _, text in page.headings]
    assert len(set(texts)) == len(texts), "a link could not tell two equal headings apart"
    assert all(len(cell.headings) <= 1 for cell in page.cells)


@pytest.mark.parametrize("path", PATHS, ids=name_of)
def test_opening(path: Path) -> None:
    page = read(path)
    first = next(at for at, cell in enumerate(page.cells) if 2 in dict(cell.headings))
    items = [bold for cell in page.cells[:first] for bold in markdown.bold(cell.source)]
    assert [item for item in items if item in OPENING[page.language]] == OPENING[page.language]
    assert page.minutes
    assert page.title


@pytest.mark.parametrize("path", PATHS, ids=name_of)
def test_ending(path: Path) -> None:
    page = read(path)
    ending = ENDING[page.language]
    texts = [text for level, text in page.headings if level == 2]
    assert [text for text in texts[-3:] if text in ending] == ending
    last = page.cells[-1].source
    assert "https://creativecommons.org/licenses/by/4.0/" in markdown.links(last)
    assert "MIT" in last


@pytest.mark.parametrize("path", PATHS, ids=name_of)
def test_begins_a_lesson_at_its_step(path: Path) -> None:
    page, step = read(path), STEPS[path.stem]
    first = next(cell.source for cell in page.cells if cell.kind == "code")
    at = "" if step is None else f", step={step}"
    assert first.startswith(f'import totp_demo as td\n\ntd.Lesson("{page.language}"{at})\n')


@pytest.mark.parametrize("path", LATER, ids=name_of)
def test_has_at_least_two_exercises(path: Path) -> None:
    cells = [cell.source for cell in read(path).cells if cell.kind == "code"]
    asked = [name for source in cells for name in re.findall(r'exercise\("([^"]+)"\)', source)]
    # The final check draws its questions.
    assert len(set(asked)) >= 2 or any("lesson.quiz(" in source for source in cells)
    assert all(name.startswith(path.stem[:3]) for name in asked)


@pytest.mark.parametrize("path", PATHS, ids=name_of)
def test_links_a_term_of_the_glossary(path: Path) -> None:
    cells = [cell.source for cell in read(path).cells if cell.kind == "markdown"]
    found = [link for source in cells for link in markdown.links(source)]
    assert [link for link in found if link.startswith("glossary.md#")] != []


@pytest.mark.parametrize("path", PATHS, ids=name_of)
def test_boxes_are_quotes(path: Path) -> None:
    # JupyterLab's coloured boxes keep their pale text colours in the dark theme.
    cells = [cell for cell in read(path).cells if cell.kind == "markdown"]
    assert [cell.id for cell in cells if re.search(r"<div\b", cell.source)] == []
    warned = [cell.source for cell in cells if cell.id == "simulation"]
    assert all(line.startswith(">") for source in warned for line in source.splitlines())


@pytest.mark.parametrize("path", PATHS, ids=name_of)
def test_code_cells_are_short(path: Path) -> None:
    cells = [cell for cell in read(path).cells if cell.kind == "code"]
    assert [c.id for c in cells if _length(c) > LONGEST or not c.source] == []


def _length(cell: Cell) -> int:
    lines = cell.source.splitlines()
    if "lesson.predict(" in cell.source:
        lines = [line for line in lines if not _HELD_BACK.match(line)]
    return len(lines)


@pytest.mark.parametrize("path", PATHS, ids=name_of)
def test_pictures_have_a_text(path: Path) -> None:
    cells = [cell for cell in read(path).cells if cell.kind == "markdown"]
    assert [markdown.pictures_without_text(cell.source) for cell in cells if cell.source] == [
        [] for _ in cells
    ]


@pytest.mark.parametrize("path", PATHS, ids=name_of)
def test_the_apostrophe_is_the_curly_one(path: Path) -> None:
    texts = [cell.source for cell in read(path).cells if cell.kind == "markdown"]
    found = [re.findall(r"\w+'\w+", markdown.without_code(text)) for text in texts]
    assert [word for words in found for word in words] == []


# What the checks themselves must see


def test_a_jump_is_seen() -> None:
    assert jumps([1, 2, 3, 2, 2, 3]) == []
    assert jumps([2]) == [0]
    assert jumps([1, 3]) == [1]


def _notebook(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    cell = {"cell_type": "code", "id": "a", "metadata": {}, "source": "1 + 1"}
    cell |= {"outputs": [], "execution_count": None} | changes
    return {"cells": [cell], "metadata": {"kernelspec": KERNEL}, "nbformat": 4, "nbformat_minor": 5}


OUTPUT = {
    "output_type": "execute_result",
    "data": {"text/plain": "2"},
    "metadata": {},
    "execution_count": 7,
}


def test_leftovers_are_seen_and_taken_out() -> None:
    notebook = _notebook(outputs=[OUTPUT], execution_count=7, metadata={"trusted": True})
    notebook["metadata"] |= {"widgets": {}, "language_info": {"version": "3.11"}}
    cell = parse(notebook, Path("x")).cells[0]
    assert len(untidy(cell)) == 2
    kept = json.loads(normal(json.dumps(notebook), PAGE))
    assert kept == json.loads(normal(json.dumps(_notebook()), PAGE))
    assert kept["metadata"].keys() == {"kernelspec", "totp_demo"}
    assert untidy(parse(kept, Path("x")).cells[0]) == []


def test_compared_outputs_stay() -> None:
    notebook = _notebook(source="# NBVAL_CHECK_OUTPUT\n1 + 1", outputs=[OUTPUT])
    kept = parse(json.loads(normal(json.dumps(notebook), PAGE)), Path("x")).cells[0]
    assert untidy(kept) == []
    assert kept.count == 1
    assert kept.outputs == [OUTPUT | {"execution_count": 1}]


def test_what_is_no_notebook_is_refused() -> None:
    with pytest.raises(ValueError, match="id"):
        normal('{"cells": [{"cell_type": "raw", "source": "", "metadata": {}}]}', PAGE)


NO_SECRETS = [
    "otpauth://totp/IT%20Glue:camille?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=IT%20Glue",
    "secret=…",
    "the sample JBSWY3DPEHPK3PXP",
    "gezd gnbv gy3t qojq gezd gnbv gy3t qojq",
    "INTERNATIONALISATION with that from this",
    "xxxx-xxxx-xxxx",
    "a1b2-c3d4",
]


@pytest.mark.parametrize("text", NO_SECRETS)
def test_what_is_no_secret(text: str) -> None:
    assert secrecy.found_in(text) == []


def test_secrets_are_seen() -> None:
    # Put together here, so that no tool that looks for secrets in repositories finds one.
    secret = base64.b32encode(bytes(range(100, 120))).decode()
    short = base64.b32encode(bytes(range(40, 50))).decode()
    groups = " ".join(re.findall("....", secret.lower()))
    for text in (secret, short, groups, f"otpauth://totp/a?secret={secret.lower()}"):
        assert secrecy.found_in(f'"text": "{text}",'), text
    assert secrecy.found_in("Note it: 2bcd-ef3h-ijkl.")


def test_a_picture_without_text_is_seen() -> None:
    assert markdown.pictures_without_text("![A code](a.png) <img src='b' alt='B'> [x](y)") == []
    for text in ("![](a.png)", '<img src="a">', '<img src="a" alt=" ">'):
        assert len(markdown.pictures_without_text(text)) == 1


def test_a_heading_and_a_view_begin_a_slide_and_sources_are_on_none() -> None:
    written = [("markdown", text) for text in ("# Codes", "Read on.", "### More")]
    written += [("code", "1"), ("markdown", "So."), ("markdown", "## Sources"), ("markdown", "*C*")]
    notebook = _notebook()
    notebook["cells"] = [
        notebook["cells"][0] | {"cell_type": kind, "source": text, "outputs": []}
        for kind, text in written
    ]
    cells = json.loads(normal(json.dumps(notebook), PAGE))["cells"]
    slides = [cell["metadata"].get("slideshow", {}).get("slide_type", "-") for cell in cells]
    assert slides == ["slide", "-", "slide", "slide", "slide", "skip", "skip"]
