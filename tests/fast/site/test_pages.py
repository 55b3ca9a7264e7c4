"""A notebook as a page: all of it is there, nothing secret, and nothing of whoever makes it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.tree import ROOT
from totp_demo.learner.progress import FILE, FOLDER
from totp_demo.site import pages
from totp_demo.site.prose import prose

NOTEBOOKS = ROOT / "notebooks"
SECRET = re.compile(r"\b[A-Z2-7]{32}\b")
TRAINING = {"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"}
"""The secret of the standards' own vectors, which pages show."""

STEMS = sorted(path.stem for path in (NOTEBOOKS / "en").glob("*.ipynb"))


@pytest.fixture(scope="module")
def english() -> dict[str, pages.Made]:
    """Every English page."""
    return {stem: pages.made_of(NOTEBOOKS / "en" / f"{stem}.ipynb", "en") for stem in STEMS}


def secrets_in(text: str) -> set[str]:
    """Return what looks like a secret, or a URI with one."""
    return {*SECRET.findall(text), *re.findall(r"secret=[A-Z2-7]{16,}", text)} - TRAINING


def test_no_page_holds_a_secret(english: dict[str, pages.Made]) -> None:
    for stem in STEMS:
        assert secrets_in(pages.written(stem, english, "en")) == set(), stem
    assert secrets_in("otpauth://totp/x?secret=JBSWY3DPEHPK3PXP")
    assert secrets_in('"secret": "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"')


def test_every_view_of_a_notebook_is_on_its_page(english: dict[str, pages.Made]) -> None:
    for stem, page in english.items():
        notebook = json.loads((NOTEBOOKS / "en" / f"{stem}.ipynb").read_text("utf-8"))
        assert [cell.id for cell in page.cells] == [cell["id"] for cell in notebook["cells"]]
        live = [cell for cell in page.cells if cell.live]
        assert len(live) == len(page.runs) == len(page.shown)
        assert all(cell.live or cell.prose or cell.source for cell in page.cells)


def test_without_scripts_the_procedure_is_there_in_words(english: dict[str, pages.Made]) -> None:
    assert all(cell.words for cell in english["00-procedure"].cells if cell.live)


def test_a_figure_is_drawn_in_both_languages_also_behind_a_prediction(
    english: dict[str, pages.Made],
) -> None:
    page = english["09-limits"]
    names = {(key[:2], json.loads(key[3:])[0]) for key in page.figures}
    assert {("en", "guessing"), ("fr", "guessing")} <= names
    for address, words in page.figures.values():
        assert address.removeprefix("../figures/") in page.pictures
        assert words
    # It is on the page only once its reader has predicted.
    shown = json.dumps(page.shown)
    predicted = page.figures['en ["guessing", {}]']
    assert predicted[0] not in shown


def test_making_pages_leaves_the_makers_own_progress_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(FOLDER, str(tmp_path))
    pages.made_of(NOTEBOOKS / "fr" / "09-limits.ipynb", "fr")
    assert not (tmp_path / FILE).exists()


def test_the_same_notebook_makes_the_same_order_of_choices() -> None:
    def choices() -> list[Any]:
        page = pages.made_of(NOTEBOOKS / "en" / "00-procedure.ipynb", "en")
        return [
            view["saved"]["shown"]["asking"]
            for view in pages.opened(page.shown)
            if "asking" in view["saved"]["shown"]
        ]

    assert choices() == choices() != []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;"),
        ("| a |\n| ---: |\n| 1 |", '<td class="site-right">1</td>'),
        ("[x](05-confirm.ipynb#Replay)", 'href="05-confirm.html#Replay"'),
        ("[x](../fr/index.ipynb)", 'href="../fr/index.html"'),
        ("[x](https://example.com/a.ipynb)", 'href="https://example.com/a.ipynb"'),
        ("$\\lfloor t / 30 \\rfloor$", "<math"),
    ],
)
def test_prose_becomes_html_that_a_strict_policy_lets_pass(text: str, wanted: str) -> None:
    made = prose(text, pages.address)
    assert wanted in made
    assert "style=" not in made
