"""One page alone, left to itself: what it costs while it ticks, and how late its codes come."""

from __future__ import annotations

import itertools
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import browser, notebooks, usage
from benchmarks.notebooks import Page
from tools.servers import serving

if TYPE_CHECKING:
    from playwright.sync_api import Playwright

WIDE, HIGH = 1280, 1100  # pixels


@dataclass
class Costs:
    """What a page has cost while it was left to itself; of several rounds, added up.

    Attributes:
        seconds: How long it was.
        kernel: Processor time of the kernel, in seconds.
        server: Processor time of JupyterLab's server.
        chromium: Processor time of all the browser's processes.
        messages: Frames on the WebSocket to the kernel.
        size: Their bytes.
        memory: Of the kernel in MB, one number a round.
        lateness: Of each new code, in milliseconds.
        refills: Seconds from one question for more codes to the next, of the same widget.
    """

    seconds: float = 0.0
    kernel: float = 0.0
    server: float = 0.0
    chromium: float = 0.0
    messages: int = 0
    size: int = 0
    memory: list[float] = field(default_factory=list)
    lateness: list[float] = field(default_factory=list)
    refills: list[float] = field(default_factory=list)

    def a_minute(self, amount: float) -> float:
        """Return what an amount comes to in a minute."""
        return 60.0 * amount / self.seconds


def measure(
    playwright: Playwright, page: Page, costs: Costs, *, seconds: float, settling: float
) -> None:
    """Open a page in a JupyterLab and a browser of its own and watch it for a while.

    Args:
        playwright: To start the browser with.
        page: What to open.
        costs: What this round is added to.
        seconds: How long to watch.
        settling: Seconds to wait before.
    """
    with (
        tempfile.TemporaryDirectory() as folder,
        serving(Path(folder), _root(folder)) as server,
        browser.chromium(playwright) as (chromium, first),
    ):
        file = page.write(_root(folder))
        context = chromium.new_context(viewport={"width": WIDE, "height": HIGH})
        visit = browser.open_in_lab(context, server, page, file)
        (kernel,) = server.kernels().values()
        visit.tab.wait_for_timeout(1000 * settling)
        timed = page.period < notebooks.USUAL and page.rate == 1.0
        if timed:  # watching costs the browser a little
            visit.watch_codes(page)
        visit.traffic.clear()
        family = browser.processes(first)
        before = (
            usage.fine_cpu_seconds(kernel),
            usage.cpu_seconds([server.process]),
            usage.cpu_seconds(family),
        )
        visit.tab.wait_for_timeout(1000 * seconds)
        costs.kernel += usage.fine_cpu_seconds(kernel) - before[0]
        costs.server += usage.spent(before[1], usage.cpu_seconds([server.process]))
        costs.chromium += usage.spent(before[2], usage.cpu_seconds(browser.processes(first)))
        costs.seconds += seconds
        costs.messages += visit.traffic.messages
        costs.size += visit.traffic.size
        costs.memory.append(usage.memory(kernel))
        costs.refills += [
            later - earlier
            for times in visit.traffic.asked.values()
            for earlier, later in itertools.pairwise(times)
        ]
        if timed:
            costs.lateness += visit.lateness(page)


def _root(folder: str) -> Path:
    root = Path(folder) / "notebooks"
    root.mkdir(exist_ok=True)
    return root
