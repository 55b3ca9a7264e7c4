"""Learners of `totp-demo class --kernels`: one server, a kernel each, pages without code."""

from __future__ import annotations

import contextlib
import re
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import requests
import websocket

from classroom.kernels import ANSWER, Kernel, enrol
from classroom.pages import Pages
from classroom.seen import PATIENCE, Seen

PAGE = "en/00-procedure.ipynb"
_KERNEL = re.compile(r'"kernelId": "([\w-]+)"')
_ALL = "jupyter.widget.control"
"""Where a page of Voila's asks for the widgets that its kernel has."""


class Shared(Pages):
    """The way into a class with kernels.

    Args:
        url: Where it answers.
        password: What all learners type.
    """

    def __init__(self, url: str, password: str) -> None:
        """Name the class."""
        super().__init__(url, password)
        self.open: list[Kernel] = []

    def learn(self, name: str, seen: Seen) -> None:
        """Come in, open the procedure, make mistakes, and enrol; the page stays open."""
        web = requests.Session()
        began = time.monotonic()
        kernel = self.enter(web, name)
        # The home page, the profile, and the dialog with the QR code.
        screen = views_of(kernel, "Screen")[2]
        kernel.does(screen, "hello")
        seen.first_view = time.monotonic() - began
        self.here.append(web)
        self.open.append(kernel)
        enrol(kernel, seen, screen)

    def enter(self, web: requests.Session, name: str) -> Kernel:
        """Type the password, and return the kernel behind the page that comes.

        Args:
            web: The learner's browser.
            name: What they call themselves.
        """
        web.headers["Origin"] = self.url.rstrip("/")
        typed = {"password": self.password, "name": name}
        page = web.post(f"{self.url}?lang=en", data=typed, timeout=PATIENCE)
        page.raise_for_status()
        return self.connect(web, page.text)

    def connect(self, web: requests.Session, page: str) -> Kernel:
        """Return the kernel behind a page.

        Args:
            web: The learner's browser.
            page: What the server has sent.
        """
        found = _KERNEL.search(page)
        if found is None:
            raise PermissionError("no page with a kernel")
        place = f"{self.url}api/kernels/{found[1]}/channels"
        request = web.prepare_request(requests.Request("GET", place))
        socket = websocket.create_connection(
            f"ws{place.removeprefix('http')}?session_id={uuid.uuid4().hex}",
            cookie=request.headers["Cookie"],
            origin=self.url.rstrip("/"),
            timeout=PATIENCE,
            # A browser does this in no time, and Python takes longer for it than for all else.
            skip_utf8_validation=True,
        )
        return Kernel(socket, ())

    def stay(self, seconds: float) -> None:
        """Have all who came keep their page open, which tells how far it is, and do nothing."""
        until = time.monotonic() + seconds

        def hear(kernel: Kernel) -> None:
            # A browser answers when it is asked whether it is still there.
            while (left := until - time.monotonic()) > 0:
                # Each question whether it is there begins the time anew.
                kernel.socket.settimeout(min(left, 1.0))
                with contextlib.suppress(websocket.WebSocketTimeoutException):
                    kernel.socket.recv()

        with ThreadPoolExecutor(max(1, len(self.open))) as pool:
            heard = pool.map(hear, self.open)
            super().stay(seconds)
            list(heard)


def views_of(kernel: Kernel, name: str) -> list[str]:
    """Ask a kernel for its widgets, as a page of Voila's does.

    Args:
        kernel: It.
        name: The class of a view, such as "Screen".

    Returns:
        Their ids, in the order in which the page's cells have opened them.
    """
    comm, found = uuid.uuid4().hex, list[str]()

    def answered(kind: str, content: dict[str, Any], parent: str) -> bool:
        del parent
        if kind == "comm_msg" and content["comm_id"] == comm:
            states = content["data"].get("states", {})
            found.extend(
                each
                for each, model in states.items()
                if str(model["state"].get("_anywidget_id", "")).endswith(f".{name}")
            )
        return bool(found)

    opens = {"comm_id": comm, "target_name": _ALL, "data": {}}
    kernel.says("comm_open", opens, version="1.0.0")
    kernel.says("comm_msg", {"comm_id": comm, "data": {"method": "request_states"}})
    kernel.hears(answered, ANSWER)
    return found
