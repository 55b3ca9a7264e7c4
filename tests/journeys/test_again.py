"""Reloaded, restarted, run twice, run out of order, shown twice."""

from __future__ import annotations

import shutil

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import OpenNotebook, notebook
from tests.journeys.lab import LabReader
from tests.real_phone import oathtool, scan, wait_for_room
from tools.servers import Server


def test_a_page_reloaded_in_the_middle_of_enrolment(
    open_notebook: OpenNotebook, lab_server: Server
) -> None:
    shutil.copy(lab_server.root / "en" / "whole.ipynb", lab_server.root / "en" / "again.ipynb")
    reader = open_notebook("en/again.ipynb")
    reader.opens_profile()
    reader.enables_mfa()
    uri = scan(reader.photographs_qr()).uri
    reader.saves()
    reader.page.reload()
    reader.waits_for_kernel()
    expect(reader.page.locator(".td-qr:visible svg").first).to_be_visible(timeout=30_000)
    seen = scan(reader.photographs_qr())
    assert seen.uri == uri
    wait_for_room()
    reader.confirms(oathtool(seen.secret))
    reader.state_is("on")


@pytest.mark.parametrize("code", ["en", "fr"])
def test_cells_in_any_order(code: str, open_notebook: OpenNotebook) -> None:
    reader = open_notebook(f"{code}/00-procedure.ipynb", run=False)
    numbers = [at for at, cell in enumerate(reader.cells()) if cell["cell_type"] == "code"]
    first, others = numbers[0], numbers[1:]

    # No lesson has begun in this kernel: each cell by itself says what to run first.
    reader.runs_cells(others)
    assert reader.errors() == []
    assert reader.page.locator(".td").count() == 0
    cells = reader.cells()
    for number in others:
        said = "".join(output["data"]["text/plain"] for output in cells[number]["outputs"])
        assert "first code cell" in said
        assert "première cellule de code" in said

    # Backwards after the first, everything once more, and all of it again.
    reader.runs_cells([first, *reversed(others)])
    reader.runs_all()
    reader.runs_all()
    reader.opens_profile()
    reader.enables_mfa()
    secret = scan(reader.photographs_qr()).secret

    # A new kernel is a new lesson; the views of the old one are gone from the page.
    reader.restarts_kernel()
    reader.commands("notebook:clear-all-cell-outputs")
    reader.runs_all()
    reader.opens_profile()
    reader.enables_mfa()
    seen = scan(reader.photographs_qr())
    assert seen.secret != secret
    wait_for_room()
    reader.confirms(oathtool(seen.secret))
    reader.state_is("on")
    assert reader.errors() == []


def test_a_view_shown_twice_stays_in_step(open_notebook: OpenNotebook, lab_server: Server) -> None:
    (lab_server.root / "twice.ipynb").write_text(
        notebook(
            'import totp_demo as td\ntd.Lesson("en")\nview = td.lesson.procedure()',
            "view",
            "view",
        ),
        encoding="utf-8",
    )
    reader = open_notebook("twice.ipynb", size=(1280, 2600))
    one, two = (Shown(reader, number) for number in (1, 2))
    one.press("td-user-menu")
    one.press("td-edit-profile")
    expect(two.part("td-enable-mfa")).to_be_visible()
    one.part("td-save").scroll_into_view_if_needed()
    one.part("td-page [name=first_name]").fill("typed in one of them")
    expect(two.part("td-page [name=first_name]")).to_have_value("Camille")
    two.press("td-enable-mfa")
    expect(one.part("td-qr svg")).to_be_visible()
    picture = one.part("td-qr path").get_attribute("d")
    assert two.part("td-qr path").get_attribute("d") == picture
    one.press("td-scan")
    expect(two.part("td-code")).to_be_visible()
    expect(two.part("td-code")).to_have_text(one.part("td-code").inner_text())
    two.part("td-language button[lang=fr]").click()
    for root in reader.page.locator(".td").all():
        expect(root).to_have_attribute("lang", "fr")
    secret = reader.runs("print(td.lesson.account.pending_key.secret)")

    # One of them is taken away; the other goes on.
    reader.page.evaluate("jupyterapp.shell.currentWidget.content.activeCellIndex = 1")
    reader.commands("notebook:clear-cell-output")
    expect(reader.page.locator(".td-user-menu")).to_have_count(1)
    wait_for_room()
    reader.confirms(oathtool(secret))
    reader.state_is("on")


class Shown(LabReader):
    """A person who looks at the view below one cell.

    Args:
        reader: a person with the notebook open.
        number: the cell, from 0.
    """

    def __init__(self, reader: LabReader, number: int) -> None:
        """Look there."""
        super().__init__(reader.page, reader.server)
        self._cell = reader.page.locator(".jp-Cell").nth(number)

    def part(self, handle: str) -> Locator:
        """Return a part of that view."""
        return self._cell.locator(f".{handle}").first
