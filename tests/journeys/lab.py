"""JupyterLab's own side of a page: its commands, the open notebook, the kernel."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page

_KERNEL = "jupyterapp.shell.currentWidget.context.sessionContext.session.kernel"
_HAS_KERNEL = f"() => {{ try {{ return !!{_KERNEL} }} catch {{ return false }} }}"
_SAVE_STATE = "@jupyter-widgets/jupyterlab-manager:saveWidgetState"
_AT_REST = """() => {
  const scrolled = document.querySelector(".jp-Notebook .jp-WindowedPanel-outer")?.scrollTop;
  const parts = document.querySelectorAll(".td, .td *").length;
  return JSON.stringify([scrolled, parts, document.activeElement.className]);
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
        before, since = None, 0
        for _ in range(100):
            now = self.page.evaluate(_AT_REST)
            since = since + 1 if now == before else 0
            if since >= 3:
                return
            before = now
            self.page.wait_for_timeout(100)
