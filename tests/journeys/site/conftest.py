"""The site, made once, below a path of a static server, in a real Chromium with no way out."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.reader import Reader, Recorder
from totp_demo.commands.site import site as write_site
from totp_demo.wording.language import Language

BELOW = "kb/totp"
"""The path below which the site lies: no host gives it its own root."""

PATIENCE = 60_000  # milliseconds, for Python to come
SIZE = (1280, 900)


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A static host as plain as there is."""

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


class SiteReader(Reader):
    """A person in front of a page of the site.

    Args:
        page: The page.
        root: The site's address.
    """

    def __init__(self, page: Page, root: str) -> None:
        """Sit down in front of the browser."""
        super().__init__(page)
        self.root = root

    def opens(self, path: str, *, alive: bool = True) -> None:
        """Open a page, and wait until Python is there."""
        self.page.goto(self.root + path)
        if alive:
            self.is_alive()

    def is_alive(self) -> None:
        """Wait until Python is there."""
        self.comes_true(
            lambda: bool(self.page.evaluate("performance.getEntriesByName('site-ready').length")),
            PATIENCE / 1000,
        )


class Opens(Protocol):
    """Opens a page of the site."""

    def __call__(
        self, path: str, *, alive: bool = True, size: tuple[int, int] = SIZE
    ) -> SiteReader:
        """Return a reader in front of it."""
        ...


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as the command makes it, with Python as npm has it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        root = tmp_path_factory.mktemp("host")
        write_site(Language("en"), str(root / BELOW))
    return root / BELOW


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where a static server has it."""
    root = site.parents[BELOW.count("/")]
    handler = functools.partial(Quiet, directory=str(root))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{BELOW}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def recorder() -> Iterator[Recorder]:
    """The record of this test; in its end nothing has left the machine and nothing was refused."""
    recorder = Recorder()
    yield recorder
    assert recorder.left_the_machine() == []
    assert recorder.faults == []


@pytest.fixture
def context(browser: Browser, recorder: Recorder) -> Iterator[BrowserContext]:
    """A profile of the browser for one test."""
    context = browser.new_context(reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    recorder.watch(context)
    yield context
    context.close()


@pytest.fixture
def opens(context: BrowserContext, address: str) -> Opens:
    """Opens pages of the site."""

    def open_page(path: str, *, alive: bool = True, size: tuple[int, int] = SIZE) -> SiteReader:
        page = context.new_page()
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.on("dialog", lambda dialog: dialog.accept())
        reader = SiteReader(page, address)
        reader.opens(path, alive=alive)
        return reader

    return open_page
