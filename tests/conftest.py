"""How examples are searched for, in every room; and the browser that two lanes have in common.

`pytest --hypothesis-profile search` looks at other examples each time, and at many.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tools.find_browser import ARGUMENTS, find_browser

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

# No deadline and no haste: the machine may be busy with a browser. No database: nothing is left
# behind. The same examples each time: what passed here passes there.
settings.register_profile(
    "kit",
    deadline=None,
    database=None,
    derandomize=True,
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "search", settings.get_profile("kit"), derandomize=False, max_examples=2000
)
settings.load_profile("kit")


@pytest.fixture(scope="session")
def browser_path() -> Path:
    """The browser of this machine. Without one nothing is proven, so nothing is skipped."""
    found = find_browser()
    if found is None:
        pytest.fail("No Chromium or Chrome was found. Run: sh tools/set_up.sh test", pytrace=False)
    return found


@pytest.fixture(scope="session")
def browser(browser_path: Path) -> Iterator[Browser]:
    """One browser for all tests."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def hashes(monkeypatch: pytest.MonkeyPatch) -> list[tuple[bytes, bytes]]:
    """Every salt and every hash that is made, in order."""
    made: list[tuple[bytes, bytes]] = []
    scrypt = hashlib.scrypt

    def note(password: bytes, *, salt: bytes, **cost: int) -> bytes:
        made.append((salt, scrypt(password, salt=salt, **cost)))
        return made[-1][1]

    monkeypatch.setattr(hashlib, "scrypt", note)
    return made
