"""What an exercise is: a question, perhaps with choices, and a judge of answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from totp_demo.language import Language

Words = Callable[[Language], str]
"""Says something in a language."""


@dataclass(frozen=True)
class Judged:
    """What a judge says of an answer.

    Attributes:
        right: Whether it is right.
        words: Why, or what to think of next; never merely "wrong".
    """

    right: bool
    words: Words


@dataclass(frozen=True)
class Exercise:
    """A question that checks its own answer.

    Attributes:
        name: The notebook's number and a name of its own, such as "03-border".
        question: The question, whole: it can be understood without the text around it.
        judge: Judges what was answered: the text that was typed, stripped, or the key of the
            choice. It takes any text and never raises.
        choices: Key and text of each choice, in order; None for an answer that is typed.

    Example:
        >>> sum_of = Exercise("00-sum", lambda _: "1 + 1?", lambda text: Judged(text == "2", str))
        >>> sum_of.judge("2").right
        True
    """

    name: str
    question: Words
    judge: Callable[[str], Judged]
    choices: Callable[[Language], Mapping[str, str]] | None = None


def whole_number(text: str) -> int | None:
    """Return the number that was typed, however it was grouped.

    Args:
        text: What was typed.

    Returns:
        The number; None where it is none, or longer than any answer.

    Example:
        >>> whole_number("1 000 000"), whole_number("one")
        (1000000, None)
    """
    bare = "".join(text.split()).replace("\u2019", "").replace(",", "").replace("'", "")
    longest = 30
    if not bare.isascii() or not bare.removeprefix("-").isdigit() or len(bare) > longest:
        return None
    return int(bare)
