"""One call at the help desk: a small world with one thing wrong, and what is done about it."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from totp_demo.desk import remedies
from totp_demo.desk.answers import Learnt, learn
from totp_demo.desk.caller import drawn
from totp_demo.desk.inquiry import HARMS, SECONDS, Harm, Inquiry
from totp_demo.desk.kinds import KINDS
from totp_demo.desk.remedies import ENDS, NEEDS_PROOF, REMEDIES, Mistake, Remedy
from totp_demo.desk.replies import Reply, replies
from totp_demo.desk.world import World
from totp_demo.model.case import Case
from totp_demo.model.unpicklable import Unpicklable

if TYPE_CHECKING:
    from totp_demo.desk.caller import Caller
    from totp_demo.desk.kind import Kind
    from totp_demo.model.case import Sign
    from totp_demo.model.cause import Cause
    from totp_demo.wording.sentence import Sentence

_SLACK = 1.75
_SHORTEST = 150
_ROUND = 30  # seconds: budgets are whole half minutes


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of a fix.

    Attributes:
        remedy: what was done.
        signed_in: whether the caller has signed in after it, and nothing was left to mend.
        ended: whether it has ended the call.
    """

    remedy: Remedy
    signed_in: bool
    ended: bool


class Ticket(Unpicklable):
    """A call, played from Python as in the view.

    It holds the keys of its world, and so refuses to be pickled.

    Args:
        kind: the name of one of `Ticket.kinds()`.
        seed: draws the caller, the words, the times and the codes; the same seed, the same ticket.
        languages: those that the caller may speak.

    Raises:
        ValueError: if there is no such kind.

    Attributes:
        kind: what it is an instance of.
        seed: what has drawn it.
        languages: those that the caller may speak.
        world: what is really so; no learner is shown it.
        caller: who calls.
        opening: what they say first.
        seconds: how long the call has taken, in simulated seconds.
        learnt: what was found out, in order.
        cause: the cause that was named; None before.
        tried: the fixes, in order.
        harms: what has harmed, in order.
        replied: the name of the kind whose reply was sent; "" before.
        proved: whether the caller has proved who they are; None before anybody looked.

    Example:
        >>> ticket = Ticket("phone-clock-ahead", seed=7)
        >>> print(ticket.ask(Inquiry.PHONE_TIME).said[0].message)
        My phone is ahead: by {time}. I hadn’t noticed.
        >>> from totp_demo.model.cause import Fix
        >>> from totp_demo.model.diagnosis import diagnose
        >>> diagnose(ticket.case())[0].fix
        <Fix.AUTOMATIC_TIME: 'automatic-time'>
        >>> ticket.apply(Fix.REFUSE).signed_in
        False
        >>> ticket = Ticket("phone-clock-ahead", seed=7)
        >>> ticket.apply(Fix.AUTOMATIC_TIME).signed_in
        True
    """

    def __init__(
        self, kind: str, seed: int = 0, *, languages: tuple[str, ...] = ("en", "fr")
    ) -> None:
        """Have somebody call."""
        if kind not in KINDS:
            raise ValueError(f"no such kind of ticket; there are {', '.join(KINDS)}")
        self.kind: Kind = KINDS[kind]
        self.seed, self.languages = seed, languages
        dice = random.Random(f"{kind} {seed}")  # noqa: S311 - an exercise, no secret of anybody's
        self.caller: Caller = drawn(dice, languages=languages)
        if self.kind.by_mail is not None:
            self.caller = replace(self.caller, by_mail=self.kind.by_mail)
        self.opening: Sentence = dice.choice(self.kind.openings)
        self.world = World(dice, self.caller)
        self.kind.build(self.world)
        self.seconds = 0
        self.learnt: list[Learnt] = []
        self.cause: Cause | None = None
        self.tried: list[Tried] = []
        self.harms: list[Harm] = []
        self.replied = ""
        self.proved: bool | None = None

    @staticmethod
    def kinds() -> tuple[str, ...]:
        """Return the names of all kinds.

        Example:
            >>> len(Ticket.kinds()) >= 26
            True
        """
        return tuple(KINDS)

    @property
    def began_at(self) -> float:
        """When the call came, in Unix seconds."""
        return self.world.began_at

    @property
    def owner(self) -> Caller:
        """Whose account the call is about."""
        return self.world.owner

    @property
    def ended(self) -> bool:
        """Whether the call has ended."""
        return bool(self.tried) and self.tried[-1].ended

    @property
    def solved(self) -> bool:
        """Whether it has ended well: the caller has signed in, or was refused rightly."""
        return bool(self.tried) and self.tried[-1].signed_in

    @property
    def budget(self) -> int:
        """How many seconds the call may take; the shortest good way leaves some to spare."""
        way = sum(SECONDS[each] for each in self.kind.way) + remedies.SECONDS[self.kind.fix]
        return max(_SHORTEST, -int(-way * _SLACK // _ROUND) * _ROUND)

    @property
    def signs(self) -> frozenset[Sign]:
        """What is known by now: what the first words tell, and what was found out."""
        return self.kind.told.union(*(each.signs for each in self.learnt))

    def ask(self, inquiry: Inquiry) -> Learnt:
        """Ask the caller something, look at something, or have something done.

        Args:
            inquiry: what.

        Returns:
            What was learnt; after the end of the call, what is known of it already, or nothing.
        """
        if self.ended:
            known = [each for each in self.learnt if each.inquiry is inquiry]
            return known[-1] if known else Learnt(inquiry, ())
        self._spend(SECONDS[inquiry])
        if inquiry in HARMS:
            self.harms.append(HARMS[inquiry])
        learnt = learn(self.world, self.kind, inquiry)
        if inquiry is Inquiry.CALL_BACK:
            self.proved = self.world.genuine and self.world.own_account
        self.learnt.append(learnt)
        return learnt

    def name(self, cause: Cause) -> bool:
        """Name the cause; the last one named before the end of the call counts.

        Args:
            cause: what is wrong.

        Returns:
            Whether it is the true one; a learner is told after the call only.
        """
        if not self.ended:
            self.cause = cause
        return cause is self.kind.cause

    def apply(self, remedy: Remedy) -> Tried:
        """Do something about it; then the caller tries to sign in.

        Args:
            remedy: a fix, or a mistake.

        Returns:
            What came of it; after the end of the call, what came of the last.
        """
        if self.ended:
            return self.tried[-1]
        self._spend(remedies.SECONDS[remedy])
        if remedy in NEEDS_PROOF and not self.proved:
            self.harms.append(Harm.RESET_WITHOUT_PROOF)
        if remedy is Mistake.SWITCH_MFA_OFF:
            self.harms.append(Harm.MFA_SWITCHED_OFF)
        world = self.world
        stranger = not (world.genuine and world.own_account)
        locked_out = world.sole_administrator
        REMEDIES[remedy](world)
        if stranger and world.stranger_inside:
            self.harms.append(Harm.STRANGER_LET_IN)
        if stranger:
            well = remedy in ENDS and not world.stranger_inside
        elif remedy in ENDS:
            well = locked_out and world.signs_in()
        else:
            well = world.signs_in()
        off = remedy is Mistake.SWITCH_MFA_OFF
        over = well or off or remedy in ENDS or (stranger and world.stranger_inside)
        self.tried.append(Tried(remedy, signed_in=well, ended=over))
        return self.tried[-1]

    def reply(self, reply: Reply) -> None:
        """Answer the caller in writing, once the call has ended; the first answer is sent.

        Args:
            reply: one of `replies`.
        """
        if self.ended and not self.replied:
            self.replied = reply.name
            if reply.harm is not None:
                self.harms.append(reply.harm)

    @property
    def replies(self) -> tuple[Reply, ...]:
        """The replies to choose from."""
        return replies(self.kind.name, self.seed)

    def case(self) -> Case:
        """Return what is known by now, for a diagnosis."""
        world = self.world
        asked = {each.inquiry for each in self.learnt}
        known: dict[str, Any] = {"signs": self.signs}
        refused = world.answered is not None and not world.answered.accepted
        typed, at = None, world.server_clock.now()
        if refused and asked & {Inquiry.LOG, Inquiry.TRY, Inquiry.HOW_TYPED}:
            typed, at = world.typed, world.typed_at
        if Inquiry.PHONE_TIME in asked:
            known["phone_skew"] = world.phone.clock.skew
        if Inquiry.SERVER_TIME in asked:
            known["server_skew"] = world.server_clock.skew
        if Inquiry.WHICH_APP in asked:
            known["app"] = world.phone.app
        if asked & {Inquiry.LOG, Inquiry.ACCOUNT}:
            known["earlier_keys"] = world.earlier_keys
        if Inquiry.ENTRIES in asked:
            known["other_keys"] = world.other_keys
        return Case.of(world.account, at, typed, **known)

    def _spend(self, seconds: int) -> None:
        self.seconds += seconds
        self.world.wait(seconds)

    def __repr__(self) -> str:
        """Say which; not what is wrong with it, for a learner may see this."""
        return f"Ticket({self.kind.name!r}, seed={self.seed!r})"
