"""What a reader does: step by step, in any order, and with messages no script of ours sends."""

from __future__ import annotations

import json
from typing import Any, get_type_hints

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.fast.views.wire import Wire, hears, word
from totp_demo.hosts.page import Lesson
from totp_demo.learner import protocol
from totp_demo.learner import upcoming_codes as ahead
from totp_demo.learner.protocol import DIGITS, PERIODS, WORDS, Word
from totp_demo.model.account import SAMPLE_PROFILE, TRAINING_PASSWORD, State
from totp_demo.model.clock import Clock
from totp_demo.model.verifier import Reason
from totp_demo.views.qr.apps_table import AppsTable

NOW = 1_700_000_010.0


def lesson_at(step: int, now: float = NOW, language: str = "en") -> Lesson:
    lesson = Lesson(language, step)
    lesson.clock = Clock.frozen(now)
    lesson.start_again()
    return lesson


def sign_in(lesson: Lesson, code: str, password: str = TRAINING_PASSWORD) -> None:
    email = SAMPLE_PROFILE.email
    lesson.act(protocol.SignIn(email=email, password=password, code=code))


def test_the_whole_walk() -> None:
    lesson = lesson_at(0)
    words = (protocol.OpenProfile(), protocol.EnableMfa(), protocol.Scan())
    for one, step in zip(words, (2, 4, 5), strict=True):
        lesson.act(one)
        assert lesson.current_step() == step
    lesson.act(protocol.Confirm(code=lesson.phone.code(lesson.phone.entries[0])))
    assert (lesson.account.state, lesson.current_step()) == (State.ON, 6)
    lesson.act(protocol.NewRecoveryCode())
    code = lesson.recovery_code
    assert code
    lesson.act(protocol.SignOut())
    lesson.act(protocol.ClockStep(steps=1))
    sign_in(lesson, lesson.phone.code(lesson.phone.entries[0]))
    assert (lesson.signed_in, lesson.current_step()) == (True, 7)
    lesson.act(protocol.SignOut())
    sign_in(lesson, code.replace("-", " "))
    assert lesson.last_verdict
    assert lesson.last_verdict.reason is Reason.RECOVERY_ACCEPTED
    lesson.act(protocol.DisableMfa(password=TRAINING_PASSWORD))
    assert lesson.account.state is State.OFF


def test_the_last_step_begins_rightly_across_a_boundary(monkeypatch: pytest.MonkeyPatch) -> None:
    # Each look at the time takes 40 s here: the next step has always begun.
    ticks = iter(range(0, 10**9, 40))
    lesson = Lesson("en", 6)
    monkeypatch.setattr(lesson, "clock", Clock(lambda: NOW + next(ticks)))
    lesson.start_again()
    assert lesson.account.state is State.ON
    assert lesson.account.throttle.failures == 0
    assert not lesson.server_clock.paused


END = [protocol.Cancel(), protocol.DisableMfa(password=TRAINING_PASSWORD), protocol.ResetMfa()]


@pytest.mark.parametrize("end", END)
def test_what_was_said_of_a_key_ends_with_it(end: Word) -> None:
    lesson = lesson_at(5)
    code = "000000" if end == protocol.Cancel() else lesson.key.code_at(NOW)
    lesson.act(protocol.Confirm(code=code))
    assert lesson.last_verdict
    lesson.act(end)
    assert lesson.account.state is State.OFF
    assert lesson.last_verdict is None


def test_a_new_enrolment_begins_with_nothing_said() -> None:
    lesson = lesson_at(3)
    lesson.act(protocol.Confirm(code="000000"))
    lesson.act(protocol.EnableMfa())  # the same QR code again: what was said still holds
    assert lesson.last_verdict
    lesson.clock.advance(700)
    lesson.refresh_views()
    lesson.act(protocol.EnableMfa())
    assert lesson.last_verdict is None


@pytest.mark.parametrize("period", PERIODS)
def test_ten_minutes_of_codes_are_sent_of_the_time_before(period: int) -> None:
    lesson = lesson_at(3)
    lesson.act(word("period", seconds=period))
    sent = ahead.upcoming_codes(lesson.key, NOW)
    assert sent["first"] <= lesson.key.step_at(NOW - 600)
    first = sent["codes"][: sent["digits"]]
    assert first == lesson.key.code_at_step(sent["first"])


