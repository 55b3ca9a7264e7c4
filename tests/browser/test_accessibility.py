"""axe-core on every state of the procedure: nothing is found in our parts.

In both languages, in JupyterLab's light and dark theme, on a wide screen and on a phone's:
every two of them meet.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.browser.conftest import WIDE
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
        "for _ in range(10): lesson.account.throttle.fail(lesson.clock.now())\nlesson.look()"
    )
    stage.part("td-unlock").wait_for()
    yield "locked"


@pytest.mark.parametrize(("code", "dark"), [("en", False), ("fr", True)])
def test_axe_finds_nothing(code: str, dark: bool, stage: LabReader) -> None:
    other = {"en": "fr", "fr": "en"}[code]
    page = stage.page
    page.evaluate(AXE_SCRIPT)
    page.evaluate("jupyterapp.shell.collapseLeft()")
    stage.wears(dark=dark)
    found = []
    for state in states(stage):
        for size, language in ((WIDE, code), (NARROW, other)):
            page.set_viewport_size({"width": size[0], "height": size[1]})
            if state != "the menu":  # which closes when something else is clicked
                stage.switches_to(language)
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
}).map((root) => `${root.firstElementChild.className} needs ${root.scrollWidth} px`)"""
