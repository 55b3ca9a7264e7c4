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
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest
import requests
from traitlets.config import Config

from classroom.kernels import PAGE, Hub, code_at, cookie
from classroom.load import attend, report
from classroom.seen import Seen
from classroom.usage import usage
from tests.journeys.classroom import conftest
from tests.journeys.classroom.conftest import Comes, free, opened
from tests.tree import ROOT
from totp_demo.model.training_key import class_key

CONFIG = str(ROOT / "classroom" / "jupyterhub_config.py")


@dataclass
class Running:
    """A hub that runs.

    Attributes:
        door: The way in.
        folders: Where the learners' folders are.
        pid: Its process.
        command: The command that opened it.
    """

    door: Hub
    folders: Path
    pid: int
    command: conftest.Running


def command(**settings: str) -> tuple[list[str], dict[str, str]]:
    """Return the hub's command and its environment."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CLASS_")}
    words = [sys.executable, "-m", "jupyterhub", "-f", CONFIG]
    return words, kept | {"PYTHONWARNINGS": "ignore"} | settings


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One hub for all tests, as the command opens it."""
    folder = tmp_path_factory.mktemp("hub") / "class"
    running = opened(free(), "--lab", "--seed", "7", "--folder", str(folder))
    pid = running.process.pid
    try:
        yield Running(Hub(running.address, running.password), folder, pid, running)
    finally:
        started = psutil.Process(pid).children(recursive=True)
        running.ends()
        _gone, left = psutil.wait_procs(started, timeout=60)
        assert left == []


def test_what_is_said_is_the_address_and_one_password(hub: Running) -> None:
    said = "".join(hub.command.said)
    assert f"For the learners: {hub.command.address}" in said
    assert len(re.findall(r"\b\w{4}-\w{4}\b", said)) == 1
    # Nothing of what the servers and the proxy tell comes between.
    assert "[" not in said


@pytest.mark.parametrize("code", ["en", "fr"])
def test_a_page_is_alive_as_it_opens_and_the_room_can_compare(
    code: str, hub: Running, comes: Comes
) -> None:
    page = comes(code).new_page()
    page.goto(hub.command.address)
    page.locator("#username_input").fill(f"of-{code}")
    page.locator("#password_input").fill(hub.command.password)
    page.locator("#login_submit").click()
    page.locator(".td-guide").first.wait_for()
    address = page.url.replace("/en/00-procedure", f"/{code}/05-confirm")
    page.goto(address)
    shown = page.locator(".td-phone")
    shown.get_by_text("CLASS 7, TRAINING ONLY").first.wait_for()
    digits = re.sub(r"\s", "", shown.locator(".td-code").first.inner_text())
    now = time.time()
    assert digits in {code_at(class_key(7).secret, now - late) for late in (0, 30)}


def test_three_learners_at_once_enrol_and_every_verdict_is_right(hub: Running) -> None:
    met = attend(hub.door, 3, 0)
    assert [(seen.failure, seen.wrong) for seen in met] == [("", [])] * 3
    assert all(len(seen.answers) == 5 for seen in met)
    used = usage(hub.pid)
    assert used.keys() == {"class", "kernels", "proxy", "servers"}
    assert re.match("3 learners: 0 failed, 15 answers, 0 wrong verdicts", report(met, used))


def test_who_finds_no_place_yet_is_told_to_wait_for_seconds(hub: Running) -> None:
    names = [f"early-{number}" for number in range(3 * (os.cpu_count() or 1) + 3)]
    browsers = [signed_in(hub, name) for name in names]

    def asks(name: str, web: requests.Session) -> requests.Response:
        return web.get(f"{hub.door.url}/hub/spawn/{name}", timeout=60)

    # All have signed in: they ask for their servers at the same moment.
    with ThreadPoolExecutor(len(names)) as pool:
        answers = list(pool.map(asks, names, browsers))
    waits = [float(each.headers["Retry-After"]) for each in answers if each.status_code == 429]
    assert waits
    assert max(waits) <= 6


def test_what_a_learner_changed_survives_an_update(hub: Running) -> None:
    hub.door.learn("grace", Seen())
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


def signed_in(hub: Running, name: str, password: str | None = None) -> requests.Session:
    """Return a browser in which somebody has typed a password."""
    web = requests.Session()
    web.get(f"{hub.door.url}/hub/login", timeout=60)
    given = hub.door.password if password is None else password
    typed = {"username": name, "password": given, "_xsrf": cookie(web, "/hub/")}
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
