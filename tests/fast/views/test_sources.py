"""What a view's script brings along, and what the library that all share: each module once."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.fast.house.test_scripts import NODE
from tests.fast.language.scripts import parse
from tests.fast.views.wire import SCRIPTS, single_views
from totp_demo.hosts.page import Lesson, Page
from totp_demo.views.base.sources import (
    SHARED,
    Script,
    Style,
    library,
    shelved,
    without_comments,
)

LESSON = Lesson()
VIEWS = {name: method(LESSON) for name, method in single_views().items()}
MODULES = sorted(path.relative_to(SCRIPTS).as_posix() for path in SCRIPTS.rglob("*.js"))
LARGEST = 150_000
"""Bytes of the scripts, the style sheets and the first messages of the whole procedure."""


def brought(text: str) -> list[str]:
    """Return the names of the modules that a view's script brings along."""
    return re.findall(r'^(?:const own = \[)?\["(m[0-9a-f]{16})", `', text, re.MULTILINE)


@pytest.mark.parametrize("name", VIEWS)
def test_each_module_comes_once(name: str) -> None:
    text = str(VIEWS[name].script)
    own = brought(text)
    assert len(own) == len(set(own)) >= 1
    shared = {shared for shared, _text in library()["modules"]}
    assert not set(own) & shared
    # What a module imports is on the shelf before it.
    there = set(shared)
    parts = re.split(r'^(?:const own = \[)?\["m', text, flags=re.MULTILINE)[1:]
    for name_of, part in zip(own, parts, strict=True):
        assert set(re.findall(r"shelf:(\w+)", part)) <= there
        there.add(name_of)


def test_the_library_comes_in_order() -> None:
    there: set[str] = set()
    for name, text in library()["modules"]:
        assert set(re.findall(r"shelf:(\w+)", text)) <= there
        there.add(name)
    assert len(there) == len(list((SCRIPTS / SHARED).glob("*.js")))


@pytest.mark.parametrize("name", MODULES)
def test_nothing_relative_is_left(name: str) -> None:
    found = re.findall(r'^(?:im|ex)port [^;]*from "\.', shelved(name)[1], re.MULTILINE)
    assert found == []


@pytest.mark.parametrize("name", MODULES)
def test_nothing_but_comments_and_indents_is_left_out(name: str) -> None:
    text = (SCRIPTS / name).read_text("utf-8")
    left = without_comments(text)
    assert "/**" not in left
    assert parse(left) == parse(text)


def test_the_scripts_can_be_read(tmp_path: Path) -> None:
    """As JavaScript, with each text of a module in it what it was."""
    assert NODE is not None
    script = tmp_path / "script.mjs"
    for name in ("product/screen.js", "clocks/time_window.js"):
        own = str(Script(name)).replace("\nexport default {", "\nconst view = {")
        script.write_text(own + "console.log(JSON.stringify(own));", "utf-8")
        done = subprocess.run([NODE, script], capture_output=True, encoding="utf-8", check=True)
        read = dict(json.loads(done.stdout))
        found, text = shelved(name)
        assert read[found] == text


def test_a_page_gets_no_more_than_it_needs() -> None:
    heard: list[str] = []
    page = Page("en", send=heard.append)
    opened = page.open("procedure")
    views = json.loads(opened).values()
    for view in views:
        page.receive(json.dumps({"view": view["view"], "do": "hello", "from": "page"}))
    assert len(heard) == len(views)
    assert sum(len(text.encode()) for text in [opened, *heard]) < LARGEST


def test_a_notebook_that_is_saved_keeps_the_library() -> None:
    """JupyterLab and nbformat sort the names of each object that they save."""
    whole = json.dumps(library())
    assert json.dumps(json.loads(json.dumps(library(), sort_keys=True))["modules"]) in whole


def test_a_style_is_the_views_own() -> None:
    theme = library()["theme"]
    assert ".td-card" in theme
    assert theme not in str(Style("product/screen.css"))
