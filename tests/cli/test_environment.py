"""pyproject.toml and environment.yml say the same, and a plain install brings what is imported."""

from __future__ import annotations

import ast
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement

from tests.cli.kit import ROOT
from totp_demo.commands.check import CONDA_NAMES

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
CONDA: dict[str, Any] = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))
TEST_CONDA_NAMES = {"playwright": "playwright-python"}


def bounds(requirements: list[str]) -> dict[str, set[str]]:
    """Return the bounds of each package, under the name that conda-forge has for it."""
    names = CONDA_NAMES | TEST_CONDA_NAMES
    found = [Requirement(text) for text in requirements]
    return {
        names.get(each.name, each.name).lower(): {str(bound) for bound in each.specifier}
        for each in found
    }


def conda_entries() -> Iterator[str]:
    for entry in CONDA["dependencies"]:
        if isinstance(entry, str):
            yield entry
        else:
            yield from (each for each in entry["pip"] if not each.startswith("--editable"))


def test_conda_installs_what_pip_installs() -> None:
    wanted = bounds([*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"]])
    given = bounds([entry for entry in conda_entries() if entry != "pip"])
    assert given.pop("python") == {PROJECT["requires-python"]}
    assert given == wanted


def test_conda_installs_the_kit_itself() -> None:
    assert CONDA["name"] == PROJECT["name"]
    assert CONDA["channels"] == ["conda-forge"]
    assert "--editable ." in CONDA["dependencies"][-1]["pip"]


@pytest.mark.parametrize("requirement", PROJECT["dependencies"])
def test_the_check_can_read_each_requirement(requirement: str) -> None:
    assert re.fullmatch(r"[\w.-]+>=\d+(\.\d+)*", requirement)


def distributions(roots: list[str]) -> set[str]:
    """Return the packages that a plain install brings, those of others' needs included."""
    found: set[str] = set()
    waiting = [Requirement(root) for root in roots]
    while waiting:
        each = waiting.pop()
        name = each.name.lower().replace("_", "-")
        if name in found or (each.marker and not each.marker.evaluate({"extra": ""})):
            continue
        found.add(name)
        waiting += map(Requirement, metadata.requires(name) or [])
    return found


def sources() -> Iterator[tuple[str, str]]:
    """Yield the package's modules, and the code of each notebook."""
    for path in (ROOT / "totp_demo").rglob("*.py"):
        yield path.relative_to(ROOT).as_posix(), path.read_text("utf-8")
    for path in (ROOT / "notebooks").glob("*/*.ipynb"):
        for cell in json.loads(path.read_text("utf-8"))["cells"]:
            if cell["cell_type"] == "code":
                code = "".join(cell["source"])
                yield path.relative_to(ROOT).as_posix(), re.sub(r"(?m)^\s*[%!].*$", "", code)


def test_a_plain_install_brings_all_that_is_imported() -> None:
    brought = distributions(PROJECT["dependencies"])
    homes = metadata.packages_distributions()
    imported: dict[str, str] = {}
    for place, code in sources():
        for node in ast.walk(ast.parse(code)):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                names = [node.module]
            imported |= {name.split(".")[0]: place for name in names}
    others = set(imported) - set(sys.stdlib_module_names) - {"totp_demo"}
    assert {"anywidget", "pyotp", "qrcode"} <= others
    for module in others:
        owners = {owner.lower().replace("_", "-") for owner in homes[module]}
        assert owners & brought, f"{imported[module]} imports {module}"
