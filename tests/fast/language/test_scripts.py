"""The views' scripts hold no words of their own: every text comes from the catalogues."""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.fast.language.scripts import keys, literals, shown
from totp_demo import views
from totp_demo.hosts.page import Lesson
from totp_demo.views.base.view import View

FOLDER = Path(views.__file__).parent
SCRIPTS = sorted(FOLDER.rglob("*.js"))

ALLOWED = {
    "English",  # the languages' own names
    "Français",
    "Documentation Hub",  # the simulated product's name
    " UTC",
    "Escape",  # keys of the keyboard, compared and never shown
    "Tab",
    "Enter",
}

for module in pkgutil.walk_packages(views.__path__, f"{views.__name__}."):
    importlib.import_module(module.name)
ARGUMENTS: dict[str, tuple[Any, ...]] = {
    "CodeTask": ("07-line",),
    "ExerciseView": ("00-flight",),
    "FigureView": ("acceptance",),
    "Prediction": ("00-flight", print),
}
"""What a view takes besides its lesson."""
SAME = {"Code", "{points} points"}
"""Texts that read the same in both languages."""
VIEWS = sorted(View.__subclasses__(), key=lambda view: view.__name__)


def scripts_of(view: type[View]) -> dict[str, str]:
    """Return the script that stands beside a view's module, and all that it imports, by name."""
    found: dict[str, str] = {}
    waiting = [f"{view.__module__.removeprefix(f'{views.__name__}.').replace('.', '/')}.js"]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found[one] = (FOLDER / one).read_text("utf-8")
            named = re.findall(r'from "(\.\.?/[\w./]+)"', found[one])
            places = ((FOLDER / one).parent / name for name in named)
            waiting += [place.resolve().relative_to(FOLDER).as_posix() for place in places]
    return found


def described(view: type[View], code: str) -> Mapping[str, Any]:
    shown: Mapping[str, Any] = view(Lesson(code), *ARGUMENTS.get(view.__name__, ())).describe()
    return shown


def texts(view: type[View], code: str) -> dict[str, Any]:
    found: dict[str, Any] = described(view, code)["t"]
    return found


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_shows_no_words_of_its_own(path: Path) -> None:
    assert shown(path.read_text("utf-8")) - ALLOWED == set()


def test_what_is_allowed_is_there() -> None:
    assert set().union(*(shown(path.read_text("utf-8")) for path in SCRIPTS)) == ALLOWED


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
def test_a_script_finds_the_texts_it_asks_for(view: type[View]) -> None:
    scripts = scripts_of(view)
    asked = {name: keys(text) for name, text in scripts.items()}
    given = texts(view, "en").keys()
    # What all views share offers parts that not every view has.
    own = set().union(*(found for name, found in asked.items() if name != "base/controls.js"))
    assert own
    assert own - given == set()
    # A script may also pick a text by a key that it holds as a value, or is told as a choice.
    values = literals("\n".join(scripts.values()))
    values |= literals(json.dumps(described(view, "en").get("limits")))
    assert given - set().union(*asked.values()) - values == set()


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
def test_a_view_in_french_shows_french(view: type[View]) -> None:
    english, french = texts(view, "en"), texts(view, "fr")
    assert english.keys() == french.keys()
    same = {key: text for key, text in french.items() if text == english[key]}
    assert {key: text for key, text in same.items() if text not in SAME} == {}
    # The real screen's labels stay, with the French beside them.
    for key, text in french.items():
        if isinstance(text, list):
            assert len(text) == 2, key
            assert text[0] == english[key], key
        else:
            assert isinstance(text, str | tuple), key


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('h("p", {}, "Hello")', {"Hello"}),
        ('h("p", { class: "td-soft wide" }, h("b", {}, open ? "yes" : "no"))', {"yes", "no"}),
        ("h('p', {}, `${n} left`)", {" left"}),
        ('h("p", {}, button("td-link", "press", () => send({ do: "undo" })))', {"press"}),
        ('h("p", {}, t.code, "– – –", "✓", "+")', set()),
        ('h("p", {}, fill("{n} left", { n }))', {"{n} left"}),
        ('h("button", { "aria-label": "close", title: "shut" })', {"close", "shut"}),
        ('h("button", { "aria-label": word("close") }, word("cancel"))', set()),
        ('element.textContent = done ? "done" : "";', {"done"}),
        ("element.textContent = `step ${n}`;", {"step "}),
        ('element.className = "td-done";', set()),
        ('button.setAttribute("aria-label", "copy it")', {"copy it"}),
        ('button.setAttribute("aria-pressed", "true")', set()),
        ('list.append("empty")', {"empty"}),
        ('h("p", {}, ...names.filter((name) => name !== "picture").map(row))', set()),
        ('h("p", {}, t["copied"], t[late ? "old" : "young"])', set()),
        ('show({ kind: "note", title: "wait", detail: t.wait })', {"wait"}),
        ('const NAME = "Something to read.";', {"Something to read."}),
        ('const NAME = "déjà";', {"déjà"}),
        ('// h("p", {}, "comment")\n/* h("p", {}, "other") */', set()),
        ('const re = /"[^"]*/g; h("p", {}, "seen")', {"seen"}),
        ('h("p", { onclick: () => { box.textContent = "here"; } })', {"here"}),
    ],
)
def test_words_in_a_script_are_found(source: str, found: set[str]) -> None:
    assert shown(source) == found


def test_keys_of_texts_are_found() -> None:
    source = """
        h("p", {}, word("one"), field({ label: word("two"), hint: word("three") }));
        h("nav", { "aria-label": word("four") }); fill(shown.t.five, {}); t.six; word(seven);
    """
    assert keys(source) == {"one", "two", "three", "four", "five", "six"}
