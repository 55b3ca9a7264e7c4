"""Views in a notebook: each is carried by a widget, in JupyterLab, Notebook, Voila and VS Code.

The one module of the kit that knows anywidget, ipywidgets and traitlets.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Any

import anywidget
import ipywidgets
import traitlets
from IPython.display import display

from totp_demo.hosts import current
from totp_demo.hosts.class_seed import key_for
from totp_demo.learner import lesson as learner
from totp_demo.views.base import in_words
from totp_demo.views.base.sources import library
from totp_demo.views.base.view import View
from totp_demo.views.catalogue import Views, Whole

_as_said: Callable[[object], object] = lambda content: content  # noqa: E731 - replaced below
if sys.platform == "emscripten":
    from totp_demo.hosts import in_browser

    in_browser.settle_in_jupyterlite()
    _as_said = in_browser.without_jsnull


class Library(ipywidgets.Widget):  # type: ignore[misc] # ipywidgets has no types
    """What the scripts of all views share: a page gets it once, and saves it with a notebook."""

    library = traitlets.Dict(read_only=True).tag(sync=True)

    @traitlets.default("library")
    def _all(self) -> dict[str, Any]:
        return library()


_libraries: list[Library] = []


def _library() -> Library:
    """Return the kernel's one library; a new one where somebody has closed it."""
    if not _libraries or _libraries[-1].comm is None:
        _libraries.append(Library())
    return _libraries[-1]


class Carrier(anywidget.AnyWidget):
    """The widget that carries a view to its pages.

    It keeps nothing in its widget state but what may be saved with a notebook: the view's script,
    its style, the library of all scripts, and `saved`, what it shows that may be saved. All else
    travels in custom messages, which are never part of a widget's state.

    Args:
        view: The view.

    Attributes:
        view: The view.
    """

    library = traitlets.Instance(Library).tag(sync=True, **ipywidgets.widget_serialization)
    saved = traitlets.Dict().tag(sync=True, to_json=lambda _, widget: widget.view.saved())

    def __init__(self, view: View) -> None:
        """Take the view on."""
        self.view = view
        with view.lesson.lock:
            super().__init__(library=_library())
            view.send = self.send
            self.on_msg(lambda _widget, content, _buffers: view.receive(_as_said(content)))

    def __repr__(self) -> str:
        """Return a name that is the same in every run and holds nothing of the lesson."""
        return f"<{type(self.view).__name__}>"

    def _ipython_display_(self) -> None:
        _show([self.view], self)


_CARRIERS: dict[type[View], type[Carrier]] = {}


def _carrier_of(kind: type[View]) -> type[Carrier]:
    # anywidget tells style sheets apart by the names of classes: each view has its own.
    if kind not in _CARRIERS:
        parts = {"_esm": kind.script, "_css": kind.style, "__module__": kind.__module__}
        _CARRIERS[kind] = type(kind.__name__, (Carrier,), parts)
    return _CARRIERS[kind]


def carry(view: View) -> Carrier:
    """Return a widget that shows a view.

    Args:
        view: Any view.
    """
    return _carrier_of(type(view))(view)


def _show(views: Sequence[View], widget: ipywidgets.Widget) -> None:
    """Display a widget and, for where it cannot be drawn, what its views show in words."""
    html, text = in_words.html_and_text(views)
    found = widget._repr_mimebundle_()
    drawn = found[0] if isinstance(found, tuple) else found  # anywidget's comes with metadata
    for data in ({"text/html": html, "text/plain": text}, drawn):
        display(data, raw=True)  # type: ignore[no-untyped-call] # IPython has no types


class Several(ipywidgets.VBox):  # type: ignore[misc] # ipywidgets has no types
    """Views below and beside each other, shown as one.

    Args:
        views: All of them.
        children: How they are laid out.
    """

    def __init__(self, views: Sequence[View], children: Sequence[ipywidgets.Widget]) -> None:
        """Keep the views, for their words."""
        self._views = views
        super().__init__(children)

    def _ipython_display_(self) -> None:
        _show(self._views, self)


class Lesson(learner.Lesson, Views[ipywidgets.DOMWidget]):
    """A lesson in a notebook: one learner's account, phone and clocks, and the views on them.

    Args:
        language: "en" or "fr".
        step: Where it starts, 0 to 6: 2 with the profile open, 3 and 4 with the QR code shown, 5
            with the code on the phone, 6 with MFA on. Steps beyond 6 start as 6 does.
        seed: A whole number for a class: everybody who begins with it has the same secret and the
            same codes at the same time, marked as a class's in the app. When left out, it is that
            of the class which this kernel serves, if any; else each enrolment draws a secret.

    Raises:
        ValueError: The kit does not speak that language, or the seed is no whole number.

    Example:
        >>> lesson = Lesson("fr", step=3)
        >>> lesson.account.state.value
        'pending'
        >>> lesson.phone_view()
        <PhoneView>
    """

    def __init__(self, language: str = "en", step: int = 0, *, seed: int | None = None) -> None:
        """Begin at a step; from now on this is the kernel's lesson."""
        super().__init__(language, step, key=key_for(seed))
        current.lesson = self

    def _show(self, view: Callable[..., View], *about: object, **options: Any) -> Carrier:  # noqa: ANN401 - the view's own
        return carry(view(self, *about, **options))

    def _show_below(self, prediction: ipywidgets.DOMWidget) -> ipywidgets.DOMWidget:
        view = prediction.view
        box = Several([view], [prediction])

        def reveal(thing: object) -> None:
            below = [thing] if isinstance(thing, ipywidgets.DOMWidget) else []
            box.children = [prediction, *below]

        view.reveal = reveal
        reveal(view.thing)
        return box

    def _lay_out(self, whole: Whole[ipywidgets.DOMWidget]) -> ipywidgets.DOMWidget:
        whole.screen.add_class("td-wide")
        whole.phone.add_class("td-side")
        stage = ipywidgets.Box([whole.screen, whole.phone])
        stage.add_class("td-stage")
        parts = (whole.guide, whole.screen, whole.phone, whole.time_window, whole.clock_control)
        box = Several(
            [part.view for part in parts],
            [whole.guide, stage, whole.time_window, whole.clock_control],
        )
        box.add_class("td-lesson")
        return box
