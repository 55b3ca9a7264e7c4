"""What a key may be made of: one set of rules, wherever a key comes from."""

from __future__ import annotations

import base64
import re

from totp_demo.model.derivation import HASHES
from totp_demo.model.key_uri import KeyUriError, KeyUriReason

MAX_PERIOD = 86_400
_MIN_SECRET, _MAX_SECRET = 10, 128  # bytes: what real keys have, and SHA-512's block
_BASE32 = re.compile(r"([A-Za-z2-7]+)={0,6}")
# Pasted in the place of a secret; a phone has dropped the hyphen of an export by then.
_URI = re.compile(r"otpauth(-?migration)?:", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]{1,9}")


def is_whole(value: object) -> bool:
    """Say whether a value is an int; 6.0 and True equal one and are none.

    Example:
        >>> is_whole(6), is_whole(6.0), is_whole(True)
        (True, False, False)
    """
    return isinstance(value, int) and not isinstance(value, bool)


def check_parameters(algorithm: str, digits: int, period: int) -> None:
    """Refuse parameters that no code can be made with.

    Args:
        algorithm: "SHA1", "SHA256" or "SHA512".
        digits: 6 to 8 (RFC 4226 §5.3).
        period: 1 to 86400 seconds.

    Raises:
        KeyUriError: naming the one that is not so.

    Example:
        >>> check_parameters("SHA1", 6, 30)
    """
    if algorithm not in tuple(HASHES):  # a tuple takes what cannot be hashed, too
        raise KeyUriError(KeyUriReason.UNKNOWN_ALGORITHM)
    if not is_whole(digits) or digits not in range(6, 9):
        raise KeyUriError(KeyUriReason.BAD_DIGITS)
    if not is_whole(period) or period not in range(1, MAX_PERIOD + 1):
        raise KeyUriError(KeyUriReason.BAD_PERIOD)


def decode_secret(text: str) -> bytes:
    """Decode base32, in either case, padded or not.

    Args:
        text: the secret as written.

    Returns:
        Its bytes: 10 (80 bits: what real keys have) to 128.

    Raises:
        KeyUriError: if it is not base32, or out of those bounds.

    Example:
        >>> decode_secret("mfrggzdfmztwq2lk====")
        b'abcdefghij'
    """
    if not text:
        raise KeyUriError(KeyUriReason.SECRET_MISSING)
    if pasted := _URI.match(text):
        raise KeyUriError(KeyUriReason.PHONE_EXPORT if pasted[1] else KeyUriReason.SECRET_IS_URI)
    found = _BASE32.fullmatch(text)
    if found is None:
        raise KeyUriError(KeyUriReason.SECRET_NOT_BASE32)
    body = found[1].upper()
    whole = len(body) * 5 // 8  # bytes
    if whole < _MIN_SECRET:
        raise KeyUriError(KeyUriReason.SECRET_TOO_SHORT)
    if whole > _MAX_SECRET:
        raise KeyUriError(KeyUriReason.SECRET_TOO_LONG)
    if len(body) % 8 in {1, 3, 6}:  # no bytes encode to that many
        raise KeyUriError(KeyUriReason.SECRET_BAD_LENGTH)
    return base64.b32decode(body + "=" * (-len(body) % 8))


def encode_secret(secret: bytes) -> str:
    """Return bytes in the one form of a secret: base32, upper case, unpadded."""
    return base64.b32encode(secret).decode("ascii").rstrip("=")


def read_number(text: str | None, default: int, fault: KeyUriReason) -> int:
    """Read a number of a URI.

    Args:
        text: as written; None where it was left out.
        default: what it is then.
        fault: what to complain of.

    Returns:
        The number, not yet judged.

    Raises:
        KeyUriError: with that fault, unless it is one to nine ASCII digits.
    """
    if text is None:
        return default
    if not _NUMBER.fullmatch(text):  # int() alone would take "٦", " 6" and "1_0"
        raise KeyUriError(fault)
    return int(text)
