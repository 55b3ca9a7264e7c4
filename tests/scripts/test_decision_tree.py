"""The decision tree: read as a list, in either language, and printed on one page."""

from __future__ import annotations

import io
import unicodedata

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.axe import faults
from tests.scripts.bare import Bare
from tests.scripts.conftest import Shows
from tests.scripts.test_kinds_of_questions import tabs_to
from totp_demo.learner import protocol
from totp_demo.wording import decision_tree as tree
from totp_demo.wording.language import Language

# What a frame has printed, as a page of its own; no dialogue opens.
PRINTS = """window.print = () => {
  const rules = [...document.adoptedStyleSheets[0].cssRules].map((each) => each.cssText).join(" ");
  top.printed = [rules, document.title, document.documentElement.lang, document.body.innerHTML];
  window.dispatchEvent(new Event("afterprint"));
};"""


def prints(reader: Bare, name: str) -> list[str]:
    """Press a button by keyboard and return what is printed: sheet, title, language, body."""
    page = reader.page
    page.evaluate("() => { window.printed = null; }")
    tabs_to(page, page.get_by_role("button", name=name, exact=True))
    page.keyboard.press("Enter")
    page.wait_for_function("() => window.printed")
    expect(page.locator("iframe")).to_have_count(0)
    found: list[str] = page.evaluate("() => window.printed")
    return found


def on_paper(page: Page, printed: list[str]) -> PdfReader:
    """Return what a printer makes of it."""
    sheet, _title, _language, body = printed
    page.set_content(f"<!DOCTYPE html><style>{sheet}</style>{body}")
    pdf = page.pdf(prefer_css_page_size=True, print_background=True)
    return PdfReader(io.BytesIO(pdf))


@pytest.mark.parametrize("code", ["en", "fr"])
@pytest.mark.parametrize("size", [(1280, 1100), (320, 640)], ids=["wide", "narrow"])
def test_it_is_a_nested_list_that_fits(code: str, size: tuple[int, int], shows: Shows) -> None:
    reader = shows("decision_tree", language=code, size=size)
    page = reader.page
    branches = page.locator(".td-tree > li")
    found = tree.words(Language(code))
    expect(branches).to_have_count(len(found))
    for item, (symptom, questions) in zip(branches.all(), found, strict=True):
        expect(item.locator("strong")).to_have_text(symptom)
        for row, (ask, do) in zip(item.get_by_role("listitem").all(), questions, strict=True):
            expect(row).to_contain_text(ask)
            expect(row).to_contain_text(do)
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_it_follows_the_language(shows: Shows) -> None:
    reader = shows("decision_tree", language="en")
    reader.lesson.act(protocol.Language(code="fr"))
    expect(reader.page.locator(".td-tree > li strong").first).to_have_text(
        tree.words(Language("fr"))[0][0]
    )


@pytest.mark.parametrize("code", ["en", "fr"])
def test_it_prints_on_one_page_of_a4(code: str, shows: Shows) -> None:
    reader = shows("decision_tree", language=code)
    reader.page.add_init_script(PRINTS)
    printed = prints(reader, {"en": "Print on one page", "fr": "Imprimer sur une page"}[code])
    assert printed[1:3] == [tree.TITLE.into(Language(code)), code]
    (page,) = on_paper(reader.page, printed).pages
    # Two columns of lines: of the extracted text, the words are held, not their order.
    written = set(unicodedata.normalize("NFKC", page.extract_text()).split())
    for symptom, questions in tree.words(Language(code)):
        for part in (symptom, *(part for row in questions for part in row)):
            assert set(unicodedata.normalize("NFKC", part).split()) <= written, part
    assert [round(float(side) * 25.4 / 72) for side in page.mediabox[2:]] == [210, 297]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing(dark: bool, shows: Shows) -> None:
    reader = shows("decision_tree")
    reader.wears(dark=dark)
    assert faults(reader) == []
