"""What happens while nobody looks, or while two threads of a kernel do."""

from __future__ import annotations

import threading

import pytest

from tests.fast.views.wire import Wire, hears, word
from totp_demo.hosts.page import Lesson
from totp_demo.learner import protocol
from totp_demo.model.account import State
from totp_demo.model.enrolment import PENDING_SECONDS

CHANGES = {
    "enable-mfa": {},
    "new-recovery-code": {},
    "save-profile": {"first_name": "Zoé", "last_name": "M", "email": "zoe@example.com"},
    "disable-mfa": {"password": "training-2020"},
}


@pytest.mark.parametrize("name", ["profile", "enrolment"])
def test_an_enrolment_that_ran_out_meanwhile_has_ended_when_a_page_opens(
    name: str, wire: Wire
) -> None:
    lesson = Lesson(step=3)
    view, other = getattr(lesson, name)(), lesson.guide()
    hears(other, do="hello")
    lesson.clock.advance(PENDING_SECONDS + 1)
    wire.sent.clear()
    hears(view, do="hello")
    shown = wire.of(view)[-1]["shown"]
    assert (shown["open"], shown["state"]) == ("profile" if name == "profile" else "", "off")
    assert "run out" in lesson.profile().describe()["mfa"]["answer"]["title"]
    # Whoever looks on is told as well.
    assert wire.of(other)


def test_the_tenth_wrong_code_is_answered_where_the_reader_lands() -> None:
    lesson = Lesson(step=3)
    while lesson.account.state is State.PENDING:
        code = lesson.key.code_at(lesson.server_clock.now() - 600)
        lesson.act(protocol.Confirm(code=code))
        lesson.clock.advance(60)
        assert lesson.account.throttle.failures <= 10
    assert lesson.account.state is State.LOCKED
    shown = lesson.profile().describe()
    assert shown["open"] == "profile"
    assert shown["mfa"]["answer"]["title"] == "The account is locked."
    assert "enrolment" not in lesson.answers


@pytest.mark.parametrize("action", CHANGES)
def test_a_click_in_flight_changes_nothing_after_the_signing_out(action: str) -> None:
    lesson = Lesson(step=6 if action in {"new-recovery-code", "disable-mfa"} else 2)
    lesson.act(protocol.SignOut())
    before = (lesson.account.state, lesson.account.profile, len(lesson.account.events))
    lesson.act(word(action, **CHANGES[action]))
    assert (lesson.account.state, lesson.account.profile, len(lesson.account.events)) == before
    assert (lesson.page, lesson.recovery_code) == ("sign-in", None)
    # Signed in, it is done.
    lesson.signed_in, lesson.page = True, "profile"
    lesson.act(word(action, **CHANGES[action]))
    assert len(lesson.account.events) > before[2]


def test_a_cell_may_make_views_while_a_page_is_heard() -> None:
    """Kernels hear pages in a thread of its own, beside the cells'."""
    lesson = Lesson(step=5)
    heard = [lesson.phone_view(), lesson.guide()]
    faults: list[BaseException] = []
    done = threading.Event()

    def listens() -> None:
        try:
            while not done.is_set():
                for number, view in enumerate(heard):
                    hears(view, do="hello")
                    hears(view, do="language", code=("en", "fr")[number])
        except Exception as fault:  # noqa: BLE001 - whatever it is, it is the finding
            faults.append(fault)

    thread = threading.Thread(target=listens)
    thread.start()
    kept = []
    for _ in range(60):
        kept += [lesson.guide(), lesson.clock_control()]
        lesson.refresh_views()
    done.set()
    thread.join()
    assert faults == []
    assert len(lesson.subscribers) == len(kept) + len(heard)
