"""What a character shows: one set of rules for names, e-mail addresses, keys and codes."""

from __future__ import annotations

import re
import unicodedata

# Control characters, the line and paragraph separators, and halves of surrogate pairs.
_CONTROL = frozenset({"Cc", "Zl", "Zp", "Cs"})

# What shows nothing beside the categories Cc and Cf: the rest of Default_Ignorable_Code_Point in
# Unicode's DerivedCoreProperties.txt (fillers, joiners, variation selectors, tags, and what is
# kept for such), which Python's unicodedata does not know; and signs that are drawn as nothing: a
# Braille cell of no dots, a note without a head, the blanks of the hieroglyphs.
_SHOWS_NOTHING = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u2800\u3164\ufe00-\ufe0f\uffa0"
    "\ufff0-\ufff8\U00013441\U00013442\U0001d159\U000e0000-\U000e0fff]"
)
# Of these, what has no width, and does nothing for its neighbours as joiners do; and what picks the
# look of the character before it: variation selectors, and the tags of flags.
_ZERO_WIDTH = re.compile("[\u00ad\u200b\u2060-\u2064\ufeff]")
_PICKS_LOOK = re.compile("[\ufe00-\ufe0f\U000e0020-\U000e007f\U000e0100-\U000e01ef]")

DIRECTION_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""These reorder all text after them until they are closed."""

DIRECTION = DIRECTION_OVERRIDES | frozenset("\u061c\u200e\u200f")
"""These, and the marks that right-to-left names need: a name could pose as another with them."""

_MINUS = "\u2212"  # a sign of arithmetic, not a dash, to Unicode; not to the eye
_GROUPING = re.compile(r"[\s-]+")


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


def _invisible(char: str) -> bool:
    """Say whether a character shows nothing and is no space: control, format, ignorable, blank."""
    if char.isspace():
        return False
    return unicodedata.category(char) in {"Cc", "Cf"} or bool(_SHOWS_NOTHING.match(char))


def has_invisible(text: str) -> bool:
    r"""Say whether a text holds a character that shows nothing, such as a zero-width space.

    A name may need one, the joiner of an emoji or of Persian letters; an address or a code never
    does. Spaces are not meant: a reader can find them.

    Args:
        text: any text.

    Returns:
        Whether one is in it.

    Example:
        >>> has_invisible("123 456"), has_invisible("123\u200b456")
        (False, True)
    """
    return any(map(_invisible, text))


def visible(text: str) -> str:
    r"""Return what can be seen of a text: neither spaces nor characters that show nothing.

    Args:
        text: any text.

    Returns:
        Its other characters, in order.

    Example:
        >>> visible(" 12\u200b3\n")
        '123'
    """
    return "".join(char for char in text if not char.isspace() and not _invisible(char))


def first_seen(text: str) -> str:
    r"""Return the first character of a text that can be seen by itself.

    A combining mark cannot: it needs a letter before it.

    Args:
        text: any text.

    Returns:
        The character; "" where there is nothing to be seen.

    Example:
        >>> first_seen("\u200f Zoé"), first_seen("\u0301")
        ('Z', '')
    """
    marks = {"Mn", "Mc", "Me"}
    seen = (char for char in text if visible(char) and unicodedata.category(char) not in marks)
    return next(seen, "")


def as_seen(name: str) -> str:
    r"""Return a name without what cannot be seen of it: that is no part of a name.

    What joins two characters, or picks the look of one, stays where it does so: emoji and Persian
    letters need it. Spaces stay, and so does what is refused in a name: controls and what turns the
    direction of writing. So does a name of which nothing is seen: it is a fault, and no empty name.

    Args:
        name: an issuer or an account.

    Returns:
        The same as a reader would type it.

    Example:
        >>> as_seen("IT\u200b Glue\u200b"), as_seen("\u200b") == ""
        ('IT Glue', False)
    """
    if not first_seen(name):
        return name
    seen = _ZERO_WIDTH.sub("", name)
    first, last = 0, len(seen)
    while _shows_nothing_at_an_end(seen[first]):
        first += 1
    while _shows_nothing_at_an_end(seen[last - 1]) and not _PICKS_LOOK.match(seen[last - 1]):
        last -= 1
    return seen[first:last]


def _shows_nothing_at_an_end(char: str) -> bool:
    return _invisible(char) and not has_control(char) and char not in DIRECTION


def tidy(text: str) -> str:
    r"""Return a text without characters that show nothing, and with every dash a hyphen.

    Word processors and web pages put such in the place of a plain hyphen, or between groups.

    Args:
        text: any text.

    Returns:
        The same as a reader sees it.

    Example:
        >>> tidy("abcd\u2011efgh\u200b")
        'abcd-efgh'
    """
    return "".join(
        "-" if char == _MINUS or unicodedata.category(char) == "Pd" else char
        for char in text
        if not _invisible(char)
    )


def ungrouped(text: str) -> str:
    r"""Return a text that is written in groups without what stands between them.

    Args:
        text: a key or a recovery code, as it was typed or pasted.

    Returns:
        The same without spaces, dashes of any kind and characters that show nothing.

    Example:
        >>> ungrouped("abcd efgh\u2011ijkl")
        'abcdefghijkl'
    """
    return _GROUPING.sub("", tidy(text))


def digits_in(text: str) -> str:
    """Return the digits of a text, those of other scripts as the ones that they stand for.

    Args:
        text: any text.

    Returns:
        Digits from 0 to 9, in order.

    Example:
        >>> digits_in("12-٣")
        '123'
    """
    digits = (unicodedata.digit(char, None) for char in text if char.isdecimal())
    return "".join(str(digit) for digit in digits)


_LIKE_A_DIGIT = str.maketrans("OoIlSB", "001158")


def as_digits(text: str) -> str:
    """Return what is seen of a text, with digits for the letters that look like them.

    Args:
        text: any text.

    Returns:
        Its visible characters: O as 0, l as 1.

    Example:
        >>> as_digits("l23 4O6")
        '123406'
    """
    return visible(text).translate(_LIKE_A_DIGIT)
