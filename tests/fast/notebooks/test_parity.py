"""The two languages say the same: same names, cells, code, headings, numbers, links and labels."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.fast.notebooks import parity
from tools.notebooks import FOLDER, Cell, Page, name_of, paths, read

NAMES = sorted(path.name for path in (FOLDER / "en").glob("*.ipynb"))


def test_both_languages_have_the_same_notebooks() -> None:
    assert "00-procedure.ipynb" in NAMES
    assert sorted(path.name for path in (FOLDER / "fr").glob("*.ipynb")) == NAMES
    assert {path.parent.name for path in paths()} == {"en", "fr"}


@pytest.mark.parametrize("name", NAMES)
def test_twins_say_the_same(name: str, labels: dict[str, str]) -> None:
    english, french = (read(FOLDER / language / name) for language in ("en", "fr"))
    assert parity.of_pages(english, french, frozenset(labels)) == []


@pytest.mark.parametrize("path", paths(), ids=name_of)
def test_one_line_names_the_language(path: Path) -> None:
    page = read(path)
    found = [
        code
        for cell in page.cells
        if cell.kind == "code"
        for _, code, _ in parity.LANGUAGE_LINE.findall(cell.source)
    ]
    assert found == [page.language]


# What the comparison itself must see


def _cell(source: str, kind: str = "markdown", name: str = "a") -> Cell:
    return Cell(name, kind, source, {}, [], None)


SAME = [
    ("## Step 1: Scan", "## Étape 1\u00a0: scanner"),
    ("1,000.5 s and 3, 4", "1\u202f000,5\u00a0s et 3, 4"),
    ("Press **Enable** in `x`.", "Appuyez sur **Enable** (Activer) dans `x`."),
    ("$10^{6}$ and $0.5$", "$10^{6}$ et $0{,}5$"),
    ("[fr](../fr/a.ipynb#b)", "[en](../en/a.ipynb#c)"),
    ("![A](../img/a-en.svg)", "![Un](../img/a-fr.svg)"),
    ("[RFC][r]\n\n[r]: https://a.example/1", "[RFC](https://a.example/1)"),
    ("```\na = 1\n```", "```\na = 1\n```"),
]

OTHER = [
    ("## Step 1: Scan", "### Étape 1\u00a0: scanner"),
    ("30 s", "10\u00a0s"),
    ("1.5", "15"),
    ("once: 6 digits", "six chiffres"),
    ("Press **Enable**.", "Appuyez sur **Activer**."),
    ("`pyotp`", "`pytop`"),
    ("$10^6$", "$10^5$"),
    ("[a](b.ipynb)", "[a](c.ipynb)"),
    ("https://a.example/1", "https://a.example/2"),
    ("```\na = 1\n```", "```\na = 2\n```"),
]


@pytest.mark.parametrize(("english", "french"), SAME)
def test_equal_texts(english: str, french: str) -> None:
    assert parity.of_cells(_cell(english), _cell(french), frozenset({"Enable"})) == []


@pytest.mark.parametrize(("english", "french"), OTHER)
def test_unequal_texts(english: str, french: str) -> None:
    assert parity.of_cells(_cell(english), _cell(french), frozenset({"Enable"}))


def test_code_may_differ_in_the_language_line_alone() -> None:
    english = _cell('import totp_demo as td\n\ntd.Lesson("en", step=3)', "code")
    french = replace(english, source=english.source.replace('"en"', '"fr"'))
    assert parity.of_cells(english, french) == []
    assert parity.of_cells(english, replace(french, source=french.source.replace("3", "4")))
    assert parity.of_cells(english, replace(french, kind="raw"))
    assert parity.of_cells(english, replace(french, metadata={"tags": ["hide"]}))
    assert parity.of_cells(english, replace(french, outputs=[{"text": "1"}]))


def test_cells_have_the_same_ids_in_the_same_order() -> None:
    cells = _cell("A", name="a"), _cell("B", name="b")
    english = Page(Path("en/x.ipynb"), cells, {})
    assert parity.of_pages(english, replace(english, cells=cells[::-1]))
    assert parity.of_pages(english, replace(english, cells=cells[:1]))
    assert parity.of_pages(english, english) == []
