"""What comes from a script: every word is taken as it is meant, and nothing else is."""

from __future__ import annotations

import math
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fast.views.wire import word
from totp_demo.learner import protocol
from totp_demo.learner.actions import ACTIONS
from totp_demo.learner.protocol import LONGEST, WORDS, Word, parse

OF_VIEWS = {
    *(protocol.Hello, protocol.Time, protocol.Bye, protocol.Zones, protocol.Answer),
    *(protocol.FlipCounter, protocol.FlipSecret, protocol.FlipBack, protocol.Hash),
    *(protocol.Names, protocol.Sample, protocol.Correction, protocol.Trial, protocol.WellDrawn),
    *(protocol.Ask, protocol.ShowSolution, protocol.Explain, protocol.Forget, protocol.ComeHere),
    *(protocol.BeginCheck, protocol.NextQuestion, protocol.CheckAnew),
    *(protocol.Train, protocol.Advance),
    *(protocol.BeginShift, protocol.TakeCall, protocol.Inquire, protocol.NameCause),
    *(protocol.DoAbout, protocol.SendReply, protocol.DeskHint, protocol.LeaveDesk),
    *(protocol.BackToDesk, protocol.SaveResults),
}
"""The words that a view answers itself; the rest is the lesson's."""

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


def test_every_word_has_somebody_who_does_it() -> None:
    assert set(WORDS.values()) == OF_VIEWS | ACTIONS.keys()
    assert OF_VIEWS & ACTIONS.keys() == set()


@pytest.mark.parametrize("said", [each for each in ACTIONS if each is not protocol.Look])
def test_what_is_done_is_done_for_that_word(said: type[Word]) -> None:
    _lesson, taken, _nothing = get_type_hints(ACTIONS[said]).values()
    assert issubclass(said, taken)
    # Whoever needs a field says whose.
    assert taken is said or not protocol.fields_of(said.do)


def test_a_word_is_frozen_and_keeps_quiet() -> None:
    said = protocol.DisableMfa(password="kingfisher-4711")
    assert "kingfisher" not in repr(said)
    with pytest.raises(AttributeError):
        said.password = "other"  # type: ignore[misc]
    assert said == protocol.DisableMfa(password="kingfisher-4711")
    assert said != protocol.DisableMfa(password="other")
    assert len({said, protocol.DisableMfa(password="kingfisher-4711"), protocol.Bye()}) == 2
    assert protocol.Scan() != protocol.Undo()


@pytest.mark.parametrize(
    ("said", "taken"),
    [
        ({"do": "phone-skew", "seconds": 1e9}, protocol.PhoneSkew(seconds=600.0)),
        ({"do": "phone-skew", "seconds": -(10**200)}, protocol.PhoneSkew(seconds=-600.0)),
        ({"do": "clock-step", "steps": -11}, protocol.ClockStep(steps=-10.0)),
        ({"do": "clock-rate", "rate": 0}, protocol.ClockRate(rate=1.0)),
        ({"do": "window", "steps": 99}, protocol.Window(steps=5.0)),
        ({"do": "period", "seconds": 10.0}, protocol.Period(seconds=10)),
        ({"do": "flip-counter", "bit": 3.0}, protocol.FlipCounter(bit=3)),
        ({"do": "confirm", "code": "1" * 99_999}, protocol.Confirm(code="1" * LONGEST)),
        ({"do": "hello"}, protocol.Hello()),
        ({"do": "trial", "finder": True}, protocol.Trial(finder=True)),
        ({"do": "ask", "digits": None}, protocol.Ask(digits=None)),
    ],
    ids=str,
)
def test_a_word_is_taken_within_its_bounds(said: dict[str, Any], taken: Word) -> None:
    assert parse({**said, "from": "page"}) == ("page", taken)
    # An int of a choice is one, even where a script wrote 10.0.
    assert repr(vars(word(**said))) == repr(vars(taken))


NO_NUMBERS: list[object] = [True, "1", None, [], {}, math.nan]
REFUSED: list[dict[Any, Any]] = [
    *({"do": "phone-skew", "seconds": bad} for bad in [*NO_NUMBERS, math.inf, 10**400]),
    *({"do": "period", "seconds": bad} for bad in [*NO_NUMBERS, 11, "10", [10], 10**400]),
    *({"do": "flip-counter", "bit": bad} for bad in [*NO_NUMBERS, 1.5]),
    {"do": "confirm", "code": 123456},
    {"do": "confirm", "code": None},
    {"do": "confirm", "code": ["1"]},
    {"do": "language", "code": "de"},
    {"do": "language", "code": []},
    {"do": "trial", "finder": 1},
    {"do": "confirm"},
    {"do": "scan", "code": "1"},
    {"do": "scan", 1: 2},
    {"do": "scan", "from": 5},
    {"do": "nothing"},
    {"do": "word"},
    {"do": ["scan"]},
    {},
]


@pytest.mark.parametrize("said", REFUSED, ids=str)
def test_what_no_script_says_is_refused(said: dict[Any, Any]) -> None:
    assert parse({"from": "page", **said}) is None


def test_a_message_says_which_page_it_comes_from() -> None:
    assert parse({"do": "scan"}) is None
    assert parse({"do": "scan", "from": "page"}) == ("page", protocol.Scan())


@given(st.sampled_from(sorted(WORDS)), st.dictionaries(st.text(max_size=5), JSON), JSON)
def test_nothing_raises(do: str, fields: dict[str, object], value: object) -> None:
    parse(value)
    parse({**fields, "do": do, "from": "page"})
    own = dict.fromkeys(protocol.fields_of(do), value)
    parse({**own, "do": do, "from": "page"})
