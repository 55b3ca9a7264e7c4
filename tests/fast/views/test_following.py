"""A view hears news as long as a page shows it, once, and only if it is news."""

from __future__ import annotations

from typing import Any, cast

import pytest

from tests.fast.views.wire import Wire
from totp_demo.hosts.page import Lesson
from totp_demo.learner import protocol
from totp_demo.learner.protocol import Parts, Ticking
from totp_demo.views.base.view import View, lasting
from totp_demo.wording.language import LANGUAGES

Sent = list[tuple[View, dict[str, Any]]]


@pytest.fixture
def sent(wire: Wire) -> Sent:
    """Every message that any view sends."""
    return wire.sent


def says(view: View, what: str, page: str = "one", **content: object) -> None:
    """Let the script of a page say something."""
    view.receive({"do": what, "from": page, **content})


def test_news_go_to_views_on_a_page_only(sent: Sent) -> None:
    lesson = Lesson("en", step=5)
    views = [lesson.phone_view() for _ in range(3)]
    lesson.act(protocol.PhoneSkew(seconds=30))
    assert sent == []
    for view in views:
        says(view, "hello")
    assert [view for view, _ in sent] == views
    sent.clear()
    # The cell is run again: the renderings of its older runs are taken away.
    says(views[0], "bye")
    says(views[1], "bye")
    lesson.act(protocol.PhoneSkew(seconds=60))
    assert [view for view, _ in sent] == [views[2]]


def test_a_view_on_two_pages_lives_until_both_are_gone(sent: Sent) -> None:
    lesson = Lesson("en", step=5)
    view = lesson.phone_view()
    says(view, "hello", "one")
    says(view, "hello", "two")
    assert [message["to"] for _, message in sent] == ["one", "two"]
    says(view, "bye", "one")
    assert view.live
    sent.clear()
    lesson.act(protocol.PhoneSkew(seconds=60))
    assert len(sent) == 1
    assert "to" not in sent[0][1]
    says(view, "bye", "two")
    says(view, "bye", "never-seen")
    assert not view.live
    lesson.act(protocol.PhoneSkew(seconds=90))
    assert len(sent) == 1
    # The page is shown again.
    says(view, "hello", "two")
    lesson.act(protocol.PhoneSkew(seconds=0))
    assert len(sent) == 3


def test_a_page_that_asks_counts_as_one_that_shows(sent: Sent) -> None:
    lesson = Lesson("en", step=5)
    view = lesson.clock_control()
    says(view, "phone-skew", seconds=30)
    assert [one for one, _ in sent] == [view]


def test_what_is_no_news_is_not_sent(sent: Sent) -> None:
    lesson = Lesson("en")
    control, guide, home = lesson.clock_control(), lesson.guide(), lesson.home()
    for view in (control, guide, home):
        says(view, "hello")
    sent.clear()
    says(control, "phone-skew", seconds=30)
    assert [view for view, _ in sent] == [control]
    # Who asks is answered, even if nothing has changed.
    says(control, "phone-skew", seconds=30)
    assert [view for view, _ in sent] == [control, control]
    says(home, "open-profile")
    assert [view for view, _ in sent][2:].count(home) == 1
    sent.clear()
    says(home, "language", code="fr")
    assert {view for view, _ in sent} == {control, guide, home}


def test_what_one_page_was_told_is_news_to_the_other(sent: Sent) -> None:
    lesson = Lesson("en")
    guide = lesson.guide()
    says(guide, "hello", "one")
    lesson.account.enable_mfa()
    says(guide, "hello", "two")
    sent.clear()
    lesson.refresh_views()
    assert len(sent) == 1
    assert "to" not in sent[0][1]


def with_clock(**clock: float) -> Parts:
    """Return a message with one clock and nothing else."""
    server = cast("Ticking", clock)
    return {"shown": {}, "moment": {}, "private": {}, "clocks": {"server": server}}


def test_a_clock_that_runs_on_is_no_news_and_one_that_is_set_is(sent: Sent) -> None:
    lesson = Lesson("en")
    running = with_clock(at=1000.0, now=1060.0, rate=1.0)
    assert lasting(running) == lasting(with_clock(at=1007.0, now=1067.0, rate=1.0))
    assert lasting(running) != lasting(with_clock(at=1000.0, now=1061.0, rate=1.0))
    assert lasting(running) != lasting(with_clock(at=1000.0, now=1060.0, rate=2.0))
    view = lesson.clock_control()
    says(view, "hello")
    sent.clear()
    lesson.refresh_views()
    assert sent == []
    lesson.clock.advance(30)
    lesson.refresh_views()
    assert len(sent) == 1


@pytest.mark.parametrize("code", list(LANGUAGES))
def test_a_view_can_say_that_it_is_a_picture(code: str, sent: Sent) -> None:
    lesson = Lesson(code)
    views = [lesson.guide(), lesson.home(), lesson.server_view(), lesson.exercise("00-flight")]
    word = {"en": "no kernel answers", "fr": "aucun noyau ne répond"}[code]
    for view in views:
        moment = view.saved()["moment"]
        assert word in moment["note"]
        assert "{" not in moment["note"]
        says(view, "hello")
        assert word in sent[-1][1]["moment"]["note"]
