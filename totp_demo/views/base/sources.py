"""The script and the style sheet of a view, put together from the files of its room."""

from __future__ import annotations

import base64
import functools
import re
from pathlib import Path

VIEWS = Path(__file__).parents[1]
THEME = "base/theme.css"

_IMPORT = re.compile(r'from "(\.\.?/[\w./]+)"')


class Script:
    """An ES module of a view, with the modules it imports put in as data: URLs.

    A widget's script reaches the browser as text, from where it can import nothing relative. With a
    data: URL each module stays a file of its own, needs no build step, and is loaded once however
    many views import it, since equal URLs are one module.

    It is read when a view first asks for its text: a page pays for the views that it shows.

    Args:
        name: The file below `views`, such as "product/screen.js".

    Example:
        >>> str(Script("base/elements.js")).startswith("/**")
        True
    """

    def __init__(self, name: str) -> None:
        """Keep the name."""
        self._name = name

    def __str__(self) -> str:
        """Return the text of the module, without relative imports."""
        return _script(self._name)


class Style:
    """Style sheets of the views as one, the kit's own theme first; read as a `Script` is.

    Args:
        names: Files below `views`, such as "product/screen.css".

    Example:
        >>> ".td" in str(Style())
        True
    """

    def __init__(self, *names: str) -> None:
        """Keep the names."""
        self._names = names

    def __str__(self) -> str:
        """Return the text of the style sheet."""
        return _style(*self._names)


@functools.cache
def _script(name: str) -> str:
    file = VIEWS / name

    def put_in(match: re.Match[str]) -> str:
        # Resolved before it is cached by: however a module is reached, it is one and the same.
        other = (file.parent / match[1]).resolve().relative_to(VIEWS.resolve())
        encoded = base64.b64encode(_script(other.as_posix()).encode()).decode()
        return f'from "data:text/javascript;base64,{encoded}"'

    return _IMPORT.sub(put_in, file.read_text("utf-8"))


@functools.cache
def _style(*names: str) -> str:
    return "\n".join((VIEWS / name).read_text("utf-8") for name in (THEME, *names))
