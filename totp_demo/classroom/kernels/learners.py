"""Who is in the class, and the kernel of each: taken from a pool, kept, ended when they left."""

from __future__ import annotations

import asyncio
import os
import secrets
import shutil
import time
from collections import deque
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


class Learners:
    """The class.

    Args:
        manager: Jupyter Server's manager of kernels.
        folder: Where the learners' progress is kept.
        begin: Makes the first page of a learner who has a kernel and has not come yet.
        size: How many lessons wait for learners.
        ready: Called once they do.
        left: Seconds without a page after which a learner's kernel is ended.
    """

    def __init__(
        self,
        manager: Any,  # noqa: ANN401 - Jupyter's has no types
        folder: Path,
        begin: Callable[[Learner], Awaitable[object]],
        size: int,
        ready: Callable[[], None],
        left: float = LEFT,
    ) -> None:
        self._manager = manager
        self._folder = folder
        self._begin = begin
        self._left = left
        self._wanted = size
        self._all_ready: Callable[[], None] | None = ready
        self._known: dict[str, Learner] = {}
        self._ready: deque[Learner] = deque()
        self._starting = 0
        self._slots = asyncio.Semaphore(AT_ONCE)
        self._tasks: set[asyncio.Task[None]] = set()

    def newcomer(self) -> str:
        """Return the name of a new learner: one whose lesson waits, if one does."""
        learner = self._ready.popleft() if self._ready else Learner(secrets.token_hex(8))
        learner.seen = time.monotonic()
        self._known[learner.name] = learner
        # One spare is enough once the class is there; who comes late begins the next.
        self._wanted = max(1, self._wanted - 1)
        self.fill()
        return learner.name

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
        """Begin as many lessons as are asked for and neither ready nor beginning."""
        while len(self._ready) + self._starting < self._wanted:
            self._starting += 1
            self.keep(self._prepare())

    async def kernel_of(self, learner: Learner) -> str:
        """Return a learner's kernel, with a new one if it has none that lives.

        Args:
            learner: Whose lock is held.
        """
        if learner.kernel is not None and not await self._lives(learner.kernel):
            await self._end(learner)
        if learner.kernel is None:
            place = self._folder / learner.name
            place.mkdir(parents=True, exist_ok=True)
            async with self._slots:
                learner.kernel = await self._manager.start_kernel(
                    kernel_name="python3", env=os.environ | {FOLDER: str(place)}
                )
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

    async def close(self) -> None:
        """Begin nothing more, and let what has begun come to its end."""
        self._wanted = 0
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for learner in self._ready:
            shutil.rmtree(self._folder / learner.name, ignore_errors=True)  # nobody came for it

    def keep(self, work: Coroutine[Any, Any, None]) -> None:
        """Have work done beside all else; it is not forgotten before its end."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _prepare(self) -> None:
        learner = Learner(secrets.token_hex(8))
        try:
            await self._begin(learner)
            self._ready.append(learner)
        finally:
            self._starting -= 1
        if self._all_ready is not None and len(self._ready) >= self._wanted:
            told, self._all_ready = self._all_ready, None
            told()

    async def _lives(self, kernel: str) -> bool:
        return kernel in self._manager and await self._manager.is_alive(kernel)

    async def _end(self, learner: Learner) -> None:
        kernel, learner.kernel = learner.kernel, None
        learner.pages.clear()
        if kernel is not None and kernel in self._manager:
            await self._manager.shutdown_kernel(kernel, now=True)
