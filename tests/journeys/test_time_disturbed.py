"""Time runs in the browser whatever disturbs it: a page that is reloaded, a new kernel, two tabs.

Two tabs on one kernel are JupyterLab's alone. Each page of Voila that loads gets a kernel for
itself, which runs the notebook once before the page shows, and ends with it.
"""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from playwright.sync_api import expect

from tests.clocks import Clocks
from tests.journeys.conftest import NewPage, OpenNotebook
from tests.journeys.lab import LabReader
from tests.reader import Recorder
from tools.servers import Server

TALL = (1280, 1900)


def test_a_page_reloaded_and_a_kernel_restarted(
    open_notebook: OpenNotebook, notebooks: Path, recorder: Recorder
) -> None:
    # A notebook of its own: what is saved in it names views that others would look for in vain.
    shutil.copy(notebooks / "en" / "whole.ipynb", notebooks / "reloaded.ipynb")
    reader = open_notebook("reloaded.ipynb", size=TALL)
    clocks = Clocks(reader.page)
    secret = clocks.enrols()
    reader.runs(
        "import totp_demo as td; td.lesson.phone.clock.skew = 60; td.lesson.refresh_views()"
    )
    reader.saves()
    reader.page.reload()
    reader.waits_for_kernel()
    expect(reader.page.locator(".td-code")).to_be_visible(timeout=30_000)
    clocks.shows(lambda: time.time() + 60, secret)
    clocks.phone_time_is(lambda: time.time() + 60)

    reader.restarts_kernel()
    reader.runs_all()
    expect(reader.page.locator(".td-axis-code").first).to_be_visible()
    assert clocks.enrols() != secret
    recorder.forgives_lost_models()


def test_a_page_reloaded_in_voila_is_a_fresh_lesson(
    new_page: NewPage, voila_server: Server
) -> None:
    page = new_page(TALL)
    page.goto(f"{voila_server.url}/voila/render/en/whole.ipynb")
    clocks = Clocks(page)
    secret = clocks.enrols()
    clocks.sets("Phone’s clock", 60, "td-clock")
    expect(page.locator(".td-phone-note")).to_contain_text("60 seconds fast")
    page.reload()
    expect(page.locator(".td-empty")).to_be_visible(timeout=60_000)
    fresh = clocks.enrols()
    assert fresh != secret
    clocks.shows(time.time, fresh)
    expect(page.locator(".td-phone-note")).to_contain_text("right to the second")


def test_two_tabs_on_one_kernel_agree(
    open_notebook: OpenNotebook, new_page: NewPage, lab_server: Server
) -> None:
    shutil.copy(lab_server.root / "en" / "whole.ipynb", lab_server.root / "two-tabs.ipynb")
    reader = open_notebook("two-tabs.ipynb", size=TALL)
    one = Clocks(reader.page)
    secret = one.enrols()
    reader.saves()
    second = LabReader(new_page(TALL), lab_server).opens("two-tabs.ipynb", run=False)
    expect(second.page.locator(".td-code")).to_be_visible(timeout=30_000)
    two = Clocks(second.page)
    two.shows(time.time, secret)
    one.shows(time.time, secret)
    two.press("td-clock-stop")
    expect(one.part("td-clock-stop")).to_have_text("Run")
    assert one.times() == two.times()
    two.sets("Phone’s clock", -60, "td-clock")
    expect(one.page.locator(".td-phone-note")).to_contain_text("60 seconds slow")
    assert one.code() == two.code()
