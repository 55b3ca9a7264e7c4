"""A real Chromium in front of the pages: opening them, counting messages, timing codes."""

from __future__ import annotations

import contextlib
import secrets
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

from benchmarks import usage
from benchmarks.notebooks import SECRET, Page
from tools.find_browser import ARGUMENTS, find_browser
from tools.servers import Server
from totp_demo import Key

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Playwright, WebSocket
    from playwright.sync_api import Page as Tab

PATIENCE = 120_000  # milliseconds
RESTING = 0.5  # seconds in which a browser that rests does next to nothing
LATENESS = (Path(__file__).parent / "lateness.js").read_text("utf-8")
_KERNEL = "jupyterapp.shell.currentWidget.context.sessionContext.session.kernel"
_READY = f"() => {{ try {{ return !!{_KERNEL} }} catch {{ return false }} }}"
_IDLE = f"() => {{ try {{ return {_KERNEL}.status === 'idle' }} catch {{ return false }} }}"
_RUN = "() => jupyterapp.commands.execute('notebook:run-all-cells')"
_SAVE = "() => jupyterapp.commands.execute('docmanager:save')"
# A code has digits; a label without any is complete as it is.
_COMPLETE = """([code, all]) => {
  const seen = document.querySelector(code);
  const complete = !!seen && seen.checkVisibility() && !!seen.textContent.trim();
  return complete && !!document.querySelector(all);
}"""


@dataclass
class Traffic:
    """What has gone over a page's WebSockets to its kernel.

    Attributes:
        messages: Frames, both ways.
        size: Their bytes.
        asked: When each frame that asks for more codes was sent, by the widget that sent it.
    """

    messages: int = 0
    size: int = 0
    asked: dict[str, list[float]] = field(default_factory=dict)

    def watch(self, tab: Tab) -> None:
        """Count from now on."""
        tab.on("websocket", self._opened)

    def _opened(self, socket: WebSocket) -> None:
        if "/channels" not in socket.url:
            return
        socket.on("framesent", self._sent)
        socket.on("framereceived", self._count)

    def _count(self, frame: str | bytes) -> None:
        self.messages += 1
        self.size += len(frame if isinstance(frame, bytes) else frame.encode())

    def _sent(self, frame: str | bytes) -> None:
        self._count(frame)
        text = frame if isinstance(frame, str) else frame.decode("utf-8", "replace")
        if '"hello"' in text and '"comm_id":"' in text:
            widget = text.split('"comm_id":"')[1].split('"')[0]
            self.asked.setdefault(widget, []).append(time.monotonic())

    def clear(self) -> None:
        """Start counting again."""
        self.messages = self.size = 0
        self.asked.clear()


@dataclass(frozen=True)
class Visit:
    """A page that has been opened and run.

    Attributes:
        tab: The browser's tab.
        traffic: Its messages.
        opening: Seconds from opening the address to the first widget.
        running: Seconds from running the cells to the first widget; 0 in Voila.
    """

    tab: Tab
    traffic: Traffic
    opening: float
    running: float

    def watch_codes(self, page: Page) -> None:
        """Note from now on when each code comes."""
        self.tab.evaluate(LATENESS, page.code)

    def lateness(self, page: Page) -> list[float]:
        """Return how late each code came, in milliseconds after its step began.

        Raises:
            RuntimeError: A code of no step near now was shown.
        """
        seen: list[tuple[float, str]] = self.tab.evaluate("() => window.benchmarkSeen")
        error: float = self.tab.evaluate("() => window.benchmarkClockError()")
        if not seen:
            return []
        key = Key(SECRET, "benchmark", period=page.period)
        first = key.step_at(seen[0][0] / 1000) - 60
        last = key.step_at(seen[-1][0] / 1000) + 60
        steps = {code: first + at for at, code in enumerate(key.codes(first, last - first))}
        unknown = [code for _, code in seen if code not in steps]
        if unknown:
            raise RuntimeError(f"{len(unknown)} of {len(seen)} codes are of no step near now")
        return [at + error - steps[code] * page.period * 1000 for at, code in seen]


@contextlib.contextmanager
def chromium(playwright: Playwright) -> Iterator[tuple[Browser, psutil.Process]]:
    """Start a browser; yield it with its first process."""
    path = find_browser()
    if path is None:
        raise RuntimeError("no Chromium or Chrome was found: run sh tools/set_up.sh test")
    before = {each.pid for each in psutil.Process().children(recursive=True)}
    browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
    try:
        yield browser, _first_process(before)
    finally:
        browser.close()


