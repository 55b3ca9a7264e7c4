"""The help desk on the site: a call from start to end, in Python of the reader's own browser."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.site.conftest import Opens

PAGE = "{}/10-help-desk.html"


@pytest.mark.parametrize("code", ["en", "fr"])
def test_a_call_is_taken_and_its_result_saved(code: str, opens: Opens, tmp_path: Path) -> None:
    page = opens(PAGE.format(code)).page
    desk = page.locator(".td-desk").last
    desk.locator(".td-desk-practice").click()
    expect(desk.locator(".td-turn")).to_have_count(1)
    desk.locator("[data-about='log']").click()
    desk.locator("[data-about='call-back']").click()
    expect(desk.locator(".td-turn")).to_have_count(3)
    # Refused, whoever it is: the call ends, and the debrief says what it was worth.
    desk.locator(".td-desk-deed").select_option("refuse")
    desk.locator(".td-desk-do").click()
    desk.locator(".td-desk-reply input").first.check()
    desk.locator(".td-desk-send").click()
    expect(desk.locator(".td-desk-title")).to_be_visible()
    desk.locator(".td-desk-next").click()
    desk.locator(".td-desk-name").fill("Zoé")
    with page.expect_download() as coming:
        desk.locator(".td-desk-json").click()
    coming.value.save_as(tmp_path / "results.json")
    (row,) = json.loads((tmp_path / "results.json").read_text("utf-8"))
    assert row["name"] == "Zoé"
    points = int(desk.locator(".td-desk-score").inner_text().split()[1])
    assert points == row["points"]


def test_the_desk_of_one_kind_waits_for_a_prediction(opens: Opens) -> None:
    page = opens(PAGE.format("en")).page
    expect(page.locator(".td-desk")).to_have_count(1)
    page.get_by_role("radio", name="Sign in, and enrol a phone of their own.").check()
    page.locator(".td-prediction .td-check, .td-prediction button[type=submit]").nth(1).click()
    expect(page.locator(".td-desk")).to_have_count(2)


def test_the_diagnosis_answers_there(opens: Opens) -> None:
    page = opens(PAGE.format("en")).page
    page.get_by_role("radio", name="Yes: the display may be right").check()
    page.locator(".td-prediction .td-check, .td-prediction button[type=submit]").first.click()
    box = page.locator(".td-why-refused input, .td-why input").first
    box.fill("12 34 56")
    box.press("Enter")
    expect(page.get_by_text("There is something between the digits").first).to_be_visible()
