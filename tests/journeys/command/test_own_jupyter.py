"""The reader's own Jupyter is neither read nor changed, wherever Jupyter looks for it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest
import websocket

from tests.journeys.command.kit import Kit, running

VARIABLES = (
    "JUPYTERLAB_DIR",
    "JUPYTERLAB_SETTINGS_DIR",
    "JUPYTERLAB_WORKSPACES_DIR",
    "JUPYTER_CONFIG_DIR",
    "JUPYTER_CONFIG_PATH",
    "JUPYTER_DATA_DIR",
    "JUPYTER_PATH",
    "JUPYTER_RUNTIME_DIR",
    "IPYTHONDIR",
)
SYSTEM = """
import os, site
from jupyter_core import paths
from IPython.core import application
system = {system!r}
site.ENABLE_USER_SITE = True
paths.ENV_CONFIG_PATH[:] = [system + "/env"]
paths.SYSTEM_CONFIG_PATH[:] = [system + "/etc"]
paths.SYSTEM_JUPYTER_PATH[:] = [system + "/share"]
application.ENV_CONFIG_DIRS[:] = [system + "/ipython-env"]
application.SYSTEM_CONFIG_DIRS[:] = [system + "/ipython-etc"]
"""
"""Stands in for the places of the whole machine, where a test cannot plant anything."""


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def plant(place: Path, marks: Path) -> None:
    """Fill a folder with all that Jupyter might read there; what runs leaves a mark."""
    mark = f"open({str(marks / '-'.join(place.parts[-3:]))!r}, 'a').write(__file__)\n"
    base = "c = get_config()\nc.ServerApp.base_url = '/theirs/'\nc.ServerApp.port = 1\n"
    for name in ("jupyter_config", "jupyter_server_config", "jupyter_lab_config"):
        write(place / f"{name}.py", mark + base)
    write(place / "jupyter_server_config.json", '{"ServerApp": {"base_url": "/theirs/"}}')
    write(
        place / "jupyter_server_config.d" / "theirs.json",
        '{"ServerApp": {"jpserver_extensions": {"theirs": true}, "base_url": "/theirs/"}}',
    )
    write(place / "labconfig" / "page_config.json", '{"theirs": "labconfig"}')
    write(place / "labconfig" / "default_setting_overrides.json", '{"theirs": {}}')
    write(place / "settings" / "page_config.json", '{"theirs": "settings"}')
    kernel = {"argv": ["false"], "display_name": "theirs", "language": "python"}
    for name in ("python3", "theirs"):
        write(place / "kernels" / name / "kernel.json", json.dumps(kernel))
    build = {"load": "static/theirs.js", "extension": "./extension"}
    package = {"name": "theirs", "version": "1", "jupyterlab": {"_build": build}}
    write(place / "labextensions" / "theirs" / "package.json", json.dumps(package))
    for startup in (place / "profile_default" / "startup", place / "startup"):
        write(startup / "00.py", mark)
    for config in (place / "profile_default", place):
        write(config / "ipython_kernel_config.py", mark)
        write(config / "ipython_config.py", mark)


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def marks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder in which each file of theirs that runs leaves a mark."""
    return tmp_path_factory.mktemp("marks")


