"""The style sheets: nothing moves unasked, and no view wears what belongs to another.

anywidget leaves each style sheet in the page's head for good. So a page with two views has the
rules of both, and a rule whose classes another view happens to use changes how that one looks.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from totp_demo import views
from totp_demo.views.base.view import View

FOLDER = Path(views.__file__).parent
SHEETS = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.css"))
THEME = "base/theme.css"
ASKED_FOR = re.compile(r"@media[^{]*prefers-reduced-motion\s*:\s*no-preference")
MOVING = re.compile(r"(-webkit-)?(transition|animation)(-[a-z]+)?|scroll-behavior")
COMMA = re.compile(r",(?![^()]*\))")
CLASS = re.compile(r"\.(td-[\w-]+)")
USED = re.compile(r"(?<![\w.-])td-[\w-]*(?:\$\{)?")
"""A class in a script's text, or what such a name begins with; behind a point it is looked for."""

for module in pkgutil.walk_packages(views.__path__, f"{views.__name__}."):
    importlib.import_module(module.name)
VIEWS = {view.__name__: view for view in View.__subclasses__()}


@dataclass(frozen=True)
class Rule:
    """A rule of a style sheet: the blocks around it, its selectors, its declarations."""

    around: tuple[str, ...]
    selectors: tuple[str, ...]
    declarations: tuple[str, ...]


def rules(css: str) -> Iterator[Rule]:
    """Yield the rules of a style sheet, in order."""
    around: list[str] = []
    start = 0
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    for sign in re.finditer(r"[{}]", css):
        before = css[start : sign.start()].strip()
        start = sign.end()
        if sign[0] == "{":
            around.append(before)
            continue
        head = around.pop()
        if before:
            selectors = tuple(part.strip() for part in COMMA.split(head))
            declarations = tuple(part.strip() for part in before.split(";") if part.strip())
            yield Rule(tuple(around), selectors, declarations)


def moving(css: str) -> list[str]:
    """Return what a style sheet sets in motion for readers who have not said that they bear it."""
    return [
        f"{', '.join(rule.selectors)}: {declaration}"
        for rule in rules(css)
        if not any(ASKED_FOR.match(block) for block in rule.around)
        for declaration in rule.declarations
        if MOVING.fullmatch(declaration.partition(":")[0].strip())
    ]


def used(script: str) -> set[str]:
    """Return the classes that a script gives to elements; what is put together ends with a `*`."""
    found = {name.replace("-${", "-*") for name in USED.findall(script)}
    return {name for name in found if not name.endswith(("-", "${"))} - {"td-*"}


def leaks(css: str, classes: set[str]) -> list[str]:
    """Return the selectors of another's style sheet that may match what has these classes."""
    begun = tuple(name[:-1] for name in classes if name.endswith("*"))
    return [
        selector
        for rule in rules(css)
        for selector in rule.selectors
        if (wanted := CLASS.findall(re.sub(r":not\([^()]*\)", "", selector)))
        and all(name in classes or name.startswith(begun) for name in wanted)
    ]


def sheets_of(view: type[View]) -> set[str]:
    """Return the names of the style sheets that a view brings, besides the theme."""
    return set(view.style.names)


def classes_of(view: type[View]) -> set[str]:
    """Return the classes that a view's script uses, and all that it imports."""
    scripts: dict[str, str] = {}
    waiting = [view.script.name]
    while waiting:
        one = waiting.pop()
        if one not in scripts:
            scripts[one] = (FOLDER / one).read_text("utf-8")
            named = re.findall(r'from "(\.\.?/[\w./]+)"', scripts[one])
            places = ((FOLDER / one).parent / name for name in named)
            waiting += [place.resolve().relative_to(FOLDER).as_posix() for place in places]
    return set().union(*map(used, scripts.values()))


@pytest.mark.parametrize("name", SHEETS)
def test_nothing_moves_unless_the_reader_bears_it(name: str) -> None:
    assert moving((FOLDER / name).read_text("utf-8")) == []


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_no_view_wears_what_belongs_to_another(view: type[View]) -> None:
    classes = classes_of(view)
    assert classes
    others = set(SHEETS) - sheets_of(view) - {THEME}
    assert len(others) > 5
    found = {name: leaks((FOLDER / name).read_text("utf-8"), classes) for name in others}
    assert {name: selectors for name, selectors in found.items() if selectors} == {}


def test_each_style_sheet_is_some_views() -> None:
    assert set().union(*map(sheets_of, VIEWS.values())) == set(SHEETS) - {THEME}


@pytest.mark.parametrize(
    ("css", "found"),
    [
        (".td-ring { transition: width 1s linear }", [".td-ring: transition: width 1s linear"]),
        (".a, .b { color: red; animation-name: spin; }", [".a, .b: animation-name: spin"]),
        ("@media (max-width: 9px) { .a { transition: none } }", [".a: transition: none"]),
        ("@media (prefers-reduced-motion: reduce) { .a { animation: x } }", [".a: animation: x"]),
        ("@media (prefers-reduced-motion: no-preference) { .a { transition: all 1s } }", []),
        ("/* .a { animation: x } */ .b { --transition: 1s; color: var(--animation) }", []),
    ],
)
def test_what_moves_is_found(css: str, found: list[str]) -> None:
    assert moving(css) == found


@pytest.mark.parametrize(
    ("css", "script", "found"),
    [
        (".td-note { gap: 1px }", 'h("p", { class: "td-note" })', [".td-note"]),
        (".td .td-note b { gap: 1px }", "`td-note ${cls}`", [".td .td-note b"]),
        (".a { gap: 1px } .td-kind-no, .td-x { gap: 1px }", "`td-kind-${kind}`", [".td-kind-no"]),
        (".td-note:not(.td-other) { gap: 1px }", '"td-note"', [".td-note:not(.td-other)"]),
        ("@container (max-width: 9px) { .td-note { gap: 1px } }", '"td-note"', [".td-note"]),
        (".td-mine .td-note { gap: 1px }", 'h("p", { class: "td-note" })', []),
        (".td-note { gap: 1px }", 'element.closest(".td-note"); h("p", { id: `td-${n}` })', []),
        (".td-note { gap: 1px }", '"td-notes td-notebook"', []),
    ],
)
def test_what_leaks_is_found(css: str, script: str, found: list[str]) -> None:
    assert leaks(css, used(script)) == found
