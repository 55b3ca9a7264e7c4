"""axe-core on every state of the procedure: nothing is found in our parts.

In both languages, in JupyterLab's light and dark theme, on a wide screen and on a phone's:
every two of them meet. Where the QR code is on the screen, two readers can read and measure it.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.axe import NARROW, can_be_scanned, faults
from tests.real_phone import oathtool, scan
from tests.scripts.bare import Bare
from tests.scripts.conftest import WIDE, Shows
from totp_demo.learner import protocol

PARTS = ("profile", "enrolment", "code_entry", "sign_in", "phone_view")


def states(stage: Bare) -> Iterator[str]:
    """Walk through the procedure and its mistakes, and name each state that is reached."""
    yield "home"
    stage.press("td-user-menu")
    yield "the menu"
    stage.press("td-edit-profile")
    stage.box("email").fill("")
    stage.press("td-save")
    stage.part("td-fault").wait_for()
    yield "the profile with a fault"
    stage.box("email").fill("camille.martin@example.com")
    stage.press("td-save")
    stage.hears("", "ok")
    stage.enables_mfa()
    secret = scan(stage.photographs_qr()).secret
    stage.press("td-show-secret")
    stage.confirms("12 34")
    stage.hears("")
    stage.press("td-scan")
    stage.press("td-by-hand")
    stage.part("td-entry").wait_for()
    stage.press("td-add")
    stage.page.locator(".td-phone .td-say-no").wait_for()
    yield "the dialog, and the phone with an account and a refusal"
    stage.confirms(oathtool(secret))
    stage.state_is("on")
    stage.press("td-new-recovery")
    stage.page.locator(".td summary:visible").first.click()
    yield "MFA on, with a recovery code"
    stage.signs_out()
    stage.signs_in("000000", password="wrong")
    stage.hears("")
    yield "signing in, refused"
    for _ in range(10):
        stage.lesson.account.throttle.fail(stage.lesson.clock.now())
    stage.lesson.refresh_views()
    stage.part("td-unlock").wait_for()
    yield "locked"


def parts(shown: Bare) -> Iterator[str]:
    """Open and close the views of one part each, and name each state that is reached."""
    closed = shown.page.locator(".td-closed:visible")
    expect(closed).to_have_count(3)
    yield "parts, closed"
    shown.lesson.act(protocol.OpenProfile())
    expect(closed).to_have_count(2)
    shown.lesson.act(protocol.EnableMfa())
    expect(closed).to_have_count(0)
    shown.press("td-by-hand")
    form = shown.page.locator(".td-by-hand-form:visible")
    form.locator("summary").click()
    expect(form.locator("details")).to_have_attribute("open", "")
    expect(form.locator("[name=period]")).to_be_visible()
    yield "parts, open, with other settings on the phone"
    shown.lesson.act(protocol.SignOut())
    expect(closed).to_have_count(3)
    expect(shown.page.locator(".td-sign-in-form:visible")).to_have_count(1)
    yield "parts, signed out"


def walk(reader: Bare, reached: Iterator[str], code: str, *, dark: bool, qr: int = 1) -> list[str]:
    """Look at each state in a language on a wide screen, and in the other on a narrow one.

    Args:
        reader: in front of the page.
        reached: the states, each named when it has been reached.
        code: the language on the wide screen.
        dark: whether in the dark theme.
        qr: how many of the states show a QR code.

    Returns:
        What was found.
    """
    other = {"en": "fr", "fr": "en"}[code]
    page = reader.page
    reader.wears(dark=dark)
    found, scanned = [], 0
    for state in reached:
        for size, language in ((WIDE, code), (NARROW, other)):
            page.set_viewport_size({"width": size[0], "height": size[1]})
            if state != "the menu":  # which closes when something else is clicked
                reader.switches_to(language)
            where = f"{state}, {language}, {size[0]} px"
            found += [f"{where}: {fault}" for fault in faults(reader)]
            if page.locator(".td-qr:visible svg").count():
                scanned += 1
                if not can_be_scanned(reader):
                    found.append(f"{where}: the QR code is too small, or its border is")
        page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
    assert scanned == 2 * qr
    return found


THEMES = pytest.mark.parametrize(("code", "dark"), [("en", False), ("fr", True)])


@THEMES
def test_axe_finds_nothing(code: str, dark: bool, stage: Bare) -> None:
    assert walk(stage, states(stage), code, dark=dark) == []


@THEMES
def test_axe_finds_nothing_in_the_views_of_one_part(code: str, dark: bool, shows: Shows) -> None:
    shown = shows(*PARTS)
    assert walk(shown, parts(shown), code, dark=dark) == []
