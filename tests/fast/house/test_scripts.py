"""The views' scripts and style sheets: what reads them finds no fault, and would find one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
# Where Node itself looks for a package, from here upwards.
PACKAGES = next(
    place
    for folder in (ROOT, *ROOT.parents)
    if (place := folder / "node_modules" / "typescript").is_dir()
).parent
NODE = shutil.which("node", path=os.pathsep.join([str(Path(sys.executable).parent), os.defpath]))
LINTER = ("@biomejs/biome/bin/biome", "lint", "--error-on-warnings", "--colors=off")


def read(kit: Path, program: str, *words: str) -> tuple[int, str]:
    """Run a program of `package.json` on a checkout; return its exit code and what it says."""
    assert NODE is not None
    done = subprocess.run(
        [NODE, PACKAGES / program, *words],
        cwd=kit,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


TYPES = ("typescript/bin/tsc",)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the scripts with all that says how they are read."""
    kit = tmp_path_factory.mktemp("kit")
    for name in ("package.json", "tsconfig.json", "biome.json"):
        shutil.copy(ROOT / name, kit / name)
    (kit / "node_modules").symlink_to(PACKAGES, target_is_directory=True)
    shutil.copytree(ROOT / "totp_demo", kit / "totp_demo", ignore=shutil.ignore_patterns("*.py"))
    return kit


def test_the_linter_finds_nothing() -> None:
    assert read(ROOT, *LINTER)[0] == 0, read(ROOT, *LINTER)[1]


def test_the_linter_would_find_a_variable_that_nobody_uses(copy: Path) -> None:
    planted = copy / "totp_demo" / "views" / "planted.js"
    planted.write_text("const unused = 1;\n", "utf-8")
    code, said = read(copy, *LINTER)
    planted.unlink()
    assert code != 0
    assert "noUnusedVariables" in said


def test_the_types_fit() -> None:
    assert read(ROOT, *TYPES)[0] == 0, read(ROOT, *TYPES)[1]


PLANTED = {
    "shown.paused": "shown.pausd",  # a field of what the view shows
    'word("back")': 'word("bakc")',  # a text of it
    "now.server": "now.sever",  # a field of the moment
    "clocks.phone": "clocks.fone",  # a clock
    'do: "clock-real"': 'do: "clock-reel"',  # a word that a script says
    "steps: 1": "step: 1",  # what goes along with it
}


def test_misspelt_words_and_fields_are_found(copy: Path) -> None:
    script = copy / "totp_demo" / "views" / "clocks" / "clock_control.js"
    text = script.read_text("utf-8")
    wrong = text
    for right, misspelt in PLANTED.items():
        assert right in text
        wrong = wrong.replace(right, misspelt, 1)
    script.write_text(wrong, "utf-8")
    code, said = read(copy, *TYPES)
    script.write_text(text, "utf-8")
    assert code != 0
    for misspelt in ("'pausd'", "bakc", "'sever'", "'fone'", "clock-reel", "'step'"):
        assert misspelt in said


def test_the_lock_file_names_no_registry() -> None:
    assert "://registry" not in (ROOT / "package-lock.json").read_text("utf-8")
