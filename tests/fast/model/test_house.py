"""The rules of this room: what the model imports, and who reads the time."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

import pytest

import totp_demo.model.clock

ROOM = Path(totp_demo.model.clock.__file__).parent
FILES = sorted(ROOM.glob("*.py"))
each = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
WALL_CLOCK = re.compile(
    r"\btime\.(time|monotonic|perf_counter|localtime|gmtime)"
    r"|\b(now|today|utcnow)\(tz|datetime\.|date\.today"
    r"|^\s*(import|from) (time|datetime|calendar)\b",
    re.MULTILINE,
)


def test_the_room_is_not_empty() -> None:
    assert {"clock", "key", "derivation", "verifier", "account", "phone", "apps"} <= {
        path.stem for path in FILES
    }


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide where they go"
            names.add(node.module or "")
        elif isinstance(node, ast.Call):
            called = node.func
            name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
            assert name not in {"__import__", "import_module"}
    return names


@each
def test_the_model_imports_only_itself_pyotp_and_the_standard_library(path: Path) -> None:
    for name in imported(path):
        first = name.partition(".")[0]
        assert (
            first in sys.stdlib_module_names
            or first == "pyotp"
            or name.startswith("totp_demo.model.")
        ), name


@each
def test_only_the_clock_reads_the_time(path: Path) -> None:
    found = WALL_CLOCK.search(path.read_text("utf-8"))
    assert (found is not None) == (path.stem == "clock"), found


def test_a_thing_has_its_parts_and_does_not_inherit_them() -> None:
    """No class is cut in two by inheritance, to be shorter or for what it has."""
    classes = {
        node.name: {base.id for base in node.bases if isinstance(base, ast.Name)}
        for path in FILES
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.ClassDef)
    }
    refusals = {"Unpicklable", "UnpicklableValue"}
    for name, bases in classes.items():
        assert name in refusals or not bases & (classes.keys() - refusals), name
    assert classes["Account"] == {"Unpicklable"}
