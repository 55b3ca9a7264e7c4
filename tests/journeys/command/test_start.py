"""The kit in a real JupyterLab, beside a Jupyter of the learner's own that is set up otherwise."""

from __future__ import annotations

import json
import os
import shutil
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.fast.cli.kit import ASCII
from tests.journeys.command.kit import Kit, running
from tests.tree import ROOT

NOTEBOOK = "00-procedure.ipynb"
LANGUAGE_PLUGIN = "@jupyterlab/translation-extension:plugin"
NEWS_PLUGIN = "@jupyterlab/apputils-extension:notification"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def write(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value), "utf-8")


def jupyter_of_their_own(home: Path) -> None:
    """Give a learner a password, English menus, news, and a `python3` that is another Python."""
    config = home / ".jupyter"
    write(
        config / "jupyter_server_config.json",
        {
            "ServerApp": {"ip": "0.0.0.0", "port": 1, "root_dir": "/"},  # noqa: S104
            "IdentityProvider": {"token": ""},
            "PasswordIdentityProvider": {"hashed_password": "argon2:x"},
        },
    )
    settings = config / "lab" / "user-settings" / "@jupyterlab"
    write(settings / "translation-extension" / "plugin.jupyterlab-settings", {"locale": "en"})
    write(
        settings / "apputils-extension" / "notification.jupyterlab-settings", {"fetchNews": "true"}
    )
    for name in ("python3", "theirs"):
        write(
            home / ".local" / "share" / "jupyter" / "kernels" / name / "kernel.json",
            {"argv": ["false", "{connection_file}"], "display_name": "T", "language": "python"},
        )


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the home folder of a learner who has a Jupyter of their own."""
    home = tmp_path_factory.mktemp("home")
    jupyter_of_their_own(home)
    return home


@pytest.fixture(scope="module")
def path_with_npm(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a search path on which an npm comes first that leaves a mark at home when asked."""
    folder = tmp_path_factory.mktemp("bin")
    npm = folder / "npm"
    npm.write_text('#!/bin/sh\necho "$@" >> "$HOME/.npm"\n', "utf-8")
    npm.chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


@pytest.fixture(scope="module")
def port() -> int:
    """Return a port that was free a moment ago."""
    return free_port()


@pytest.fixture(scope="module")
def kit(home: Path, port: int, path_with_npm: str) -> Iterator[Kit]:
    """Open the kit in French; in this environment Jupyter would look at home first."""
    theirs = {"JUPYTER_PREFER_ENV_PATH": "0", "PATH": path_with_npm}
    with running(home, "--lang", "fr", "--port", str(port), env=theirs) as kit:
        yield kit


def test_it_opens_the_procedure_at_the_port_that_was_asked_for(kit: Kit, port: int) -> None:
    assert kit.port == port
    assert kit.page == f"/lab/tree/fr/{NOTEBOOK}"
    answer = kit.get(kit.page)
    assert answer.status == 200
    assert "jupyter-config-data" in answer.text


def test_it_speaks_french(kit: Kit) -> None:
    assert "Le kit est ouvert" in kit.said
    settings = kit.get(f"/lab/api/settings/{LANGUAGE_PLUGIN}").json
    assert settings["settings"] == {"locale": "fr_FR"}
    words = kit.get("/lab/api/translations/fr_FR").json["data"]["jupyterlab"]
    assert words["Run All Cells"] == ["Exécuter toutes les cellules"]


def test_its_news_are_off(kit: Kit) -> None:
    settings = kit.get(f"/lab/api/settings/{NEWS_PLUGIN}").json["settings"]
    assert settings == {"fetchNews": "false", "checkForUpdates": False}
    assert kit.get("/lab/api/news").json == {"news": []}
    assert kit.get("/lab/api/update").json == {"notification": None}
    page = kit.get(kit.page).text
    data = page.split('id="jupyter-config-data" type="application/json">')[1].split("</script>")[0]
    assert json.loads(data)["news"] == {"disabled": True}


def test_it_saves_the_views_state_so_that_a_notebook_opens_with_pictures(kit: Kit) -> None:
    plugin = "@jupyter-widgets/jupyterlab-manager:plugin"
    assert kit.get(f"/lab/api/settings/{plugin}").json["settings"] == {"saveState": True}


@pytest.mark.parametrize("token", ["", "wrong"])
def test_it_answers_nobody_without_its_token(kit: Kit, token: str) -> None:
    assert len(kit.token) >= 40
    assert kit.get("/api/contents", token=token).status == 403
    assert kit.get(kit.page, token=token).status == 302


def test_nobody_else_reaches_it(kit: Kit) -> None:
    listening = [
        (each.laddr.ip, each.laddr.port)
        for each in psutil.Process(kit.process.pid).net_connections()
        if each.status == psutil.CONN_LISTEN
    ]
    assert listening == [("127.0.0.1", kit.port)]


def test_its_kernel_is_this_python_whatever_the_learner_has(kit: Kit) -> None:
    found = kit.get("/api/kernelspecs").json
    assert found["default"] == "python3"
    assert found["kernelspecs"].keys() == {"python3"}
    assert found["kernelspecs"]["python3"]["spec"]["argv"][0] == sys.executable


def test_it_serves_the_learners_copies(kit: Kit, home: Path) -> None:
    listed = kit.get("/api/contents").json["content"]
    assert {"en", "fr"} <= {entry["name"] for entry in listed}
    for code in ("en", "fr"):
        original = ROOT / "notebooks" / code / NOTEBOOK
        assert (home / "totp-demo" / code / NOTEBOOK).read_bytes() == original.read_bytes()


def test_it_leaves_the_learners_own_jupyter_alone(kit: Kit, home: Path, tmp_path: Path) -> None:
    jupyter_of_their_own(tmp_path)
    # It answers once the look for language servers is over, which asks npm unless it is off.
    assert kit.get("/lsp/status").json["sessions"] == {}
    assert list(snapshot(home / ".jupyter").values()) == list(
        snapshot(tmp_path / ".jupyter").values()
    )
    assert {path.name for path in home.iterdir()} == {".jupyter", ".local", "totp-demo"}


def test_it_finds_a_free_port_keeps_what_changed_and_stops_at_ctrl_c(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    shutil.copytree(ROOT / "notebooks", folder)
    changed = json.loads((folder / "en" / NOTEBOOK).read_text("utf-8"))
    changed["cells"][0]["source"] = "Mine."
    write(folder / "en" / NOTEBOOK, changed)
    with (
        running(tmp_path, "--folder", str(folder)) as kit,
        running(tmp_path, "--folder", str(folder), "--lang", "fr") as other,
    ):
        assert kit.port != other.port
        for each, code in ((kit, "en"), (other, "fr")):
            assert each.page == f"/lab/tree/{code}/{NOTEBOOK}"
            assert each.get(each.page).status == 200
        shown = kit.get(f"/api/contents/en/{NOTEBOOK}").json["content"]["cells"][0]["source"]
        assert shown == "Mine."
        assert f"en/{NOTEBOOK}" in kit.said
        assert kit.interrupt() == 0
        assert other.interrupt() == 0
    assert not (tmp_path / "totp-demo").exists()


def test_a_folder_whose_name_is_no_text_is_named_all_the_same(tmp_path: Path) -> None:
    with running(tmp_path, "--folder", "caf\udce9", env=ASCII) as kit:
        assert "caf?" in kit.said
        assert kit.get(kit.page).status == 200
