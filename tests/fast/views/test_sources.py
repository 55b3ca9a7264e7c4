"""What a view's script brings along: each module that it imports, once, and nothing relative."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.fast.views.wire import SCRIPTS, single_views
from totp_demo.hosts.page import Lesson
from totp_demo.views.base.sources import Script

LESSON = Lesson()
VIEWS = {name: method(LESSON) for name, method in single_views().items()}


@pytest.mark.parametrize("name", VIEWS)
def test_each_module_comes_once(name: str) -> None:
    text = str(VIEWS[name].script)
    brought = re.findall(r'^put\("(\w+)"', text, re.MULTILINE)
    assert len(brought) == len(set(brought)) >= 2
    opening = json.dumps((SCRIPTS / "base/elements.js").read_text("utf-8"))[:200]
    assert text.count(opening) == 1
    # What a module imports is on the shelf before it.
    for at, line in enumerate(re.findall(r"^put\(.*$", text, re.MULTILINE)):
        assert set(re.findall(r"shelf:(\w+)", line)) <= set(brought[:at])


@pytest.mark.parametrize("path", sorted(SCRIPTS.rglob("*.js")), ids=lambda path: path.stem)
def test_nothing_relative_is_left(path: Path) -> None:
    text = str(Script(path.relative_to(SCRIPTS).as_posix()))
    assert (
        re.findall(r'^(?:im|ex)port [^;]*from \\?"\.', text.replace("\\n", "\n"), re.MULTILINE)
        == []
    )


def test_a_module_is_the_same_whichever_view_brings_it() -> None:
    shelves = [
        set(re.findall(r'^put\("(\w+)"', str(view.script), re.MULTILINE)) for view in VIEWS.values()
    ]
    assert len(set.intersection(*shelves)) >= 3
