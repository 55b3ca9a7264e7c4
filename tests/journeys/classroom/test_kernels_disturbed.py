"""A class with kernels, disturbed: the network cut, the server ended and started again."""

from __future__ import annotations

from pathlib import Path

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
