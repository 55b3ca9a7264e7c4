"""A notebook's cells on a page of their own: run one after the other, each with what it shows.

The same runs twice: when a page is made, to draw what it opens with, and in its reader's browser.
So a view has the same number in both.
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
import traceback
from collections.abc import Callable, Iterator
from typing import Any

import totp_demo
from totp_demo.hosts.page import Lesson, Page
from totp_demo.views.base.view import View
from totp_demo.views.catalogue import Whole
from totp_demo.views.questions.figure_view import drawn_ahead
from totp_demo.views.questions.prediction import Prediction


class Cells(Page):
    r"""The cells of one notebook.

    Args:
        language: "en" or "fr".
        send: Takes each message to the page, as `Page` does.
        figures: Those that were drawn when the page was made, as JSON: `drawn_ahead` of
            `views/questions/figure_view.py`.

    Example:
        >>> cells = Cells("en", send=print)
        >>> cells.run("print(6 * 7)")
        '[{"text": "42\\n"}]'
        >>> shown = cells.run("import totp_demo as td; td.Lesson('en').guide()")
        >>> json.loads(shown)[0]["view"]["name"]
        'product/guide.js'
    """

    def __init__(
        self, language: str = "en", *, send: Callable[[str], object], figures: str = "{}"
    ) -> None:
        """Begin; no cell has run yet."""
        drawn_ahead.update(json.loads(figures))
        super().__init__(language, send=send)
        self._names: dict[str, Any] = {"__name__": "__main__"}

    def _texts(self, _view: View, *, first: bool) -> dict[str, Any]:  # noqa: ARG002 - of none
        # The page has the files.
        return {}

    def run(self, source: str) -> str:
        """Run a cell.

        Args:
            source: Python, as a notebook has it.

        Returns:
            JSON: what it shows in order, each an object with `text`, or with `view`: what `open`
            of `Page` says of it.

        Raises:
            Exception: Whatever the cell does.
        """
        printed = io.StringIO()
        shown = self._result(source, printed)
        said = [{"text": printed.getvalue()}] if printed.getvalue() else []
        if isinstance(shown, View | Whole):
            return json.dumps([*said, {"view": self.opened(shown)}])
        value = [] if shown is None else [{"text": f"{shown!r}\n"}]
        return json.dumps([*said, *value])

    def _result(self, source: str, printed: io.StringIO) -> object:
        """Run a cell and return the value of its last line, if that is an expression."""
        tree = ast.parse(source)
        last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        with _lessons_of_a_page(), contextlib.redirect_stdout(printed):
            exec(compile(tree, "<cell>", "exec"), self._names)  # noqa: S102 - a cell is to be run
            if not isinstance(last, ast.Expr):
                return None
            value = ast.Expression(last.value)
            return eval(compile(value, "<cell>", "eval"), self._names)  # noqa: S307 - the same

    def predict_all(self) -> None:
        """Make every prediction of the page, whichever: its maker has to know what they reveal."""
        for view in [view for view in self.views.values() if isinstance(view, Prediction)]:
            right = view.exercise.right
            view.predict(next(iter(right)) if isinstance(right, frozenset) else str(right))

    def attempt(self, source: str) -> str:
        """Run a cell that its reader has changed; nothing raises.

        Args:
            source: Whatever the reader wrote.

        Returns:
            What it printed and showed, as text; where it fails, what it printed and why.

        Example:
            >>> Cells("en", send=print).attempt("1 / 0").splitlines()[-1]
            'ZeroDivisionError: division by zero'
        """
        printed = io.StringIO()
        try:
            shown = self._result(source, printed)
        except BaseException:  # noqa: BLE001 - a reader's code may raise anything, SystemExit too
            return printed.getvalue() + traceback.format_exc(limit=-1)
        return printed.getvalue() + ("" if shown is None else f"{shown!r}\n")


@contextlib.contextmanager
def _lessons_of_a_page() -> Iterator[None]:
    """Let `totp_demo.Lesson` be the one whose views are shown by a page."""
    before = vars(totp_demo).get("Lesson")
    vars(totp_demo)["Lesson"] = Lesson
    try:
        yield
    finally:
        if before is None:
            del vars(totp_demo)["Lesson"]
        else:
            vars(totp_demo)["Lesson"] = before


def zones_came() -> None:
    """Forget what was said of time zones while there were none: a page loads them late."""
    import zoneinfo

    from totp_demo.model import profile
    from totp_demo.views.product import profile_form

    zoneinfo.ZoneInfo.clear_cache()
    profile.time_zones.cache_clear()
    profile_form.labels.cache_clear()
