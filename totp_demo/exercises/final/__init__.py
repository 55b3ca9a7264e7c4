"""The final check: questions over all pages and the help desk, drawn by a seed.

Half of what is asked of a page is new, half is from the page itself.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass

from totp_demo.exercises.exercise import Exercise
from totp_demo.exercises.final import desk, setting_up, using
from totp_demo.exercises.pages import TITLES, questions
from totp_demo.wording.sentence import Sentence

NEW: tuple[Exercise, ...] = (*setting_up.EXERCISES, *using.EXERCISES, *desk.EXERCISES)
"""The questions that no page asks."""

SUBJECTS: Mapping[str, Sentence] = TITLES
"""What each page is about, by its number."""

SHORT, WHOLE = 2, 4
"""Questions of each page: 22 in all, or 44."""

_NEEDS_PAGE = frozenset({"03-share"})
"""What cannot be answered away from its page."""


@dataclass(frozen=True)
class Asked:
    """A question of the check.

    Attributes:
        page: Where to read on.
        exercise: The question.
    """

    page: str
    exercise: Exercise


def pool(page: str) -> tuple[tuple[Exercise, ...], tuple[Exercise, ...]]:
    """Return what may be asked of a page: new questions, and its own.

    Args:
        page: Its number.

    Example:
        >>> new, own = pool("03")
        >>> [each.name for each in new]
        ['03-drawn-by', '03-no-period']
    """
    new = tuple(each for each in NEW if each.name.startswith(page))
    own = tuple(
        each
        for each in questions(page)
        if each.name not in _NEEDS_PAGE
        and not each.question.message.startswith("Looking back to page ")
    )
    return new, own


def drawn(seed: int, each: int = WHOLE) -> tuple[Asked, ...]:
    """Draw a check: questions of each page, in the order of the pages.

    Args:
        seed: Which one; the same seed draws the same check.
        each: Questions of each page, at most 4.

    Returns:
        The questions.

    Example:
        >>> len(drawn(7)), len(drawn(7, SHORT)), drawn(7) == drawn(7)
        (44, 22, True)
    """
    dice = random.Random(seed)  # noqa: S311 - which question is asked, no secret
    found: list[Asked] = []
    for page in SUBJECTS:
        new, own = pool(page)
        fresh = (each + 1) // 2
        asked = [*dice.sample(new, fresh), *dice.sample(own, each - fresh)]
        dice.shuffle(asked)
        found += [Asked(page, one) for one in asked]
    return tuple(found)
