"""What the server of a class and all that it started use, by part; from Linux's /proc."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

import psutil

PARTS = {
    "ipykernel": "kernels",
    "commands/kernel.py": "kernels",
    "multiprocessing.forkserver": "kernels",
    "learner.py": "servers",
    "http-proxy": "proxy",
}
"""A part by a word of its command."""


@dataclass
class Used:
    """What a part uses.

    Attributes:
        processes: How many.
        memory: MB, of what is shared its part (PSS).
        cpu: Seconds since each began.
    """

    processes: int = 0
    memory: float = 0.0
    cpu: float = 0.0


def usage(pid: int) -> dict[str, Used]:
    """Look at the server of a class and everything below it.

    Args:
        pid: The server's process.

    Returns:
        The parts that there are: "class", what was started first; "proxy", "servers" and "kernels".
    """
    first = psutil.Process(pid)
    used: dict[str, Used] = {}
    for each in (first, *first.children(recursive=True)):
        with contextlib.suppress(psutil.NoSuchProcess, FileNotFoundError, ProcessLookupError):
            command = " ".join(each.cmdline())
            part = next((part for word, part in PARTS.items() if word in command), "class")
            rollup = Path(f"/proc/{each.pid}/smaps_rollup").read_text("utf-8")
            pss = next(line.split()[1] for line in rollup.splitlines() if line.startswith("Pss:"))
            times = each.cpu_times()
            found = used.setdefault(part, Used())
            found.processes += 1
            found.memory += int(pss) * 1024 / 1e6
            found.cpu += times.user + times.system
    return used
