"""The roster of a class: who is there, how far, and what went wrong; nothing else."""

from __future__ import annotations

import json

import pytest

from totp_demo.classroom.roster import HERE, LONGEST_NAME, MOST, Roster
from totp_demo.learner.progress import Progress


def told(*lines: dict[str, object]) -> str:
    return "".join(f"{json.dumps(line)}\n" for line in lines)


def test_what_a_page_tells_is_what_the_kit_keeps() -> None:
    progress = Progress()
    progress.reached(4)
    progress.tried("03-border", "white", right=True)
    progress.tried("03-level", "L", right=False)
    roster = Roster()
    roster.heard("a", "03-qr-code", progress.text(), now=0.0)
    learner = roster.learners["a"]
    assert (learner.step, learner.right, learner.wrong) == (
        4,
        frozenset({"03-border"}),
        frozenset({"03-level"}),
    )
    assert "white" not in repr(learner)


def test_a_question_that_was_right_once_is_right() -> None:
    roster = Roster()
    lines: list[dict[str, object]] = [
        {"question": "03-border", "right": right} for right in (False, True, False)
    ]
    roster.heard("a", "x", told(*lines), now=0.0)
    assert roster.learners["a"].wrong == frozenset()


@pytest.mark.parametrize(
    "progress", ["", "{", "[]\n1\nnull", '{"step": 99}', '{"step": "5"}', "[" * 100_000, "\x00"]
)
def test_what_makes_no_sense_is_left_out(progress: str) -> None:
    roster = Roster()
    roster.heard("a", "x", progress, now=0.0)
    assert roster.learners["a"].step == 0


def test_who_is_silent_is_gone_and_comes_back() -> None:
    roster = Roster()
    roster.heard("a", "x", told({"step": 2}), now=0.0)
    roster.heard("b", "x", told({"step": 2}), now=HERE)
    assert roster.at_steps(now=HERE + 1)[2] == 1
    roster.heard("a", "x", told({"step": 3}), now=HERE + 2)
    assert roster.at_steps(now=HERE + 2) == [0, 0, 1, 1, 0, 0, 0, 0]


def test_names_are_short_and_a_class_has_an_end() -> None:
    roster = Roster()
    assert roster.joins("a", "  Ada \n Lovelace " + "x" * 99)
    assert roster.learners["a"].name.startswith("Ada Lovelace x")
    assert len(roster.learners["a"].name) == LONGEST_NAME
    for number in range(1, MOST):
        assert roster.joins(f"n{number}", "")
    assert not roster.joins("one more", "")
    assert roster.joins("a", "Ada")


def test_each_order_is_another_one() -> None:
    roster = Roster()
    serials = [
        roster.asks("stop").serial,
        roster.asks("stop").serial,
        roster.asks("step", 5).serial,
    ]
    assert serials == list(range(serials[0], serials[0] + 3))
    # A page that was open in an earlier class takes none of this one's for one it has obeyed.
    assert Roster().asks("stop").serial not in serials
    assert roster.order is not None
    assert roster.order.step == 5


def test_troubles_are_counted_the_most_first() -> None:
    roster = Roster()
    for learner, names in (("a", "xy"), ("b", "y"), ("c", "")):
        lines: list[dict[str, object]] = [{"question": name, "right": False} for name in names]
        roster.heard(learner, "p", told(*lines), now=0.0)
    assert roster.troubles(now=1.0) == [("y", 2), ("x", 1)]
