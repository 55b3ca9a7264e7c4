"""A figure on the page, in the reader's language, with its words below it."""

from __future__ import annotations

import base64
import functools
import io
import json
from typing import TYPE_CHECKING, Any

from totp_demo.learner.protocol import FigureViewShown
from totp_demo.views.base.sources import Script, Style
from totp_demo.views.base.view import View

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from totp_demo.learner.lesson import Lesson

NAMES = ("acceptance", "decision_tree", "drift_map", "guessing", "time_window")
"""Figures of `totp_demo.figures` that a notebook may ask for."""


drawn_ahead: dict[str, tuple[str, str]] = {}
"""Figures drawn when a page was made, by their `key`: address and words. There they come first."""


class FigureView(View):
    """A figure that follows the language switch; it is drawn once in each language.

    Args:
        lesson: The lesson it belongs to, for its language.
        name: The figure's function in `totp_demo.figures`, such as "acceptance".
        options: That function's arguments but the language.

    Raises:
        KeyError: There is no figure of that name.
    """

    script = Script("questions/figure_view.js")
    style = Style("questions/figure_view.css")

    def __init__(self, lesson: Lesson, name: str, **options: Any) -> None:  # noqa: ANN401 - the figure's
        """Choose the figure; drawing waits until it is shown."""
        if name not in NAMES:
            raise KeyError(f"no figure of that name; there are {', '.join(NAMES)}")
        self._asked = json.dumps([name, options])
        self._draw = functools.cache(functools.partial(_draw, name, options))
        super().__init__(lesson)

    def describe(self) -> FigureViewShown:
        """Return the picture and what it shows in words."""
        language = self.lesson.language
        _ = language.gettext
        picture, words = drawn_ahead.get(self.key(language.code)) or self._draw(language.code)
        return {
            **self.page(),
            "picture": picture,
            "words": words,
            "t": {"title": _("A figure"), "in_words": _("The figure in words")},
        }

    def key(self, code: str) -> str:
        """Return what tells this figure, in a language, from any other."""
        return f"{code} {self._asked}"

    def drawn(self, code: str) -> tuple[bytes, str]:
        """Return the figure in a language, as SVG, and its words."""
        picture, words = self._draw(code)
        return base64.b64decode(picture.partition(",")[2]), words

    def in_words(self) -> list[str]:
        """Return the words of the figure; its picture goes along."""
        return [self.describe()["words"]]


def _draw(name: str, options: dict[str, Any], code: str) -> tuple[str, str]:
    # Matplotlib takes half a second to load: only whoever looks at a figure waits for it.
    from totp_demo import figures

    figure: Figure = getattr(figures, name)(code, **options)
    words: str = getattr(figures, f"{name}_words")(code, **options)
    svg = io.BytesIO()
    figure.savefig(svg, format="svg")
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.getvalue()).decode()}", words
