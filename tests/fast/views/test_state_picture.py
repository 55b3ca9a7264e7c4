"""The picture of the states: the right state, the right arrow, whatever happens, and as text."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.fast.language.french import english, typography
from tests.fast.views.wire import word
from totp_demo.hosts.page import Lesson
from totp_demo.learner import protocol
from totp_demo.model.account import TRAINING_PASSWORD
from totp_demo.model.clock import Clock
from totp_demo.views.base.sources import VIEWS
from totp_demo.views.server.state_picture import _ARROWS, StatePicture

NOW = 1_700_000_010.0


@pytest.fixture
def lesson() -> Lesson:
    lesson = Lesson("en", step=2)
    lesson.clock = Clock.frozen(NOW)
    lesson.start_again()
    return lesson


def shown(lesson: Lesson) -> tuple[str, str]:
    """Return the state and the arrow that the picture shows."""
    described = lesson.state_picture().describe()
    return described["state"], described["taken"]


def enable(lesson: Lesson) -> None:
    lesson.act(protocol.EnableMfa())


def wrong(lesson: Lesson) -> None:
    right = {lesson.key.code_at(lesson.server_clock.now() + drift) for drift in (-30, 0, 30)}
    code = next(code for code in ("000000", "000001", "000002", "000003") if code not in right)
    lesson.act(protocol.Confirm(code=code))


def confirm(lesson: Lesson) -> None:
    lesson.act(protocol.Confirm(code=lesson.key.code_at(lesson.server_clock.now())))


def ten_minutes(lesson: Lesson) -> None:
    lesson.clock.advance(600)
    lesson.act(protocol.Look())


def sign_in(lesson: Lesson) -> None:
    lesson.clock.advance(30)
    code = lesson.key.code_at(lesson.server_clock.now())
    email = lesson.account.profile.email
    lesson.act(protocol.SignIn(email=email, password=TRAINING_PASSWORD, code=code))


def lock(lesson: Lesson) -> None:
    throttle = lesson.account.throttle
    while not throttle.locked:
        lesson.act(protocol.SignIn(email="", password="", code=""))
        if throttle.retry_at is not None:
            lesson.clock.advance(throttle.retry_at - lesson.server_clock.now())


def action(name: str, **content: str) -> Callable[[Lesson], None]:
    return lambda lesson: lesson.act(word(name, **content))


cancel, reset, unlock = action("cancel"), action("reset-mfa"), action("unlock")
disable = action("disable-mfa", password=TRAINING_PASSWORD)

WAYS: list[tuple[list[Callable[[Lesson], None]], str, str]] = [
    ([], "off", ""),
    ([enable], "pending", "enable"),
    ([enable, cancel], "off", "cancel"),
    ([enable, ten_minutes], "off", "expire"),
    ([enable, wrong], "pending", "wrong"),
    ([enable, reset], "off", "give-up"),
    ([enable, confirm], "on", "right"),
    ([enable, confirm, sign_in], "on", "sign-in"),
    ([enable, confirm, sign_in, disable], "off", "disable"),
    ([enable, confirm, reset], "off", "reset"),
    ([enable, confirm, disable, enable, reset], "off", "give-up"),
    ([sign_in], "off", ""),
    ([lock], "locked", "lock-off"),
    ([lock, sign_in], "locked", "lock-off"),
    ([lock, unlock], "off", "unlock-off"),
    ([lock, unlock, enable], "pending", "enable"),
    ([enable, lock], "locked", "lock-pending"),
    ([enable, lock, unlock], "pending", "unlock-pending"),
    ([enable, lock, ten_minutes], "locked", ""),
    ([enable, confirm, lock], "locked", "lock-on"),
    ([enable, confirm, lock, unlock], "on", "unlock-on"),
    ([enable, confirm, lock, reset], "locked", ""),
    ([enable, confirm, lock, reset, unlock], "off", "unlock-off"),
]


@pytest.mark.parametrize(("moves", "state", "arrow"), WAYS)
def test_the_picture_shows_where_we_are_and_how_we_came_there(
    lesson: Lesson, moves: list[Callable[[Lesson], None]], state: str, arrow: str
) -> None:
    for move in moves:
        move(lesson)
    assert shown(lesson) == (state, arrow)


def test_failures_that_nobody_wrote_down_lock_the_account_without_an_arrow(lesson: Lesson) -> None:
    for move in (enable, confirm, lock, unlock):
        move(lesson)
    throttle = lesson.account.throttle
    while not throttle.locked:
        throttle.fail(NOW)
    assert shown(lesson) == ("locked", "")


def test_every_arrow_has_been_taken() -> None:
    taken = {arrow for _, _, arrow in WAYS} - {""}
    assert taken == set(_ARROWS)


def test_an_arrow_ends_where_the_account_is(lesson: Lesson) -> None:
    for moves, state, arrow in WAYS:
        if arrow:
            assert _ARROWS[arrow][1].value == state, moves
    assert shown(lesson)[0] == "off"


def test_the_script_draws_each_arrow_once_in_each_layout() -> None:
    script = (VIEWS / "server/state_picture.js").read_text("utf-8")
    for layout in ("LYING", "UPRIGHT"):
        start = script.index(f"const {layout} = ")
        part = script[start : script.index("\n};", start)]
        arrows, texts = part.split("arrows: [")[1].split("texts: [")
        for name in _ARROWS:
            template = re.sub(r"-(?:off|pending|on)$", "-${name}", name)
            template = template if template.startswith(("lock", "unlock")) else name
            quoted = rf"[\"`]{re.escape(template)}[\"`]"
            assert len(re.findall(quoted, arrows)) == 1, (layout, name)
            assert len(re.findall(quoted, texts)) == 1, (layout, name)


@pytest.mark.parametrize("code", ["en", "fr"])
def test_the_picture_as_text_says_every_arrow(lesson: Lesson, code: str) -> None:
    lesson.act(word("language", code=code))
    described = lesson.state_picture().describe()
    assert len(described["lines"]) == len(set(described["lines"])) == len(_ARROWS)
    for line, (name, (start, end)) in zip(described["lines"], _ARROWS.items(), strict=True):
        assert described["arrows"][name] in line
        assert described["states"][start.value] in line
        assert described["states"][end.value] in line
    if code == "fr":
        texts = [*described["lines"], described["label"], described["meaning"]]
        assert [fault for text in texts for fault in (*typography(text), *english(text))] == []


def test_the_text_follows_the_account(lesson: Lesson) -> None:
    described = lesson.state_picture().describe()
    assert described["now"] == "Now: off."
    assert described["last"] == "Nothing has happened yet."
    enable(lesson)
    described = lesson.state_picture().describe()
    assert described["now"] == "Now: pending."
    assert described["last"].startswith("Last event, at 22:13:30 UTC: Enable MFA")
    assert described["label"] == f"State diagram. {described['now']} {described['last']}"


def test_it_counts_down_by_the_server_s_clock(lesson: Lesson) -> None:
    view = lesson.state_picture()
    assert view.private() == {"left": None}
    enable(lesson)
    lesson.clock.advance(60)
    assert view.private() == {"left": {"seconds": 540.0, "rate": 0.0, "more": 10}}
    lesson.clock.resume()
    lesson.clock.rate = 10
    assert view.private()["left"]["rate"] == 10
    assert view.private()["left"]["seconds"] == pytest.approx(540, abs=5)


def test_it_hears_of_a_move_made_elsewhere_in_one_message(
    lesson: Lesson, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = lesson.state_picture()
    messages: list[dict[str, Any]] = []
    monkeypatch.setattr(view, "send", messages.append)
    view.receive({"do": "hello", "from": "a page"})
    messages.clear()
    enable(lesson)
    assert [message["shown"]["state"] for message in messages] == ["pending"]


def test_no_secret_is_in_what_it_sends(lesson: Lesson) -> None:
    view = lesson.state_picture()
    enable(lesson)
    secret = lesson.key.secret
    confirm(lesson)
    sent = json.dumps([view.describe(), view.private(), view.saved()])
    assert isinstance(view, StatePicture)
    assert secret not in sent
    assert lesson.key.code_at(NOW) not in sent
