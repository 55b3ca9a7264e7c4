"""What holds for every question, whatever its kind: each answer explained, help in the end."""

from __future__ import annotations

import itertools
import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from tests.fast.exercises.judging import GARBAGE, LANGUAGES
from tests.fast.exercises.test_order_of_choices import all_exercises
from tools.notebooks import paths, read
from totp_demo.exercises import Because, Choose, Exercise, Order, Point
from totp_demo.views.questions.asking import answered, asking
from totp_demo.wording.language import Language

EVERY = all_exercises()
BY_NAME = {each.name: each for each in EVERY}
ANSWERS = tomllib.loads(Path(__file__).with_name("answers.toml").read_text("utf-8"))
PREDICTED = frozenset(
    name
    for path in paths()
    for cell in read(path).cells
    for name in re.findall(r'lesson\.predict\("([^"]+)"', cell.source)
)
"""What is asked before something is shown: there, no second try needs a hint."""
MISCONCEPTIONS = {
    "the server sends the codes": {"00-flight", "01-flight", "04-airplane"},
    "the phone needs a network": {"00-flight", "01-flight", "04-airplane"},
    "a recovery code switches MFA off": {"06-recovery"},
    "deleting the entry switches MFA off": {"06-delete"},
    "the time zone breaks codes": {"01-zone", "05-journey", "08-zone"},
    "MFA stops phishing": {"09-phishing", "09-relay"},
    "a longer code is valid longer": {"07-longer"},
    "the code is encrypted": {"03-secret", "07-hidden"},
}


def known(exercise: Exercise) -> list[str]:
    """Return the answers of which something of their own is said."""
    match exercise:
        case Choose():
            return list(exercise.choices)
        case Because():
            return [f"{a},{b}" for a, b in itertools.product(exercise.choices, exercise.reasons)]
        case Order():
            return [exercise.right, *exercise.said]
        case Point():
            return [place["name"] for place in asking(exercise, 0, Language())["places"]]
        case _:
            return [str(exercise.right), *map(str, exercise.said)]


def test_each_page_has_six_to_nine_of_several_kinds() -> None:
    pages = Counter(each.name[:2] for each in EVERY if each.name not in PREDICTED)
    assert len(pages) == 11
    assert min(pages.values()) >= 5
    assert max(pages.values()) <= 9
    assert min(Counter(each.name[:2] for each in EVERY).values()) >= 6
    for page in pages:
        kinds = {type(each) for each in EVERY if each.name.startswith(page)}
        assert len(kinds) >= 2, page


def test_two_on_each_page_look_back() -> None:
    for page in range(1, 11):
        backwards = [
            each.name
            for each in EVERY
            if each.name.startswith(f"{page:02}")
            and each.question.into(Language("en")).startswith("Looking back to page ")
        ]
        assert len(backwards) >= 2, (page, backwards)
        for name in backwards:
            other = BY_NAME[name].question.message.removeprefix("Looking back to page ")[:2]
            assert int(other) < page
            french = BY_NAME[name].question.into(Language("fr"))
            assert french.startswith(f"Retour à la page {other}")


def test_each_is_asked_once_on_its_own_page() -> None:
    for path in paths():
        asked = [
            name
            for cell in read(path).cells
            for name in re.findall(r'lesson\.(?:predict|exercise)\("([^"]+)"', cell.source)
        ]
        assert sorted(asked) == sorted(name for name in BY_NAME if name[:2] == path.stem[:2])


def test_each_misconception_is_met() -> None:
    for names in MISCONCEPTIONS.values():
        assert names <= BY_NAME.keys()


@pytest.mark.parametrize("exercise", EVERY, ids=lambda each: each.name)
def test_there_is_a_hint_and_a_worked_solution(exercise: Exercise) -> None:
    assert exercise.worked
    assert exercise.hint or exercise.name in PREDICTED
    for code in LANGUAGES:
        language = Language(code)
        hint, worked = exercise.hint.into(language), exercise.worked.into(language)
        said = {exercise.judge(answer).words.into(language) for answer in known(exercise)}
        assert said.isdisjoint({hint, worked}), "they say something more"
        assert hint != worked
    assert exercise.worked.into(Language("en")) != exercise.worked.into(Language("fr"))


@pytest.mark.parametrize("exercise", EVERY, ids=lambda each: each.name)
def test_a_hint_leaves_the_answer_to_the_reader(exercise: Exercise) -> None:
    if isinstance(exercise, Choose):
        for code in LANGUAGES:
            language = Language(code)
            right = exercise.choices[exercise.right][0].into(language)
            assert right.rstrip(".") not in exercise.hint.into(language)


@pytest.mark.parametrize("exercise", EVERY, ids=lambda each: each.name)
def test_each_answer_gets_words_in_both_languages(exercise: Exercise) -> None:
    for answer in known(exercise):
        words = exercise.judge(answer).words
        english, french = (words.into(Language(code)) for code in LANGUAGES)
        assert english
        assert french
        assert english != french
        for code in LANGUAGES:
            assert answered(exercise, answer, Language(code))
    for text in GARBAGE:
        assert exercise.judge(text).right is False
        assert exercise.judge(text).words


@pytest.mark.parametrize("name", BY_NAME)
def test_right_and_wrong_answers(name: str) -> None:
    """Held to a table that a person has read: what is right, and what is said of what is not."""
    exercise, table = BY_NAME[name], ANSWERS[name]
    for answer in table["right"]:
        assert exercise.judge(answer).right, answer
    assert len(table["wrong"]) >= 2 or isinstance(exercise, Because)
    for answer, parts in table["wrong"].items():
        judged = exercise.judge(answer)
        assert not judged.right, answer
        for code in LANGUAGES:
            assert parts[code] in judged.words.into(Language(code))
    if isinstance(exercise, Choose | Because):
        # Whatever can be chosen is in the table.
        assert {*table["right"], *table["wrong"]} == set(known(exercise))


def test_the_table_has_no_question_that_is_not_there() -> None:
    assert ANSWERS.keys() == BY_NAME.keys()
