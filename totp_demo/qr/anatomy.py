"""The parts of a QR code: which module belongs to what, and which byte it carries.

All of it follows from the version (the size) and the error correction level, as ISO/IEC 18004 lays
it down; nothing is guessed from the picture. Rows and columns are counted from the top left module,
the white border left aside.
"""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import product
from typing import Literal

from totp_demo.qr.drawing import QUIET_ZONE, code_of

CarriedKind = Literal["head", "text", "padding", "repair"]
"""What modules may carry."""

Place = tuple[int, int]
"""Row and column of a module."""

FORMAT_MASK = 0b101010000010010
"""What the 15 bits of format information are mixed with, so that they are never all light."""

BYTE = 8
FIRST_WITH_VERSION = 7
"""Smaller codes do not say their version: a reader counts their modules."""
FIRST_WITH_LONG_COUNT = 10
"""From here on the count of characters takes 16 bits instead of 8."""

_FINDER = 7
_TIMING = 6
_LEVELS = {0b01: "L", 0b00: "M", 0b11: "Q", 0b10: "H"}


class Region(enum.Enum):
    """What a module is there for."""

    FINDER = "finder"
    SEPARATOR = "separator"
    TIMING = "timing"
    ALIGNMENT = "alignment"
    FORMAT = "format"
    VERSION = "version"
    DARK = "dark"
    DATA = "data"
    CORRECTION = "correction"
    REMAINDER = "remainder"


