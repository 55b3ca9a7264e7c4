"""The figure that all figures are: how it looks, how it is saved, how a notebook shows it."""

from __future__ import annotations

import base64
import io
from contextlib import AbstractContextManager
from typing import Any
from xml.etree import ElementTree as ET  # only written, never read

import matplotlib.style
from matplotlib.figure import Figure

INK = "#1a1a1a"
FAINT = "#8c8c8c"
# Okabe and Ito's palette, which colour-blind readers can tell apart, without its lightest colours.
COLOURS = ("#000000", "#0072b2", "#d55e00", "#009e73", "#a6447a", "#5e4b00")
DASHES: tuple[Any, ...] = (
    "solid",
    (0, (6, 2)),
    (0, (1.5, 1.5)),
    (0, (8, 2, 1.5, 2)),
    (0, (3, 1.5)),
    (0, (8, 2, 1.5, 2, 1.5, 2)),
)

_STYLE = {
    "axes.edgecolor": INK,
    "axes.grid": True,
    "axes.labelcolor": INK,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlelocation": "left",
    "axes.titlesize": 12,
    "axes.titleweight": "bold",
    "font.size": 10,
    "grid.color": "#d9d9d9",
    "grid.linewidth": 0.6,
    "hatch.linewidth": 0.6,
    "savefig.dpi": 200,
    "svg.fonttype": "path",  # looks alike where the font is not installed
    "svg.hashsalt": "totp_demo",  # without it the identifiers differ from run to run
}
# Who saved it with which program, and when, is no part of a picture.
_METADATA: dict[str, dict[str, None]] = {
    "svg": {"Date": None, "Creator": None},
    "png": {"Software": None},
    "pdf": {"CreationDate": None, "Creator": None, "Producer": None},
}


def look() -> AbstractContextManager[None]:
    """Return a context in which matplotlib draws as this kit does, whatever is set elsewhere."""
    style: AbstractContextManager[None] = matplotlib.style.context(["default", _STYLE])
    return style


class Paper(Figure):
    """A figure that knows what it shows in words.

    Args:
        words: What it shows, for a reader who does not see it.
        size: Width and height in inches.
    """

    def __init__(self, words: str, size: tuple[float, float]) -> None:
        """Start with an empty page."""
        super().__init__(figsize=size, layout="constrained")
        self.words = words

    def settle(self) -> Paper:
        """Fix the places of all parts, so that how it was saved before changes nothing.

        Returns:
            The figure itself.
        """
        layout = self.get_layout_engine()
        if layout is not None:  # it is there until the parts have their places
            layout.execute(self)
        self.set_layout_engine("none")
        return self

    def savefig(self, fname: Any, **options: Any) -> None:  # noqa: ANN401 - as matplotlib has them
        """Save the figure, the same bytes each time.

        Args:
            fname: A path that ends in .svg, .png or .pdf, or an open binary file.
            options: As `matplotlib.figure.Figure.savefig` takes them.
        """
        kind = options.get("format") or str(fname).rpartition(".")[2].lower()
        about: dict[str, str | None] = dict(_METADATA.get(kind, {}))
        about |= {"Title": self.words} if kind in {"svg", "png"} else {}
        options["metadata"] = about | (options.get("metadata") or {})
        with look():
            super().savefig(fname, **options)

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        """Show it in a notebook as a picture with its words behind it."""
        svg = io.BytesIO()
        self.savefig(svg, format="svg")
        address = f"data:image/svg+xml;base64,{base64.b64encode(svg.getvalue()).decode()}"
        picture = ET.Element("img", alt=self.words, src=address, style="max-width: 100%")
        return {
            "text/html": ET.tostring(picture, encoding="unicode", method="html"),
            "text/plain": self.words,
        }
