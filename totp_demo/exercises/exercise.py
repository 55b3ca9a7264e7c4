"""What an exercise is: a question, and what is said of each answer."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from totp_demo.wording.sentence import NOTHING, Sentence, say

Picture = Literal["steps", "digest", "qr"]
"""What can be pointed at."""

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
        choices: Each choice by its key, and what is said of it. A reader sees them in an order of
            their own.
        hint: What is said besides when a second answer is wrong: what to look at.
        worked: The worked solution, from the third wrong answer on.
    """

    name: str
    question: Sentence
    right: str
    choices: Mapping[str, tuple[Sentence, Sentence]]
    hint: Sentence = NOTHING
    worked: Sentence = NOTHING

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
        hint: As of a question with choices.
        worked: The same.

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
    hint: Sentence = NOTHING
    worked: Sentence = NOTHING

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
        hint: As of a question with choices.
        worked: The same.
    """

    name: str
    question: Sentence
    right: str
    said: Mapping[str, Sentence]
    other: Sentence
    hint: Sentence = NOTHING
    worked: Sentence = NOTHING

    def judge(self, answer: str) -> Judged:
        """Judge an answer; nothing raises.

        Args:
            answer: What was typed; spaces are a matter of style.
        """
        bare = "".join(answer.split())
        return Judged(bare == self.right, self.said.get(bare, self.other))


@dataclass(frozen=True)
class Order:
    """A question whose answer is an order of things.

    Attributes:
        name: As of every exercise.
        question: The same.
        items: Each thing by its key, in the right order. A reader gets them in another.
        said: What is said of the right order and of likely wrong ones, by keys with "," between.
        other: What is said of any other.
        hint: As of a question with choices.
        worked: The same.

    Example:
        >>> both = {"scan": say("Scan."), "type": say("Type.")}
        >>> order = Order("00-order", say("Which comes first?"), both, {}, say("Not yet."))
        >>> order.judge("scan,type").right, order.judge("type,scan").right
        (True, False)
    """

    name: str
    question: Sentence
    items: Mapping[str, Sentence]
    said: Mapping[str, Sentence]
    other: Sentence
    hint: Sentence = NOTHING
    worked: Sentence = NOTHING

    @property
    def right(self) -> str:
        """The right order, as an answer says it."""
        return ",".join(self.items)

    def judge(self, answer: str) -> Judged:
        """Judge an answer; nothing raises.

        Args:
            answer: The keys of all items in an order, with "," between.
        """
        if sorted(answer.split(",")) != sorted(self.items):
            return Judged(right=False, words=say("Put them all in order."))
        return Judged(answer == self.right, self.said.get(answer, self.other))


@dataclass(frozen=True)
class Point:
    """A question that is answered by pointing at a place of a picture.

    Attributes:
        name: As of every exercise.
        question: The same.
        picture: What is pointed at: "steps" around the server's own, the bytes of a "digest", or
            the parts of a "qr" code; see `pictures` in `views/questions`.
        given: What the picture shows: a code for each step, or hexadecimal digits for each byte.
        right: The right places, by the names that the picture gives them.
        said: What is said of places, right and likely wrong.
        other: What is said of any other.
        hint: As of a question with choices.
        worked: The same.
    """

    name: str
    question: Sentence
    picture: Picture
    given: tuple[str, ...]
    right: frozenset[str]
    said: Mapping[str, Sentence]
    other: Sentence
    hint: Sentence = NOTHING
    worked: Sentence = NOTHING

    def judge(self, answer: str) -> Judged:
        """Judge an answer; nothing raises.

        Args:
            answer: The name of a place.
        """
        return Judged(answer in self.right, self.said.get(answer, self.other))


@dataclass(frozen=True)
class Because:
    """A question with choices, and a choice of reasons: only both together are right.

    Attributes:
        name: As of every exercise.
        question: The same.
        right: The key of the right choice.
        choices: Each choice by its key.
        reason: The key of the right reason.
        reasons: Each reason by its key, and what is said of it with the right choice.
        wrong: What is said of each wrong choice, whatever the reason.
        hint: As of a question with choices.
        worked: The same.
    """

    name: str
    question: Sentence
    right: str
    choices: Mapping[str, Sentence]
    reason: str
    reasons: Mapping[str, tuple[Sentence, Sentence]]
    wrong: Mapping[str, Sentence]
    hint: Sentence = NOTHING
    worked: Sentence = NOTHING

    def judge(self, answer: str) -> Judged:
        """Judge an answer; nothing raises.

        Args:
            answer: The key of a choice and that of a reason, with "," between.
        """
        choice, _, reason = answer.partition(",")
        if choice not in self.choices or reason not in self.reasons:
            return Judged(right=False, words=say("Choose an answer, and a reason for it."))
        if choice != self.right:
            return Judged(right=False, words=self.wrong[choice])
        return Judged(reason == self.reason, self.reasons[reason][1])


Exercise = Choose | Number | Code | Order | Point | Because


def shuffled(keys: Iterable[str], seed: int, name: str) -> list[str]:
    """Return keys in an order of one learner's own, which is the same on each visit.

    Args:
        keys: Of choices, reasons or items.
        seed: The learner's.
        name: What is asked: another question, another order.

    Example:
        >>> once = shuffled("abc", 7, "03-border")
        >>> once == shuffled("cba", 7, "03-border"), sorted(once)
        (True, ['a', 'b', 'c'])
    """
    order = sorted(keys)
    random.Random(f"{seed} {name}").shuffle(order)  # noqa: S311 - no secret
    return order


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
