"""What the screen answers to a move."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Literal, TypedDict

from totp_demo.wording.language import Language
from totp_demo.wording.sentence import NOTHING, Sentence, say

RUN_FIRST = say("The lesson’s time is stopped: press {run} first.", run=say("Run"))
"""Added to a sentence that asks to wait, while the lesson's time stands still."""


Kind = Literal["ok", "no", "note"]
"""How it ended."""


class Said(TypedDict):
    """An answer as a view's script takes it."""

    kind: Kind
    title: str
    detail: str
    field: str
    """The box that it is about: "code", "password" or nothing."""
    count: str
    """Where it stands in a row of failures, or of the same answers."""
    serial: str
    """Tells it from any other, the same words included."""


@dataclass(frozen=True)
class Answer:
    """What the screen answers; two that say the same are equal.

    Attributes:
        kind: How it ended.
        title: What is said first.
        detail: The sentences below it.
        field: Which box it is about: "code", "password" or nothing.
        waits: Whether it asks to wait.
        tally: Where in a row of counted failures it stands, if it does.
        times: How often it has been given in a row.
        serial: Tells it from any other, the same words included: each is answered afresh.
    """

    kind: Kind
    title: Sentence
    detail: Sentence = NOTHING
    field: str = ""
    waits: bool = False
    tally: Sentence = NOTHING
    times: int = 1
    serial: int = dataclasses.field(default=0, compare=False)

    def shown(self, language: Language, *, stopped: bool = False) -> Said:
        """Return the answer as a view's script takes it.

        Args:
            language: The reader's.
            stopped: Whether the lesson's time stands still, so that no waiting helps.
        """
        detail = self.detail + (RUN_FIRST if self.waits and stopped else NOTHING)
        count = self.tally
        if not count and self.times > 1:
            count = say("The same answer, {times} times in a row.", times=self.times)
        return {
            "kind": self.kind,
            "title": self.title.into(language),
            "detail": detail.into(language),
            "field": self.field,
            "count": count.into(language),
            "serial": str(self.serial),
        }


def shown(answer: Answer | None, language: Language) -> Said | None:
    """Return an answer, if there is one, as a view's script takes it."""
    return answer.shown(language) if answer else None
