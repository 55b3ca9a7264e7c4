"""Learners of a class that each have a kernel: in JupyterHub's servers, or in the shared one.

The code is computed here, after RFC 6238: nothing of the kit takes part in it.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import time
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Protocol
from urllib.parse import quote

import requests
import websocket

from classroom.seen import PATIENCE, Seen

PAGE = "en/00-procedure.ipynb"
SCREENS = 4
"""Cells of the page up to the one that shows the QR code."""
ANSWER = 60.0  # seconds until an answer is given up


def code_at(secret: str, when: float, period: int = 30) -> str:
    """Return the code of a secret at a time, after RFC 6238 and section 5.3 of RFC 4226.

    Args:
        secret: In base32, without padding.
        when: Unix seconds.
        period: Seconds of a time step.

    Returns:
        Six digits.

    Example:
        >>> code_at("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", 59)
        '287082'
    """
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.digest(key, int(when // period).to_bytes(8, "big"), hashlib.sha1)
    at = digest[-1] & 15
    number = int.from_bytes(digest[at : at + 4], "big") & 0x7FFF_FFFF
    return f"{number % 1_000_000:06}"


def tries(secret: str, now: float) -> Iterator[tuple[str, str]]:
    """Give what a learner types, one after the other, and the kind of answer that is due."""
    right = code_at(secret, now)
    near = {code_at(secret, now + 30 * steps) for steps in range(-3, 4)}
    guesses = (f"{(int(right) + more) % 10**6:06}" for more in range(1, 9))
    passed = (code_at(secret, now - 30 * steps) for steps in range(10, 19))
    wrong = next(text for text in guesses if text not in near)
    old = next(text for text in passed if text not in near)
    yield f"{right[:3]} {right[3:]}", "no"
    yield wrong, "no"
    yield old, "no"
    yield code_at(secret, time.time()), "ok"


class Door(Protocol):
    """How a learner comes to a kernel; one for each kind of server."""

    def enter(self, name: str) -> Kernel:
        """Sign a learner in, and return the kernel of the lesson."""


class Kernel:
    """A kernel, talked to over its server's WebSocket.

    Args:
        socket: The open connection.
        cells: The code of the page's cells.
    """

    def __init__(self, socket: websocket.WebSocket, cells: Sequence[str]) -> None:
        """Take the connection over."""
        self.socket, self.cells, self.session = socket, cells, uuid.uuid4().hex

    def says(self, kind: str, content: Mapping[str, object], **metadata: object) -> str:
        """Send a message, and return its id."""
        name = uuid.uuid4().hex
        header = {"msg_id": name, "msg_type": kind, "session": self.session, "username": "",
                  "version": "5.3", "date": ""}  # fmt: skip
        message = {"header": header, "parent_header": {}, "metadata": metadata, "content": content,
                   "channel": "shell", "buffers": []}  # fmt: skip
        self.socket.send(json.dumps(message))
        return name

    def hears(self, wanted: Callable[[str, dict[str, Any], str], object], seconds: float) -> None:
        """Take messages in until one is the wanted one, given its type, content and parent."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self.socket.settimeout(left)
            # With what asks whether it is still there, which is answered; else each would begin
            # the time again.
            kind_of_frame, frame = self.socket.recv_data_frame(control_frame=True)
            if kind_of_frame == websocket.ABNF.OPCODE_CLOSE:
                break
            if kind_of_frame != websocket.ABNF.OPCODE_TEXT:
                continue
            message = json.loads(frame.data)
            kind, content = message["header"]["msg_type"], message["content"]
            if kind == "error":
                raise RuntimeError(f"a cell failed: {content['ename']}")
            if wanted(kind, content, message["parent_header"].get("msg_id", "")):
                return
        raise TimeoutError("no answer")

    def runs(self, code: str) -> list[str]:
        """Run a cell to its end, and return the ids of the views that it opened."""
        views: list[str] = []
        request: list[str] = []

        def done(kind: str, content: dict[str, Any], parent: str) -> bool:
            if kind == "comm_open" and "_anywidget_id" in content["data"].get("state", {}):
                views.append(content["comm_id"])
            idle = kind == "status" and content["execution_state"] == "idle"
            return idle and parent in request

        options = {"silent": False, "store_history": True, "stop_on_error": True}
        asks = {"code": code, "user_expressions": {}, "allow_stdin": False, **options}
        request.append(self.says("execute_request", asks))
        self.hears(done, ANSWER)
        return views

    def does(self, view: str, do: str, **fields: object) -> dict[str, Any]:
        """Say a word as the view's script does, and return the state that comes back."""
        found: list[dict[str, Any]] = []
        request: list[str] = []

        def answered(kind: str, content: dict[str, Any], parent: str) -> bool:
            of_view = kind == "comm_msg" and content["comm_id"] == view and parent in request
            if of_view and "shown" in content["data"].get("content", {}):
                found.append(content["data"]["content"])
            return bool(found)

        said = {"do": do, "from": self.session, **fields}
        data = {"method": "custom", "content": said}
        request.append(self.says("comm_msg", {"comm_id": view, "data": data}))
        self.hears(answered, ANSWER)
        return found[0]


