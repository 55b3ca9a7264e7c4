"""What the kit writes for the Jupyter that it starts, whatever stood there before."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from totp_demo.commands import surroundings


def test_the_kernel_moves_with_its_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/elsewhere/python")
    surroundings.environment(tmp_path)
    monkeypatch.undo()
    surroundings.environment(tmp_path)
    spec = surroundings.kernels_folder(tmp_path) / "python3" / "kernel.json"
    assert json.loads(spec.read_text("utf-8"))["argv"][0] == sys.executable


def test_news_the_learner_wants_in_the_kit_stay_wanted(tmp_path: Path) -> None:
    surroundings.write_settings(tmp_path, "fr")
    own = surroundings.settings_folder(tmp_path) / "@jupyterlab" / "apputils-extension"
    own.mkdir(parents=True, exist_ok=True)
    news = own / "notification.jupyterlab-settings"
    news.write_text('{"doNotDisturbMode": true}', "utf-8")
    surroundings.write_settings(tmp_path, "en")
    assert json.loads(news.read_text("utf-8")) == {"doNotDisturbMode": True}
    language = own.with_name("translation-extension") / "plugin.jupyterlab-settings"
    assert json.loads(language.read_text("utf-8")) == {"locale": "en"}


def test_a_start_compiles_no_grammar() -> None:
    script = (
        "import sys; from totp_demo.commands import surroundings; surroundings.start_lighter(); "
        "import jupyter_server.serverapp; sys.exit('lark' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
