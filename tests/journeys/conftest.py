"""A real browser in front of a real JupyterLab and a real Voila, with no way out of the machine."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from playwright.sync_api import Error as PlaywrightError

from tests.journeys.lab import LabReader
from tests.reader import Recorder
from tools.servers import CHECKOUT, Server, serving

WIDE = (1280, 1100)
PATIENCE = 15_000  # milliseconds
STAGE = "stage.ipynb"
_WRITE = """(sources) => {
  const { cells } = jupyterapp.shell.currentWidget.content.model.sharedModel;
  sources.forEach((source, i) => cells[i].setSource(source));
}"""


class NewPage(Protocol):
    """Opens an empty page."""

    def __call__(self, size: tuple[int, int] = WIDE) -> Page:
        """Return a page of a size in pixels."""
        ...


class OpenNotebook(Protocol):
    """Opens a notebook in JupyterLab."""

    def __call__(
        self, notebook: str, *, run: bool = True, size: tuple[int, int] = WIDE, script: str = ""
    ) -> LabReader:
        """Return a reader in front of it, in a page that ran a script before all others."""
        ...


class Shows(Protocol):
    """Shows views of a lesson of their own in place of the whole procedure."""

    def __call__(self, *views: str, step: int = 0) -> LabReader:
        """Return a reader in front of views, such as "relay()", of a lesson that starts at a step.

        In the kernel they are `views`, and the lesson is `lesson`.
        """
        ...


def notebook(*cells: str) -> str:
    """Return a notebook file with these cells of code."""
    return json.dumps(
        {
            "cells": [
                {
                    "cell_type": "code",
                    "id": f"cell-{number}",
                    "metadata": {},
                    "execution_count": None,
                    "outputs": [],
                    "source": source,
                }
                for number, source in enumerate(cells)
            ],
            "metadata": {
                "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}
            },
            "nbformat": 4,
            "nbformat_minor": 5,
        }
    )


def _leave_alone(page: Path) -> None:
    """Have a page run when a test says so, and not by itself: its own tests are in command/."""
    content = json.loads(page.read_text("utf-8"))
    content["metadata"]["totp_demo"]["runs"] = False
    page.write_text(json.dumps(content), "utf-8")


@pytest.fixture(scope="session")
def notebooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the kit's notebooks, and small pages for what needs no prose."""
    root = tmp_path_factory.mktemp("notebooks")
    for code in ("en", "fr"):
        shutil.copytree(CHECKOUT / "notebooks" / code, root / code)
        for page in (root / code).glob("*.ipynb"):
            _leave_alone(page)
        whole = notebook(
            f'import totp_demo as td\ntd.Lesson("{code}")',
            "from totp_demo import lesson\nlesson.procedure()",
        )
        (root / code / "whole.ipynb").write_text(whole, encoding="utf-8")
    shutil.copy(root / "en" / "whole.ipynb", root / STAGE)
    return root


@pytest.fixture(scope="session")
def lab_server(tmp_path_factory: pytest.TempPathFactory, notebooks: Path) -> Iterator[Server]:
    """JupyterLab on the kit's notebooks."""
    with serving(tmp_path_factory.mktemp("lab"), notebooks) as server:
        yield server


@pytest.fixture(scope="session")
def voila_server(tmp_path_factory: pytest.TempPathFactory, notebooks: Path) -> Iterator[Server]:
    """Voila on the same folder."""
    with serving(tmp_path_factory.mktemp("voila"), notebooks, "voila") as server:
        yield server


@pytest.fixture(scope="session")
def watched(browser: Browser) -> Iterator[tuple[BrowserContext, Recorder]]:
    """One profile of the browser, so that JupyterLab's scripts are loaded once; and its record."""
    context = browser.new_context(reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    recorder = Recorder()
    recorder.watch(context)
    yield context, recorder
    context.close()


@pytest.fixture
def recorder(watched: tuple[BrowserContext, Recorder]) -> Iterator[Recorder]:
    """The record of this test; in its end nothing has left the machine and no script has failed."""
    recorder = watched[1]
    recorder.clear()
    yield recorder
    assert recorder.left_the_machine() == []
    assert recorder.faults == []


@pytest.fixture
def pages(recorder: Recorder) -> Iterator[ExitStack]:
    """Closes this test's pages in its end. A page that outlives its kernel complains of that."""
    assert recorder.faults == []
    with ExitStack() as pages:
        yield pages


@pytest.fixture
def new_page(watched: tuple[BrowserContext, Recorder], pages: ExitStack) -> NewPage:
    """Opens empty pages of a size."""

    def make(size: tuple[int, int] = WIDE) -> Page:
        page = _new_page(watched[0], size)
        pages.callback(page.close)
        return page

    return make


def _new_page(context: BrowserContext, size: tuple[int, int]) -> Page:
    page = context.new_page()
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.on("dialog", lambda dialog: dialog.accept())
    return page


@pytest.fixture
def open_notebook(
    new_page: NewPage, pages: ExitStack, lab_server: Server
) -> Iterator[OpenNotebook]:
    """Opens notebooks in JupyterLab; their pages close and their kernels end with the test."""
    opened: dict[str, bytes] = {}

    def opens(
        notebook: str, *, run: bool = True, size: tuple[int, int] = WIDE, script: str = ""
    ) -> LabReader:
        opened.setdefault(notebook, (lab_server.root / notebook).read_bytes())
        page = new_page(size)
        page.add_init_script(script)
        return LabReader(page, lab_server).opens(notebook, run=run)

    yield opens
    pages.close()
    lab_server.end_kernels(opened)
    # A test may have saved it: the next that opens it would meet views of a kernel that is gone.
    for notebook, content in opened.items():
        (lab_server.root / notebook).write_bytes(content)


@pytest.fixture(scope="session")
def stages(watched: tuple[BrowserContext, Recorder]) -> Iterator[list[LabReader]]:
    """The page that tests have in common, once there is one; it closes before its browser."""
    assert watched
    kept: list[LabReader] = []
    yield kept
    for reader in kept:
        reader.page.close()


@pytest.fixture
def stage(
    stages: list[LabReader],
    watched: tuple[BrowserContext, Recorder],
    lab_server: Server,
    recorder: Recorder,
) -> LabReader:
    """The whole procedure on one page, begun anew. To open JupyterLab for each test takes long."""
    assert recorder.faults == []
    if stages:
        try:
            assert lab_server.runs(STAGE)
            stages[0].begins_anew(WIDE)
        except (AssertionError, PlaywrightError):  # another test has failed and left a mess
            stages.pop().page.close()
            lab_server.end_kernels([STAGE])
    if not stages:
        stages.append(LabReader(_new_page(watched[0], WIDE), lab_server).opens(STAGE))
    return stages[0]


@pytest.fixture
def shows(stage: LabReader) -> Iterator[Shows]:
    """Shows a few views on the page that tests have in common; the procedure comes back after."""
    whole = [cell["source"] for cell in stage.cells()]

    def show(*views: str, step: int = 0) -> LabReader:
        begin = f'import ipywidgets\nimport totp_demo as td\nlesson = td.Lesson("en", step={step})'
        listed = ", ".join(f"lesson.{view}" for view in views)
        sources = [begin, f"views = [{listed}]\nipywidgets.VBox(views)"]
        stage.page.evaluate(_WRITE, sources)
        stage.runs_all()
        expect(stage.page.locator(".td")).to_have_count(len(views))
        return stage

    yield show
    stage.page.evaluate(_WRITE, whole)
