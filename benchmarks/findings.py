"""What was found, and what it is held to."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from benchmarks.alive import FirstView
from benchmarks.crowd import Class
from benchmarks.importing import LIBRARIES, NOTHING, OURS
from benchmarks.lessons import Work
from benchmarks.opening import Waits
from benchmarks.site import Visits
from benchmarks.ticking import Costs
from benchmarks.usage import MEGA
from totp_demo.learner.upcoming_codes import AHEAD

REASONS: dict[str, str] = {
    "first widget in Voila, s": (
        "Voila shows nothing until all cells have run, the kit's import among them (see the "
        "imports below), and a bare anywidget already takes most of the tenth that is allowed"
    )
}
"""Why a limit is not met, by the row's name, where that is known; shown beside the figures."""


@dataclass
class Findings:
    """All that one run has measured; what it left out is not there.

    Attributes:
        naive: (a), codes of 2 s.
        ours: (b), codes of 30 s.
        ours_fast: (b), codes of 2 s.
        idle: (c).
        refilling: (b), codes of 2 s on a clock sixty times as fast.
        waits: For the first widget, by page.
        first_view: Of a page that runs as it opens.
        imports: Seconds of each process, by what it ran.
        work: Of the lessons themselves.
        classes: Many kernels at once, by page.
        site: Of the pages that need no server.
        articles: Seconds in which both articles were written.
    """

    naive: Costs = field(default_factory=Costs)
    ours: Costs = field(default_factory=Costs)
    ours_fast: Costs = field(default_factory=Costs)
    idle: Costs = field(default_factory=Costs)
    refilling: Costs = field(default_factory=Costs)
    waits: dict[str, Waits] = field(default_factory=dict)
    first_view: FirstView = field(default_factory=FirstView)
    imports: dict[str, list[float]] = field(default_factory=dict)
    work: Work = field(default_factory=Work)
    classes: dict[str, Class] = field(default_factory=dict)
    site: Visits = field(default_factory=Visits)
    articles: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Limit:
    """What a figure may be at most.

    Attributes:
        value: The most.
        why: How that comes about, for the table.
    """

    value: float
    why: str


@dataclass(frozen=True)
class Row:
    """One line of the table.

    Attributes:
        name: What was measured, with its unit.
        figures: Of (a), (b) and (c); None: not measured, or there is none.
        decimals: To be shown.
        limits: That (b) is held to; all of them.
        floor: Whether they are the least instead of the most.
    """

    name: str
    figures: tuple[float | None, float | None, float | None]
    decimals: int = 1
    limits: tuple[Limit, ...] = ()
    floor: bool = False

    def met(self) -> bool | None:
        """Return whether (b) keeps within its limits; None where there is none, or no figure."""
        ours = self.figures[1]
        if ours is None or not self.limits:
            return None
        sign = -1 if self.floor else 1
        return all(sign * ours <= sign * limit.value for limit in self.limits)


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that a share of the values does not exceed (nearest rank)."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def rows(found: Findings) -> list[Row]:
    """Return the table's rows."""
    return [
        *_ticking(found),
        *_lateness(found),
        *_opening(found),
        *_first_view(found.first_view),
        *_importing(found),
        *_lessons(found.work),
        *_articles(found.articles),
        *_classes(found),
        *_site(found.site),
    ]


def _each(
    found: Findings, ours: Costs, figure: Callable[[Costs], float | None]
) -> tuple[float | None, float | None, float | None]:
    costs = (found.naive, ours, found.idle)
    first, second, third = (figure(each) if each.seconds else None for each in costs)
    return first, second, third


def _limits(*pairs: tuple[float | None, str]) -> tuple[Limit, ...]:
    return tuple(Limit(value, why) for value, why in pairs if value is not None)


