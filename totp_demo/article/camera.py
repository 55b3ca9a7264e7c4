"""Takes the article's pictures: the real views, in a real browser, each at its step."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, Route, sync_playwright

from totp_demo.article.browser import ARGUMENTS, find_browser
from totp_demo.article.shots import Shot
from totp_demo.hosts import page as host
from totp_demo.model.training_key import TRAINING_KEY

SCALE = 2
"""Pixels of a picture for a pixel of the page: sharp on any screen, and on paper."""
BORDER = 16  # CSS pixels of the page around what is shown
COLOURS = 128  # enough for a page of flat colours, and a third of the size
MOMENT = 1_581_937_208.0
"""When it is in the pictures: eight seconds into a time step, on the day of the article of 2020."""
PATIENCE = 20_000  # milliseconds

_ADDRESS = "http://localhost/"
_HERE = Path(__file__).parent
_FILES = {
    "article/camera.js": _HERE / "camera.js",
    "hosts/page.js": _HERE.parent / "hosts" / "page.js",
}
_CALL = """async ([name, ...given]) => {
  const page = await import("/article/camera.js");
  return page[name](...given);
}"""
_SHOW = """async (opened) => {
  const page = await import("/article/camera.js");
  await page.show(opened, toPython);
}"""


class NoBrowserError(RuntimeError):
    """There is no browser on this machine that could take the pictures."""


@contextmanager
def browser() -> Iterator[Browser]:
    """Start a browser, and end it.

    Yields:
        A Chromium with no way out of the machine.

    Raises:
        NoBrowserError: There is none.
    """
    path = find_browser()
    if path is None:
        raise NoBrowserError
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        try:
            yield running
        finally:
            running.close()


def take(running: Browser, shot: Shot, language: str) -> bytes:
    """Take a picture.

    Args:
        running: What `browser` started.
        shot: What it is to show.
        language: "en" or "fr".

    Returns:
        A PNG, at twice the size of the page.
    """
    page = running.new_page(
        device_scale_factor=SCALE,
        reduced_motion="reduce",
        viewport={"width": shot.width, "height": 1200},
        locale=language,
    )
    page.set_default_timeout(PATIENCE)
    try:
        _open(page, shot, language)
        page.evaluate(_CALL, ["mark", [f".{handle}" for handle in shot.marked]])
        clip = page.evaluate(_CALL, ["place", shot.cropped, BORDER])
        return reduced(page.screenshot(clip=clip, full_page=True, animations="disabled"))
    finally:
        page.close()


def _open(page: Page, shot: Shot, language: str) -> None:
    """Have the page show a view of a lesson at its step, with what is done first done."""
    answers: list[str] = []
    there = host.Page(language, shot.step, send=answers.append, key=TRAINING_KEY)
    clock = there.lesson.clock
    # Time runs, for a clock that stands still would say so; but it is the same in each picture.
    clock.advance(MOMENT - clock.now())
    there.lesson.start_again()

    def hears(text: str) -> list[str]:
        answers.clear()
        there.receive(text)
        return list(answers)

    def serves(route: Route) -> None:
        path = _FILES.get(route.request.url.removeprefix(_ADDRESS), _HERE / "camera.html")
        kind = "text/javascript" if path.suffix == ".js" else "text/html"
        route.fulfill(content_type=kind, body=path.read_text("utf-8"))

    page.route(f"{_ADDRESS}**", serves)
    page.expose_function("toPython", hears)
    page.goto(_ADDRESS)
    page.evaluate(_SHOW, json.loads(there.open(shot.view)))
    page.locator(".td").first.wait_for()
    for handle in shot.pressed:
        page.locator(f".{handle}").first.click()
    if shot.typed:
        code = TRAINING_KEY.code_at(there.lesson.phone.clock.now())
        page.locator("input.td-code-entry, .td-code-entry input").first.fill(code)
    page.mouse.move(1, 1)
    for part in (*(f".{handle}" for handle in shot.marked), shot.cropped):
        page.locator(part).locator("visible=true").first.wait_for()


def reduced(picture: bytes) -> bytes:
    """Return a PNG of few colours, a fraction of the size.

    Args:
        picture: A PNG.

    Returns:
        A PNG with a palette.
    """
    stream = io.BytesIO()
    few = Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(stream, "PNG", optimize=True)
    return stream.getvalue()
