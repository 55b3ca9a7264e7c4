"""What a learner has done: questions answered, predictions made, steps gone through; no secret.

It is kept as lines of JSON, one for each thing done, each written in one piece: pages that are open
side by side, each in a process of its own, write one file and overwrite nothing of each other. A
line that cannot be read is counted and left where it is, and costs that line alone. What cannot be
written is kept in memory, and written with the next thing done.
"""

from __future__ import annotations

import contextlib
import datetime as dt
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
_MOST = 1_000_000  # answers to one question
_STEPS = range(1, 8)
_EACH = range(1, 5)


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
class FinalCheck:
    """A final check that was begun.

    Attributes:
        seed: Which questions it draws.
        each: How many of each page.
        given: What was answered, by the names of the exercises: whether it was right.
        day: When it was done, such as "2026-11-26"; nothing before.
    """

    seed: int
    each: int
    given: dict[str, bool] = field(default_factory=dict)
    day: str = ""


@dataclass
class Progress:
    """What one learner has done in the kit, kept apart from any lesson.

    Attributes:
        path: The file that it is kept in; None where it is kept in memory only.
        seed: A number of this learner's own, of which the order of choices is made.
        questions: What was tried, by the names of the exercises.
        step: The furthest of the documented steps that was come to; 7 is after them, 0 is none.
        check: The final check that was begun last, if one was.
        unread: How many lines of the file could not be read.
        unwritten: What the file has not taken yet.

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
    check: FinalCheck | None = None
    unread: int = 0
    unwritten: list[dict[str, Any]] = field(default_factory=list, repr=False)

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
            self.check = None
            self._read()
            for said in self.unwritten:
                self._take(said)

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

    def begin_check(self, seed: int, each: int) -> None:
        """Note that a final check begins; one before it is forgotten.

        Args:
            seed: Which questions it draws.
            each: How many of each page, 1 to 4.
        """
        self.check = FinalCheck(seed, each)
        self._write({"check": seed, "each": each})

    def checked(self, name: str, *, right: bool) -> None:
        """Note the one answer that a question of the final check gets; another changes nothing.

        Args:
            name: The exercise's.
            right: Whether it is right. What was answered is not kept.
        """
        if self.check is not None and name not in self.check.given:
            self.check.given[name] = right
            self._write({"checked": name, "right": right})

    def end_check(self, day: str) -> None:
        """Note when the final check was done.

        Args:
            day: In the learner's own calendar, such as "2026-11-26".
        """
        if self.check is not None and not self.check.day:
            self.check.day = day
            self._write({"check_day": day})

    def forget(self) -> bool:
        """Forget everything but the order of choices: who begins anew is the same learner.

        Returns:
            Whether the file is forgotten, too: where it cannot be deleted, what is in it comes back
            when it is read again.
        """
        self.questions.clear()
        self.unwritten.clear()
        self.step = 0
        self.check = None
        if self.path:
            with contextlib.suppress(OSError):
                self.path.unlink(missing_ok=True)
        gone = self.path is None or not self.path.exists()
        self._write({"seed": self.seed})
        return gone

    def text(self) -> str:
        """Return all of it as the text of a file of its own: another folder's file may hold it."""
        lines: list[dict[str, Any]] = [{"step": self.step}] if self.step else []
        for name, tries in self.questions.items():
            lines.append({"question": name, **vars(tries)})
        if self.check is not None:
            lines.append({"check": self.check.seed, "each": self.check.each})
            lines += [{"checked": name, "right": right} for name, right in self.check.given.items()]
            lines += [{"check_day": self.check.day}] if self.check.day else []
        return "".join(f"{json.dumps(line)}\n" for line in lines)

    def _note(self, name: str, answer: str, *, right: bool, count: int = 1) -> None:
        before = self.questions.get(name, Tries())
        self.questions[name] = Tries(before.count + count, before.right or right, answer)

    def _read(self) -> int | None:
        """Read the file and return the seed in it, if there is one."""
        seed = None
        self.unread = 0
        try:
            with Path(str(self.path)).open("rb") as file:
                lines = file.read(_LARGEST).splitlines()
                self.unread += bool(file.read(1))
        except OSError:
            return None
        for line in lines:
            if not line.strip():
                continue
            try:
                said = json.loads(line)
            except (ValueError, RecursionError):
                said = None
            match said:
                case {"seed": int(found)} if not isinstance(found, bool):
                    seed = found
                case _:
                    self.unread += not self._take(said)
        return seed

    def _take(self, said: object) -> bool:
        """Take a thing done, and return whether it is one."""
        match said:
            case {"step": int(step)} if step in _STEPS and not isinstance(step, bool):
                self.step = max(self.step, step)
            case {"question": str(name), "answer": str(answer), "right": bool(right), **more}:
                match more:
                    case {"count": int(count)} if not isinstance(count, bool):
                        count = min(max(count, 1), _MOST)
                    case _:
                        count = 1
                self._note(name[:_LONGEST], answer[:_LONGEST], right=right, count=count)
            case {"check": int(seed), "each": int(each)} if each in _EACH:
                self.check = FinalCheck(seed, each)
            case {"checked": str(name), "right": bool(right)} if self.check is not None:
                self.check.given.setdefault(name[:_LONGEST], right)
            case {"check_day": str(day)} if self.check is not None and is_day(day):
                self.check.day = self.check.day or day
            case _:
                return False
        return True

    def _write(self, said: dict[str, Any]) -> None:
        if self.path is None:
            return
        self.unwritten.append(said)
        # A full disk or a folder that is gone stops no lesson.
        with contextlib.suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            # In one piece and at the end: another page may write at the same time.
            file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
            try:
                lines = "".join(f"{json.dumps(each)}\n" for each in self.unwritten)
                # A line that broke off, in a power cut for one, takes no other with it.
                os.write(file, f"{_new_line(file)}{lines}".encode())
            finally:
                os.close(file)
            self.unwritten.clear()


def is_day(text: str) -> bool:
    """Return whether a text is a day of the calendar, such as "2026-11-26"."""
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _new_line(file: int) -> str:
    """Return what a file lacks at its end before a line can be added."""
    size = os.lseek(file, 0, os.SEEK_END)
    if not size:
        return ""
    os.lseek(file, size - 1, os.SEEK_SET)
    return "" if os.read(file, 1) == b"\n" else "\n"
