"""A QR code drawn as it should not be, and a real reader's word on whether it can still be read.

The picture holds what a screen shows: the code, its border, the page around it, smudges on it and a
camera's blur. Why it cannot be read is not guessed: one thing at a time is put right, and the
reader tries again.
"""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from totp_demo.qr import anatomy as qr_anatomy
from totp_demo.qr import drawing as qr
from totp_demo.qr.sheet import Picture, PillowPicture, Sheet
from totp_demo.qr.smudges import Smudge, damage, smudges

LEVELS = ("L", "M", "Q", "H")
LOSSES = {"L": 7, "M": 15, "Q": 25, "H": 30}
"""Per cent of a code that each level can make up for, as ISO/IEC 18004 rounds it."""

MOST_PIXELS = 10
MOST_DIRT = 20
MOST_BLUR = 4.0
GOOD_PIXELS = 8
"""Pixels a module that are put in place of too few."""

_LIGHT = 255
_DARK = 17
_PAGE = 3
"""Width of the page that is seen around the code and its border, in modules."""
_MUD = {True: 60, False: 205}
"""Greys of a dark smudge and of a bright reflection."""

drawn_by: Callable[[Sheet], Picture] = PillowPicture
"""What draws a sheet; a page without Pillow puts its own here."""


class Theme(enum.Enum):
    """The colours of the code, its border and the page around it."""

    WHITE_PAGE = "white-page"
    DARK_PAGE = "dark-page"
    INVERTED = "inverted"
    TRANSPARENT = "transparent"

    @property
    def greys(self) -> tuple[int, int, int]:
        """Grey of a dark module, of a light one and the border, and of the page."""
        return {
            Theme.WHITE_PAGE: (0, _LIGHT, _LIGHT),
            Theme.DARK_PAGE: (0, _LIGHT, _DARK),
            Theme.INVERTED: (_LIGHT, _DARK, _DARK),
            Theme.TRANSPARENT: (0, _DARK, _DARK),
        }[self]


@dataclass(frozen=True, slots=True)
class Trial:
    """How a code is drawn.

    Attributes:
        correction: Error correction level: "L", "M", "Q" or "H".
        pixels: Size of a module, 1 to 10.
        border: Width of the quiet zone in modules, 0 to 4.
        theme: Its colours.
        dirt: Per cent of the code's modules under smudges, 0 to 20.
        seed: Says where the smudges are: the same number, the same smudges.
        finder: Whether one more covers a finder.
        blur: Of the camera: radius in pixels, 0 to 4.

    Raises:
        ValueError: One of them is out of range.
    """

    correction: str = "M"
    pixels: int = 6
    border: int = qr.QUIET_ZONE
    theme: Theme = Theme.WHITE_PAGE
    dirt: int = 0
    seed: int = 1
    finder: bool = False
    blur: float = 1.0

    def __post_init__(self) -> None:
        """Refuse what cannot be drawn."""
        sound = (
            self.correction in LEVELS
            and 1 <= self.pixels <= MOST_PIXELS
            and 0 <= self.border <= qr.QUIET_ZONE
            and 0 <= self.dirt <= MOST_DIRT
            and 0 <= self.blur <= MOST_BLUR
        )
        if not sound:
            raise ValueError("a setting of the laboratory is out of range")


class Repair(enum.Enum):
    """One thing that can be put right."""

    COLOURS = "colours"
    BORDER = "border"
    SIZE = "size"
    DIRT = "dirt"
    FINDER = "finder"
    SHARPNESS = "sharpness"
    CORRECTION = "correction"


