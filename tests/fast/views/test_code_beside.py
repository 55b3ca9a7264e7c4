"""The phone’s code beside the box: for this account only, where it is asked for, never saved."""

from __future__ import annotations

import json

import pytest

from totp_demo.hosts.page import Lesson
from totp_demo.learner import protocol
from totp_demo.model.clock import Clock
from totp_demo.views.base.view import View

NOW = 1_700_000_010.0


def lesson_at(step: int) -> Lesson:
    lesson = Lesson("en", step)
    lesson.clock = Clock.frozen(NOW)
    lesson.start_again()
    return lesson


def code_of(view: View) -> str:
    """Return the code that stands beside the view's box now, or nothing."""
    sent = view.private().get("phone")
    if sent is None:
        return ""
    at = (int(view.clocks()["phone"]["now"]) // sent["period"] - sent["first"]) * sent["digits"]
    code: str = sent["codes"][at : at + sent["digits"]]
    return code


def test_the_dialog_has_the_code_once_the_phone_has_it() -> None:
    lesson = lesson_at(3)
    views = [lesson.enrolment(), lesson.code_entry()]
    assert [code_of(view) for view in views] == ["", ""]
    lesson.act(protocol.Scan())
    right = lesson.key.code_at(NOW)
    assert [code_of(view) for view in views] == [right, right]
    assert code_of(lesson.profile()) == ""
    # The phone's own clock decides.
    lesson.phone.clock.skew = 90
    assert code_of(views[0]) == lesson.key.code_at(NOW + 90)


def test_the_sign_in_page_has_it_while_a_code_is_asked_for() -> None:
    lesson = lesson_at(6)
    page = lesson.sign_in()
    assert code_of(page) == ""
    lesson.act(protocol.SignOut())
    assert code_of(page) == lesson.key.code_at(NOW)
    for entry in lesson.phone.entries:
        lesson.phone.delete(entry)
    # The entry of another secret is not this account's.
    lesson.phone.add_by_hand("other", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
    assert code_of(page) == ""


@pytest.mark.parametrize("step", [5, 6])
def test_it_is_never_saved(step: int) -> None:
    lesson = lesson_at(step)
    page = lesson.sign_in() if step == 6 else lesson.enrolment()
    lesson.act(protocol.SignOut())
    if step == 6:
        assert code_of(page)
    assert lesson.key.code_at(NOW) not in json.dumps(page.saved())
