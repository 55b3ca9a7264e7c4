"""Open the kit as a learner does, and ask its server."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.fast.cli.kit import surroundings

START_SECONDS = 60


@dataclass(frozen=True)
class Answer:
    """What the server said: the code of HTTP and the text."""

    status: int
    text: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - JSON is whatever it is
        """The text as JSON."""
        return json.loads(self.text)


@dataclass(frozen=True)
class Kit:
    """A running kit."""

    process: subprocess.Popen[str]
    said: str
    address: str

    @property
    def port(self) -> int:
        """The TCP port it listens at."""
        port = urlsplit(self.address).port
        assert port is not None
        return port

    @property
    def page(self) -> str:
        """The path it opens."""
        return urlsplit(self.address).path

    @property
    def token(self) -> str:
        """The token that its address carries."""
        return parse_qs(urlsplit(self.address).query)["token"][0]

    def get(self, path: str, *, token: str | None = None) -> Answer:
        """Ask the server for a path with its token, or with another."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Authorization": f"token {self.token if token is None else token}"}
        with contextlib.closing(connection):
            connection.request("GET", path, headers=headers)
            response = connection.getresponse()
            return Answer(response.status, response.read().decode())

    def interrupt(self) -> int:
        """Press Ctrl+C and return the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=30)


@contextlib.contextmanager
def running(home: Path, *words: str, env: Mapping[str, str] | None = None) -> Iterator[Kit]:
    """Open the kit without a browser, wait until it says where it is, and stop it at the end."""
    # Ctrl+C means something to the server where its input is a terminal.
    master, terminal = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "totp_demo", "--no-browser", *words],
        cwd=home,
        env=surroundings(home, **(env or {})),
        stdin=terminal,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    os.close(terminal)
    assert process.stdout is not None
    try:
        said, deadline = "", time.monotonic() + START_SECONDS
        while (found := re.search(r"http://\S+token=\S+\n", said)) is None:
            line = process.stdout.readline()
            assert line, f"it stopped: {said}"
            assert time.monotonic() < deadline, f"it does not say where it is: {said}"
            said += line
        yield Kit(process, said, found[0].strip())
    finally:
        process.terminate()
        process.wait(timeout=30)
        process.stdout.close()
        os.close(master)
