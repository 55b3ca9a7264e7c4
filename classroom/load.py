"""N learners for a class that runs, as real clients: `python classroom/load.py --help`.

Those of JupyterHub sign in over HTTP, get a server and a kernel, run the first page's cells over
the kernel's WebSocket, and enrol, with mistakes on the way. Those of `totp-demo class` get the
pages, and tell how far they are: Python is in their browsers.
"""

from __future__ import annotations

import argparse
import math
import os
import sys
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Protocol

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # so that it runs as a file, too
from classroom.kernels import Hub
from classroom.pages import Pages
from classroom.seen import Seen
from classroom.shared import Shared
from classroom.usage import Used, usage

DOORS: dict[str, type[Hub | Pages]] = {"hub": Hub, "kernels": Shared, "pages": Pages}
"""The ways into a class, by what serves it."""


class Door(Protocol):
    """The way into a class."""

    def learn(self, name: str, seen: Seen) -> None:
        """Have one learner come in and go through the lesson, and note what they meet."""

    def stay(self, seconds: float) -> None:
        """Have all who came stay, and do nothing."""


def attend(door: Door, learners: int, spread: float) -> list[Seen]:
    """Have learners come in, at once or evenly over a time.

    Args:
        door: Their way in.
        learners: How many.
        spread: Seconds over which they come; 0 is at once.

    Returns:
        What each met; who failed says why, and ends nobody else's lesson.
    """

    def come(number: int) -> Seen:
        seen = Seen()
        time.sleep(spread * number / learners)
        try:
            door.learn(f"learner-{number}", seen)
        except Exception as failure:  # noqa: BLE001 - whatever it is, it is what is counted
            seen.failure = f"{type(failure).__name__}: {failure}"
        return seen

    with ThreadPoolExecutor(learners) as pool:
        return list(pool.map(come, range(learners)))


def report(met: Sequence[Seen], used: Mapping[str, Used]) -> str:
    """Return the table, as Markdown."""
    failures, wrong = sum(bool(seen.failure) for seen in met), sum(len(seen.wrong) for seen in met)
    answers = sum(len(seen.answers) for seen in met)
    firsts = [seen.first_view for seen in met if seen.first_view is not None]
    lines = [
        f"{len(met)} learners: {failures} failed, {answers} answers, {wrong} wrong verdicts",
        "",
        "| | p50 | p95 | p99 |",
        "| --- | --- | --- | --- |",
        _row("first view, s", firsts, 1),
    ]
    if wholes := [seen.whole for seen in met if seen.whole is not None]:
        lines.append(_row("Python is there, s", wholes, 1))
        lines.append(_row("sent to a learner, kB", [seen.sent / 1e3 for seen in met], 0))
    lines += [
        _row("an answer, ms", [1e3 * each for seen in met for each in seen.answers], 0),
        "",
        "| part | processes | memory (PSS), MB | CPU, s |",
        "| --- | --- | --- | --- |",
        *(f"| {part} | {u.processes} | {u.memory:.0f} | {u.cpu:.1f} |" for part, u in used.items()),
    ]
    return "\n".join([*lines, *sorted({seen.failure for seen in met if seen.failure})])


def _row(name: str, values: Sequence[float], digits: int) -> str:
    shown = (f"{percentile(values, percent):.{digits}f}" for percent in (50, 95, 99))
    return f"| {name} | {' | '.join(shown)} |"


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the smallest value that so many percent of all do not exceed.

    Example:
        >>> percentile([4, 1, 3, 2], 50), percentile([1, 2], 99), percentile([], 50)
        (2, 2, nan)
    """
    return sorted(values)[math.ceil(len(values) * percent / 100) - 1] if values else math.nan


def main() -> int:
    """Read the command line, send the class, and print the table; 1 where anything was wrong."""
    words = argparse.ArgumentParser(description="Learners for a class that runs.")
    words.add_argument("url")
    words.add_argument("--of", choices=DOORS, default="pages", help="what serves the class")
    words.add_argument("--learners", type=int, default=3)
    words.add_argument("--pid", type=int, help="measure this process and what it started")
    coming = words.add_mutually_exclusive_group()
    coming.add_argument("--at-once", action="store_const", dest="spread", const=0.0)
    coming.add_argument("--spread", type=float, metavar="SECONDS", help="default: at once")
    given = words.parse_args()
    # The password is no argument: a shell keeps its history.
    door = DOORS[given.of](given.url, os.environ["CLASS_PASSWORD"])
    met = attend(door, given.learners, given.spread or 0.0)
    print(report(met, usage(given.pid) if given.pid else {}))
    return int(any(seen.failure or seen.wrong for seen in met))


if __name__ == "__main__":
    sys.exit(main())
