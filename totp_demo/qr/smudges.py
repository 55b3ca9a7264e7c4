"""Smudges on a QR code, and how many of its bytes they spoil."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product

from totp_demo.qr.anatomy import Anatomy, Place

Smudge = tuple[float, float, float, bool]
"""Middle and radius in modules from the top left; whether it is dark mud or a bright reflection."""

_SMALLEST, _LARGEST = 1.0, 3.0
_CORNER = 9
"""Modules on a side of what is kept clean at three corners: finder, separator and format."""
_FINDER_STAIN: Smudge = (3.5, 3.5, 2.6, True)


@lru_cache(maxsize=32)
def smudges(size: int, dirt: int, seed: int, *, finder: bool = False) -> tuple[Smudge, ...]:
    """Return round smudges that cover a share of a code.

    They leave three corners clean, as error correction is of no help there.

    Args:
        size: Modules on a side, 21 or more.
        dirt: Per cent of the modules to be covered, 0 to 20.
        seed: Says where: the same number, the same smudges.
        finder: Whether there is one more, on the finder at the top left.

    Returns:
        The smudges, in the order in which they fall.

    Example:
        >>> smudges(41, 0, 1), len(smudges(41, 5, 1)) < len(smudges(41, 20, 1))
        ((), True)
    """
    # Not for secrets: the same number has to give the same smudges.
    chance = random.Random(seed)  # noqa: S311
    found: list[Smudge] = []
    covered: set[Place] = set()
    while len(covered) * 100 < dirt * size**2:
        x, y = chance.uniform(0, size), chance.uniform(0, size)
        smudge: Smudge = (x, y, chance.uniform(_SMALLEST, _LARGEST), chance.getrandbits(1) == 1)
        under = set(_under(smudge, size))
        if not any(_in_corner(place, size) for place in under):
            found.append(smudge)
            covered |= under
    return (*found, _FINDER_STAIN) if finder else tuple(found)


def _in_corner(place: Place, size: int) -> bool:
    row, column = place
    top, left = row < _CORNER, column < _CORNER
    return (top and (left or column >= size - _CORNER)) or (left and row >= size - _CORNER)


def _under(smudge: Smudge, size: int) -> Iterator[Place]:
    """Yield the modules whose middle is under a smudge."""
    x, y, radius, _ = smudge
    rows = range(max(0, int(y - radius)), min(size, int(y + radius) + 1))
    columns = range(max(0, int(x - radius)), min(size, int(x + radius) + 1))
    for row, column in product(rows, columns):
        if (column + 0.5 - x) ** 2 + (row + 0.5 - y) ** 2 <= radius**2:
            yield row, column


def damage(
    modules: Sequence[Sequence[bool]], anatomy: Anatomy, fallen: Iterable[Smudge]
) -> tuple[int, int, int]:
    """Count what smudges spoil.

    Args:
        modules: The code as it is shown, without its border; dark is true.
        anatomy: Its layout.
        fallen: The smudges, in the order in which they fell.

    Returns:
        How many modules show the other shade; and of the block that is worst off, how many bytes
        are wrong and how many wrong ones can be mended.

    Example:
        >>> from totp_demo import qr
        >>> from totp_demo.qr import anatomy
        >>> modules = anatomy.bare(qr.matrix("otpauth://totp/x"))
        >>> damage(modules, anatomy.of("otpauth://totp/x"), ())
        (0, 0, 8)
    """
    # What falls last lies on top.
    shades = {place: smudge[3] for smudge in fallen for place in _under(smudge, anatomy.size)}
    hurt = {place for place, dark in shades.items() if modules[place[0]][place[1]] != dark}
    wrong = [0] * len(anatomy.blocks)
    for codeword in anatomy.codewords:
        wrong[codeword.block] += not hurt.isdisjoint(codeword.places)
    worst = max(range(len(wrong)), key=lambda at: wrong[at] - anatomy.mendable[at])
    return len(hurt), wrong[worst], anatomy.mendable[worst]
