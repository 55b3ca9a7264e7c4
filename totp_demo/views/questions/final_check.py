"""The final check: one question after the other, a result by page, a certificate to print."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import TYPE_CHECKING

from totp_demo.exercises import Exercise, Order, Point
from totp_demo.exercises.final import NEW, SHORT, SUBJECTS, WHOLE, Asked, drawn
from totp_demo.learner import protocol
from totp_demo.learner.attempts import again
from totp_demo.learner.progress import is_day
from totp_demo.learner.protocol import Asking, CheckResult, FinalCheckViewShown, PageResult, Word
from totp_demo.views.base.sources import Script, Style
from totp_demo.views.base.view import View
from totp_demo.views.questions import asking
from totp_demo.views.questions.exercise import LONGEST
from totp_demo.wording.answer import Answer
from totp_demo.wording.answer import shown as shown_answer
from totp_demo.wording.sentence import NOTHING, Sentence, say

if TYPE_CHECKING:
    from totp_demo.learner.lesson import Lesson

PASSED = 0.8
"""The share of right answers from which there is a certificate."""

_EMPTY = Answer("note", say("There is no answer yet."), say("Answer first; a guess is fine."))
_RIGHT = Answer("ok", say("That is right."))
_WRONG = Answer("no", say("Not quite."))
_NONE: Asking = {"kind": "text", "choices": [], "reasons": [], "places": [], "drawing": (0, "")}


class FinalCheckView(View):
    """The final check; what was answered is kept with the learner's progress, as right or wrong.

    Args:
        lesson: The lesson it belongs to, for its language and its learner.
        seed: Which questions each check draws; None: each draws its own.
    """

    script = Script("questions/final_check.js")
    style = Style("questions/questions.css", "questions/final_check.css")

    def __init__(self, lesson: Lesson, seed: int | None = None) -> None:
        """Go on with a check that was begun before, or offer one."""
        self._seed = seed
        self._offers = False
        self._said: Answer | None = None
        self._answered: Asked | None = None
        super().__init__(lesson)

    @property
    def asked(self) -> tuple[Asked, ...]:
        """All questions of the check that was begun; none before."""
        check = self.lesson.progress.check
        return () if check is None else drawn(check.seed, check.each)

    @property
    def current(self) -> Asked | None:
        """The question that is asked, or was answered just now; None before and after them all."""
        check = self.lesson.progress.check
        if check is None or self._answered is not None:
            return self._answered
        return next((each for each in self.asked if each.exercise.name not in check.given), None)

    def describe(self) -> FinalCheckViewShown:
        """Return the question, what is said of an answer, or the result."""
        language, check, current = self.lesson.language, self.lesson.progress.check, self.current
        _ = language.gettext
        stage: protocol.CheckStage = (
            "start" if check is None or self._offers else "asking" if current else "result"
        )
        exercise = current.exercise if current and stage == "asking" else None
        wrong = self._said is not None and self._said.kind == "no"
        done, count = len(self._results_in_order()), len(self.asked)
        going_on = say("Go on: {done} of {count} answered", done=done, count=count)
        return {
            **self.page(),
            "stage": stage,
            "name": exercise.name if exercise else "",
            "asking": self._asking(exercise),
            "where": self._where(current),
            "answer": shown_answer(self._said, language) if exercise else None,
            "right_answer": self._right_answer(exercise) if exercise and wrong else "",
            "because": (
                exercise.judge(_right(exercise)).words.into(language) if exercise and wrong else ""
            ),
            "read_on": self._read_on(current) if exercise and wrong else "",
            "going_on": going_on.into(language) if check and current else "",
            "result": self._result(),
            "t": {
                **asking.texts(exercise or NEW[0], language),
                # Before a question is asked, nothing of one is told.
                **({} if exercise else {"question": _("The final check")}),
                "title": _("The final check"),
                "about": _(
                    "Each question gets one answer. It is explained at once. From 80% on, you can "
                    "print a certificate."
                ),
                "short": _("Begin: 22 questions, about 20 minutes"),
                "whole": _("Begin: 44 questions, about 40 minutes"),
                "check": _("Check"),
                "next": _("Next"),
                "anew": _("Start over"),
                "right_answer": _("The right answer"),
                "result": _("Your result"),
                "page": _("Page"),
                "right": _("Right"),
                "certificate": _("Your certificate"),
                "your_name": _("Your name"),
                "name_hint": _("It is printed, and kept nowhere."),
                "name_missing": _("Type the name that the certificate is to show."),
                "print": _("Print the certificate"),
                "head": _("Certificate"),
                "on_own": _(
                    "The check was taken on the learner’s own computer, without supervision."
                ),
            },
        }

    def _asking(self, exercise: Exercise | None) -> Asking:
        if exercise is None:
            return _NONE
        return asking.asking(exercise, self.lesson.progress.seed, self.lesson.language)

    def _where(self, current: Asked | None) -> str:
        if current is None:
            return ""
        all_ = self.asked
        words = say(
            "Question {number} of {count}: {subject}",
            number=all_.index(current) + 1,
            count=len(all_),
            subject=SUBJECTS[current.page],
        )
        return words.into(self.lesson.language)

    def _right_answer(self, exercise: Exercise) -> str:
        return asking.answered(exercise, _right(exercise), self.lesson.language)

    def _read_on(self, current: Asked | None) -> str:
        if current is None:
            return ""
        words = say(
            "Page {page} has more on this: {subject}",
            page=current.page,
            subject=SUBJECTS[current.page],
        )
        return words.into(self.lesson.language)

    def _results_in_order(self) -> list[tuple[str, bool]]:
        """Return the page of each question that was answered, and whether that was right."""
        check = self.lesson.progress.check
        given = check.given if check else {}
        return [
            (each.page, given[each.exercise.name])
            for each in self.asked
            if each.exercise.name in given
        ]

    def _result(self) -> CheckResult:
        """Return the result so far, page by page."""
        language, check = self.lesson.language, self.lesson.progress.check
        done = self._results_in_order()
        count, right = len(self.asked), sum(one for _page, one in done)
        rows: list[PageResult] = [
            {
                "page": page,
                "title": subject.into(language),
                "right": sum(one for each, one in done if each == page),
                "asked": sum(each == page for each, _one in done),
            }
            for page, subject in SUBJECTS.items()
        ]
        passed = count > 0 and right >= PASSED * count
        weak = [row["page"] for row in rows if row["right"] < row["asked"]]
        advice: Sentence = NOTHING
        if not passed:
            advice = say(
                "A certificate takes 80%. Read on the pages marked below, then start over: the "
                "questions will be others."
            )
        elif weak:
            advice = say("You have passed. There is more to read on the pages marked below.")
        else:
            advice = say("You have passed, without a wrong answer.")
        score = say("{right} of {count} right", right=right, count=count)
        certified = say(
            "has passed the final check of “Two-factor authentication, hands on”: {right} of "
            "{count} questions right, on {subjects} subjects from the set-up to the help desk.",
            right=right,
            count=count,
            subjects=len(SUBJECTS),
        )
        return {
            "pages": rows,
            "score": score.into(language),
            "advice": advice.into(language),
            "passed": passed,
            "certified": certified.into(language),
            "day": check.day if check else "",
        }

    def in_words(self) -> list[str]:
        """Return what the check is; no question of it."""
        return [str(self.describe()["t"]["about"])]

    def act(self, word: Word) -> None:
        """Begin, judge an answer, go on; the rest is the lesson's."""
        match word:
            case protocol.BeginCheck(each=each):
                self.begin(each)
            case protocol.Answer(text=text):
                self.answer(text)
            case protocol.NextQuestion(day=day):
                self.go_on(day)
            case protocol.CheckAnew():
                self._offers, self._answered, self._said = True, None, None
            case _:
                super().act(word)
                return
        self.refresh()

    def begin(self, each: int = WHOLE) -> None:
        """Begin a check; one under way is forgotten.

        Args:
            each: Questions of each page, 2 or 4.
        """
        seed = secrets.randbits(32) if self._seed is None else self._seed
        self.lesson.progress.begin_check(seed, WHOLE if each == WHOLE else SHORT)
        self._offers, self._answered, self._said = False, None, None

    def answer(self, text: str) -> None:
        """Judge the one answer that a question gets; what is no answer costs nothing.

        Args:
            text: As an exercise takes its answer.
        """
        current, given = self.current, text[:LONGEST].strip()
        if current is None or self._answered is not None:
            return
        judged = current.exercise.judge(given)
        if not asking.is_answer(current.exercise, given):
            said = replace(_EMPTY, detail=judged.words) if given else _EMPTY
            self._said = again(self._said, said)
            return
        verdict = _RIGHT if judged.right else _WRONG
        self._said = again(self._said, replace(verdict, detail=judged.words))
        self._answered = current
        self.lesson.progress.checked(current.exercise.name, right=judged.right)

    def go_on(self, day: str) -> None:
        """Go to the next question, or to the result.

        Args:
            day: Today, such as "2026-11-26", by the reader's page: the lesson's own clock may be
                set to any time.
        """
        self._offers, self._answered, self._said = False, None, None
        if self.lesson.progress.check and self.current is None and is_day(day):
            self.lesson.progress.end_check(day)


def _right(exercise: Exercise) -> str:
    """Return a right answer as an exercise takes it."""
    match exercise:
        case Point():
            return min(exercise.right)
        case Order():
            return exercise.right
        case _:
            reason = getattr(exercise, "reason", "")
            return f"{exercise.right},{reason}" if reason else str(exercise.right)
