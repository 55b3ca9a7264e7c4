"""What a rendering leaves behind: no live view, and a word without a kernel."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.conftest import OpenNotebook
from tests.journeys.lab import LabReader
from tests.reader import Recorder

LIVE = "import totp_demo as td; print(sum(view.live for view in td.lesson.subscribers))"


def test_a_cell_that_is_run_again_leaves_no_live_view(stage: LabReader) -> None:
    alive = int(stage.runs(LIVE))
    assert alive == stage.page.locator(".td").count()
    stage.runs_cells([1])
    expect(stage.page.locator(".td")).to_have_count(alive)
    expect(stage.page.locator(".td-axis-code").first).to_be_visible()
    stage.comes_true(lambda: int(stage.runs(LIVE)) == alive)
    assert int(stage.runs("print(len(td.lesson.subscribers))")) > alive


def test_a_saved_page_without_a_kernel_says_so(
    open_notebook: OpenNotebook, recorder: Recorder
) -> None:
    reader = open_notebook("en/whole.ipynb")
    expect(reader.page.locator(".td-axis-code").first).to_be_visible()
    views = reader.page.locator(".td").count()
    expect(reader.page.locator(".td-moment:not(:empty)")).to_have_count(0)
    reader.saves_widgets()
    reader.saves()
    reader.restarts_kernel()
    reader.page.reload()
    reader.waits_for_kernel()
    notes = reader.page.locator(".td-moment", has_text="no kernel answers this page")
    expect(notes).to_have_count(views, timeout=45_000)
    # To be seen in each, and spoken in one.
    spoken = reader.page.locator(".td-moment:is([aria-live=polite], [role=status]):not(:empty)")
    expect(spoken).to_have_count(1)
    expect(reader.part("td-clock-stop")).to_have_attribute("aria-disabled", "true")
    # A kernel that answers takes the notes away.
    reader.runs_all()
    expect(reader.page.locator(".td-axis-code").first).to_be_visible()
    expect(reader.page.locator(".td-alone")).to_have_count(0)
    recorder.forgives_lost_models()
