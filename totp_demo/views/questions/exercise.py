"""An exercise on the page: its question, a place for the answer, and what is said of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from totp_demo.exercises import find
from totp_demo.learner import protocol
from totp_demo.learner.attempts import again
from totp_demo.learner.protocol import ExerciseViewShown, Word
from totp_demo.views.base.sources import Script, Style
from totp_demo.views.base.view import View
from totp_demo.views.questions import asking
from totp_demo.wording.answer import Answer
from totp_demo.wording.answer import shown as shown_answer
from totp_demo.wording.sentence import say

if TYPE_CHECKING:
    from totp_demo.learner.lesson import Lesson

LONGEST = 200
"""Characters taken of an answer."""

HINT_AFTER, SOLUTION_AFTER = 2, 3
"""Wrong answers after which a hint is given, and the solution."""

_EMPTY = Answer(
    "note",
    say("There is no answer yet."),
    say("Answer first, then press Check; a guess is fine."),
)
_RIGHT = Answer("ok", say("That is right."))
_WRONG = Answer("no", say("Not quite."))
_BEFORE = Answer("ok", say("You have answered this before."))


class ExerciseView(View):
    """One exercise; the answer stays in the box, whatever is said of it.

    After a second wrong answer there is a hint besides, and after a third the solution; after the
    second it can be asked for.

    Args:
        lesson: The lesson it belongs to, for its language and its learner.
        name: The exercise's name, such as "03-border".

    Raises:
        KeyError: There is no exercise of that name.
    """

    script = Script("questions/exercise.js")
    style = Style("questions/questions.css")

    def __init__(self, lesson: Lesson, name: str) -> None:
        """Ask."""
        self.exercise = find(name)
        self._answer: Answer | None = None
        self._wrong = 0
        self._given_up = False
        super().__init__(lesson)

    def describe(self) -> ExerciseViewShown:
        """Return the question, the choices, the answer's answer and what help is due."""
        language = self.lesson.language
        _ = language.gettext
        return {
            **self.page(),
            "asking": asking.asking(self.exercise, self.lesson.progress.seed, language),
            "answer": shown_answer(self._answer or self._before(), language),
            "help": shown_answer(self._help(), language),
            "stuck": self._wrong >= HINT_AFTER and not self._solved(),
            "t": {
                **asking.texts(self.exercise, language),
                "title": _("Your turn"),
                "check": _("Check"),
                "solution": _("Show the solution"),
            },
        }

    def _before(self) -> Answer | None:
        """Return what is said of an answer that was right on an earlier visit."""
        tries = self.lesson.progress.questions.get(self.exercise.name)
        if tries is None or not tries.right:
            return None
        judged = self.exercise.judge(tries.answer)
        return replace(_BEFORE, detail=judged.words) if judged.right else _BEFORE

    def _solved(self) -> bool:
        shown = self._given_up or self.lesson.answers_shown
        return shown or self._wrong >= SOLUTION_AFTER

    def _help(self) -> Answer | None:
        """Return the hint or the solution, if there is one and it is due."""
        right = self._answer is not None and self._answer.kind == "ok"
        if self.exercise.worked and self._solved() and not right:
            return Answer("note", say("The solution"), self.exercise.worked)
        if self.exercise.hint and self._wrong >= HINT_AFTER and not right:
            return Answer("note", say("A hint"), self.exercise.hint)
        return None

    def in_words(self) -> list[str]:
        """Return the question and its choices."""
        return asking.in_words(self.exercise, self.lesson.progress.seed, self.lesson.language)

    def act(self, word: Word) -> None:
        """Judge an answer; the rest is the lesson's."""
        match word:
            case protocol.Answer(text=text):
                self.answer(text)
            case protocol.ShowSolution():
                self._given_up = self._wrong >= HINT_AFTER
            case _:
                super().act(word)
                return
        self.refresh()

    def answer(self, text: str) -> bool:
        """Judge an answer and keep what is to be said of it.

        Args:
            text: What was typed, the key of the choice, or keys with "," between.

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
        self._wrong = 0 if judged.right else self._wrong + 1
        self._given_up = False
        asking.note(self.lesson.progress, self.exercise, given, right=judged.right)
        return judged.right
