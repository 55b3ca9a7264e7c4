"""Answers that come again: each is new to the reader, also where its words are the same."""

from __future__ import annotations

import math
from dataclasses import replace

from totp_demo.model.throttle import Throttle
from totp_demo.wording.language import Language
from totp_demo.wording.verdicts import Answer

ENGLISH = Language("en")


def again(before: Answer | None, answer: Answer) -> Answer:
    """Return an answer that knows how often it has been given in a row.

    Args:
        before: What stood in its place.
        answer: What is said now.

    Returns:
        The answer.

    Example:
        >>> no = Answer("no", lambda language: ("No.", ""))
        >>> again(again(None, no), no).times
        2
    """
    if before is None or before.kind != answer.kind:
        return answer
    same = before.words(ENGLISH) == answer.words(ENGLISH)
    return replace(answer, times=before.times + 1) if same else answer


class Answers(dict[str, Answer]):
    """The answers on the screen, each in its place; one that is given again counts on.

    Example:
        >>> answers = Answers()
        >>> for _ in range(3):
        ...     answers["phone"] = Answer("no", lambda language: ("No.", ""))
        >>> answers["phone"].times
        3
    """

    def __setitem__(self, place: str, answer: Answer) -> None:
        """Put an answer in its place."""
        super().__setitem__(place, again(self.get(place), answer))


def counted(answer: Answer, throttle: Throttle, failures: int, now: float) -> Answer:
    """Return an answer that says where in a row of failures the attempt stands.

    Args:
        answer: To the attempt.
        throttle: The account's, after the attempt.
        failures: What it had counted before.
        now: The server's time, Unix seconds.

    Returns:
        The answer as it was, where the attempt was not counted or locked the account.

    Example:
        >>> throttle = Throttle()
        >>> throttle.fail(0.0)
        >>> no = Answer("no", lambda language: ("No.", ""))
        >>> counted(no, throttle, 0, 0.0).shown(ENGLISH)["count"]
        'Attempt 1 of 3: after 3, you have to wait.'
    """
    count, most, retry_at = throttle.failures, throttle.free + 1, throttle.retry_at
    if count <= failures or throttle.locked:
        return answer
    seconds = max(1, math.ceil(round((retry_at or now) - now, 3)))

    def tally(language: Language) -> str:
        if retry_at is None:
            words = language.gettext("Attempt {count} of {most}: after {most}, you have to wait.")
            return words.format(count=count, most=most)
        return language.ngettext(
            "Attempt {count} in a row: you can try again in {seconds} second.",
            "Attempt {count} in a row: you can try again in {seconds} seconds.",
            seconds,
        ).format(count=count, seconds=seconds)

    return replace(answer, tally=tally)
