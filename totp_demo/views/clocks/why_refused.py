"""Why was it refused? A code is typed, and the help desk's diagnosis of it appears."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from totp_demo.learner.attempts import again
from totp_demo.learner.protocol import (
    Explain,
    ExplainedAt,
    FindingShown,
    WhyRefusedPrivate,
    WhyRefusedShown,
    Word,
)
from totp_demo.model.account import State
from totp_demo.model.case import Case
from totp_demo.model.diagnosis import diagnose
from totp_demo.model.finding import Clue, Finding
from totp_demo.views.base.sources import Script, Style
from totp_demo.views.base.view import View
from totp_demo.wording.answer import Answer
from totp_demo.wording.answer import shown as shown_answer
from totp_demo.wording.findings import of_finding
from totp_demo.wording.sentence import say

if TYPE_CHECKING:
    from totp_demo.learner.lesson import Lesson
    from totp_demo.model.key import Key

AROUND = 2
"""Steps drawn beside the window, on each side."""
FARTHEST = 5
"""Steps from the server's up to which the drawing reaches for a code."""

_WELL = Answer(
    "ok",
    say("The server would accept this."),
    say("There is nothing to explain: the code is valid now."),
)
_NOTHING_TYPED = Answer(
    "note", say("Type a code first."), say("Any code will do, a wrong one best of all.")
)


class WhyRefused(View):
    """A box for a code, the diagnosis, and the time window that shows it."""

    script = Script("clocks/why_refused.js")
    style = Style("clocks/clock.css")

    def __init__(self, lesson: Lesson) -> None:
        """Start with nothing typed."""
        self._answer: Answer | None = None
        self._findings: list[Finding] = []
        self._scene: ExplainedAt | None = None
        super().__init__(lesson)

    def describe(self) -> WhyRefusedShown:
        """Return the diagnosis in words; nothing that was typed."""
        language = self.lesson.language
        _ = language.gettext
        return {
            **self.page(),
            "answer": shown_answer(self._answer, language),
            "findings": [self._shown(finding) for finding in self._findings],
            "t": {
                "title": _("Why was it refused?"),
                "code": _("A code, as it was typed"),
                "hint": _(
                    "This is the help desk’s view: nothing is sent to the server, and no attempt "
                    "is counted."
                ),
                "explain": _("Explain"),
                "evidence": _("What shows it"),
                "confirm": _("How to make sure"),
                "fix": _("What to do"),
                "others": _("Also possible"),
                "axis": _("The time window at that moment"),
                "accepted": _("accepted"),
                "server": _("server"),
                "phone": _("phone"),
                "both": _("server and phone"),
                "typed_ok": _("typed: accepted"),
                "typed_no": _("typed: refused"),
            },
        }

    def private(self) -> WhyRefusedPrivate:
        """Return the codes around the moment: some of them are still to come."""
        return {"scene": self._scene}

    def act(self, word: Word) -> None:
        """Explain a code; the rest is the lesson's."""
        if not isinstance(word, Explain):
            super().act(word)
            return
        self.explain(word.code)
        self.refresh()

    def explain(self, typed: str) -> list[Finding]:
        """Find out why a code would be refused now.

        Args:
            typed: As it is.

        Returns:
            What is found; empty for a code that is valid.
        """
        if not typed:
            self._answer = again(self._answer, _NOTHING_TYPED)
            self._findings, self._scene = [], None
            return []
        case = self._case(typed)
        self._findings = diagnose(case)
        self._answer = again(self._answer, self._worded())
        self._scene = self._drawn(case)
        return self._findings

    def _case(self, typed: str) -> Case:
        """Return what the desk can see; the phone of the lesson is the caller's."""
        lesson, key = self.lesson, self.lesson.key
        mine = (key.issuer, key.account)
        entries = [entry.key for entry in lesson.phone.entries if entry.key.secret != key.secret]
        case = Case.of(
            lesson.account,
            lesson.server_clock.now(),
            typed,
            server_skew=lesson.server_clock.skew,
            phone_skew=lesson.phone.clock.skew,
            app=lesson.phone.app,
            earlier_keys=tuple(each for each in entries if (each.issuer, each.account) == mine),
            other_keys=tuple(each for each in entries if (each.issuer, each.account) != mine),
        )
        # Before MFA is on, there is a key to practise with.
        return case if case.state is not State.OFF else replace(case, key=key, state=State.ON)

    def _worded(self) -> Answer:
        if not self._findings:
            return _WELL
        words = of_finding(self._findings[0])
        return Answer("no", words.cause, words.fix, "code")

    def _shown(self, finding: Finding) -> FindingShown:
        language, words = self.lesson.language, of_finding(finding)
        return {
            "cause": finding.cause.value,
            "title": words.cause.into(language),
            "evidence": [each.into(language) for each in words.evidence],
            "confirm": words.confirm.into(language),
            "fix": words.fix.into(language),
        }

    def _drawn(self, case: Case) -> ExplainedAt | None:
        """Return the time axis, wide enough for the code; none where it has no place on it."""
        key: Key = self.lesson.key
        step = key.step_at(case.at)
        away = self._away(key, case)
        if away is None:
            return None
        shows = case.window + AROUND
        if abs(away) <= FARTHEST:
            shows = max(shows, abs(away))
        first = max(0, step - shows)
        return {
            "at": case.at,
            "phone": self.lesson.phone.clock.now(),
            "period": key.period,
            "window": case.window,
            "shows": shows,
            "first": first,
            "codes": key.codes(first, step + shows - first + 1),
            "last_step": case.last_step,
            "typed": {"step": step + away, "accepted": not self._findings},
        }

    def _away(self, key: Key, case: Case) -> int | None:
        """Return how many steps from the server's the code is, where it is this key's."""
        clues = (each for finding in self._findings[:1] for each in finding.evidence)
        found = next((each for each in clues if each.clue is Clue.OF_ANOTHER_STEP), None)
        if found is not None:
            return found.steps
        near = key.codes(max(0, key.step_at(case.at) - case.window), 2 * case.window + 1)
        typed = case.typed or ""
        return near.index(typed) - case.window if typed in near else None
