"""Notebooks run: all, twice, in any order, each cell by itself; nothing secret reaches a file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jupyter_client.manager import start_new_kernel

from tests.fast.notebooks import secrecy
from tools.notebooks import FOLDER, Cell, name_of, paths, read

WIDGET = "application/vnd.jupyter.widget-view+json"
FRESH = """
%reset -f
import sys
for _name in [name for name in sys.modules if name.partition(".")[0] == "totp_demo"]:
    del sys.modules[_name]
del sys, _name
"""


class Kernel:
    """One kernel; starting one costs a second, so a notebook's tests share it."""

    def __init__(self, folder: Path) -> None:
        """Start in a notebook's folder, as JupyterLab does."""
        self.manager, self.client = start_new_kernel(kernel_name="python3", cwd=str(folder))
        self.messages: list[dict[str, Any]] = []

    def fresh(self) -> None:
        """Make it as good as new: no variables, and the package is imported anew."""
        self.run(FRESH)
        self.messages.clear()

    def run(self, source: str) -> list[dict[str, Any]]:
        """Run a cell and return its outputs."""
        heard: list[dict[str, Any]] = []
        self.client.execute_interactive(
            source, store_history=False, output_hook=heard.append, timeout=60
        )
        self.messages += heard
        kinds = {"stream", "display_data", "execute_result", "error"}
        return [{"is": m["msg_type"], **m["content"]} for m in heard if m["msg_type"] in kinds]

    def stop(self) -> None:
        """End it and its sockets."""
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)
        self.manager.cleanup_resources()


@pytest.fixture(scope="module", params=paths(), ids=name_of)
def notebook(request: pytest.FixtureRequest) -> Iterator[tuple[Kernel, list[Cell]]]:
    page = read(request.param)
    kernel = Kernel(page.path.parent)
    yield kernel, [cell for cell in page.cells if cell.kind == "code"]
    kernel.stop()


def complaints(outputs: list[dict[str, Any]]) -> list[str]:
    """Return the errors and warnings among a cell's outputs."""
    return [
        output.get("evalue") or output["text"]
        for output in outputs
        if output["is"] == "error" or output.get("name") == "stderr"
    ]


def _views(cell: Cell) -> bool:
    """Say whether a cell ends with one of a lesson's views."""
    last = cell.source.rstrip().splitlines()[-1]
    return last.startswith(("lesson.", "td.lesson.")) and last.endswith(")")


def test_run_all_twice(notebook: tuple[Kernel, list[Cell]]) -> None:
    kernel, cells = notebook
    kernel.fresh()
    for _ in range(2):
        outputs = {cell.id: kernel.run(cell.source) for cell in cells}
        assert {name: found for name, out in outputs.items() if (found := complaints(out))} == {}
        for cell in filter(_views, cells):
            assert any(WIDGET in out.get("data", {}) for out in outputs[cell.id]), cell.id
        # What JupyterLab would save: the outputs, and the widgets' state if somebody asks for it.
        assert secrecy.found_in(json.dumps(outputs, ensure_ascii=False)) == []
        assert secrecy.found_in(json.dumps(states(kernel.messages), ensure_ascii=False)) == []


def states(messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the widgets' states that messages bring, scripts and styles left out."""
    data = [m["content"]["data"] for m in messages if m["msg_type"] in {"comm_open", "comm_msg"}]
    return [
        {
            name: value
            for name, value in one["state"].items()
            if name not in {"_esm", "_css", "library"}
        }
        for one in data
        if "state" in one
    ]


def test_in_reverse_order(notebook: tuple[Kernel, list[Cell]]) -> None:
    kernel, cells = notebook
    kernel.fresh()
    for cell in reversed(cells):
        assert complaints(kernel.run(cell.source)) == [], cell.id


def test_each_cell_alone(notebook: tuple[Kernel, list[Cell]]) -> None:
    kernel, cells = notebook
    for cell in cells:
        kernel.fresh()
        outputs = kernel.run(cell.source)
        assert complaints(outputs) == [], cell.id
        if _views(cell) and "Lesson(" not in cell.source:
            shown = " ".join(out.get("data", {}).get("text/plain", "") for out in outputs)
            assert "Run the first code cell of this page first" in shown, cell.id
            assert "Exécutez d’abord la première cellule de code" in shown, cell.id


def test_errors_warnings_and_secrets_are_seen() -> None:
    kernel = Kernel(FOLDER)
    assert complaints(kernel.run("1 + 1; print(2)")) == []
    assert complaints(kernel.run("undefined")) == ["name 'undefined' is not defined"]
    assert "careful" in complaints(kernel.run("import warnings; warnings.warn('careful')"))[0]
    kernel.run(
        "import ipywidgets, base64; w = ipywidgets.Text(base64.b32encode(b'x1' * 10).decode())"
    )
    assert secrecy.found_in(json.dumps(states(kernel.messages)))
    kernel.fresh()
    assert complaints(kernel.run("w")) == ["name 'w' is not defined"]
    kernel.stop()
