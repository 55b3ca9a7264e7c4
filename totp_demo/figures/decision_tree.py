"""The desk's decision tree on one page of A4."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from totp_demo.figures.numbers import of
from totp_demo.wording import decision_tree as tree
from totp_demo.wording.language import Language

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_PAGE = (8.27, 11.69)  # inches: A4
_LEFT, _ARROW, _RIGHT, _END = 5.0, 101.0, 106.0, 203.0  # millimetres from the left edge
_ASKED, _DONE = 66, 70  # characters in a line of either half
_LINE, _GAP, _HEADING = 2.95, 1.15, 4.9  # millimetres: of a line, around a row, of a heading


def decision_tree(language: Language | str) -> Figure:
    """Draw the desk's decision tree on one page: symptoms, questions, what to do.

    Args:
        language: "en" or "fr", or a lesson's language.

    Returns:
        The figure, of the size of A4; `savefig` saves it.

    Example:
        >>> [round(25.4 * side) for side in decision_tree("en").get_size_inches()]
        [210, 297]
    """
    reader = of(language)
    from totp_demo.figures.paper import Paper, look

    with look():
        figure = Paper(decision_tree_words(reader), _PAGE)
        figure.set_layout_engine("none")
        axes = figure.add_axes((0, 0, 1, 1))
        axes.axis("off")
        axes.set_xlim(0, 210)
        axes.set_ylim(297, 0)
        _draw(axes, reader)
        return figure.settle()


def decision_tree_words(language: Language | str) -> str:
    """Say in words what `decision_tree` draws.

    Args:
        language: "en" or "fr", or a lesson's language.

    Returns:
        Its symptoms; `wording.decision_tree` has all of it as a list.

    Example:
        >>> decision_tree_words("en").partition(" 10. ")[2]
        'The code works, but something looks odd. Each has its questions, 37 in all.'
    """
    reader = of(language)
    parts = [tree.TITLE.into(reader) + ".", tree.HOW_TO.into(reader)]
    for number, (symptom, _questions) in enumerate(tree.words(reader), 1):
        end = "" if symptom.endswith("?") else "."
        parts.append(f"{number}. {symptom}{end}")
    count = sum(len(questions) for _symptom, questions in tree.words(reader))
    parts.append(reader.gettext("Each has its questions, {count} in all.").format(count=count))
    return " ".join(parts)


def _draw(axes: Axes, language: Language) -> None:
    from matplotlib.patches import Rectangle

    from totp_demo.figures.paper import FAINT, INK

    def text(x: float, y: float, words: str, **look: object) -> None:
        axes.text(x, y, words, ha="left", va="top", linespacing=1.12, **look)  # type: ignore[arg-type]

    text(_LEFT, 6, tree.TITLE.into(language), fontsize=13, fontweight="bold")
    how_to = _lines(tree.HOW_TO.into(language), _ASKED + _DONE)
    text(_LEFT, 13, how_to, fontsize=7.5)
    y = 14.5 + 3.2 * (how_to.count("\n") + 1)
    for number, (symptom, questions) in enumerate(tree.words(language), 1):
        axes.add_patch(
            Rectangle(
                (_LEFT, y), _END - _LEFT, _HEADING - 0.6, facecolor="#e6e6e6", edgecolor="none"
            )
        )
        text(_LEFT + 1, y + 0.7, f"{number}. {symptom}", fontsize=8, fontweight="bold")
        y += _HEADING
        for asked, done in questions:
            ask, do = _lines(asked, _ASKED), _lines(done, _DONE)
            height = _LINE * (max(ask.count("\n"), do.count("\n")) + 1) + _GAP
            text(_LEFT + 3, y + 0.5, ask, fontsize=7.2)
            text(_ARROW, y + 0.5, "→", fontsize=7.2)
            text(_RIGHT, y + 0.5, do, fontsize=7.2, color=INK)
            y += height
            axes.plot([_LEFT, _END], [y - 0.25] * 2, color=FAINT, linewidth=0.3)
        y += 0.6


def _lines(words: str, width: int) -> str:
    return "\n".join(textwrap.wrap(words, width, break_on_hyphens=False))
