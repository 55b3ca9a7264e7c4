"""Codes are sent ahead, and more of them are asked for before they are used up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from tests.clocks import code_of
from tests.scripts.conftest import ShowsTimed
from totp_demo.learner import upcoming_codes
from totp_demo.views.code import inside

SENT_AHEAD = 8
PERIOD = 2  # seconds
ENOUGH = 6  # steps, 75 % of what is sent ahead
WATCHED = 19  # seconds: what was sent at first lasts 16
VIEWS = {"phone": ".td-code", "window": ".td-now-code", "inside": ".td-inside-code"}
LISTEN = """(views) => {
  window.tdShown = [];
  for (const [name, part] of Object.entries(views)) {
    const read = () => document.querySelector(part).textContent.replace(/\\s/g, "");
    let last = read();
    const look = () => {
      const code = read();
      if (code !== last) tdShown.push({ at: Date.now() / 1000, name, code });
      last = code;
    };
    const root = document.querySelector(part).closest(".td");
    const everything = { subtree: true, childList: true, attributes: true, characterData: true };
    new MutationObserver(look).observe(root, everything);
  }
}"""


def step_at(at: float) -> int:
    """Return the step of a moment; a timer comes half a millisecond late."""
    return int((at + 0.01) // PERIOD)


def bases(message: object) -> Iterator[int]:
    """Yield from which step on a message of Python's has codes."""
    if isinstance(message, dict):
        if isinstance(message.get("base"), int):
            yield message["base"]
        for part in message.values():
            yield from bases(part)
    elif isinstance(message, list):
        for part in message:
            yield from bases(part)


def test_more_codes_are_asked_for_in_time(
    shows_timed: ShowsTimed, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (upcoming_codes, inside):
        monkeypatch.setattr(module, "AHEAD", SENT_AHEAD)
    reader = shows_timed(step=4)
    lesson = reader.lesson
    lesson.phone.app = "aegis"
    lesson.account.reconfigure(period=PERIOD)
    secret = lesson.key.secret
    lesson.phone.scan(lesson.key.uri)
    reader.shows("phone_view", "time_window", "inside")
    reader.round_trip()
    reader.page.evaluate(LISTEN, VIEWS)
    begun = len(reader.said)
    for _ in range(2 * WATCHED):
        reader.passes(0.5)
        reader.round_trip()

    asked: Counter[int] = Counter()
    for at, said in reader.said[begun:]:
        assert said["do"] == "hello"
        sent = [
            base
            for when, heard in reader.heard
            if when < at and heard["view"] == said["view"]
            for base in bases(heard)
        ]
        assert ENOUGH <= step_at(at) - sent[-1] < SENT_AHEAD
        asked[said["view"]] += 1
    assert asked == {0: 1, 1: 1, 2: 1}

    shown = reader.page.evaluate("tdShown")
    for name in VIEWS:
        times = [each["at"] for each in shown if each["name"] == name]
        steps = [step_at(at) for at in times]
        assert steps == list(range(steps[0], steps[0] + len(steps)))
        assert len(steps) > SENT_AHEAD
        right = [code_of(secret, step * PERIOD, period=PERIOD) for step in steps]
        assert [each["code"] for each in shown if each["name"] == name] == right
        assert max((at + 0.01) % PERIOD for at in times) < 0.5
