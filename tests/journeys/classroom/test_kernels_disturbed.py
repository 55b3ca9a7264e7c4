"""A class with kernels, disturbed: the network cut, the server ended and started again."""

from __future__ import annotations

import time
from pathlib import Path

import psutil
from playwright.sync_api import expect

from tests.journeys.classroom.conftest import Comes, free, joins, opened
from tests.journeys.site.conftest import PATIENCE
from tests.real_phone import oathtool, scan, wait_for_room

CUT = 30_000  # milliseconds


def test_a_network_cut_for_half_a_minute_loses_nothing(comes: Comes, tmp_path: Path) -> None:
    running = opened(free(), "--kernels", "--size", "1", "--folder", str(tmp_path))
    try:
        reader = joins(comes("fr"), running, "fr")
        reader.opens_profile()
        reader.enables_mfa()
        secret = scan(reader.photographs_qr()).secret
        reader.page.context.set_offline(True)
        reader.page.wait_for_timeout(CUT)
        reader.page.context.set_offline(False)
        wait_for_room(20)
        reader.confirms(oathtool(secret))
        reader.state_is("on")
    finally:
        running.ends()


def test_a_server_started_again_knows_its_learners(comes: Comes, tmp_path: Path) -> None:
    port = free()
    options = ("--kernels", "--size", "1", "--folder", str(tmp_path))
    first = opened(port, *options)
    try:
        reader = joins(comes("en"), first, "en")
        reader.opens_profile()
        reader.enables_mfa()
    finally:
        first.ends()
    # Nobody answers any more: who does something is told.
    reader.confirms("123456")
    expect(reader.page.locator(".td-moment:visible").first).not_to_be_empty(timeout=PATIENCE)
    kept = list(tmp_path.rglob("class/*/progress.jsonl"))
    assert len(kept) == 1
    assert "otpauth" not in (before := kept[0].read_text("utf-8"))
    second = opened(port, *options)
    try:
        assert second.password == first.password
        reader.page.reload()
        expect(reader.part("td-user-menu")).to_be_visible(timeout=PATIENCE)
        reader.opens_profile()
        expect(reader.part("td-save")).to_be_visible()
    finally:
        second.ends()
    assert list(tmp_path.rglob("class/*/progress.jsonl")) == kept
    assert kept[0].read_text("utf-8").startswith(before)


def test_kernels_are_copies_and_none_outlives_the_class(tmp_path: Path) -> None:
    running = opened(free(), "--kernels", "--size", "2", "--folder", str(tmp_path))
    of_class = psutil.Process(running.process.pid)

    def copies() -> list[psutil.Process]:
        # The fork server is one of them; what it has copied is below it.
        return [
            each
            for each in of_class.children(recursive=True)
            if "multiprocessing.forkserver" in " ".join(each.cmdline())
        ]

    until = time.monotonic() + 120
    while len(copies()) < 3:
        assert time.monotonic() < until
        time.sleep(0.1)
    started = of_class.children(recursive=True)
    assert not [each for each in started if "kernel.py" in " ".join(each.cmdline())]
    running.ends()
    _gone, left = psutil.wait_procs(started, timeout=60)
    assert left == []
