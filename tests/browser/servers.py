"""JupyterLab and Voila as a learner's machine runs them, each in a home of its own."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
PATIENCE = 90.0  # seconds
LAB = (
    "jupyterlab",
    "--LabApp.expose_app_in_browser=True",
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.handlers.announcements.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
    "--ServerApp.terminals_enabled=False",
    "--ServerApp.ip=127.0.0.1",
    "--ServerApp.port_retries=0",
)
VOILA = ("voila", "--Voila.ip=127.0.0.1", "--Voila.port_retries=0")


@dataclass(frozen=True)
class Server:
    """A running server.

    Attributes:
        url: where it answers, without a slash at its end.
        token: what it lets in.
        root: the folder whose notebooks it serves.
        log: the file that holds all it has said.
    """

    url: str
    token: str
    root: Path
    log: Path

    def ask(self, path: str, method: str = "GET") -> bytes:
        """Send one request to the server's own interface and return the answer."""
        request = urllib.request.Request(  # noqa: S310 - http, to this machine
            f"{self.url}{path}", method=method, headers={"Authorization": f"token {self.token}"}
        )
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
            content: bytes = answer.read()
        return content

    def runs(self, notebook: str) -> bool:
        """Say whether a notebook has a kernel."""
        return any(session["path"] == notebook for session in self._sessions())

    def end_kernels(self, notebooks: Collection[str] | None = None) -> None:
        """Shut the kernels of some notebooks, or all, down: memory must not fill test by test."""
        for session in self._sessions():
            if notebooks is None or session["path"] in notebooks:
                with contextlib.suppress(urllib.error.HTTPError):
                    self.ask(f"/api/sessions/{session['id']}", "DELETE")

    def _sessions(self) -> list[dict[str, str]]:
        sessions: list[dict[str, str]] = json.loads(self.ask("/api/sessions"))
        return sessions


def surroundings(home: Path) -> dict[str, str]:
    """Return an environment in which nothing of the machine's own Jupyter counts."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "TMPDIR") if name in os.environ}
    return kept | {
        "HOME": str(home),
        "IPYTHONDIR": str(home / "ipython"),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "PYTHONPATH": str(CHECKOUT),
        "PYTHONWARNINGS": "ignore",
    }


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@contextlib.contextmanager
def serving(home: Path, root: Path, *, voila: bool = False) -> Iterator[Server]:
    """Start a server and stop it in the end.

    Args:
        home: an empty folder for its own files.
        root: the folder of notebooks it serves.
        voila: whether it is Voila, not JupyterLab.

    Yields:
        The server, once it answers.
    """
    port, token = _free_port(), secrets.token_hex(16)
    options = (
        (*VOILA, f"--port={port}", "--no-browser", str(root))
        if voila
        else (
            *LAB,
            f"--ServerApp.port={port}",
            "--ServerApp.open_browser=False",
            f"--ServerApp.root_dir={root}",
            f"--IdentityProvider.token={token}",
            "--ServerApp.allow_root=True",
        )
    )
    _be_quiet(home / "config" / "lab" / "user-settings" / "@jupyterlab")
    server = Server(f"http://127.0.0.1:{port}", token, root, home / "server.log")
    with server.log.open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", *options],
            stdout=log,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            env=surroundings(home),
            cwd=root,
        )
        try:
            _await(server, process, "/voila/static/main.js" if voila else "/api/status")
            yield server
        finally:
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _be_quiet(settings: Path) -> None:
    """Let JupyterLab neither ask whether it may fetch news nor look for a newer version."""
    plugin = settings / "apputils-extension" / "notification.jupyterlab-settings"
    plugin.parent.mkdir(parents=True)
    plugin.write_text('{"fetchNews": "false", "checkForUpdates": false}', "utf-8")


def _await(server: Server, process: subprocess.Popen[bytes], path: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            server.ask(path)
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    said = server.log.read_text("utf-8", "replace")
    raise RuntimeError(f"the server does not answer:\n{said}")
