"""The QR code as the caller has it on the screen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from totp_demo.qr import drawing
from totp_demo.qr.laboratory import Theme, Trial

if TYPE_CHECKING:
    from totp_demo.model.key import Key

_LEAST_PIXELS = 3
"""Pixels a module that a reader needs once a camera has blurred them by one: measured with one."""
_MORE = (
    "&algorithm=SHA1&digits=6&period=30&image=https%3A%2F%2Fcdn.example.com%2Fbranding"
    "%2Fcustomers%2Flogo-for-authenticator-apps-large-color-on-transparent-background.png"
)


@lru_cache(maxsize=64)
def _side(characters: int) -> int:
    # Of lower-case letters and signs: as long in a QR code as an otpauth URI of that length.
    return len(drawing.matrix("otpauth://" + "a" * (characters - 10))) - 2 * drawing.QUIET_ZONE


@dataclass(frozen=True, slots=True)
class OnScreen:
    """How a page shows the QR code of an enrolment.

    Attributes:
        width: of the picture, in pixels, its border included.
        dark: whether the page around it is dark, and nothing white lies between.
        wordy: whether the URI has default parameters and the address of a logo in it.
        bare: whether the secret is all that it holds.
        plus: whether a space in the URI is written as a plus sign.

    Example:
        >>> from totp_demo.model.training_key import TRAINING_KEY
        >>> OnScreen().readable(TRAINING_KEY), OnScreen(width=100).readable(TRAINING_KEY)
        (True, False)
    """

    width: int = 320
    dark: bool = False
    wordy: bool = False
    bare: bool = False
    plus: bool = False

    def text(self, key: Key) -> str:
        """Return what the QR code of a key holds.

        Args:
            key: the key of the enrolment.
        """
        if self.bare:
            return key.secret
        uri = key.uri + (_MORE if self.wordy else "")
        return uri.replace("%20", "+") if self.plus else uri

    def trial(self, key: Key) -> Trial:
        """Return the same as a trial of the laboratory, where a real reader looks at it.

        Args:
            key: the key of the enrolment.
        """
        theme = Theme.DARK_PAGE if self.dark else Theme.WHITE_PAGE
        border = 0 if self.dark else drawing.QUIET_ZONE
        return Trial(pixels=self._pixels(key), border=border, theme=theme)

    def readable(self, key: Key) -> bool:
        """Return whether a camera reads it.

        Args:
            key: the key of the enrolment.
        """
        return not self.dark and self._pixels(key) >= _LEAST_PIXELS

    def _pixels(self, key: Key) -> int:
        return max(1, self.width // (_side(len(self.text(key))) + 2 * drawing.QUIET_ZONE))
