"""`totp-demo article`: what it says when it cannot go on."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from totp_demo import cli
from totp_demo.article import browser, build
from totp_demo.article.build import FORMS, Written
from totp_demo.wording.language import Language


def test_the_command_knows_the_forms() -> None:
    assert cli.FORMS == FORMS


@pytest.mark.parametrize(("code", "said"), [("en", "-o DIR"), ("fr", "Indiquez")])
def test_nothing_named(code: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["article", "--lang", code]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("code", ["en", "fr"])
@pytest.mark.parametrize("package", ["playwright", "markdownify", "pypdf"])
def test_a_missing_package_comes_with_what_installs_it(
    package: str,
    code: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in [name for name in sys.modules if name.startswith(("totp_demo.article", package))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)
    assert cli.main(["article", "--lang", code, "-o", str(tmp_path / "out")]) == 1
    said = capsys.readouterr().err
    assert package in said
    assert f"-m pip install {package}" in said.replace("'", "")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("code", "said"), [("en", "Install one."), ("fr", "Installez")])
def test_no_browser(
    code: str,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(browser, "_candidates", lambda: iter([]))
    assert cli.main(["article", "--lang", code, "--to", "md", "-o", str(tmp_path / "out")]) == 1
    assert said in capsys.readouterr().err
    assert browser.find_browser() is None


@pytest.mark.parametrize("wrong", [["--to", "doc"], ["--for", "sharepoint"]])
def test_what_it_does_not_write(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["article", "--lang", "en", "-o", "out", *wrong])
    said = capsys.readouterr().err
    assert " ".join(wrong) in said


@pytest.mark.parametrize(("code", "said"), [("en", "read back"), ("fr", "relecture")])
def test_what_does_not_read_back_is_no_success(
    code: str,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    bad = Written(tmp_path / "article.md", Language(code), faults=["links"])
    monkeypatch.setattr(build, "build", lambda *_given: iter([bad]))
    assert cli.main(["article", "--lang", code, "--to", "md", "-o", str(tmp_path)]) == 1
    err = capsys.readouterr().err
    assert said in err
    assert "links" in err
