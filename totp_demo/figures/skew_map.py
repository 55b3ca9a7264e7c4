"""The drift of a code for each pair of wrong clocks, and whether it is accepted."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from totp_demo.figures.numbers import number, of, signed
from totp_demo.model.acceptance import check_steps
from totp_demo.wording.language import Language

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_CELLS = 9  # to a side, unless told otherwise
_MOST = 25
_NARROW = 0.4  # of a step: a cell narrower than that has no room for its number


def drift_map(
    language: Language | str,
    *,
    window: int = 1,
    period: float = 30.0,
    reach: float | None = None,
    into: float | None = None,
) -> Figure:
    """Draw by how many steps a code is off, phone skew against server skew.

    Each cell is a step of both clocks at one moment: T = floor(t / X) (RFC 6238 §4.2), the phone's
    less the server's. Along the rising diagonal both are off by the same amount: nobody notices.

    Args:
        language: "en" or "fr", or a lesson's language.
        window: Steps accepted on each side of the server's own.
        period: Seconds a step lasts.
        reach: The largest skew drawn, in seconds either way; four and a half steps when left out.
        into: Seconds of the true step that have passed at that moment; half of it when left out.

    Returns:
        The figure; `savefig` saves it.

    Raises:
        ValueError: An argument is out of range.

    Example:
        >>> figure = drift_map("en", window=1, reach=45)
        >>> [text.get_text() for text in figure.axes[0].texts]
        ['0', '+1', '+2', '−1', '0', '+1', '−2', '−1', '0']
    """
    tongue = of(language)
    words = drift_map_words(tongue, window=window, period=period, reach=reach, into=into)
    from matplotlib.patches import Patch, Rectangle
    from matplotlib.ticker import FuncFormatter, MultipleLocator

    from totp_demo.figures.paper import FAINT, INK, Paper, look

    _ = tongue.gettext
    looks: dict[int, dict[str, Any]] = {
        0: {"facecolor": "white"},
        -1: {"facecolor": "#f6d8c2", "hatch": "////"},
        1: {"facecolor": "#c5dced", "hatch": "...."},
    }
    limit = _CELLS * period / 2 if reach is None else reach
    passed = period / 2 if into is None else into
    spans = list(_spans(limit, period, passed))
    with look():
        figure = Paper(words, (6.4, 6.6))
        axes = figure.add_subplot()
        axes.grid(visible=False)
        axes.set_title(_("By how many steps a code is off"))
        # What is in a cell asks for no room beside the axes: `in_layout` saves looking.
        for server, bottom, top in spans:
            for phone, left, right in spans:
                drift = phone - server
                side = 0 if abs(drift) <= window else int(math.copysign(1, drift))
                axes.add_patch(
                    Rectangle(
                        (left, bottom),
                        right - left,
                        top - bottom,
                        edgecolor=FAINT,
                        linewidth=0.6,
                        in_layout=False,
                        **looks[side],
                    )
                )
                if min(right - left, top - bottom) < _NARROW * period:
                    continue
                axes.text(
                    (left + right) / 2,
                    (bottom + top) / 2,
                    signed(drift, tongue),
                    ha="center",
                    va="center",
                    color=INK,
                    fontsize=10 if len(spans) <= _CELLS + 1 else 7,
                    fontweight="normal" if side else "bold",
                    bbox={
                        "boxstyle": "round,pad=0.2",
                        "fc": looks[side]["facecolor"],
                        "ec": "none",
                    },
                    in_layout=False,
                )
        axes.set_xlim(-limit, limit)
        axes.set_ylim(-limit, limit)
        axes.set_aspect("equal")
        for axis in (axes.xaxis, axes.yaxis):
            axis.set_major_locator(
                MultipleLocator(period if len(spans) <= _CELLS + 1 else 3 * period)
            )
            axis.set_major_formatter(FuncFormatter(lambda value, _at: signed(value, tongue)))
        axes.set_xlabel(_("Error of the phone’s clock (s)"))
        axes.set_ylabel(_("Error of the server’s clock (s)"))
        names = {
            -1: _("too old"),
            0: _("accepted (window {window})").format(window=number(window, tongue)),
            1: _("too new"),
        }
        figure.legend(
            handles=[
                Patch(edgecolor=FAINT, label=name, **looks[side]) for side, name in names.items()
            ],
            title=_("{into} s into a step of {period} s").format(
                into=number(passed, tongue), period=number(period, tongue)
            ),
            loc="outside lower center",
            ncols=3,
            frameon=False,
            handlelength=2.5,
            handleheight=1.5,
        )
        return figure.settle()


def drift_map_words(
    language: Language | str,
    *,
    window: int = 1,
    period: float = 30.0,
    reach: float | None = None,
    into: float | None = None,
) -> str:
    """Say in words what `drift_map` draws.

    Args:
        language: "en" or "fr", or a lesson's language.
        window: Steps accepted on each side of the server's own.
        period: Seconds a step lasts.
        reach: The largest skew drawn, in seconds either way; four and a half steps when left out.
        into: Seconds of the true step that have passed at that moment; half of it when left out.

    Returns:
        Some sentences.

    Raises:
        ValueError: An argument is out of range.

    Example:
        >>> print(drift_map_words("en", reach=45))
        By how many steps a code is off, when the phone’s and the server’s clocks are wrong by up \
to 45 s, 15 s into a step of 30 s. Accepted, with a window of 1: 7 of 9 cells, along the diagonal \
where both clocks are off by the same amount. To the right of these cells the code is too new, by \
up to 2 steps; to the left it is too old.
    """
    check_steps(window, period)
    limit = _CELLS * period / 2 if reach is None else reach
    passed = period / 2 if into is None else into
    if not 0.0 < limit <= _MOST * period / 2 or not 0.0 <= passed < period:
        message = f"reach is above 0 and at most {_MOST / 2:g} periods, into less than a period"
        raise ValueError(message)
    tongue = of(language)
    _ = tongue.gettext
    steps = [step for step, _low, _high in _spans(limit, period, passed)]
    accepted = sum(abs(phone - server) <= window for phone in steps for server in steps)
    opening = _(
        "By how many steps a code is off, when the phone’s and the server’s clocks are wrong by up "
        "to {reach} s, {into} s into a step of {period} s."
    )
    if accepted == len(steps) ** 2:
        text = _("Accepted, with a window of {window}: {accepted} of {cells} cells, that is all.")
    else:
        text = _(
            "Accepted, with a window of {window}: {accepted} of {cells} cells, along the diagonal "
            "where both clocks are off by the same amount. To the right of these cells the code is "
            "too new, by up to {most} steps; to the left it is too old."
        )
    return f"{opening} {text}".format(
        reach=number(limit, tongue),
        into=number(passed, tongue),
        period=number(period, tongue),
        window=number(window, tongue),
        accepted=number(accepted, tongue),
        cells=number(len(steps) ** 2, tongue),
        most=number(steps[-1] - steps[0], tongue),
    )


def _spans(limit: float, period: float, into: float) -> Iterator[tuple[int, float, float]]:
    """Yield each step that a clock within the limit may show, and from which error to which."""
    first = math.floor((into - limit) / period)
    last = math.ceil((into + limit) / period)
    for step in range(first, last):
        low = max(step * period - into, -limit)
        high = min((step + 1) * period - into, limit)
        if high > low:
            yield step, low, high
