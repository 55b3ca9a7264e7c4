"""In which order choices stand: one of each learner's own, which tells nobody which is right."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter

import pytest

from totp_demo import exercises
from totp_demo.exercises import Because, Choose, Exercise, Order
from totp_demo.exercises.exercise import shuffled
from totp_demo.views.questions.asking import asking
from totp_demo.wording.language import Language

SEEDS = range(1000)
# Of 1,000 draws among three, four or five places, each comes within five standard deviations.
MARGIN = 5


def all_exercises() -> list[Exercise]:
    """Return every exercise of every page."""
    names = [name for _, name, _ in pkgutil.iter_modules(exercises.__path__) if name[1:].isdigit()]
    modules = [importlib.import_module(f"totp_demo.exercises.{name}") for name in sorted(names)]
    return [each for module in modules for each in module.EXERCISES]


CHOOSING = [each for each in all_exercises() if isinstance(each, Choose | Because)]


@pytest.mark.parametrize("exercise", CHOOSING, ids=lambda each: each.name)
def test_each_place_is_right_about_equally_often(exercise: Choose | Because) -> None:
    count = len(exercise.choices)
    places = Counter(
        shuffled(exercise.choices, seed, exercise.name).index(exercise.right) for seed in SEEDS
    )
    share = 1 / count
    margin = MARGIN * (len(SEEDS) * share * (1 - share)) ** 0.5
    for place in range(count):
        assert places[place] == pytest.approx(len(SEEDS) * share, abs=margin)


def test_over_all_pages_no_place_is_better() -> None:
    # For one learner, too: who always takes the same place is right as often as by chance.
    for seed in range(20):
        right = Counter(
            shuffled(each.choices, seed, each.name).index(each.right)
            for each in CHOOSING
            if len(each.choices) == 3
        )
        asked = sum(right.values())
        assert max(right.values()) < asked * 0.75, (seed, right)


@pytest.mark.parametrize("exercise", all_exercises(), ids=lambda each: each.name)
def test_the_order_is_the_learner_s_own(exercise: Exercise) -> None:
    english, french = Language("en"), Language("fr")
    for seed in (0, 1, 7):
        once = asking(exercise, seed, english)
        assert once == asking(exercise, seed, english)
        again = asking(exercise, seed, french)
        for part in ("choices", "reasons"):
            assert [key for key, _ in once[part]] == [key for key, _ in again[part]]
        if isinstance(exercise, Order):
            assert ",".join(key for key, _ in once["choices"]) != exercise.right
    orders = {tuple(key for key, _ in asking(exercise, seed, english)["choices"]) for seed in SEEDS}
    assert len(orders) > 1 or not isinstance(exercise, Choose | Because | Order)
