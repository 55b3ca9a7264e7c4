"""The lesson of this kernel: the one begun last, or a stand-in that says what to run first."""

from __future__ import annotations

from totp_demo.learner.lesson import Lesson

# A reader who has not begun has not chosen a language either: both are shown.
_FIRST = (
    "Run the first code cell of this page first, then this one again.\n"
    "Exécutez d’abord la première cellule de code de cette page, puis de nouveau celle-ci."
)


class Unstarted:
    """Stands in for a lesson before it is begun: asked for anything, it says what to run first.

    Example:
        >>> print(Unstarted().profile())
        Run the first code cell of this page first, then this one again.
        Exécutez d’abord la première cellule de code de cette page, puis de nouveau celle-ci.
    """

    def __getattr__(self, name: str) -> Unstarted:
        """Return the stand-in again, for any attribute that is not Python's own."""
        if name.startswith("_"):
            raise AttributeError(name)
        return self

    def __call__(self, *_args: object, **_named: object) -> Unstarted:
        """Return the stand-in again."""
        return self

    def __repr__(self) -> str:
        """Say what to run first."""
        return _FIRST


lesson: Lesson | Unstarted = Unstarted()
"""Set by each `Lesson` as it begins."""


def unstarted() -> bool:
    """Return whether no lesson has begun in this kernel: JupyterLab's extension asks."""
    return isinstance(lesson, Unstarted)
