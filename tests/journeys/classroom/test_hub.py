"""The hub of classroom/ as a school runs it: its own proxy, servers and kernels."""

from __future__ import annotations

import json
import os
import re
import runpy
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest
import requests
from traitlets.config import Config

from classroom.load import PAGE, Hub, Seen, attend, code_at, cookie, learn, report
from classroom.usage import usage
from tests.journeys.classroom.conftest import free
from tests.tree import ROOT

PASSWORD = "class-of-2026"
CONFIG = str(ROOT / "classroom" / "jupyterhub_config.py")


@dataclass
class Running:
    """A hub that runs.

    Attributes:
        door: The way in.
        folders: Where the learners' folders are.
        pid: Its process.
    """

    door: Hub
    folders: Path
    pid: int


def command(**settings: str) -> tuple[list[str], dict[str, str]]:
    """Return the hub's command and its environment."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CLASS_")}
    words = [sys.executable, "-m", "jupyterhub", "-f", CONFIG]
    return words, kept | {"PYTHONWARNINGS": "ignore"} | settings


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One hub for all tests."""
    folder = tmp_path_factory.mktemp("hub")
    port = free()
    words, settings = command(
        CLASS_AS_ROOT="1",
        CLASS_FOLDER=str(folder / "class"),
        CLASS_HUB_PORT=str(free()),
        CLASS_PASSWORD=PASSWORD,
        CLASS_PORT=str(port),
        CLASS_PROXY_PORT=str(free()),
    )
    log = folder / "hub.log"
    with log.open("wb") as said:
        process = subprocess.Popen(words, env=settings, cwd=folder, stdout=said, stderr=said)
    try:
        until = time.monotonic() + 120
        while b"JupyterHub is now running" not in log.read_bytes():
            assert process.poll() is None, log.read_text("utf-8")
            assert time.monotonic() < until, log.read_text("utf-8")
            time.sleep(0.1)
        yield Running(Hub(f"http://127.0.0.1:{port}", PASSWORD), folder / "class", process.pid)
    finally:
        started = psutil.Process(process.pid).children(recursive=True)
        process.terminate()
        process.wait(60)
        _gone, left = psutil.wait_procs(started, timeout=60)
        assert left == []


def test_three_learners_at_once_enrol_and_every_verdict_is_right(hub: Running) -> None:
    met = attend(hub.door, 3, 0)
    assert [(seen.failure, seen.wrong) for seen in met] == [("", [])] * 3
    assert all(len(seen.answers) == 5 for seen in met)
    used = usage(hub.pid)
    assert {part: each.processes > 0 for part, each in used.items()} == dict.fromkeys(used, True)
    assert re.match("3 learners: 0 failed, 15 answers, 0 wrong verdicts", report(met, used))


def test_what_a_learner_changed_survives_an_update(hub: Running) -> None:
    learn(hub.door, "grace", Seen())
    page = hub.folders / "grace" / PAGE
    changed = json.loads(page.read_text("utf-8"))
    changed["cells"][0]["source"] = "# My own notes"
    page.write_text(json.dumps(changed), "utf-8")
    # As if the kit had been another when the page was given: the start meets a newer one.
    record = hub.folders / "grace" / ".totp-demo" / "given.json"
    given = json.loads(record.read_text("utf-8"))
    given[PAGE] = {"bytes": "older", "text": "older"}
    record.write_text(json.dumps(given), "utf-8")
    web = signed_in(hub, "grace")
    token = {"X-XSRFToken": cookie(web, "/hub/"), "Referer": f"{hub.door.url}/hub/home"}
    about = f"{hub.door.url}/hub/api/users/grace"
    stopped = web.delete(f"{about}/server", headers=token, timeout=60)
    assert stopped.status_code in {202, 204}, stopped.text
    until = time.monotonic() + 60
    while web.get(about, headers=token, timeout=60).json()["server"]:
        assert time.monotonic() < until
        time.sleep(0.1)
    hub.door.enter("grace").socket.close()
    assert json.loads(page.read_text("utf-8"))["cells"][0]["source"] == "# My own notes"
    assert len(list(page.parent.glob("00-procedure-*.ipynb"))) == 1


def signed_in(hub: Running, name: str, password: str = PASSWORD) -> requests.Session:
    """Return a browser in which somebody has typed a password."""
    web = requests.Session()
    web.get(f"{hub.door.url}/hub/login", timeout=60)
    typed = {"username": name, "password": password, "_xsrf": cookie(web, "/hub/")}
    web.post(f"{hub.door.url}/hub/login", data=typed, timeout=60, allow_redirects=False)
    return web


@pytest.mark.parametrize("name", ["../other", "/etc", "x/../../etc", "", "a b", "-", "x" * 33])
def test_a_name_that_is_no_folder_of_its_own_is_refused(hub: Running, name: str) -> None:
    web = signed_in(hub, name)
    assert "/login" in home(hub, web)


def test_no_answer_waits_for_more_to_send(hub: Running) -> None:
    # Without TCP_NODELAY every single answer takes 40 ms more; a busy machine delays some.
    (seen,) = attend(hub.door, 1, 0)
    assert min(seen.answers) < 0.03, seen


def test_a_wrong_password_is_refused(hub: Running) -> None:
    assert "/login" in home(hub, signed_in(hub, "mallory", "something-else"))
    assert not (hub.folders / "mallory").exists()


def home(hub: Running, web: requests.Session) -> str:
    """Return where one who opens the hub's home ends up."""
    return web.get(f"{hub.door.url}/hub/home", timeout=60).url


def test_no_learner_reaches_the_server_of_another(hub: Running) -> None:
    hub.door.enter("ada").socket.close()
    other = signed_in(hub, "eve")
    answer = other.get(f"{hub.door.url}/user/ada/api/contents", timeout=60)
    assert answer.status_code == 403
    assert other.get(f"{hub.door.url}/user/ada/api/kernels", timeout=60).status_code == 403


@pytest.mark.parametrize("password", ["", "short"])
def test_a_hub_without_a_password_does_not_start(password: str, tmp_path: Path) -> None:
    words, settings = command(CLASS_AS_ROOT="1", CLASS_PASSWORD=password)
    done = subprocess.run(
        words, env=settings, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode != 0
    assert "Set CLASS_PASSWORD, of 8 characters" in done.stderr


def test_root_is_told_what_learners_could_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.delenv("CLASS_AS_ROOT", raising=False)
    with pytest.raises(SystemExit, match="ordinary user"):
        runpy.run_path(CONFIG, {"get_config": Config})


def test_the_codes_are_those_of_oathtool() -> None:
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    for when in (59, 1111111109, 20000000000):
        said = subprocess.run(
            ["oathtool", "--totp", "--base32", f"--now=@{when}", secret],
            capture_output=True,
            text=True,
            check=True,
        )
        assert said.stdout.strip() == code_at(secret, when)


@pytest.mark.long
def test_thirty_learners_at_once(hub: Running) -> None:
    met = attend(hub.door, 30, 0)
    assert [(seen.failure, seen.wrong) for seen in met] == [("", [])] * 30
