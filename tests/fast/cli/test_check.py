"""`totp-demo check`: what it finds, and the command it gives for what is missing."""

from __future__ import annotations

import shlex
import sys
from importlib import metadata
from pathlib import Path

import pytest

from tests.fast.cli.kit import call
from totp_demo.commands import check
from totp_demo.commands.check import Finding, State
from totp_demo.wording.language import Language


@pytest.fixture
def language() -> Language:
    return Language("en")


def packages(language: Language) -> list[Finding]:
    return list(check._packages(language))


def missing(found: list[Finding]) -> list[Finding]:
    return [finding for finding in found if finding.state is State.PROBLEM]


def test_the_readers_own_jupyter_is_not_asked_how_to_start_a_kernel(tmp_path: Path) -> None:
    done = call(tmp_path, "check", JUPYTER_DEFAULT_PROVISIONER_NAME="theirs")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("code", "last"), [("en", "Everything is ready."), ("fr", "Tout est prêt.")]
)
def test_here_everything_is_there(code: str, last: str, tmp_path: Path) -> None:
    done = call(tmp_path, "check", "--lang", code)
    assert done.returncode == 0, done.stdout
    lines = done.stdout.splitlines()
    assert lines[-1].startswith(last)
    for requirement in metadata.requires("totp-demo") or []:
        if "extra" not in requirement:
            name = requirement.split(">")[0]
            assert any(f"  {name} {metadata.version(name)}" in line for line in lines), name
    assert "UTC" in done.stdout
    assert done.stderr == ""
    assert list(tmp_path.iterdir()) == []


def test_a_missing_package_comes_with_the_command_for_this_python(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = metadata.version

    def version(name: str) -> str:
        if name == "polib":
            raise metadata.PackageNotFoundError(name)
        return real(name)

    monkeypatch.setattr(metadata, "version", version)
    (found,) = missing(packages(language))
    assert found.text == "polib is not installed"
    assert found.mend is not None
    words = shlex.split(found.mend)
    assert words[:4] == [sys.executable, "-m", "pip", "install"]
    assert words[4].startswith("polib>=")


@pytest.mark.parametrize(
    ("installed", "good"),
    [
        ("7.3.1", False),
        ("7.4.0", True),
        ("7.10", True),
        ("8", True),
        ("7.4rc1", True),
        ("7", False),
    ],
)
def test_an_old_package_is_not_enough(
    installed: str, good: bool, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = metadata.version
    monkeypatch.setattr(
        metadata, "version", lambda name: installed if name == "ipykernel" else real(name)
    )
    found = missing(packages(language))
    assert (found == []) is good
    if not good:
        assert found[0].text == f"ipykernel {installed} is too old: 7.4 or newer is needed"


def test_in_conda_the_command_is_condas(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "conda-meta").mkdir()
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    words = shlex.split(check.install_command("tzdata>=2025.2", "pyotp>=2.12"))
    assert words[:4] == ["conda", "install", "--prefix", str(tmp_path)]
    assert words[-2:] == ["python-tzdata>=2025.2", "pyotp>=2.12"]


def test_a_kit_that_is_not_installed_says_how_to_install_it(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    def requires(name: str) -> list[str]:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "requires", requires)
    (found,) = packages(language)
    assert found.state is State.PROBLEM
    assert found.mend is not None
    assert Path(shlex.split(found.mend)[-1], "pyproject.toml").is_file()


def test_missing_notebooks_count(
    language: Language, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("totp_demo.commands.copies.source", lambda: tmp_path)
    assert check._notebooks(language).state is State.PROBLEM


def test_widgets_that_jupyterlab_does_not_find_count(
    language: Language, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("totp_demo.commands.surroundings.package_homes", lambda: [str(tmp_path)])
    found = list(check._front_ends(language))
    assert [finding.state for finding in found] == [State.PROBLEM, State.PROBLEM]
    assert found[1].mend is not None
    assert found[1].mend.endswith("anywidget")


def test_missing_french_menus_count(language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metadata, "entry_points", lambda **_wanted: ())
    found = check._language_pack(language)
    assert found.state is State.PROBLEM
    assert found.mend is not None
    assert "jupyterlab-language-pack-fr-FR" in found.mend


def test_a_kernel_that_cannot_run_the_kit_counts(
    language: Language, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # A Python beside the kit's own, of which the kit is not a part.
    (tmp_path / "totp_demo.py").write_text("raise ImportError('another totp_demo')", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    found = check._kernel(language)
    assert found.state is State.PROBLEM
    assert "another totp_demo" in found.text


def test_what_is_missing_is_counted_and_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    found = [
        Finding(State.GOOD, "one"),
        Finding(State.PROBLEM, "two", "mend two"),
        Finding(State.PROBLEM, "three", "mend three"),
    ]
    monkeypatch.setattr(check, "findings", lambda _language, _wish: iter(found))
    assert check.check(Language("en")) == 1
    shown = capsys.readouterr().out
    assert "2 problems found." in shown
    assert shown.index("two") < shown.index("mend two") < shown.index("three")
    assert check.check(Language("fr")) == 1
    assert "2 problèmes" in capsys.readouterr().out
