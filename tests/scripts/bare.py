"""A bare page with views of a lesson that lives in this process: no Jupyter and no server."""

from __future__ import annotations

import inspect
import json
import sys
import time
from pathlib import Path
from typing import Any

import time_machine
from playwright.sync_api import Page, Route

from tests.reader import Reader
from totp_demo.hosts import page as host
from totp_demo.hosts.page import Lesson
from totp_demo.views.base.view import View

ADDRESS = "http://localhost/"
"""Where the page says it is, so that it may use the clipboard; the test itself is what answers."""
HOST = Path(inspect.getfile(host)).with_suffix(".js")
THEMES = Path(sys.prefix) / "share/jupyter/lab/themes/@jupyterlab"
EMPTY = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Bare page</title>
<style>body { margin: 16px; background: var(--jp-layout-color0); }</style></head>
<body data-jp-theme-light="true"></body></html>"""
# Python's answers to what a view says come back from the call that says it.
BEGIN = """async () => {
  const { begin } = await import("/page.js");
  const hear = (answers) => answers.forEach(td.hear);
  window.td = begin((text) => {
    if (td.broken) throw new Error("there is nobody at the other end");
    toPython(text, Date.now() / 1000).then(hear);
  });
  td.ends = [];
}"""
MOUNT = """async (all) => {
  for (const opened of all) td.ends.push(await td.mount(opened, document.body));
}"""


def serve(page: Page) -> None:
    """Answer what a page asks its address for."""

    def answers(route: Route) -> None:
        if route.request.url.endswith("/page.js"):
            route.fulfill(content_type="text/javascript", body=HOST.read_text("utf-8"))
        else:
            route.fulfill(content_type="text/html", body=EMPTY)

    page.route(f"{ADDRESS}**", answers)


class Bare(Reader):
    """A person in front of a bare page, whose Python is this process.

    Args:
        page: An empty page.
        language: The lesson's.
        step: Where it starts.

    Attributes:
        lesson: The lesson. What is done with it here is news that the page has not asked for.
        said: Each message of the page's, and when it was sent, in the page's own time.
        heard: Each message of Python's, and when it was sent.
    """

    def __init__(self, page: Page, language: str = "en", step: int = 0) -> None:
        """Load the page and begin a lesson."""
        super().__init__(page)
        self.said: list[tuple[float, dict[str, Any]]] = []
        self.heard: list[tuple[float, dict[str, Any]]] = []
        self._opened: list[dict[str, Any]] = []
        self._answers: list[str] | None = None
        self._waiting: list[str] | None = None
        self._host = host.Page(language, step, send=self._send)
        self.lesson: Lesson = self._host.lesson
        serve(page)
        page.expose_function("toPython", self._hears)
        self.loads()

    @property
    def views(self) -> list[View]:
        """The lesson's views, in the order in which they were opened."""
        views = [each for each in self.lesson.subscribers if isinstance(each, View)]
        return sorted(views, key=lambda view: view.serial)

    def loads(self) -> None:
        """Load the page, or load it anew: it is empty then."""
        self.page.goto(ADDRESS)
        self.page.evaluate(BEGIN)

    def reloads(self) -> None:
        """Load the page anew, with its views as they were when they were opened."""
        self.loads()
        self.mounts(self._opened)

    def opens(self, *views: str) -> list[dict[str, Any]]:
        """Open views, and return what a page needs to show them, as a saved page has it.

        Args:
            views: Their methods' names, and what these take after a space, as in "exercise
                03-border".
        """
        return [json.loads(self._host.open(*view.split())) for view in views]

    def mounts(self, opened: list[dict[str, Any]]) -> None:
        """Put views that were opened at the end of the page."""
        self.page.evaluate(MOUNT, opened)

    def shows(self, *views: str) -> None:
        """Open views and put them at the end of the page."""
        opened = self.opens(*views)
        self._opened += opened
        self.mounts(opened)

    def puts(self, *shown: View) -> None:
        """Put views at the end of the page that a method of the lesson's gave.

        Args:
            shown: What `reader.lesson.predict(...)` returns, for one.
        """
        opened = [self._host.opened(each) for each in shown]
        self._opened += opened
        self.mounts(opened)

    def takes_away(self, number: int) -> None:
        """Take a view away, by its place on the page."""
        self.page.evaluate("(number) => td.ends[number]()", number)

    def goes_away(self) -> None:
        """Let Python answer nothing any more; what a page says meanwhile waits for it."""
        self._waiting = []

    def comes_back(self) -> None:
        """Let Python answer again, and first what has waited for it."""
        waiting, self._waiting = self._waiting or [], None
        for text in waiting:
            self._host.receive(text)

    def breaks_off(self) -> None:
        """Let there be nobody any more whom the page could say something to."""
        self.page.evaluate("() => { td.broken = true; }")

    def round_trip(self) -> None:
        """Wait until whatever the page has said so far has come to Python."""
        self.page.evaluate("() => toPython('', Date.now() / 1000).then(() => null)")

    def advances(self, seconds: float) -> None:
        """Let the lesson's time pass."""
        self.lesson.clock.advance(seconds)
        self.lesson.refresh_views()

    def wears(self, *, dark: bool) -> None:
        """Give the page the colours of one of JupyterLab's own themes."""
        name = "dark" if dark else "light"
        sheet = THEMES / f"theme-{name}-extension" / "index.css"
        self.page.evaluate(
            """([text, light]) => {
              document.querySelector("#theme")?.remove();
              const style = document.head.appendChild(document.createElement("style"));
              style.id = "theme";
              style.textContent = text;
              document.body.dataset.jpThemeLight = light;
            }""",
            [sheet.read_text("utf-8"), str(not dark).lower()],
        )

    def _hears(self, text: str, at: float) -> list[str]:
        """Take what the page says and return the answers to it."""
        if not text:
            return []
        self.said.append((at, json.loads(text)))
        if self._waiting is not None:
            self._waiting.append(text)
            return []
        return self._answers_to(text, at)

    def _answers_to(self, text: str, _at: float) -> list[str]:
        self._answers = []
        try:
            self._host.receive(text)
            return self._answers
        finally:
            self._answers = None

    def _send(self, text: str) -> None:
        self.heard.append((time.time(), json.loads(text)))
        if self._answers is None:
            self.page.evaluate("(text) => td.hear(text)", text)
        else:
            self._answers.append(text)


