"""A kind of ticket: what is wrong, how it comes about, and what the caller says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from totp_demo.wording.sentence import Sentence, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from totp_demo.desk.inquiry import Inquiry
    from totp_demo.desk.world import World
    from totp_demo.model.case import Sign
    from totp_demo.model.cause import Cause, Fix

TYPES_PLAINLY = say("I read the code in the app and type it digit by digit. Nothing else.")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of ticket, from which each seed makes another.

    Attributes:
        name: its id.
        cause: what is wrong.
        fix: the best that can be done about it.
        build: makes it happen in a world.
        way: the shortest good way to find out, before the fix.
        subject: its line in the queue.
        openings: what the caller says first; one is drawn.
        story: what the caller says happened before.
        typing: what the caller says of how the code gets into the field.
        told: the signs that the first words tell.
        also: other fixes that are as right.
        by_mail: whether they write rather than call; None where either will do.
    """

    name: str
    cause: Cause
    fix: Fix
    build: Callable[[World], None]
    way: tuple[Inquiry, ...]
    subject: Sentence
    openings: tuple[Sentence, ...]
    story: Sentence
    typing: Sentence = TYPES_PLAINLY
    told: frozenset[Sign] = frozenset()
    also: frozenset[Fix] = field(default_factory=frozenset)
    by_mail: bool | None = None
