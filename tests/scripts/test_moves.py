"""The moves that the walk does not make: Cancel, Disable MFA, Unlock, and clicks that come late."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.real_phone import PERIOD, codes_around, oathtool, scan, wrong_codes
from tests.scripts.bare import Bare
from totp_demo.model.profile import time_zones
from totp_demo.model.verifier import Reason
from totp_demo.wording.language import Language

ENGLISH = Language("en")
NOW = "print(lesson.clock.now())"
LONGEST_WAIT = 40  # seconds; the ninth mistake in a row asks for 35
RECOVERY = re.compile(r"^[a-z2-7]{4}(-[a-z2-7]{4}){2}$")
# What an older page may still ask for: the parts stand in the page, and are hidden.
LATE = ("td-edit-profile", "td-enable-mfa", "td-new-recovery", "td-disable-mfa", "td-save")


def enrols(stage: Bare) -> str:
    """Switch MFA on and return the secret."""
    stage.opens_profile()
    stage.enables_mfa()
    secret = scan(stage.photographs_qr()).secret
    stage.confirms(oathtool(secret, float(stage.lesson.clock.now())))
    stage.state_is("on")
    return secret


def is_counted(stage: Bare, failures: int) -> None:
    """See that the server has counted so many failures, and let the wait they ask for pass."""
    stage.round_trip()
    assert stage.lesson.account.throttle.failures == failures
    stage.advances(LONGEST_WAIT)


def says_next(stage: Bare, text: str) -> None:
    """Wait until the screen says that this comes next."""
    expect(stage.part("td-next")).to_contain_text(text)


def test_cancel_forgets_the_qr_code(stage: Bare) -> None:
    stage.opens_profile()
    stage.enables_mfa()
    before = scan(stage.photographs_qr())
    stage.press("td-show-secret")
    stage.enter("12 34")
    stage.press("td-cancel")
    stage.hears("Cancelled: MFA is still off.", "note")
    expect(stage.page.locator("h3:focus")).to_have_text("Edit Profile")
    stage.state_is("off")
    expect(stage.page.locator(".td-qr svg")).to_have_count(0)
    assert before.secret not in stage.page.content()

    stage.enables_mfa()
    after = scan(stage.photographs_qr())
    assert after.secret != before.secret
    expect(stage.part("td-code-entry")).to_have_value("")
    expect(stage.page.locator(".td-secret:visible")).to_have_count(0)
    now = float(stage.lesson.clock.now())
    while oathtool(before.secret, now) in codes_around(after.secret, now):  # by chance
        stage.advances(PERIOD)
        now = float(stage.lesson.clock.now())
    stage.confirms(oathtool(before.secret, now))
    stage.hears_why(ENGLISH, Reason.NOT_THIS_SECRET, enrolling=True)
    stage.confirms(oathtool(after.secret, now))
    stage.state_is("on")


def test_disable_mfa_takes_the_password(stage: Bare) -> None:
    enrols(stage)
    summary = stage.page.locator(".td summary", has_text="Switch MFA off")
    summary.click()
    stage.box("disable-password").fill("training-2021")
    stage.press("td-disable-mfa")
    stage.hears_why(ENGLISH, Reason.WRONG_PASSWORD)
    stage.state_is("on")
    stage.box("disable-password").fill("training-2020")
    stage.press("td-disable-mfa")
    stage.hears("Two-factor authentication is off.", "note")
    stage.state_is("off")
    expect(stage.page.locator("[name=disable-password]")).to_have_value("")

    # No code is asked for any more, and the next QR code is another one.
    stage.signs_out()
    stage.signs_in("")
    stage.is_signed_in()
    stage.state_is("off")


def test_the_tenth_wrong_code_locks_and_unlock_opens(stage: Bare) -> None:
    stage.opens_profile()
    stage.enables_mfa()
    secret = scan(stage.photographs_qr()).secret
    wrong = wrong_codes(secret, float(stage.lesson.clock.now()))[0]
    for failures in range(1, 10):
        stage.confirms(wrong)
        stage.hears_why(ENGLISH, Reason.NOT_THIS_SECRET, enrolling=True)
        is_counted(stage, failures)
    expect(stage.page.locator(".td-qr:visible svg")).to_have_count(1)
    stage.confirms(wrong)
    # The dialog closes, and the page in its place says why.
    expect(stage.page.locator(".td-qr svg")).to_have_count(0)
    expect(stage.part("td-save")).to_be_visible()
    stage.hears_why(ENGLISH, Reason.LOCKED)
    stage.state_is("locked")
    expect(stage.page.locator(".td-enable-mfa:visible")).to_have_count(0)
    says_next(stage, "Unlock it on the sign-in page")

    stage.signs_out()
    stage.signs_in("")
    stage.hears_why(ENGLISH, Reason.LOCKED)
    stage.press("td-unlock")
    stage.hears("The account is unlocked.", "note")
    expect(stage.page.locator(".td-unlock:visible")).to_have_count(0)
    stage.signs_in("")
    stage.is_signed_in()


def test_ten_wrong_codes_at_the_sign_in_page(stage: Bare) -> None:
    secret = enrols(stage)
    stage.signs_out()
    expect(stage.page.locator(".td-unlock:visible")).to_have_count(0)
    wrong = wrong_codes(secret, float(stage.lesson.clock.now()))[0]
    for failures in range(1, 11):
        stage.signs_in(wrong)
        stage.hears_why(ENGLISH, Reason.NOT_THIS_SECRET)
        is_counted(stage, failures)
    right = oathtool(secret, float(stage.lesson.clock.now()))
    stage.signs_in(right)
    stage.hears_why(ENGLISH, Reason.LOCKED)
    stage.press("td-unlock")
    stage.hears("The account is unlocked.", "note")
    stage.signs_in(right)
    stage.is_signed_in()
    stage.state_is("on")


def test_a_new_recovery_code_replaces_the_one_before(stage: Bare) -> None:
    enrols(stage)
    says_next(stage, "Create a recovery code")
    codes: list[str] = []
    for _ in range(2):
        stage.press("td-new-recovery")
        recovery = stage.part("td-recovery")
        expect(recovery).to_have_text(RECOVERY)
        if codes:
            expect(recovery).not_to_have_text(codes[0])
        codes.append(recovery.inner_text())
    expect(stage.part("td-page")).to_contain_text("You have a recovery code.")
    stage.signs_out()
    stage.signs_in(codes[0])
    stage.hears_why(ENGLISH, Reason.WRONG_RECOVERY_CODE)
    stage.signs_in(codes[1])
    stage.is_signed_in()


def test_a_click_that_comes_after_signing_out_does_nothing(stage: Bare) -> None:
    stage.opens_profile()
    stage.signs_out()
    happened = len(stage.lesson.account.events)
    for handle in LATE:
        stage.page.locator(f".{handle}").first.evaluate("(part) => part.click()")
    # What comes after them on the same way has been answered: so have they.
    stage.signs_in("", password="wrong")
    stage.hears_why(ENGLISH, Reason.WRONG_CREDENTIALS)
    expect(stage.page.locator(".td-sign-in-form")).to_be_visible()
    expect(stage.page.locator(".td-qr svg")).to_have_count(0)
    expect(stage.page.locator(".td-recovery")).to_be_empty()
    assert (stage.lesson.account.state.value, stage.lesson.page) == ("off", "sign-in")
    assert len(stage.lesson.account.events) == happened + 1


def test_the_time_zones_stay_whole_when_the_lesson_starts_again(stage: Bare) -> None:
    zone, all_of_them = stage.box("time_zone"), len(time_zones())
    stage.opens_profile()
    expect(zone.locator("option")).to_have_count(all_of_them)
    expect(zone).to_have_value("UTC")
    zone.select_option("Pacific/Auckland")
    stage.press("td-save")
    stage.hears("", "ok")
    expect(zone).to_have_value("Pacific/Auckland")

    # A page that is loaded anew asks for the list anew; until then it has what was saved.
    stage.reloads()
    expect(zone.locator("option")).to_have_count(all_of_them)
    expect(zone).to_have_value("Pacific/Auckland")
    expect(zone.locator("option:checked")).to_have_text(re.compile("Pacific/Auckland"))

    stage.press("td-start-again")
    expect(stage.part("td-save")).to_be_hidden()
    stage.opens_profile()
    expect(zone).to_have_value("UTC")
    expect(zone.locator("option:checked")).to_have_text("(GMT+00:00) UTC")
    expect(zone.locator("option")).to_have_count(all_of_them)
