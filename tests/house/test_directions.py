"""Imports go one way: notebooks, widgets, what widgets show, model."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = "totp_demo"
MODEL = {"model"}
WAYS: dict[str, set[str]] = {
    "model": MODEL,
    "language": set(),
    "simulation": MODEL,
    "uri_parts": MODEL,
    "qr_reader": set(),
    "qr": {"qr_reader"},
    "qr_anatomy": {"qr"},
    "qr_smudges": {"qr_anatomy"},
    "qr_laboratory": {"qr", "qr_anatomy", "qr_smudges"},
    "figures": {"figures", "language", *MODEL},
    "exercises": {"exercises", "language", *MODEL},
    "widgets": {
        "widgets",
        "exercises",
        "figures",
        "language",
        "qr",
        "qr_anatomy",
        "qr_laboratory",
        "uri_parts",
        *MODEL,
    },
    "commands": {"commands", "language"},
    "cli": {"commands", "language"},
    "__main__": {"cli"},
    "__init__": set(),  # it names its modules as text and loads them when they are asked for
}
"""What each part of the package may import of the package."""


def imported(code: str, home: str) -> Iterator[str]:
    """Yield the full names that code imports.

    Args:
        code: Python.
        home: The package the code stands in, such as "totp_demo.widgets".
    """
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = home.split(".")[: len(home.split(".")) + 1 - node.level] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


def parts(code: str, home: str) -> set[str]:
    """Return the parts of the package that code imports."""
    names = [name.split(".") for name in imported(code, home)]
    return {name[1] if len(name) > 1 else "__init__" for name in names if name[0] == PACKAGE}


def part_of(path: Path) -> str:
    return path.relative_to(ROOT / PACKAGE).with_suffix("").parts[0]


def home_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).parent.parts)


FILES = sorted((ROOT / PACKAGE).rglob("*.py"))


def test_imports_are_found_however_they_are_written() -> None:
    code = "import totp_demo.qr\nfrom . import qr_reader\nfrom .widgets.view import View\nimport os"
    assert parts(code, PACKAGE) == {"qr", "qr_reader", "widgets"}
    inner = (
        "from .view import View\nfrom ..model import key\ndef f():\n    from totp_demo import cli"
    )
    assert parts(inner, f"{PACKAGE}.widgets") == {"widgets", "model", "cli"}
    assert parts("import totp_demo as td", PACKAGE) == {"__init__"}


def test_each_part_has_its_way() -> None:
    assert {part_of(path) for path in FILES} == set(WAYS)


@pytest.mark.parametrize("part", WAYS)
def test_imports_go_one_way(part: str) -> None:
    for path in FILES:
        if part_of(path) == part:
            assert parts(path.read_text("utf-8"), home_of(path)) <= WAYS[part], path


def test_no_way_is_open_that_nobody_goes() -> None:
    taken: dict[str, set[str]] = {part: set() for part in WAYS}
    for path in FILES:
        taken[part_of(path)] |= parts(path.read_text("utf-8"), home_of(path))
    open_ways = {(part, to) for part, ways in WAYS.items() for to in ways - taken[part]}
    assert open_ways <= {("exercises", "model")}


def test_no_part_comes_back_to_itself_by_way_of_others() -> None:
    done: list[str] = []
    while waiting := [part for part in WAYS if part not in done]:
        free = [part for part in waiting if WAYS[part] - {part} <= set(done)]
        assert free, waiting
        done += free


@pytest.mark.parametrize("path", sorted(ROOT.glob("notebooks/*/*.ipynb")), ids=lambda p: p.stem)
def test_notebooks_import_lessons_figures_and_the_model(path: Path) -> None:
    cells = json.loads(path.read_text("utf-8"))["cells"]
    found: set[str] = set()
    for cell in cells:
        if cell["cell_type"] == "code":
            found |= set(imported("".join(cell["source"]), ""))
    own = {name for name in found if name.split(".")[0] == PACKAGE}
    assert own
    hidden = {"cli", "commands", "widgets", "exercises"}
    assert [name for name in own if set(name.split(".")) & hidden] == []
