"""What goes between a view and its script: messages of plain JSON values.

A message to a script has four parts, and each says what may be done with what is in it:

- `shown` may be saved with a page, and is compared to see whether there is news;
- `moment` may be saved, too, but belongs to the moment at which it was made, and is no news;
- `private` is never saved: a secret, a QR code, the codes to come;
- `clocks` tick: they are never saved, and compared by where they stand against this machine's.
"""

from __future__ import annotations

from typing import Any, TypedDict

Shown = dict[str, Any]
"""What a view's script gets, or sends: texts in the reader's language and plain JSON values."""


class Ticking(TypedDict):
    """A clock that a script runs on by itself."""

    at: float
    """This machine's time, Unix seconds."""
    now: float
    """What the clock showed then."""
    rate: float
    """How many of its seconds pass in a second; 0 where it stands."""


class Saved(TypedDict):
    """What may be saved with a page."""

    shown: Shown
    moment: Shown


class Parts(Saved):
    """All that a view shows."""

    private: Shown
    clocks: dict[str, Ticking]
