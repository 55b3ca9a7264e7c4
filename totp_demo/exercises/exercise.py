"""What an exercise is: a question, and what is said of each answer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from totp_demo.wording.sentence import Sentence, say

_LONGEST = 30  # characters: more than any answer has
_WHOLE = re.compile(
    r"(?P<sign>[+-]?)(?:"
    # In threes, one separator throughout; behind another sign there may be zeros.
    r"(?P<grouped>[1-9]\d{0,2}(?P<by>[ \u00a0\u202f,.'\u2019_])\d{3}(?:(?P=by)\d{3})*)"
    r"(?:(?!(?P=by))[.,]0+)?|"
    # Or of one piece; but three zeros could be thousands as well.
    r"(?P<plain>\d+)(?:[.,](?!000\Z)0+)?)"
)


@dataclass(frozen=True)
class Judged:
    """What is said of an answer.

    Attributes:
        right: Whether it is right.
        words: Why, or what to think of next; never merely "wrong".
    """

    right: bool
    words: Sentence


@dataclass(frozen=True)
class Choose:
    """A question with choices.

    Attributes:
        name: The notebook's number and a name of its own, such as "03-border".
        question: The question, whole: it can be understood without the text around it.
        right: The key of the right choice.
        choices: Each choice by its key, in order, and what is said of it.
    """

    name: str
    question: Sentence
    right: str
    choices: Mapping[str, tuple[Sentence, Sentence]]

    def judge(self, answer: str) -> Judged:
        """Judge an answer; nothing raises.

        Args:
            answer: The key of a choice.
        """
        none = say("Choose one of the answers.")
        _, words = self.choices.get(answer, (none, none))
        return Judged(answer == self.right, words)


@dataclass(frozen=True)
class Number:
    """A question whose answer is a whole number that is typed.

    Attributes:
        name: As of every exercise.
        question: The same.
        right: The right number.
        said: What is said of it and of likely wrong ones; also of other texts, in small letters.
        other: What is said of any other number.

    Example:
        >>> half = Number("00-half", say("Half of 12?"), 6, {6: say("Six.")}, say("Divide."))
        >>> half.judge("6").right, half.judge("7").words.message
        (True, 'Divide.')
    """

    name: str
    question: Sentence
    right: int
    said: Mapping[int | str, Sentence]
    other: Sentence

    def judge(self, answer: str) -> Judged:
        """Judge an answer; nothing raises.

        Args:
            answer: What was typed; what is no whole number is asked for as one.
        """
        number = whole_number(answer)
        if number is None:
            other = say("The answer is a whole number: type it in digits, without a unit.")
            return Judged(right=False, words=self.said.get(answer.strip().lower(), other))
        return Judged(number == self.right, self.said.get(number, self.other))


@dataclass(frozen=True)
class Code:
    """A question whose answer is a code: no number, since each of its zeros counts.

    Attributes:
        name: As of every exercise.
        question: The same.
        right: The right code.
        said: What is said of it and of likely wrong answers.
        other: What is said of any other.
    """

    name: str
    question: Sentence
    right: str
    said: Mapping[str, Sentence]
    other: Sentence

    def judge(self, answer: str) -> Judged:
        """Judge an answer; nothing raises.

        Args:
            answer: What was typed; spaces are a matter of style.
        """
        bare = "".join(answer.split())
        return Judged(bare == self.right, self.said.get(bare, self.other))


Exercise = Choose | Number | Code


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
