"""What processes have used: processor time and memory, from Linux's /proc."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path

import psutil

MEGA = 1e6


def cpu_seconds(processes: Iterable[psutil.Process]) -> dict[int, float]:
    """Return the processor time that each process has used, in seconds, to 10 ms."""
    used = {}
    for each in processes:
        with contextlib.suppress(psutil.NoSuchProcess):
            times = each.cpu_times()
            used[each.pid] = times.user + times.system
    return used


def fine_cpu_seconds(process: psutil.Process) -> float:
    """Return the processor time that a process has used, in seconds, to the nanosecond.

    The scheduler counts it for each thread that is still there; where this Linux does not say, the
    coarse time is returned.
    """
    try:
        threads = Path(f"/proc/{process.pid}/task").glob("*/schedstat")
        return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e9
    except (OSError, ValueError, IndexError):
        return sum(cpu_seconds([process]).values())


def spent(before: dict[int, float], after: dict[int, float]) -> float:
    """Return the processor time between two looks; a process that began meanwhile counts whole."""
    return sum(time - before.get(pid, 0.0) for pid, time in after.items())


def memory(process: psutil.Process) -> float:
    """Return a process's memory in MB, its part of what is shared included (PSS)."""
    rollup = Path(f"/proc/{process.pid}/smaps_rollup").read_text()
    (kilobytes,) = (line.split()[1] for line in rollup.splitlines() if line.startswith("Pss:"))
    return int(kilobytes) * 1024 / MEGA
