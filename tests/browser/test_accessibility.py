"""axe-core on every state of the procedure: nothing is found in our parts.

In both languages, in JupyterLab's light and dark theme, on a wide screen and on a phone's.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.browser.conftest import WIDE, OpenNotebook
from tests.browser.reader import LabReader
from tests.browser.readers import oathtool, scan, wait_for_room

NARROW = (400, 900)
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
    nodes.map(({ html, failureSummary }) => [id, help, html.slice(0, 200), failureSummary].join(" | ")))];
}"""


def states(reader: LabReader) -> Iterator[str]:
    """Walk through the procedure and its mistakes, and name each state that is reached."""
    yield "home"
    reader.press("td-user-menu")
    yield "the menu"
    reader.press("td-edit-profile")
    reader.box("email").fill("")
    reader.press("td-save")
    reader.part("td-fault").wait_for()
    yield "the profile with a fault"
    reader.box("email").fill("camille.martin@example.com")
    reader.press("td-save")
    reader.hears("", "ok")
    reader.enables_mfa()
    secret = scan(reader.photographs_qr()).secret
    reader.press("td-show-secret")
    reader.confirms("12 34")
    reader.hears("")
    reader.press("td-scan")
    reader.press("td-by-hand")
    reader.part("td-entry").wait_for()
    reader.press("td-add")
    reader.page.locator(".td-phone .td-say-no").wait_for()
    yield "the dialog, and the phone with an account and a refusal"
    wait_for_room()
    reader.confirms(oathtool(secret))
    reader.state_is("on")
    reader.press("td-new-recovery")
    reader.page.locator(".td summary:visible").first.click()
    yield "MFA on, with a recovery code"
    reader.signs_out()
    reader.signs_in("000000", password="wrong")
    reader.hears("")
    yield "signing in, refused"
    reader.runs(
        "for _ in range(10): lesson.account.throttle.fail(lesson.clock.now())\nlesson.look()"
    )
    reader.part("td-unlock").wait_for()
    yield "locked"


@pytest.mark.parametrize(("code", "dark"), [("en", False), ("fr", True)])
def test_axe_finds_nothing(code: str, dark: bool, open_notebook: OpenNotebook) -> None:  # noqa: FBT001
    reader = open_notebook(f"{code}/whole.ipynb")
    other = {"en": "fr", "fr": "en"}[code]
    page = reader.page
    page.evaluate(AXE_SCRIPT)
    page.evaluate("jupyterapp.shell.collapseLeft()")
    reader.wears(dark=dark)
    found = []
    for state in states(reader):
        for size, language in ((WIDE, code), (NARROW, other), (NARROW, code)):
            page.set_viewport_size({"width": size[0], "height": size[1]})
            if state != "the menu":  # which closes when something else is clicked
                reader.switches_to(language)
            passed, faults = page.evaluate(_AXE, _RULES)
            assert passed > 5
            found += [f"{state}, {language}, {size[0]} px: {fault}" for fault in faults]
            scrolls = page.evaluate(_SCROLLS)
            found += [f"{state}, {language}, {size[0]} px wide: {name}" for name in scrolls]
        page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
    assert found == []


# A view that is wider than its place is cut off, or has to be moved sideways to be read.
_SCROLLS = """() => [...document.querySelectorAll(".td")].filter((root) => {
  return root.scrollWidth > root.clientWidth + 1;
}).map((root) => `${root.firstElementChild.className} is ${root.scrollWidth} px in ${root.clientWidth} px`)"""
