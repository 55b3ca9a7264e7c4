"""Measure the live widgets and the site beside what is usual, and write down the result.

    python -m benchmarks                    all of it: about half an hour on a quiet machine
    python -m benchmarks --quick            a few minutes, to see that it works; writes nothing
    python -m benchmarks --parts importing  a part

Needs Linux (memory and processor times come from /proc), Chromium, and the packages of the extra
`test`. The result is benchmarks/RESULTS.md.
"""

from __future__ import annotations

import argparse
import shlex
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Playwright, sync_playwright

from benchmarks import (
    alive,
    browser,
    crowd,
    importing,
    lessons,
    machine,
    notebooks,
    opening,
    report,
    site,
    ticking,
    writing,
)
from benchmarks.findings import Findings
from tools.notebooks import paths

PARTS = (
    "importing",
    "lessons",
    "ticking",
    "refilling",
    "opening",
    "alive",
    "crowd",
    "site",
    "writing",
)
FULL = {"seconds": 55.0, "rounds": 2, "settling": 8.0, "visits": 5, "kernels": 10}
QUICK = {"seconds": 6.0, "rounds": 1, "settling": 3.0, "visits": 1, "kernels": 3}
ARTICLES = 3  # times that both are written
REFILL = 55.0  # seconds: time for two refills at the fastest


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark.

    Args:
        arguments: Of the command line.

    Returns:
        0, also where a limit is not met: that is part of the result.
    """
    given = sys.argv[1:] if arguments is None else list(arguments)
    plan = _read(given)
    load, began = machine.load(), time.monotonic()
    with sync_playwright() as playwright:
        with browser.chromium(playwright) as (chromium, _first):
            version = chromium.version
        found = _measure(playwright, plan)
    facts = {
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "arguments": "".join(f" {shlex.quote(each)}" for each in _without_paths(given)),
        "minutes": (time.monotonic() - began) / 60,
        "settling": plan.settling,
        "watched": plan.seconds * plan.rounds,
        "rounds": plan.rounds,
        "visits": plan.visits,
        "runs": _runs(plan),
    }
    lines = machine.describe(version)
    lines.append(f"In the minute before it began, {load:.1f} programs wanted each core.")
    text = report.page(found, facts, lines)
    print(text)
    if plan.output is not None:
        report.put(text, report.TITLE, plan.output)
    return 0


def _measure(playwright: Playwright, plan: argparse.Namespace) -> Findings:
    found = Findings()
    if "importing" in plan.parts:
        _say("imports")
        found.imports = importing.measure(_runs(plan))
    if "lessons" in plan.parts:
        _say("Run All, and simulations")
        found.work = lessons.measure(paths(), plan.visits)
    if "ticking" in plan.parts:
        for number in range(plan.rounds):
            _tick(playwright, found, plan, backwards=number % 2 == 1)
    if "refilling" in plan.parts:
        _say("refills")
        fast = notebooks.ours(2, rate=60.0)
        ticking.measure(playwright, fast, found.refilling, seconds=REFILL, settling=plan.settling)
    _open(playwright, found, plan)
    if "crowd" in plan.parts:
        for letter, page in (("a", notebooks.naive()), ("b", notebooks.ours(2))):
            if letter in plan.pages:
                _say(f"{plan.kernels} kernels of ({letter})")
                found.classes[page.source] = crowd.measure(
                    playwright,
                    page,
                    kernels=plan.kernels,
                    seconds=plan.seconds,
                    settling=plan.settling,
                )
    _publish(playwright, found, plan)
    return found


def _open(playwright: Playwright, found: Findings, plan: argparse.Namespace) -> None:
    if "opening" in plan.parts:
        _say("first widgets")
        pages = {"a": notebooks.naive(), "b": notebooks.ours(), "c": notebooks.idle()}
        chosen = [pages[letter] for letter in plan.pages]
        found.waits = opening.measure(playwright, chosen, plan.visits)
    if "alive" in plan.parts:
        _say("a page that runs as it opens")
        found.first_view = alive.measure(playwright, plan.visits)


def _publish(playwright: Playwright, found: Findings, plan: argparse.Namespace) -> None:
    if "site" in plan.parts:
        _say("the pages that need no server")
        found.site = site.measure(playwright, plan.visits, quick=plan.quick)
    if "writing" in plan.parts:
        _say("both articles")
        found.articles = writing.measure(1 if plan.quick else ARTICLES)


def _tick(
    playwright: Playwright, found: Findings, plan: argparse.Namespace, *, backwards: bool
) -> None:
    jobs = [
        ("a", notebooks.naive(), found.naive),
        ("b", notebooks.ours(), found.ours),
        ("b", notebooks.ours(2), found.ours_fast),
        ("c", notebooks.idle(), found.idle),
    ]
    for letter, page, costs in reversed(jobs) if backwards else jobs:
        if letter in plan.pages:
            _say(f"({letter}) ticking, codes of {page.period} s")
            ticking.measure(playwright, page, costs, seconds=plan.seconds, settling=plan.settling)


def _read(given: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--quick", action="store_true", help="few and short measurements")
    parser.add_argument("--parts", default=",".join(PARTS), help="what to measure: %(default)s")
    parser.add_argument("--pages", default="abc", help="which pages: %(default)s")
    parser.add_argument("--seconds", type=float, help="to watch a page in one round")
    parser.add_argument("--rounds", type=int, help="of watching each page in turn")
    parser.add_argument("--settling", type=float, help="seconds to wait before watching")
    parser.add_argument("--visits", type=int, help="for the time to the first widget")
    parser.add_argument("--kernels", type=int, help="at once")
    parser.add_argument("--output", type=Path, help="file to write; RESULTS.md unless --quick")
    plan = parser.parse_args(given)
    plan.parts = plan.parts.split(",")
    if unknown := set(plan.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(unknown)}; there are {', '.join(PARTS)}")
    if set(plan.pages) - set("abc"):
        parser.error("the pages are a, b and c")
    if not sys.platform.startswith("linux"):
        parser.error("the benchmark reads /proc: it runs on Linux only")
    for name, value in (QUICK if plan.quick else FULL).items():
        if getattr(plan, name) is None:
            setattr(plan, name, value)
    if plan.output is None and not plan.quick:
        plan.output = report.RESULTS
    return plan


def _runs(plan: argparse.Namespace) -> int:
    """Return how often each import is timed."""
    return 1 if plan.quick else 3 * int(plan.visits)


def _without_paths(given: Sequence[str]) -> list[str]:
    shown = [each for each in given if not each.startswith("--output=")]
    while "--output" in shown:
        at = shown.index("--output")
        del shown[at : at + 2]
    return shown


def _say(what: str) -> None:
    print(f"{datetime.now(UTC):%H:%M:%S} {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
