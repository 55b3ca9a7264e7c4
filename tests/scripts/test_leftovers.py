"""What a page must no longer hold once it is closed: passwords, codes, secrets."""

from __future__ import annotations

from dataclasses import replace

from playwright.sync_api import expect

from tests.real_phone import oathtool, scan
from tests.scripts.bare import Bare

NOW = "import totp_demo; print(totp_demo.lesson.clock.now())"
DOT = (  # a picture of one pixel
    "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
    "+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
BOXES = "() => [...document.querySelectorAll('.td-sign-in-form input')].map((box) => box.value)"


def held(reader: Bare) -> str:
    """Return all text of the kit's views, hidden or not, and what stands in their boxes."""
    found: str = reader.page.evaluate(
        "() => [...document.querySelectorAll('.td')].map((root) => root.textContent + "
        "[...root.querySelectorAll('input')].map((box) => box.value).join(' ')).join(' ')"
    )
    return found


def test_nothing_stays_in_a_page_that_has_closed(stage: Bare) -> None:
    stage.opens_profile()
    stage.enables_mfa()
    secret = scan(stage.photographs_qr()).secret
    stage.press("td-show-secret")
    expect(stage.part("td-secret")).to_have_text(secret)
    code = oathtool(secret, float(stage.lesson.clock.now()))
    stage.confirms(code)
    stage.state_is("on")
    assert secret not in held(stage)
    expect(stage.page.locator(".td-qr svg")).to_have_count(0)

    stage.press("td-new-recovery")
    expect(stage.part("td-recovery")).not_to_be_empty()
    recovery = stage.part("td-recovery").inner_text()
    stage.signs_out()
    assert recovery not in held(stage)

    stage.advances(30)
    after = oathtool(secret, float(stage.lesson.clock.now()))
    stage.signs_in(after)
    stage.is_signed_in()
    stage.signs_out()
    assert stage.page.evaluate(BOXES) == ["", "", ""]


def test_a_picture_goes_with_its_person(stage: Bare) -> None:
    stage.opens_profile()
    account = stage.lesson.account
    assert not account.update_profile(replace(account.profile, picture=DOT))
    stage.lesson.refresh_views()
    expect(stage.page.locator(".td-portrait img")).to_have_count(1)
    stage.press("td-start-again")
    stage.opens_profile()
    expect(stage.page.locator(".td-portrait img")).to_have_count(0)
    expect(stage.part("td-portrait")).to_have_text("CM")
