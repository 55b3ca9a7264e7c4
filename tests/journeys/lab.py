"""JupyterLab's own side of a page: its commands, the open notebook, the kernel."""

from __future__ import annotations

import json
import urllib.parse
from collections.abc import Sequence
from typing import Any

from playwright.sync_api import Page, expect

from tests.reader import Reader
from tools.servers import Server
from totp_demo.learner.protocol import Word

_KERNEL = "jupyterapp.shell.currentWidget.context.sessionContext.session.kernel"
_HAS_KERNEL = f"() => {{ try {{ return !!{_KERNEL} }} catch {{ return false }} }}"
_SAVE_STATE = "@jupyter-widgets/jupyterlab-manager:saveWidgetState"
# Nothing has changed since three looks before.
_AT_REST = """() => {
  const scrolled = document.querySelector(".jp-Notebook .jp-WindowedPanel-outer")?.scrollTop;
  const parts = document.querySelectorAll(".td, .td *").length;
  tdRested.unshift([scrolled, parts, document.activeElement.className].join(" "));
  return tdRested.length > 3 && new Set(tdRested.slice(0, 4)).size === 1;
}"""
_RUN = f"""async (code) => {{
  const future = {_KERNEL}.requestExecute({{ code, store_history: false }});
  let said = "";
  let fault = "";
  future.onIOPub = ({{ header, content }}) => {{
    if (header.msg_type === "stream") said += content.text;
    if (header.msg_type === "error") fault += content.traceback.join("\\n");
  }};
  await future.done;
  if (fault) throw new Error(fault);
  return said;
}}"""

_DRAW_ALL = """() => {
  const book = jupyterapp.shell.currentWidget.content;
  book.notebookConfig = { ...book.notebookConfig, windowingMode: "none" };
}"""


class Lab:
    """A page with a notebook open in JupyterLab.

    Attributes:
        page: the page.
    """

    page: Page

    def waits_for_kernel(self) -> None:
        """Wait until the notebook has a kernel to run its cells."""
        self.page.wait_for_function(_HAS_KERNEL, timeout=60_000)

    def commands(self, command: str, **arguments: object) -> None:
        """Run a command of JupyterLab's and wait for its end."""
        self.page.evaluate(
            "([command, args]) => jupyterapp.commands.execute(command, args).then(() => null)",
            [command, arguments],
        )

    def cells(self) -> list[dict[str, Any]]:
        """Return the notebook's cells as they would be saved now."""
        found: list[dict[str, Any]] = self.page.evaluate(
            "() => jupyterapp.shell.currentWidget.content.model.sharedModel.toJSON().cells"
        )
        return found

    def errors(self) -> list[str]:
        """Return what the cells raised."""
        outputs = [output for cell in self.cells() for output in cell.get("outputs", [])]
        return [
            json.dumps(output)
            for output in outputs
            if output["output_type"] == "error" or output.get("name") == "stderr"
        ]

    def runs(self, code: str) -> str:
        """Run code in the notebook's kernel, outside any cell, and return what it printed."""
        said: str = self.page.evaluate(_RUN, code)
        return said.strip()

    def acts(self, *words: Word) -> None:
        """Have the lesson hear something, as if a view had said it."""
        said = [f"protocol.{type(word).__name__}(**{vars(word)!r})" for word in words]
        lines = ["from totp_demo.learner import protocol", *(f"lesson.act({one})" for one in said)]
        self.runs("\n".join(lines))

    def restarts_kernel(self) -> None:
        """Restart the kernel, as from the menu but without its question."""
        self.page.evaluate(f"async () => {{ await {_KERNEL}.restart(); }}")
        self.page.wait_for_function(f"() => {_KERNEL}.status === 'idle'", timeout=60_000)

    def saves_widgets(self) -> None:
        """Have the widgets saved with the notebook. JupyterLab keeps that choice over its pages."""
        if not self.page.evaluate(f"jupyterapp.commands.isToggled('{_SAVE_STATE}')"):
            self.commands(_SAVE_STATE)
        self.page.wait_for_function(f"jupyterapp.commands.isToggled('{_SAVE_STATE}')")

    def rests(self) -> None:
        """Wait until JupyterLab neither draws nor scrolls nor moves the focus any more."""
        self.page.evaluate("() => { window.tdRested = []; }")
        self.page.wait_for_function(_AT_REST, polling=100)


class LabReader(Reader, Lab):
    """A person with a notebook open in JupyterLab.

    Args:
        page: the page.
        server: the JupyterLab it comes from.
    """

    def __init__(self, page: Page, server: Server) -> None:
        """Sit down in front of JupyterLab."""
        super().__init__(page)
        self.server = server

    def opens(self, notebook: str, *, run: bool = True) -> LabReader:
        """Open a notebook and wait for its kernel.

        Args:
            notebook: its path below the server's root.
            run: whether to run all its cells.
        """
        path = urllib.parse.quote(notebook)
        self.page.goto(f"{self.server.url}/lab/tree/{path}?token={self.server.token}&reset")
        self.waits_for_kernel()
        if (self.page.viewport_size or {"width": 0})["width"] < 600:
            self.page.evaluate("jupyterapp.shell.collapseLeft()")
        if run:
            self.runs_all()
        return self

    def opens_profile(self) -> None:
        """Steps 1 and 2 up to the form, on every screen of the page."""
        super().opens_profile()
        self.runs("")  # answered after all that the screens have to hear

    def runs_all(self) -> None:
        """Run every cell; none may raise."""
        self.commands("notebook:run-all-cells")
        assert self.errors() == []
        expect(self.page.locator(".td").first).to_be_visible(timeout=30_000)
        self.rests()

    def begins_anew(self, size: tuple[int, int]) -> None:
        """Put the page back to where it was when it had been opened."""
        self.page.set_viewport_size({"width": size[0], "height": size[1]})
        self.page.evaluate("delete window.tdRan")
        self.commands("notebook:clear-all-cell-outputs")
        expect(self.page.locator(".td")).to_have_count(0)
        self.wears(dark=False)
        self.runs_all()

    def runs_cells(self, numbers: Sequence[int]) -> None:
        """Run some cells by their number, one after another."""
        for number in numbers:
            self.page.evaluate(
                "(number) => { jupyterapp.shell.currentWidget.content.activeCellIndex = number; }",
                number,
            )
            self.commands("notebook:run-cell")

    def advances(self, seconds: float) -> None:
        """Let the lesson's time pass."""
        self.runs(
            f"import totp_demo; totp_demo.lesson.clock.advance({seconds})\n"
            "totp_demo.lesson.refresh_views()"
        )

    def draws_all(self) -> None:
        """Have JupyterLab draw every cell; otherwise it draws only those in view."""
        self.page.evaluate(_DRAW_ALL)

    def saves(self) -> str:
        """Save the notebook and return the file."""
        self.commands("docmanager:save")
        path = self.page.evaluate("() => jupyterapp.shell.currentWidget.context.path")
        text: str = (self.server.root / path).read_text("utf-8")
        return text

    def wears(self, *, dark: bool) -> None:
        """Choose JupyterLab's theme."""
        theme = "JupyterLab Dark" if dark else "JupyterLab Light"
        self.commands("apputils:change-theme", theme=theme)
        expect(self.page.locator("body")).to_have_attribute(
            "data-jp-theme-light", "false" if dark else "true"
        )
