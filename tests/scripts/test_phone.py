"""The simulated phone: it scans the screen, and its codes change by themselves."""

from __future__ import annotations

import re
import time

import pytest
from playwright.sync_api import expect

from tests.real_phone import PERIOD, oathtool, scan
from tests.scripts.conftest import Shows, ShowsTimed


@pytest.mark.parametrize("code", ["en", "fr"])
def test_the_simulated_phone(code: str, shows_timed: ShowsTimed) -> None:
    stage = shows_timed("procedure", language=code)
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
    before = oathtool(secret)
    expect(entry.locator(".td-code")).to_have_text(shown(before))
    left = PERIOD - int(time.time() % PERIOD)
    expect(entry.locator(".td-countdown text")).to_have_text(str(left))

    # The next code comes without anybody asking for it, and not a second too soon.
    stage.passes(left - 0.9)
    expect(entry.locator(".td-countdown text")).to_have_text("1")
    expect(entry.locator(".td-code")).to_have_text(shown(before))
    stage.passes(1)
    after = oathtool(secret)
    assert after != before
    expect(entry.locator(".td-code")).to_have_text(shown(after))
    expect(entry.locator(".td-countdown text")).to_have_text(str(PERIOD))

    entry.locator(".td-copy").click()
    expect(phone.locator(".td-say-note")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == after

    entry.locator(".td-delete").click()
    expect(entry).to_have_count(0)
    expect(phone.locator(".td-empty")).to_be_visible()


def test_a_key_typed_by_hand(shows: Shows) -> None:
    stage = shows("procedure")
    stage.lesson.clock.pause()
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

    code = re.sub(r"\s", "", stage.part("td-code").inner_text())
    assert code == oathtool(secret, stage.lesson.clock.now())
    stage.confirms(code)
    stage.state_is("on")


def shown(code: str) -> re.Pattern[str]:
    """Return a code as apps show it: in two groups."""
    return re.compile(rf"^{code[:3]}\s{code[3:]}$")
