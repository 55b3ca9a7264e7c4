"""A class: many kernels at once, one of them in front of a real browser."""

from __future__ import annotations

import json
import tempfile
import threading
import uuid
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import websocket

from benchmarks import browser, usage
from benchmarks.notebooks import Page
from tools.servers import PATIENCE, Server, serving

if TYPE_CHECKING:
    from playwright.sync_api import Playwright


@dataclass
class Class:
    """What a class costs.

    Attributes:
        kernels: How many there are.
        kernel: Processor seconds a minute of all kernels together.
        server: Processor seconds a minute of JupyterLab's server.
        memory: Of all kernels together, in MB.
        lateness: Of each code that the browser showed, in milliseconds.
    """

    kernels: int = 0
    kernel: float = 0.0
    server: float = 0.0
    memory: float = 0.0
    lateness: list[float] = field(default_factory=list)


class Learner(threading.Thread):
    """Runs a page's code in a kernel and listens from then on, as a browser would.

    Args:
        server: Where the kernel is started.
        page: Whose code to run.
    """

    def __init__(self, server: Server, page: Page) -> None:
        """Start a kernel and connect to it."""
        super().__init__(daemon=True)
        self.ran = threading.Event()
        self.fault = ""
        kernel = server.ask("/api/kernels", "POST", {"name": "python3"})["id"]
        address = server.url.replace("http", "ws", 1)
        self._socket = websocket.create_connection(
            f"{address}/api/kernels/{kernel}/channels?token={server.token}", timeout=PATIENCE
        )
        code = "\n".join(page.cells())
        self._tell("execute_request", {"code": code, "silent": False, "store_history": False})
        self.start()

    def _tell(self, kind: str, content: dict[str, Any]) -> None:
        header = {"msg_id": uuid.uuid4().hex, "msg_type": kind, "session": "benchmark"}
        header |= {"username": "", "version": "5.3", "date": "2020-01-01T00:00:00Z"}
        message = {"header": header, "parent_header": {}, "metadata": {}, "content": content}
        self._socket.send(json.dumps({**message, "channel": "shell"}))

    def run(self) -> None:
        """Listen until the connection ends."""
        try:
            while frame := self._socket.recv():
                if isinstance(frame, str):
                    self._heard(json.loads(frame))
        except (websocket.WebSocketException, OSError):
            self.ran.set()

    def _heard(self, message: dict[str, Any]) -> None:
        kind, content = message["header"]["msg_type"], message["content"]
        if kind == "error":
            self.fault = f"{content['ename']}: {content['evalue']}"
        elif kind == "execute_reply":
            self.ran.set()
        elif kind == "comm_open" and "_esm" in content["data"].get("state", {}):
            # Its script would ask for what is not saved: the codes to come.
            hello = {"do": "hello", "from": "benchmark", "t0": 0}
            data = {"method": "custom", "content": hello}
            self._tell("comm_msg", {"comm_id": content["comm_id"], "data": data})

    def wait(self) -> None:
        """Wait until the code has run.

        Raises:
            RuntimeError: It failed, or took too long.
        """
        if not self.ran.wait(PATIENCE) or self.fault:
            raise RuntimeError(f"a learner's page failed: {self.fault or 'no answer'}")

    def leave(self) -> None:
        """Close the connection."""
        self._socket.close()


def measure(
    playwright: Playwright, page: Page, *, kernels: int, seconds: float, settling: float
) -> Class:
    """Let many kernels run a page at once and watch them for a while.

    Args:
        playwright: To start the browser with.
        page: What to run.
        kernels: How many; one of them is shown in a browser.
        seconds: How long to watch.
        settling: Seconds to wait before.

    Returns:
        What they cost.
    """
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "notebooks"
        root.mkdir()
        file = page.write(root)
        with (
            serving(Path(folder), root) as server,
            browser.chromium(playwright) as (chromium, _first),
        ):
            learners = [Learner(server, page) for _ in range(kernels - 1)]
            for learner in learners:
                learner.wait()
            visit = browser.open_in_lab(chromium.new_context(), server, page, file)
            visit.tab.wait_for_timeout(1000 * settling)
            family = list(server.kernels().values())
            visit.watch_codes(page)
            before = usage.cpu_seconds(family), usage.cpu_seconds([server.process])
            visit.tab.wait_for_timeout(1000 * seconds)
            minutes = seconds / 60
            found = Class(
                kernels=len(family),
                kernel=usage.spent(before[0], usage.cpu_seconds(family)) / minutes,
                server=usage.spent(before[1], usage.cpu_seconds([server.process])) / minutes,
                memory=sum(map(usage.memory, family)),
                lateness=visit.lateness(page),
            )
            for learner in learners:
                learner.leave()
            server.end_kernels()
    return found
