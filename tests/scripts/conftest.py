"""A real browser in front of a bare page: the views' scripts, without Jupyter or a server."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Protocol, TypeVar

import pytest
import time_machine
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.reader import Recorder
from tests.scripts.bare import Bare, Timed

B = TypeVar("B", bound=Bare)
WIDE = (1280, 1100)
PATIENCE = 10_000  # milliseconds
NOON = dt.datetime(2026, 3, 4, 12, 0, 3, tzinfo=dt.UTC)
"""When time stands still: three seconds into a time step."""


class Shows(Protocol):
    """Shows views of a lesson of their own on a bare page."""

    def __call__(
        self, *views: str, step: int = 0, language: str = "en", size: tuple[int, int] = WIDE
    ) -> Bare:
        """Return a reader in front of views, such as "relay" or "exercise 03-border"."""
        ...


class ShowsTimed(Protocol):
    """Shows them where time passes when the test lets it."""

    def __call__(
        self, *views: str, step: int = 0, language: str = "en", size: tuple[int, int] = WIDE
    ) -> Timed:
        """Return a reader in front of views."""
        ...


@pytest.fixture
def recorder() -> Iterator[Recorder]:
    """The record of this test; in its end nothing has left the machine and no script has failed."""
    recorder = Recorder()
    yield recorder
    assert recorder.left_the_machine() == []
    assert recorder.faults == []


@pytest.fixture
def context(browser: Browser, recorder: Recorder) -> Iterator[BrowserContext]:
    """A profile of the browser for one test."""
    context = browser.new_context(
        reduced_motion="reduce", viewport={"width": WIDE[0], "height": WIDE[1]}
    )
    context.set_default_timeout(PATIENCE)
    recorder.watch(context)
    yield context
    context.close()


@pytest.fixture
def shows(context: BrowserContext) -> Shows:
    """Shows views on a bare page."""

    def show(
        *views: str, step: int = 0, language: str = "en", size: tuple[int, int] = WIDE
    ) -> Bare:
        bare = Bare(_page(context, size), language, step)
        return _shown(bare, views)

    return show


@pytest.fixture
def shows_timed(context: BrowserContext) -> Iterator[ShowsTimed]:
    """Shows views on a bare page on which time stands still."""
    with time_machine.travel(NOON, tick=False) as machine:

        def show(
            *views: str, step: int = 0, language: str = "en", size: tuple[int, int] = WIDE
        ) -> Timed:
            page = _page(context, size)
            page.clock.install(time=NOON - dt.timedelta(hours=1))
            page.clock.pause_at(NOON)
            return _shown(Timed(page, machine, language, step), views)

        yield show


@pytest.fixture
def stage(shows: Shows) -> Bare:
    """The whole procedure in English, from its beginning."""
    return shows("procedure")


def _page(context: BrowserContext, size: tuple[int, int]) -> Page:
    page = context.new_page()
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.on("dialog", lambda dialog: dialog.accept())
    return page


def _shown(bare: B, views: tuple[str, ...]) -> B:
    bare.shows(*views)
    expect(bare.page.locator(".td")).to_have_count(len(bare.views))
    return bare
