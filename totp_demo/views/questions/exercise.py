"""An exercise on the page: its question, a place for the answer, and what is said of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from totp_demo.exercises import Choose, find
from totp_demo.learner import protocol
from totp_demo.learner.attempts import again
from totp_demo.learner.protocol import ExerciseViewShown, Word
from totp_demo.views.base.sources import Script, Style
from totp_demo.views.base.view import View
from totp_demo.wording.answer import Answer
from totp_demo.wording.answer import shown as shown_answer
from totp_demo.wording.sentence import say

if TYPE_CHECKING:
    from totp_demo.learner.lesson import Lesson

LONGEST = 200
"""Characters taken of an answer."""

_EMPTY = Answer(
    "note",
    say("There is no answer yet."),
    say("Answer first, then press Check; a guess is fine."),
)
_RIGHT = Answer("ok", say("That is right."))
_WRONG = Answer("no", say("Not quite."))


class ExerciseView(View):
    """One exercise; the answer stays in the box, whatever is said of it.

    Args:
        lesson: The lesson it belongs to, for its language.
        name: The exercise's name, such as "03-border".

    Raises:
        KeyError: There is no exercise of that name.
    """

    script = Script("questions/exercise.js")
    style = Style("questions/exercise.css")

    def __init__(self, lesson: Lesson, name: str) -> None:
        """Ask."""
        self.exercise = find(name)
        self._answer: Answer | None = None
        super().__init__(lesson)

    def describe(self) -> ExerciseViewShown:
        """Return the question, the choices and the answer's answer."""
        language = self.lesson.language
        _ = language.gettext
        choices = self.exercise.choices if isinstance(self.exercise, Choose) else {}
        return {
            **self.page(),
            "choices": [(key, text.into(language)) for key, (text, _said) in choices.items()],
            "answer": shown_answer(self._answer, language),
            "t": {
                "title": _("Your turn"),
                "question": self.exercise.question.into(language),
                "your_answer": _("Your answer"),
                "check": _("Check"),
            },
        }

    def in_words(self) -> list[str]:
        """Return the question and its choices."""
        question = self.exercise.question.into(self.lesson.language)
        return [question, *(f"○ {text}" for _key, text in self.describe()["choices"])]

    def act(self, word: Word) -> None:
        """Judge an answer; the rest is the lesson's."""
        if not isinstance(word, protocol.Answer):
            super().act(word)
            return
        self.answer(word.text)
        self.refresh()

    def answer(self, text: str) -> bool:
        """Judge an answer and keep what is to be said of it.

        Args:
            text: What was typed, or the key of the choice.

        Returns:
            Whether it is right.
        """
        given = text[:LONGEST].strip()
        if not given:
            self._answer = again(self._answer, _EMPTY)
            return False
        judged = self.exercise.judge(given)
        verdict = _RIGHT if judged.right else _WRONG
        self._answer = again(self._answer, replace(verdict, detail=judged.words))
        return judged.right
