"""The pages that need no server are made, visited and timed, JupyterLite among them."""

from __future__ import annotations

from dataclasses import asdict

from playwright.sync_api import Playwright

from benchmarks import findings
from benchmarks.site import measure


def test_each_figure_is_measured(playwright: Playwright) -> None:
    visits = measure(playwright, 1, quick=True)
    for name, values in asdict(visits).items():
        assert values, name
        assert all(value > 0 for value in values), name
    assert visits.picture < visits.first
    assert visits.first < visits.far
    assert visits.single_size < visits.size
    assert visits.lite_size < visits.size
    table = findings.rows(findings.Findings(site=visits))
    assert all(row.met() is not None for row in table if row.limits and "site" in row.name)
