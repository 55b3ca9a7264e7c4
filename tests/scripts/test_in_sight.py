"""Wherever a code is typed: box, code, countdown and next move are in sight at once.

The sizes are what JupyterLab leaves a page of a window of 1280 x 800 with its side bar, of
1024 x 768, and of 400 x 800.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.insight import in_sight
from tests.scripts.conftest import Shows

SIZES = [(900, 620), (700, 600), (320, 640)]
PLACES = [("enrolment", 5), ("code_entry", 5), ("procedure", 5), ("sign_in", 6), ("procedure", 6)]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_all_that_is_needed_is_in_sight(
    size: tuple[int, int], language: str, dark: bool, shows: Shows
) -> None:
    for view, step in PLACES:
        reader = shows(step=step, language=language, size=size)
        reader.wears(dark=dark)
        if step == 6:
            reader.lesson.signed_in = False
            reader.lesson.goes_to("sign-in")
        reader.shows(view)
        box = reader.part("td-code-entry")
        expect(reader.part("td-beside-code")).not_to_be_empty()
        box.evaluate("element => element.scrollIntoView({ block: 'center' })")
        box.focus()
        assert in_sight(box), view
        assert in_sight(reader.part("td-beside-code")), view
        assert in_sight(reader.part("td-beside-left")), view
        said = reader.page.locator(".td-next:visible, .td-beside-next:visible")
        assert any(in_sight(each) for each in said.all()), view
        reader.page.close()


def test_the_next_move_is_said_once_on_a_narrow_page(shows: Shows) -> None:
    reader = shows("code_entry", step=5, size=(320, 640))
    beside = reader.part("td-beside-next")
    expect(beside).to_have_text("Type the code that the app shows and press Enable (step 5).")
    assert beside.get_attribute("aria-live") is None
    wide = shows("code_entry", step=5, size=(1100, 800))
    expect(wide.part("td-next")).to_be_visible()
    expect(wide.page.locator(".td-beside-next:visible")).to_have_count(0)