@dataclass(frozen=True, slots=True)
class Codeword:
    """One byte of a QR code: where it belongs and where it stands.

    Attributes:
        block: The block that it is corrected with, from 0.
        index: Its place in that block, the data first.
        data: Whether it is data; else it is error correction.
        places: Its eight modules, the highest bit first.
    """

    block: int
    index: int
    data: bool
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """What some modules carry together.

    Attributes:
        kind: "head" for the bits before the text, "text", "padding" or "repair".
        index: Which byte of the text, or which byte of its kind, from 0.
        places: Their modules, the highest bit first.
    """

    kind: CarriedKind
    index: int
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Anatomy:
    """The layout of a QR code of one version and one level.

    Attributes:
        version: 1 to 40; the side has 17 + 4 x version modules.
        correction: Error correction level: "L", "M", "Q" or "H".
        blocks: Of each block, how many of its bytes are data and how many error correction.
    """

    version: int
    correction: str
    blocks: tuple[tuple[int, int], ...]

    @property
    def size(self) -> int:
        """Modules on a side, without the border."""
        return 17 + 4 * self.version

    @property
    def mendable(self) -> tuple[int, ...]:
        """Of each block, how many wrong bytes can be mended: half its error correction."""
        return tuple(spare // 2 for _, spare in self.blocks)

    @cached_property
    def regions(self) -> tuple[tuple[Region, ...], ...]:
        """What each module is there for, row by row."""
        found = dict(_fixed(self.version))
        for codeword in self.codewords:
            kind = Region.DATA if codeword.data else Region.CORRECTION
            found |= dict.fromkeys(codeword.places, kind)
        side = range(self.size)
        return tuple(
            tuple(found.get((row, column), Region.REMAINDER) for column in side) for row in side
        )

    @cached_property
    def codewords(self) -> tuple[Codeword, ...]:
        """The bytes in the order in which they stand: blocks take turns, data comes first."""
        fixed = dict(_fixed(self.version))
        free = [place for place in _zigzag(self.size) if place not in fixed]
        return tuple(
            Codeword(block, index, data, tuple(free[at * BYTE : (at + 1) * BYTE]))
            for at, (block, index, data) in enumerate(_turns(self.blocks))
        )

    def count(self) -> Counter[Region]:
        """Return how many modules each region has."""
        return Counter(region for row in self.regions for region in row)

    def carried(self, length: int) -> tuple[Carried, ...]:
        """Return what each module carries that carries anything.

        Args:
            length: Bytes of the text.

        Returns:
            The head, each byte of the text, the padding, and each byte of error correction. A byte
            of the text lies across two bytes of the code, since the head has 12 or 20 bits.

        Example:
            >>> found = of("otpauth://totp/x?secret=JBSWY3DPEHPK3PXP").carried(40)
            >>> [found[1].kind, found[1].index, len(found[1].places)]
            ['text', 0, 8]
        """
        bits = self._data_bits()
        head = self._head
        found = [Carried("head", 0, tuple(bits[:head]))]
        for index in range(length):
            first = head + index * BYTE
            found.append(Carried("text", index, tuple(bits[first : first + BYTE])))
        found.append(Carried("padding", 0, tuple(bits[head + length * BYTE :])))
        spare = [codeword for codeword in self._in_order if not codeword.data]
        found += [Carried("repair", at, codeword.places) for at, codeword in enumerate(spare)]
        return tuple(found)

    @property
    def _head(self) -> int:
        """Bits before the text: 4 for its kind, 8 or 16 for its length."""
        return 4 + (16 if self.version >= FIRST_WITH_LONG_COUNT else 8)

    @property
    def _in_order(self) -> list[Codeword]:
        return sorted(self.codewords, key=lambda codeword: (codeword.block, codeword.index))

    def _data_bits(self) -> list[Place]:
        """Return the modules of the data, bit by bit, as they are read."""
        return [place for codeword in self._in_order if codeword.data for place in codeword.places]

    def places_of(self, first: int, end: int) -> frozenset[Place]:
        """Return the modules that carry some of the text's bytes.

        Args:
            first: Index of the first byte of the text.
            end: Index after the last.

        Returns:
            Their modules. The text starts after 4 bits for its kind and 8 or 16 for its length, so
            each of its bytes lies across two bytes of the code.
        """
        head, bits = self._head, self._data_bits()
        return frozenset(bits[head + first * BYTE : head + end * BYTE])


def of(uri: str, *, correction: str = "M") -> Anatomy:
    """Return the anatomy of a text's QR code.

    Args:
        uri: The text.
        correction: Error correction level, "L", "M", "Q" or "H".

    Returns:
        The layout of the code that `totp_demo.qr` draws for it.

    Raises:
        ValueError: The text is too long for a QR code.

    Example:
        >>> found = of("otpauth://totp/x?secret=JBSWY3DPEHPK3PXP")
        >>> found.version, found.size, found.blocks
        (3, 29, ((44, 26),))
    """
    return drawn(uri, correction)[1]


@lru_cache(maxsize=16)
def drawn(uri: str, correction: str = "M") -> tuple[tuple[tuple[bool, ...], ...], Anatomy]:
    """Return the modules of a text's QR code without the border, and what each is there for.

    The last ones asked for are kept: `qrcode` takes a while over a large one.

    Args:
        uri: The text.
        correction: Error correction level, "L", "M", "Q" or "H".

    Returns:
        Rows of booleans, dark is true; and the anatomy.

    Raises:
        ValueError: The text is too long for a QR code.
    """
    from qrcode.base import rs_blocks

    made = code_of(uri, correction=correction)
    blocks = rs_blocks(made.version, made.error_correction)
    anatomy = Anatomy(
        made.version,
        correction,
        tuple((block.data_count, block.total_count - block.data_count) for block in blocks),
    )
    return tuple(map(tuple, bare(made.get_matrix()))), anatomy


def bare(modules: Sequence[Sequence[bool]]) -> list[list[bool]]:
    """Return the modules of a code without its white border.

    Args:
        modules: As `totp_demo.qr.matrix` gives them.
    """
    return [list(map(bool, row[QUIET_ZONE:-QUIET_ZONE])) for row in modules[QUIET_ZONE:-QUIET_ZONE]]


def read_format(modules: Sequence[Sequence[bool]]) -> tuple[str, int]:
    """Read what a code says of itself beside its top left finder.

    Args:
        modules: Rows of booleans without the border, dark is true.

    Returns:
        The error correction level, and the number of the mask, 0 to 7.

    Example:
        >>> from totp_demo.qr import matrix
        >>> read_format(bare(matrix("otpauth://totp/x", correction="Q")))[0]
        'Q'
    """
    beside = [(row, 8) for row in (0, 1, 2, 3, 4, 5, 7, 8)]
    below = [(8, column) for column in (7, 5, 4, 3, 2, 1, 0)]
    bits = sum(modules[row][column] << at for at, (row, column) in enumerate(beside + below))
    bits ^= FORMAT_MASK
    return _LEVELS[bits >> 13], bits >> 10 & 0b111


def _square(top: int, left: int, side: int) -> Iterator[Place]:
    yield from product(range(top, top + side), range(left, left + side))


def _fixed(version: int) -> Iterator[tuple[Place, Region]]:
    """Yield what carries no text; what comes later lies over what came before."""
    size = 17 + 4 * version
    far = size - _FINDER
    for at in range(_FINDER + 1, far - 1):
        yield (_TIMING, at), Region.TIMING
        yield (at, _TIMING), Region.TIMING
    for place in _alignment(version):
        yield place, Region.ALIGNMENT
    for at in (*range(_TIMING), _TIMING + 1, 8, *range(size - 8, size)):
        yield (at, 8), Region.FORMAT
        yield (8, at), Region.FORMAT
    yield (size - 8, 8), Region.DARK
    if version >= FIRST_WITH_VERSION:
        for row, column in product(range(6), range(size - 11, size - 8)):
            yield (row, column), Region.VERSION
            yield (column, row), Region.VERSION
    for top, left in ((0, 0), (0, far), (far, 0)):
        for place in _square(max(0, top - 1), max(0, left - 1), _FINDER + 1):
            yield place, Region.SEPARATOR
        for place in _square(top, left, _FINDER):
            yield place, Region.FINDER


def _alignment(version: int) -> Iterator[Place]:
    from qrcode.util import pattern_position

    last = 10 + 4 * version
    corners = {(_TIMING, _TIMING), (_TIMING, last), (last, _TIMING)}
    for row, column in product(pattern_position(version), repeat=2):
        if (row, column) not in corners:
            yield from _square(row - 2, column - 2, 5)


def _zigzag(size: int) -> Iterator[Place]:
    """Yield the modules in reading order: pairs of columns from the right, up and down in turn."""
    upwards = True
    # The column of the timing pattern is passed over.
    rights = [*range(size - 1, _TIMING, -2), *range(_TIMING - 1, 0, -2)]
    for right in rights:
        for row in range(size - 1, -1, -1) if upwards else range(size):
            yield row, right
            yield row, right - 1
        upwards = not upwards


def _turns(blocks: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    """Yield block, index and whether it is data for each byte, in the order of the code."""
    for index in range(max(data for data, _ in blocks)):
        for block, (data, _) in enumerate(blocks):
            if index < data:
                yield block, index, True
    for index in range(max(spare for _, spare in blocks)):
        for block, (data, spare) in enumerate(blocks):
            if index < spare:
                yield block, data + index, False
