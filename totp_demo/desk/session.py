"""A learner at the desk: calls watched, practised with hints, or answered without any."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from totp_demo.desk.inquiry import BY_THE_DESK, Inquiry
from totp_demo.desk.labels import INQUIRIES, of_remedy
from totp_demo.desk.ticket import Ticket
from totp_demo.model.diagnosis import diagnose
from totp_demo.model.unpicklable import Unpicklable
from totp_demo.wording.findings import CAUSES
from totp_demo.wording.sentence import Sentence, say

if TYPE_CHECKING:
    from totp_demo.desk.shift import Shift
    from totp_demo.model.finding import Finding

Way = Literal["watch", "practice", "test"]


@dataclass(frozen=True, slots=True)
class Scene:
    """One thing that happens in a call that plays itself.

    Attributes:
        caption: what, said before it happens.
        act: has it happen; None where there is only something to read.
    """

    caption: Sentence
    act: Callable[[Ticket], object] | None


def finding_of(ticket: Ticket) -> Finding:
    """Return what the shortest good way finds out about a ticket; it is played on another one.

    Args:
        ticket: whose; nothing is done to it.

    Returns:
        The likeliest finding, with its evidence.
    """
    twin = Ticket(ticket.kind.name, ticket.seed, languages=ticket.languages)
    for inquiry in twin.kind.way:
        twin.ask(inquiry)
    return diagnose(twin.case())[0]


def scenes_of(ticket: Ticket) -> tuple[Scene, ...]:
    """Return the shortest good way through a ticket, as it plays itself.

    Args:
        ticket: any.
    """
    kind = ticket.kind
    model = next(reply for reply in ticket.replies if reply.name == kind.name)
    return (
        Scene(say("Read what the caller says first."), None),
        *(Scene(_caption(inquiry), _asks(inquiry)) for inquiry in kind.way),
        Scene(
            say("That shows the cause: {cause}", cause=CAUSES[kind.cause]),
            lambda played: played.name(kind.cause),
        ),
        Scene(
            say("So this is what to do: {fix}", fix=of_remedy(kind.fix)),
            lambda played: played.apply(kind.fix),
        ),
        Scene(say("At the end, tell the caller what it was."), lambda played: played.reply(model)),
    )


def _caption(inquiry: Inquiry) -> Sentence:
    if inquiry in BY_THE_DESK:
        return say("Now: {inquiry}.", inquiry=INQUIRIES[inquiry])
    return say("Ask: “{inquiry}”", inquiry=INQUIRIES[inquiry])


def _asks(inquiry: Inquiry) -> Callable[[Ticket], object]:
    return lambda ticket: ticket.ask(inquiry)


class Session(Unpicklable):
    """A shift, gone through in one of three ways.

    Args:
        way: "watch", "practice" or "test".
        shift: the calls.

    Attributes:
        way: which way.
        shift: the calls.
        number: which call is on, from 0.

    Example:
        >>> from totp_demo.desk.shift import Shift
        >>> session = Session("watch", Shift(3, kinds=("space-typed",)))
        >>> while session.advance():
        ...     pass
        >>> session.ticket.solved, session.shift.points
        (True, 100)
    """

    def __init__(self, way: Way, shift: Shift) -> None:
        """Take the first call."""
        self.way = way
        self.shift = shift
        self.number = 0
        self._hinted = False
        self._left: list[Scene] = []
        self._take()

    @property
    def ticket(self) -> Ticket:
        """The call that is on."""
        return self.shift.tickets[self.number]

    @property
    def scene(self) -> Scene | None:
        """What happens next in a call that plays itself; None in the end, or in another way."""
        return self._left[0] if self._left else None

    @property
    def place(self) -> tuple[int, int]:
        """Which scene it is, from 1, and of how many."""
        scenes = len(scenes_of(self.ticket))
        return scenes - len(self._left) + 1, scenes

    @property
    def over(self) -> bool:
        """Whether every call has ended and was answered."""
        return all(ticket.replied for ticket in self.shift.tickets)

    def advance(self) -> bool:
        """Have the scene that was said happen.

        Returns:
            Whether there is another one.
        """
        if self._left:
            act = self._left.pop(0).act
            if act is not None:
                act(self.ticket)
        return bool(self._left)

    def take(self, number: int) -> None:
        """Go to another call; the one before stays as it is.

        Args:
            number: which, from 0; what is none is ignored.
        """
        if 0 <= number < len(self.shift.tickets) and number != self.number:
            self.number = number
            self._take()

    def _take(self) -> None:
        self._hinted = False
        watched = self.way == "watch" and not self.ticket.replied
        self._left = list(scenes_of(self.ticket)) if watched else []

    def ask_for_hint(self) -> None:
        """Show the next hint, where hints are given."""
        self._hinted = self.way == "practice"

    def done(self) -> None:
        """Take the hint away: something was done since."""
        self._hinted = False

    @property
    def hint(self) -> Sentence | None:
        """What could be done next; None where nobody has asked for a hint."""
        return self._next() if self._hinted else None

    def _next(self) -> Sentence:
        ticket = self.ticket
        learnt = {each.inquiry for each in ticket.learnt}
        for inquiry in ticket.kind.way:
            if inquiry not in learnt:
                return _caption(inquiry)
        if ticket.ended:
            return say("Now tell the caller what it was.")
        if ticket.cause is not ticket.kind.cause:
            return say("The evidence points to this: {cause}", cause=CAUSES[ticket.kind.cause])
        return of_remedy(ticket.kind.fix)
