"""The exercises of the notebooks: questions that check their own answers and say something useful.

One module for each notebook; `find` loads the one that a name belongs to. An exercise knows no
view: `views/questions/exercise.py` shows it.
"""

from __future__ import annotations

import importlib
import pkgutil

from .exercise import Because, Choose, Code, Exercise, Judged, Number, Order, Point

__all__ = [
    "Because",
    "Choose",
    "Code",
    "Exercise",
    "Judged",
    "Number",
    "Order",
    "Point",
    "find",
]


def find(name: str) -> Exercise:
    """Return an exercise by its name.

    Args:
        name: The notebook's number and the exercise's own name, such as "03-border".

    Returns:
        The exercise.

    Raises:
        KeyError: There is none of that name; the message lists those of that notebook.
    """
    # Looked for first: an error of the import would carry the name along.
    if f"n{name[:2]}" not in {module.name for module in pkgutil.iter_modules(__path__)}:
        raise KeyError("no notebook of that number has exercises")
    module = importlib.import_module(f"{__name__}.n{name[:2]}")
    known: dict[str, Exercise] = {each.name: each for each in module.EXERCISES}
    if name not in known:
        raise KeyError(f"no exercise of that name; there are {', '.join(known)}")
    return known[name]
