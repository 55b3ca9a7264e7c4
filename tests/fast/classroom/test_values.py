"""A class on a cluster has the same rules as one on a machine."""

from __future__ import annotations

import os
import runpy
from pathlib import Path
from typing import Any

import pytest
import yaml
from traitlets.config import Config

from classroom import learner
from tests.tree import ROOT

VALUES: dict[str, Any] = yaml.safe_load((ROOT / "classroom" / "values.yaml").read_text("utf-8"))


@pytest.fixture
def config(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Config:
    """What jupyterhub_config.py says."""
    monkeypatch.setenv("CLASS_PASSWORD", "a password")
    monkeypatch.setenv("CLASS_AS_ROOT", "1")
    monkeypatch.setenv("CLASS_FOLDER", str(tmp_path))
    found = Config()
    runpy.run_path(str(ROOT / "classroom" / "jupyterhub_config.py"), {"get_config": lambda: found})
    return found


def test_both_say_the_same(config: Config) -> None:
    told, pod = VALUES["hub"]["config"], VALUES["singleuser"]
    assert told["Authenticator"] == dict(config.Authenticator)
    assert told["JupyterHub"]["authenticator_class"] == config.JupyterHub.authenticator_class
    retry = config.JupyterHub.tornado_settings["spawn_throttle_retry_range"]
    assert told["JupyterHub"]["tornado_settings"] == {"spawn_throttle_retry_range": list(retry)}
    assert told["Spawner"]["http_timeout"] == config.Spawner.http_timeout
    assert pod["startTimeout"] == config.Spawner.start_timeout
    assert pod["defaultUrl"] == config.Spawner.default_url
    assert pod["memory"]["limit"] == config.Spawner.mem_limit
    assert pod["cpu"]["limit"] == config.Spawner.cpu_limit
    assert pod["extraEnv"] == config.Spawner.environment


def test_a_pod_runs_the_same_server(config: Config) -> None:
    python, script = VALUES["singleuser"]["cmd"]
    assert python == "python"
    assert Path(script).relative_to("/srv/repo") == Path("classroom/learner.py")
    assert config.Spawner.cmd[1] == str(ROOT / "classroom" / "learner.py")


def test_the_password_is_in_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    found = Config()
    monkeypatch.setenv("CLASS_PASSWORD", "of the school")
    for source in VALUES["hub"]["extraConfig"].values():
        exec(source, {"c": found})  # noqa: S102 - as the chart has the hub do
    assert found.SharedPasswordAuthenticator.user_password == os.environ["CLASS_PASSWORD"]
    assert VALUES["hub"]["extraEnv"]["CLASS_PASSWORD"]["valueFrom"].keys() == {"secretKeyRef"}


def test_the_hub_ends_what_the_server_did_not() -> None:
    idle = next(each for each in learner.OPTIONS if "shutdown_no_activity" in each)
    assert VALUES["cull"]["timeout"] > int(idle.partition("=")[2])
