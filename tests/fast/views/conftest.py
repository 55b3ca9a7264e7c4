"""A lesson whose views speak to a wire that is listened to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.fast.views.wire import Wire
from totp_demo.hosts import current
from totp_demo.hosts.page import Lesson
from totp_demo.views.base.view import View


@pytest.fixture
def wire(monkeypatch: pytest.MonkeyPatch) -> Wire:
    """Everything that views opened in this test send."""
    wire, show = Wire(), Lesson._show  # noqa: SLF001 - where a host takes every view

    def listened(lesson: Lesson, *about: Any, **options: Any) -> View:  # noqa: ANN401 - the view's own
        return wire.listen(show(lesson, *about, **options))

    monkeypatch.setattr(Lesson, "_show", listened)
    return wire


@pytest.fixture(autouse=True)
def no_lesson() -> Iterator[None]:
    """Leave no lesson behind for the tests that come after."""
    before = current.lesson
    yield
    current.lesson = before
