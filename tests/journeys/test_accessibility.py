"""axe-core on the procedure where readers meet it: in JupyterLab's themes, and in Voila.

What readers can bring it to is looked at on the bare page, in `tests/scripts`.
"""

from __future__ import annotations

from playwright.sync_api import expect

from tests.axe import NARROW, can_be_scanned, faults
from tests.journeys.conftest import WIDE, NewPage
from tests.journeys.lab import LabReader
from tests.reader import Reader
from tools.servers import Server


def seen(reader: Reader) -> list[str]:
    """Open the dialog, look at it on a wide and a narrow screen, and return what is found."""
    reader.opens_profile()
    found = faults(reader)
    reader.enables_mfa()
    reader.press("td-scan")
    reader.part("td-entry").wait_for()
    for width, height in (WIDE, NARROW):
        reader.page.set_viewport_size({"width": width, "height": height})
        found += [f"{width} px: {fault}" for fault in faults(reader)]
        assert can_be_scanned(reader)
    return found


def test_axe_finds_nothing_in_jupyterlab(stage: LabReader) -> None:
    stage.page.evaluate("jupyterapp.shell.collapseLeft()")
    found = seen(stage)
    stage.wears(dark=True)
    stage.switches_to("fr")
    assert [*found, *faults(stage)] == []


def test_axe_finds_nothing_in_voila(new_page: NewPage, voila_server: Server) -> None:
    page = new_page()
    page.goto(f"{voila_server.url}/voila/render/en/whole.ipynb")
    reader = Reader(page)
    expect(reader.part("td-user-menu")).to_be_visible(timeout=60_000)
    assert seen(reader) == []
