"""The simulated phone: it scans the screen, shows codes that change by themselves, and lets go of them."""

from __future__ import annotations

import re
import time

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenNotebook
from tests.browser.readers import PERIOD, oathtool, scan, wait_for_room


@pytest.mark.parametrize("code", ["en", "fr"])
def test_the_simulated_phone(code: str, open_notebook: OpenNotebook) -> None:
    reader = open_notebook(f"{code}/whole.ipynb")
    page = reader.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    phone = page.locator(".td-phone")

    # There is nothing on the screen to scan yet.
    reader.press("td-scan")
    expect(phone.locator(".td-say-no")).to_be_visible()
    expect(phone.locator(".td-empty")).to_be_visible()

    reader.opens_profile()
    reader.enables_mfa()
    secret = scan(reader.photographs_qr()).secret
    reader.press("td-scan")
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
    reader.advances(to_boundary - 2)
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


def test_a_key_typed_by_hand(open_notebook: OpenNotebook) -> None:
    reader = open_notebook("en/whole.ipynb")
    phone = reader.page.locator(".td-phone")
    reader.opens_profile()
    reader.enables_mfa()
    secret = scan(reader.photographs_qr()).secret
    expect(reader.page.locator(".td-secret:visible")).to_have_count(0)
    reader.press("td-show-secret")
    # As a person reads it off the screen: in groups.
    grouped = " ".join(reader.part("td-secret").locator("span").all_inner_texts())
    assert grouped.replace(" ", "") == secret

    reader.press("td-by-hand")
    expect(reader.box("account")).to_be_focused()
    reader.press("td-add")
    expect(phone.locator(".td-say-no")).to_be_visible()
    reader.box("account").fill("Camille")
    reader.box("key").fill(grouped[:-3].lower() + "1")
    reader.press("td-add")
    expect(phone.locator(".td-say-no")).to_be_visible()
    expect(phone.locator(".td-entry")).to_have_count(0)
    reader.box("key").fill(grouped.lower())
    reader.press("td-add")
    expect(phone.locator(".td-entry")).to_contain_text("Camille")
    expect(phone.locator(".td-by-hand-form")).to_be_hidden()
    assert reader.page.locator("[name=key]").input_value() == ""

    wait_for_room()
    code = re.sub(r"\s", "", reader.part("td-code").inner_text())
    assert code == oathtool(secret)
    reader.confirms(code)
    reader.state_is("on")


def shown(code: str) -> re.Pattern[str]:
    """Return a code as apps show it: in two groups."""
    return re.compile(rf"^{code[:3]}\s{code[3:]}$")
