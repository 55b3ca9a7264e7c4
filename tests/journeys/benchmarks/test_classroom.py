"""The benchmark of a class for real, short: three learners come to each form of it."""

from __future__ import annotations

import re
import subprocess
import sys

from benchmarks import report
from tests.journeys.benchmarks.test_quick import figures
from tests.tree import ROOT


def test_each_form_of_a_class_is_measured() -> None:
    before = report.RESULTS.read_bytes()
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.classroom", "--quick"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    assert report.RESULTS.read_bytes() == before
    table = figures(done.stdout)
    for form in ("pages", "kernels", "JupyterHub", "one label in JupyterHub"):
        assert table[f"{form}, 3 at once: learners who failed"][0] == "0", done.stdout
    for form in ("kernels", "JupyterHub"):
        assert table[f"{form}, 3 at once: wrong verdicts"][0] == "0"
        assert float(table[f"{form}, 3 at once: memory a learner, MB"][0]) > 10
    assert "pages, 3 at once: wrong verdicts" not in table
    assert float(table["pages, 3 at once: sent to a learner, MB"][0]) > 3
    assert float(table["kernels, one learner: answer to a click, ms: the middle one"][0]) > 0
    # No password is in what is kept.
    assert not re.search(r"\b\w{4}-\w{4}\b.*password|password.*\b\w{4}-\w{4}\b", done.stdout)
