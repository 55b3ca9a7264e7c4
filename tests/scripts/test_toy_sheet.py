"""The sheet of the toy code, as a browser prints it."""

from __future__ import annotations

import io

import pypdf
import pytest
from playwright.sync_api import Browser

from tests.tree import ROOT

A4 = (595, 842)


@pytest.mark.parametrize("name", ["toy-code.html", "toy-code.fr.html"])
def test_the_sheet_fits_on_one_page_of_a4(browser: Browser, name: str) -> None:
    page = browser.new_page()
    page.goto((ROOT / "docs" / name).as_uri())
    printed = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    page.close()
    assert len(printed.pages) == 1
    box = printed.pages[0].mediabox
    assert (round(box.width), round(box.height)) == A4
    text = printed.pages[0].extract_text()
    assert "043" in text
    assert "160" in text  # its last line, too
