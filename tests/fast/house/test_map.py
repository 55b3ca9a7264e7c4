"""CONTRIBUTING's map of the house against the house."""

from __future__ import annotations

import re
import subprocess
from fnmatch import fnmatch
from pathlib import Path, PurePath

import pytest

from tests.tree import ROOT, tracked

LISTED = (
    "totp_demo",
    "totp_demo/model",
    "totp_demo/figures",
    "totp_demo/exercises",
    "totp_demo/qr",
    "totp_demo/wording",
    "totp_demo/learner",
    "totp_demo/views/base",
    "totp_demo/views/product",
    "totp_demo/hosts",
    "totp_demo/commands",
    "tools",
)
"""Folders of which the map names each file."""
DEEPEST = 6
"""What stands further in goes on with the words of the line above."""


def is_name(word: str) -> bool:
    """Say whether a word of the map is the name of a file or a folder."""
    return (
        word in {"LICENSE", "Makefile"}
        or re.fullmatch(r"[\w.-]+(/[\w.-]*)+|[\w*]+(\.\w+)+", word) is not None
    )


def read(text: str) -> set[str]:
    """Return the paths that a map names; a folder ends with a slash.

    A line begins with names. What stands deeper than a folder is in it, and the words after the
    names say what they are.
    """
    named: set[str] = set()
    above: list[tuple[int, str]] = []
    for line in text.splitlines():
        depth = len(line) - len(line.lstrip())
        words = line.split()
        if depth > DEEPEST or not words or not is_name(words[0]):
            continue
        above = [(at, folder) for at, folder in above if at < depth]
        inside = above[-1][1] if above else ""
        for word in words:
            if not is_name(word):
                break
            named.add(inside + word)
        if words[0].endswith("/"):
            above.append((depth, inside + words[0]))
    return named


def the_map() -> set[str]:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    found = re.search(r"## The map of the house\n.*?```\n(.*?)```", text, re.DOTALL)
    assert found is not None
    return read(found[1])


NAMED = the_map()


def test_a_map_is_read_as_it_is_drawn() -> None:
    drawn = """
LICENSE  Makefile
.ci/run           what CI runs: make test
kit/
  a.py  b.py      two files. And c.py is only spoken of
  inner/          a folder
    n*.py         many
                  words that go on with d.py
  e.py
rooms/            said to be rooms
  x/  y/
"""
    assert read(drawn) == {
        "LICENSE",
        "Makefile",
        ".ci/run",
        "kit/",
        "kit/a.py",
        "kit/b.py",
        "kit/inner/",
        "kit/inner/n*.py",
        "kit/e.py",
        "rooms/",
        "rooms/x/",
        "rooms/y/",
    }


def test_what_the_map_names_exists() -> None:
    missing = [name for name in NAMED if not any(ROOT.glob(name.rstrip("/")))]
    assert missing == []


@pytest.mark.parametrize("folder", LISTED)
def test_each_file_of_a_folder_has_its_place(folder: str) -> None:
    """A script or a style beside the Python file of its name is not named again."""
    inside = {name.removeprefix(f"{folder}/") for name in NAMED if name.startswith(f"{folder}/")}
    there = {path for path in map(PurePath, tracked()) if path.parent == PurePath(folder)}
    files = [
        path.name
        for path in there
        if path.suffix in {".py", ".sh", ".toml", ".js", ".css"}
        and not (path.suffix in {".js", ".css"} and path.with_suffix(".py") in there)
        and (path.name != "__init__.py" or folder == "totp_demo")
    ]
    assert files
    unnamed = [name for name in files if not any(fnmatch(name, each) for each in inside)]
    assert unnamed == []


@pytest.mark.parametrize("folder", ["", "totp_demo/", "tests/", "tests/fast/", "notebooks/"])
def test_each_folder_has_its_place(folder: str) -> None:
    inside = [name.removeprefix(folder) for name in tracked() if name.startswith(folder)]
    folders = {f"{folder}{name.partition('/')[0]}/" for name in inside if "/" in name}
    assert folders
    assert {name for name in folders if not name.startswith(".")} - NAMED == set()


@pytest.mark.parametrize("with_git", [True, False])
def test_a_folder_of_ones_own_is_no_part_of_the_house(with_git: bool, tmp_path: Path) -> None:
    for name in ("kit/a.py", "work/mine.ipynb", "any name/pyvenv.cfg", "any name/lib/b.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / ".gitignore").write_text("work/\n", "utf-8")
    if with_git:
        for words in ("init --quiet", "add kit .gitignore"):
            subprocess.run(["git", *words.split()], cwd=tmp_path, check=True)
    assert tracked(tmp_path) == {".gitignore", "kit/a.py"}