class Timed(Bare):
    """The same, where time stands still until the test lets it pass, in Python and on the page.

    Args:
        page: An empty page whose clock is Playwright's.
        machine: The time of this process.
        language: The lesson's.
        step: Where it starts.
    """

    def __init__(
        self, page: Page, machine: time_machine.Traveller, language: str = "en", step: int = 0
    ) -> None:
        """Load the page and begin a lesson."""
        self._machine = machine
        super().__init__(page, language, step)

    def passes(self, seconds: float) -> None:
        """Let time pass; whatever the page does then, it does in its own time."""
        self.page.clock.run_for(round(seconds * 1000))
        self._arrives(self.page.evaluate("Date.now()") / 1000)

    def is_suspended(self, seconds: float) -> None:
        """Let time pass in which no timer of the page comes: then each does that is due, once."""
        self.page.clock.fast_forward(round(seconds * 1000))
        self._arrives(self.page.evaluate("Date.now()") / 1000)

    def sleeps(self, seconds: float) -> None:
        """Let time pass by which the page's counter stands still: its clock alone goes on."""
        at = self.page.evaluate("Date.now()") / 1000 + seconds
        self.page.clock.set_system_time(at)
        self._arrives(at)

    def _answers_to(self, text: str, at: float) -> list[str]:
        self._arrives(at)
        return super()._answers_to(text, at)

    def _arrives(self, at: float) -> None:
        if at > time.time():
            self._machine.move_to(at)
