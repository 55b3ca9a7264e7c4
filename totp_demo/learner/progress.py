"""What a learner has done: questions answered, predictions made, steps gone through; no secret."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field


@dataclass
class Tries:
    """What was tried at one question.

    Attributes:
        count: How many answers were given.
        right: Whether one of them was right.
        answer: The last one.
    """

    count: int = 0
    right: bool = False
    answer: str = ""


@dataclass
class Progress:
    """What one learner has done in the kit, kept apart from any lesson.

    Attributes:
        seed: A number of this learner's own, of which the order of choices is made.
        questions: What was tried, by the names of the exercises.

    Example:
        >>> progress = Progress()
        >>> progress.tried("03-border", "white", right=True)
        >>> progress.questions["03-border"].count
        1
    """

    seed: int = field(default_factory=lambda: secrets.randbits(32))
    questions: dict[str, Tries] = field(default_factory=dict)

    def tried(self, name: str, answer: str, *, right: bool) -> None:
        """Note an answer.

        Args:
            name: The exercise's.
            answer: What was answered.
            right: Whether it is right.
        """
        before = self.questions.get(name, Tries())
        self.questions[name] = Tries(before.count + 1, before.right or right, answer)
