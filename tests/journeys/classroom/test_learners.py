"""The kernels of a class: ended once their learner has left, and kept while a page is open."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager

from totp_demo.classroom.kernels.learners import Learner, Learners

PATIENCE = 60.0  # seconds


def test_who_has_left_has_no_kernel_and_who_stays_keeps_it(tmp_path: Path) -> None:
    async def run() -> None:
        manager = AsyncMappingKernelManager()  # type: ignore[no-untyped-call] # it has no types

        async def begin(_learner: Learner) -> None:
            """Make no page: this test has none."""

        learners = Learners(manager, tmp_path, begin, 0, lambda: None, left=0.3)
        left, stays = (learners.learner(name) for name in ("left", "stays"))
        try:
            kernels = [await learners.kernel_of(each) for each in (left, stays)]
            left.pages["en/00-procedure.ipynb"] = "a page"
            manager._kernel_connections[kernels[1]] = 1  # noqa: SLF001 - as an open page does
            learners.keep(learners.watch())
            async with asyncio.timeout(PATIENCE):
                while kernels[0] in manager:  # noqa: ASYNC110 - Jupyter says nothing of it
                    await asyncio.sleep(0.05)
            assert (left.kernel, left.pages) == (None, {})
            assert learners.owns("stays", kernels[1])
            assert not learners.owns("left", kernels[0])
            assert await manager.is_alive(kernels[1])
            # Who comes back has a new one.
            assert await learners.kernel_of(left) != kernels[0]
        finally:
            await learners.close()
            await manager.shutdown_all(now=True)

    # A browser that other tests have open runs a loop in this thread.
    with ThreadPoolExecutor(1) as other:
        other.submit(asyncio.run, run()).result()
