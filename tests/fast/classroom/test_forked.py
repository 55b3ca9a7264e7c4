"""Kernels as copies, where a system makes none."""

from __future__ import annotations

import importlib
from multiprocessing import context

import pytest

from totp_demo.classroom.kernels import forked


def test_without_a_fork_server_a_class_can_still_be_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows, whose Python has no such names."""
    for name in ("ForkServerContext", "ForkServerProcess"):
        monkeypatch.delattr(context, name)
    assert importlib.reload(forked).NAME == "totp-demo-forked"
