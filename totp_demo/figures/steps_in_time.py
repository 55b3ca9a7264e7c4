"""The time window at one moment, for print: steps, codes, both clocks, the code typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from totp_demo.figures.moment import TEST_KEY, TEST_TIME, Moment, clock, in_groups
from totp_demo.figures.numbers import number, of
from totp_demo.model.key import Key
from totp_demo.wording.language import Language

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


def time_window(
    language: Language | str,
    key: Key = TEST_KEY,
    *,
    now: float = TEST_TIME,
    window: int = 1,
    phone_skew: float = 0.0,
    typed: str = "",
) -> Figure:
    """Draw the steps around a moment, with their codes and what the server accepts.

    Args:
        language: "en" or "fr", or a lesson's language.
        key: Whose codes; the secret is not shown.
        now: The server's time in Unix seconds.
        window: Steps accepted on each side of the server's own, 0 to 5.
        phone_skew: Seconds by which the phone is ahead of the server.
        typed: The code typed last, to be marked where it belongs; or nothing.

    Returns:
        The figure; `savefig` saves it.

    Raises:
        ValueError: An argument is out of range, or `typed` has not the form of a code.

    Example:
        >>> figure = time_window("en")
        >>> [text.get_text().split() for text in figure.axes[0].texts[1:4]]
        [['940', '678'], ['279', '037'], ['637', '009']]
    """
    scene = Moment(of(language), key, now, window, phone_skew, typed)
    words = scene.words()
    from totp_demo.figures.paper import Paper, look

    with look():
        figure = Paper(words, (max(6.0, 0.75 * len(scene.steps) + 1.0), 3.6))
        axes = figure.add_subplot()
        axes.set_title(scene.language.gettext("The server’s time window"), pad=4)
        axes.axis("off")
        _draw_steps(axes, scene)
        _draw_clocks(axes, scene)
        if typed:
            _draw_typed(axes, scene)
        axes.set_xlim(scene.steps[0] - 0.1, scene.steps[-1] + 1.1)
        axes.set_ylim(-1.15, 1.9)
        return figure.settle()


def time_window_words(
    language: Language | str,
    key: Key = TEST_KEY,
    *,
    now: float = TEST_TIME,
    window: int = 1,
    phone_skew: float = 0.0,
    typed: str = "",
) -> str:
    """Say in words what `time_window` draws.

    Args:
        language: "en" or "fr", or a lesson's language.
        key: Whose codes; the secret is not said.
        now: The server's time in Unix seconds.
        window: Steps accepted on each side of the server's own, 0 to 5.
        phone_skew: Seconds by which the phone is ahead of the server.
        typed: The code typed last, or nothing.

    Returns:
        Some sentences.

    Raises:
        ValueError: An argument is out of range, or `typed` has not the form of a code.

    Example:
        >>> print(time_window_words("en", window=0, phone_skew=-50, typed="940678"))
        The server’s clock shows 03:33:20 UTC, the phone’s 03:32:30. \
Codes, each with the time its step starts: 03:32:30: 940 678, refused. \
03:33:00: 279 037, accepted. 03:33:30: 637 009, refused. \
Typed: 940 678, refused as too old, drift −1.
    """
    return Moment(of(language), key, now, window, phone_skew, typed).words()


def _draw_steps(axes: Axes, scene: Moment) -> None:
    from matplotlib.patches import Rectangle

    from totp_demo.figures.paper import FAINT, INK

    white = {"boxstyle": "square,pad=0.1", "fc": "white", "ec": "none"}
    for step in scene.steps:
        taken = scene.accepts(step)
        axes.add_patch(
            Rectangle(
                (step, 0),
                1,
                1,
                facecolor="#d7e9df" if taken else "white",
                edgecolor=INK if taken else FAINT,
                linewidth=1.8 if taken else 0.8,
                hatch=None if taken else "////",
                zorder=2 if taken else 1,
            )
        )
        axes.text(
            step + 0.5,
            0.56,
            scene.code(step, "\n"),
            ha="center",
            va="center",
            family="monospace",
            fontsize=11,
            fontweight="bold" if taken else "normal",
            zorder=3,
            bbox={
                "boxstyle": "square,pad=0.15",
                "fc": "#d7e9df" if taken else "white",
                "ec": "none",
            },
        )
    for step in scene.steps:
        sign = "✓" if scene.accepts(step) else "✕"
        axes.text(step + 0.5, 0.12, sign, ha="center", va="center", fontsize=10, zorder=3)
        start = clock(step * scene.key.period)
        axes.text(step, -0.1, start, ha="center", va="top", fontsize=7.5, zorder=3, bbox=white)
    size = number(2 * scene.window + 1, scene.language)
    left, right = scene.current - scene.window, scene.current + scene.window + 1
    axes.annotate(
        "",
        (max(left, scene.steps[0]), 1.12),
        (right, 1.12),
        arrowprops={"arrowstyle": "|-|,widthA=0.3,widthB=0.3"},
    )
    text = scene.language.ngettext(
        "accepted: {count} step", "accepted: {count} steps", 2 * scene.window + 1
    )
    axes.text(
        (left + right) / 2,
        1.2,
        text.format(count=size),
        ha="center",
        va="bottom",
        fontsize=9,
        zorder=3,
        bbox=white,
    )


def _draw_clocks(axes: Axes, scene: Moment) -> None:
    from totp_demo.figures.paper import COLOURS

    _ = scene.language.gettext
    period = scene.key.period
    shown = scene.now + scene.phone_skew
    first, last = scene.steps[0] - 0.05, scene.steps[-1] + 1.05
    for at, text, colour, dashes, (low, high), name_at in (
        (scene.now, _("server {time}"), COLOURS[0], "solid", (-0.06, 1.6), 1.63),
        (shown, _("phone {time}"), COLOURS[2], (0, (4, 2)), (-0.72, 1.08), -0.78),
    ):
        place = min(max(at / period, first), last)
        axes.plot(
            [place, place], [low, high], color=colour, linestyle=dashes, linewidth=2, zorder=2.5
        )
        name = text.format(time=clock(at))
        if place != at / period:  # too far away to be drawn
            name = f"{name} →" if at > scene.now else f"← {name}"
        axes.text(
            place,
            name_at,
            name,
            ha="left" if place < first + 1 else "right" if place > last - 1 else "center",
            va="bottom" if name_at > 0 else "top",
            fontsize=9.5,
            color=colour,
            fontweight="bold",
        )


def _draw_typed(axes: Axes, scene: Moment) -> None:
    _ = scene.language.gettext
    verdict = scene.verdict
    step = None if verdict is None else verdict.step
    if step is not None and step in scene.steps:
        axes.plot([step + 0.5], [0.93], marker="v", markersize=9, color="black", zorder=5)
    text = _("typed ▼ {code}: {answer}")
    axes.text(
        0.5,
        0.0,
        text.format(code=in_groups(scene.typed, " "), answer=scene.answer()),
        transform=axes.transAxes,
        ha="center",
        va="bottom",
        fontsize=10,
    )
