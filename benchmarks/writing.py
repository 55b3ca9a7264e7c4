"""How long it takes to write both articles, a browser’s start and the pictures included."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time

from tools.servers import CHECKOUT
from totp_demo.cli import FORMS, SYSTEMS


def measure(runs: int) -> list[float]:
    """Write both articles in all their forms, again and again.

    Args:
        runs: How often; what npm brings is fetched before.

    Returns:
        The whole time of each, in seconds.
    """
    from totp_demo.site.packages import PYODIDE, cache

    PYODIDE.fetched(cache())
    times = []
    for _number in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-m", "totp_demo", "article", "-o", folder]
            command += [word for form in FORMS for word in ("--to", form)]
            command += [word for name in SYSTEMS for word in ("--for", name)]
            began = time.perf_counter()
            subprocess.run(command, check=True, cwd=CHECKOUT, stdout=subprocess.DEVNULL)
            times.append(time.perf_counter() - began)
    return times
