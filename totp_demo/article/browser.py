"""Finds the Chromium that takes the pictures and prints the article."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-sync",
    "--no-first-run",
    "--no-sandbox",
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
]
"""How it is started: as root too, and with no way out of the machine."""


def find_browser() -> Path | None:
    """Return the first Chromium or Chrome of this machine that runs.

    Returns:
        Its path: a system package's before Playwright's own; None when there is none.
    """
    for path in _candidates():
        try:
            # Ubuntu's `chromium-browser` may be a mere hint to install something else.
            answer = subprocess.run(  # noqa: S603 - a browser that was found under its name
                [path, "--version"], capture_output=True, timeout=60, check=False
            )
        except (OSError, subprocess.TimeoutExpired):
            continue
        if answer.returncode == 0:
            return path
    return None


def _candidates() -> Iterator[Path]:
    for name in NAMES:
        if found := shutil.which(name):
            yield Path(found)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    if own.is_file():
        yield own
