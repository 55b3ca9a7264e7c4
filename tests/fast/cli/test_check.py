"""`totp-demo check`: what it finds, and the command it gives for what is missing."""

from __future__ import annotations

import itertools
import shlex
import sys
from importlib import metadata
from pathlib import Path

import pytest

from totp_demo.commands import check
from totp_demo.commands.check import Finding, State, findings
from totp_demo.wording.language import Language


@pytest.fixture
def language() -> Language:
    return Language("en")


def packages(language: Language) -> list[Finding]:
    """Return what is found before JupyterLab is looked at; nothing after that is tried."""
    return list(itertools.takewhile(lambda it: "JupyterLab" not in it.text, findings(language)))


def finding(language: Language, part: str) -> Finding:
    """Return the first finding that says something, and try nothing that comes after it."""
    return next(it for it in findings(language) if part in it.text)


@pytest.fixture
def no_kernel(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the kit need what is not there: then no kernel is tried."""
    monkeypatch.setattr(metadata, "requires", lambda _name: ["nothing-of-that-name>=1"])


def missing(found: list[Finding]) -> list[Finding]:
    return [it for it in found if it.state is State.PROBLEM]


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
    (found,) = missing(packages(language))
    assert found.state is State.PROBLEM
    assert found.mend is not None
    assert Path(shlex.split(found.mend)[-1], "pyproject.toml").is_file()


@pytest.mark.usefixtures("no_kernel")
def test_missing_notebooks_count(
    language: Language, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("totp_demo.commands.copies.source", lambda: tmp_path)
    assert finding(language, "the notebooks cannot be found").state is State.PROBLEM


def test_widgets_that_jupyterlab_does_not_find_count(
    language: Language, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("totp_demo.commands.surroundings.package_homes", lambda: [str(tmp_path)])
    manager = finding(language, "cannot find @jupyter-widgets/jupyterlab-manager")
    anywidget = finding(language, "cannot find anywidget")
    assert manager.state is anywidget.state is State.PROBLEM
    assert anywidget.mend is not None
    assert anywidget.mend.endswith("anywidget")


def test_missing_french_menus_count(language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metadata, "entry_points", lambda **_wanted: ())
    found = finding(language, "French menus")
    assert found.state is State.PROBLEM
    assert found.mend is not None
    assert "jupyterlab-language-pack-fr-FR" in found.mend


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


@pytest.mark.parametrize("extra", ["site", "article"])
def test_what_makes_the_pages_is_no_problem_and_comes_with_its_command(
    extra: str, language: Language, monkeypatch: pytest.MonkeyPatch, no_kernel: None
) -> None:
    del no_kernel
    monkeypatch.setattr(
        metadata,
        "requires",
        lambda _name: ["nothing-of-that-name>=1", f"no-such-maker>=2.5; extra == '{extra}'"],
    )
    found = finding(language, "no-such-maker>=2.5")
    assert found.state is State.NOTE
    assert found.mend is not None
    assert shlex.split(found.mend)[-1] == "no-such-maker>=2.5"
