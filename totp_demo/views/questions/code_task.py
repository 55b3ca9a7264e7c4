"""Lines of Python to be completed on the page, and what is found in them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from totp_demo.exercises.written import find_task
from totp_demo.learner import protocol
from totp_demo.learner.attempts import again
from totp_demo.learner.protocol import CodeTaskShown, Word
from totp_demo.views.base.sources import Script, Style
from totp_demo.views.base.view import View
from totp_demo.wording.answer import Answer
from totp_demo.wording.answer import shown as shown_answer
from totp_demo.wording.sentence import say

if TYPE_CHECKING:
    from totp_demo.learner.lesson import Lesson

STUCK_AFTER = 2
"""Wrong tries after which the solution can be asked for."""

_RIGHT = Answer("ok", say("All values are right."))
_WRONG = Answer("no", say("Not yet."))
_BEFORE = Answer("ok", say("You have solved this before."))


class CodeTask(View):
    """Lines to be completed; what is in the box is the reader's, and is never saved.

    Args:
        lesson: The lesson it belongs to.
        name: The task's name, such as "07-line".

    Raises:
        KeyError: There is no task of that name.
    """

    script = Script("questions/code_task.js")
    style = Style("questions/questions.css", "questions/code_task.css")

    def __init__(self, lesson: Lesson, name: str) -> None:
        """Ask."""
        self.task = find_task(name)
        self._answer: Answer | None = None
        self._wrong = 0
        self._given_up = False
        super().__init__(lesson)

    def describe(self) -> CodeTaskShown:
        """Return what is asked and what was found; what was written stays on the page."""
        language = self.lesson.language
        _ = language.gettext
        tries = self.lesson.progress.questions.get(self.task.name)
        before = _BEFORE if tries is not None and tries.right else None
        return {
            **self.page(),
            "before": self.task.before,
            "given": self.task.given,
            "after": self.task.after,
            "answer": shown_answer(self._answer or before, language),
            "worked": self.task.worked if self._given_up else "",
            "stuck": self._wrong >= STUCK_AFTER and not self._given_up,
            "t": {
                "title": _("Your turn"),
                "question": self.task.question.into(language),
                "lines": _("Your lines of Python"),
                "hint": _("Tab leaves the box. Given: secret, t, digits."),
                "check": _("Check"),
                "solution": _("Show the solution"),
                "worked": _("One way to write it:"),
            },
        }

    def in_words(self) -> list[str]:
        """Return what is asked."""
        return [self.task.question.into(self.lesson.language)]

    def act(self, word: Word) -> None:
        """Run what was written; the rest is the lesson's."""
        match word:
            case protocol.Answer(text=text):
                self.answer(text)
            case protocol.ShowSolution():
                self._given_up = self._wrong >= STUCK_AFTER
            case _:
                super().act(word)
                return
        self.refresh()

    def answer(self, text: str) -> bool:
        """Run what was written and keep what is to be said of it.

        Args:
            text: The lines in the box.

        Returns:
            Whether they give every value.
        """
        found = self.task.judge(text)
        said = _RIGHT if found.right else _WRONG
        self._answer = again(self._answer, replace(said, detail=found.words))
        self._wrong = 0 if found.right else self._wrong + 1
        self.lesson.progress.tried(self.task.name, "", right=found.right)
        return found.right