def repaired(trial: Trial) -> dict[Repair, Trial]:
    """Return the same trial with one thing put right, for each thing that is not.

    Args:
        trial: How the code is drawn.

    Returns:
        The better trials.

    Example:
        >>> repaired(Trial(border=0)).keys() == {Repair.BORDER, Repair.SIZE, Repair.CORRECTION,
        ...     Repair.SHARPNESS}
        True
    """
    # Colours without the page: the page may stay dark, as long as the code is black on white.
    colours = trial.theme in {Theme.INVERTED, Theme.TRANSPARENT}
    better = {
        Repair.COLOURS: replace(trial, theme=Theme.DARK_PAGE) if colours else trial,
        Repair.BORDER: replace(trial, border=qr.QUIET_ZONE),
        Repair.SIZE: replace(trial, pixels=max(trial.pixels, GOOD_PIXELS)),
        Repair.DIRT: replace(trial, dirt=0),
        Repair.FINDER: replace(trial, finder=False),
        Repair.SHARPNESS: replace(trial, blur=0.0),
        Repair.CORRECTION: replace(trial, correction="H"),
    }
    return {repair: each for repair, each in better.items() if each != trial}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a trial.

    Attributes:
        png: The picture, as the reader got it; not in the repr, for it holds the secret.
        read: Whether the reader read the very text that was written.
        read_plain: Whether it did without trying the negative.
        helps: The repairs of which each by itself makes it readable; empty where it is.
        version: The code's version.
        modules: Modules on a side, without the border.
        side: Pixels on a side of the picture, the page around included.
        wrong: Modules whose middle shows the other shade.
        worst: Of the block that is hurt most: its wrong bytes.
        mendable: How many wrong bytes of that block can be mended.
    """

    png: bytes = field(repr=False)
    read: bool
    read_plain: bool
    helps: tuple[Repair, ...]
    version: int
    modules: int
    side: int
    wrong: int
    worst: int
    mendable: int


@lru_cache(maxsize=64)
def attempt(uri: str, trial: Trial) -> Outcome:
    """Draw a code, have it read, and find out what stands in the way.

    Args:
        uri: The text of the code.
        trial: How it is drawn.

    Returns:
        What became of it.

    Raises:
        ValueError: The text is too long for a QR code.
        QrError: The reader is not installed.

    Example:
        >>> attempt("otpauth://totp/x?secret=JBSWY3DPEHPK3PXP", Trial()).read
        True
    """
    picture = drawn_by(sheet(uri, trial))
    read = _reads(uri, picture)
    helps = () if read else _what_helps(uri, trial)
    modules, anatomy = qr_anatomy.drawn(uri, trial.correction)
    if trial.theme is Theme.INVERTED:
        modules = tuple(tuple(not dark for dark in row) for row in modules)
    wrong, worst, mendable = damage(modules, anatomy, _fallen(trial, anatomy.size))
    return Outcome(
        picture.png(),
        read,
        read and _reads(uri, picture, inverted=False),
        helps,
        anatomy.version,
        anatomy.size,
        picture.width,
        wrong,
        worst,
        mendable,
    )


def _fallen(trial: Trial, size: int) -> tuple[Smudge, ...]:
    return smudges(size, trial.dirt, trial.seed, finder=trial.finder)


def _reads(uri: str, picture: Picture, *, inverted: bool = True) -> bool:
    return uri in picture.texts(inverted=inverted)


def _what_helps(uri: str, trial: Trial) -> tuple[Repair, ...]:
    found = []
    for repair, better in repaired(trial).items():
        try:
            if _reads(uri, drawn_by(sheet(uri, better))):
                found.append(repair)
        except ValueError:  # a higher level has less room: the text no longer fits
            continue
    return tuple(found)


def sheet(uri: str, trial: Trial) -> Sheet:
    """Say what a code with all that is wrong with it looks like.

    Args:
        uri: The text of the code.
        trial: How it is drawn.

    Returns:
        A grey picture of it with the page around, to be drawn.

    Raises:
        ValueError: The text is too long for a QR code.

    Example:
        >>> whole = sheet("otpauth://totp/x?secret=JBSWY3DPEHPK3PXP", Trial(border=4))
        >>> len(whole.rows) == len(whole.rows[0]) == 29 + 2 * 4 + 2 * 3
        True
    """
    modules, anatomy = qr_anatomy.drawn(uri, trial.correction)
    ink, paper, page = trial.theme.greys
    width = anatomy.size + 2 * (trial.border + _PAGE)
    beside, border = bytes([page]) * _PAGE, bytes([paper]) * trial.border
    above = (bytes([page]) * width,) * _PAGE
    quiet = (beside + bytes([paper]) * (width - 2 * _PAGE) + beside,) * trial.border
    lines = (border + bytes(ink if dark else paper for dark in row) + border for row in modules)
    code = tuple(beside + line + beside for line in lines)
    start = trial.border + _PAGE
    spots = tuple(
        (
            (start + x) * trial.pixels,
            (start + y) * trial.pixels,
            radius * trial.pixels,
            _MUD[dark],
        )
        for x, y, radius, dark in _fallen(trial, anatomy.size)
    )
    return Sheet((*above, *quiet, *code, *quiet, *above), trial.pixels, spots, trial.blur)
