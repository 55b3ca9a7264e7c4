"""The browser that tests, benchmarks and pictures use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tools.find_browser import find_browser


def test_a_browser_is_found_and_one_that_does_not_run_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = find_browser()
    assert found is not None
    assert os.access(found, os.X_OK)
    for name, text in (("chromium", "exit 1"), ("google-chrome", "echo Google Chrome 1.0")):
        (tmp_path / name).write_text(f"#!/bin/sh\n{text}\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_browser() == tmp_path / "google-chrome"
