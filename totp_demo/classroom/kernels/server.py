"""The one server of a class: Voila's pages and Jupyter Server's kernels, behind the gate."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import nbformat
import tornado.web
from jupyter_server.auth.identity import IdentityProvider, User
from jupyter_server.base.handlers import JupyterHandler
from nbconvert.exporters import HTMLExporter
from tornado.httpserver import HTTPServer
from tornado.ioloop import IOLoop
from voila.app import Voila
from voila.notebook_renderer import NotebookRenderer
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler
from voila.utils import get_page_config

from totp_demo.classroom.kernels import forked
from totp_demo.classroom.kernels.gate import Gate
from totp_demo.classroom.kernels.learners import Learner, Learners
from totp_demo.classroom.kernels.packed import packing
from totp_demo.classroom.room import Class, routes, who_of
from totp_demo.hosts.class_seed import SEED
from totp_demo.wording.language import Language

MESSAGES = ["comm_open", "comm_close", "comm_msg", "comm_info_request", "kernel_info_request"]
"""What a page may say to its kernel: it moves views, and runs no code."""

# Voila's template links fonts of another host: without a network a page would wait for them.
_ELSEWHERE = re.compile(r'<(?:link|script)[^>]+(?:href|src)="https?://[^>]*>(?:\s*</script>)?')
_HEARS = (
    '<link rel="stylesheet" href="/classroom/web/lesson.css">'
    '<script type="module" src="/classroom/web/learner.js"></script>'
)
_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob: data:; "
    "style-src 'self' 'unsafe-inline' blob: data:; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self' blob: data:; frame-ancestors 'none'; "
    "form-action 'self'; base-uri 'self'"
)


@dataclass(kw_only=True)
class ClassWithKernels(Class):
    """A class whose learners have a kernel each.

    Attributes:
        notebooks: Folder of the notebooks, with one folder a language.
        progress: Folder for what learners have done.
        size: How many lessons are made ready.
        seed: Gives everybody the same codes; None: each has their own.
        learners: Who they are, once the server runs.
    """

    notebooks: Path
    progress: Path
    size: int = 8
    seed: int | None = None
    learners: Learners | None = None

    def home(self, language: Language) -> str:
        """Return the path of the procedure."""
        return f"/{language.code}/00-procedure.ipynb"

    def newcomer(self) -> str:
        """Return the id of a learner who comes in; a lesson waits for it, if one does."""
        return self.learners.newcomer() if self.learners else super().newcomer()

    def progress_of(self, learner: str, told: str) -> str:
        """Return what the learner's kernel has written: a page knows nothing of it."""
        del told
        return self.learners.progress_of(learner) if self.learners else ""


class Cookies(IdentityProvider):
    """Tells Jupyter Server who a learner is: by the class's cookie, and by nothing else."""

    def get_user(self, handler: Any) -> User | None:  # noqa: ANN401 - any of Jupyter's handlers
        """Return the learner of a request."""
        who = who_of(handler.request, handler.settings["cookie_secret"])
        return User(username=who["id"]) if who else None

    def get_handlers(self) -> list[tuple[str, object]]:
        """Return no page of Jupyter's own to sign in at."""
        return []


class Channels(VoilaKernelWebsocketHandler):  # type: ignore[misc] # Voila has no types
    """What a page and its kernel say to each other."""

    async def open(self, kernel_id: str) -> None:
        """Begin, and let no small answer wait until the last one is acknowledged: 40 ms."""
        await super().open(kernel_id)
        self.set_nodelay(True)


class Leaving(tornado.web.RequestHandler):
    """A page says that it is closed: its kernel stays, for the learner may come back."""

    def check_xsrf_cookie(self) -> None:
        """Ask for no token: nothing is done."""

    def post(self) -> None:
        """Do nothing."""
        self.set_status(HTTPStatus.NO_CONTENT)


class LessonPage(JupyterHandler):
    """A page of a learner's, as their kernel has it."""

    def set_default_headers(self) -> None:
        """Let nothing be asked of other hosts, and keep no copy."""
        self.set_header("Content-Security-Policy", _POLICY)
        self.set_header("Cache-Control", "no-store")

    async def get(self, path: str) -> None:
        """Send a notebook, begun or as it was left, or a page of text."""
        server: ClassServer = self.settings["server"]
        who = who_of(self.request, self.settings["cookie_secret"])
        if who is None or not (Path(server.root_dir) / path).is_file():
            raise tornado.web.HTTPError(HTTPStatus.NOT_FOUND)
        if path.endswith(".md"):
            self.finish(server.text(path))
            return
        self.finish(await server.lesson(server.learners.learner(who["id"]), path))


