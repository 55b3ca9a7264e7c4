"""How long imports take, each in a process of its own."""

from __future__ import annotations

import subprocess
import sys
import time

from tools.servers import CHECKOUT

NOTHING = "pass"
LIBRARIES = "import anywidget, qrcode, pyotp"
OURS = ("import totp_demo", "from totp_demo import Key", "from totp_demo import Lesson")


def measure(runs: int) -> dict[str, list[float]]:
    """Run each import in turn, again and again; the first of each, to warm up, is not counted.

    Args:
        runs: How often.

    Returns:
        The whole time of each process in seconds, by what it ran.
    """
    times: dict[str, list[float]] = {code: [] for code in (NOTHING, LIBRARIES, *OURS)}
    for number in range(runs + 1):
        for code, found in times.items():
            began = time.perf_counter()
            subprocess.run([sys.executable, "-c", code], check=True, cwd=CHECKOUT)
            if number:
                found.append(time.perf_counter() - began)
    return times
