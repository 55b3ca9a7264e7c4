"""A prediction: the reader commits first, then sees what happens.

What is asked about (a view, a figure, what a function prints) is made only once the reader has
answered. Before that it is nowhere: not on the page, not in the notebook, not in memory.
"""

from __future__ import annotations

import contextlib
import io
import traceback
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from totp_demo.exercises import find
from totp_demo.learner import protocol
from totp_demo.learner.attempts import again
from totp_demo.learner.protocol import PredictionShown, Word
from totp_demo.views.base.sources import Script, Style
from totp_demo.views.base.view import View
from totp_demo.views.questions import asking
from totp_demo.views.questions.exercise import LONGEST
from totp_demo.wording.answer import Answer
from totp_demo.wording.answer import shown as shown_answer
from totp_demo.wording.sentence import say

if TYPE_CHECKING:
    from totp_demo.learner.lesson import Lesson

_EMPTY = Answer(
    "note",
    say("There is no prediction yet."),
    say("Say what you expect, then look; a guess is fine."),
)
_AS_PREDICTED = Answer("ok", say("As you predicted."))
_OTHERWISE = Answer("note", say("That is not what happens."))


class Prediction(View):
    """A question, the reader's prediction, and only then what was asked about.

    Args:
        lesson: The lesson it belongs to.
        name: The exercise that asks, such as "07-zeros".
        shown: What makes the thing: it returns a view as its host shows one, or prints.

    Raises:
        KeyError: There is no exercise of that name.

    Attributes:
        thing: What `shown` returned, once there is a prediction; None where it prints.
        reveal: Shows the thing below the view; the host puts its own in.
    """

    script = Script("questions/prediction.js")
    style = Style("questions/questions.css")

    def __init__(self, lesson: Lesson, name: str, shown: Callable[[], object]) -> None:
        """Ask; nothing is made yet unless the reader has predicted on an earlier visit."""
        self.exercise = find(name)
        self._shown = shown
        self._answer: Answer | None = None
        self._predicted: str | None = None
        self._printed = ""
        self.thing: object = None
        self.reveal: Callable[[object], None] = _nowhere
        super().__init__(lesson)
        before = lesson.progress.questions.get(name)
        # Kept by another version, or changed by hand, it may be no answer any more.
        if before is not None and asking.is_known(self.exercise, before.answer):
            self._look(before.answer)

    def describe(self) -> PredictionShown:
        """Return the question; once there is a prediction, that, what happens, and why."""
        language = self.lesson.language
        _ = language.gettext
        predicted = self._predicted
        return {
            **self.page(),
            "asking": asking.asking(self.exercise, self.lesson.progress.seed, language),
            "predicted": (
                "" if predicted is None else asking.answered(self.exercise, predicted, language)
            ),
            "printed": self._printed,
            "answer": shown_answer(self._answer, language),
            "t": {
                **asking.texts(self.exercise, language),
                "title": _("What do you expect?"),
                "commit": _("That is my prediction"),
                "predicted": _("You predicted"),
                "happens": _("What happens"),
            },
        }

    def in_words(self) -> list[str]:
        """Return the question and its choices, and never more: this is saved."""
        return asking.in_words(self.exercise, self.lesson.progress.seed, self.lesson.language)

    def act(self, word: Word) -> None:
        """Take a prediction; the rest is the lesson's."""
        if not isinstance(word, protocol.Answer):
            super().act(word)
            return
        self.predict(word.text)
        self.refresh()

    def predict(self, text: str) -> bool:
        """Take a prediction, unless there is one, and show what happens.

        Args:
            text: As an exercise takes its answer.

        Returns:
            Whether there is a prediction now.
        """
        given = text[:LONGEST].strip()
        if self._predicted is not None:
            return True
        judged = self.exercise.judge(given)
        if not asking.is_answer(self.exercise, given):
            said = replace(_EMPTY, detail=judged.words) if given else _EMPTY
            self._answer = again(self._answer, said)
            return False
        asking.note(self.lesson.progress, self.exercise, given, right=judged.right)
        self._look(given)
        return True

    def _look(self, given: str) -> None:
        """Make what was asked about, and say how it compares."""
        judged = self.exercise.judge(given)
        self._predicted = given
        # Who has predicted otherwise is not asked to think again: it is there to be seen.
        if judged.right:
            said = replace(_AS_PREDICTED, detail=judged.words)
        else:
            said = replace(_OTHERWISE, detail=judged.words + self.exercise.worked)
        self._answer = again(None, said)
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            try:
                self.thing = self._shown()
            except Exception:  # noqa: BLE001 - a cell's code may raise anything: its reader sees what
                printed.write(traceback.format_exc(limit=-1))
        self._printed = printed.getvalue()
        if self.thing is not None:
            self.reveal(self.thing)


def _nowhere(_thing: object) -> None:
    """Show nothing: no host carries the view yet."""
