"""What a rendering keeps: the focus, its place among others, its word without a kernel."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import OpenNotebook
from tests.browser.reader import LabReader, Recorder

SAVE_STATE = "@jupyter-widgets/jupyterlab-manager:saveWidgetState"
LIVE = "import totp_demo as td; print(sum(view.live for view in td.lesson.views))"


def test_the_focus_stays_on_the_phone(stage: LabReader) -> None:
    stage.opens_profile()
    stage.enables_mfa()
    stage.press("td-scan")
    copy = stage.page.locator(".td-phone .td-copy")
    copy.focus()
    app = stage.page.locator(".td-app option").first.element_handle()
    stage.advances(60)
    stage.runs("import totp_demo; totp_demo.lesson.phone.clock.skew = 30; totp_demo.lesson.look()")
    expect(stage.page.locator(".td-phone-note")).to_contain_text("30 seconds fast")
    expect(copy).to_be_focused()
    assert app is not None
    assert app.evaluate("(option) => option.isConnected")


def test_a_cell_that_is_run_again_leaves_no_live_view(stage: LabReader) -> None:
    alive = int(stage.runs(LIVE))
    assert alive == stage.page.locator(".td").count()
    stage.runs_cells([1])
    expect(stage.page.locator(".td")).to_have_count(alive)
    expect(stage.page.locator(".td-axis-code").first).to_be_visible()
    for _ in range(50):
        if int(stage.runs(LIVE)) == alive:
            break
        stage.page.wait_for_timeout(100)
    assert int(stage.runs(LIVE)) == alive
    assert int(stage.runs("print(len(td.lesson.views))")) > alive


def test_a_saved_page_without_a_kernel_says_so(
    open_notebook: OpenNotebook, recorder: Recorder
) -> None:
    reader = open_notebook("en/whole.ipynb")
    expect(reader.page.locator(".td-axis-code").first).to_be_visible()
    views = reader.page.locator(".td").count()
    expect(reader.page.locator(".td-moment:not(:empty)")).to_have_count(0)
    reader.commands(SAVE_STATE)
    reader.saves()
    reader.restarts_kernel()
    reader.page.reload()
    reader.waits_for_kernel()
    notes = reader.page.locator(".td-moment[role=status]", has_text="no kernel answers this page")
    expect(notes).to_have_count(views, timeout=30_000)
    expect(reader.part("td-clock-stop")).to_have_attribute("aria-disabled", "true")
    # A kernel that answers takes the notes away.
    reader.runs_all()
    expect(reader.page.locator(".td-axis-code").first).to_be_visible()
    expect(reader.page.locator(".td-alone")).to_have_count(0)
    recorder.forgives_lost_models()
