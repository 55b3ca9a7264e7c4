"""A screenshot of the set-up page, as a caller sends it, given to `totp-demo inspect`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.scripts.conftest import Shows


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("kind", "name"), [("png", "code.png"), ("jpeg", "code.jpg")])
def test_a_screenshot_is_read(
    dark: bool, kind: str, name: str, shows: Shows, tmp_path: Path
) -> None:
    reader = shows("enrolment", step=3)
    reader.wears(dark=dark)
    reader.part("td-qr").wait_for()
    taken = tmp_path / name
    reader.page.screenshot(path=taken, type="jpeg" if kind == "jpeg" else "png", full_page=True)
    done = subprocess.run(
        [sys.executable, "-m", "totp_demo", "inspect", "--json", str(taken)],
        capture_output=True,
        check=True,
    )
    found = json.loads(done.stdout)
    assert found["key"]["fingerprint"] == reader.lesson.key.fingerprint
    assert reader.lesson.key.secret not in done.stdout.decode()
