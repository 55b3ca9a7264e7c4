"""The script and the style sheet of a view, from the files of its room; and what all share."""

from __future__ import annotations

import functools
import hashlib
import os
import re
from pathlib import Path
from typing import Any

VIEWS = Path(__file__).parents[1]
THEME = "base/theme.css"

SHARED = "base/"
"""The room whose modules, and whose theme, a page gets once, whatever views it shows."""

_IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.[\w./]*)";$', re.MULTILINE)
# Comments are for whoever reads the files; they are a third of them.
_COMMENTS = re.compile(r"^[ \t]*//[^\n]*\n|/\*\*.*?\*/[ \t]*\n?|^[ \t]+", re.MULTILINE | re.DOTALL)
# Puts each module on a shelf of the page, once: equal text has an equal name, and is one module.
# The view itself is loaded when it is drawn: a widget whose script is not there within two seconds
# is lost, and a page that is opened again starts all its widgets at once.
_VIEW = """const shelf = (globalThis.totpDemoModules ??= {{}});
const put = ([name, text]) => {{
  const whole = text.replace(/"shelf:(\\w+)"/g, (_, other) => `"${{shelf[other]}}"`);
  shelf[name] ??= URL.createObjectURL(new Blob([whole], {{ type: "text/javascript" }}));
}};
const own = [{modules}];
async function getLibrary(model) {{
  const given = await model.get("library");
  if (typeof given !== "string") return given;
  const widget = await model.widget_manager.get_model(given.replace("IPY_MODEL_", ""));
  return widget.get("library");
}}
export default {{
  async render(props) {{
    const {{ modules, theme }} = await getLibrary(props.model);
    if (!shelf[theme]) {{
      shelf[theme] = "put";
      const style = document.createElement("style");
      style.textContent = theme;
      // Before the views' own sheets, which go further.
      document.head.insertBefore(style, document.head.querySelector("style[id^='totp_demo.']"));
    }}
    [...modules, ...own].forEach(put);
    return (await import(shelf["{name}"])).default.render(props);
  }},
}};
"""


class Script:
    """An ES module of a view, with the modules that it imports.

    A widget's script reaches the browser as text, from where it can import nothing relative. So the
    text brings the modules of its room along, the library those that all views share, and the page
    keeps them: a module stays a file of its own, needs no build step, and is loaded once however
    many views import it.

    It is read when a view first asks for its text: a page pays for the views that it shows.

    Args:
        name: The file below `views`, such as "product/screen.js".

    Example:
        >>> "td-guide" in str(Script("product/guide.js"))
        True
    """

    def __init__(self, name: str) -> None:
        """Keep the name."""
        self.name = name

    def __str__(self) -> str:
        """Return the text that draws the view once it has the library."""
        return _script(self.name)


class Style:
    """Style sheets of a view as one, without the theme; read as a `Script` is.

    Args:
        names: Files below `views`, such as "product/screen.css".

    Example:
        >>> ".td-guide" in str(Style("product/guide.css"))
        True
    """

    def __init__(self, *names: str) -> None:
        """Keep the names."""
        self.names = names

    def __str__(self) -> str:
        """Return the text of the style sheet."""
        return _style(*self.names)


@functools.cache
def library() -> dict[str, Any]:
    """Return what all views share, and a page needs once.

    Returns:
        `modules`, each as the name that views know it by and its text, after those that it imports
        (pairs, since a saved notebook sorts the names of an object); and `theme`, a style sheet.

    Example:
        >>> sorted(library())
        ['modules', 'theme']
    """
    names = sorted(f"{SHARED}{path.name}" for path in (VIEWS / SHARED).glob("*.js"))
    found: dict[str, None] = {}
    for name in names:
        found |= with_imports(name)
    return {
        "modules": [shelved(name) for name in found],
        "theme": (VIEWS / THEME).read_text("utf-8"),
    }


def without_comments(text: str) -> str:
    r"""Return a module without its comments and its indents.

    Args:
        text: A module in which neither stands in a text.

    Example:
        >>> without_comments("/** What it is. */\n  f(1); // once")
        'f(1); // once'
    """
    return _COMMENTS.sub("", text)


@functools.cache
def _script(name: str) -> str:
    own = [each for each in with_imports(name) if not each.startswith(SHARED)]
    modules = ",\n".join(f'["{each}", {_literal(text)}]' for each, text in map(shelved, own))
    return _VIEW.format(modules=modules, name=shelved(name)[0])


def _literal(text: str) -> str:
    """Return a text as a template literal: of all ways the one that JSON makes longer the least."""
    return "`" + re.sub(r"[\\`]|\$(?={)", r"\\\g<0>", text) + "`"


@functools.cache
def _text(name: str) -> str:
    return (VIEWS / name).read_text("utf-8")


def _place(name: str, imported: str) -> str:
    """Return the file that a module imports, below `views`."""
    return os.path.normpath((Path(name).parent / imported).as_posix()).replace(os.sep, "/")


def with_imports(name: str) -> dict[str, None]:
    """Return a module after all that it imports, each once.

    Args:
        name: The file below `views`.

    Example:
        >>> list(with_imports("base/skew.js"))[-1]
        'base/skew.js'
    """
    found: dict[str, None] = {}
    for _names, imported in _IMPORT.findall(_text(name)):
        found |= with_imports(_place(name, imported))
    return {**found, name: None}


@functools.cache
def shelved(name: str) -> tuple[str, str]:
    """Return a module as a page gets it.

    Args:
        name: The file below `views`, such as "base/skew.js".

    Returns:
        Its name on the page's shelf, which changes with its text; and that text.

    Example:
        >>> "/**" in shelved("base/skew.js")[1]
        False
    """
    text = _IMPORT.sub(
        lambda found: f'import {{{found[1]}}} from "shelf:{shelved(_place(name, found[2]))[0]}";',
        without_comments(_text(name)),
    )
    return f"m{hashlib.sha256(text.encode()).hexdigest()[:16]}", text


@functools.cache
def _style(*names: str) -> str:
    return "\n".join((VIEWS / name).read_text("utf-8") for name in names)
