"""pyproject.toml and environment.yml say the same, and a plain install brings what is imported."""

from __future__ import annotations

import ast
import functools
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from importlib import metadata
from itertools import chain
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement

from tests.tree import ROOT, tracked
from tools.lower_bounds import lower_bounds
from totp_demo.commands.check import CONDA_NAMES

PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
CONDA: dict[str, Any] = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))
TEST_CONDA_NAMES = {"playwright": "playwright-python"}
PAGES = ("totp_demo/site/", "totp_demo/classroom/")
ARTICLE = "totp_demo/article/"
HUB = "totp_demo/commands/hub.py"
COMES_WITH = {
    "IPython": "ipykernel",
    "comm": "ipykernel",
    "jupyter_client": "ipykernel",
    "jupyter_core": "ipykernel",
    "traitlets": "ipykernel",
}
"""Parts of Jupyter itself, by the package that asks for them."""


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
    wanted = bounds([*PROJECT["dependencies"], *chain(*PROJECT["optional-dependencies"].values())])
    given = bounds([entry for entry in conda_entries() if entry != "pip"])
    assert given.pop("python") == {PROJECT["requires-python"]}
    assert given == wanted


def test_conda_installs_the_kit_itself() -> None:
    assert CONDA["name"] == PROJECT["name"]
    assert CONDA["channels"] == ["conda-forge"]
    assert "--editable ." in CONDA["dependencies"][-1]["pip"]


@pytest.mark.parametrize("requirement", PROJECT["dependencies"])
def test_the_check_can_read_each_requirement(requirement: str) -> None:
    assert re.fullmatch(r"[\w.-]+>=\d+(\.\d+)*(\.post\d+)?", requirement)


def test_each_package_can_be_had_at_its_lower_bound() -> None:
    wanted = [*PROJECT["dependencies"], *chain(*PROJECT["optional-dependencies"].values())]
    pinned = lower_bounds((ROOT / "pyproject.toml").read_text("utf-8"))
    assert len(pinned) == len(wanted)
    for text, pin in zip(map(Requirement, wanted), map(Requirement, pinned), strict=True):
        (exact,) = pin.specifier
        assert pin.name == text.name
        assert exact.operator == "=="
        assert f">={exact.version}" in map(str, text.specifier)
        assert exact.version in text.specifier


def test_the_lower_bounds_are_printed_for_pip() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "tools" / "lower_bounds.py"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.splitlines() == lower_bounds((ROOT / "pyproject.toml").read_text("utf-8"))


@pytest.mark.parametrize("wrong", ["pyotp", "pyotp<3", "pyotp==2.9"])
def test_a_package_without_a_lower_bound_is_named(wrong: str) -> None:
    text = f"[project]\ndependencies = [{wrong!r}]\noptional-dependencies.test = []"
    with pytest.raises(ValueError, match="pyotp has no lower bound"):
        lower_bounds(text)


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


def sources(*rooms: str) -> Iterator[tuple[str, str]]:
    """Yield the modules of some folders, and the code of each notebook among them."""
    for name in sorted(tracked()):
        if name.partition("/")[0] not in rooms:
            continue
        text = (ROOT / name).read_text("utf-8") if name.endswith((".py", ".ipynb")) else ""
        if name.endswith(".py"):
            yield name, text
        elif name.endswith(".ipynb"):
            for cell in json.loads(text)["cells"]:
                if cell["cell_type"] == "code":
                    yield name, re.sub(r"(?m)^\s*[%!].*$", "", "".join(cell["source"]))


def imported(*rooms: str) -> dict[str, str]:
    """Return what is imported of others, each with a place where it is."""
    found: dict[str, str] = {}
    for place, code in sources(*rooms):
        for node in ast.walk(ast.parse(code)):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                names = [node.module]
            found |= {name.split(".")[0]: place for name in names}
    own = {"totp_demo", "tests", "tools", "benchmarks", "classroom"}
    return {name: found[name] for name in set(found) - set(sys.stdlib_module_names) - own}


homes = functools.cache(metadata.packages_distributions)


def owners(module: str) -> set[str]:
    """Return the packages that a module comes from."""
    return {owner.lower().replace("_", "-") for owner in homes()[module]}


def named(requirements: list[str]) -> set[str]:
    return {Requirement(text).name.lower() for text in requirements}


def undeclared(imports: Mapping[str, str], requirements: list[str]) -> list[str]:
    """Return what is imported and neither asked for nor sure to come with Jupyter."""
    asked = named(requirements)
    for module, bringer in COMES_WITH.items():
        if bringer in asked and owners(module) & named(metadata.requires(bringer) or []):
            asked |= owners(module)
    return [f"{place}: {module}" for module, place in imports.items() if not owners(module) & asked]


def test_a_plain_install_brings_all_that_is_imported() -> None:
    imports = imported("totp_demo", "notebooks")
    assert {"anywidget", "pyotp", "qrcode"} <= set(imports)
    # Only whoever makes pages, or the article, needs what makes them; and JupyterHub, a hub.
    extras = PROJECT["optional-dependencies"]
    asked = PROJECT["dependencies"]
    for room, extra, some in (
        (PAGES, "site", {"jinja2", "mistune"}),
        (ARTICLE, "article", {"bs4", "playwright"}),
        (HUB, "class", {"jupyterhub"}),
    ):
        asked = [*asked, *extras[extra]]
        made = {module: path for module, path in imports.items() if path.startswith(room)}
        assert some <= set(made)
        assert undeclared(made, asked) == []
        imports = {module: path for module, path in imports.items() if module not in made}
    brought = distributions(PROJECT["dependencies"])
    assert [module for module in imports if not owners(module) & brought] == []
    assert undeclared(imports, PROJECT["dependencies"]) == []


def test_what_tests_and_benchmarks_import_is_asked_for() -> None:
    imports = imported("tests", "tools", "benchmarks", "classroom")
    assert {"pytest", "playwright", "psutil"} <= set(imports)
    asked = [*PROJECT["dependencies"], *chain(*PROJECT["optional-dependencies"].values())]
    assert undeclared(imports, asked) == []


def test_an_import_that_nobody_asked_for_is_found() -> None:
    assert undeclared({"psutil": "here.py"}, ["anywidget>=0.11"]) == ["here.py: psutil"]
    assert undeclared({"traitlets": "here.py"}, ["anywidget>=0.11"]) == ["here.py: traitlets"]
    assert undeclared({"traitlets": "here.py"}, ["ipykernel>=7.4"]) == []


def test_types_and_style_are_checked_everywhere() -> None:
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]
    with_code = {name.partition("/")[0] for name in tracked() if name.endswith((".py", ".pyi"))}
    assert set(tools["mypy"]["files"]) == with_code
    with_style = {*with_code, "notebooks"}
    assert {name.partition("/")[0] for name in tools["ruff"]["include"]} == with_style
    assert "exclude" not in tools["mypy"]
    assert "exclude" not in tools["ruff"]
