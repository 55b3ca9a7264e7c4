"""The kit as a wheel: what it carries, and that it runs from there."""

from __future__ import annotations

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.fast.cli.kit import call, surroundings
from tests.journeys.command.kit import running
from tests.tree import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel, without a network: what builds it is among the test tools."""
    folder = tmp_path_factory.mktemp("wheel")
    build = ["wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder)]
    subprocess.run([sys.executable, "-m", "pip", *build, str(ROOT)], check=True)
    (built,) = folder.glob("totp_demo-*.whl")
    return built


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel alone into a folder."""
    folder = tmp_path_factory.mktemp("site")
    install = ["install", "--quiet", "--no-deps", "--no-index", "--target", str(folder)]
    subprocess.run([sys.executable, "-m", "pip", *install, str(wheel)], check=True)
    return folder


def test_it_carries_all_of_the_package_and_the_notebooks(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        path.relative_to(folder.parent).as_posix()
        for folder in (ROOT / "totp_demo", ROOT / "notebooks")
        for path in folder.rglob("*")
        if path.is_file() and not {"__pycache__", ".ipynb_checkpoints"} & set(path.parts)
    }
    assert "totp_demo/py.typed" in wanted
    assert "notebooks/fr/00-procedure.ipynb" in wanted
    placed = {f"totp_demo/{name}" if name.startswith("notebooks/") else name for name in wanted}
    assert placed <= held
    for end in (".js", ".css", ".po"):
        assert any(name.endswith(end) for name in held), end


def test_it_carries_nothing_else(wheel: Path) -> None:
    held = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0].split("-")[0] for name in held} == {"totp_demo"}
    assert [name for name in held if "__pycache__" in name or "checkpoint" in name] == []
    licence = [name for name in held if name.endswith("/LICENSE")]
    assert len(licence) == 1
    text = zipfile.ZipFile(wheel).read(licence[0]).decode()
    assert "MIT License" in text
    assert "CC BY 4.0" in text


def test_it_opens_from_there(site: Path, tmp_path: Path) -> None:
    env = {"PYTHONPATH": str(site)}
    where = subprocess.run(
        [sys.executable, "-c", "import totp_demo; print(totp_demo.__file__)"],
        cwd=tmp_path,
        env=surroundings(tmp_path, **env),
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert where.startswith(str(site))
    with running(tmp_path, env=env) as kit:
        assert kit.get(kit.page).status == 200
        served = kit.get("/api/contents/en/00-procedure.ipynb").json
        assert served["type"] == "notebook"
    for code in ("en", "fr"):
        name = f"{code}/00-procedure.ipynb"
        copied = (tmp_path / "totp-demo" / name).read_bytes()
        assert copied == (site / "totp_demo" / "notebooks" / name).read_bytes()


def test_it_is_whole_there(site: Path, tmp_path: Path) -> None:
    done = call(tmp_path, "check", PYTHONPATH=str(site))
    assert done.returncode == 0, done.stdout


def test_alone_it_says_what_else_it_needs(wheel: Path, tmp_path: Path) -> None:
    bare = tmp_path / "bare"
    venv.create(bare, with_pip=False)
    python = bare / "bin" / "python"
    (packages,) = bare.glob("lib/python3*/site-packages")
    zipfile.ZipFile(wheel).extractall(packages)

    done = call(tmp_path, "check", "--lang", "fr", python=python)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert f"{python} -m pip install 'polib>=" in done.stdout
    assert f"{python} -m pip install 'jupyterlab>=" in done.stdout

    done = call(tmp_path, "--no-browser", python=python)
    assert done.returncode == 1
    assert "totp-demo check" in done.stderr
    assert "Traceback" not in done.stderr
