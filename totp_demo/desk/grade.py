"""What a call was worth: cause, fix, time and harm."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from totp_demo.desk.inquiry import Harm

if TYPE_CHECKING:
    from totp_demo.desk.ticket import Ticket

CAUSE, FIX, TIME, REPLY = 30, 35, 20, 15
"""The points of each part; harm takes all of them."""
_AFTER_OTHERS, _MORE_THAN_NEEDED = 20, 10
PASSED = 70


@dataclass(frozen=True, slots=True)
class Grade:
    """What one call was worth. It holds no secret and no name.

    Attributes:
        kind: of the ticket.
        seed: of the ticket.
        cause: whether the true cause was named.
        fix: points of the fix, of 35: all for a right one at once, 20 after others, 10 where it
            helped but was more than needed.
        solved: whether the caller signed in, or was refused rightly.
        reply: whether the right reply was sent.
        seconds: how long it took, in simulated seconds.
        budget: how long it may take.
        harms: what was done that must never be.

    Example:
        >>> Grade("space-typed", 1, True, FIX, True, True, 60, 120, ()).points
        100
    """

    kind: str
    seed: int
    cause: bool
    fix: int
    solved: bool
    reply: bool
    seconds: int
    budget: int
    harms: tuple[Harm, ...]

    @property
    def time(self) -> int:
        """Points of the time: all within the budget, none at twice the budget; none unsolved."""
        if not self.solved:
            return 0
        over = max(0, self.seconds - self.budget) / self.budget
        return max(0, round(TIME * (1 - over)))

    @property
    def points(self) -> int:
        """Points of 100; none where something was harmed."""
        if self.harms:
            return 0
        return CAUSE * self.cause + self.fix + self.time + REPLY * self.reply

    @property
    def passed(self) -> bool:
        """Whether it was good enough."""
        return self.points >= PASSED


def grade(ticket: Ticket) -> Grade:
    """Return what a call was worth.

    Args:
        ticket: a ticket, at any time; what is missing counts as wrong.

    Returns:
        The grade.
    """
    kind = ticket.kind
    right = {kind.fix, *kind.also}
    fix = 0
    if ticket.solved:
        fix = _MORE_THAN_NEEDED
        if ticket.tried[-1].remedy in right:
            fix = FIX if len(ticket.tried) == 1 else _AFTER_OTHERS
    return Grade(
        kind.name,
        ticket.seed,
        ticket.cause is kind.cause,
        fix,
        ticket.solved,
        ticket.replied == kind.name,
        ticket.seconds,
        ticket.budget,
        tuple(dict.fromkeys(ticket.harms)),
    )
