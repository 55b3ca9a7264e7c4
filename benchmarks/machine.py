"""The machine that was measured, without its name."""

from __future__ import annotations

import os
import platform
from importlib import metadata
from pathlib import Path

import psutil

PACKAGES = (
    "jupyterlab",
    "voila",
    "ipykernel",
    "ipywidgets",
    "anywidget",
    "matplotlib",
    "playwright",
)


def describe(browser: str = "") -> list[str]:
    """Return what it is and what runs on it, as lines for a reader.

    Args:
        browser: The browser's version, or nothing when none was started.
    """
    cpu = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines()
            if line.startswith("model name")
        ),
        platform.machine(),
    )
    memory = psutil.virtual_memory().total / 1e9
    system = ".".join(platform.release().split(".")[:2])
    versions = [f"{name} {metadata.version(name)}" for name in PACKAGES]
    versions.insert(0, f"Python {platform.python_version()}")
    if browser:
        versions.append(f"Chromium {browser}")
    return [
        f"{cpu}, {psutil.cpu_count()} cores, {memory:.0f} GB; {platform.system()} {system}",
        ", ".join(versions),
    ]


def load() -> float:
    """Return how many programs wanted a core in the last minute, for each core there is."""
    return os.getloadavg()[0] / (psutil.cpu_count() or 1)
