"""A lesson: its state, what is done with it, and who is told of changes."""

from __future__ import annotations

import weakref
from typing import Protocol

from totp_demo.learner import moves
from totp_demo.learner.actions import ACTIONS
from totp_demo.learner.protocol import Word
from totp_demo.learner.standing import circumstances
from totp_demo.learner.state import LessonState
from totp_demo.learner.undo import WHILE_KEPT
from totp_demo.model.account import State
from totp_demo.model.key import Key
from totp_demo.wording.answer import Said


class Subscriber(Protocol):
    """What is told of changes: a view, for one."""

    @property
    def serial(self) -> int:
        """Where it stands in the order of those told: that in which they came."""
        ...

    def follow(self) -> None:
        """Look at what is true now."""
        ...


class Lesson(LessonState):
    """One learner's lesson: everything in it is simulated and lives in this process only.

    Args:
        language: "en" or "fr".
        step: Where it starts, 0 to 6; see `LessonState`.
        key: The key of every enrolment; see `LessonState`.

    Raises:
        ValueError: The kit does not speak that language.

    Example:
        >>> lesson = Lesson("en")
        >>> from totp_demo.learner import protocol
        >>> lesson.act(protocol.OpenProfile())
        >>> lesson.page
        'profile'
    """

    def __init__(self, language: str = "en", step: int = 0, *, key: Key | None = None) -> None:
        """Begin at a step; nobody is told yet."""
        self.subscribers: weakref.WeakSet[Subscriber] = weakref.WeakSet()
        super().__init__(language, step, key=key)

    def __repr__(self) -> str:
        """Return how the lesson was begun."""
        return f'Lesson("{self.language.code}", step={self._step})'

    def current_step(self) -> int:
        """Return the documented step the reader is at, 1 to 6; 7 when all is done."""
        return moves.current_step(self)

    def next_move(self) -> str:
        """Return the next thing to do, in the lesson's language."""
        return moves.next_move(self).into(self.language)

    def state_word(self) -> str:
        """Return the state of two-factor authentication in a word."""
        return moves.STATES[self.account.state].into(self.language)

    def phone_note(self) -> str:
        """Return what is said about the phone's clock."""
        return moves.clock_note(self.phone.clock.skew).into(self.language)

    def said(self, place: str) -> Said | None:
        """Return the answer in one of the screen's places, if there is one, for a script.

        Args:
            place: "mfa", "enrolment", "sign-in", "profile" or "phone".
        """
        answer = self.answers.get(place)
        return answer.shown(self.language, stopped=moves.is_stopped(self)) if answer else None

    def act(self, word: Word) -> None:
        """Do what a reader asked for in a view, and show it in all of them.

        Args:
            word: One of `actions.ACTIONS`; any other is ignored.
        """
        move = ACTIONS.get(type(word))
        if move is None:
            return
        with self.lock:
            if type(word) not in WHILE_KEPT:
                self.kept = None
            move(self, word)
            if not (self.ahead or self.demonstrated):
                self.progress.reached(self.current_step())
            self.refresh_views()

    def refresh_views(self) -> None:
        """Tell every subscriber to show what is true now."""
        with self.lock:
            self.expire_enrolment()
            # In the order in which they were made, which is that of the page: a form that a reader
            # has begun to fill is not the first of a page only until the one above it follows.
            for subscriber in sorted(self.subscribers, key=lambda each: each.serial):
                subscriber.follow()

    def expire_enrolment(self) -> bool:
        """Let an enrolment that has run out end.

        Returns:
            Whether one has, and the dialog is closed.
        """
        state = self.account.state
        if self.page != "enrolment" or state is State.PENDING:
            return False
        if state is State.OFF:
            verdict = self.account.confirm("")
            self.answers["mfa"] = moves.of_end(verdict, circumstances(self, ""))
        self.goes_to("profile")
        return True
