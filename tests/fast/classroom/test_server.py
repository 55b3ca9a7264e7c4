"""The class's server when its clock is wrong, as a laptop's is that has slept."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from tornado.httpclient import AsyncHTTPClient, HTTPResponse
from tornado.httputil import url_concat

from totp_demo.classroom import server
from totp_demo.commands import addresses

Asks = Callable[..., Awaitable[HTTPResponse]]
NOW = datetime(2026, 11, 27, 9, tzinfo=UTC)


def in_a_class(site: Path, does: Callable[[Asks], Awaitable[None]]) -> None:
    """Open a class, and have somebody ask it for things."""
    (site / "en").mkdir(parents=True)
    (site / "en" / "index.html").write_text("<html lang='en'><body>pages</body></html>", "utf-8")

    async def run() -> None:
        port = addresses.free(addresses.LOCAL)
        host = f"{addresses.LOCAL}:{port}"
        address = f"http://{host}/"
        room = server.ClassOfPages(
            site=site,
            address=address,
            password="learners",
            teacher="teachers",
            hosts=frozenset({host}),
        )
        answering = server.serve(room, port, addresses.LOCAL)

        async def asks(path: str = "", cookie: str = "", **typed: str) -> HTTPResponse:
            return await AsyncHTTPClient().fetch(
                address + path,
                method="POST" if typed else "GET",
                body=url_concat("", typed)[1:] if typed else None,
                headers={"Origin": address.rstrip("/"), "Cookie": cookie},
                follow_redirects=False,
                raise_error=False,
            )

        try:
            await does(asks)
        finally:
            answering.stop()

    asyncio.run(run())


@pytest.mark.parametrize("days", [-400, -1, 1, 40, 4000])
def test_a_clock_that_is_put_right_signs_nobody_out(days: int, tmp_path: Path) -> None:
    async def learns(asks: Asks) -> None:
        with time_machine.travel(NOW, tick=False) as clock:
            came = await asks(password="learners")
            assert came.code == 302
            cookie = came.headers["Set-Cookie"].partition(";")[0]
            assert (await asks("en/index.html", cookie)).code == 200
            clock.move_to(NOW + timedelta(days=days))
            assert (await asks("en/index.html", cookie)).code == 200
            # Without the cookie nobody gets in, whatever the time.
            assert (await asks("en/index.html")).code == 302

    in_a_class(tmp_path, learns)


def test_a_clock_that_goes_back_makes_nobody_wait_longer(tmp_path: Path) -> None:
    async def guesses(asks: Asks) -> None:
        with time_machine.travel(NOW, tick=True) as clock:
            answers = [(await asks(password="a guess")).code for _ in range(6)]
            assert answers == [403] * 5 + [429]
            clock.move_to(NOW - timedelta(days=1))
            said = (await asks(password="learners")).body.decode("utf-8")
            waits = re.search(r"Try again in (\d+)", said)
            assert waits is not None
            assert int(waits[1]) < 60

    in_a_class(tmp_path, guesses)