class ClassServer(Voila):  # type: ignore[misc] # Voila has no types
    """Voila for a class: who is let in has a kernel of their own, and finds it again."""

    name = "voila"

    def open_class(
        self, room: ClassWithKernels, opened: Callable[[], None], ready: Callable[[], None]
    ) -> None:
        """Serve a class until it is stopped.

        Args:
            room: What it knows.
            opened: Called once the server listens.
            ready: Called once the lessons that are made ready wait.

        Raises:
            OSError: It cannot listen there.
        """
        self.connection_dir = tempfile.mkdtemp(prefix="class-")
        self.cookie_secret = room.secret
        self.identity_provider_class = Cookies
        settings = self.init_settings()
        self.kernel_manager.allowed_message_types = MESSAGES
        first = room.home(Language(room.language)).removeprefix("/")
        self.learners = room.learners = Learners(
            self.kernel_manager,
            room.progress,
            lambda learner: self.lesson(learner, first),
            room.size,
            ready,
        )
        self._plain: Any = HTMLExporter(mathjax_url="", require_js_url="")  # type: ignore[no-untyped-call] # nbconvert has no types
        self._texts: dict[str, str] = {}
        self.app = Gate(
            room.hosts,
            self.learners.owns,
            **settings,
            room=room,
            server=self,
            # A tablet that has gone without a word is noticed, and its kernel ended in the end.
            websocket_ping_interval=30,
            websocket_compression_options={},
            compress_response=True,
            websocket_ping_timeout=30,
        )
        self.app.add_handlers(
            ".*$",
            [
                *routes(),
                (r"/api/kernels/([\w-]+)/channels", Channels),
                (r"/voila/api/shutdown/(?:.*)", Leaving),
                (r"/((?:en|fr)/[\w-]+\.(?:ipynb|md))", LessonPage),
                # What else Voila would answer, the gate lets nobody reach.
                *packing(self.init_handlers()),
            ],
        )
        server = HTTPServer(self.app)
        try:
            server.listen(self.port, self.ip)
            self.ioloop = IOLoop.current()
            self.ioloop.add_callback(self._opened, opened)
            self.ioloop.start()
        finally:
            shutil.rmtree(self.connection_dir, ignore_errors=True)
            asyncio.get_event_loop().run_until_complete(self._closed())

    async def _opened(self, opened: Callable[[], None]) -> None:
        self.learners.fill()
        self.learners.keep(self.learners.watch())
        opened()

    async def _closed(self) -> None:
        await self.learners.close()
        # One that was to start and never did is unknown to it.
        with contextlib.suppress(tornado.web.HTTPError):
            await self.kernel_manager.shutdown_all(now=True)

    async def lesson(self, learner: Learner, path: str) -> str:
        """Return a page of a learner's: made once, and the same again as long as its kernel lives.

        Args:
            learner: Whose it is.
            path: The notebook, below the folder of the notebooks.
        """
        async with learner.lock:
            learner.seen = time.monotonic()
            kernel = await self.learners.kernel_of(learner)
            if path not in learner.pages:
                learner.pages[path] = await self._rendered(kernel, path)
            return learner.pages[path]

    async def _rendered(self, kernel: str, path: str) -> str:
        config = get_page_config(
            base_url=self.base_url,
            settings=self.app.settings,
            log=self.log,
            voila_configuration=self.voila_configuration,
        )
        renderer = NotebookRenderer(
            voila_configuration=self.voila_configuration,
            traitlet_config=self.config,
            notebook_path=path,
            template_paths=self.template_paths,
            config_manager=self.config_manager,
            contents_manager=self.contents_manager,
            base_url=self.base_url,
            kernel_spec_manager=self.kernel_spec_manager,
            page_config=config,
            mathjax_config=self.mathjax_config,
            mathjax_url=self.mathjax_url,
        )
        await renderer.initialize()
        page = await renderer.generate_content_str(kernel, self.kernel_manager.get_kernel(kernel))
        return _worded(page, path)

    def text(self, path: str) -> str:
        """Return a page of text, such as the glossary.

        Args:
            path: The file, below the folder of the notebooks.
        """
        if path not in self._texts:
            source = (Path(self.root_dir) / path).read_text("utf-8")
            cell = {"cell_type": "markdown", "id": "text", "metadata": {}, "source": source}
            page, _ = self._plain.from_notebook_node(
                nbformat.from_dict(  # type: ignore[no-untyped-call] # it has no types
                    {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell]}
                )
            )
            self._texts[path] = _worded(page, path)
        return self._texts[path]


def serve(
    room: ClassWithKernels,
    *,
    bind: str,
    port: int,
    opened: Callable[[], None],
    ready: Callable[[], None],
) -> None:
    """Serve a class until it is stopped.

    Args:
        room: What it knows.
        bind: The address of this machine to listen at.
        port: TCP port to listen at.
        opened: Called once the server listens.
        ready: Called once the lessons that are made ready wait.

    Raises:
        OSError: It cannot listen there.
    """
    os.environ[SEED] = "" if room.seed is None else str(room.seed)  # kernels have it from here
    # A wrong address or password is a learner's business, and no line on the teacher's screen.
    logging.getLogger("tornado.access").setLevel(logging.CRITICAL)
    server = ClassServer.instance(config_file_paths=[])
    ways = ["--KernelManager.transport=ipc"] if sys.platform != "win32" else []
    # Unknown where the kit was installed before it had this: then each kernel starts by itself.
    if ways and entry_points(group=forked.GROUP, name=forked.NAME):
        ways.append(f"--KernelProvisionerFactory.default_provisioner_name={forked.NAME}")
    server.initialize(
        [
            str(room.notebooks),
            f"--Voila.ip={bind}",
            f"--Voila.port={port}",
            "--Application.log_level=ERROR",
            "--KernelManager.autorestart=False",
            "--VoilaConfiguration.extension_denylist=@jupyter-notebook/lab-extension",
            *ways,
        ]
    )
    server.open_class(room, opened, ready)


def _worded(page: str, path: str) -> str:
    """Return a page that says its language, hears the teacher, and asks nothing of other hosts."""
    page = _ELSEWHERE.sub("", page).replace("</body>", f"{_HEARS}</body>", 1)
    return re.sub(r'<html( lang="[^"]*")?', f'<html lang="{path[:2]}"', page, count=1)
