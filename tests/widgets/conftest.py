"""A lesson whose views speak to a wire that is listened to."""

from __future__ import annotations

from collections.abc import Iterator

import comm
import pytest

from tests.widgets.wire import Wire, recording
from totp_demo.widgets import current


@pytest.fixture
def wire(monkeypatch: pytest.MonkeyPatch) -> Wire:
    """Everything that widgets made in this test send."""
    wire = Wire()
    monkeypatch.setattr(comm, "create_comm", recording(wire))
    return wire


@pytest.fixture(autouse=True)
def no_lesson() -> Iterator[None]:
    """Leave no lesson behind for the tests that come after."""
    before = current.lesson
    yield
    current.lesson = before
