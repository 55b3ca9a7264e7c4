"""A class as the command opens it, with browsers of a teacher and of learners."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.site.conftest import PATIENCE, SiteReader
from tests.reader import Reader, Recorder

WIDE, TABLET = (1280, 800), (390, 844)


@dataclass
class Running:
    """A class that runs.

    Attributes:
        port: where.
        process: the command.
        said: what it has printed.
        password: the learners'.
        teacher: the teacher's.
    """

    port: int
    process: subprocess.Popen[str]
    said: list[str] = field(default_factory=list)
    password: str = ""
    teacher: str = ""
    listener: threading.Thread = field(default_factory=threading.Thread)

    @property
    def address(self) -> str:
        """What learners type."""
        return f"http://127.0.0.1:{self.port}/"

    def ends(self) -> None:
        """Press Ctrl-C."""
        self.process.terminate()
        self.process.wait(20)
        self.listener.join(20)
        if self.process.stdout:
            self.process.stdout.close()


def opened(port: int, *options: str) -> Running:
    """Open a class, and wait until it says its passwords; a hub has one only."""
    command = [sys.executable, "-m", "totp_demo", "class", "--lang", "en", "--port", str(port)]
    process = subprocess.Popen(
        [*command, *options],
        env=os.environ | {"CLASS_AS_ROOT": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    running = Running(port, process)
    ready = threading.Event()

    def listen() -> None:
        for line in process.stdout or ():
            running.said.append(line)
            if "Ctrl-C" in line:
                ready.set()
        ready.set()

    running.listener = threading.Thread(target=listen, daemon=True)
    running.listener.start()
    assert ready.wait(300), running.said
    said = "".join(running.said)
    passwords = re.findall(r": (\w{4}-\w{4})$", said, re.MULTILINE)
    running.password, running.teacher = (*passwords, "")[:2]
    return running


def free() -> int:
    """Return a port that is free."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="session")
def running() -> Iterator[Running]:
    """One class for all tests."""
    running = opened(free())
    yield running
    running.ends()


@pytest.fixture
def recorder() -> Iterator[Recorder]:
    """The record of this test; in its end nothing has left the machine."""
    recorder = Recorder()
    yield recorder
    assert recorder.left_the_machine() == []


Comes = Callable[..., BrowserContext]


@pytest.fixture
def comes(browser: Browser, recorder: Recorder) -> Iterator[Comes]:
    """Returns a browser of its own for somebody."""
    contexts: list[BrowserContext] = []

    def come(
        code: str = "en", size: tuple[int, int] = WIDE, *, dark: bool = False
    ) -> BrowserContext:
        context = browser.new_context(
            locale=code,
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE)
        recorder.watch(context)
        contexts.append(context)
        return context

    yield come
    for context in contexts:
        context.close()


def enters(context: BrowserContext, running: Running, password: str, name: str = "") -> Page:
    """Open the class's address, and type a password."""
    page = context.new_page()
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(running.address)
    page.locator("#password").fill(password)
    page.locator("#name").fill(name)
    page.locator("button").click()
    return page


def learns(context: BrowserContext, running: Running, code: str, name: str = "") -> SiteReader:
    """Come in as a learner, and open the procedure."""
    page = enters(context, running, running.password, name)
    expect(page).to_have_url(f"{running.address}{code}/index.html")
    reader = SiteReader(page, running.address)
    reader.opens(f"{code}/00-procedure.html")
    return reader


def joins(context: BrowserContext, running: Running, code: str, name: str = "") -> Reader:
    """Come into a class with kernels as a learner: the procedure opens."""
    page = enters(context, running, running.password.upper().replace("-", " "), name)
    expect(page).to_have_url(f"{running.address}{code}/00-procedure.ipynb")
    reader = Reader(page)
    expect(reader.part("td-user-menu")).to_be_visible(timeout=PATIENCE)
    return reader
