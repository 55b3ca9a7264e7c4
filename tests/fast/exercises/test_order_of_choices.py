"""In which order choices stand: one of each learner's own, which tells nobody which is right."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter

import pytest

from totp_demo import exercises
from totp_demo.exercises import Because, Choose, Exercise, Order
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


ENGLISH = Language("en")


def places(exercise: Choose | Because, seed: int) -> list[tuple[int, int]]:
    """Return where the right choice stands on a page, and the right reason, each of how many."""
    asked = asking(exercise, seed, ENGLISH)
    rows = [(asked["choices"], exercise.right)]
    if isinstance(exercise, Because):
        rows.append((asked["reasons"], exercise.reason))
    return [([key for key, _text in row].index(right), len(row)) for row, right in rows]


@pytest.fixture(scope="module")
def drawn() -> dict[str, list[list[tuple[int, int]]]]:
    """What a page sends to each of 1,000 learners: the places of what is right."""
    return {each.name: [places(each, seed) for seed in SEEDS] for each in CHOOSING}


def even(found: Counter[int], count: int) -> bool:
    """Return whether each of some places was drawn about equally often."""
    total, share = found.total(), 1 / count
    margin = MARGIN * (total * share * (1 - share)) ** 0.5
    return all(abs(found[place] - total * share) <= margin for place in range(count))


@pytest.mark.parametrize("name", [each.name for each in CHOOSING])
def test_each_place_is_right_about_equally_often(
    name: str, drawn: dict[str, list[list[tuple[int, int]]]]
) -> None:
    for row in zip(*drawn[name], strict=True):
        assert even(Counter(place for place, _count in row), row[0][1])


def test_over_all_pages_no_place_is_better(
    drawn: dict[str, list[list[tuple[int, int]]]],
) -> None:
    found: dict[int, Counter[int]] = {}
    for learners in drawn.values():
        for place, count in (each for learner in learners for each in learner):
            found.setdefault(count, Counter())[place] += 1
    assert found[3].total() > 50 * len(SEEDS)
    assert all(even(places, count) for count, places in found.items())
    # For one learner, too: who always takes the same place is right as often as by chance.
    for seed in SEEDS[:100]:
        one = Counter(p for rows in drawn.values() for p, count in rows[seed] if count == 3)
        assert even(one, 3), (seed, one)


def test_the_place_of_a_choice_says_nothing_of_its_reason(
    drawn: dict[str, list[list[tuple[int, int]]]],
) -> None:
    for learners in drawn.values():
        if len(learners[0]) == 2:
            (_, choices), (_, reasons) = learners[0]
            pairs = Counter(a * reasons + b for (a, _), (b, _) in learners)
            assert even(pairs, choices * reasons)


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


def texts_of(exercise: Choose | Because, language: Language) -> tuple[str, list[str]]:
    """Return the right text among those to choose from, and the others."""
    if isinstance(exercise, Because):
        right, texts = exercise.reason, {k: text for k, (text, _) in exercise.reasons.items()}
    else:
        right, texts = exercise.right, {k: text for k, (text, _) in exercise.choices.items()}
    words = {key: text.into(language) for key, text in texts.items()}
    return words.pop(right), list(words.values())


@pytest.mark.parametrize("code", ["en", "fr"])
def test_the_longest_answer_is_right_no_more_often_than_by_chance(code: str) -> None:
    """Who takes the longest each time, or the shortest, gains nothing by it."""
    longest = shortest = by_chance = 0.0
    for exercise in CHOOSING:
        right, others = texts_of(exercise, Language(code))
        longest += len(right) > max(map(len, others))
        shortest += len(right) < min(map(len, others))
        by_chance += 1 / (1 + len(others))
    assert longest <= by_chance * 1.25
    assert shortest <= by_chance * 1.25


@pytest.mark.parametrize("code", ["en", "fr"])
@pytest.mark.parametrize("exercise", CHOOSING, ids=lambda each: each.name)
def test_no_answer_is_right_by_its_length(exercise: Choose | Because, code: str) -> None:
    right, others = texts_of(exercise, Language(code))
    # A few words more or less are no sign: "The password only." among shorter ones, for one.
    assert len(right) <= 1.35 * max(map(len, others)) + 15