@contextlib.contextmanager
def profile(playwright: Playwright) -> Iterator[tuple[BrowserContext, psutil.Process]]:
    """Start a browser on a new profile; yield that, once it rests, with the first process.

    Beside `new_context` of `chromium`, which is a private window, it keeps on the disk what a
    reader's browser keeps there for a second visit.
    """
    path = find_browser()
    if path is None:
        raise RuntimeError("no Chromium or Chrome was found: run sh tools/set_up.sh test")
    before = {each.pid for each in psutil.Process().children(recursive=True)}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        context = playwright.chromium.launch_persistent_context(
            folder, executable_path=path, args=ARGUMENTS
        )
        try:
            first = _first_process(before)
            _rest(first)
            yield context, first
        finally:
            context.close()


def _rest(first: psutil.Process) -> None:
    """Wait until a browser has done what it does as it starts: a reader's has long been open."""
    until = time.monotonic() + PATIENCE / 1e3
    while True:
        before = usage.cpu_seconds(processes(first))
        time.sleep(RESTING)
        if usage.spent(before, usage.cpu_seconds(processes(first))) <= RESTING / 20:
            return
        if time.monotonic() > until:
            raise TimeoutError("the browser does not come to rest")


def _first_process(before: set[int]) -> psutil.Process:
    """Return the browser among the processes that have come: the one of no particular type."""
    for each in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess):
            command = " ".join(each.cmdline())
            if each.pid not in before and "chrom" in command and "--user-data-dir" in command:
                return each
    raise RuntimeError("the browser's process was not found")


def processes(first: psutil.Process) -> list[psutil.Process]:
    """Return all processes of a browser."""
    return [first, *first.children(recursive=True)]


def open_in_lab(context: BrowserContext, server: Server, page: Page, file: str) -> Visit:
    """Open a notebook in JupyterLab, run it, and wait until all of it is there."""
    tab, traffic = context.new_page(), Traffic()
    traffic.watch(tab)
    began = time.perf_counter()
    _go_to_lab(tab, server, file)
    ran = _run(tab)
    tab.wait_for_function(_COMPLETE, arg=[page.code, page.code], timeout=PATIENCE)
    seen = time.perf_counter()
    tab.wait_for_function(_COMPLETE, arg=[page.code, page.all_shown], timeout=PATIENCE)
    tab.evaluate(_SAVE)  # or JupyterLab would do so while we measure
    return Visit(tab, traffic, seen - began, seen - ran)


def first_view(context: BrowserContext, server: Server, file: str, *, by_hand: bool) -> float:
    """Open a notebook in JupyterLab and return the seconds until a view of the kit is there.

    Args:
        context: Of the browser.
        server: JupyterLab's.
        file: The notebook's.
        by_hand: Whether it is run as soon as there is a kernel, or runs by itself.
    """
    tab = context.new_page()
    began = time.perf_counter()
    _go_to_lab(tab, server, file)
    if by_hand:
        _run(tab)
    tab.locator(".td").first.wait_for(timeout=PATIENCE)
    waited = time.perf_counter() - began
    tab.wait_for_function(_IDLE, timeout=PATIENCE)
    tab.close()
    return waited


def _go_to_lab(tab: Tab, server: Server, file: str) -> None:
    # A workspace of its own: the common one would bring back what was open before.
    workspace = secrets.token_hex(4)
    tab.goto(f"{server.url}/lab/workspaces/{workspace}/tree/{file}?token={server.token}")


def _run(tab: Tab) -> float:
    """Run the cells as soon as there is a kernel, and return when that was."""
    tab.wait_for_function(_READY, timeout=PATIENCE)
    ran = time.perf_counter()
    tab.evaluate(_RUN)
    return ran


def open_in_voila(context: BrowserContext, server: Server, page: Page, file: str) -> Visit:
    """Open a notebook in Voila and wait for its first widget."""
    tab, traffic = context.new_page(), Traffic()
    traffic.watch(tab)
    began = time.perf_counter()
    tab.goto(f"{server.url}/voila/render/{file}", wait_until="commit")
    tab.wait_for_function(_COMPLETE, arg=[page.code, page.code], timeout=PATIENCE)
    return Visit(tab, traffic, time.perf_counter() - began, 0.0)
