"""Keys that JupyterLab would take for its own: in a view, they are the view's."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.lab import LabReader


def test_keys_pressed_in_a_view_are_no_shortcuts(stage: LabReader) -> None:
    """JupyterLab's command mode deletes a cell by "d d" and turns it to text by "m"."""
    before = stage.cells()
    stage.part("td-user-menu").focus()
    for key in ("d", "d", "m", "1", "b", "x", "j", "k"):
        stage.page.keyboard.press(key)
    expect(stage.part("td-user-menu")).to_be_focused()

    # Enter sends a form and runs no cell, with Ctrl neither.
    stage.opens_profile()
    stage.box("last_name").press("Enter")
    expect(stage.part("td-say-ok")).to_be_visible()
    button = stage.part("td-clock-stop")
    button.focus()
    for keys in ("Control+Enter", "Control+Enter", "Shift+Enter"):
        stage.page.keyboard.press(keys)
    stage.rests()
    expect(button).to_be_focused()
    after = stage.cells()
    for what in ("cell_type", "source", "execution_count"):
        assert [cell[what] for cell in after] == [cell[what] for cell in before]
