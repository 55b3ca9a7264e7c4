"""Whatever is typed into a text field is shown as text and never run."""

from __future__ import annotations

import urllib.parse

import pytest
from playwright.sync_api import expect

from tests.reader import Recorder
from tests.real_phone import scan
from tests.scripts.bare import Bare
from tests.scripts.conftest import Shows
from totp_demo.model.profile import ProfileFault
from totp_demo.model.verifier import Reason
from totp_demo.wording.faults import of_fault
from totp_demo.wording.language import Language

IMAGE = '<img src="td-run" onerror="window.tdRan=1">'
SCRIPT = "<script>window.tdRan=2</script>"
LINK = "javascript:window.tdRan=3"
EMOJI = "Zoé 👩‍💻 O'Neil & <b>Co</b>"
ARABIC = "ليلى الحسن"


def nothing_ran(stage: Bare, recorder: Recorder) -> None:
    """See that no text has become a part of the page."""
    assert stage.page.evaluate("window.tdRan") is None
    made = stage.page.locator(".td img, .td script, .td a, .td iframe, .td b:text-is('Co')")
    assert made.count() == 0
    assert not any("td-run" in url for url in recorder.urls)


@pytest.mark.parametrize(
    ("first", "last"), [(IMAGE, SCRIPT), (LINK, EMOJI), (ARABIC, "a\u200f: {name} %s")]
)
def test_names_are_text(first: str, last: str, stage: Bare, recorder: Recorder) -> None:
    stage.opens_profile()
    stage.box("first_name").fill(first)
    stage.box("last_name").fill(last)
    stage.press("td-save")
    stage.hears("", "ok")
    expect(stage.part("td-user-name")).to_have_text(f"{first} {last}")
    expect(stage.box("first_name")).to_have_value(first)
    stage.press("td-user-menu")
    stage.press("td-home")
    expect(stage.page.locator(".td-welcome:visible")).to_contain_text(first)
    stage.switches_to("fr")
    expect(stage.page.locator(".td-welcome:visible")).to_contain_text(first)
    nothing_ran(stage, recorder)


def test_an_address_with_markup_goes_all_the_way(stage: Bare, recorder: Recorder) -> None:
    address = '"><img/src=x>+&%41@example.com'
    page = stage.page
    stage.opens_profile()
    stage.box("email").fill(address)
    stage.press("td-save")
    stage.hears("", "ok")
    stage.enables_mfa()
    assert scan(stage.photographs_qr()).label == f"IT Glue:{address}"
    stage.press("td-scan")
    expect(page.locator(".td-entry-name")).to_have_text(f"IT Glue · {address}")
    assert address in (page.locator(".td-copy").get_attribute("aria-label") or "")
    stage.press("td-by-hand")
    for name in (IMAGE[:60], EMOJI, ARABIC):
        stage.box("account").fill(name)
        stage.box("key").fill("GEZDGNBVGY3TQOJQ GEZDGNBVGY3TQOJQ")
        stage.press("td-add")
        expect(page.locator(".td-entry-name").last).to_have_text(name)
        stage.press("td-by-hand")
    for name, key in (
        (LINK, "GEZDGNBVGY3TQOJQ"),
        ("a", IMAGE),
        ("a", "x" * 5000),
        (SCRIPT * 9, "A"),
    ):
        stage.box("account").fill(name)
        stage.box("key").fill(key)
        stage.press("td-add")
        expect(page.locator(".td-phone .td-say-no")).to_be_visible()
        assert len(page.locator(".td-phone .td-say-no").inner_text()) < 400
    expect(page.locator(".td-entry")).to_have_count(4)
    nothing_ran(stage, recorder)


def test_codes_and_credentials_are_text(stage: Bare, recorder: Recorder) -> None:
    stage.opens_profile()
    stage.enables_mfa()
    for text in (IMAGE, SCRIPT, LINK, EMOJI, ARABIC, "١٢٣٤٥٦", "9" * 4000):
        stage.confirms(text)
        stage.hears("")
        nothing_ran(stage, recorder)
    stage.signs_out()
    for text in (IMAGE, EMOJI):
        stage.signs_in(text, password=text, email=text)
        stage.hears("")
    nothing_ran(stage, recorder)


