"""What the views of a page settle among themselves, in Voila: language, names, headings, paper."""

from __future__ import annotations

import io
import itertools

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.journeys.conftest import NewPage
from tools.servers import Server

A4 = 1123  # pixels that a page of paper is high
_HEADINGS = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter((heading) => {
  return heading.checkVisibility() && !heading.closest("[aria-hidden=true]");
}).map(({ tagName }) => Number(tagName[1]))"""
_REGIONS = """() => [...document.querySelectorAll("section, nav, [role=region]")].filter((one) => {
  return one.checkVisibility() && (one.ariaLabel || one.hasAttribute("aria-labelledby"));
}).map((region) => region.ariaLabel
  || document.getElementById(region.getAttribute("aria-labelledby")).textContent)"""
_MIXED = """() => [...document.querySelectorAll("[aria-label]")].map(({ ariaLabel }) => ariaLabel)
  .filter((name) => /Edit Profile|Enable MFA|MFA Settings|Sign In|Sign Out/.test(name))"""
# English labels in the text of the page that nothing marks as English.
_UNMARKED = """() => {
  const label = /Edit Profile|Enable MFA|MFA Settings|Sign Out|Generate recovery|in English/;
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) {
    const { parentElement, data } = texts.currentNode;
    if (!label.test(data) || parentElement.closest("script, style, code, bdi")) continue;
    if (parentElement.closest("[lang]").lang !== "en") found.push(data);
  }
  return found;
}"""


@pytest.fixture
def french(new_page: NewPage, voila_server: Server) -> Page:
    """Page 00 in French in Voila, all its views drawn by a kernel."""
    page = new_page()
    page.goto(f"{voila_server.url}/voila/render/fr/00-procedure.ipynb")
    expect(page.locator(".td-axis-code").first).to_be_visible(timeout=90_000)
    # A page that closes while a view of it is still being made complains of that.
    expect(page.locator(".td:empty")).to_have_count(0)
    expect(page.locator(".td-clock-server:not(:empty)")).to_have_count(1)
    page.wait_for_load_state("networkidle")
    expect(page.locator(".td-moment:not(:empty)")).to_have_count(0)
    return page


def test_a_page_is_in_one_language_and_says_so(french: Page) -> None:
    expect(french.locator("html")).to_have_attribute("lang", "fr")
    assert french.evaluate(_UNMARKED) == []
    assert french.evaluate(_MIXED) == []
    # The switch changes the views, not the prose.
    french.locator(".td-language:visible button[lang=en]").first.click()
    expect(french.locator(".td[lang=en]").first).to_be_visible()
    expect(french.locator("html")).to_have_attribute("lang", "fr")

    levels = french.evaluate(_HEADINGS)
    assert levels.count(3) > 5
    assert [pair for pair in itertools.pairwise(levels) if pair[1] > pair[0] + 1] == []

    names = french.evaluate(_REGIONS)
    assert len(names) > 10
    assert sorted(names) == sorted(set(names))

    # Of all the switches the keyboard meets one.
    assert french.locator(".td-language button:visible").count() > 4
    expect(french.locator(".td-language button:visible:not([tabindex='-1'])")).to_have_count(2)
    # An output says nothing beside a view that is drawn.
    expect(french.locator(".td-in-words:visible")).to_have_count(0)


def test_a_page_is_printed_whole(french: Page) -> None:
    height = french.evaluate("document.querySelector('#rendered_cells').scrollHeight")
    assert height > 4 * A4
    french.locator(".td-user-menu:visible").first.click()
    french.locator(".td-edit-profile:visible").first.click()
    french.locator(".td-enable-mfa:visible").first.click()
    expect(french.locator(".td-qr:visible svg").first).to_be_visible()
    wanted = [
        french.locator("h1").inner_text(),
        *french.locator("h2").all_inner_texts(),
        *("Cancel", "Enable", "Vérifier", "Recommencer"),
        french.locator(".jp-RenderedMarkdown").last.inner_text().strip().split("\n")[-1][-40:],
    ]
    paper = PdfReader(io.BytesIO(french.pdf(format="A4", print_background=True)))
    assert len(paper.pages) > 4
    said = [_words(page.extract_text()) for page in paper.pages]
    assert [number for number, text in enumerate(said) if not text] == []
    assert [text for text in wanted if _words(text) not in "".join(said)] == []


def _words(text: str) -> str:
    """Return a text without spaces and ligatures, which are set otherwise on paper."""
    for ligature, letters in {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"}.items():
        text = text.replace(ligature, letters)
    return "".join(text.split())
