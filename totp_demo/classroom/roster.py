"""Who is in the class, how far they are, and what the teacher has asked of all."""

from __future__ import annotations

import itertools
import json
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["step", "answers", "stop", "run"]

HERE = 30.0  # seconds without a sign of life after which a learner counts as gone
MOST = 1000
LONGEST_NAME = 40
LONGEST = 200_000  # characters of a progress that is looked at
_STEPS = 7


@dataclass
class Learner:
    """One learner, as their page tells of them: no answer, no code, nothing that was typed.

    Attributes:
        name: as they have given it; "" for none.
        seen: when their page was heard of last, in seconds of a clock that only goes on.
        page: the page that is open, such as "00-procedure".
        step: the furthest documented step, 0 to 7.
        right: the questions that were answered right.
        wrong: those that were answered, and not right yet.
    """

    name: str = ""
    seen: float = 0.0
    page: str = ""
    step: int = 0
    right: frozenset[str] = frozenset()
    wrong: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Order:
    """What the teacher asks of all.

    Attributes:
        serial: tells it from any other.
        kind: "step": go to a step; "answers": show the answers; "stop", "run": the clocks.
        step: which step.
    """

    serial: int
    kind: Kind
    step: int = 0


@dataclass
class Roster:
    """The class.

    Attributes:
        learners: by the ids that the server has given them.
        order: what the teacher asked last; None for nothing.
        most: how many learners there may be.

    Example:
        >>> roster = Roster()
        >>> roster.heard("a", "00-procedure", '{"step": 3}', now=0.0)
        >>> roster.learners["a"].step, roster.at_steps(now=1.0)[3]
        (3, 1)
    """

    learners: dict[str, Learner] = field(default_factory=dict)
    order: Order | None = None
    # A learner's page that has come from an earlier class still knows that one's last order.
    _serials: Iterator[int] = field(
        default_factory=lambda: itertools.count(1 + secrets.randbelow(2**40)), repr=False
    )
    most: int = MOST

    def joins(self, learner: str, name: str) -> bool:
        """Take a learner in.

        Args:
            learner: the id.
            name: what they want to be called; "" for nothing.

        Returns:
            False where the class is full.
        """
        if learner not in self.learners and len(self.learners) >= self.most:
            return False
        self.learners.setdefault(learner, Learner()).name = " ".join(name.split())[:LONGEST_NAME]
        return True

    def heard(self, learner: str, page: str, progress: str, now: float) -> None:
        """Note what a learner's page tells; what makes no sense is left out.

        Args:
            learner: the id.
            page: the page that is open.
            progress: lines of JSON, as `totp_demo.learner.progress` writes them.
            now: seconds.
        """
        known = self.learners.setdefault(learner, Learner())
        known.seen, known.page = now, page[:LONGEST_NAME]
        step, questions = 0, dict[str, bool]()
        for line in progress[:LONGEST].splitlines():
            try:
                said = json.loads(line)
            except (ValueError, RecursionError):
                continue
            match said:
                case {"step": int(found)} if 0 <= found <= _STEPS:
                    step = max(step, found)
                case {"question": str(name), "right": bool(right)}:
                    questions[name[:LONGEST_NAME]] = questions.get(name, False) or right
        known.step = step
        known.right = frozenset(name for name, right in questions.items() if right)
        known.wrong = frozenset(questions) - known.right

    def here(self, now: float) -> list[Learner]:
        """Return the learners whose page has been heard of lately.

        Args:
            now: seconds.
        """
        return [each for each in self.learners.values() if each.seen > now - HERE]

    def at_steps(self, now: float) -> list[int]:
        """Return how many learners are at each step, from 0 to 7.

        Args:
            now: seconds.
        """
        steps = [each.step for each in self.here(now)]
        return [steps.count(step) for step in range(_STEPS + 1)]

    def asks(self, kind: Kind, step: int = 0) -> Order:
        """Have the teacher ask something of all.

        Args:
            kind: what.
            step: 1 to 6, for "step".
        """
        self.order = Order(next(self._serials), kind, step)
        return self.order

    def troubles(self, now: float) -> list[tuple[str, int]]:
        """Return the questions that went wrong, with for how many, the most first.

        Args:
            now: seconds.
        """
        counts: dict[str, int] = {}
        for each in self.here(now):
            for name in each.wrong:
                counts[name] = counts.get(name, 0) + 1
        return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
