"""Debian's Firefox, driven by WebDriver BiDi as it comes: no driver, no build of its own."""

from __future__ import annotations

import base64
import itertools
import json
import re
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import websocket

SECONDS = 60
_LISTENS = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
_SHOWN = "[...document.querySelectorAll({handle})].find((each) => each.checkVisibility())"


class Firefox:
    """A Firefox with a profile of its own and no way out of the machine.

    Args:
        path: The program.
        place: An empty folder for its profile.
    """

    def __init__(self, path: str, place: Path) -> None:
        """Start it, and sit down in front of an empty page."""
        profile = place / "profile"
        profile.mkdir()
        nowhere = {
            "network.proxy.type": 1,
            "network.proxy.http": "127.0.0.1",
            "network.proxy.ssl": "127.0.0.1",
            "network.proxy.http_port": 9,
            "network.proxy.ssl_port": 9,
        }
        lines = [
            f"user_pref({json.dumps(name)}, {json.dumps(value)});"
            for name, value in nowhere.items()
        ]
        (profile / "user.js").write_text("\n".join(lines))
        words = [
            path,
            "--headless",
            "--remote-debugging-port=0",
            "--profile",
            str(profile),
            "about:blank",
        ]
        self._log = (place / "log").open("w+")
        self._process = subprocess.Popen(words, stdout=self._log, stderr=subprocess.STDOUT)
        try:
            self._socket = websocket.create_connection(
                f"{self._address(place / 'log')}/session", timeout=SECONDS, suppress_origin=True
            )
            self._ids = itertools.count(1)
            self.says("session.new", capabilities={})
            tree = self.says("browsingContext.getTree")
            self._context = tree["contexts"][0]["context"]
            self.says(
                "browsingContext.setViewport",
                context=self._context,
                viewport={"width": 1280, "height": 900},
            )
        except BaseException:
            self._process.kill()
            raise

    def _address(self, log: Path) -> str:
        until = time.monotonic() + SECONDS
        while (found := _LISTENS.search(log.read_text())) is None:
            assert time.monotonic() < until, log.read_text()
            time.sleep(0.1)
        return found[1]

    def __enter__(self) -> Self:
        """Use it."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        self._socket.close()
        self._process.terminate()
        self._process.wait(SECONDS)
        self._log.close()

    def says(self, method: str, **about: Any) -> Any:  # noqa: ANN401 - JSON, both ways
        """Give a command and return what comes of it."""
        number = next(self._ids)
        self._socket.send(json.dumps({"id": number, "method": method, "params": about}))
        while True:
            answer = json.loads(self._socket.recv())
            if answer.get("id") == number:
                assert answer["type"] == "success", answer
                return answer["result"]

    def opens(self, address: str) -> None:
        """Open a page."""
        self.says("browsingContext.navigate", context=self._context, url=address, wait="complete")

    def evaluates(self, text: str) -> Any:  # noqa: ANN401 - whatever a page says
        """Return the value of an expression, by way of JSON."""
        said = self.says(
            "script.evaluate",
            expression=f"JSON.stringify({text})",
            target={"context": self._context},
            awaitPromise=False,
        )
        assert said["type"] == "success", said
        return json.loads(said["result"]["value"]) if said["result"]["type"] == "string" else None

    def comes_true(self, text: str) -> None:
        """Look, over and over, until an expression is true."""
        until = time.monotonic() + SECONDS
        while not self.evaluates(f"!!({text})"):
            assert time.monotonic() < until, text
            time.sleep(0.1)

    def _shown(self, handle: str) -> str:
        found = _SHOWN.format(handle=json.dumps(f".{handle}"))
        self.comes_true(found)
        return found

    def presses(self, handle: str) -> None:
        """Click on the first part with a handle that can be seen."""
        self.evaluates(f"{self._shown(handle)}.click()")

    def enters(self, handle: str, text: str) -> None:
        """Put a text into a box."""
        box = self._shown(handle)
        said = "box.dispatchEvent(new Event('input', { bubbles: true }))"
        self.evaluates(f"((box) => {{ box.value = {json.dumps(text)}; return {said}; }})({box})")

    def photographs(self, selector: str) -> bytes:
        """Take a screenshot, with the first part of a selector that can be seen in view."""
        found = _SHOWN.format(handle=json.dumps(selector))
        self.evaluates(f"{found}.scrollIntoView({{ block: 'center' }})")
        taken = self.says("browsingContext.captureScreenshot", context=self._context)
        return base64.b64decode(taken["data"])
