"""The help desk in a real JupyterLab, which has a style of its own for lists of terms."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import Shows

WIDTHS = (
    """(part) => [part, part.parentElement].map((each) => each.getBoundingClientRect().width)"""
)


def fills(part: Locator) -> None:
    """Hold a part to the whole width of what it stands in: JupyterLab has a style of its own."""
    own, whole = part.evaluate(WIDTHS)
    assert own >= whole - 1


@pytest.mark.usefixtures("recorder")
def test_a_debrief_is_as_wide_as_its_call(shows: Shows) -> None:
    reader = shows("desk('overwritten-entry', 5)")
    page = reader.page
    page.locator(".td-desk-practice").click()
    page.locator("[data-about='log']").click()
    expect(page.locator(".td-turn-desk")).to_be_visible()
    page.locator(".td-desk-deed").select_option("refuse")
    page.locator(".td-desk-do").click()
    page.locator(".td-desk-reply input").first.check()
    page.locator(".td-desk-send").click()
    expect(page.locator(".td-desk-title")).to_be_focused()
    for part in page.locator(".td-desk-debrief :is(dt, dd)").all():
        fills(part)
    expect(page.locator(".td-desk-letter").first).to_have_css("padding-left", "12px")
