"""How long a page that runs as it opens keeps its reader waiting, beside one run by hand."""

from __future__ import annotations

import json
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import browser
from tools.servers import CHECKOUT, serving

if TYPE_CHECKING:
    from playwright.sync_api import Playwright

PAGE = CHECKOUT / "notebooks" / "en" / "00-procedure.ipynb"


@dataclass
class FirstView:
    """Seconds from opening the address to the first view, one number a visit.

    Attributes:
        itself: The page runs as it opens.
        by_hand: The page is left alone, and run as soon as it has a kernel.
    """

    itself: list[float] = field(default_factory=list)
    by_hand: list[float] = field(default_factory=list)


def measure(playwright: Playwright, visits: int) -> FirstView:
    """Open the page both ways in turn; the first visit of each, to warm up, is not counted.

    Args:
        playwright: To start the browser with.
        visits: How often.

    Returns:
        The waits.
    """
    found = FirstView()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "notebooks"
        root.mkdir()
        page = json.loads(PAGE.read_text("utf-8"))
        (root / "itself.ipynb").write_text(json.dumps(page), "utf-8")
        page["metadata"]["totp_demo"]["runs"] = False
        (root / "by_hand.ipynb").write_text(json.dumps(page), "utf-8")
        with (
            serving(Path(folder), root) as server,
            browser.chromium(playwright) as (chromium, _first),
        ):
            context = chromium.new_context()
            for number in range(2 * (visits + 1)):
                by_hand = number % 4 in {1, 2}
                file = "by_hand.ipynb" if by_hand else "itself.ipynb"
                waited = browser.first_view(context, server, file, by_hand=by_hand)
                server.end_kernels()
                if number > 1:
                    (found.by_hand if by_hand else found.itself).append(waited)
    return found
