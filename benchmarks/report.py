"""The findings as a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from benchmarks.findings import REASONS, Findings, Row, rows

RESULTS = Path(__file__).parent / "RESULTS.md"
TITLE = "# What the live widgets cost"
HEAD = """\
{title}

Measured {date} by `python -m benchmarks{arguments}`, in one run of {minutes:.0f} minutes.

{machine}

Compared are three pages, each in JupyterLab and Chromium (headless), each in a server and a
browser of its own, in turn: **(a)** a naive notebook that ticks in the kernel and redraws a
matplotlib picture each second; **(b)** the kit, a phone and a time window; **(c)** an idle kernel
that has shown one ipywidgets label. The rows that begin with “site” are of the pages that need no
server, with Python in the browser; there (c) is that label in JupyterLite.
"""

FOOT = """\
Processor times are those of the kernel, of the server and of all the browser's processes, from
/proc, while nobody touches the page. Each page was first left alone for {settling:.0f} s, then
watched for {watched:.0f} s in all (rounds in turn: {rounds}). Messages are the frames on the
WebSocket between page and kernel. Codes are of 30 s, but where lateness is measured: there (a) and
(b) show the same codes of 2 s, and a code's lateness is the moment it stands on the page less the
moment its step began. Refills were watched on a clock sixty times as fast. Memory is PSS. The first
widget is timed from opening the address, the cells being run as soon as there is a kernel: the
median of several visits ({visits}), and so is the first view of page 00, by itself and by hand in
turn; imports: the median of several processes ({runs}), their start and end included. Run All is
timed from the start of a new kernel, once a notebook. The trials are those of the notebooks'
simulations, the median of several runs ({visits}); there (a) does them one by one in plain Python.
The code that is diagnosed fits nowhere, beside twenty other keys: the slowest of these runs. Of
many kernels at once one is shown in the browser, and its lateness is given; the others run the same
code and send their messages to a client of ours. Both articles are written by the command in a
process of its own, pictures and reading back included: the median of three runs.

The site is visited over HTTP from this machine, compressed with Brotli, each time with a new
profile of a browser that has started; figures are the medians of several visits ({visits}),
seconds count from asking for the page of the procedure. A click is pressed as soon as it can be,
and counts as answered once the profile, which Python opens, can be seen; the walk ends signed in,
by a recovery code. What is sent includes all that a second visit without a network needs. 10
Mbit/s and 40 ms are Chromium’s own throttling; workers have it, too. Memory is what only the
page’s process has (USS), its worker included. From click to changed page is the median of ten
clicks a visit. The label of JupyterLite is timed until it can be seen, from Pyodide and wheels of
the same host; what JupyterLite adds counts all files beyond the site’s own. The time to make the
site includes JupyterLite and the single file; npm’s and PyPI’s packages are there already.
"""


def page(found: Findings, facts: dict[str, object], machine: Sequence[str]) -> str:
    """Return the page as Markdown.

    Args:
        found: What was measured.
        facts: What HEAD and FOOT are filled in with.
        machine: Lines on the machine.

    Returns:
        Headings, a table and the verdict.
    """
    table = rows(found)
    lines = [
        "| | (a) naive | (b) the kit | (c) idle | limit for (b) | |",
        "| --- | ---: | ---: | ---: | --- | --- |",
        *(_line(row) for row in table if any(each is not None for each in row.figures)),
    ]
    head = HEAD.format(title=TITLE, machine="  \n".join(machine), **facts)
    foot = FOOT.format(**facts)
    return "\n".join([head, *lines, "", verdict(table), "", foot])


def put(text: str, title: str, place: Path = RESULTS) -> None:
    r"""Put a part of the results in its place; the other parts stay.

    Args:
        text: The part, from its title on.
        title: Its first line.
        place: The file.

    Example:
        >>> import tempfile
        >>> place = Path(tempfile.mkdtemp(), "RESULTS.md")
        >>> put("# One\n\n1", "# One", place), put("# Two\n\n2", "# Two", place)
        (None, None)
        >>> put("# One\n\nanew", "# One", place), place.read_text("utf-8")
        (None, '# One\n\nanew\n\n# Two\n\n2\n')
    """
    old = place.read_text("utf-8") if place.exists() else ""
    parts = [part.strip() for part in re.split(r"^(?=# )", old, flags=re.MULTILINE) if part.strip()]
    at = next((n for n, part in enumerate(parts) if part.splitlines()[0] == title), len(parts))
    parts[at : at + 1] = [text.strip()]
    place.write_text("\n\n".join(parts) + "\n", "utf-8")


def verdict(table: Sequence[Row]) -> str:
    """Return what is met and what is not, in a sentence."""
    judged = [row for row in table if row.met() is not None]
    missed = [row.name for row in judged if not row.met()]
    if not missed:
        return f"**All {len(judged)} limits that were measured are met.**"
    return (
        f"**{len(judged) - len(missed)} of {len(judged)} limits are met; not met: "
        f"{'; '.join(missed)}.**"
    )


def short(row: Row) -> str:
    """Return a line of a table that has one figure to a row."""
    return _line(row, (row.figures[1],))


def _line(row: Row, shown: Sequence[float | None] | None = None) -> str:
    figures = [_figure(each, row.decimals) for each in shown or row.figures]
    least = "at least" if row.floor else "at most"
    limits = " and ".join(
        f"{least} {_figure(limit.value, row.decimals)}" + (f" ({limit.why})" if limit.why else "")
        for limit in row.limits
    )
    met = row.met()
    if met is None:
        said = "not measured" if row.limits else ""
    else:
        said = "met" if met else f"**not met**{_reason(row)}"
    return f"| {' | '.join([row.name, *figures, limits, said])} |"


def _reason(row: Row) -> str:
    return f": {REASONS[row.name]}" if row.name in REASONS else ""


def _figure(figure: float | None, decimals: int) -> str:
    return "" if figure is None else f"{figure:,.{decimals}f}"
