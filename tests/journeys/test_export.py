"""A notebook exported as a page of HTML and opened with neither a kernel nor a network."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.journeys.conftest import OpenNotebook
from tests.leaks import secrets_in

EMPTY = """() => [...document.querySelectorAll(".jp-OutputArea")].filter((area) => {
  return !area.innerText.trim();
}).length"""


def test_each_output_says_something(
    open_notebook: OpenNotebook, browser: Browser, tmp_path: Path
) -> None:
    reader = open_notebook("fr/00-procedure.ipynb", run=False)
    reader.draws_all()
    reader.runs_all()
    expect(reader.page.locator(".td-in-words").first).to_be_attached()
    expect(reader.page.locator(".td-in-words:visible")).to_have_count(0)
    reader.saves_widgets()
    saved = tmp_path / "page.ipynb"
    saved.write_text(reader.saves(), "utf-8")
    subprocess.run(
        [sys.executable, "-m", "jupyter", "nbconvert", "--to", "html", str(saved)],
        check=True,
        capture_output=True,
    )
    exported = saved.with_suffix(".html")
    assert secrets_in(exported.read_text("utf-8")) == []
    with browser.new_context(offline=True) as context:
        page = context.new_page()
        page.goto(exported.as_uri())
        expect(page.locator(".td-in-words:visible").nth(8)).to_contain_text("JupyterLab")
        assert page.evaluate(EMPTY) == 0
