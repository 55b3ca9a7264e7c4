"""The notebooks in JupyterLite: what they are made of."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from totp_demo import cli
from totp_demo.commands import copies
from totp_demo.site import lite, packages
from totp_demo.site.notebooks import KERNEL, code_fingerprint, for_jupyterlite

NOTEBOOKS = sorted(copies.source().rglob("*.ipynb"))


def name_of(path: Path) -> str:
    """Return a notebook's name with its language."""
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=name_of)
def test_a_notebook_can_run_there(path: Path) -> None:
    before = json.loads(path.read_text("utf-8"))
    after = for_jupyterlite(before, path.parent.name)
    assert [cell["id"] for cell in after["cells"]] == [cell["id"] for cell in before["cells"]]
    assert after["metadata"]["kernelspec"] == KERNEL
    # Else the page would say that its reader has changed it, and would not run by itself.
    assert after["metadata"]["totp_demo"]["code"] == code_fingerprint(after)
    for was, cell in zip(before["cells"], after["cells"], strict=True):
        source = "".join(cell["source"])
        if cell["cell_type"] == "code":
            assert not re.search(r"numpy|PIL|zxing|matplotlib|simulation", source)
        elif was["cell_type"] == "code":
            assert "```python" in source
            assert ("```text" in source) == bool(was["outputs"])


def test_the_wheels_are_pinned_with_their_hashes() -> None:
    lines = Path(lite.__file__).with_name("lite.txt").read_text("utf-8").splitlines()[1:]
    pins = [re.fullmatch(r"([\w.-]+)==[\w.]+ --hash=sha256:[0-9a-f]{64}", line) for line in lines]
    assert all(pins)
    assert {*lite.WANTED} <= {pin[1] for pin in pins if pin}


@pytest.mark.parametrize(("code", "said"), [("en", "does not bring"), ("fr", "pas ce qu")])
def test_without_the_wheels_it_says_what_to_do(
    code: str,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(packages.Package, "fetched", lambda _self, cache: cache)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", "")
    assert cli.main(["site", "--lang", code, "-o", str(tmp_path / "out")]) == 1
    heard = capsys.readouterr().err
    assert said in heard
    assert "--no-jupyterlite" in heard
    assert not (tmp_path / "out").exists()
