"""What a reader can take back: an entry deleted on the phone, a lesson started again."""

from __future__ import annotations

import functools
from collections.abc import Callable

from totp_demo.learner.clock_actions import CLOCK_ACTIONS
from totp_demo.learner.protocol import Content
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

WHILE_KEPT = frozenset({"language", "look", "undo", *CLOCK_ACTIONS})
"""The actions after which there still is a way back; after any other it would undo that, too."""


def _start_again(lesson: LessonState, _content: Content) -> None:
    before = {name: value for name, value in vars(lesson).items() if name not in _STAYS}
    lesson.start_again()
    lesson.kept = Kept("start-again", functools.partial(vars(lesson).update, before))


def _delete_entry(lesson: LessonState, content: Content) -> None:
    lesson.answers.pop("phone", None)
    for place, entry in enumerate(lesson.phone.entries):
        if entry.id == content.get("id"):
            lesson.phone.delete(entry)
            back = functools.partial(lesson.phone.put_back, entry, place)
            lesson.kept = Kept("delete-entry", back)
            lesson.answers["phone"] = Answer(
                "note",
                say("{name} is deleted.", name=entry.issuer or entry.account),
                say("Nothing has changed on the server."),
            )


def _undo(lesson: LessonState, _content: Content) -> None:
    if lesson.kept is None:
        return
    lesson.answers.pop("phone", None)
    lesson.kept.restore()
    lesson.kept = None
    # The boxes are filled from what the server keeps again.
    lesson.revision += 1
    lesson.added += 1
    lesson.round += 1


UNDO: dict[str, Callable[[LessonState, Content], None]] = {
    "delete-entry": _delete_entry,
    "start-again": _start_again,
    "undo": _undo,
}
"""The words of the views' scripts, and what each does."""
