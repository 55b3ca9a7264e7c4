"""The procedure on the JupyterLab that `totp-demo` itself starts: no menu opened, no code seen.

The other browser tests open pages on a JupyterLab that lets them command it. This one has what a
learner has: the page that the command names, a mouse and a keyboard.
"""

from __future__ import annotations

import ipaddress
import os
import socket
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil
import pytest
from playwright.sync_api import expect

from tests.journeys.command.kit import running
from tests.journeys.conftest import NewPage
from tests.reader import Reader, Recorder
from tests.real_phone import oathtool, scan, wait_for_room
from totp_demo.model.verifier import Reason
from totp_demo.wording.language import Language

OFTEN = 0.05  # seconds from one look to the next


class Watch:
    """Looks, over and over, at the sockets of a process and of all it has started.

    Args:
        pid: the process.

    Attributes:
        processes: those that were looked at.
        inside: the sockets with both ends on this machine.
        outside: those with an end that others can reach, or that reach others.
    """

    def __init__(self, pid: int) -> None:
        """Get ready to watch."""
        self.processes: set[int] = set()
        self.inside: set[str] = set()
        self.outside: set[str] = set()
        self._server = psutil.Process(pid)
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watches)

    def __enter__(self) -> Self:
        """Begin."""
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """End, after a last look."""
        self._over.set()
        self._thread.join()
        self.looks()

    def _watches(self) -> None:
        while not self._over.wait(OFTEN):
            self.looks()

    def looks(self) -> None:
        """Note which sockets are open now."""
        for process in (self._server, *self._server.children(recursive=True)):
            try:
                found = process.net_connections(kind="inet")
            except psutil.NoSuchProcess:  # it has ended since it was listed
                continue
            self.processes.add(process.pid)
            for one in found:
                ends = [end for end in (one.laddr, one.raddr) if end]
                here = all(is_loopback(end.ip) for end in ends)
                (self.inside if here else self.outside).add(f"{process.name()}: {ends}")


def is_loopback(ip: str) -> bool:
    """Say whether an address is this machine's, for itself alone."""
    address = ipaddress.ip_address(ip)
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return (mapped or address).is_loopback


@pytest.mark.parametrize("code", ["en", "fr"])
def test_a_learner_s_own_kit(
    code: str, tmp_path: Path, new_page: NewPage, recorder: Recorder
) -> None:
    language = Language(code)
    with running(tmp_path, "--lang", code) as kit, Watch(kit.process.pid) as watch:
        page = new_page()
        page.goto(kit.address)
        reader = Reader(page)
        expect(reader.part("td-user-menu")).to_be_visible(timeout=60_000)
        expect(reader.part("td")).to_have_attribute("lang", code)
        expect(page.locator(".td-bar")).to_have_attribute("data-state", "ready", timeout=60_000)
        assert page.locator(".jp-CodeCell .cm-editor:visible").count() == 0
        scrolled = "document.querySelector('.jp-WindowedPanel-outer').scrollTop"
        assert page.evaluate(scrolled) == 0

        reader.opens_profile()
        reader.enables_mfa()
        seen = scan(reader.photographs_qr())
        wait_for_room()
        reader.confirms(oathtool(seen.secret))
        reader.hears_why(language, Reason.ACCEPTED, enrolling=True)
        reader.state_is("on")
        assert recorder.faults == []
        page.close()
    assert len(watch.processes) > 1, "the kernel is to be watched, too"
    assert watch.inside
    assert watch.outside == set()


def test_the_watch_sees_what_others_can_reach() -> None:
    watch = Watch(os.getpid())
    with socket.create_server(("127.0.0.1", 0)) as inside, socket.socket() as outside:
        outside.bind(("0.0.0.0", 0))  # noqa: S104 - to be seen
        outside.listen()
        watch.looks()
        port = str(outside.getsockname()[1])
        assert any(port in end for end in watch.outside)
        assert any(str(inside.getsockname()[1]) in end for end in watch.inside)
    assert not is_loopback("192.0.2.1")
    assert is_loopback("::1")
    assert is_loopback("::ffff:127.0.0.1")