def test_passwords_are_text(stage: Bare, recorder: Recorder) -> None:
    password = f"{IMAGE} {EMOJI} {ARABIC}"
    stage.opens_profile()
    stage.box("new_password").fill(password)
    stage.press("td-save")
    stage.hears("", "ok")
    stage.enables_mfa()
    stage.press("td-scan")
    stage.confirms("".join(stage.part("td-code").inner_text().split()))
    stage.state_is("on")
    stage.page.locator(".td summary", has_text="Switch MFA off").click()
    again = stage.box("disable-password")
    for text in (SCRIPT, password.replace(" ", "  ")):
        again.fill(text)
        stage.press("td-disable-mfa")
        stage.hears_why(Language("en"), Reason.WRONG_PASSWORD)
        expect(again).to_have_value(text)
    again.fill(password)
    stage.press("td-disable-mfa")
    stage.state_is("off")
    # To the letter it is the password that was chosen.
    stage.signs_out()
    stage.signs_in("", password=password)
    stage.is_signed_in()
    nothing_ran(stage, recorder)


def test_names_and_answers_are_text(shows: Shows, recorder: Recorder) -> None:
    reader = shows("uri_parts", "exercise 03-base32", step=3)
    page = reader.page
    page.locator(".td-uri-parts summary", has_text="Try other names").click()
    issuer, account = reader.box("issuer"), reader.box("account")
    for one, other in ((IMAGE, EMOJI), (SCRIPT, ARABIC), (EMOJI, '"><img/src=x>+&%41 {name}')):
        issuer.fill(one)
        account.fill(other)
        reader.press("td-build")
        label = page.locator(".td-uri [data-part=label-issuer]")
        expect(label).to_have_text(urllib.parse.quote(one, safe=""))
        uri = "".join(page.locator(".td-uri [data-part]").all_text_contents())
        shown = urllib.parse.urlsplit(uri).path
        assert urllib.parse.unquote(shown) == f"/{one}:{other}"
        label.focus()
        expect(page.locator(".td-panel")).to_contain_text(one)
        page.locator(".td-uri [data-part=account]").focus()
        expect(page.locator(".td-panel")).to_contain_text(other)
        expect(issuer).to_have_value(one)
        expect(account).to_have_value(other)
    account.fill(LINK)
    reader.press("td-build")
    reader.hears("A URI can’t contain these names.")
    expect(account).to_have_value(LINK)

    answer = reader.box("answer")
    for text in (IMAGE, SCRIPT, LINK, EMOJI, ARABIC, "x" * 5000):
        answer.fill(text)
        reader.press("td-check")
        reader.hears("whole number")
        expect(answer).to_have_value(text)
    nothing_ran(reader, recorder)


def test_faults_are_named(stage: Bare) -> None:
    page = stage.page
    stage.opens_profile()
    wrong = {
        "first_name": ("x" * 61, ProfileFault.TOO_LONG),
        "last_name": ("   ", ProfileFault.REQUIRED),
        "email": ("a:b@example.com", ProfileFault.COLON),
        "new_password": ("y" * 129, ProfileFault.TOO_LONG),
    }
    for name, (text, _fault) in wrong.items():
        stage.box(name).fill(text)
    stage.press("td-save")
    stage.hears("")
    for name, (text, fault) in wrong.items():
        box = stage.box(name)
        expect(box).to_have_value(text)
        expect(box).to_have_attribute("aria-invalid", "true")
        described = box.get_attribute("aria-describedby") or ""
        said = " ".join(page.locator(f"[id='{part}']").inner_text() for part in described.split())
        assert of_fault(fault, name).into(Language("en"))[:20] in said
    for text, fault in (
        ("camille", ProfileFault.NOT_AN_EMAIL),
        ("c@example." + "x" * 100, ProfileFault.TOO_LONG),
        ("a\u202eb@example.com", ProfileFault.CONTROL_CHARACTERS),
    ):
        stage.box("email").fill(text)
        stage.press("td-save")
        expect(page.locator(".td-fault:visible").nth(2)).to_have_text(
            of_fault(fault, "email").into(Language("en"))
        )
    # A line break does not fit in a line: the browser makes a space of it, and the rest is taken.
    for name, text in (("first_name", "Ca\nmille\r\n"), ("last_name", "M"), ("new_password", "")):
        stage.box(name).fill(text)
    stage.box("email").fill("camille.martin@example.com")
    stage.press("td-save")
    stage.hears("", "ok")
    expect(page.locator(".td-fault:visible")).to_have_count(0)
    expect(stage.part("td-user-name")).to_have_text("Ca mille M")
