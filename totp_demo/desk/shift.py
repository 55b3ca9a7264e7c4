"""A shift: several tickets one after the other, and the results for a supervisor."""

from __future__ import annotations

import csv
import io
import json
import random
from functools import cached_property
from typing import Any

from totp_demo.desk.grade import PASSED, Grade, grade
from totp_demo.desk.kinds import KINDS
from totp_demo.desk.remedies import ENDS
from totp_demo.desk.ticket import Ticket
from totp_demo.model.unpicklable import Unpicklable

SIZE = 6
LONGEST_NAME = 60
_COLUMNS = (
    *("name", "shift", "ticket", "kind", "seed", "cause", "fix", "solved", "reply"),
    *("seconds", "budget", "harms", "points", "passed"),
)
_FORMULA = tuple("=+-@\t\r")


class Shift(Unpicklable):
    """Several tickets; of those that are drawn, at least one must be refused or passed on.

    Args:
        seed: draws the kinds and their tickets; the same seed, the same shift.
        size: how many tickets are drawn, 2 to 20.
        kinds: the kinds, in this order, instead of drawn ones.
        languages: those that the callers may speak.

    Raises:
        ValueError: if the size is out of range, or there is no such kind.

    Attributes:
        seed: the seed.
        drawn: the kind and the seed of each ticket, in the order of the queue.

    Example:
        >>> shift = Shift(seed=7)
        >>> len(shift.tickets), shift.passed
        (6, False)
    """

    def __init__(
        self,
        seed: int,
        size: int = SIZE,
        *,
        kinds: tuple[str, ...] = (),
        languages: tuple[str, ...] = ("en", "fr"),
    ) -> None:
        """Fill the queue."""
        unknown = [kind for kind in kinds if kind not in KINDS]
        if unknown:
            raise ValueError(f"no such kind of ticket: {', '.join(unknown)}")
        if not 2 <= size <= 20:  # noqa: PLR2004 - the docstring says so
            raise ValueError("a shift has 2 to 20 tickets")
        dice = random.Random(f"shift {seed}")  # noqa: S311 - an exercise
        names = list(kinds) or _queue(dice, size)
        self.seed = seed
        self.drawn = tuple((name, dice.randrange(1 << 30)) for name in names)
        self._languages = languages

    @cached_property
    def tickets(self) -> tuple[Ticket, ...]:
        """The tickets, in the order of the queue."""
        return tuple(Ticket(*each, languages=self._languages) for each in self.drawn)

    @property
    def grades(self) -> tuple[Grade, ...]:
        """What each call was worth, so far."""
        return tuple(map(grade, self.tickets))

    @property
    def points(self) -> int:
        """The mean of the calls' points, of 100."""
        return round(sum(each.points for each in self.grades) / len(self.tickets))

    @property
    def passed(self) -> bool:
        """Whether nothing was harmed, and the calls were good enough."""
        return self.points >= PASSED and not any(each.harms for each in self.grades)

    @property
    def ended(self) -> bool:
        """Whether every call has ended."""
        return all(ticket.ended for ticket in self.tickets)

    def results(self, name: str = "") -> list[dict[str, Any]]:
        """Return a row for each ticket that has ended; no secret, no code, nothing of a caller.

        Args:
            name: the learner's, as they want it in the file.
        """
        rows = []
        for number, (ticket, each) in enumerate(zip(self.tickets, self.grades, strict=True), 1):
            if not ticket.ended:
                continue
            values = (
                *(name.strip()[:LONGEST_NAME], self.seed, number, each.kind, each.seed),
                *(each.cause, each.fix, each.solved, each.reply, each.seconds, each.budget),
                *([harm.value for harm in each.harms], each.points, each.passed),
            )
            rows.append(dict(zip(_COLUMNS, values, strict=True)))
        return rows

    def as_json(self, name: str = "") -> str:
        """Return the results as JSON.

        Args:
            name: the learner's, as they want it in the file.
        """
        return json.dumps(self.results(name), ensure_ascii=False, indent=2) + "\n"

    def as_csv(self, name: str = "") -> str:
        """Return the results as CSV (RFC 4180).

        Args:
            name: the learner's, as they want it in the file.
        """
        file = io.StringIO()
        table = csv.DictWriter(file, _COLUMNS)
        table.writeheader()
        for row in self.results(name):
            # What begins like a formula would be one to a spreadsheet.
            given = str(row["name"])
            safe = f"'{given}" if given.startswith(_FORMULA) else given
            table.writerow(row | {"name": safe, "harms": " ".join(row["harms"])})
        return file.getvalue()


def _queue(dice: random.Random, size: int) -> list[str]:
    """Return drawn kinds, one of them to be refused or passed on."""
    first = dice.choice([name for name, kind in KINDS.items() if kind.fix in ENDS])
    others = dice.sample([name for name in KINDS if name != first], size - 1)
    names = [first, *others]
    dice.shuffle(names)
    return names
