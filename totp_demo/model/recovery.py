"""The single-use recovery code of one account."""

from __future__ import annotations

import base64
import secrets
from typing import TYPE_CHECKING

from totp_demo.model.characters import ungrouped
from totp_demo.model.code_form import looks_like_recovery_code
from totp_demo.model.hashing import HashedText

if TYPE_CHECKING:
    from collections.abc import Callable


class RecoveryCode:
    """Makes a code of nearly 60 random bits, keeps its hash, and takes it once.

    Args:
        draw: makes random bytes, given their number; the operating system when left out.

    Example:
        >>> recovery = RecoveryCode()
        >>> code = recovery.new()
        >>> recovery.use(code.upper()), recovery.use(code)
        (True, False)
    """

    def __init__(self, draw: Callable[[int], bytes] | None = None) -> None:
        """Start without a code."""
        self._draw = draw
        # Compared with where there is no code, so that the work is the same and tells nothing.
        self._nothing = HashedText(secrets.token_hex())
        self._kept: HashedText | None = None

    @property
    def waiting(self) -> bool:
        """Whether a code has been made and not been used."""
        return self._kept is not None

    def new(self) -> str:
        """Make a code; the older one is no longer taken.

        Returns:
            The code as xxxx-xxxx-xxxx; only its hash is kept.
        """
        while True:
            # Eight bytes give thirteen characters; the first twelve are wholly random.
            drawn = (self._draw or secrets.token_bytes)(8)
            code = base64.b32encode(drawn)[:12].decode("ascii").lower()
            # One in twelve has letters alone: it would pass for a word, and is thrown again.
            if looks_like_recovery_code(code):
                break
        self._kept = HashedText(code)
        return f"{code[:4]}-{code[4:8]}-{code[8:]}"

    def use(self, text: str) -> bool:
        """Take the code, with hyphens, spaces or nothing in it, in any case; once.

        It is read from paper, where the groups are what one sees: unlike a code of the app, whose
        form the screen insists on, it is taken as it was written down.

        Args:
            text: what was typed.

        Returns:
            Whether it was the code.
        """
        right = self.fits(text)
        if right:
            self._kept = None
        return right

    def fits(self, text: str) -> bool:
        """Say whether a text is the code, and leave it unused.

        Args:
            text: what was typed.

        Returns:
            Whether `use` would take it.

        Example:
            >>> recovery = RecoveryCode()
            >>> code = recovery.new()
            >>> recovery.fits(code), recovery.fits(code), recovery.fits("abcd-2345-efgh")
            (True, True, False)
        """
        return (self._kept or self._nothing).matches(ungrouped(text).lower())

    def forget(self) -> None:
        """Take no code any more."""
        self._kept = None
