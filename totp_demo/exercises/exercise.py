"""What an exercise is: a question, perhaps with choices, and a judge of answers."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from totp_demo.wording.language import Language

_LONGEST = 30  # characters: more than any answer has
_WHOLE = re.compile(
    r"(?P<sign>[+-]?)(?:"
    # In threes, one separator throughout; behind another sign there may be zeros.
    r"(?P<grouped>[1-9]\d{0,2}(?P<by>[ \u00a0\u202f,.'\u2019_])\d{3}(?:(?P=by)\d{3})*)"
    r"(?:(?!(?P=by))[.,]0+)?|"
    # Or of one piece; but three zeros could be thousands as well.
    r"(?P<plain>\d+)(?:[.,](?!000\Z)0+)?)"
)

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
    """Return the whole number that was typed, in any script's digits and with or without grouping.

    A comma is a decimal sign in French and groups thousands in English: "1,5" is no whole number,
    "1,500" is one in both, and "15,0" is 15.

    Args:
        text: What was typed.

    Returns:
        The number; None where it is none, or longer than any answer.

    Example:
        >>> whole_number("1 000 000"), whole_number("−15,0"), whole_number("1,5")
        (1000000, -15, None)
    """
    bare = text.strip()
    if len(bare) > _LONGEST:
        return None
    bare = "".join(str(unicodedata.decimal(char, char)) for char in bare).replace("\u2212", "-")
    found = _WHOLE.fullmatch(bare)
    if found is None:
        return None
    return int(found["sign"] + re.sub(r"\D", "", found["grouped"] or found["plain"]))