def test_a_whole_number_may_be_written_as_a_float() -> None:
    lesson = lesson_at(6)
    lesson.act(word("period", seconds=10.0))
    lesson.act(word("digits", count=8.0))
    assert repr((lesson.key.period, lesson.key.digits)) == "(10, 8)"
    table = AppsTable(lesson)
    table.act(word("ask", digits=8.0))
    assert repr(table.describe()["digits"]) == "8"


@pytest.mark.parametrize("content", [{"seconds": True}, {"seconds": [10]}, {"seconds": "10"}, {}])
def test_what_is_no_period_is_not_taken(content: dict[str, Any]) -> None:
    lesson = lesson_at(6)
    hears(lesson.guide(), do="period", **content)
    assert lesson.key.period == 30


def test_a_switch_of_language_reaches_every_page(wire: Wire) -> None:
    lesson = lesson_at(3)
    views = [lesson.guide(), lesson.profile(), lesson.phone_view(), lesson.time_window()]
    for view in views:
        view.receive({"do": "hello", "from": "page", "t0": 0})
    wire.sent.clear()
    lesson.act(protocol.Language(code="fr"))
    assert [view for view, _ in sorted(wire.sent, key=lambda it: views.index(it[0]))] == views
    assert {message["shown"]["language"] for _, message in wire.sent} == {"fr"}


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(10**400, 10**401)
    | st.sampled_from([*map(float, (*PERIODS, *DIGITS)), *PERIODS, *DIGITS])
    | st.floats()
    | st.text(st.characters(exclude_categories=()), max_size=20)
    | st.sampled_from(["fr", "en", "duo", "entry-1", "123456", "123 456", TRAINING_PASSWORD]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=4,
)
FIELDS = [
    "account",
    "code",
    "count",
    "email",
    "first_name",
    "id",
    "last_name",
    "new_password",
    "password",
    "picture",
    "rate",
    "seconds",
    "secret",
    "steps",
    "time_zone",
]
MESSAGE = st.tuples(
    st.sampled_from([*WORDS, "unheard-of"]),
    st.fixed_dictionaries({}, optional=dict.fromkeys(FIELDS, JSON)),
)


@given(st.integers(0, 6), st.lists(MESSAGE, min_size=3, max_size=12))
@example(6, [("app", {"id": []}), ("language", {"code": {}}), ("delete-entry", {"id": [1]})])
@example(6, [("clock-step", {"steps": 10**400}), ("phone-skew", {"seconds": -(10**400)})])
@example(6, [("period", {"seconds": 10.0}), ("digits", {"count": 7.0}), ("window", {"steps": 1e9})])
@example(0, [("save-profile", {"first_name": "\ud800", "last_name": [], "email": {}})])
def test_no_message_raises_or_breaks_a_view(
    step: int, messages: list[tuple[str, dict[str, Any]]]
) -> None:
    lesson = Lesson("en", step)
    views = [lesson.guide(), lesson.time_window(), lesson.clock_control(), lesson.phone_view()]
    views += [lesson.profile(), lesson.server_view()]
    for action, content in messages:
        hears(views[0], **{**content, "do": action})
    for view in views:
        json.dumps([view.saved(), view.private(), view.clocks()], allow_nan=False)


@pytest.mark.parametrize("action", WORDS)
@pytest.mark.parametrize("value", [None, [], {}, 10**400, float("nan"), 1e308, True, "\ud800"])
def test_every_action_takes_any_value(action: str, value: object) -> None:
    guide = LESSON.guide()
    # Each field has the value; a word with only its own fields is not refused for the others.
    hears(guide, do=action, **dict.fromkeys(FIELDS, value))
    hears(guide, do=action, **dict.fromkeys(get_type_hints(WORDS[action]).keys() - {"do"}, value))
    json.dumps(guide.describe(), allow_nan=False)


LESSON = Lesson("en", 6)
