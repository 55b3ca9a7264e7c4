"""axe-core on every state of the procedure: nothing is found in our parts.

In both languages, in JupyterLab's light and dark theme, on a wide screen and on a phone's:
every two of them meet. Where the QR code is on the screen, two readers can read and measure it.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from tests.journeys.conftest import WIDE, NewPage, Shows
from tests.journeys.lab import LabReader
from tests.reader import Reader
from tests.real_phone import oathtool, scan, wait_for_room
from tools.servers import Server
from totp_demo.learner import protocol

NARROW = (400, 900)
PARTS = ("profile()", "enrolment()", "code_entry()", "sign_in()", "phone_view()")
BORDER = 4  # modules (ISO/IEC 18004)
MODULE = 4  # pixels, for a phone's camera in front of a screen
_RULES = {
    "runOnly": {
        "type": "tag",
        "values": [
            "wcag2a",
            "wcag2aa",
            "wcag21a",
            "wcag21aa",
            "wcag22aa",
            "best-practice",
        ],
    },
    "resultTypes": ["violations"],
}
_AXE = """async (rules) => {
  const { violations, passes } = await axe.run([[".td"]], rules);
  return [passes.length, violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => [id, help, node.html.slice(0, 200), node.failureSummary].join(" | ")))];
}"""


def states(stage: LabReader) -> Iterator[str]:
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
    wait_for_room()
    stage.confirms(oathtool(secret))
    stage.state_is("on")
    stage.press("td-new-recovery")
    stage.page.locator(".td summary:visible").first.click()
    yield "MFA on, with a recovery code"
    stage.signs_out()
    stage.signs_in("000000", password="wrong")
    stage.hears("")
    yield "signing in, refused"
    stage.runs(
        "for _ in range(10): lesson.account.throttle.fail(lesson.clock.now())\n"
        "lesson.refresh_views()"
    )
    stage.part("td-unlock").wait_for()
    yield "locked"


def parts(shown: LabReader) -> Iterator[str]:
    """Open and close the views of one part each, and name each state that is reached."""
    closed = shown.page.locator(".td-closed:visible")
    expect(closed).to_have_count(3)
    yield "parts, closed"
    shown.acts(protocol.OpenProfile())
    expect(closed).to_have_count(2)
    shown.acts(protocol.EnableMfa())
    expect(closed).to_have_count(0)
    shown.press("td-by-hand")
    form = shown.page.locator(".td-by-hand-form:visible")
    form.locator("summary").click()
    expect(form.locator("details")).to_have_attribute("open", "")
    expect(form.locator("[name=period]")).to_be_visible()
    yield "parts, open, with other settings on the phone"
    shown.acts(protocol.SignOut())
    expect(closed).to_have_count(3)
    expect(shown.page.locator(".td-sign-in-form:visible")).to_have_count(1)
    yield "parts, signed out"


def faults(reader: Reader) -> list[str]:
    """Return what axe finds in our parts, and the views that are wider than their place."""
    passed, found = reader.page.evaluate(_AXE, _RULES)
    assert passed > 5
    return [*found, *reader.page.evaluate(_SCROLLS)]


def can_be_scanned(reader: Reader) -> bool:
    """Say whether a phone can scan the QR code of the screen, by its border and its modules."""
    seen = scan(reader.photographs_qr())
    return seen.border >= BORDER and seen.module >= MODULE


def walk(
    reader: LabReader, reached: Iterator[str], code: str, *, dark: bool, qr: int = 1
) -> list[str]:
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
    page.evaluate(AXE_SCRIPT)
    page.evaluate("jupyterapp.shell.collapseLeft()")
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
def test_axe_finds_nothing(code: str, dark: bool, stage: LabReader) -> None:
    assert walk(stage, states(stage), code, dark=dark) == []


@THEMES
def test_axe_finds_nothing_in_the_views_of_one_part(code: str, dark: bool, shows: Shows) -> None:
    shown = shows(*PARTS)
    assert walk(shown, parts(shown), code, dark=dark) == []


def test_axe_finds_nothing_in_voila(new_page: NewPage, voila_server: Server) -> None:
    page = new_page()
    page.goto(f"{voila_server.url}/voila/render/en/whole.ipynb")
    reader = Reader(page)
    expect(reader.part("td-user-menu")).to_be_visible(timeout=60_000)
    page.evaluate(AXE_SCRIPT)
    reader.opens_profile()
    reader.enables_mfa()
    reader.press("td-scan")
    reader.part("td-entry").wait_for()
    found = []
    for width, height in (WIDE, NARROW):
        page.set_viewport_size({"width": width, "height": height})
        found += faults(reader)
        assert can_be_scanned(reader)
    assert found == []


# A view that is wider than its place is cut off, or has to be moved sideways to be read.
_SCROLLS = """() => [...document.querySelectorAll(".td")].filter((root) => {
  return root.scrollWidth > root.clientWidth + 1;
}).map((root) => `${root.firstElementChild.className} needs ${root.scrollWidth} px`)"""
