"""What is done with the simulated phone, and what its app asks first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from totp_demo.learner import protocol
from totp_demo.learner.protocol import Word
from totp_demo.learner.state import LessonState
from totp_demo.model.apps import APPS
from totp_demo.model.characters import ungrouped
from totp_demo.model.key import KeyUriError
from totp_demo.model.key_uri import read_uri
from totp_demo.model.phone import Entry
from totp_demo.wording.answer import Answer
from totp_demo.wording.faults import of_key_error
from totp_demo.wording.sentence import Sentence, say

_NO_QR = Answer(
    "no",
    say("There is no QR code on the screen."),
    say("First open the profile and press Enable MFA (steps 1 and 2), then tap + again."),
)
_ADDED = Answer("ok", say("Account added."))
_KEPT = Answer(
    "note",
    say("Nothing was added."),
    say("The older entry is as it was. Add the key by hand, under another name."),
)
_WARNED = say("This app warns: the secret is shorter than 16 bytes.")


def _scan(lesson: LessonState, _word: Word) -> None:
    key = lesson.account.pending_key if lesson.page == "enrolment" else None
    if key is None:
        lesson.answers["phone"] = _NO_QR
        return
    _ask_or_add(lesson, read_uri(key.uri).label, lambda: lesson.phone.scan(key.uri))


def _add_by_hand(lesson: LessonState, word: protocol.AddByHand) -> None:
    def add() -> Entry:
        entry = lesson.phone.add_by_hand(
            word.account.strip(),
            word.secret,
            algorithm=word.algorithm,
            digits=word.digits,
            period=word.period,
        )
        lesson.added += 1
        return entry

    _ask_or_add(lesson, word.account.strip(), add, len(ungrouped(word.secret)))


def _ask_or_add(
    lesson: LessonState, label: str, add: Callable[[], Entry], typed: int | None = None
) -> None:
    """Add an account; where the app asks before it overwrites one, have it ask."""
    lesson.phone_asks = None
    if lesson.phone.asks_about(label):
        lesson.phone_asks = lambda: _add(lesson, add, typed)
        lesson.answers.pop("phone", None)
        return
    _add(lesson, add, typed)


def _add(lesson: LessonState, add: Callable[[], Entry], typed: int | None) -> None:
    try:
        entry = add()
    except KeyUriError as error:
        lesson.answers["phone"] = (
            of_key_error(error) if typed is None else of_key_error(error, typed)
        )
        return
    said: Sentence = say("{name} is in the list.", name=entry.issuer or entry.account)
    if typed is not None:
        said = _ADDED.detail
    lesson.answers["phone"] = replace(_ADDED, detail=said + _WARNED if entry.warned else said)


def _answer(lesson: LessonState, word: protocol.Overwrite) -> None:
    add, lesson.phone_asks = lesson.phone_asks, None
    if add is None:
        return
    if word.yes:
        add()
    else:
        lesson.answers["phone"] = _KEPT


def _app(lesson: LessonState, word: protocol.App) -> None:
    if word.id in APPS:
        lesson.phone.app = word.id
        lesson.phone_asks = None


PHONE_ACTIONS: dict[type[Word], Callable[[LessonState, Any], None]] = {
    protocol.Scan: _scan,
    protocol.AddByHand: _add_by_hand,
    protocol.Overwrite: _answer,
    protocol.App: _app,
}
"""The words of the views' scripts, and what each does."""
