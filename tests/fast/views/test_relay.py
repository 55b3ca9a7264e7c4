"""The relay on the page: both plays in both languages, and nothing in them that opens anything."""

from __future__ import annotations

import json
import re

import pytest

from tests.fast.language.french import english, terms, typography
from tests.fast.views.wire import hears, word
from totp_demo.hosts.jupyter import carry
from totp_demo.hosts.page import Lesson
from totp_demo.learner.protocol import Move, PlayName
from totp_demo.model.relay import FAKE_ORIGIN, REAL_ORIGIN, Scene
from totp_demo.views.server.relay import SCENES, Relay


@pytest.fixture(params=["en", "fr"])
def view(request: pytest.FixtureRequest) -> Relay:
    return Relay(Lesson(request.param))


def plays(view: Relay) -> dict[PlayName, list[Move]]:
    return view.describe()["plays"]


def test_every_move_is_worded(view: Relay) -> None:
    for moves in plays(view).values():
        for move in moves:
            assert move["text"].endswith(".")
            assert "{" not in move["text"]
            assert move["who"] in {"victim", "attacker", "server"}
    assert [len(moves) for moves in plays(view).values()] == [10, 7]


def test_every_scene_has_words() -> None:
    assert set(SCENES) == set(Scene)
    assert len(set(SCENES.values())) == len(Scene)


def test_how_it_ends_is_marked(view: Relay) -> None:
    kinds = {
        name: [move["kind"] for move in moves if move["kind"]]
        for name, moves in plays(view).items()
    }
    assert kinds == {"code": ["in", "late"], "passkey": ["out", "out"]}


def test_the_french_is_french() -> None:
    view = Relay(Lesson("fr"))
    said = [move["text"] for moves in plays(view).values() for move in moves]
    said += [text for text in view.describe()["t"].values() if isinstance(text, str)]
    plain = [re.sub(r"https://[\w.-]+\w", "x", text) for text in said]
    assert [f for t in plain for f in (*typography(t), *english(t), *terms(t))] == []


def test_the_browser_s_barrier_is_told_before_the_server_s(view: Relay) -> None:
    told = [move["text"] for move in plays(view)["passkey"]]
    barrier = {
        "en": ["First barrier", "Suppose", "Second barrier"],
        "fr": ["Première barrière", "Supposons", "Deuxième barrière"],
    }
    places = [
        next(at for at, text in enumerate(told) if text.startswith(words))
        for words in barrier[view.lesson.language.code]
    ]
    assert places == sorted(places)


def test_it_follows_the_language_and_plays_the_same_play(view: Relay) -> None:
    before = plays(view)["code"]
    other = {"en": "fr", "fr": "en"}[view.lesson.language.code]
    view.act(word("language", code=other))
    after = plays(view)["code"]
    assert [move["text"] for move in before] != [move["text"] for move in after]
    numbers = [re.findall(r"\b\d{6}\b", move["text"]) for move in before]
    assert numbers == [re.findall(r"\b\d{6}\b", move["text"]) for move in after]
    assert sum(map(len, numbers)) == 5


def test_addresses_stand_in_it_whole(view: Relay) -> None:
    text = json.dumps(plays(view))
    assert FAKE_ORIGIN in text
    assert REAL_ORIGIN in text


def test_its_codes_are_not_the_lesson_s() -> None:
    lesson = Lesson("en", step=6)
    saved = json.dumps([lesson.relay().describe(), carry(lesson.relay()).get_state()], default=str)
    now = lesson.server_clock.now()
    key = lesson.key
    assert key.secret not in saved
    for code in key.codes(key.step_at(now) - 2, 5):
        assert code not in saved


def test_what_it_does_not_know_changes_nothing(view: Relay) -> None:
    before = view.describe()
    for action in ("next", "play", "", "__class__"):
        hears(view, do=action, code=3)
    assert view.describe() == before
    assert repr(view) == "<Relay>"