class Hub:
    """The way into a JupyterHub.

    Args:
        url: Where it answers.
        password: What all learners type.
    """

    def __init__(self, url: str, password: str) -> None:
        """Name the hub."""
        self.url, self.password = url.rstrip("/"), password

    def enter(self, name: str) -> Kernel:
        """Sign in, wait for the learner's server, and open the page in a kernel."""
        web = requests.Session()
        until = time.monotonic() + PATIENCE
        web.get(f"{self.url}/hub/login", timeout=PATIENCE)
        answer = web.post(
            f"{self.url}/hub/login",
            data={"username": name, "password": self.password, "_xsrf": cookie(web, "/hub/")},
            timeout=PATIENCE,
            allow_redirects=False,
        )
        if answer.status_code != requests.codes.found:
            raise PermissionError(f"not let in: {answer.status_code}")
        self._server(web, name, until)
        home = f"{self.url}/user/{name}"
        page = web.get(f"{home}/api/contents/{quote(PAGE)}", timeout=PATIENCE)
        page.raise_for_status()
        cells = ["".join(cell["source"]) for cell in page.json()["content"]["cells"]
                 if cell["cell_type"] == "code"]  # fmt: skip
        token = {"X-XSRFToken": cookie(web, f"/user/{name}/")}
        asked: dict[str, Any] = {
            "path": PAGE,
            "name": "",
            "type": "notebook",
            "kernel": {"name": "python3"},
        }
        made = web.post(f"{home}/api/sessions", json=asked, headers=token, timeout=PATIENCE)
        made.raise_for_status()
        place = f"{home}/api/kernels/{made.json()['kernel']['id']}/channels"
        # The library sends the cookies that fit the path, as a browser does.
        request = web.prepare_request(requests.Request("GET", place))
        socket = websocket.create_connection(
            f"ws{place.removeprefix('http')}?session_id={uuid.uuid4().hex}",
            header=token,
            cookie=request.headers["Cookie"],
            origin=self.url,
            timeout=PATIENCE,
        )
        return Kernel(socket, cells)

    def stay(self, seconds: float) -> None:
        """Have all who came leave their servers and kernels to themselves."""
        time.sleep(seconds)

    def _server(self, web: requests.Session, name: str, until: float) -> None:
        """Ask for the learner's server, as often as the hub says, and wait until it answers."""
        asked = False
        while time.monotonic() < until:
            if not asked:
                answer = web.get(f"{self.url}/hub/spawn/{name}", timeout=PATIENCE)
                asked = answer.status_code != requests.codes.too_many_requests
                if not asked:
                    time.sleep(float(answer.headers["Retry-After"]))
                    continue
            answer = web.get(f"{self.url}/user/{name}/lab", timeout=PATIENCE)
            if answer.ok and f"/user/{name}/lab" in answer.url and "/hub/" not in answer.url:
                return
            time.sleep(0.5)
        raise TimeoutError("the server did not start")

    def learn(self, name: str, seen: Seen) -> None:
        """Go through the lesson; see `learn`."""
        learn(self, name, seen)


class Label(Hub):
    """The same way in, to a notebook that shows one label: what the engine itself takes."""

    def learn(self, name: str, seen: Seen) -> None:
        """Come in, and show the label."""
        began = time.monotonic()
        kernel = self.enter(name)
        try:
            kernel.runs("import ipywidgets\nipywidgets.Label('one label')")
            seen.first_view = time.monotonic() - began
        finally:
            kernel.socket.close()


def cookie(web: requests.Session, path: str) -> str:
    """Return the token against cross-site requests that belongs to a path."""
    found = (each for each in web.cookies if each.name == "_xsrf" and each.path == path)
    return str(next(found).value)


def learn(door: Door, name: str, seen: Seen) -> None:
    """Come in, open the lesson, make mistakes, and enrol."""
    began = time.monotonic()
    kernel = door.enter(name)
    try:
        screen = ""
        for code in kernel.cells[:SCREENS]:
            screen = [screen, *kernel.runs(code)][-1]
            if seen.first_view is None:
                kernel.does(screen, "hello")
                seen.first_view = time.monotonic() - began
        enrol(kernel, seen, screen)
    finally:
        kernel.socket.close()


def enrol(kernel: Kernel, seen: Seen, screen: str) -> None:
    """Make mistakes, and enrol."""
    secret = timed(kernel, seen, screen, "enable-mfa")["private"]["secret"]
    for typed, due in tries(secret, time.time()):
        shown = timed(kernel, seen, screen, "confirm", code=typed)["shown"]
        said = "ok" if shown["state"] == "on" else shown["enrolment"]["answer"]["kind"]
        if said != due:
            seen.wrong.append(f"{said}, not {due}")


def timed(kernel: Kernel, seen: Seen, view: str, do: str, **fields: object) -> dict[str, Any]:
    """Do something, and note how long its answer took."""
    began = time.monotonic()
    state = kernel.does(view, do, **fields)
    seen.answers.append(time.monotonic() - began)
    return state
