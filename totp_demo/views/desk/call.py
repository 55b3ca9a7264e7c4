"""One call, as the desk shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from totp_demo.desk.answers import Learnt
from totp_demo.desk.grade import CAUSE, FIX, REPLY, TIME, grade
from totp_demo.desk.inquiry import BY_THE_DESK, Harm, Inquiry
from totp_demo.desk.labels import ASKED, CAUSES, DEEDS, DONE, HARMS, INQUIRIES, of_remedy
from totp_demo.desk.remedies import ENDS, REMEDIES, Remedy
from totp_demo.desk.replies import GREETING, REGARDS, REPLIES, SIGNATURE
from totp_demo.desk.session import finding_of
from totp_demo.learner import protocol
from totp_demo.learner.attempts import again
from totp_demo.learner.protocol import (
    CallShown,
    Debrief,
    DeskChoice,
    DeskGroup,
    DeskReply,
    LogRow,
    Turn,
    Word,
)
from totp_demo.model.cause import Cause
from totp_demo.wording import findings
from totp_demo.wording.answer import Answer
from totp_demo.wording.answer import shown as shown_answer
from totp_demo.wording.events import of_event, utc
from totp_demo.wording.language import Language
from totp_demo.wording.sentence import Sentence, say

if TYPE_CHECKING:
    from totp_demo.desk.ticket import Ticket, Tried
    from totp_demo.model.events import Event

_INQUIRIES = {inquiry.value: inquiry for inquiry in Inquiry}
_CAUSES = {cause.value: cause for cause in Cause}
_DEEDS: dict[str, Remedy] = {remedy.value: remedy for remedy in REMEDIES}

_SIGNED_IN = Answer("ok", say("The caller tries again, and signs in."))
_REFUSED = Answer("note", say("The call has ended, and nothing was changed."))
_PASSED_ON = Answer("note", say("You passed it on. The call has ended."))
_TRIES_IN_VAIN = Answer(
    "no",
    say("The caller tries again: it doesn’t help."),
    say("Something else is wrong, or something is left. The call goes on."),
)
_HARMED = Answer("no", say("The call has ended, and you did harm."))
_NAME_FIRST = Answer("note", say("First choose what is to be done."))


class Call:
    """A ticket, and what a reader does with it.

    Args:
        ticket: the ticket.
    """

    def __init__(self, ticket: Ticket) -> None:
        """Show it as it stands."""
        self.ticket = ticket
        self._finding = finding_of(ticket)
        self._outcome: Answer | None = None
        self._tried = 0
        self.look()

    def act(self, word: Word) -> bool:
        """Do what is done in a call.

        Args:
            word: what.

        Returns:
            Whether that was for this call.
        """
        match word:
            case protocol.Inquire(about=about) if about in _INQUIRIES:
                self.ticket.ask(_INQUIRIES[about])
            case protocol.NameCause(cause=cause) if cause in _CAUSES:
                self.ticket.name(_CAUSES[cause])
            case protocol.DoAbout(deed=deed) if deed in _DEEDS:
                self.ticket.apply(_DEEDS[deed])
            case protocol.DoAbout():
                self._outcome = again(self._outcome, _NAME_FIRST)
            case protocol.SendReply(number=number) if 0 <= number < len(self.ticket.replies):
                self.ticket.reply(self.ticket.replies[number])
            case _:
                return False
        self.look()
        return True

    def look(self) -> None:
        """Say what came of the last deed, if there is a new one."""
        tried = self.ticket.tried
        if len(tried) > self._tried:
            self._tried = len(tried)
            self._outcome = again(self._outcome, self._of(tried[-1]))

    def _of(self, tried: Tried) -> Answer:
        harms = self.ticket.harms
        if Harm.STRANGER_LET_IN in harms:
            return replace(_HARMED, detail=HARMS[Harm.STRANGER_LET_IN])
        if Harm.MFA_SWITCHED_OFF in harms and tried.ended:
            return replace(_HARMED, detail=HARMS[Harm.MFA_SWITCHED_OFF])
        if not tried.ended:
            return _TRIES_IN_VAIN
        if tried.remedy in ENDS:
            return _REFUSED if tried.remedy.value == "refuse" else _PASSED_ON
        return _SIGNED_IN

    def shown(self, language: Language) -> CallShown:
        """Return all that is shown of it.

        Args:
            language: the reader's.
        """
        ticket = self.ticket
        learnt = {each.inquiry for each in ticket.learnt}
        identity: protocol.Identity = "unchecked"
        if ticket.proved is not None:
            identity = "proved" if ticket.proved else "unproven"
        debriefed = bool(ticket.replied)
        return {
            "subject": ticket.kind.subject.into(language),
            "who": ticket.caller.name,
            "by_mail": ticket.caller.by_mail,
            "identity": identity,
            "time": _minutes(ticket.seconds),
            "budget": _minutes(ticket.budget),
            "share": ticket.seconds / ticket.budget,
            "talk": list(self._talk(language)),
            "asks": [
                {"title": title.into(language), "choices": _choices(asked, learnt, language)}
                for title, asked in ASKED.values()
            ],
            "looks": _choices(DONE, learnt, language),
            "causes": [_causes(title, causes, language) for title, causes in CAUSES],
            "cause": ticket.cause.value if ticket.cause else "",
            "deeds": [self._deeds(title, deeds, language) for title, deeds in DEEDS],
            "ended": ticket.ended,
            "outcome": shown_answer(self._outcome, language),
            "replies": (
                [each.body.into(language) for each in ticket.replies]
                if ticket.ended and not debriefed
                else []
            ),
            "debrief": self._debrief(language) if debriefed else None,
        }

    def _talk(self, language: Language) -> Iterable[Turn]:
        yield self._turn("caller", (self.ticket.opening,), language)
        for each in self.ticket.learnt:
            label = (INQUIRIES[each.inquiry],)
            if each.inquiry in BY_THE_DESK:
                yield {
                    **self._turn("desk", label + each.said, language),
                    "log": _log(each, language),
                }
                continue
            yield self._turn("you", label, language)
            yield self._turn("caller", each.said, language)

    def _turn(self, by: str, said: tuple[Sentence, ...], language: Language) -> Turn:
        theirs = Language(self.ticket.caller.language) if by == "caller" else language
        own = theirs.code == language.code
        turn: Turn = {
            "by": by,  # type: ignore[typeddict-item]
            "lang": theirs.code,
            "said": [each.into(theirs) for each in said],
            "meant": [] if own else [each.into(language) for each in said],
            "log": [],
        }
        return turn

    def _deeds(self, title: Sentence, deeds: Iterable[Remedy], language: Language) -> DeskGroup:
        done = {tried.remedy for tried in self.ticket.tried}
        return {
            "title": title.into(language),
            "choices": [
                {"id": deed.value, "label": of_remedy(deed).into(language), "done": deed in done}
                for deed in deeds
            ],
        }

    def _debrief(self, language: Language) -> Debrief:
        ticket, kind = self.ticket, self.ticket.kind
        worth, words = grade(ticket), findings.of_finding(self._finding)
        well = ticket.solved and not ticket.harms
        refused = ticket.solved and ticket.tried[-1].remedy in ENDS
        title = say("The caller is not helped.")
        if ticket.harms:
            title = say("Harm was done.")
        elif refused:
            title = say("Rightly not done at your desk.")
        elif ticket.solved:
            title = say("The caller is signed in.")
        named = ticket.cause if ticket.cause is not None and not worth.cause else None
        parts = (
            (say("Cause"), CAUSE * worth.cause, CAUSE),
            (say("What was done"), worth.fix, FIX),
            (say("Time"), worth.time, TIME),
            (say("Reply"), REPLY * worth.reply, REPLY),
        )
        way = [INQUIRIES[inquiry].into(language) for inquiry in kind.way]
        return {
            "well": well,
            "title": title.into(language),
            "points": worth.points,
            "parts": [
                {"label": label.into(language), "got": got, "most": most}
                for label, got, most in parts
            ],
            "harms": [HARMS[harm].into(language) for harm in worth.harms],
            "cause": words.cause.into(language),
            "named": findings.CAUSES[named].into(language) if named else "",
            "evidence": [each.into(language) for each in words.evidence],
            "way": [*way, of_remedy(kind.fix).into(language)],
            "replies": self._models(language),
        }

    def _models(self, language: Language) -> list[DeskReply]:
        """Return the model reply as a letter: in the caller's language, and in the reader's."""
        caller = self.ticket.caller
        letter = (GREETING.fill(name=caller.name), REPLIES[self.ticket.kind.name])
        codes = dict.fromkeys((caller.language, language.code))
        return [
            {
                "lang": code,
                "text": "\n\n".join(each.into(Language(code)) for each in (*letter, REGARDS))
                + "\n"
                + SIGNATURE.into(Language(code)),
            }
            for code in codes
        ]


def _minutes(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02}"


def _choices(
    inquiries: Iterable[Inquiry], learnt: set[Inquiry], language: Language
) -> list[DeskChoice]:
    return [
        {"id": each.value, "label": INQUIRIES[each].into(language), "done": each in learnt}
        for each in inquiries
    ]


def _causes(title: Sentence, causes: Iterable[Cause], language: Language) -> DeskGroup:
    return {
        "title": title.into(language),
        "choices": [
            {"id": each.value, "label": findings.CAUSES[each].into(language), "done": False}
            for each in causes
        ],
    }


def _log(learnt: Learnt, language: Language) -> list[LogRow]:
    return [
        {"time": utc(event.at), "text": of_event(event).into(language), "refused": _refused(event)}
        for event in reversed(learnt.events)
    ]


def _refused(event: Event) -> bool:
    return event.verdict is not None and not event.verdict.accepted
