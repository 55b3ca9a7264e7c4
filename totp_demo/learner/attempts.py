"""Answers that come again: each is new to the reader, also where its words are the same."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace

from totp_demo.model.throttle import Throttle
from totp_demo.wording.answer import Answer
from totp_demo.wording.sentence import say, say_many

_serials = itertools.count(1)


def again(before: Answer | None, answer: Answer) -> Answer:
    """Return an answer as given now: one that knows how often it has been given in a row.

    Args:
        before: What stood in its place.
        answer: What is said now.

    Returns:
        The answer.

    Example:
        >>> no = Answer("no", say("The password is wrong."))
        >>> again(again(None, no), no).times
        2
    """
    same = before is not None and replace(before, tally=answer.tally, times=1) == answer
    times = before.times + 1 if before and same else 1
    return replace(answer, times=times, serial=next(_serials))


class Answers(dict[str, Answer]):
    """The answers on the screen, each in its place; one that is given again counts on.

    Example:
        >>> answers = Answers()
        >>> for _ in range(3):
        ...     answers["phone"] = Answer("no", say("The password is wrong."))
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
        >>> from totp_demo.wording.language import Language
        >>> throttle = Throttle()
        >>> throttle.fail(0.0)
        >>> no = Answer("no", say("The password is wrong."))
        >>> counted(no, throttle, 0, 0.0).tally.into(Language("en"))
        'Attempt 1 of 3: after 3, you have to wait.'
    """
    count, most, retry_at = throttle.failures, throttle.free + 1, throttle.retry_at
    if count <= failures or throttle.locked:
        return answer
    if retry_at is None:
        tally = say("Attempt {count} of {most}: after {most}, you have to wait.", most=most)
    else:
        tally = say_many(
            "Attempt {count} in a row: you can try again in {seconds} second.",
            "Attempt {count} in a row: you can try again in {seconds} seconds.",
            by="seconds",
            seconds=max(1, math.ceil(round(retry_at - now, 3))),
        )
    return replace(answer, tally=tally.fill(count=count))
