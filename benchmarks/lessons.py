"""How long the lessons' own work takes: Run All of each notebook, a million trials, a diagnosis."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import nbformat
from nbclient import NotebookClient

from tools.notebooks import name_of
from totp_demo import simulation
from totp_demo.model.case import Case
from totp_demo.model.diagnosis import diagnose
from totp_demo.model.key import Key

DAY = 86_400
DELAY: Final = (2.0, 12.0)  # seconds to type a code
SKEW, WINDOW, PERIOD = 40.0, 1, 30.0

SIMULATIONS: dict[str, Callable[[], simulation.Estimate]] = {
    "acceptance": lambda: simulation.acceptance(SKEW, window=WINDOW, period=PERIOD, delay=DELAY),
    "guessing": lambda: simulation.guessing(10),
    "drifting": lambda: simulation.drifting(30 * DAY, 20.0),
    "learning": lambda: simulation.learning(50.0, 70.0, delay=DELAY),
}


@dataclass
class Work:
    """Seconds, one number a run.

    Attributes:
        run_all: From starting a notebook's kernel to the end of its last cell, by notebook.
        simulated: Processor time of a million trials, by simulation.
        plain: Of a million trials of `acceptance`, one by one in plain Python.
        diagnosed: Processor time of a diagnosis that looks through everything, by case.
    """

    run_all: dict[str, list[float]] = field(default_factory=dict)
    simulated: dict[str, list[float]] = field(default_factory=dict)
    plain: list[float] = field(default_factory=list)
    diagnosed: list[float] = field(default_factory=list)


def measure(notebooks: Sequence[Path], runs: int) -> Work:
    """Run each notebook once, and the simulations again and again.

    Args:
        notebooks: Their files.
        runs: How often each simulation.

    Returns:
        What it took.
    """
    work = Work()
    for path in notebooks:
        notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
        client = NotebookClient(
            notebook, kernel_name="python3", resources={"metadata": {"path": str(path.parent)}}
        )
        began = time.perf_counter()
        client.execute()
        work.run_all.setdefault(name_of(path), []).append(time.perf_counter() - began)
    for _ in range(runs):
        for name, simulate in SIMULATIONS.items():
            began = time.process_time()
            simulate()
            work.simulated.setdefault(name, []).append(time.process_time() - began)
        began = time.process_time()
        plain_acceptance(simulation.TRIALS)
        work.plain.append(time.process_time() - began)
        work.diagnosed.append(diagnosing())
    return work


def diagnosing() -> float:
    """Return what the diagnosis of a code takes that fits nowhere, beside twenty other keys.

    Returns:
        Processor time in seconds.
    """
    keys = [Key.generate("camille") for _ in range(21)]
    now = 1_600_000_000.0
    shown = {code for key in keys for code in key.codes(key.step_at(now) - 2000, 4000)}
    wrong = next(code for code in map("{:06}".format, range(10**6)) if code not in shown)
    case = Case(now, wrong, keys[0], earlier_keys=tuple(keys[1:11]), other_keys=tuple(keys[11:]))
    began = time.process_time()
    diagnose(case)
    return time.process_time() - began


def plain_acceptance(trials: int, seed: int = 1) -> simulation.Estimate:
    """Do the trials of `totp_demo.simulation.acceptance` one after the other, without NumPy.

    Args:
        trials: How many people read a code and type it.
        seed: Of the random numbers.

    Returns:
        How often it was accepted.
    """
    dice = random.Random(seed)  # noqa: S311 - trials, not secrets
    accepted = 0
    for _ in range(trials):
        read_at = dice.uniform(0.0, 1000.0 * PERIOD)
        typed_at = read_at + dice.uniform(*DELAY)
        of_code = math.floor((read_at + SKEW) / PERIOD)
        of_server = math.floor(typed_at / PERIOD)
        accepted += abs(of_code - of_server) <= WINDOW
    return simulation.Estimate(accepted, trials)