def _ticking(found: Findings) -> list[Row]:
    kernel = _each(found, found.ours, lambda costs: costs.a_minute(costs.kernel))
    memory = _each(found, found.ours, lambda costs: statistics.mean(costs.memory))
    chromium = _each(found, found.ours, lambda costs: costs.a_minute(costs.chromium))
    naive, idle = kernel[0], kernel[2]
    asked = found.refilling.refills
    used = round(100 * min(asked) * 60 / (AHEAD * 2)) if asked else None
    return [
        Row(
            "kernel CPU, s a minute",
            kernel,
            4,
            _limits(
                (naive and naive / 100, "1/100 of (a)"),
                (None if idle is None else idle + 0.01, "(c) + 0.01"),
            ),
        ),
        Row(
            "server CPU, s a minute",
            _each(found, found.ours, lambda costs: costs.a_minute(costs.server)),
            2,
        ),
        Row(
            "messages a minute",
            _each(found, found.ours, lambda costs: costs.a_minute(costs.messages)),
            1,
            (Limit(0, "none between refills"),),
        ),
        Row(
            "kB a minute", _each(found, found.ours, lambda costs: costs.a_minute(costs.size) / 1e3)
        ),
        Row(
            "used up before more is asked for, %",
            (None, used, None),
            0,
            (Limit(75, "of what was sent ahead"),),
            floor=True,
        ),
        Row(
            "kernel memory, MB",
            memory,
            1,
            _limits((None if memory[2] is None else memory[2] + 4, "(c) + 4")),
        ),
        Row(
            "Chromium CPU, s a minute",
            chromium,
            2,
            _limits((None if chromium[2] is None else 1.5 * chromium[2] + 1, "1.5 × (c) + 1")),
        ),
    ]


def _lateness(found: Findings) -> list[Row]:
    def of(share: float) -> tuple[float | None, float | None, None]:
        naive, ours = (
            percentile(costs.lateness, share) if costs.lateness else None
            for costs in (found.naive, found.ours_fast)
        )
        return naive, ours, None

    return [
        Row("lateness of a code, ms: median", of(0.5)),
        Row("lateness of a code, ms: 99th percentile", of(0.99), 1, (Limit(10, ""),)),
        Row("lateness of a code, ms: worst", of(1.0)),
        Row(
            "codes timed",
            (len(found.naive.lateness) or None, len(found.ours_fast.lateness) or None, None),
            0,
            (Limit(50, ""),),
            floor=True,
        ),
    ]


def _opening(found: Findings) -> list[Row]:
    def of(
        times: Callable[[Waits], list[float]],
    ) -> tuple[float | None, float | None, float | None]:
        waits = [found.waits.get(name) for name in ("naive", "ours", "idle")]
        first, second, third = (
            statistics.median(times(each)) if each and times(each) else None for each in waits
        )
        return first, second, third

    lab, voila = of(lambda waits: waits.lab), of(lambda waits: waits.voila)
    return [
        Row(
            "first widget in JupyterLab, s",
            lab,
            2,
            _limits((lab[2] and 1.05 * lab[2], "1.05 × (c)")),
        ),
        Row("of that, from running the cells, s", of(lambda waits: waits.running), 2),
        Row(
            "first widget in Voila, s",
            voila,
            2,
            _limits((voila[2] and 1.1 * voila[2], "1.1 × (c)")),
        ),
    ]


def _first_view(found: FirstView) -> list[Row]:
    if not (found.itself and found.by_hand):
        return []
    by_hand = statistics.median(found.by_hand)
    limits = (Limit(1.1 * by_hand, f"1.1 × {by_hand:.2f}, the same page run by hand"),)
    itself = statistics.median(found.itself)
    return [Row("first view of a page that runs as it opens, s", (None, itself, None), 2, limits)]


def _articles(times: list[float]) -> list[Row]:
    if not times:
        return []
    figures = (None, statistics.median(times), None)
    return [Row("both articles in all forms, s", figures, 1, (Limit(120, ""),))]


