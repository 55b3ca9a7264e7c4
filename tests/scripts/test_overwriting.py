"""The phone’s app asks before it overwrites an entry, and marks what nobody knows of it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.axe import faults
from tests.scripts.conftest import Shows
from totp_demo.learner import protocol
from totp_demo.model.enrolment import Settings

ASKS = {"en": "Do you want to overwrite it?", "fr": "Voulez-vous le remplacer ?"}
NARROW = (400, 900)


@pytest.mark.parametrize("code", ["en", "fr"])
@pytest.mark.parametrize("yes", [True, False], ids=["overwrite", "keep"])
def test_it_is_answered_by_keyboard(yes: bool, code: str, shows: Shows) -> None:
    reader = shows("phone_view", step=4, language=code)
    page, lesson = reader.page, reader.lesson
    lesson.act(protocol.App(id="microsoft-authenticator"))
    scan = page.locator(".td-scan")
    scan.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".td-entry")).to_have_count(1)
    # The set-up is given up and begun again: another key, and the same label.
    lesson.act(protocol.Cancel())
    lesson.act(protocol.EnableMfa())
    new = lesson.key.secret
    scan.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".td-phone-question")).to_contain_text(ASKS[code][:20])
    keep = page.locator(".td-keep")
    expect(keep).to_be_focused()
    if yes:
        page.keyboard.press("Shift+Tab")
        expect(page.locator(".td-overwrite")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".td-phone-asks")).to_be_hidden()
    expect(scan).to_be_focused()
    assert (lesson.phone.entries[0].key.secret == new) is yes
    assert len(lesson.phone.entries) == 1
    expect(page.locator(".td-say-ok" if yes else ".td-say-note")).to_be_visible()


def test_a_key_that_was_typed_is_asked_about_and_not_lost(shows: Shows) -> None:
    reader = shows("phone_view", step=4)
    page, lesson = reader.page, reader.lesson
    lesson.act(protocol.App(id="microsoft-authenticator"))
    for secret in ("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"):
        page.locator(".td-by-hand").click()
        page.locator("input[name=account]").fill("camille")
        page.locator("input[name=key]").fill(secret)
        page.locator(".td-add").click()
    expect(page.locator(".td-phone-asks")).to_be_visible()
    page.locator(".td-keep").click()
    expect(page.locator("input[name=key]")).to_have_value("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
    assert lesson.phone.entries[0].key.secret.startswith("JBSWY")


def test_another_app_asks_nothing_any_more(shows: Shows) -> None:
    reader = shows("phone_view", step=4)
    lesson = reader.lesson
    for word in (protocol.App(id="microsoft-authenticator"), protocol.Scan(), protocol.Scan()):
        lesson.act(word)
    expect(reader.page.locator(".td-phone-asks")).to_be_visible()
    lesson.act(protocol.App(id="aegis"))
    expect(reader.page.locator(".td-phone-asks")).to_be_hidden()
    lesson.act(protocol.Overwrite(yes=True))
    assert len(lesson.phone.entries) == 1


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("code", ["en", "fr"])
def test_axe_finds_nothing_and_what_is_unknown_is_marked(
    code: str, dark: bool, shows: Shows
) -> None:
    reader = shows("phone_view", language=code, size=NARROW)
    reader.wears(dark=dark)
    lesson, page = reader.lesson, reader.page
    lesson.account.settings = Settings(digits=8)
    for word in (protocol.OpenProfile(), protocol.EnableMfa(), protocol.App(id="authy")):
        lesson.act(word)
    lesson.act(protocol.Scan())
    expect(page.locator(".td-entry-unknown")).to_contain_text("Authy")
    assert len(lesson.phone.code(lesson.phone.entries[0])) == 6
    lesson.act(protocol.App(id="microsoft-authenticator"))
    lesson.act(protocol.Scan())
    expect(page.locator(".td-phone-asks")).to_be_visible()
    assert faults(reader) == []
