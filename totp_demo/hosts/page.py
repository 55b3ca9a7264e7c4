"""Views on a page of their own, without Jupyter: everything comes and goes as JSON text."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from totp_demo.hosts import current
from totp_demo.hosts.class_seed import key_for
from totp_demo.learner import lesson as learner
from totp_demo.model.key import Key
from totp_demo.views.base.sources import library
from totp_demo.views.base.view import View
from totp_demo.views.catalogue import Views, Whole
from totp_demo.views.questions.prediction import Prediction


class Lesson(learner.Lesson, Views[View]):
    """A lesson whose views are the plain objects that they are.

    Args:
        language: "en" or "fr".
        step: Where it starts, 0 to 6.
        key: The key of every enrolment; see `LessonState`.
        seed: That of a class, where no key is given; see `hosts.jupyter.Lesson`.

    Raises:
        ValueError: The kit does not speak that language, or the seed is no whole number.

    Example:
        >>> type(Lesson("en").guide()).__name__
        'Guide'
    """

    def __init__(
        self,
        language: str = "en",
        step: int = 0,
        *,
        key: Key | None = None,
        seed: int | None = None,
    ) -> None:
        """Begin at a step; from now on this is the process's lesson."""
        super().__init__(language, step, key=key or key_for(seed))
        current.lesson = self

    def _show(self, view: Callable[..., View], *about: object, **options: Any) -> View:  # noqa: ANN401 - the view's own
        return view(self, *about, **options)


class Page:
    """A lesson that a page speaks to in JSON.

    Args:
        language: "en" or "fr".
        step: Where the lesson starts, 0 to 6.
        send: Takes each message to the page: JSON text with the view's number as `view`.
        key: The key of every enrolment; see `LessonState`.

    Attributes:
        lesson: The lesson.
        views: Those that were opened, by their numbers: from 0 in the order in which they were
            asked for; below 0 what a prediction has revealed, whenever its reader says so.

    Example:
        >>> heard = []
        >>> page = Page("en", send=heard.append)
        >>> opened = json.loads(page.open("guide"))
        >>> page.receive(json.dumps({"view": opened["view"], "do": "hello", "from": "p"}))
        >>> json.loads(heard[0])["shown"]["language"]
        'en'
    """

    def __init__(
        self,
        language: str = "en",
        step: int = 0,
        *,
        send: Callable[[str], object],
        key: Key | None = None,
    ) -> None:
        """Begin; no view is open yet."""
        self.lesson = Lesson(language, step, key=key)
        self._send = send
        self.views: dict[int, View] = {}
        self._revealed: dict[int, str] = {}

    def open(self, name: str, *about: str) -> str:
        """Open a view.

        Args:
            name: One of `Views`' methods, such as "phone_view".
            about: What that method takes.

        Returns:
            JSON: `view`, its number; `name` and `sheets`, the files of its script and style, and
            what these are, as `script` and `style`; `saved`, which a page may keep; with the first
            one, `library`, which all scripts share. Of the whole procedure, such an object for each
            of its parts, by their names.

        Raises:
            ValueError: There is no view of that name.
        """
        method = None if name.startswith("_") else getattr(Views, name, None)
        if method is None:
            raise ValueError("there is no view of that name")
        return json.dumps(self.opened(method(self.lesson, *about)))

    def opened(self, shown: View | Whole[View]) -> dict[str, Any]:
        """Return what a page needs to show a view, or the whole procedure; see `open`.

        Args:
            shown: What a method of `Views` gave.
        """
        return self._opened(shown, revealed=False)

    def _opened(self, shown: View | Whole[View], *, revealed: bool) -> dict[str, Any]:
        if isinstance(shown, Whole):
            parts = {part.name: getattr(shown, part.name) for part in fields(shown)}
            return {name: self._opened(part, revealed=revealed) for name, part in parts.items()}
        view, known = shown, sum((number < 0) is revealed for number in self.views)
        number = -1 - known if revealed else known
        first = not self.views
        self.views[number] = view

        def send(message: Mapping[str, Any]) -> None:
            self._send(json.dumps({"view": number, **message}))

        def reveal(thing: object) -> None:
            if isinstance(thing, View | Whole):
                opened = self._opened(thing, revealed=True)
                self._revealed[number] = json.dumps({"below": number, "opened": opened})
                self._send(self._revealed[number])

        view.send = send
        if isinstance(view, Prediction):
            view.reveal = reveal
            reveal(view.thing)
        return {
            "view": number,
            "name": view.script.name,
            "sheets": list(view.style.names),
            **self._texts(view, first=first),
            "saved": view.saved(),
        }

    def _texts(self, view: View, *, first: bool) -> dict[str, Any]:
        """Return what a page needs to draw a view where it has no files of the kit."""
        shared = library() if first else None
        return {"library": shared, "script": str(view.script), "style": str(view.style)}

    def receive(self, text: str) -> None:
        """Hear a page's message; what is no message is ignored.

        Args:
            text: JSON: `view`, the number of a view, and what its script says.
        """
        try:
            message = json.loads(text)
        except (ValueError, RecursionError):  # no JSON, or a nest of it
            return
        number = message.pop("view", None) if isinstance(message, dict) else None
        if isinstance(number, int) and number in self.views:
            self.views[number].receive(message)
            # A page that is loaded again has what was there when it was opened, and no more.
            if message.get("do") == "hello" and number in self._revealed:
                self._send(self._revealed[number])
