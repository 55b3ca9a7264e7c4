"""What a character shows: one set of rules for names, e-mail addresses and codes."""

from __future__ import annotations

import unicodedata

# Control characters, the line and paragraph separators, and halves of surrogate pairs.
_CONTROL = frozenset({"Cc", "Zl", "Zp", "Cs"})


def has_control(text: str) -> bool:
    r"""Say whether a line of text holds what is no part of a line.

    Args:
        text: any text.

    Returns:
        Whether a control character, a line break of any kind or half a surrogate pair is in it.

    Example:
        >>> has_control("Zoé"), has_control("Zo\u2028é")
        (False, True)
    """
    return any(unicodedata.category(char) in _CONTROL for char in text)


def has_format(text: str) -> bool:
    """Say whether a text holds a format character, such as a zero-width space.

    A name may need one, the joiner of an emoji or of Persian letters; an address never does.
    """
    return any(unicodedata.category(char) == "Cf" for char in text)


def visible(text: str) -> str:
    r"""Return what can be seen of a text: neither spaces nor control nor format characters.

    Args:
        text: any text.

    Returns:
        Its other characters, in order.

    Example:
        >>> visible(" 12\u200b3\n")
        '123'
    """
    return "".join(
        char
        for char in text
        if not char.isspace() and unicodedata.category(char) not in {"Cc", "Cf"}
    )
