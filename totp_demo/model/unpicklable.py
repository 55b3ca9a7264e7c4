"""What holds a secret and stays in this process."""

from __future__ import annotations

from typing import NoReturn, Self


class Unpicklable:
    """A thing that refuses to be pickled: the file would hold its secret in the clear.

    Example:
        >>> import pickle
        >>> pickle.dumps(Unpicklable())
        Traceback (most recent call last):
        ...
        TypeError: Unpicklable holds a secret: it cannot be pickled
    """

    __slots__ = ()

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        """Refuse, whatever the protocol."""
        message = f"{type(self).__name__} holds a secret: it cannot be pickled"
        raise TypeError(message)


class UnpicklableValue(Unpicklable):
    """The same for a thing that never changes: its copy is itself.

    Example:
        >>> import copy
        >>> value = UnpicklableValue()
        >>> copy.deepcopy(value) is value
        True
    """

    __slots__ = ()

    def __copy__(self) -> Self:
        """Return the thing itself."""
        return self

    def __deepcopy__(self, memo: object) -> Self:
        """Return the thing itself."""
        return self
