"""What the views share: what one shows, and how it hears its reader.

A view is a plain object: it has a script and a style, says what it shows, and does what its reader
asks for. It knows no page and no Jupyter: a host (`totp_demo.hosts`) carries its messages.

What goes to the script has four parts (see `totp_demo.learner.protocol`): `describe` gives what may
be saved with a page; `moment` what may be saved, too, but is no news; `private` what is never saved
(a secret, a QR code, the codes to come, whatever a reader types); `clocks` those that tick.
"""

from __future__ import annotations

import itertools
import secrets
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from totp_demo.learner.lesson import Lesson
from totp_demo.learner.protocol import (
    Bye,
    Hello,
    Notes,
    Page,
    Parts,
    Saved,
    Time,
    Word,
    parse,
)
from totp_demo.views.base.sources import Script, Style
from totp_demo.wording.labels import FOREIGN

KERNEL = secrets.token_hex(8)
"""Names this process to a page that may show the views of several."""

_serials = itertools.count()


def lasting(message: Parts) -> object:
    """Return of a message what differs only if a page has something else to show.

    Args:
        message: Its four parts.

    Returns:
        What is shown and what is private, without what belongs to the moment, and clocks by where
        they stand against this machine's: a clock that runs on as it did is the same clock.

    Example:
        >>> at_first = {"server": {"at": 100.0, "now": 160.0, "rate": 1.0}}
        >>> later = {"server": {"at": 107.0, "now": 167.0, "rate": 1.0}}
        >>> parts = {"shown": {}, "moment": {}, "private": {}}
        >>> lasting({**parts, "clocks": at_first}) == lasting({**parts, "clocks": later})
        True
    """
    clocks = {
        name: (clock["rate"], round(clock["now"] - clock["at"] * clock["rate"], 2))
        for name, clock in message["clocks"].items()
    }
    return message["shown"], message["private"], clocks


def nobody(_message: Mapping[str, Any]) -> None:
    """Send nothing: no host carries the view yet."""


class View(ABC):
    """A live view of a lesson.

    A subclass names its script and style, and says in `describe` what it shows; in `moment`,
    `private` and `clocks`, if it has more; and in `act`, if it does more than the lesson does.

    Args:
        lesson: The lesson it belongs to; the view follows its changes.

    Attributes:
        script: The ES module that draws it.
        style: Its style sheets.
        send: Carries a message to the view's pages; the host puts its own in.
        serial: Its place in the order in which views were made, which is that of the page.
    """

    script: ClassVar[Script]
    style: ClassVar[Style]

    def __init__(self, lesson: Lesson) -> None:
        """Open the view on a lesson."""
        self.lesson = lesson
        self._pages: set[str] = set()
        self._told: object = None
        self.serial = next(_serials)
        self.send: Callable[[Mapping[str, Any]], object] = nobody
        with lesson.lock:
            lesson.subscribers.add(self)

    def __repr__(self) -> str:
        """Return a name that is the same in every run and holds nothing of the lesson."""
        return f"<{type(self).__name__}>"

    @abstractmethod
    def describe(self) -> Mapping[str, Any]:
        """Return what the view shows and what may be saved with a notebook.

        It is asked for afresh each time the state is sent, so a page that is loaded again gets what
        is true then.

        Returns:
            What `page` does, and more; texts in the lesson's language.
        """

    def moment(self) -> Mapping[str, Any]:
        """Return what a page that is saved shows of this moment: what `notes` does, and more."""
        return self.notes()

    def clocks(self) -> Mapping[str, Any]:
        """Return the clocks that the script runs on by itself."""
        return {}

    def in_words(self) -> list[str]:
        """Return what the view shows as sentences, for an output in which it cannot be drawn.

        Returns:
            Paragraphs of text; none where the view's name says enough. They are saved, too: of what
            the view shows, they say only what may be.
        """
        return []

    def saved(self) -> Saved:
        """Return what may be saved with a page."""
        return {"shown": self.describe(), "moment": self.moment()}

    def page(self) -> Page:
        """Return what every view knows of its page."""
        # Where words of one language stand in a sentence of another, the script says so.
        languages = {self.lesson.language.code, self.lesson.written}
        foreign = {lang: list(words) for lang, words in FOREIGN.items() if languages - {lang}}
        language = self.lesson.language.code
        return {"language": language, "written": self.lesson.written, "foreign": foreign}

    def notes(self) -> Notes:
        """Return when this is, and what a page without a kernel says."""
        _ = self.lesson.language.gettext
        words = _(
            "This picture was taken at {time}: no kernel answers this page, and its buttons do "
            "nothing. In JupyterLab, run all cells to start over."
        )
        made = time.time()
        moment = time.strftime("%Y-%m-%d %H:%M:%S UTC", time.gmtime(made))
        return {
            "made": made,
            "note": words.format(time=moment),
            "instead": _(
                "In JupyterLab a live view is in this place. This is how it was at {time}."
            ).format(time=moment),
            "busy": _(
                "The kernel has not answered yet: it is busy with another cell, or it has stopped."
            ),
        }

    @property
    def live(self) -> bool:
        """Whether a page shows the view.

        A host may keep every view for as long as it runs, those too that no page shows any more.
        Each rendering of a script says hello and, when it is taken away, bye.
        """
        return bool(self._pages)

    def private(self) -> Mapping[str, Any]:
        """Return what the view shows besides, and what must never be saved.

        Returns:
            JSON values for the next message only.
        """
        return {}

    def act(self, word: Word) -> None:
        """Do what the reader asked for; what is no business of the view's own is the lesson's.

        Args:
            word: What.
        """
        self.lesson.act(word)

    def refresh(self, reply: Mapping[str, Any] | None = None) -> None:
        """Send everything the view shows in one message.

        Args:
            reply: What goes along in answer to the script that asked.
        """
        # What goes to one page of several is news to the others still.
        message = self._message()
        told = reply is None or self._pages == {reply.get("to")}
        self._post(message, lasting(message) if told else None, reply or {})

    def follow(self) -> None:
        """Send what the view shows to its pages, unless there are none or it is what they have."""
        if not self.live:
            return
        message = self._message()
        news = lasting(message)
        if self._told is None or news != self._told:
            self._post(message, news, {})

    def _message(self) -> Parts:
        return {**self.saved(), "private": self.private(), "clocks": self.clocks()}

    def _post(self, message: Parts, told: object, reply: Mapping[str, Any]) -> None:
        self._told = told
        self.send({**message, "kernel": KERNEL, "now": time.time(), **reply})

    def receive(self, content: object) -> None:
        """Hear what the view's script says; what is no word of any script is ignored.

        Args:
            content: What `learner.protocol.parse` takes.
        """
        heard = parse(content)
        if heard is not None:
            with self.lesson.lock:
                self._reply(*heard)

    def _reply(self, page: str, word: Word) -> None:
        self._pages.add(page)
        match word:
            case Bye():
                self._pages.discard(page)
            case Hello(t0=t0):
                if self.lesson.expire_enrolment():
                    self.lesson.refresh_views()
                # t0 comes back as it was sent: the script measures the way there and back with it.
                self.refresh({"to": page, "t0": t0})
            case Time(t0=t0):
                # As small a message as can be: the time it takes is the doubt about the time.
                self.send({"to": page, "t0": t0, "kernel": KERNEL, "now": time.time()})
            case _:
                # Who asks for something gets an answer, even if nothing has changed.
                self._told = None
                self.act(word)
