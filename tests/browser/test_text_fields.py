"""Whatever is typed into a text field is shown as text and never run."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenNotebook
from tests.browser.reader import LabReader, Recorder
from tests.browser.readers import scan
from totp_demo.language import Language
from totp_demo.model.profile import ProfileFault
from totp_demo.widgets.faults import of_fault

IMAGE = '<img src="td-run" onerror="window.tdRan=1">'
SCRIPT = "<script>window.tdRan=2</script>"
LINK = "javascript:window.tdRan=3"
EMOJI = "Zoé 👩‍💻 O'Neil & <b>Co</b>"
ARABIC = "ليلى الحسن"


def nothing_ran(reader: LabReader, recorder: Recorder) -> None:
    """See that no text has become a part of the page."""
    assert reader.page.evaluate("window.tdRan") is None
    assert reader.page.locator(".td img, .td script, .td a, .td iframe, .td b:text('Co')").count() == 0
    assert not any("td-run" in url for url in recorder.urls)


@pytest.mark.parametrize(
    ("first", "last"), [(IMAGE, SCRIPT), (LINK, EMOJI), (ARABIC, "a\u200f: {name} %s")]
)
def test_names_are_text(
    first: str, last: str, open_notebook: OpenNotebook, recorder: Recorder
) -> None:
    reader = open_notebook("en/whole.ipynb")
    reader.opens_profile()
    reader.box("first_name").fill(first)
    reader.box("last_name").fill(last)
    reader.press("td-save")
    reader.hears("", "ok")
    expect(reader.part("td-user-name")).to_have_text(f"{first} {last}")
    expect(reader.box("first_name")).to_have_value(first)
    reader.press("td-user-menu")
    reader.press("td-home")
    expect(reader.page.locator("h3:visible")).to_contain_text(first)
    reader.switches_to("fr")
    expect(reader.page.locator("h3:visible")).to_contain_text(first)
    nothing_ran(reader, recorder)


def test_an_address_with_markup_goes_all_the_way(
    open_notebook: OpenNotebook, recorder: Recorder
) -> None:
    address = '"><img/src=x>+&%41@example.com'
    reader = open_notebook("en/whole.ipynb")
    page = reader.page
    reader.opens_profile()
    reader.box("email").fill(address)
    reader.press("td-save")
    reader.hears("", "ok")
    reader.enables_mfa()
    assert scan(reader.photographs_qr()).label == f"IT Glue:{address}"
    reader.press("td-scan")
    expect(page.locator(".td-entry-name")).to_have_text(f"IT Glue · {address}")
    assert address in (page.locator(".td-copy").get_attribute("aria-label") or "")
    reader.press("td-by-hand")
    for name in (IMAGE[:60], EMOJI, ARABIC):
        reader.box("account").fill(name)
        reader.box("key").fill("GEZDGNBVGY3TQOJQ GEZDGNBVGY3TQOJQ")
        reader.press("td-add")
        expect(page.locator(".td-entry-name").last).to_have_text(name)
        reader.press("td-by-hand")
    for name, key in ((LINK, "GEZDGNBVGY3TQOJQ"), ("a", IMAGE), ("a", "x" * 5000), (SCRIPT * 9, "A")):
        reader.box("account").fill(name)
        reader.box("key").fill(key)
        reader.press("td-add")
        expect(page.locator(".td-phone .td-say-no")).to_be_visible()
        assert len(page.locator(".td-phone .td-say-no").inner_text()) < 400
    expect(page.locator(".td-entry")).to_have_count(4)
    nothing_ran(reader, recorder)


def test_codes_and_credentials_are_text(open_notebook: OpenNotebook, recorder: Recorder) -> None:
    reader = open_notebook("en/whole.ipynb")
    reader.opens_profile()
    reader.enables_mfa()
    for text in (IMAGE, SCRIPT, LINK, EMOJI, ARABIC, "١٢٣٤٥٦", "9" * 4000):
        reader.confirms(text)
        reader.hears("")
        nothing_ran(reader, recorder)
    reader.signs_out()
    for text in (IMAGE, EMOJI):
        reader.signs_in(text, password=text, email=text)
        reader.hears("")
    nothing_ran(reader, recorder)


def test_faults_are_named(open_notebook: OpenNotebook) -> None:
    reader = open_notebook("en/whole.ipynb")
    page = reader.page
    reader.opens_profile()
    wrong = {
        "first_name": ("x" * 61, ProfileFault.TOO_LONG, "First name"),
        "last_name": ("   ", ProfileFault.REQUIRED, "Last name"),
        "email": ("a:b@example.com", ProfileFault.COLON, "Email"),
        "new_password": ("y" * 129, ProfileFault.TOO_LONG, "Change Password"),
    }
    for name, (text, _fault, _label) in wrong.items():
        reader.box(name).fill(text)
    reader.press("td-save")
    reader.hears("")
    for name, (text, fault, label) in wrong.items():
        box = reader.box(name)
        expect(box).to_have_value(text)
        expect(box).to_have_attribute("aria-invalid", "true")
        described = box.get_attribute("aria-describedby") or ""
        said = " ".join(
            page.locator(f"[id='{part}']").inner_text() for part in described.split()
        )
        assert of_fault(Language("en"), fault, label)[:20] in said
    for text, fault in (
        ("camille", ProfileFault.NOT_AN_EMAIL),
        ("c@example." + "x" * 100, ProfileFault.TOO_LONG),
        ("a\u202eb@example.com", ProfileFault.CONTROL_CHARACTERS),
    ):
        reader.box("email").fill(text)
        reader.press("td-save")
        expect(page.locator(".td-fault:visible").nth(2)).to_have_text(
            of_fault(Language("en"), fault, "Email")
        )
    # A line break does not fit in a line: the browser leaves it out, and the rest is taken.
    reader.box("first_name").fill("Ca\nmille\r\n")
    expect(reader.box("first_name")).to_have_value("Camille")
