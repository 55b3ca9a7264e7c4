"""The simulated phone: it scans the screen, and its codes change by themselves."""

from __future__ import annotations

import re
import time

import pytest
from playwright.sync_api import expect

from tests.journeys.lab import LabReader
from tests.real_phone import PERIOD, oathtool, scan, wait_for_room


@pytest.mark.parametrize("code", ["en", "fr"])
def test_the_simulated_phone(code: str, stage: LabReader) -> None:
    stage.switches_to(code)
    page = stage.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    phone = page.locator(".td-phone")

    # There is nothing on the screen to scan yet.
    stage.press("td-scan")
    expect(phone.locator(".td-say-no")).to_be_visible()
    expect(phone.locator(".td-empty")).to_be_visible()

    stage.opens_profile()
    stage.enables_mfa()
    secret = scan(stage.photographs_qr()).secret
    stage.press("td-scan")
    entry = phone.locator(".td-entry")
    expect(entry).to_have_count(1)
    expect(entry).to_contain_text("camille.martin@example.com")
    wait_for_room()
    expect(entry.locator(".td-code")).to_have_text(shown(oathtool(secret)))
    left = int(entry.locator(".td-countdown text").text_content() or "0")
    assert 1 <= left <= PERIOD
    assert abs(left - (PERIOD - time.time() % PERIOD)) < 2

    # Two seconds before a boundary: the next code comes without anybody asking for it.
    to_boundary = PERIOD - time.time() % PERIOD
    stage.advances(to_boundary - 2)
    before = oathtool(secret, time.time() + to_boundary - 2)
    after = oathtool(secret, time.time() + to_boundary + 2)
    expect(entry.locator(".td-code")).to_have_text(shown(before), timeout=2000)
    expect(entry.locator(".td-code")).to_have_text(shown(after), timeout=4000)

    entry.locator(".td-copy").click()
    expect(phone.locator(".td-say-note")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == after

    entry.locator(".td-delete").click()
    expect(entry).to_have_count(0)
    expect(phone.locator(".td-empty")).to_be_visible()


def test_a_key_typed_by_hand(stage: LabReader) -> None:
    phone = stage.page.locator(".td-phone")
    stage.opens_profile()
    stage.enables_mfa()
    secret = scan(stage.photographs_qr()).secret
    expect(stage.page.locator(".td-secret:visible")).to_have_count(0)
    stage.press("td-show-secret")
    # As a person reads it off the screen: in groups.
    grouped = " ".join(stage.part("td-secret").locator("span").all_inner_texts())
    assert grouped.replace(" ", "") == secret

    stage.press("td-by-hand")
    expect(stage.box("account")).to_be_focused()
    stage.press("td-add")
    expect(phone.locator(".td-say-no")).to_be_visible()
    stage.box("account").fill("Camille")
    stage.box("key").fill(grouped[:-3].lower() + "1")
    stage.press("td-add")
    expect(phone.locator(".td-say-no")).to_be_visible()
    expect(phone.locator(".td-entry")).to_have_count(0)
    stage.box("key").fill(grouped.lower())
    stage.press("td-add")
    expect(phone.locator(".td-entry")).to_contain_text("Camille")
    expect(phone.locator(".td-by-hand-form")).to_be_hidden()
    assert stage.page.locator("[name=key]").input_value() == ""

    wait_for_room()
    code = re.sub(r"\s", "", stage.part("td-code").inner_text())
    assert code == oathtool(secret)
    stage.confirms(code)
    stage.state_is("on")


def shown(code: str) -> re.Pattern[str]:
    """Return a code as apps show it: in two groups."""
    return re.compile(rf"^{code[:3]}\s{code[3:]}$")
