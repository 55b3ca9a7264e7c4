"""The files that are the kit's own: a folder of one's own in the checkout is nobody's business."""

from __future__ import annotations

import functools
import os
import subprocess
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).parents[1]


@functools.cache
def tracked(root: Path = ROOT) -> frozenset[str]:
    """Return what git keeps of a checkout and is there, such as "tests/tree.py".

    An archive that was unpacked, or a machine without git, has no list: there every file counts
    that is in none of the folders that programs leave behind.

    Args:
        root: The checkout.
    """
    try:
        done = subprocess.run(
            ["git", "ls-files", "-z"], cwd=root, capture_output=True, check=True, encoding="utf-8"
        )
    except (OSError, subprocess.CalledProcessError):
        return frozenset(_found(root))
    return frozenset(name for name in done.stdout.split("\0") if (root / name).is_file())


def _found(root: Path) -> list[str]:
    """Return every file but those of environments and of what .gitignore names."""
    ignored = [line.strip("/") for line in (root / ".gitignore").read_text("utf-8").splitlines()]
    found = []
    for folder, folders, files in os.walk(root):
        here = Path(folder)
        folders[:] = [
            name
            for name in folders
            if not any(fnmatch(name, each) for each in (*ignored, ".git"))
            and not (here / name / "pyvenv.cfg").exists()
        ]
        found += [(here / name).relative_to(root).as_posix() for name in files]
    return found
