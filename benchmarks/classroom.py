"""Measure what a class costs its server, and write it into benchmarks/RESULTS.md.

    python -m benchmarks.classroom           all of it: about half an hour on a quiet machine
    python -m benchmarks.classroom --quick   three learners each; writes nothing

Learners are real clients (classroom/load.py) on this machine: what they use is part of the load.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import psutil
import requests
from matplotlib.figure import Figure
from playwright.sync_api import Request, sync_playwright

from benchmarks import browser, machine, report
from benchmarks.findings import Limit, Row
from benchmarks.usage import cpu_seconds, spent
from classroom.kernels import Hub, Label
from classroom.load import Door, attend, percentile
from classroom.pages import Pages
from classroom.seen import Seen
from classroom.shared import Shared, views_of
from classroom.usage import Used, usage
from tools.servers import CHECKOUT
from totp_demo.commands import addresses

TITLE = "# What a class costs"
CHART = Path(__file__).parent / "class.svg"
PATIENCE = 300.0  # seconds
READY = 10  # kernels that wait for learners
CLICKS = 100
SPREAD = 300.0  # seconds over which learners come who do not come at once
IDLE = 15.0  # seconds in which nobody does anything
COUNTS = (10, 30, 100)


@dataclass
class Form:
    """One way to serve a class.

    Attributes:
        name: For the table.
        options: Of `totp-demo class`.
        door: How learners come in.
        counts: How many come at once, each time to a class of its own.
        spread: How many come over five minutes, if that is measured.
    """

    name: str
    options: tuple[str, ...]
    door: type[Hub | Pages | Shared]
    counts: tuple[int, ...] = COUNTS
    spread: int = 0


FORMS = (
    Form("pages", (), Pages),
    Form("kernels", ("--kernels",), Shared),
    Form("JupyterHub", ("--lab",), Hub, spread=60),
    Form("one label in JupyterHub", ("--lab",), Label, counts=(30,)),
)


@dataclass
class Met:
    """What a class has met.

    Attributes:
        seen: By its learners.
        before: What the server used before they came, by part.
        after: What it used with all of them there.
        idle: Processor seconds in a minute in which nobody did anything.
    """

    seen: list[Seen]
    before: Mapping[str, Used]
    after: Mapping[str, Used]
    idle: float = 0.0

    @property
    def each(self) -> float:
        """Return the memory of a learner, in MB: their processes', and what others have grown."""
        total = 0.0
        for name, part in self.after.items():
            if name in {"kernels", "servers"}:
                total += part.memory / part.processes
            else:
                total += (part.memory - self.before[name].memory) / len(self.seen)
        return total


@dataclass
class Measured:
    """What was found of one form.

    Attributes:
        at_once: By how many came.
        spread: What those met who came over five minutes.
        one: Of one learner who has a kernel, if any: see `One`.
    """

    at_once: dict[int, Met] = field(default_factory=dict)
    spread: Met | None = None
    one: One | None = None


@dataclass
class One:
    """What was found of a class with kernels where ten learners came to ten that were ready.

    Attributes:
        ready: What the ten met.
        clicks: Milliseconds of a hundred answers, one after the other, to another learner.
        explored: MB of that learner's kernel, once they had opened all pages.
        sent: kB that a browser is sent which opens the procedure: of the lesson, and of Voila.
    """

    ready: list[Seen]
    clicks: list[float]
    explored: float
    sent: tuple[float, float]


@dataclass
class _Opened:
    process: subprocess.Popen[str]
    door: Door
    gone: list[str] = field(default_factory=list)


