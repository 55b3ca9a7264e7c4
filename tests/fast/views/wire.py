"""What goes over the wire between a view and its page, without a page."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from totp_demo import views
from totp_demo.hosts.page import Lesson
from totp_demo.learner.protocol import Word, parse
from totp_demo.views.base.view import View
from totp_demo.views.catalogue import Views

SCRIPTS = Path(inspect.getfile(views)).parent
SPOKEN = frozenset(
    word
    for path in SCRIPTS.rglob("*.js")
    for word in re.findall(r'\bdo: "([a-z-]+)"', path.read_text("utf-8"))
)
"""Every word that a script of ours sends."""


@dataclass
class Wire:
    """All messages of all views, in order, each as the JSON that a page would get.

    Attributes:
        sent: The view and its message.
    """

    sent: list[tuple[View, dict[str, Any]]] = field(default_factory=list)

    def listen(self, view: View) -> View:
        """Return a view whose messages are noted from now on."""

        def note(message: Mapping[str, Any]) -> None:
            # What a host could not send raises here as it would there.
            self.sent.append((view, json.loads(json.dumps(message, allow_nan=False))))

        view.send = note
        return view

    def of(self, view: View) -> list[dict[str, Any]]:
        """Return the messages that a view has sent to its script."""
        return [message for sender, message in self.sent if sender is view]

    def saved(self) -> str:
        """Return, as text, all that a page would save of what was sent."""
        # A script keeps these two parts of each message, and nothing else.
        kept = [[message.get(part) for part in ("shown", "moment")] for _view, message in self.sent]
        return json.dumps(kept, ensure_ascii=False)


def hears(view: View, **content: object) -> None:
    """Say something to a view as its script does."""
    view.receive({"from": "page", **content})


def word(do: str, **content: object) -> Word:
    """Return what a script says, as a lesson takes it."""
    heard = parse({"do": do, "from": "page", **content})
    assert heard is not None, (do, content)
    return heard[1]


def single_views() -> dict[str, Callable[[Lesson], View]]:
    """Return the methods of a lesson that give one view without being told more."""
    return {
        name: method
        for name, method in inspect.getmembers(Views, inspect.isfunction)
        if not name.startswith("_")
        and name != "procedure"
        and len(inspect.signature(method).parameters) == 1
    }


def views_of(lesson: Lesson) -> dict[str, View]:
    """Return one of each view that a lesson gives without being told more."""
    return {name: method(lesson) for name, method in single_views().items()}
