"""The index: it names every notebook, with the notebook's own title and minutes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fast.language.french import typography
from tests.fast.notebooks import markdown
from tests.fast.notebooks.test_links import broken
from tools import index
from tools.notebooks import FOLDER, read

CODES = ("en", "fr")


@pytest.mark.parametrize("code", CODES)
def test_the_page_is_up_to_date(code: str) -> None:
    page = (FOLDER / code / "index.md").read_text("utf-8")
    assert page == index.index(code), "run: python tools/index.py"


@pytest.mark.parametrize("code", CODES)
def test_every_notebook_is_there_with_title_and_minutes(code: str) -> None:
    text = (FOLDER / code / "index.md").read_text("utf-8")
    pages = [read(path) for path in sorted((FOLDER / code).glob("*.ipynb"))]
    rows = [line for line in text.splitlines() if ".ipynb) |" in line]
    assert len(rows) == len(pages)
    for row, page in zip(rows, pages, strict=True):
        assert row == f"| [{page.path.stem}]({page.path.name}) | {page.title} | {page.minutes} |"
    assert f"**{sum(page.minutes or 0 for page in pages)}**" in text


@pytest.mark.parametrize("code", CODES)
def test_its_links_resolve(code: str) -> None:
    path = FOLDER / code / "index.md"
    links = markdown.links(path.read_text("utf-8"))
    assert {link: why for link in links if (why := broken(link, path))} == {}


def test_it_is_well_set_in_french() -> None:
    text = (FOLDER / "fr" / "index.md").read_text("utf-8")
    assert [fault for plain in markdown.prose(text) for fault in typography(plain)] == []


def test_a_notebook_of_another_name_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    source = FOLDER / "en" / "00-procedure.ipynb"
    for name in ("03-qr.ipynb", "01-a.ipynb", "scratch.ipynb"):
        (tmp_path / "en" / name).write_bytes(source.read_bytes())
    found = [page.path.name for page in index.pages("en", tmp_path)]
    assert found == ["01-a.ipynb", "03-qr.ipynb"]