def _importing(found: Findings) -> list[Row]:
    if not found.imports:
        return []
    median = {code: statistics.median(times) for code, times in found.imports.items()}
    most = 1.3 * median[LIBRARIES]
    listed = [Row(f"`{LIBRARIES}`, s", (None, None, median[LIBRARIES]), 3)]
    for code in OURS:
        limits = (Limit(most, "1.3 × the three libraries"),)
        listed.append(Row(f"`{code}`, s", (None, median[code], None), 3, limits))
    listed.append(Row("Python doing nothing, s", (None, None, median[NOTHING]), 3))
    return listed


def _lessons(work: Work) -> list[Row]:
    """Return what Run All takes, of the slowest notebook, each simulation, and a diagnosis."""
    table = []
    if work.run_all:
        slowest = max(statistics.median(times) for times in work.run_all.values())
        name = f"Run All, the slowest of {len(work.run_all)} notebooks, s"
        table.append(Row(name, (None, slowest, None), 1, (Limit(20, ""),)))
    for name, times in work.simulated.items():
        plain = work.plain if name == "acceptance" else []
        figures = (statistics.median(plain) if plain else None, statistics.median(times), None)
        table.append(Row(f"a million trials: {name}, CPU s", figures, 3, (Limit(2, ""),)))
    if work.diagnosed:
        slowest = 1000 * max(work.diagnosed)
        table.append(
            Row("a refused code diagnosed, CPU ms", (None, slowest, None), 1, (Limit(50, ""),))
        )
    return table


def _classes(found: Findings) -> list[Row]:
    naive, ours = found.classes.get("naive"), found.classes.get("ours")
    if not (naive or ours):
        return []

    def of(figure: Callable[[Class], float]) -> tuple[float | None, float | None, None]:
        first, second = (None if each is None else figure(each) for each in (naive, ours))
        return first, second, None

    count = max(each.kernels for each in (naive, ours) if each)
    kernels = f"{count} kernels at once"
    return [
        Row(f"{kernels}: CPU of all, s a minute", of(lambda each: each.kernel), 2),
        Row(f"{kernels}: server CPU, s a minute", of(lambda each: each.server), 2),
        Row(f"{kernels}: memory of all, MB", of(lambda each: each.memory), 0),
        Row(
            f"{kernels}: lateness of a code, ms: median",
            of(lambda each: percentile(each.lateness, 0.5)),
        ),
        Row(
            f"{kernels}: lateness of a code, ms: 99th percentile",
            of(lambda each: percentile(each.lateness, 0.99)),
        ),
    ]


def _site(site: Visits) -> list[Row]:
    """Return what a page without a server costs, each figure the median of all visits."""
    if not site.first:
        return []

    def row(name: str, values: Sequence[float], limit: float, unit: float = 1) -> Row:
        decimals = 0 if limit >= 10 else 2
        ours = statistics.median(values) / unit if values else None
        return Row(f"site: {name}", (None, ours, None), decimals, (Limit(limit, ""),))

    first, label = statistics.median(site.first), statistics.median(site.label)
    lite = statistics.median(site.lite)
    added = statistics.median(site.lite_size) / MEGA
    return [
        row("picture of the lesson, s", site.picture, 0.4),
        row("click answered, first visit, s", site.first, 1.8),
        row("click answered, second visit, s", site.second, 1.1),
        row("the whole walk, s", site.walk, 2.2),
        row("sent on a first visit, MB", site.sent, 4.5, MEGA),
        row("click answered at 10 Mbit/s and 40 ms, s", site.far, 5.5),
        row("the tab’s own memory, MB", site.memory, 200, MEGA),
        row("click to changed page, ms", site.clicks, 50, 1e-3),
        row("single file, MB", site.single_size, 8.5, MEGA),
        row("single file: click answered, s", site.single, 2),
        Row("site: JupyterLite with one label, s", (None, None, label), 2),
        Row(
            "site: JupyterLite with one label, over a click answered on a page",
            (None, label / first, None),
            1,
            (Limit(4, ""),),
            floor=True,
        ),
        Row("site: the same page in JupyterLite: click answered, s", (None, lite, None), 2),
        Row("site: what JupyterLite adds, MB on the host", (None, added, None), 0),
        row("made, in both languages, s", site.built, 180),
    ]
