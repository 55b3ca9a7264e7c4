"""The lessons' own work is timed: a notebook in a kernel, every simulation, a diagnosis."""

from __future__ import annotations

from benchmarks.lessons import SIMULATIONS, measure
from tools.notebooks import name_of, paths


def test_a_notebook_every_simulation_and_a_diagnosis_are_timed() -> None:
    work = measure(paths()[:1], runs=1)
    assert list(work.run_all) == [name_of(paths()[0])]
    assert work.simulated.keys() == SIMULATIONS.keys()
    times = [*work.run_all.values(), *work.simulated.values(), work.plain, work.diagnosed]
    assert all(len(each) == 1 and each[0] > 0 for each in times)
