"""What goes over the wire between a view and its page, without a page."""

from __future__ import annotations

import inspect
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import ipywidgets
from comm.base_comm import BaseComm

from totp_demo.widgets.lesson import Lesson
from totp_demo.widgets.lesson_views import LessonViews
from totp_demo.widgets.view import View

SCRIPTS = Path(inspect.getfile(View)).parent
SPOKEN = frozenset(
    word
    for path in SCRIPTS.glob("*.js")
    for word in re.findall(r'\bdo: "([a-z-]+)"', path.read_text("utf-8"))
)
"""Every word that a script of ours sends."""


@dataclass
class Wire:
    """All messages of all widgets, in order.

    Attributes:
        sent: name of the comm, kind of message, and its data.
    """

    sent: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)

    def custom(self, view: View) -> list[dict[str, Any]]:
        """Return the messages that a view has sent to its script."""
        return [
            data["content"]
            for name, _kind, data in self.sent
            if name == view.model_id and data.get("method") == "custom"
        ]

    def saved(self) -> str:
        """Return, as text, all that a page would save of what was sent."""
        # A script keeps `shown` of each message in the widget's state, and nothing else.
        kept = [
            data["content"].get("shown")
            if data.get("method") == "custom"
            else without_scripts(data.get("state", {}))
            for _name, _kind, data in self.sent
        ]
        return json.dumps(kept, ensure_ascii=False)


def without_scripts(state: dict[str, Any]) -> dict[str, Any]:
    """Return a widget's state without its script and style, which are long and always the same."""
    return {name: value for name, value in state.items() if name not in {"_esm", "_css"}}


def recording(wire: Wire) -> type[BaseComm]:
    """Return a class of comms that note what they send."""

    class Recording(BaseComm):
        def publish_msg(
            self,
            msg_type: str,
            data: dict[str, Any] | None = None,
            metadata: object = None,
            buffers: object = None,
            **_rest: object,
        ) -> None:
            """Note a message; what a kernel could not send raises here as it would there."""
            del metadata, buffers
            text = json.dumps(data or {}, allow_nan=False)
            wire.sent.append((self.comm_id, msg_type, json.loads(text)))

    return Recording


def hears(view: View, **content: object) -> None:
    """Say something to a view as its script does; unlike ipywidgets, hide no exception."""
    view._heard(view, {"from": "page", **content}, [])


def views_of(lesson: Lesson) -> dict[str, View | ipywidgets.Box]:
    """Return one of each view that a lesson gives without being told more."""
    return {
        name: getattr(lesson, name)()
        for name, method in inspect.getmembers(LessonViews, inspect.isfunction)
        if not name.startswith("_") and len(inspect.signature(method).parameters) == 1
    }
