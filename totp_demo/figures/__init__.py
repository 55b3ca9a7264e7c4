"""Figures to look at and to print, in English and in French.

Each function draws a matplotlib figure; its twin, with the same arguments and `_words` at the end
of its name, says in words what the figure shows. Matplotlib is loaded when the first figure is
asked for, not before: it takes half a second and 40 MB.

    from totp_demo import figures
    figures.acceptance("fr", delay=(2, 12))                        # shows itself in a notebook
    figures.acceptance("fr", delay=(2, 12)).savefig("skew.svg")    # or .png, .pdf

The figures are made to be read in grey and by colour-blind readers too: lines differ in their
dashes and carry their names, areas differ in their hatching.
"""

from __future__ import annotations

from totp_demo.figures.acceptance_curves import acceptance, acceptance_words
from totp_demo.figures.decision_tree import decision_tree, decision_tree_words
from totp_demo.figures.guessing_curves import Policy, guessing, guessing_words
from totp_demo.figures.skew_map import drift_map, drift_map_words
from totp_demo.figures.steps_in_time import time_window, time_window_words

__all__ = [
    "Policy",
    "acceptance",
    "acceptance_words",
    "decision_tree",
    "decision_tree_words",
    "drift_map",
    "drift_map_words",
    "guessing",
    "guessing_words",
    "time_window",
    "time_window_words",
]
