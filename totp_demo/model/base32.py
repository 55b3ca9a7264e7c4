"""A secret as it is written: base32 (RFC 4648 §6), whole or in the groups it is made of."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass

from totp_demo.model.key_uri import KeyUriError, KeyUriReason, scheme_fault

_MIN_SECRET, _MAX_SECRET = 10, 128  # bytes: what real keys have, and SHA-512's block
_BASE32 = re.compile(r"([A-Za-z2-7]+)={0,6}")
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_GROUP_BYTES = 5  # 40 bits: 8 characters of 5 bits
_BITS_A_CHARACTER = 5


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
    # Pasted in the place of a secret; a phone has dropped the hyphen of an export by then.
    match scheme_fault(text):
        case None:
            raise KeyUriError(KeyUriReason.SECRET_IS_URI)
        case KeyUriReason.PHONE_EXPORT as fault:
            raise KeyUriError(fault)
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


@dataclass(frozen=True, slots=True, repr=False)
class Group:
    """Up to five bytes of a secret, and how base32 writes them.

    Attributes:
        bytes: each byte in hexadecimal digits.
        bits: the same bits, five at a time; the last are filled up with zeros.
        characters: the character of each five.
    """

    bytes: tuple[str, ...]
    bits: tuple[str, ...]
    characters: str


def groups(secret: bytes) -> tuple[Group, ...]:
    """Write a secret in base32, step by step (RFC 4648 §6).

    Args:
        secret: its bytes.

    Returns:
        Its groups of five bytes; the last may be shorter.

    Example:
        >>> only = groups(b"Hello")[0]
        >>> only.bytes, only.bits[0], only.characters
        (('48', '65', '6c', '6c', '6f'), '01001', 'JBSWY3DP')
    """
    return tuple(
        _group(secret[at : at + _GROUP_BYTES]) for at in range(0, len(secret), _GROUP_BYTES)
    )


def _group(some: bytes) -> Group:
    bits = "".join(f"{byte:08b}" for byte in some)
    bits += "0" * (-len(bits) % _BITS_A_CHARACTER)
    fives = tuple(re.findall("." * _BITS_A_CHARACTER, bits))
    characters = "".join(_ALPHABET[int(five, 2)] for five in fives)
    return Group(tuple(f"{byte:02x}" for byte in some), fives, characters)
