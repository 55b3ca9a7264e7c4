"""The time zones of the profile form: all of them, each with a label, from west to east."""

from __future__ import annotations

import datetime as dt
import itertools
import re
import zoneinfo

import pytest

from tests.fast.views.wire import Wire, hears
from totp_demo.hosts.page import Lesson
from totp_demo.model.profile import time_zones

LABEL = re.compile(r"\(GMT([+-]\d\d):(\d\d)\) (.+)")


def sent(wire: Wire, lesson: Lesson) -> list[tuple[str, str]]:
    """Return the zones that a form gets when it asks for them."""
    view = lesson.profile()
    hears(view, do="zones")
    zones = wire.of(view)[-1]["private"]["zones"]
    return [(name, label) for name, label in zones]


@pytest.mark.parametrize("code", ["en", "fr"])
def test_they_are_the_model_s(code: str, wire: Wire) -> None:
    names = [name for name, _ in sent(wire, Lesson(code))]
    assert sorted(names) == sorted(time_zones())


# In January and in July other zones have their summer time.
@pytest.mark.parametrize("month", [1, 7])
def test_they_run_from_west_to_east(month: int, wire: Wire) -> None:
    lesson = Lesson("en")
    moment = dt.datetime(2026, month, 15, 12, tzinfo=dt.UTC)
    lesson.clock.advance(moment.timestamp() - lesson.clock.now())
    offsets = []
    for name, label in sent(wire, lesson):
        found = LABEL.fullmatch(label)
        assert found, label
        hours, minutes, words = found.groups()
        assert words == name.replace("_", " ")
        offset = moment.astimezone(zoneinfo.ZoneInfo(name)).utcoffset()
        assert offset is not None
        assert f"{hours}{minutes}" == moment.astimezone(zoneinfo.ZoneInfo(name)).strftime("%z")[:5]
        offsets.append(offset)
    assert offsets == sorted(offsets)
    assert offsets[0] < dt.timedelta(0) < offsets[-1]


def test_those_of_one_offset_stand_in_the_order_of_their_names(wire: Wire) -> None:
    zones = sent(wire, Lesson("en"))
    for (name, label), (following, below) in itertools.pairwise(zones):
        assert label[:11] != below[:11] or name < following
