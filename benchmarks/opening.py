"""How long a reader waits for the first widget, in JupyterLab and in Voila."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import browser
from benchmarks.notebooks import Page
from tools.servers import serving

if TYPE_CHECKING:
    from playwright.sync_api import Playwright


@dataclass
class Waits:
    """Seconds until a page's first widget was there, one number a visit.

    Attributes:
        lab: In JupyterLab, from opening the address; the cells run once there is a kernel.
        running: The part of it that began when the cells were run.
        voila: In Voila, from opening the address.
    """

    lab: list[float] = field(default_factory=list)
    running: list[float] = field(default_factory=list)
    voila: list[float] = field(default_factory=list)


def measure(playwright: Playwright, pages: Sequence[Page], visits: int) -> dict[str, Waits]:
    """Open the pages in turn, again and again; the first visit of each, to warm up, is not counted.

    Args:
        playwright: To start the browser with.
        pages: What to open.
        visits: How often.

    Returns:
        The waits, by the source of the page.
    """
    waits = {page.source: Waits() for page in pages}
    for voila in (False, True):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder) / "notebooks"
            root.mkdir()
            files = {page.source: page.write(root) for page in pages}
            with (
                serving(Path(folder), root, "voila" if voila else "jupyterlab") as server,
                browser.chromium(playwright) as (chromium, _first),
            ):
                context = chromium.new_context()
                for number in range(visits + 1):
                    for page in pages if number % 2 else reversed(pages):
                        open_in = browser.open_in_voila if voila else browser.open_in_lab
                        visit = open_in(context, server, page, files[page.source])
                        visit.tab.close()
                        # A kernel left behind would take its share of the next visit's time.
                        server.kill_kernels() if voila else server.end_kernels()
                        if number == 0:
                            continue
                        found = waits[page.source]
                        (found.voila if voila else found.lab).append(visit.opening)
                        if not voila:
                            found.running.append(visit.running)
    return waits
