"""`totp-demo check` as one calls it: it starts a kernel, as JupyterLab would."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

import pytest

from tests.fast.cli.kit import call
from totp_demo.commands.check import State, findings
from totp_demo.wording.language import Language


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


def test_a_kernel_that_cannot_run_the_kit_counts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # A Python beside the kit's own, of which the kit is not a part.
    (tmp_path / "totp_demo.py").write_text("raise ImportError('another totp_demo')", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    found = next(it for it in findings(Language("en")) if "does not start" in it.text)
    assert found.state is State.PROBLEM
    assert "another totp_demo" in found.text
