"""Imports go one way, by the contracts in pyproject.toml; notebooks know what is public."""

from __future__ import annotations

import ast
import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from subprocess import PIPE, STDOUT, run

import pytest

from tests.tree import ROOT

PACKAGE = "totp_demo"


def broken(folder: Path) -> str:
    """Return what the contracts say of a checkout; nothing where all are kept."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"]
    command.append("--no-cache")
    done = run(command, cwd=folder, check=False, stdout=PIPE, stderr=STDOUT, text=True)
    return "" if done.returncode == 0 else done.stdout


def test_imports_go_one_way() -> None:
    assert broken(ROOT) == ""


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("model/clock.py", "import totp_demo.wording.language"),
        ("learner/state.py", "from totp_demo.views.base import view"),
        ("views/base/view.py", "import ipywidgets"),
        ("learner/state.py", "import totp_demo.learner.lesson"),
    ],
)
def test_a_way_back_is_seen(room: str, line: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / PACKAGE, tmp_path / PACKAGE)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    file = tmp_path / PACKAGE / room
    file.write_text(f"{file.read_text('utf-8')}\n{line}\n", "utf-8")
    assert "BROKEN" in broken(tmp_path)


def imported(code: str, home: str) -> Iterator[str]:
    """Yield the full names that code imports.

    Args:
        code: Python.
        home: The package the code stands in, such as "totp_demo.views".
    """
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = home.split(".")[: len(home.split(".")) + 1 - node.level] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", sorted(ROOT.glob("notebooks/*/*.ipynb")), ids=lambda p: p.stem)
def test_notebooks_import_lessons_figures_and_the_model(path: Path) -> None:
    cells = json.loads(path.read_text("utf-8"))["cells"]
    found: set[str] = set()
    for cell in cells:
        if cell["cell_type"] == "code":
            found |= set(imported("".join(cell["source"]), ""))
    own = {name for name in found if name.split(".")[0] == PACKAGE}
    assert own
    hidden = {"cli", "commands", "exercises", "hosts", "learner", "views", "wording"}
    assert [name for name in own if set(name.split(".")) & hidden] == []
