"""The phone's view: its entries, the codes sent ahead, and what of them may be saved."""

from __future__ import annotations

import json

import pytest

from tests.fast.views.wire import word
from totp_demo.hosts.jupyter import carry
from totp_demo.hosts.page import Lesson
from totp_demo.learner import protocol
from totp_demo.model.clock import Clock

NOW = 1_700_000_000.0


@pytest.fixture
def lesson() -> Lesson:
    lesson = Lesson("en", step=5)
    lesson.phone.clock = Clock.frozen(NOW)
    return lesson


def test_an_entry_is_shown_with_its_code(lesson: Lesson) -> None:
    view = lesson.phone_view()
    [entry] = view.moment()["entries"]
    assert entry["code"] == lesson.key.code_at(NOW)
    assert entry["account"] == "camille.martin@example.com"
    [sent] = view.private()["entries"]
    assert sent["id"] == entry["id"]
    at = (int(NOW) // 30 - sent["first"]) * sent["digits"]
    assert sent["codes"][at : at + 12] == entry["code"] + lesson.key.code_at(NOW + 30)


def test_nothing_to_come_and_no_secret_is_saved(lesson: Lesson) -> None:
    saved = json.dumps(carry(lesson.phone_view()).get_state("saved"))
    assert lesson.key.secret not in saved
    for step in range(1, 20):
        assert f'"{lesson.key.code_at(NOW + 30 * step)}"' not in saved


def test_the_order_stays_and_ids_are_each_entry_s_own(lesson: Lesson) -> None:
    view = lesson.phone_view()
    for name in ("second", "third"):
        lesson.act(protocol.AddByHand(account=name, secret="GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"))
    before = [entry["id"] for entry in view.moment()["entries"]]
    assert len(set(before)) == 3
    lesson.act(protocol.DeleteEntry(id=before[1]))
    assert [entry["id"] for entry in view.moment()["entries"]] == [
        before[0],
        before[2],
    ]


def test_a_code_that_the_server_is_still_to_reach_is_not_saved(lesson: Lesson) -> None:
    lesson.server_clock.advance(NOW - lesson.server_clock.now())
    lesson.server_clock.pause()
    view = lesson.phone_view()
    assert view.moment()["entries"][0]["code"]
    lesson.phone.clock.skew = 600
    assert view.moment()["entries"][0]["code"] == ""
    lesson.phone.clock.skew = -600
    assert view.moment()["entries"][0]["code"] == lesson.key.code_at(NOW - 600)


@pytest.mark.parametrize(
    ("app", "kept"),
    [("aegis", ("SHA256", 8, 60)), ("google-authenticator-android", ("SHA1", 6, 30))],
)
def test_other_settings_are_what_the_app_makes_of_them(
    lesson: Lesson, app: str, kept: tuple[str, int, int]
) -> None:
    lesson.act(protocol.App(id=app))
    typed = {"account": "by hand", "secret": "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"}
    lesson.act(protocol.AddByHand(**typed, algorithm="SHA256", digits=8, period=60))
    key = lesson.phone.entries[-1].key
    assert (key.algorithm, key.digits, key.period) == kept
    # What is left out is as it usually is.
    lesson.act(protocol.App(id="aegis"))
    lesson.act(word("add-by-hand", **typed))
    key = lesson.phone.entries[-1].key
    assert (key.algorithm, key.digits, key.period) == ("SHA1", 6, 30)


def test_an_algorithm_that_there_is_not_is_refused_and_nothing_is_added(lesson: Lesson) -> None:
    before = lesson.phone.entries
    typed = {"account": "x", "secret": "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "algorithm": "MD5"}
    lesson.act(word("add-by-hand", **typed))
    assert lesson.phone.entries == before
    assert lesson.answers["phone"].kind == "no"


@pytest.mark.parametrize("code", ["en", "fr"])
def test_of_two_issuers_the_view_shows_what_the_app_shows(code: str) -> None:
    lesson = Lesson(code)
    uri = "otpauth://totp/Co%3Ame%40example.net?secret=GEZDGNBVGY3TQOJQ&issuer=Microsoft"
    for app in ("freeotp-plus", "aegis", "authy"):
        lesson.phone.app = app
        lesson.phone.scan(uri)
    view = lesson.phone_view()
    shown = [entry["issuer"] for entry in view.moment()["entries"]]
    assert shown[:2] == ["Microsoft", "Co"]
    unknown = {"en": "which one this app shows is unknown", "fr": "on ne sait pas lequel"}[code]
    assert all(words in shown[2] for words in ("Microsoft", "Co", unknown))
    assert [entry["issuer"] for entry in view.private()["entries"]] == shown
