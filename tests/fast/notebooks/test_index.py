"""The index: it names every notebook, with the notebook's own title and minutes."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.fast.language.french import typography
from tests.fast.notebooks import markdown
from tests.fast.notebooks.test_links import broken
from tools import index
from tools.notebooks import FOLDER, read
from totp_demo.exercises.pages import TITLES
from totp_demo.wording.language import Language

CODES = ("en", "fr")


def text_of(code: str) -> str:
    """Return the prose of an index."""
    cells = read(FOLDER / code / "index.ipynb").cells
    return "\n\n".join(cell.source for cell in cells if cell.kind == "markdown")


@pytest.mark.parametrize("code", CODES)
def test_the_page_is_up_to_date(code: str) -> None:
    page = (FOLDER / code / "index.ipynb").read_text("utf-8")
    assert page == index.index(code), "run: python tools/index.py"


@pytest.mark.parametrize("code", CODES)
def test_every_notebook_is_there_with_title_and_minutes(code: str) -> None:
    text = text_of(code)
    pages = index.pages(code)
    rows = [line for line in text.splitlines() if ".ipynb) |" in line]
    assert len(rows) == len(pages)
    for row, page in zip(rows, pages, strict=True):
        assert row == f"| [{page.path.stem}]({page.path.name}) | {page.title} | {page.minutes} |"
    assert f"**{sum(page.minutes or 0 for page in pages)}**" in text


@pytest.mark.parametrize("code", CODES)
def test_its_links_resolve(code: str) -> None:
    path = FOLDER / code / "index.ipynb"
    links = markdown.links(text_of(code))
    assert {link: why for link in links if (why := broken(link, path))} == {}


def test_it_is_well_set_in_french() -> None:
    text = text_of("fr")
    assert [fault for plain in markdown.prose(text) for fault in typography(plain)] == []


def test_a_notebook_of_another_name_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    source = FOLDER / "en" / "00-procedure.ipynb"
    for name in ("03-qr.ipynb", "01-a.ipynb", "scratch.ipynb"):
        (tmp_path / "en" / name).write_bytes(source.read_bytes())
    found = [page.path.name for page in index.pages("en", tmp_path)]
    assert found == ["01-a.ipynb", "03-qr.ipynb"]


@pytest.mark.parametrize("number", range(10))
def test_the_minutes_follow_the_rule(number: int) -> None:
    twins = [index.pages(code)[number] for code in CODES]
    assert {page.minutes for page in twins} == {index.minutes(twins)}, "run: python tools/index.py"


@pytest.mark.parametrize("code", CODES)
def test_the_rule_is_said_as_it_is(code: str) -> None:
    text = text_of(code)
    assert str(index.WORDS_A_MINUTE) in text
    assert index.MINUTES_A_QUESTION == 1
    assert index.MINUTES_A_VIEW == 0.5
    assert {"en": "half a minute", "fr": "une demi-minute"}[code] in text
    assert index.ROUNDED_TO == 5


def test_links_are_no_words() -> None:
    page = read(FOLDER / "en" / "00-procedure.ipynb")
    cell = replace(page.cells[0], source="Two [words](https://example.com/a b) : and | more.")
    assert index.words(replace(page, cells=(cell,))) == 4


@pytest.mark.parametrize("code", CODES)
def test_the_first_page_is_short(code: str) -> None:
    page = index.pages(code)[0]
    assert index.words(page) <= 1500
    first = next(at for at, cell in enumerate(page.cells) if cell.kind == "code")
    before = replace(page, cells=page.cells[:first])
    assert index.words(before) <= 170, "one thing to read before the first click"


@pytest.mark.parametrize("code", CODES)
def test_the_ways_are_as_long_as_they_say(code: str) -> None:
    takes = {page.path.stem: page.minutes or 0 for page in index.pages(code)}
    text = text_of(code)
    support, reader, lessons = re.findall(r"^- \*\*.*", text, re.MULTILINE)
    for way, least, most in ((support, 110, 130), (lessons, 80, 100)):
        whole = sum(takes[name] for name in set(re.findall(r"\[(\d\d-[\w-]+)\]", way)))
        assert least <= whole <= most, (way, whole)
    assert "15" in reader
    for way in (support,):
        for name in re.findall(r"\[(\d\d-[\w-]+)\]", way):
            assert name[:2] not in {"07", "08"}, "no Python on the way"


@pytest.mark.parametrize("code", CODES)
def test_it_shows_what_was_done(code: str) -> None:
    (cell,) = [c for c in read(FOLDER / code / "index.ipynb").cells if c.kind == "code"]
    assert cell.source.endswith("td.lesson.progress_view()")


@pytest.mark.parametrize("code", CODES)
def test_the_view_knows_the_titles(code: str) -> None:
    titles = {page.path.stem[:2]: page.title for page in index.pages(code)}
    # The final check asks no questions of its own: they are those of the other pages.
    final = Language(code).gettext("The final check")
    assert titles.pop("11") == final
    assert {page: title.into(Language(code)) for page, title in TITLES.items()} == titles
