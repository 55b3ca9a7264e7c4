"""What a rendering keeps: the focus, its place among others, its word without a kernel."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.conftest import OpenNotebook, notebook
from tests.journeys.lab import LabReader
from tests.reader import Recorder

EACH_VIEW = (
    "import ipywidgets\n"
    "import totp_demo as td\n"
    "lesson = td.Lesson(step=5)\n"
    "names = 'guide home profile enrolment sign_in phone_view time_window inside clock_control'\n"
    "names += ' state_picture server_view relay uri_parts qr_anatomy qr_laboratory apps_table'\n"
    "views = [getattr(lesson, name)() for name in names.split()]\n"
    "views += [lesson.exercise('03-border'), lesson.figure('guessing')]\n"
    "for view in views:\n"
    "    view.add_class(f'of-{type(view).__name__}')\n"
    "ipywidgets.VBox(views)"
)
LOOKS = (
    "accent-color align-items background-color border-left-width border-top-color border-top-style "
    "border-top-left-radius border-top-width box-shadow color column-gap cursor display fill "
    "flex-grow font-family font-size font-weight grid-column-start justify-content justify-items "
    "letter-spacing line-height list-style-type margin-top max-width min-height min-width opacity "
    "overflow-x overflow-y padding-left padding-top position row-gap stroke stroke-width "
    "text-align text-decoration-line text-transform white-space"
)
BESIDE_AND_ALONE = """(names) => {
  const sheets = [...document.querySelectorAll("head style[id^='totp_demo.views.']")];
  const looks = (root) => [root, ...root.querySelectorAll("*")].map((element) => {
    const style = getComputedStyle(element);
    return `${element.getAttribute("class")} ${names.map((name) => style.getPropertyValue(name))}`;
  });
  return sheets.flatMap((sheet) => {
    const roots = [...document.querySelectorAll(`.of-${sheet.id.split(".").pop()}`)];
    const beside = roots.flatMap(looks);
    for (const other of sheets) other.disabled = other !== sheet;
    const alone = roots.flatMap(looks);
    for (const other of sheets) other.disabled = false;
    return roots.length ? [[beside, alone]] : [];
  });
}"""
LIVE = "import totp_demo as td; print(sum(view.live for view in td.lesson.subscribers))"


def test_the_focus_stays_on_the_phone(stage: LabReader) -> None:
    stage.opens_profile()
    stage.enables_mfa()
    stage.press("td-scan")
    copy = stage.page.locator(".td-phone .td-copy")
    copy.focus()
    app = stage.page.locator(".td-app option").first.element_handle()
    stage.advances(60)
    stage.runs(
        "import totp_demo; totp_demo.lesson.phone.clock.skew = 30; totp_demo.lesson.refresh_views()"
    )
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


def test_a_view_looks_beside_others_as_it_does_alone(
    open_notebook: OpenNotebook, notebooks: Path
) -> None:
    (notebooks / "each-view.ipynb").write_text(notebook(EACH_VIEW), "utf-8")
    reader = open_notebook("each-view.ipynb")
    expect(reader.page.locator(".td-axis-code").first).to_be_visible()
    looks = reader.page.evaluate(BESIDE_AND_ALONE, LOOKS.split())
    assert len(looks) == 15
    for beside, alone in looks:
        assert beside == alone
