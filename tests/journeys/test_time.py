"""Time runs in the browser, in JupyterLab and in Voila: a real boundary is crossed."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import expect

from tests.clocks import Clocks
from tests.journeys.conftest import NewPage, OpenNotebook
from tests.real_phone import PERIOD, oathtool
from tools.servers import Server

TALL = (1280, 1900)


@pytest.fixture(params=["lab", "voila"])
def clocks(request: pytest.FixtureRequest) -> Clocks:
    """The whole procedure in English, in JupyterLab and in Voila."""
    if request.param == "lab":
        open_notebook: OpenNotebook = request.getfixturevalue("open_notebook")
        page = open_notebook("en/whole.ipynb", size=TALL).page
    else:
        new_page: NewPage = request.getfixturevalue("new_page")
        server: Server = request.getfixturevalue("voila_server")
        page = new_page(TALL)
        page.goto(f"{server.url}/voila/render/en/whole.ipynb")
    expect(page.locator(".td-axis-code").first).to_be_visible(timeout=60_000)
    return Clocks(page)


def test_a_real_boundary_is_crossed(clocks: Clocks) -> None:
    secret = clocks.enrols()
    clocks.shows(time.time, secret)
    before = clocks.code()
    left = PERIOD - time.time() % PERIOD
    expect(clocks.page.locator(".td-code")).not_to_have_text(
        f"{before[:3]} {before[3:]}", timeout=(left + 1) * 1000
    )
    assert clocks.code() == oathtool(secret)
    now = clocks.page.locator(".td-now-code")
    expect(now).to_have_text(f"{clocks.code()[:3]} {clocks.code()[3:]}", timeout=1500)
