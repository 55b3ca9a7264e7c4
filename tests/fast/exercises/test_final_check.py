"""The final check: what holds for its questions, and for what is drawn of them."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.fast.exercises.judging import GARBAGE, LANGUAGES
from tests.fast.exercises.test_every_question import BY_NAME, known
from tests.fast.exercises.test_order_of_choices import even, places, texts_of
from tests.fast.language.french import english, typography
from totp_demo.exercises import Because, Choose, Code, Exercise, Number, Order, Point
from totp_demo.exercises.final import NEW, SHORT, SUBJECTS, WHOLE, drawn, pool
from totp_demo.exercises.pages import TITLES
from totp_demo.model.acceptance import acceptance
from totp_demo.model.derivation import derive
from totp_demo.model.key import Key
from totp_demo.views.questions.asking import answered, is_answer
from totp_demo.wording.language import Language

CHOOSING = [each for each in NEW if isinstance(each, Choose | Because)]
RIGHT = {
    "00-any-app": "any",
    "00-afterwards": "recovery",
    "01-salt": "salt",
    "01-steps": "20",
    "02-why-confirm": "proof",
    "02-random": "random",
    "03-drawn-by": "local",
    "03-no-period": "30",
    "04-cloud": "copy",
    "04-rename": "yes,name",
    "05-locked": "refuses",
    "05-ninety": "90",
    "06-sso": "first",
    "06-sole": "vendor",
    "07-input": "counter",
    "07-six": "755224",
    "08-first-aid": "automatic",
    "08-server-slow": "all",
    "09-eight": "no,passes",
    "09-passkey": "domain",
    "10-first-question": "message",
    "10-five-callers": "server",
    "10-deleted": "no,secret",
    "10-manager": "refuse",
    "10-two-entries": "try",
    "10-lost-phone": "identity,reset,scan,confirm,recovery",
    "10-space": "digits",
    "10-requests": "password",
    "10-read-out": "secure",
    "10-hour": "60",
    "10-ahead": "2",
    "10-pressure": "stay",
}
"""What is right, as a person has read it: for whoever changes a question."""


def test_there_are_enough_over_all_pages_and_the_desk() -> None:
    assert [*SUBJECTS] == [*TITLES]
    counts = Counter(each.name[:2] for each in NEW)
    assert all(counts[page] >= SHORT for page in TITLES)
    assert counts["10"] >= 2 * WHOLE
    assert {type(each) for each in NEW} == {Choose, Number, Code, Order, Point, Because}
    names = [each.name for each in NEW]
    assert len(names) == len(set(names))
    assert set(names).isdisjoint(BY_NAME)


@pytest.mark.parametrize("exercise", NEW, ids=lambda each: each.name)
def test_one_answer_is_right_and_each_is_explained(exercise: Exercise) -> None:
    right = RIGHT[exercise.name]
    answers = list(dict.fromkeys(known(exercise)))
    assert [answer for answer in answers if exercise.judge(answer).right] == [right]
    for code in LANGUAGES:
        language = Language(code)
        said = {exercise.judge(answer).words.into(language) for answer in answers}
        assert len(said) >= 2
        assert exercise.question.into(language).endswith("?")
        assert answered(exercise, right, language)
        if not isinstance(exercise, Because | Point):
            assert len(said) == len(answers), "each answer has words of its own"
    for text in GARBAGE:
        judged = exercise.judge(text)
        assert judged.words
        assert not judged.right


@pytest.mark.parametrize("exercise", NEW, ids=lambda each: each.name)
def test_the_french_is_french(exercise: Exercise) -> None:
    language = Language("fr")
    texts = [exercise.question, *(exercise.judge(answer).words for answer in known(exercise))]
    for text in (each.into(language) for each in texts):
        assert [*typography(text), *english(text)] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_answer_is_right_by_its_length(code: str) -> None:
    longest = shortest = by_chance = 0.0
    for exercise in CHOOSING:
        right, others = texts_of(exercise, Language(code))
        assert len(right) <= 1.35 * max(map(len, others)) + 15, exercise.name
        longest += len(right) > max(map(len, others))
        shortest += len(right) < min(map(len, others))
        by_chance += 1 / (1 + len(others))
    assert longest <= by_chance * 1.25
    assert shortest <= by_chance * 1.25


def test_no_place_is_better() -> None:
    """As on the pages, and over all questions: the first choice is right no more often."""
    all_places: Counter[int] = Counter()
    for exercise in CHOOSING:
        rows = zip(*(places(exercise, seed) for seed in range(1000)), strict=True)
        for row in rows:
            found = Counter(place for place, _count in row)
            assert even(found, row[0][1]), exercise.name
            if row[0][1] == 3:
                all_places += found
    assert even(all_places, 3)


@pytest.mark.parametrize("each", [SHORT, WHOLE])
def test_a_check_asks_as_much_of_each_page_and_nothing_twice(each: int) -> None:
    seen: set[str] = set()
    for seed in range(200):
        asked = drawn(seed, each)
        assert Counter(one.page for one in asked) == dict.fromkeys(SUBJECTS, each)
        assert len({one.exercise.name for one in asked}) == len(asked)
        assert drawn(seed, each) == asked
        seen |= {one.exercise.name for one in asked}
    everything = {one.name for page in SUBJECTS for part in pool(page) for one in part}
    assert seen == everything
    assert len(drawn(0)) >= 40


def test_a_page_s_own_question_can_be_read_anywhere() -> None:
    for page in TITLES:
        for exercise in pool(page)[1]:
            assert not exercise.question.message.startswith("Looking back")
            assert "this picture" not in exercise.question.message


def test_what_is_said_is_what_the_model_does() -> None:
    key = Key("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "camille")
    assert key.step_at(600) == 20
    derivation = derive(b"12345678901234567890", 0)
    assert (derivation.number, derivation.code) == (1284755224, "755224")
    ahead = next(each for each in NEW if each.name == "10-ahead")
    assert isinstance(ahead, Point)
    assert list(ahead.given) == key.codes(0, 7)
    # Two minutes are beyond a window of one step, however quickly it is typed.
    assert acceptance(120, delay=0) == 0.0
    # The code of a step is taken from 30 s before it to 30 s after it.
    accepted = [second for second in range(600, 900) if abs(key.step_at(second) - 24) <= 1]
    assert len(accepted) == 90


def test_what_is_no_answer_costs_nothing() -> None:
    for exercise in NEW:
        assert is_answer(exercise, RIGHT[exercise.name])
        assert not is_answer(exercise, "")
