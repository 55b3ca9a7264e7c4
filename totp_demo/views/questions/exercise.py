"""An exercise on the page: its question, a place for the answer, and what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from totp_demo.exercises import find
from totp_demo.learner.attempts import again
from totp_demo.learner.protocol import ExerciseViewShown
from totp_demo.views.base.sources import Script, Style
from totp_demo.views.base.view import View
from totp_demo.wording.language import Language
from totp_demo.wording.verdicts import Answer
from totp_demo.wording.verdicts import shown as shown_answer

if TYPE_CHECKING:
    from totp_demo.learner.lesson import Lesson

LONGEST = 200
"""Characters taken of an answer."""


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
        choices = self.exercise.choices
        return {
            **self.page(),
            "choices": [] if choices is None else list(choices(language).items()),
            "answer": shown_answer(self._answer, language),
            "t": {
                "title": _("Your turn"),
                "question": self.exercise.question(language),
                "your_answer": _("Your answer"),
                "check": _("Check"),
            },
        }

    def in_words(self) -> list[str]:
        """Return the question and its choices."""
        shown = self.describe()
        return [shown["t"]["question"], *(f"○ {text}" for _key, text in shown["choices"])]

    def act(self, action: str, content: dict[str, Any]) -> None:
        """Judge an answer; the rest is the lesson's."""
        if action != "answer":
            super().act(action, content)
            return
        given = content.get("text")
        self.answer(given if isinstance(given, str) else "")
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
            self._answer = again(self._answer, Answer("note", _words_empty))
            return False
        judged = self.exercise.judge(given)
        title = _words_right if judged.right else _words_wrong
        answer = Answer(
            "ok" if judged.right else "no",
            lambda language: (title(language), judged.words(language)),
        )
        self._answer = again(self._answer, answer)
        return judged.right


def _words_empty(language: Language) -> tuple[str, str]:
    _ = language.gettext
    return _("There is no answer yet."), _("Answer first, then press Check; a guess is fine.")


def _words_right(language: Language) -> str:
    return language.gettext("That is right.")


def _words_wrong(language: Language) -> str:
    return language.gettext("Not quite.")
