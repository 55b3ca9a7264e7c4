"""The script and the style sheet of a view, put together from the files of its room."""

from __future__ import annotations

import functools
import hashlib
import json
import os
import re
from pathlib import Path

VIEWS = Path(__file__).parents[1]
THEME = "base/theme.css"

_IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.[\w./]*)";$', re.MULTILINE)
# Puts each module on a shelf of the page, once: equal text has an equal name, and is one module.
_SHELF = """const shelf = (globalThis.totpDemoModules ??= {});
const put = (name, text) => {
  const whole = text.replace(/"shelf:(\\w+)"/g, (_, other) => `"${shelf[other]}"`);
  shelf[name] ??= URL.createObjectURL(new Blob([whole], { type: "text/javascript" }));
};
"""
# The view itself is loaded when it is drawn: a widget whose script is not there within two seconds
# is lost, and a page that is opened again starts all its widgets at once.
_VIEW = """export default {{
  render: async (props) => (await import(shelf["{name}"])).default.render(props),
}};
"""


class Script:
    """An ES module of a view, with the modules that it imports.

    A widget's script reaches the browser as text, from where it can import nothing relative. So the
    text brings the other modules along, each once, and the page keeps them: a module stays a file
    of its own, needs no build step, and is loaded once however many views import it.

    It is read when a view first asks for its text: a page pays for the views that it shows.

    Args:
        name: The file below `views`, such as "product/screen.js".

    Example:
        >>> str(Script("base/elements.js")).startswith("/**")
        True
    """

    def __init__(self, name: str) -> None:
        """Keep the name."""
        self.name = name

    def __str__(self) -> str:
        """Return the text of the module, without relative imports."""
        return _script(self.name)


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
        self.names = names

    def __str__(self) -> str:
        """Return the text of the style sheet."""
        return _style(*self.names)


@functools.cache
def _script(name: str) -> str:
    modules = list(_with_imports(name))
    if len(modules) == 1:
        return _text(name)
    puts = "".join(f"put({', '.join(map(json.dumps, _shelved(each)))});\n" for each in modules)
    return _SHELF + puts + _VIEW.format(name=_shelved(name)[0])


@functools.cache
def _text(name: str) -> str:
    return (VIEWS / name).read_text("utf-8")


def _place(name: str, imported: str) -> str:
    """Return the file that a module imports, below `views`."""
    return os.path.normpath((Path(name).parent / imported).as_posix()).replace(os.sep, "/")


def _with_imports(name: str) -> dict[str, None]:
    """Return a module after all that it imports, each once."""
    found: dict[str, None] = {}
    for _names, imported in _IMPORT.findall(_text(name)):
        found |= _with_imports(_place(name, imported))
    return {**found, name: None}


@functools.cache
def _shelved(name: str) -> tuple[str, str]:
    """Return a module's name on the shelf, which changes with its text, and that text."""
    text = _IMPORT.sub(
        lambda found: f'import {{{found[1]}}} from "shelf:{_shelved(_place(name, found[2]))[0]}";',
        _text(name),
    )
    return f"m{hashlib.sha256(text.encode()).hexdigest()[:16]}", text


@functools.cache
def _style(*names: str) -> str:
    return "\n".join((VIEWS / name).read_text("utf-8") for name in (THEME, *names))
