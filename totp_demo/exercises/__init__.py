"""The exercises of the notebooks: questions that check their own answers and say something useful.

One module for each notebook; `find` loads the one that a name belongs to. An exercise knows no
view: `widgets/exercise.py` shows it.
"""

from __future__ import annotations

import importlib

from .exercise import Exercise, Judged

__all__ = ["Exercise", "Judged", "find"]


def find(name: str) -> Exercise:
    """Return an exercise by its name.

    Args:
        name: The notebook's number and the exercise's own name, such as "03-border".

    Returns:
        The exercise.

    Raises:
        KeyError: There is none of that name; the message lists those of that notebook.
    """
    try:
        module = importlib.import_module(f"{__name__}.n{name[:2]}")
    except ModuleNotFoundError as error:
        raise KeyError(f"no notebook {name[:2]!r} has exercises") from error
    known: dict[str, Exercise] = {each.name: each for each in module.EXERCISES}
    if name not in known:
        raise KeyError(f"no exercise {name!r}; there are {', '.join(known)}")
    return known[name]
