"""What a reader can take back: an entry deleted on the phone, a lesson started again."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from totp_demo.learner import protocol
from totp_demo.learner.clock_actions import CLOCK_ACTIONS
from totp_demo.learner.protocol import Word
from totp_demo.learner.state import Kept, LessonState
from totp_demo.wording.answer import Answer
from totp_demo.wording.sentence import say

_STAYS = frozenset(
    {
        "lock",
        "language",
        "written",
        "clock",
        "subscribers",
        "kept",
        "revision",
        "added",
        "_step",
        "round",
    }
    # Shown once, and never again.
    | {"recovery_code"}
)
"""What of a lesson is no part of where it stands."""

WHILE_KEPT = frozenset({protocol.Language, protocol.Look, protocol.Undo, *CLOCK_ACTIONS})
"""The actions after which there still is a way back; after any other it would undo that, too."""


def _start_again(lesson: LessonState, _word: Word) -> None:
    before = {name: value for name, value in vars(lesson).items() if name not in _STAYS}
    lesson.start_again()
    lesson.kept = Kept("start-again", functools.partial(vars(lesson).update, before))


def _delete_entry(lesson: LessonState, word: protocol.DeleteEntry) -> None:
    lesson.answers.pop("phone", None)
    for place, entry in enumerate(lesson.phone.entries):
        if entry.id == word.id:
            lesson.phone.delete(entry)
            back = functools.partial(lesson.phone.put_back, entry, place)
            lesson.kept = Kept("delete-entry", back)
            lesson.answers["phone"] = Answer(
                "note",
                say("{name} is deleted.", name=entry.issuer or entry.account),
                say("Nothing has changed on the server."),
            )


def _undo(lesson: LessonState, _word: Word) -> None:
    if lesson.kept is None:
        return
    lesson.answers.pop("phone", None)
    lesson.kept.restore()
    lesson.kept = None
    # The boxes are filled from what the server keeps again.
    lesson.revision += 1
    lesson.added += 1
    lesson.round += 1


UNDO: dict[type[Word], Callable[[LessonState, Any], None]] = {
    protocol.DeleteEntry: _delete_entry,
    protocol.StartAgain: _start_again,
    protocol.Undo: _undo,
}
"""The words of the views' scripts, and what each does."""
