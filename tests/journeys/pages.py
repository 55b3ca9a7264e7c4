"""Small pages with a few of a lesson's views on them, for what needs no prose."""

from __future__ import annotations

from pathlib import Path

from tests.journeys.conftest import notebook


def page_of(root: Path, name: str, *views: str, language: str = "en", step: int = 0) -> str:
    """Write a notebook that begins a lesson and shows views of it, each in a cell of its own.

    Args:
        root: the folder of the server's notebooks.
        name: what to call it, without its ending.
        views: calls of the lesson's methods, such as "phone_view()".
        language: the lesson's.
        step: where the lesson starts.

    Returns:
        The notebook's path below the root.
    """
    begin = f'import totp_demo as td\ntd.Lesson("{language}", step={step})\nlesson = td.lesson'
    path = root / f"{name}.ipynb"
    path.write_text(notebook(begin, *(f"lesson.{view}" for view in views)), encoding="utf-8")
    return path.name