@contextlib.contextmanager
def opened(form: Form) -> Iterator[_Opened]:
    """Open a class with the command, and end it.

    Args:
        form: Which.

    Yields:
        The class, once it has said its password.
    """
    port = addresses.free(addresses.LOCAL)
    words = [sys.executable, "-m", "totp_demo", "class", "--lang", "en", "--port", str(port)]
    with tempfile.TemporaryDirectory() as folder:
        place = ["--folder", f"{folder}/class"] if form.options else []
        process = subprocess.Popen(
            [*words, *form.options, *place],
            cwd=CHECKOUT,
            env={**_environment(), "CLASS_AS_ROOT": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )
        try:
            yield _Opened(process, form.door(f"http://127.0.0.1:{port}", _password(process)))
        finally:
            started = psutil.Process(process.pid).children(recursive=True)
            process.terminate()
            process.wait(PATIENCE)
            psutil.wait_procs(started, timeout=PATIENCE)


def measure_one(form: Form) -> One:
    """Have ten learners come to ten kernels that are ready; then look at one of them closely.

    Args:
        form: A class with kernels.
    """
    ten = replace(form, options=(*form.options, "--size", str(READY)))
    with opened(ten) as there:
        assert isinstance(there.door, Shared)  # noqa: S101 - the form's
        door, pid = there.door, there.process.pid
        _wait_until_calm(pid)
        ready = attend(door, READY, 0.0)
        web, timed = requests.Session(), list[float]()
        kernel = door.enter(web, "eleventh")
        screen = views_of(kernel, "Screen")[2]
        for number in range(CLICKS):
            began = time.monotonic()
            kernel.does(screen, ("enable-mfa", "cancel")[number % 2])
            timed.append(1e3 * (time.monotonic() - began))
        before = usage(pid)["kernels"].memory
        others = before / usage(pid)["kernels"].processes
        for page in sorted((CHECKOUT / "notebooks" / "en").glob("*.ipynb")):
            web.get(f"{door.url}en/{page.name}", timeout=PATIENCE).raise_for_status()
        explored = others + usage(pid)["kernels"].memory - before
        return One(ready, timed, explored, _sent(door))


def _wait_until_calm(pid: int) -> None:
    """Wait until a class has made ready what it makes ready."""
    whole, before = psutil.Process(pid), -1.0
    while True:
        time.sleep(3)
        now = sum(cpu_seconds([whole, *whole.children(recursive=True)]).values())
        if now - before < 0.1:
            return
        before = now


def _sent(door: Shared) -> tuple[float, float]:
    """Return the kB that go to and from a browser that opens the procedure: its own, and Voila's.

    All that crosses this machine's loopback counts, WebSocket and headers too: kernels are reached
    over other sockets.
    """
    engine = list[int]()

    def has(asked: Request) -> None:
        if "/voila/" in asked.url:
            sizes = asked.sizes()
            engine.append(sizes["responseBodySize"] + sizes["responseHeadersSize"])

    with sync_playwright() as playwright, browser.chromium(playwright) as (chromium, _first):
        page = chromium.new_context(locale="en").new_page()
        page.on("requestfinished", has)
        before = psutil.net_io_counters(pernic=True)["lo"].bytes_recv
        page.goto(door.url)
        page.locator("#password").fill(door.password)
        page.locator("button").click()
        page.locator(".td-guide").first.wait_for(timeout=1e3 * PATIENCE)
        page.wait_for_load_state("networkidle")
        whole = psutil.net_io_counters(pernic=True)["lo"].bytes_recv - before
    return (whole - sum(engine)) / 1e3, sum(engine) / 1e3


def measure(form: Form, counts: Sequence[int], *, spread: int, idle: float = IDLE) -> Measured:
    """Have learners come to a class of this form.

    Args:
        form: Which.
        counts: How many come at once, each time to a class of its own.
        spread: How many come over five minutes; 0: none do.
        idle: Seconds in which they do nothing afterwards.

    Returns:
        What they met.
    """
    found = Measured()
    for count in counts:
        _say(f"{form.name}: {count} at once")
        found.at_once[count] = _meet(form, count, 0.0, idle)
    if form.door is Shared:
        _say(f"{form.name}: ten that are ready")
        found.one = measure_one(form)
    if spread:
        _say(f"{form.name}: {spread} over {SPREAD:.0f} s")
        found.spread = _meet(form, spread, SPREAD, idle)
    return found


def _meet(form: Form, count: int, seconds: float, idle: float) -> Met:
    with opened(form) as there:
        pid = there.process.pid
        before = usage(pid)
        seen = attend(there.door, count, seconds)
        after = usage(pid)
        whole = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
        began = cpu_seconds(whole)
        there.door.stay(idle)
        return Met(seen, before, after, spent(began, cpu_seconds(whole)) * 60 / idle)


def rows(found: Mapping[str, Measured]) -> list[Row]:
    """Return the table's rows: of the form in which Python is in the browser, and of JupyterHub."""
    listed = []
    for name, measured in found.items():
        for count, came in measured.at_once.items():
            if count > READY or len(measured.at_once) == 1:
                limits = (12, 500, 50) if name == "kernels" and count == 30 else (None, None, None)
                listed += _arriving(f"{name}, {count} at once", came, limits)
        if (one := measured.one) is not None:
            firsts = [each.first_view for each in one.ready if each.first_view is not None]
            who = f"{name}, one learner"
            listed += [
                _row(
                    f"{name}, {READY} at once, ready: first view, s: 99 %",
                    percentile(firsts, 99),
                    1,
                ),
                _row(f"{who}: answer to a click, ms: the worst of {CLICKS}", max(one.clicks), 12),
                _row(f"{who}: answer to a click, ms: the middle one", percentile(one.clicks, 50)),
                _row(f"{who}: kernel once all pages have been open, MB", one.explored, 250, 0),
                _row(f"{who}: sent of the procedure, kB", one.sent[0], 250, 0),
                _row(f"{who}: sent of Voila itself, once, kB", one.sent[1], None, 0),
            ]
        if (met := measured.spread) is not None:
            firsts = [each.first_view for each in met.seen if each.first_view is not None]
            who = f"{name}, {len(met.seen)} over five minutes"
            listed.append(_row(f"{who}: learners who failed", _failed(met), 0, 0))
            listed.append(_row(f"{who}: wrong verdicts", _wrong(met), 0, 0))
            listed.append(_row(f"{who}: first view, s: 95 %", percentile(firsts, 95), 8))
            listed.append(_row(f"{who}: memory a learner, MB", met.each, 170, 0))
            answers = [1e3 * each for seen in met.seen for each in seen.answers]
            listed.append(_row(f"{who}: an answer, ms: 99 %", percentile(answers, 99), 500, 0))
    return listed


def _arriving(
    who: str, met: Met, limits: tuple[float | None, float | None, float | None]
) -> list[Row]:
    """Return what those who came at once have met; limits of first view, answer and memory."""
    seen = met.seen
    firsts = [each.first_view for each in seen if each.first_view is not None]
    answers = [1e3 * each for every in seen for each in every.answers]
    wholes = [each.whole for each in seen if each.whole is not None]
    listed = [
        _row(f"{who}: learners who failed", _failed(met), 0, 0),
        _row(f"{who}: first view, s: 99 %", percentile(firsts, 99), limits[0]),
    ]
    if wholes:
        sent = percentile([each.sent / 1e6 for each in seen], 50)
        listed.append(_row(f"{who}: Python is there, s: 99 %", percentile(wholes, 99)))
        listed.append(_row(f"{who}: sent to a learner, MB", sent, None, 2))
    elif answers:
        listed.insert(1, _row(f"{who}: wrong verdicts", _wrong(met), 0, 0))
        listed.append(_row(f"{who}: an answer, ms: 99 %", percentile(answers, 99), limits[1], 0))
    idle = met.idle / len(seen)
    listed.append(_row(f"{who}: memory a learner, MB", met.each, limits[2]))
    listed.append(
        _row(f"{who}: CPU while nobody does anything, s a learner and minute", idle, 0.05, 3)
    )
    return listed


def _row(name: str, figure: float, limit: float | None = None, decimals: int = 1) -> Row:
    limits = () if limit is None else (Limit(limit, ""),)
    return Row(name, (None, figure, None), decimals, limits)


def _failed(met: Met) -> int:
    return sum(bool(each.failure) for each in met.seen)


def _wrong(met: Met) -> int:
    return sum(len(each.wrong) for each in met.seen)


def _memory(used: Mapping[str, Used]) -> float:
    return sum(part.memory for part in used.values())


def draw(found: Mapping[str, Measured]) -> None:
    """Draw memory and time against the number of learners.

    Args:
        found: By form.
    """
    figure = Figure(figsize=(9, 4), layout="constrained")
    memory, waits = figure.subplots(1, 2)
    for name, measured in found.items():
        counts = sorted(measured.at_once)
        met = [measured.at_once[count] for count in counts]
        memory.plot(counts, [_memory(each.after) / 1e3 for each in met], "o-", label=name)
        firsts = [percentile([seen.first_view or 0.0 for seen in each.seen], 99) for each in met]
        waits.plot(counts, firsts, "o-", label=name)
    memory.set(xlabel="learners at once", ylabel="memory of all processes, GB")
    waits.set(xlabel="learners at once", ylabel="first view, 99 %, s", yscale="log")
    for axes in (memory, waits):
        axes.grid(visible=True, alpha=0.3)
        axes.set_xlim(left=0)
    memory.set_ylim(bottom=0)
    memory.legend()
    figure.savefig(CHART, metadata={"Date": None})


def section(found: Mapping[str, Measured], minutes: float, load: float) -> str:
    """Return the part of RESULTS.md that is a class's."""
    table = rows(found)
    lines = ["| | measured | limit | |", "| --- | ---: | --- | --- |", *map(report.short, table)]
    return PAGE.format(
        title=TITLE,
        date=f"{datetime.now(UTC):%Y-%m-%d}",
        minutes=minutes,
        machine="  \n".join(machine.describe()),
        load=load,
        table="\n".join(lines),
        verdict=report.verdict(table),
        chart=CHART.name,
    )


PAGE = """\
{title}

Measured {date} by `python -m benchmarks.classroom`, in one run of {minutes:.0f} minutes.

{machine}
In the minute before it began, {load:.1f} programs wanted each core.

{table}

{verdict}

![Memory and time against the number of learners]({chart})

Learners are clients of ours on the same machine, so their work counts in each time. Those of pages
get all that a browser would, compressed, and tell how far they are every three seconds: Python is
in their browsers, and gives no verdict here. Those with a kernel come in, open the page over the
kernel's WebSocket as a browser does, and enrol with codes that are computed here, after a code with
a space, a wrong one and an old one: five answers each. Each number of learners comes to a class of
its own, which the command has just opened, and which has made nothing ready yet but for the ten
that are. Memory is PSS: of a learner's own processes, and of what the others have grown for each.
While nobody does anything, pages tell every three seconds how far they are; those of JupyterHub
are closed. One label in JupyterHub is a notebook with that alone.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run it.

    Args:
        arguments: Of the command line.

    Returns:
        0, also where a limit is not met: that is part of the result.
    """
    words = argparse.ArgumentParser(
        prog="python -m benchmarks.classroom",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    words.add_argument("--quick", action="store_true", help="three learners each; writes nothing")
    given = words.parse_args(arguments)
    load, began = machine.load(), time.monotonic()
    found = {
        form.name: measure(form, (3,), spread=0, idle=2.0)
        if given.quick
        else measure(form, form.counts, spread=form.spread)
        for form in FORMS
    }
    text = section(found, (time.monotonic() - began) / 60, load)
    print(text)
    if not given.quick:
        draw(found)
        report.put(text, TITLE)
    return 0


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("CLASS_")}


def _password(process: subprocess.Popen[str]) -> str:
    said = process.stdout
    for line in said or ():
        if found := re.search(r"^Class password: (\S+)$", line):
            return found[1]
    raise RuntimeError("the class did not open")


def _say(text: str) -> None:
    sys.stderr.write(f"{datetime.now(UTC):%H:%M:%S} {text}\n")


if __name__ == "__main__":
    sys.exit(main())
