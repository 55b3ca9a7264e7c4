"""The help desk: a queue of calls, what can be asked and done, and a debrief of each."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from totp_demo.desk.kinds import KINDS
from totp_demo.desk.session import Session
from totp_demo.desk.shift import Shift
from totp_demo.learner import protocol
from totp_demo.learner.protocol import (
    CallState,
    DeskGroup,
    DeskPrivate,
    DeskShown,
    DeskStage,
    DeskWay,
    QueueLine,
    ResultsFile,
    SceneShown,
    ShiftResult,
    Word,
)
from totp_demo.views.base.sources import Script, Style
from totp_demo.views.base.view import View
from totp_demo.views.desk.call import Call
from totp_demo.wording.sentence import say

if TYPE_CHECKING:
    from totp_demo.desk.ticket import Ticket
    from totp_demo.learner.lesson import Lesson

_SHORTEST = 4.0  # seconds that a caption stands, whatever its length
_PER_CHARACTER = 0.07  # seconds: some 150 words a minute, for a reader who looks around, too


class DeskView(View):
    """The desk, and the shift that is under way there.

    Args:
        lesson: The lesson it belongs to, for its language; the desk's accounts are its own.
        kind: The one kind of call that comes; "" for all.
        seed: Draws the calls; None: each shift draws its own.

    Raises:
        ValueError: There is no such kind.
    """

    script = Script("desk/desk.js")
    style = Style("desk/desk.css")

    def __init__(self, lesson: Lesson, kind: str = "", seed: int | None = None) -> None:
        """Offer the three ways."""
        if kind and kind not in KINDS:
            raise ValueError(f"no such kind of ticket; there are {', '.join(KINDS)}")
        self._kinds = (kind,) if kind else tuple(KINDS)
        self._seed = None if seed is None else int(seed)
        self._session: Session | None = None
        self._call: Call | None = None
        self._stage: DeskStage = "start"
        self._file: ResultsFile | None = None
        super().__init__(lesson)

    @property
    def session(self) -> Session | None:
        """The shift under way; None before the first."""
        return self._session

    def describe(self) -> DeskShown:
        """Return the queue and the call that is on; nothing of what is wrong before its debrief."""
        session, call, language = self._session, self._call, self.lesson.language
        _ = language.gettext
        on = self._stage == "call" and session is not None
        return {
            **self.page(),
            "stage": self._stage,
            "way": session.way if session else None,
            "kinds": self._kinds_shown(),
            "queue": self._queue(),
            "number": session.number if session else 0,
            "call": call.shown(language) if call and on else None,
            "scene": self._scene() if on else None,
            "hint": session.hint.into(language) if session and on and session.hint else "",
            "going_on": session is not None and not session.over,
            "result": self._result(),
            "t": {
                "title": _("The help desk"),
                "about": _(
                    "People call because it doesn’t work. Ask, look, name the cause, do something "
                    "about it, and answer. Nobody says whether it helps: the caller tries again."
                ),
                "rule": _(
                    "The desk’s rule: before you change who can sign in, call the number on file. "
                    "Nobody is asked for a code, a secret, a picture of the QR code or a password."
                ),
                "which": _("Which calls"),
                "drawn": _("Drawn from all kinds"),
                "watch": _("Watch one"),
                "practice": _("Practise one, with hints"),
                "short": _("A short shift: 3 calls"),
                "shift": _("A shift: 6 calls"),
                "go_on": _("Back to the shift"),
                "leave": _("Leave the desk"),
                "queue": _("Calls"),
                "waiting": _("waiting"),
                "on": _("on the line"),
                "well": _("ended well"),
                "badly": _("ended badly"),
                "points": _("{points} points"),
                "by_phone": _("on the phone"),
                "by_mail": _("by e-mail"),
                "unchecked": _("identity not checked"),
                "proved": _("identity proved"),
                "unproven": _("identity not proved"),
                "time": _("Time used: {time} of {budget}"),
                "talk": _("What was said and seen"),
                "you": _("You"),
                "desk": _("You see"),
                "asks": _("Ask the caller"),
                "looks": _("Look, and act"),
                "asked": _("asked"),
                "done": _("done"),
                "cause": _("The cause"),
                "choose": _("Choose"),
                "deed": _("What is done about it"),
                "do": _("Do it"),
                "hint": _("Hint"),
                "replies": _("Answer the caller: which of these do you send?"),
                "send": _("Send"),
                "debrief": _("Debrief"),
                "harms": _("Harm done: no points for this call"),
                "it_was": _("It was this"),
                "you_named": _("You named"),
                "evidence": _("What showed it"),
                "way": _("The shortest good way"),
                "model": _("A reply to send"),
                "next": _("Next call"),
                "result": _("See how the shift went"),
                "play": _("Play"),
                "pause": _("Pause"),
                "step": _("Next"),
                "place": _("{number} of {count}"),
                "controls": _("What is shown"),
                "results": _("How the shift went"),
                "name": _("Your name"),
                "name_hint": _("It goes into the file, and is kept nowhere else."),
                "json": _("Save as JSON"),
                "csv": _("Save as a table (CSV)"),
                "again": _("Another shift"),
                "time_at": _("Time"),
                "event": _("Event"),
            },
        }

    def private(self) -> DeskPrivate:
        """Return the file that was asked for: it has the learner's name."""
        file, self._file = self._file, None
        return {"file": file}

    def in_words(self) -> list[str]:
        """Return what the desk is, and the kinds of calls."""
        language = self.lesson.language
        texts = self.describe()["t"]
        calls = [KINDS[name].subject.into(language) for name in self._kinds]
        return [str(texts["about"]), str(texts["rule"]), *calls]

    def act(self, word: Word) -> None:
        """Begin a shift, or do what is done at a desk; the rest is the lesson's."""
        match word:
            case protocol.BeginShift(way=way, kind=kind, size=size):
                self.begin(way, kind, size)
            case protocol.LeaveDesk():
                self._stage = "start"
            case protocol.BackToDesk() if self._session:
                self._stage = "result" if self._session.over else "call"
            case protocol.SaveResults(name=name, form=form) if self._session:
                self._file = self._results(name, form)
            case protocol.TakeCall(number=number) if self._session:
                self._session.take(number)
                self._takes()
            case protocol.DeskHint() if self._session:
                self._session.ask_for_hint()
            case protocol.Advance() if self._session and self._call:
                self._session.advance()
                self._call.look()
            case _ if self._acts(word):
                pass
            case _:
                super().act(word)
                return
        self.refresh()

    def _acts(self, word: Word) -> bool:
        """Do what is done in a call; in one that plays itself, a reader watches."""
        session, call = self._session, self._call
        if session is None or call is None or session.scene is not None or not call.act(word):
            return False
        session.done()
        return True

    def begin(self, way: DeskWay, kind: int = -1, size: int = 6) -> None:
        """Begin a shift; one under way is forgotten.

        Args:
            way: "watch", "practice" or "test".
            kind: The place of a kind among those that are offered; any other: drawn.
            size: How many calls are drawn, where several are.
        """
        seed = secrets.randbits(32) if self._seed is None else self._seed
        if 0 <= kind < len(self._kinds):
            shift = Shift(seed, kinds=(self._kinds[kind],))
        elif len(self._kinds) == 1:
            shift = Shift(seed, kinds=self._kinds)
        elif way == "test":
            shift = Shift(seed, size)
        else:
            shift = Shift(seed, kinds=(Shift(seed).drawn[0][0],))
        self._session = Session(way, shift)
        self._takes()

    def _takes(self) -> None:
        if self._session:
            self._call, self._stage = Call(self._session.ticket), "call"

    def _kinds_shown(self) -> list[DeskGroup]:
        """Return the kinds by what callers say first: not by their cause."""
        language = self.lesson.language
        choices = [
            {"id": str(place), "label": KINDS[name].subject.into(language), "done": False}
            for place, name in enumerate(self._kinds)
        ]
        return [{"title": "", "choices": choices}]  # type: ignore[typeddict-item]

    def _queue(self) -> list[QueueLine]:
        if self._session is None:
            return []
        return [self._line(i, each) for i, each in enumerate(self._session.shift.tickets)]

    def _line(self, number: int, ticket: Ticket) -> QueueLine:
        session, language = self._session, self.lesson.language
        assert session is not None  # noqa: S101 - its only caller has looked
        state: CallState = "on" if number == session.number else "waiting"
        if ticket.ended:
            state = "well" if ticket.solved and not ticket.harms else "badly"
        done = bool(ticket.replied)
        return {
            "subject": ticket.kind.subject.into(language),
            "who": ticket.caller.name,
            "state": state,
            "points": session.shift.grades[number].points if done else None,
        }

    def _scene(self) -> SceneShown | None:
        session = self._session
        if session is None or session.scene is None:
            return None
        caption = session.scene.caption.into(self.lesson.language)
        number, count = session.place
        seconds = max(_SHORTEST, _PER_CHARACTER * len(caption))
        return {"caption": caption, "seconds": seconds, "number": number, "count": count}

    def _result(self) -> ShiftResult | None:
        session, language = self._session, self.lesson.language
        if session is None or not session.over:
            return None
        shift = session.shift
        harmed = any(grade.harms for grade in shift.grades)
        if shift.passed:
            words = say("Passed: the callers are helped, and nobody is harmed.")
        elif harmed:
            words = say("Not passed: somebody was harmed. Read the debriefs, then try again.")
        else:
            words = say("Not passed: 70 points are needed. Read the debriefs, then try again.")
        return {"points": shift.points, "passed": shift.passed, "words": words.into(language)}

    def _results(self, name: str, form: str) -> ResultsFile | None:
        if self._session is None:
            return None
        shift = self._session.shift
        text = shift.as_json(name) if form == "json" else shift.as_csv(name)
        serial = secrets.randbits(32)  # tells it from the last one that was asked for
        return {"serial": serial, "name": f"totp-demo-desk.{form}", "text": text}
