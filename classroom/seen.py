"""What one learner of a class meets, whatever serves it."""

from __future__ import annotations

from dataclasses import dataclass, field

PATIENCE = 600.0  # seconds until a learner gives up


@dataclass
class Seen:
    """What one learner met.

    Attributes:
        first_view: Seconds from coming in to the first live view.
        answers: Seconds that each answer took.
        wrong: What was answered otherwise than was due.
        failure: Why the learner came to no end.
        whole: Seconds from coming in until everything was there, where Python comes to the learner.
        sent: Bytes that the server has sent of files, where it sends Python.
    """

    first_view: float | None = None
    answers: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    failure: str = ""
    whole: float | None = None
    sent: int = 0
