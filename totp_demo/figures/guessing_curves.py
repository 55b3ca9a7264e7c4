"""How far a guesser gets with time, by what the server does against it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from totp_demo.figures.numbers import number, of, percent
from totp_demo.model.guessing import attempts_within, guessing_chance
from totp_demo.wording.language import Language

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MINUTE, HOUR, DAY, YEAR = 60.0, 3_600.0, 86_400.0, 365 * 86_400.0
_POINTS = 240
_MOST = 6
_LEAST = 1e-6  # of the axis, for codes of six digits
_LINE = 0.055  # of the axis, from one name to the next


@dataclass(frozen=True, slots=True)
class Policy:
    """What a server does against guessing (RFC 4226 §7.3).

    Attributes:
        delay: Seconds by which the wait grows with each failure beyond the free ones; 0: no wait.
        lock_after: Failures at which the account locks; None: never.
        unlock_after: Seconds after which a lock opens by itself; None: it stays.
        free: Failures that cost nothing.
    """

    delay: float = 5.0
    lock_after: int | None = 10
    unlock_after: float | None = None
    free: int = 2

    def attempts(self, seconds: float, pace: float) -> int:
        """Return how many guesses it takes within a time."""
        return attempts_within(
            seconds,
            pace=pace,
            free=self.free,
            delay=self.delay,
            lock_after=self.lock_after,
            unlock_after=self.unlock_after,
        )

    def name(self, language: Language) -> str:
        """Return what it is called in a language."""
        _ = language.gettext
        if self.lock_after is None:
            return _("a growing delay") if self.delay else _("no throttling")
        if self.unlock_after is None:
            return _("locked after {count}").format(count=number(self.lock_after, language))
        return _("locked after {count} for {minutes} min").format(
            count=number(self.lock_after, language),
            minutes=number(self.unlock_after / MINUTE, language),
        )


POLICIES = (
    Policy(delay=0.0, lock_after=None),
    Policy(unlock_after=15 * MINUTE),
    Policy(lock_after=None),
    Policy(),
)
"""From the most careless to the strictest."""


def guessing(
    language: Language | str,
    *,
    policies: Sequence[Policy] = POLICIES,
    window: int = 1,
    digits: int = 6,
    pace: float = 1.0,
) -> Figure:
    """Draw the probability that a guess is accepted against time, one curve a policy.

    The curves are exact: see `totp_demo.model.guessing`. Both axes are logarithmic.

    Args:
        language: "en" or "fr", or a lesson's language.
        policies: What the server does, at most six.
        window: Steps accepted on each side of the current one.
        digits: Length of a code.
        pace: Seconds that a guess takes by itself.

    Returns:
        The figure; `savefig` saves it.

    Raises:
        ValueError: An argument is out of range.

    Example:
        >>> figure = guessing("en")
        >>> figure.axes[0].get_xlabel()
        'Time spent guessing'
    """
    tongue = of(language)
    words = guessing_words(tongue, policies=policies, window=window, digits=digits, pace=pace)
    from matplotlib.ticker import FixedLocator, FuncFormatter, LogLocator, NullLocator

    from totp_demo.figures.paper import COLOURS, DASHES, Paper, look

    _ = tongue.gettext
    times = [MINUTE * (YEAR / MINUTE) ** (point / _POINTS) for point in range(_POINTS + 1)]
    with look():
        figure = Paper(words, (7.5, 4.4))
        axes = figure.add_subplot()
        axes.set_title(_("How far a guesser gets"))
        ends = []
        for place, policy in enumerate(policies):
            curve = [
                guessing_chance(policy.attempts(at, pace), window=window, digits=digits)
                for at in times
            ]
            axes.plot(times, curve, color=COLOURS[place], linestyle=DASHES[place], linewidth=1.8)
            ends.append((curve[-1], policy.name(tongue), COLOURS[place]))
        axes.set(xscale="log", yscale="log", xlim=(MINUTE, YEAR))
        axes.set_ylim(_LEAST / 10 ** (digits - 6), 1.6)
        axes.xaxis.set_major_locator(FixedLocator([MINUTE, HOUR, DAY, 30 * DAY, YEAR]))
        axes.xaxis.set_minor_locator(NullLocator())
        axes.yaxis.set_major_locator(LogLocator(10.0))
        axes.yaxis.set_minor_locator(NullLocator())
        names = [_("a minute"), _("an hour"), _("a day"), _("30 days"), _("a year")]
        axes.set_xticks([MINUTE, HOUR, DAY, 30 * DAY, YEAR], names)
        axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _at: percent(value, tongue)))
        axes.set_xlabel(_("Time spent guessing"))
        axes.set_ylabel(_("Probability of getting in"))
        _name_ends(axes, ends)
        return figure.settle()


def guessing_words(
    language: Language | str,
    *,
    policies: Sequence[Policy] = POLICIES,
    window: int = 1,
    digits: int = 6,
    pace: float = 1.0,
) -> str:
    """Say in words what `guessing` draws.

    Args:
        language: "en" or "fr", or a lesson's language.
        policies: What the server does, at most six.
        window: Steps accepted on each side of the current one.
        digits: Length of a code.
        pace: Seconds that a guess takes by itself.

    Returns:
        Some sentences.

    Raises:
        ValueError: An argument is out of range.

    Example:
        >>> print(guessing_words("en", policies=[Policy(lock_after=None)]))
        How likely a guess is to be accepted as time goes on: codes of 6 digits, a \
window of 1, one guess every 1 s at most. \
a growing delay: 0.056% after a day and 188 guesses, 1.1% after a year and 3,554 guesses.
    """
    if not 1 <= len(policies) <= _MOST:
        message = "one to six policies"
        raise ValueError(message)
    tongue = of(language)
    _ = tongue.gettext
    said = [
        _(
            "How likely a guess is to be accepted as time goes on: codes of {digits} "
            "digits, a window of {window}, one guess every {pace} s at most."
        ).format(
            digits=number(digits, tongue), window=number(window, tongue), pace=number(pace, tongue)
        )
    ]
    for policy in policies:
        day, year = (policy.attempts(time, pace) for time in (DAY, YEAR))
        text = _(
            "{policy}: {of_day} after a day and {day} guesses, {of_year} after a year and "
            "{year} guesses."
        )
        said.append(
            text.format(
                policy=policy.name(tongue),
                day=number(day, tongue),
                of_day=percent(guessing_chance(day, window=window, digits=digits), tongue),
                year=number(year, tongue),
                of_year=percent(guessing_chance(year, window=window, digits=digits), tongue),
            )
        )
    return " ".join(said)


def _name_ends(axes: Axes, ends: Sequence[tuple[float, str, str]]) -> None:
    """Write each curve's name beside its end, none over another."""
    free_from = 0.0
    for chance, name, colour in sorted(ends):
        end = axes.transLimits.transform((0.0, math.log10(chance)))[1]
        at = free_from = max(end, free_from)
        free_from += _LINE
        axes.text(1.015, at, name, color=colour, va="center", fontsize=9, transform=axes.transAxes)
