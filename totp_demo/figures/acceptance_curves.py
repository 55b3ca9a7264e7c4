"""How often a valid code is accepted, against how wrong the phone's clock is."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from totp_demo.figures.numbers import number, of, percent
from totp_demo.model import acceptance as model
from totp_demo.model.acceptance import Delay, delay_range
from totp_demo.wording.language import Language

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WINDOWS = range(6)
_POINTS = 1200


def acceptance(
    language: Language | str,
    *,
    windows: Sequence[int] = WINDOWS,
    period: float = 30.0,
    delay: Delay = 0.0,
) -> Figure:
    """Draw the probability of acceptance against clock skew, one curve a window.

    The curves are exact: see `totp_demo.model.acceptance.acceptance`.

    Args:
        language: "en" or "fr", or a lesson's language.
        windows: Steps accepted on each side of the current one, at most six different ones.
        period: Seconds a step lasts.
        delay: Seconds from reading a code to its check, or a pair of bounds.

    Returns:
        The figure; `savefig` saves it.

    Raises:
        ValueError: An argument is out of range.

    Example:
        >>> figure = acceptance("fr", windows=[1])
        >>> figure.axes[0].get_xlabel()
        'Avance du téléphone sur le serveur (s)'
    """
    tongue = of(language)
    words = acceptance_words(tongue, windows=windows, period=period, delay=delay)
    from matplotlib.ticker import FuncFormatter, MultipleLocator

    from totp_demo.figures.paper import COLOURS, DASHES, FAINT, INK, Paper, look

    _ = tongue.gettext
    reach = (max(windows) + 1.5) * period + delay_range(delay)[1]
    skews = [reach * (2 * point / _POINTS - 1) for point in range(_POINTS + 1)]
    with look():
        figure = Paper(words, (7.5, 4.4))
        axes = figure.add_subplot()
        axes.set_title(_("How often a valid code is accepted"))
        axes.axvline(0, color=FAINT, linewidth=0.8)
        curves = [
            [model.acceptance(skew, window=window, period=period, delay=delay) for skew in skews]
            for window in windows
        ]
        sure = [
            max(column) if max(column) == 1.0 else math.nan for column in zip(*curves, strict=True)
        ]
        # Where several are certain they are one line: dashes over dashes could not be told apart.
        axes.plot(skews, sure, color=INK, linewidth=1.8)
        for place, (window, curve) in enumerate(zip(windows, curves, strict=True)):
            axes.plot(
                skews,
                [chance if 0.0 < chance < 1.0 else math.nan for chance in curve],
                color=COLOURS[place],
                linestyle=DASHES[place],
                linewidth=1.8,
            )
            for at, height in _half_way(skews, curve):
                axes.text(
                    at,
                    height,
                    number(window, tongue),
                    color=INK,
                    fontsize=9,
                    ha="center",
                    va="center",
                    bbox={"boxstyle": "circle,pad=0.25", "fc": "white", "ec": COLOURS[place]},
                )
        axes.set_xlim(-reach, reach)
        axes.set_ylim(-0.02, 1.05)
        axes.xaxis.set_major_locator(MultipleLocator(2 * period if len(windows) > 2 else period))  # noqa: PLR2004
        axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _at: number(value, tongue)))
        axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _at: percent(value, tongue)))
        axes.set_xlabel(_("Phone ahead of the server (s)"))
        axes.set_ylabel(_("Probability"))
        note = _("The number on a curve is its window, in steps. Period {period} s; {typing}.")
        figure.supxlabel(
            note.format(period=number(period, tongue), typing=_typing(tongue, delay)), fontsize=9
        )
        return figure.settle()


def acceptance_words(
    language: Language | str,
    *,
    windows: Sequence[int] = WINDOWS,
    period: float = 30.0,
    delay: Delay = 0.0,
) -> str:
    """Say in words what `acceptance` draws.

    Args:
        language: "en" or "fr", or a lesson's language.
        windows: Steps accepted on each side of the current one.
        period: Seconds a step lasts.
        delay: Seconds from reading a code to its check, or a pair of bounds.

    Returns:
        Some sentences.

    Raises:
        ValueError: An argument is out of range.

    Example:
        >>> print(acceptance_words("en", windows=[1], delay=5))
        How often a valid code is accepted, depending on how far the phone is ahead of the server. \
Period 30 s; typed after 5 s. \
Window 1: always from −25 s to 35 s, never at −55 s or less, nor at 65 s or more.
    """
    if not 1 <= len(set(windows)) == len(windows) <= len(WINDOWS):
        message = "one to six windows, each once"
        raise ValueError(message)
    tongue = of(language)
    _ = tongue.gettext
    opening = _(
        "How often a valid code is accepted, depending on how far the phone is ahead of the "
        "server. Period {period} s; {typing}."
    )
    sentences = [opening.format(period=number(period, tongue), typing=_typing(tongue, delay))]
    for window in windows:
        low, high = model.possible_range(window=window, period=period, delay=delay)
        sure = model.sure_range(window=window, period=period, delay=delay)
        facts = {
            "window": number(window, tongue),
            "low": number(low, tongue),
            "high": number(high, tongue),
        }
        if sure is None:
            best = model.acceptance(
                sum(delay_range(delay)) / 2, window=window, period=period, delay=delay
            )
            text = _(
                "Window {window}: {best} at best, never at {low} s or less, nor at {high} s or "
                "more."
            )
            facts["best"] = percent(best, tongue)
        else:
            text = _(
                "Window {window}: always from {first} s to {last} s, never at {low} s or less, nor "
                "at {high} s or more."
            )
            facts |= {"first": number(sure[0], tongue), "last": number(sure[1], tongue)}
        sentences.append(text.format(**facts))
    return " ".join(sentences)


def _half_way(skews: Sequence[float], curve: Sequence[float]) -> Iterator[tuple[float, float]]:
    """Yield where a curve is at half its height, on the left and on the right."""
    half = max(curve) / 2
    high = [point for point, chance in enumerate(curve) if chance >= half]
    for point in (high[0], high[-1]):
        yield skews[point], curve[point]


def _typing(language: Language, delay: Delay) -> str:
    _ = language.gettext
    shortest, longest = delay_range(delay)
    if longest == 0.0:
        return _("typed at once")
    if shortest == longest:
        return _("typed after {seconds} s").format(seconds=number(longest, language))
    return _("typed after {shortest} to {longest} s").format(
        shortest=number(shortest, language), longest=number(longest, language)
    )
