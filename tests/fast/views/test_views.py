"""What every view has in common: names, messages, languages, and no fear of what it hears."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fast.views.wire import SPOKEN, Wire, hears, views_of
from totp_demo.hosts.page import Lesson
from totp_demo.learner.protocol import WORDS, Parts
from totp_demo.views.base.view import View, lasting

ALL = views_of(Lesson())
VIEWS = sorted(ALL)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
FIELDS = [
    "account",
    "code",
    "correction",
    "disable_password",
    "digits",
    "email",
    "first_name",
    "id",
    "language",
    "last_name",
    "level",
    "name",
    "new_password",
    "password",
    "period",
    "picture",
    "rate",
    "seconds",
    "secret",
    "steps",
    "text",
    "time_zone",
    "value",
]
CONTENT = st.dictionaries(st.sampled_from(FIELDS) | st.text(max_size=5), JSON, max_size=6)


def view_of(lesson: Lesson, name: str) -> View:
    """Return a view of a lesson that a page shows."""
    view: View = getattr(lesson, name)()
    hears(view, do="hello")
    return view


def test_there_is_a_view_for_every_part_of_the_procedure() -> None:
    procedure = {"home", "profile", "enrolment", "phone_view", "code_entry", "sign_in", "guide"}
    assert procedure <= set(VIEWS)


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_has_a_stable_name_without_secrets(name: str) -> None:
    one, two = (getattr(Lesson("fr", step=5), name)() for _ in range(2))
    assert repr(one) == repr(two) == f"<{type(one).__name__}>"


@pytest.mark.parametrize("name", VIEWS)
def test_a_greeting_gets_one_answer_for_the_page_that_asked(name: str, wire: Wire) -> None:
    view = getattr(Lesson(), name)()
    assert not view.live
    view.receive({"do": "hello", "from": "me", "t0": 12.5})
    (answer,) = wire.of(view)
    assert (answer["to"], answer["t0"]) == ("me", 12.5)
    assert answer["shown"]["language"] == "en"
    assert view.live
    hears(view, do="bye", **{"from": "me"})
    assert not view.live


def test_a_view_says_when_it_was_made_and_what_a_page_without_an_answer_says() -> None:
    view = Lesson("fr").guide()
    before, saved = time.time(), view.saved()
    moment = saved["moment"]
    assert before <= moment["made"] <= time.time()
    assert "aucun noyau ne répond" in moment["note"]
    assert "n’a pas encore répondu" in moment["busy"]
    # That is no news.
    message: Parts = {**saved, "private": {}, "clocks": {}}
    assert lasting(message) == lasting({**message, "moment": {"made": 0.0}})
    assert lasting(message) != lasting({**message, "private": {"made": 0.0}})


def test_a_view_is_loaded_when_it_is_first_asked_for() -> None:
    code = (
        "import sys, totp_demo as td; td.Lesson().phone_view();"
        "print(sorted(name for name in sys.modules if 'totp_demo' in name))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "'totp_demo.views.product.phone_view'" in said.stdout
    for name in ("inside", "qr_laboratory", "screen", "exercise", "time_window"):
        assert f".{name}'" not in said.stdout


@pytest.mark.parametrize("step", [0, 3, 5, 6])
def test_a_switch_of_language_is_one_message_a_view(step: int, wire: Wire) -> None:
    lesson = Lesson("en", step=step)
    views = [view_of(lesson, name) for name in VIEWS]
    wire.sent.clear()
    hears(views[0], do="language", code="fr")
    assert len(wire.sent) == len(views)
    for view in views:
        (message,) = wire.of(view)
        assert message["shown"]["language"] == "fr"
    # And back, nothing of the French is left.
    french = {id(view): texts(wire.of(view)[0]["shown"]) for view in views}
    wire.sent.clear()
    hears(views[-1], do="language", code="en")
    for view in views:
        english = texts(wire.of(view)[0]["shown"])
        for key, text in english.items():
            # A text of one word or a mark may be the same; a sentence is not.
            assert len(text.split()) < 4 or text != french[id(view)].get(key), (view, key)


def texts(shown: dict[str, Any]) -> dict[str, str]:
    """Return the texts of a message by their keys."""
    return {key: text for key, text in shown.get("t", {}).items() if isinstance(text, str)}


def test_every_word_of_the_scripts_is_understood() -> None:
    """A word that nobody knows would be a button that does nothing."""
    assert WORDS.keys() >= SPOKEN


@pytest.mark.parametrize("name", [name for name in VIEWS if type(ALL[name]).act is not View.act])
@pytest.mark.parametrize("junk", [None, True, -1, 1e400, [], {}, [[]], "", "x" * 100_000, "\udc80"])
def test_no_word_with_a_wrong_content_raises(junk: object, name: str) -> None:
    lesson = Lesson("fr", step=5)
    view = view_of(lesson, name)
    for word in sorted(WORDS):
        hears(view, **{**dict.fromkeys(FIELDS, junk), "do": word})
        hears(view, **{"from": junk, "t0": junk, "do": word})
        for field in get_type_hints(WORDS[word]):
            hears(view, **{field: junk, "do": word})
    json.dumps([view.saved(), view.private(), view.clocks()], allow_nan=False)


@given(st.data())
def test_no_message_raises(data: st.DataObject) -> None:
    lesson = Lesson(data.draw(st.sampled_from(["en", "fr"])), data.draw(st.integers(0, 6)))
    views = [
        view_of(lesson, name)
        for name in data.draw(st.sets(st.sampled_from(VIEWS), min_size=1, max_size=3))
    ]
    for _ in range(data.draw(st.integers(1, 6))):
        word = data.draw(st.sampled_from(sorted(WORDS)))
        hears(data.draw(st.sampled_from(views)), **{**data.draw(CONTENT), "do": word})
    for view in views:
        json.dumps([view.saved(), view.private(), view.clocks()], allow_nan=False)


@given(JSON | CONTENT.flatmap(lambda rest: JSON.map(lambda word: {**rest, "do": word})))
def test_nonsense_is_not_heard(content: object) -> None:
    lesson = Lesson(step=5)
    view = lesson.home()
    view.receive(content)
    assert lesson.account.state.value == "pending"
