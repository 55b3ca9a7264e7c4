"""What a learner has done: questions answered, predictions made, steps gone through; no secret.

It is kept as lines of JSON, one for each thing done, each written in one piece: pages that are open
side by side, each in a process of its own, write one file and overwrite nothing of each other. A
line that cannot be read is passed over, and costs that line alone.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDER = "TOTP_DEMO_PROGRESS"
"""The variable that names the folder in which a learner's progress is kept."""

FILE = "progress.jsonl"
"""The file in that folder."""

_LARGEST = 4_000_000  # bytes read: more is no learner's work
_LONGEST = 200  # characters of an answer
_STEPS = range(1, 8)


@dataclass
class Tries:
    """What was tried at one question.

    Attributes:
        count: How many answers were given.
        right: Whether one of them was right.
        answer: The last one that the question knows; nothing where it was another.
    """

    count: int = 0
    right: bool = False
    answer: str = ""


@dataclass
class Progress:
    """What one learner has done in the kit, kept apart from any lesson.

    Attributes:
        path: The file that it is kept in; None where it is kept in memory only.
        seed: A number of this learner's own, of which the order of choices is made.
        questions: What was tried, by the names of the exercises.
        step: The furthest of the documented steps gone through; 7 is after them.

    Example:
        >>> progress = Progress()
        >>> progress.tried("03-border", "white", right=True)
        >>> progress.questions["03-border"].count
        1
    """

    path: Path | None = None
    seed: int = field(default_factory=lambda: secrets.randbits(32))
    questions: dict[str, Tries] = field(default_factory=dict)
    step: int = 0

    @classmethod
    def kept(cls, folder: str | None = None) -> Progress:
        """Return the progress that is kept in a folder.

        Args:
            folder: The folder; that of the environment when left out.

        Returns:
            What the file there holds, as far as it can be read; in memory only without a folder.
        """
        place = os.environ.get(FOLDER) if folder is None else folder
        if not place:
            return cls()
        progress = cls(Path(place) / FILE)
        seed = progress._read()
        if seed is None:
            progress._write({"seed": progress.seed})
        else:
            progress.seed = seed
        return progress

    def read_again(self) -> None:
        """Take what other pages have written meanwhile; what is kept in memory only stays."""
        if self.path:
            self.questions.clear()
            self.step = 0
            self._read()

    def tried(self, name: str, answer: str, *, right: bool) -> None:
        """Note an answer.

        Args:
            name: The exercise's.
            answer: What was answered, where the exercise knows it; nothing where it was another
                text: that could be a secret.
            right: Whether it is right.
        """
        self._note(name, answer, right=right)
        self._write({"question": name, "answer": answer, "right": right})

    def reached(self, step: int) -> None:
        """Note a step of the procedure, unless it or a later one was reached before.

        Args:
            step: 1 to 7; 7 is after the documented ones.
        """
        if step > self.step:
            self.step = step
            self._write({"step": step})

    def forget(self) -> None:
        """Forget everything but the order of choices: who begins anew is the same learner."""
        self.questions.clear()
        self.step = 0
        if self.path:
            with contextlib.suppress(OSError):
                self.path.unlink(missing_ok=True)
        self._write({"seed": self.seed})

    def text(self) -> str:
        """Return all of it as the text of a file of its own."""
        lines: list[dict[str, Any]] = [{"step": self.step}] if self.step else []
        for name, tries in self.questions.items():
            lines.append({"question": name, **vars(tries)})
        return "".join(f"{json.dumps(line)}\n" for line in lines)

    def _note(self, name: str, answer: str, *, right: bool) -> None:
        before = self.questions.get(name, Tries())
        self.questions[name] = Tries(before.count + 1, before.right or right, answer)

    def _read(self) -> int | None:
        """Read the file and return the seed in it, if there is one."""
        seed = None
        try:
            with Path(str(self.path)).open("rb") as file:
                lines = file.read(_LARGEST).splitlines()
        except OSError:
            return None
        for line in lines:
            try:
                said = json.loads(line)
            except (ValueError, RecursionError):
                continue
            match said:
                case {"seed": int(found)} if not isinstance(found, bool):
                    seed = found
                case {"step": int(step)} if step in _STEPS:
                    self.step = max(self.step, step)
                case {"question": str(name), "answer": str(answer), "right": bool(right)}:
                    self._note(name[:_LONGEST], answer[:_LONGEST], right=right)
        return seed

    def _write(self, said: dict[str, Any]) -> None:
        if self.path is None:
            return
        # A full disk or a folder that is gone stops no lesson.
        with contextlib.suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            # In one piece and at the end: another page may write at the same time.
            file = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            try:
                os.write(file, f"{json.dumps(said)}\n".encode())
            finally:
                os.close(file)
