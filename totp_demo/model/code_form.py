"""What was typed where a code is expected: named before anything is checked."""

from __future__ import annotations

import re

from totp_demo.model.base32 import decode_secret
from totp_demo.model.characters import has_invisible, tidy, ungrouped, visible
from totp_demo.model.key_uri import KeyUriError, KeyUriReason, scheme_fault
from totp_demo.model.verdict import Reason

# Its three groups, as they are written down: with hyphens, spaces or nothing between them.
_RECOVERY_CODE = re.compile(r"\s*[A-Za-z2-7]{4}(?:[\s-]*[A-Za-z2-7]{4}){2}\s*")
# Far more than anything worth naming: a whole book pasted is only "too long".
_MAX_READ = 8192
_LENGTHS = range(6, 9)


def looks_like_recovery_code(text: str) -> bool:
    """Say whether a text has the form of a recovery code.

    It is read from paper: in any case, its groups with hyphens, spaces or nothing between them. Or
    it is pasted: other dashes are hyphens then, and characters that show nothing do not count.
    It has a letter and a digit at least, as each one that is made has: letters alone are a word or
    three ("authenticate", "have some cake"), digits alone a code that is too long.

    Args:
        text: what was typed.

    Returns:
        Whether it could be one.

    Example:
        >>> looks_like_recovery_code("abcd 2345 wxyz"), looks_like_recovery_code("authenticate")
        (True, False)
    """
    if len(text) > _MAX_READ:
        return False
    bare = tidy(text)
    found = _RECOVERY_CODE.fullmatch(bare)
    return found is not None and any(map(str.isalpha, bare)) and any(map(str.isdigit, bare))


def check_format(text: str, digits: int) -> Reason | None:
    """Name what was typed where a code was expected.

    Args:
        text: what was typed, as it is: nothing is stripped.
        digits: the length of a code.

    Returns:
        None if it has the form of a code, else the reason to refuse it unchecked.

    Example:
        >>> check_format("123 456", 6), check_format("123456", 6)
        (<Reason.SPACES: 'spaces'>, None)
    """
    return _pasted(text) or _characters(text) or _length(text, digits)


def plausible_digits(text: str) -> int:
    """Return how long a code is meant to be, where nothing but a text is known.

    Args:
        text: what was typed.

    Returns:
        Its own length, where it has that of a code (RFC 4226 §5.3), else 6.

    Example:
        >>> plausible_digits("12345678"), plausible_digits("123 456")
        (8, 6)
    """
    return len(text) if text.isdecimal() and len(text) in _LENGTHS else min(_LENGTHS)


def _pasted(text: str) -> Reason | None:
    if len(text) > _MAX_READ:
        return Reason.TOO_LONG
    match scheme_fault(visible(text)):
        case None:
            return Reason.URI_PASTED
        case KeyUriReason.PHONE_EXPORT:
            return Reason.EXPORT_PASTED
    if looks_like_recovery_code(text):
        return Reason.RECOVERY_CODE
    return Reason.SECRET_PASTED if _is_secret(text) else None


def _is_secret(text: str) -> bool:
    """Say whether a text is a secret, whole or in groups, as it is often shown and copied."""
    groups = tidy(text).replace("-", " ").split()
    # Groups are of one length, the last at most of that; the words of a sentence are not.
    lengths = [len(group) for group in groups]
    if len(set(lengths[:-1])) > 1 or lengths[-1:] > lengths[:1]:
        return False
    bare = ungrouped(text)
    try:
        decode_secret(bare)
    except KeyUriError:
        return False
    return not bare.isdigit()


def _characters(text: str) -> Reason | None:
    if not text:
        return Reason.EMPTY
    bare = visible(text)
    if bare and not bare.isdigit():
        return Reason.LETTERS
    # Zero-width spaces and direction marks come along when a code is copied from a page. They
    # are named first: whoever looks for a space and finds it would miss them.
    if has_invisible(text):
        return Reason.INVISIBLE
    if bare != text:
        return Reason.SPACES
    return None if text.isascii() else Reason.OTHER_DIGITS


def _length(text: str, digits: int) -> Reason | None:
    if len(text) == digits:
        return None
    return Reason.TOO_SHORT if len(text) < digits else Reason.TOO_LONG
