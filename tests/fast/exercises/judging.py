"""What every exercise has to do, whatever it asks."""

from __future__ import annotations

from collections.abc import Mapping

from tests.fast.language.french import english, typography
from totp_demo.exercises import Choose, Exercise
from totp_demo.wording.language import Language
from totp_demo.wording.sentence import say

LANGUAGES = ("en", "fr")
GARBAGE = (
    "",
    " ",
    "?",
    "1e9",
    "-",
    "٣٩",
    "３９",
    "½",
    "1,5",
    "1 0",
    "\0",
    "<b>0</b>",
    "9" * 5000,
    "x" * 5000,
    "é\u202e",
)


def hold(exercise: Exercise, right: str, wrong: Mapping[str, Mapping[str, str]]) -> None:
    """Hold an exercise to what it says of a right answer and of wrong ones.

    Args:
        exercise: The exercise.
        right: An answer that is right.
        wrong: Answers that are not, each with a part of what is said of it in each language.
    """
    assert len(wrong) >= 2
    assert exercise.judge(right).right
    said: dict[str, set[str]] = {}
    for code in LANGUAGES:
        language = Language(code)
        said[code] = {exercise.judge(answer).words.into(language) for answer in (right, *wrong)}
        # Each answer gets its own words.
        assert len(said[code]) == len(wrong) + 1, said[code]
        assert exercise.question.into(language).endswith("?")
        for answer, parts in wrong.items():
            judged = exercise.judge(answer)
            assert not judged.right, answer
            words = judged.words.into(language)
            assert parts[code] in words, words
        if isinstance(exercise, Choose):
            assert {right, *wrong} == set(exercise.choices)
        for text in GARBAGE:
            judged = exercise.judge(text)
            assert judged.words
            assert judged.right is False
            if isinstance(exercise, Choose):
                assert judged.words == say("Choose one of the answers.")
    assert said["en"].isdisjoint(said["fr"])
    french = [*said["fr"], exercise.question.into(Language("fr"))]
    assert [fault for text in french for fault in (*typography(text), *english(text))] == []
