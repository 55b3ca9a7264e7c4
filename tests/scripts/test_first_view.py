"""CONTRIBUTING's "Your first view", followed to the letter on a copy of the kit."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fast.house.test_scripts import NODE, PACKAGES, TYPES

ROOT = Path(__file__).parents[2]
MOST_FILES = 5
_TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
_SECTION = _TEXT[_TEXT.index("## Your first view") :]
# A step names its file last, and gives what is to be put at the file's end.
STEPS = re.findall(r"`([\w/.]+)`:\n\n```(?:python|js)\n(.*?)```", _SECTION, re.DOTALL)
COMMANDS = re.findall(r"^(?:python|pytest) [\w/.]+", _SECTION, re.MULTILINE)[:3]
COPIED = ("totp_demo", "tests", "tools", "pyproject.toml", "package.json", "tsconfig.json")


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    """A copy of the kit in which somebody has followed the steps."""
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, tmp_path / name)
        else:
            shutil.copy(ROOT / name, tmp_path / name)
    (tmp_path / "node_modules").symlink_to(PACKAGES, target_is_directory=True)
    for name, text in STEPS:
        file = tmp_path / name
        before = f"{file.read_text('utf-8')}\n" if file.exists() else ""
        file.write_text(f"{before}{text}", "utf-8")
    return tmp_path


def _runs(kit: Path, *words: str | Path) -> tuple[int, str]:
    done = subprocess.run(
        words,
        cwd=kit,
        env={**os.environ, "PYTHONPATH": str(kit)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_it_works_as_it_is_written(kit: Path) -> None:
    assert len(STEPS) == len({name for name, _text in STEPS}) == MOST_FILES
    for command in COMMANDS:
        program, *words = command.split()
        module = ["-m", "pytest", "-p", "no:cacheprovider"] if program == "pytest" else []
        code, said = _runs(kit, sys.executable, *module, *words)
        # The catalogues are complete once the French is filled in, which is a translator's work.
        left = "to be translated: 'Forget them'" in said and "2 to be translated" in said
        assert code == 0 or left, said
    assert NODE is not None
    code, said = _runs(kit, NODE, PACKAGES / TYPES[0])
    assert code == 0, said
    code, said = _runs(kit, sys.executable, "-m", "mypy", "totp_demo/views/server/failures.py")
    assert code == 0, said
    made = [str(kit / name) for name, _text in STEPS if name.endswith(".py")]
    code, said = _runs(kit, sys.executable, "-m", "ruff", "check", "--no-cache", *made)
    assert code == 0, said
