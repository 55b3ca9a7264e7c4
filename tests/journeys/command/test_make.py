"""`make start` itself, on a checkout of its own: it installs once, opens the kit, and stops."""

from __future__ import annotations

import contextlib
import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.fast.cli.kit import surroundings
from tests.journeys.command.kit import START_SECONDS, Kit
from tests.journeys.command.test_start import NOTEBOOK, free_port
from tests.tree import ROOT, tracked

# Is the Python of the tests but for pip: nothing is to be downloaded. To install leaves a line, and
# the command of the kit, as pip would leave it.
PYTHON = """#!/bin/sh
case "$*" in
    "-m pip install "*)
        echo "$*" >>.venv/installed
        printf '#!/bin/sh\\nexec "{python}" -m totp_demo "$@"\\n' >.venv/bin/totp-demo
        chmod +x .venv/bin/totp-demo
        ;;
    *) exec "{python}" "$@" ;;
esac
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a copy of what git keeps of the checkout, with an environment without the kit."""
    checkout = tmp_path / "the kit"
    for name in tracked():
        (checkout / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, checkout / name)
    python = checkout / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(PYTHON.format(python=sys.executable), "utf-8")
    python.chmod(0o755)
    return checkout


@contextlib.contextmanager
def made(checkout: Path, port: int) -> Iterator[Kit]:
    """Run `make start` until it says where the kit is, and stop all of it in the end."""
    home = checkout.parent / "home"
    home.mkdir(exist_ok=True)
    own = surroundings(home, PYTHONPATH=str(checkout))
    # These tests may be run by make; what it tells its children is not for this one.
    own = {name: value for name, value in own.items() if name not in {"MAKEFLAGS", "MAKELEVEL"}}
    master, terminal = pty.openpty()
    process = subprocess.Popen(
        ["make", "start", "PYTHON=", f"ARGS=--no-browser --port {port}"],
        cwd=checkout,
        env=own,
        stdin=terminal,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        start_new_session=True,
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
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait(timeout=30)
        process.stdout.close()
        os.close(master)


def presses_ctrl_c(kit: Kit) -> None:
    """Interrupt make and what it has started, as the terminal does, and wait for their end."""
    started = psutil.Process(kit.process.pid).children(recursive=True)
    assert started
    os.killpg(kit.process.pid, signal.SIGINT)
    kit.process.wait(timeout=30)
    assert psutil.wait_procs(started, timeout=30)[1] == []


def test_make_start(checkout: Path) -> None:
    installed = checkout / ".venv" / "installed"
    for turn in ("first", "second"):
        port = free_port()
        with made(checkout, port) as kit:
            assert kit.port == port
            assert kit.page == f"/lab/tree/en/{NOTEBOOK}"
            answer = kit.get(kit.page)
            assert answer.status == 200
            assert "jupyter-config-data" in answer.text
            opened = kit.get(f"/api/contents/en/{NOTEBOOK}").json
            assert opened["content"]["cells"]
            assert (checkout / "work" / "en" / NOTEBOOK).is_file()
            assert ("Installing" in kit.said) == (turn == "first")
            presses_ctrl_c(kit)
        # The second time nothing is.
        assert installed.read_text("utf-8").splitlines() == [
            "-m pip install --quiet --disable-pip-version-check --editable ."
        ]
