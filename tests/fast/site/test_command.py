"""`totp-demo site`: what it says when it cannot go on."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from totp_demo import cli


@pytest.mark.parametrize(("code", "said"), [("en", "-o DIR"), ("fr", "Indiquez")])
def test_nothing_named(code: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["site", "--lang", code]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("code", ["en", "fr"])
def test_a_missing_package_comes_with_what_installs_it(
    code: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in [name for name in sys.modules if name.startswith(("totp_demo.site", "mistune"))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "mistune", None)
    assert cli.main(["site", "--lang", code, "-o", str(tmp_path / "out")]) == 1
    said = capsys.readouterr().err
    assert "mistune" in said
    assert "-m pip install mistune" in said.replace("'", "")
    assert not (tmp_path / "out").exists()
