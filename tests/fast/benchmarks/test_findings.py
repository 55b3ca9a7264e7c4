"""The table's arithmetic, on figures made up."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import notebooks, report
from benchmarks.alive import FirstView
from benchmarks.crowd import Class
from benchmarks.findings import Findings, Limit, Row, percentile, rows
from benchmarks.lessons import DELAY, SKEW, Work, plain_acceptance
from benchmarks.opening import Waits
from benchmarks.site import Visits
from benchmarks.ticking import Costs
from totp_demo.model.acceptance import acceptance


def costs(kernel: float, **more: object) -> Costs:
    return Costs(seconds=120.0, kernel=kernel, memory=[40.0, 42.0], **more)  # type: ignore[arg-type]


@pytest.fixture
def found() -> Findings:
    return Findings(
        naive=costs(6.0, messages=240, lateness=[500.0] * 60, chromium=8.0),
        ours=costs(0.02, chromium=4.0),
        ours_fast=costs(0.02, lateness=[float(number) / 10 for number in range(1, 61)]),
        idle=costs(0.01, chromium=2.0),
        refilling=costs(0.1, refills=[24.01, 25.0]),
        work=Work(
            {"one": [4.0], "two": [6.0, 8.0, 9.0]}, {"acceptance": [0.1]}, [1.5], [0.02, 0.03]
        ),
        waits={"ours": Waits([3.2, 3.0, 3.1], [1.0], [2.0]), "idle": Waits([3.0], [1.0], [2.0])},
        articles=[41.0, 39.0, 40.0],
        first_view=FirstView([4.1, 4.3, 4.0], [4.0]),
        classes={"naive": Class(10, 30.0, 2.0, 900.0, [600.0]), "ours": Class(10, lateness=[3.0])},
        site=Visits(
            built=[60.0],
            lite_size=[33e6],
            single_size=[8.1e6],
            picture=[0.2, 0.3, 0.9],
            first=[1.0, 1.2, 1.1],
            second=[0.9],
            walk=[1.9],
            far=[4.9],
            clicks=[0.02, 0.03, 0.04],
            sent=[4.4e6],
            memory=[180e6],
            single=[1.5],
            lite=[12.0],
            label=[8.0, 9.9, 8.8],
        ),
    )


def by_name(found: Findings) -> dict[str, Row]:
    return {row.name: row for row in rows(found)}


def test_figures_are_a_minute_and_limits_come_from_the_same_run(found: Findings) -> None:
    table = by_name(found)
    kernel = table["kernel CPU, s a minute"]
    assert kernel.figures == (3.0, 0.01, 0.005)
    assert [limit.value for limit in kernel.limits] == pytest.approx([0.03, 0.015])
    assert kernel.met()
    assert table["messages a minute"].figures == (120.0, 0.0, 0.0)
    assert table["kernel memory, MB"].limits == (Limit(45.0, "(c) + 4"),)
    assert table["Chromium CPU, s a minute"].limits == (Limit(2.5, "1.5 × (c) + 1"),)
    assert table["used up before more is asked for, %"].figures[1] == 75
    assert table["first widget in JupyterLab, s"].figures[1] == 3.1
    assert table["Run All, the slowest of 2 notebooks, s"].figures == (None, 8.0, None)
    assert table["a million trials: acceptance, CPU s"].figures == (1.5, 0.1, None)
    assert table["a refused code diagnosed, CPU ms"].figures == (None, 30.0, None)
    assert table["both articles in all forms, s"].figures == (None, 40.0, None)
    assert table["codes timed"].figures == (60, 60, None)
    assert table["10 kernels at once: CPU of all, s a minute"].figures == (30.0, 0.0, None)
    assert table["site: click answered, first visit, s"].figures == (None, 1.1, None)
    assert table["site: click to changed page, ms"].figures[1] == pytest.approx(30)
    assert table["site: sent on a first visit, MB"].figures[1] == pytest.approx(4.4)
    over = table["site: JupyterLite with one label, over a click answered on a page"]
    assert over.figures[1] == pytest.approx(8.0)
    assert table["site: what JupyterLite adds, MB on the host"].figures == (None, 33.0, None)
    assert all(row.met() for row in table.values() if row.limits)


@pytest.mark.parametrize(
    ("name", "spoil"),
    [
        ("kernel CPU, s a minute", lambda found: setattr(found.ours, "kernel", 0.031)),
        ("kernel CPU, s a minute", lambda found: setattr(found.naive, "kernel", 1.9)),
        ("messages a minute", lambda found: setattr(found.ours, "messages", 1)),
        ("kernel memory, MB", lambda found: setattr(found.ours, "memory", [45.1])),
        ("Chromium CPU, s a minute", lambda found: setattr(found.ours, "chromium", 5.1)),
        (
            "lateness of a code, ms: 99th percentile",
            lambda found: found.ours_fast.lateness.append(10.1),
        ),
        ("codes timed", lambda found: setattr(found.ours_fast, "lateness", [1.0] * 49)),
        (
            "used up before more is asked for, %",
            lambda found: setattr(found.refilling, "refills", [23.0]),
        ),
        (
            "Run All, the slowest of 2 notebooks, s",
            lambda found: found.work.run_all["one"].extend([20.1, 20.1]),
        ),
        (
            "a million trials: acceptance, CPU s",
            lambda found: found.work.simulated["acceptance"].extend([2.1, 2.1]),
        ),
        (
            "a refused code diagnosed, CPU ms",
            lambda found: found.work.diagnosed.append(0.051),
        ),
        ("both articles in all forms, s", lambda found: found.articles.extend([121.0] * 4)),
        (
            "first view of a page that runs as it opens, s",
            lambda found: found.first_view.itself.extend([4.5] * 4),
        ),
        ("first widget in Voila, s", lambda found: found.waits["ours"].voila.extend([2.3, 2.3])),
        ("site: picture of the lesson, s", lambda found: found.site.picture.append(0.9)),
        (
            "site: click answered, first visit, s",
            lambda found: (
                found.site.first.extend([1.81] * 4),
                found.site.label.extend([9.9] * 3),
            ),
        ),
        ("site: click answered, second visit, s", lambda found: found.site.second.append(1.31)),
        ("site: the whole walk, s", lambda found: found.site.walk.append(2.6)),
        ("site: sent on a first visit, MB", lambda found: found.site.sent.append(4.7e6)),
        ("site: click answered at 10 Mbit/s and 40 ms, s", lambda found: found.site.far.append(7)),
        ("site: the tab’s own memory, MB", lambda found: found.site.memory.append(230e6)),
        ("site: click to changed page, ms", lambda found: found.site.clicks.extend([0.06] * 4)),
        ("site: single file, MB", lambda found: found.site.single_size.append(9e6)),
        ("site: single file: click answered, s", lambda found: found.site.single.append(2.6)),
        (
            "site: JupyterLite with one label, over a click answered on a page",
            lambda found: setattr(found.site, "label", [4.3]),
        ),
        ("site: made, in both languages, s", lambda found: found.site.built.append(400)),
    ],
)
def test_each_limit_can_be_missed(found: Findings, name: str, spoil: object) -> None:
    assert callable(spoil)
    spoil(found)
    missed = [row.name for row in rows(found) if row.met() is False]
    assert missed == [name]
    said = report.verdict(rows(found))
    assert said.startswith("**25 of 26 limits are met; not met: ")
    assert name in said


def test_what_was_not_measured_is_not_judged() -> None:
    table = rows(Findings(ours=costs(0.02)))
    kernel = next(row for row in table if row.name.startswith("kernel CPU"))
    assert kernel.figures == (None, 0.01, None)
    assert kernel.limits == ()
    assert [row.name for row in table if row.met() is not None] == ["messages a minute"]


def test_the_page_says_it_all(found: Findings) -> None:
    facts: dict[str, object] = dict.fromkeys(("date", "arguments", "rounds", "visits", "runs"), "x")
    facts |= dict.fromkeys(("minutes", "settling", "watched"), 1.0)
    text = report.page(found, facts, ["one machine", "its versions"])
    assert "one machine  \nits versions" in text
    assert "**All 26 limits that were measured are met.**" in text
    assert (
        "| messages a minute | 120.0 | 0.0 | 0.0 | at most 0.0 (none between refills) | met |"
        in text
    )
    assert "import totp_demo" not in text


def test_the_plain_trials_are_the_same_as_those_of_numpy() -> None:
    assert plain_acceptance(100_000).agrees_with(acceptance(SKEW, delay=DELAY))


def test_percentiles_are_values_that_were_measured() -> None:
    values = [5.0, 1.0, 3.0, 4.0, 2.0]
    assert [percentile(values, share) for share in (0.0, 0.5, 0.99, 1.0)] == [1.0, 3.0, 5.0, 5.0]
    assert percentile(list(range(1, 201)), 0.99) == 198


@pytest.mark.parametrize("page", [notebooks.naive(), notebooks.ours(2, 60.0), notebooks.idle()])
def test_the_pages_are_notebooks_with_the_settings_filled_in(
    page: notebooks.Page, tmp_path: Path
) -> None:
    content = json.loads((tmp_path / page.write(tmp_path)).read_text("utf-8"))
    code = "\n".join(cell["source"] for cell in content["cells"])
    assert content["nbformat"] == 4
    assert len(content["cells"]) >= 2
    compile(code, page.name, "exec", flags=0x2000)  # an await at the top is allowed
    if page.source != "idle":
        assert "\nPERIOD = 2\n" in code
        assert code.count(notebooks.SECRET) == 1
    if page.source == "ours":
        assert "\nRATE = 60.0\n" in code
