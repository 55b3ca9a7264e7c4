"""Who is in the class, and the kernel of each: taken from a pool, kept, ended when they left."""

from __future__ import annotations

import asyncio
import os
import secrets
import time
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from totp_demo.classroom.roster import LONGEST
from totp_demo.learner.progress import FILE, FOLDER

LEFT = 900.0
"""Seconds without a page after which a learner has left."""

AT_ONCE = 3 * (os.cpu_count() or 1)
"""Kernels that start at the same time: more of them make all of them late."""

STARTS_IN = 120.0
"""Seconds that a kernel may take to start, while a whole class starts theirs."""

WARM = """exec('''
import importlib, pkgutil, totp_demo.hosts.jupyter, totp_demo.views as views
for found in pkgutil.walk_packages(views.__path__, views.__name__ + "."):
    importlib.import_module(found.name)
from totp_demo.wording.language import LANGUAGES, Language
for code in LANGUAGES:
    Language(code)
''', {})"""
"""What every lesson loads, so that a learner need not wait for it; no lesson begins."""


@dataclass
class Learner:
    """One learner, known by the cookie of their browser.

    Attributes:
        name: The id in it.
        kernel: The id of the learner's kernel, if one runs.
        pages: The pages that were opened, as the kernel has them.
        seen: When the learner last had a page, in seconds of `time.monotonic`.
        lock: Held while a page is made: one after the other.
    """

    name: str
    kernel: str | None = None
    pages: dict[str, str] = field(default_factory=dict)
    seen: float = field(default_factory=time.monotonic)
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


@dataclass(frozen=True)
class Ready:
    """A kernel that waits for a learner.

    Attributes:
        kernel: Its id.
        place: The folder for what its learner does.
        pages: Those that have been made already.
    """

    kernel: str
    place: Path
    pages: dict[str, str]


class Learners:
    """The class.

    Args:
        manager: Jupyter Server's manager of kernels.
        folder: Where the learners' progress is kept.
        size: How many kernels wait for learners.
        made: Makes the pages that most learners open first, in a kernel, by its id.
        left: Seconds without a page after which a learner's kernel is ended.
    """

    def __init__(
        self,
        manager: Any,  # noqa: ANN401 - Jupyter's has no types
        folder: Path,
        size: int,
        made: Callable[[str], Awaitable[dict[str, str]]],
        left: float = LEFT,
    ) -> None:
        self._manager = manager
        self._folder = folder
        self._left = left
        self._made = made
        self._wanted = size
        self._known: dict[str, Learner] = {}
        self._ready: asyncio.Queue[Ready] = asyncio.Queue()
        self._starting = self._waiting = 0
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._tasks: set[asyncio.Task[None]] = set()

    def learner(self, name: str) -> Learner:
        """Return the learner of a name; one who comes back after a new start is known again."""
        return self._known.setdefault(name, Learner(name))

    def owns(self, name: str, kernel: str) -> bool:
        """Say whether a kernel is a learner's own."""
        found = self._known.get(name)
        return found is not None and found.kernel == kernel

    def progress_of(self, name: str) -> str:
        """Return what a learner has done, as their kernel has written it; "" for nothing."""
        try:
            with (self._folder / name / FILE).open(encoding="utf-8") as file:
                return file.read(LONGEST)
        except (OSError, UnicodeDecodeError):
            return ""

    def fill(self) -> None:
        """Start as many kernels as are asked for and neither ready nor starting."""
        while self._ready.qsize() + self._starting < self._wanted + self._waiting:
            self._starting += 1
            self.keep(self._start())

    async def kernel_of(self, learner: Learner) -> str:
        """Return a learner's kernel, with a new one if it has none that lives.

        Args:
            learner: Whose lock is held.
        """
        if learner.kernel is not None and not await self._lives(learner.kernel):
            await self._end(learner)
        if learner.kernel is None:
            ready = await self._take()
            own = self._folder / learner.name
            try:
                # Who is new goes on where the kernel has begun.
                own.symlink_to(ready.place, target_is_directory=True)
                learner.pages.update(ready.pages)
            except OSError:
                # Who has done something before has a folder; and not every system has links.
                own.mkdir(parents=True, exist_ok=True)
                code = f"import os; os.environ[{FOLDER!r}] = {str(own)!r}; del os"
                await self._run(ready.kernel, code)
            learner.kernel = ready.kernel
        return learner.kernel

    async def watch(self) -> None:
        """End the kernels of those who left, for ever."""
        while True:
            await asyncio.sleep(min(30.0, self._left / 3))
            now = time.monotonic()
            for learner in list(self._known.values()):
                if learner.kernel is None or learner.lock.locked():
                    continue
                if self._manager._kernel_connections.get(learner.kernel, 0):  # noqa: SLF001 - it has no other way to ask
                    learner.seen = now
                elif now - learner.seen > self._left:
                    async with learner.lock:
                        await self._end(learner)

    async def _take(self) -> Ready:
        # One spare is enough once the class is there; who comes late starts the next.
        self._wanted = max(1, self._wanted - 1)
        self._waiting += 1
        self.fill()
        try:
            return await asyncio.wait_for(self._ready.get(), STARTS_IN)
        finally:
            self._waiting -= 1

    async def close(self) -> None:
        """Begin nothing more, and let what has begun come to its end."""
        self._wanted = self._waiting = 0
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def keep(self, work: Coroutine[Any, Any, None]) -> None:
        """Have work done beside all else; it is not forgotten before its end."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _start(self) -> None:
        async with self._slots:
            try:
                place = self._folder / "begun" / secrets.token_hex(8)
                place.mkdir(parents=True)
                kernel = await self._manager.start_kernel(
                    kernel_name="python3", env=os.environ | {FOLDER: str(place)}
                )
                await self._run(kernel, WARM)
                self._ready.put_nowait(Ready(kernel, place, await self._made(kernel)))
            finally:
                self._starting -= 1

    async def _run(self, kernel: str, code: str) -> None:
        client = self._manager.get_kernel(kernel).client()
        client.start_channels()
        try:
            await client.wait_for_ready(timeout=STARTS_IN)
            await client.execute(code, silent=True, reply=True, timeout=STARTS_IN)
        finally:
            client.stop_channels()

    async def _lives(self, kernel: str) -> bool:
        return kernel in self._manager and await self._manager.is_alive(kernel)

    async def _end(self, learner: Learner) -> None:
        kernel, learner.kernel = learner.kernel, None
        learner.pages.clear()
        if kernel is not None and kernel in self._manager:
            await self._manager.shutdown_kernel(kernel, now=True)
