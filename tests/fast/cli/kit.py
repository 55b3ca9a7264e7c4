"""Run `totp-demo` as a learner does: a process of its own, with a home of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ASCII = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C"}
"""What makes a terminal one that can write ASCII alone."""


def surroundings(home: Path, **more: str) -> dict[str, str]:
    """Return the environment of a learner who has nothing but a home folder and a language."""
    foreign = ("JUPYTER", "IPYTHON", "LC_", "XDG_", "CONDA")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
    own = {"HOME": str(home), "USERPROFILE": str(home), "LANG": "en_GB.UTF-8", "LANGUAGE": ""}
    return kept | own | more


def call(
    home: Path, *words: str, python: str | Path = sys.executable, **more: str
) -> subprocess.CompletedProcess[str]:
    """Run the command to its end, from within the home folder."""
    return subprocess.run(
        [python, "-m", "totp_demo", *words],
        cwd=home,
        env=surroundings(home, **more),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
