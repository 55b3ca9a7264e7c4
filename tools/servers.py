"""JupyterLab, Notebook 7 and Voila as a learner's machine runs them, each in a home of its own.

Tests, benchmarks and pictures start them here.
"""

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
from typing import Any, Literal

import psutil

CHECKOUT = Path(__file__).parents[1]
PATIENCE = 120.0  # seconds
LAB = (
    "--LabApp.expose_app_in_browser=True",
    "--LabApp.news_url=None",
    "--LabApp.check_for_updates_class=jupyterlab.handlers.announcements.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
    "--LanguageServerManager.autodetect=False",
    "--ServerApp.terminals_enabled=False",
    "--ServerApp.ip=127.0.0.1",
    "--ServerApp.port_retries=0",
    "--ServerApp.open_browser=False",
    "--ServerApp.allow_root=True",
)
VOILA = (
    "--Voila.ip=127.0.0.1",
    "--Voila.port_retries=0",
    "--KernelManager.autorestart=False",
    # Notebook 7's own part for JupyterLab, which Voila loads as any other and complains of.
    "--VoilaConfiguration.extension_denylist=@jupyter-notebook/lab-extension",
    "--no-browser",
)


@dataclass(frozen=True)
class Server:
    """A running server.

    Attributes:
        url: Where it answers, without a slash at its end.
        token: What it lets in.
        root: The folder whose notebooks it serves.
        log: The file that holds all it has said.
        process: The server itself.
    """

    url: str
    token: str
    root: Path
    log: Path
    process: psutil.Process

    def ask(self, path: str, method: str = "GET", content: Any = None) -> Any:  # noqa: ANN401 - JSON
        """Send one request to the server's own interface and return its answer, if it is JSON."""
        request = urllib.request.Request(  # noqa: S310 - http, to this machine
            f"{self.url}{path}",
            method=method,
            data=None if content is None else json.dumps(content).encode(),
            headers={"Authorization": f"token {self.token}", "Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
            text = answer.read()
        return json.loads(text) if text and path.startswith("/api") else None

    def runs(self, notebook: str) -> bool:
        """Say whether a notebook has a kernel."""
        return any(session["path"] == notebook for session in self.ask("/api/sessions"))

    def kernels(self) -> dict[str, psutil.Process]:
        """Return the process of each kernel by its id."""
        found = {}
        for each in self.process.children(recursive=True):
            with contextlib.suppress(psutil.NoSuchProcess):
                for part in each.cmdline():
                    if "kernel-" in part and part.endswith(".json"):
                        found[Path(part).stem.removeprefix("kernel-")] = each
        return found

    def end_kernels(self, notebooks: Collection[str] | None = None) -> None:
        """Shut the kernels of some notebooks down, or every one: memory must not fill up."""
        for session in self.ask("/api/sessions"):
            if notebooks is None or session["path"] in notebooks:
                self._end(f"/api/sessions/{session['id']}")
        if notebooks is None:
            for kernel in self.ask("/api/kernels"):
                self._end(f"/api/kernels/{kernel['id']}")

    def kill_kernels(self) -> None:
        """End every kernel of Voila, which keeps those of closed pages, and cannot be asked."""
        # Voila may never ask how they ended: they are gone once they are zombies.
        while running := self.kernels():
            for kernel in running.values():
                with contextlib.suppress(psutil.NoSuchProcess):
                    kernel.kill()
            time.sleep(0.05)

    def _end(self, path: str) -> None:
        with contextlib.suppress(urllib.error.HTTPError):  # it has ended already
            self.ask(path, "DELETE")


def surroundings(home: Path) -> dict[str, str]:
    """Return an environment in which nothing of the machine's own Jupyter counts."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "TMPDIR") if name in os.environ}
    return kept | {
        "HOME": str(home),
        "IPYTHONDIR": str(home / "ipython"),
        "JUPYTER_CONFIG_DIR": str(home / "config"),
        "JUPYTER_DATA_DIR": str(home / "data"),
        "JUPYTER_RUNTIME_DIR": str(home / "runtime"),
        "MPLCONFIGDIR": str(home / "matplotlib"),
        "PYTHONPATH": str(CHECKOUT),
        "PYTHONWARNINGS": "ignore",
    }


@contextlib.contextmanager
def serving(
    home: Path, root: Path, program: Literal["jupyterlab", "notebook", "voila"] = "jupyterlab"
) -> Iterator[Server]:
    """Start a server and stop it in the end.

    Args:
        home: A folder for its own files.
        root: The folder of notebooks it serves.
        program: The module that is run; "notebook" is Notebook 7.

    Yields:
        The server, once it answers.
    """
    port, token = _free_port(), secrets.token_hex(16)
    options = (
        (*VOILA, f"--port={port}", str(root))
        if program == "voila"
        else (
            *LAB,
            f"--ServerApp.port={port}",
            f"--ServerApp.root_dir={root}",
            f"--IdentityProvider.token={token}",
        )
    )
    answers = "/voila/static/main.js" if program == "voila" else "/api/status"
    _be_quiet(home / "config" / "lab" / "user-settings" / "@jupyterlab")
    log = home / "server.log"
    with log.open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", program, *options],
            stdout=said,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            env=surroundings(home),
            cwd=root,
        )
        url = f"http://127.0.0.1:{port}"
        server = Server(url, token, root, log, psutil.Process(process.pid))
        try:
            _await(server, process, answers)
            yield server
        finally:
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _be_quiet(settings: Path) -> None:
    """Let JupyterLab neither ask whether it may fetch news nor look for a newer version."""
    plugin = settings / "apputils-extension" / "notification.jupyterlab-settings"
    plugin.parent.mkdir(parents=True, exist_ok=True)
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
