"""Node and npm, which compile for the browser and fetch what it needs."""

from __future__ import annotations

import os
import shutil
import sysconfig


def found(name: str) -> str:
    """Return the path of a program of Node's: that of this Python's environment before any other.

    Args:
        name: "node" or "npm".

    Raises:
        FileNotFoundError: There is none.
    """
    places = [sysconfig.get_path("scripts"), os.environ.get("PATH", os.defpath)]
    program = shutil.which(name, path=os.pathsep.join(places))
    if program is None:
        raise FileNotFoundError(name)
    return program
