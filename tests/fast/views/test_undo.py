"""What can be taken back: a deletion on the phone, and a new start."""

from __future__ import annotations

import pytest

from tests.fast.views.wire import hears, word
from totp_demo.hosts.page import Lesson
from totp_demo.learner import protocol
from totp_demo.model.account import State


def test_a_deleted_entry_comes_back_where_it_was() -> None:
    lesson = Lesson(step=5)
    for name in ("one", "two"):
        lesson.act(protocol.AddByHand(account=name, secret="GEZDGNBVGY3TQOJQ"))
    before = lesson.phone.entries
    view = lesson.phone_view()
    assert not view.describe()["undo"]
    lesson.act(protocol.DeleteEntry(id=before[1].id))
    assert view.describe()["undo"]
    assert "one is deleted" in view.describe()["answer"]["title"]
    lesson.act(protocol.Undo())
    assert lesson.phone.entries == before
    assert not view.describe()["undo"]
    assert view.describe()["answer"] is None
    lesson.act(protocol.Undo())
    assert lesson.phone.entries == before


def test_a_lesson_started_again_goes_back_to_where_it_was() -> None:
    lesson = Lesson("fr", step=0)
    guide = lesson.guide()
    lesson.act(protocol.OpenProfile())
    lesson.act(protocol.EnableMfa())
    lesson.act(protocol.Scan())
    lesson.act(protocol.Confirm(code="000000"))
    key, entries, answers = lesson.account.pending_key, lesson.phone.entries, dict(lesson.answers)
    lesson.act(protocol.StartAgain())
    assert lesson.account.state is State.OFF
    assert guide.describe()["undo"]
    # Neither a look around nor another language takes the way back away.
    lesson.act(protocol.Language(code="en"))
    lesson.act(protocol.ClockStep(steps=1))
    lesson.act(protocol.Undo())
    assert lesson.account.pending_key is key
    assert lesson.phone.entries == entries
    assert lesson.answers == answers
    assert (lesson.page, lesson.signed_in) == ("enrolment", True)
    assert lesson.language.code == "en"
    assert not guide.describe()["undo"]
    assert lesson.account.confirm(lesson.phone.code(lesson.phone.entries[0])).accepted


def test_a_recovery_code_that_was_shown_does_not_come_back() -> None:
    lesson = Lesson(step=6)
    lesson.act(protocol.NewRecoveryCode())
    assert lesson.recovery_code
    lesson.act(protocol.StartAgain())
    lesson.act(protocol.Undo())
    assert lesson.account.has_recovery_code
    assert lesson.recovery_code is None


@pytest.mark.parametrize("then", ["open-profile", "scan", "sign-out"])
def test_what_is_done_since_then_is_not_undone(then: str) -> None:
    lesson = Lesson(step=5)
    lesson.act(protocol.StartAgain())
    lesson.act(word(then))
    account = lesson.account
    lesson.act(protocol.Undo())
    assert lesson.account is account


def test_the_boxes_are_filled_anew() -> None:
    lesson = Lesson()
    view = lesson.profile()
    hears(view, do="open-profile")
    before = view.describe()["profile"]["revision"]
    lesson.act(protocol.StartAgain())
    lesson.act(protocol.Undo())
    assert view.describe()["profile"]["revision"] > before
