"""Passwords of a class, which are read off a wall."""

from __future__ import annotations

import secrets

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is read as another


def new_password() -> str:
    """Return a password that can be read off a wall: eight characters, nearly 40 bits.

    Example:
        >>> len(new_password())
        9
    """
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(8))
    return f"{drawn[:4]}-{drawn[4:]}"


def plain(password: str) -> str:
    """Return a password as it is compared: however it was typed off the wall.

    Args:
        password: as somebody typed it.

    Example:
        >>> plain(" AB2C-d3ef ")
        'ab2cd3ef'
    """
    return "".join(password.split()).replace("-", "").lower()