@pytest.fixture(scope="module")
def theirs(marks: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a Jupyter of the reader's in every place."""
    theirs = tmp_path_factory.mktemp("theirs")
    places = [theirs / name for name in VARIABLES]
    places += [theirs / "home" / name for name in (".jupyter", ".ipython", ".local/share/jupyter")]
    places += [theirs / name / "jupyter" for name in ("xdg", "user/etc", "user/share")]
    places += [theirs / "system" / name for name in ("env", "etc", "share")]
    places += [theirs / "system" / name for name in ("ipython-env", "ipython-etc")]
    for place in places:
        plant(place, marks)
    write(theirs / "startup.py", f"open({str(marks / 'PYTHONSTARTUP')!r}, 'w')\n")
    write(theirs / "lib" / "theirs.py", f"open({str(marks / 'extension')!r}, 'w')\n")
    write(theirs / "lib" / "sitecustomize.py", SYSTEM.format(system=str(theirs / "system")))
    return theirs


@pytest.fixture(scope="module")
def planted(theirs: Path) -> dict[str, bytes]:
    """Return every file of theirs."""
    return snapshot(theirs)


@pytest.fixture(scope="module")
def kit(theirs: Path, planted: dict[str, bytes]) -> Iterator[Kit]:
    """Open the kit in the midst of it."""
    assert len(planted) > 100
    env = {name: str(theirs / name) for name in VARIABLES} | {
        "JUPYTER_PLATFORM_DIRS": "1",
        "JUPYTER_PREFER_ENV_PATH": "0",
        "JUPYTER_PORT": "none",
        "JUPYTER_PORT_RETRIES": "none",
        "JUPYTER_GATEWAY_URL": "http://127.0.0.1:9",
        "JUPYTER_DEFAULT_PROVISIONER_NAME": "theirs",
        "JUPYTER_SERVER_ALLOW_UNAUTHENTICATED_ACCESS": "true",
        "JUPYTER_TOKEN": "a&b#c d",
        "XDG_CONFIG_HOME": str(theirs / "xdg"),
        "XDG_DATA_HOME": str(theirs / "xdg"),
        "PYTHONUSERBASE": str(theirs / "user"),
        "PYTHONSTARTUP": str(theirs / "startup.py"),
        "PYTHONPATH": os.pathsep.join([str(theirs / "lib"), os.environ.get("PYTHONPATH", "")]),
    }
    with running(theirs / "home", env=env) as kit:
        yield kit


def test_the_address_is_the_servers_and_opens(kit: Kit) -> None:
    assert kit.page == "/lab/tree/en/00-procedure.ipynb"
    assert kit.address.endswith("?token=a%26b%23c%20d")
    assert kit.token == "a&b#c d"
    assert kit.get(kit.page).status == 200
    assert kit.get(kit.page, token="wrong").status == 302


def test_no_setting_extension_or_kernel_of_theirs_is_there(kit: Kit) -> None:
    page = kit.get(kit.page).text
    data = page.split('id="jupyter-config-data" type="application/json">')[1].split("</script>")[0]
    found = json.loads(data)
    assert "theirs" not in found
    names = {each["name"] for each in found["federated_extensions"]}
    assert "theirs" not in names
    assert {"anywidget", "@jupyter-widgets/jupyterlab-manager"} <= names
    kernels = kit.get("/api/kernelspecs").json["kernelspecs"]
    assert kernels.keys() == {"python3"}
    assert Path(kernels["python3"]["spec"]["argv"][1]).name == "kernel.py"
    settings = kit.get("/lab/api/settings/@jupyterlab/translation-extension:plugin").json
    assert settings["settings"] == {"locale": "en"}


def test_nothing_of_theirs_runs_in_the_server_or_in_a_kernel(kit: Kit, marks: Path) -> None:
    connection = HTTPConnection("127.0.0.1", kit.port, timeout=30)
    headers = {"Authorization": f"token {kit.token}"}
    connection.request("POST", "/api/kernels", json.dumps({"name": "python3"}), headers)
    kernel = json.loads(connection.getresponse().read())
    connection.close()
    channels = websocket.create_connection(
        f"ws://127.0.0.1:{kit.port}/api/kernels/{kernel['id']}/channels",
        header=[f"Authorization: token {kit.token}"],
        timeout=60,
    )
    # It answers once all that it starts with has run.
    while json.loads(channels.recv()).get("content", {}).get("execution_state") != "idle":
        pass
    channels.close()
    assert {path.name: path.read_text("utf-8") for path in marks.iterdir()} == {}


def test_nothing_of_theirs_is_changed(kit: Kit, theirs: Path, planted: dict[str, bytes]) -> None:
    assert kit.get(kit.page).status == 200
    new = {name for name in snapshot(theirs).keys() - planted.keys() if "__pycache__" not in name}
    assert [name for name in new if "/totp-demo/" not in name] == []
    assert {name: Path(name).read_bytes() for name in planted} == planted
