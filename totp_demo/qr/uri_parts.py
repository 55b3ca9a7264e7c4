"""An otpauth URI in its parts, and the secret in the groups in which base32 writes it."""

from __future__ import annotations

import enum
import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from totp_demo.model.key import Key

GROUP_BYTES = 5
"""Bytes that base32 takes at a time: 40 bits, which is 8 characters of 5 bits (RFC 4648 §6)."""
GROUP_CHARACTERS = 8

_BITS_A_CHARACTER = 5
_LABEL = re.compile(r"(otpauth://)(totp/)(?:([^:?]*)(:))?([^?]*)(\?)")
_LABEL_PARTS = ("scheme", "type", "label-issuer", "colon", "account", "query")


def split(key: Key) -> Mapping[str, str]:
    """Return the parts of a key's URI.

    Args:
        key: The key.

    Returns:
        Name and text of each part, in order; the texts joined are the URI.

    Example:
        >>> parts = split(Key("JBSWY3DPEHPK3PXP", "camille", "IT Glue"))
        >>> list(parts)
        ['scheme', 'type', 'label-issuer', 'colon', 'account', 'query', 'secret', 'issuer']
        >>> parts["label-issuer"], parts["issuer"]
        ('IT%20Glue', '&issuer=IT%20Glue')
    """
    uri = key.uri
    head = _LABEL.match(uri)
    if head is None:
        raise AssertionError("a key writes its URI in one way only")
    found = {name: text for name, text in zip(_LABEL_PARTS, head.groups(), strict=True) if text}
    for piece in re.findall(r"&?[^&]+", uri[head.end() :]):
        found[piece.lstrip("&").partition("=")[0]] = piece
    return MappingProxyType(found)


class Remark(enum.Enum):
    """What is worth a word in a URI that is sound all the same."""

    TWO_ISSUERS = "two-issuers"


def remarks(key: Key) -> tuple[Remark, ...]:
    """Return what is worth a word in a key's URI; it is no fault, and apps take it.

    Args:
        key: The key.

    Returns:
        The remarks; none as a rule.

    Example:
        >>> key = Key("JBSWY3DPEHPK3PXP", "me", "Microsoft", label_issuer="Co")
        >>> remarks(key), remarks(Key("JBSWY3DPEHPK3PXP", "me", "Co"))
        ((<Remark.TWO_ISSUERS: 'two-issuers'>,), ())
    """
    return (Remark.TWO_ISSUERS,) if key.label_issuer else ()


@dataclass(frozen=True, slots=True, repr=False)
class Group:
    """Up to five bytes of a secret, and how base32 writes them.

    Attributes:
        bytes: Each byte in hexadecimal digits.
        bits: The same bits, five at a time; the last are filled up with zeros.
        characters: The character of each five.
    """

    bytes: tuple[str, ...]
    bits: tuple[str, ...]
    characters: str


def groups(secret: bytes) -> tuple[Group, ...]:
    """Write a secret in base32, step by step (RFC 4648 §6).

    Args:
        secret: Its bytes.

    Returns:
        Its groups of five bytes; the last may be shorter.

    Example:
        >>> only = groups(b"Hello")[0]
        >>> only.bytes, only.bits[0], only.characters
        (('48', '65', '6c', '6c', '6f'), '01001', 'JBSWY3DP')
    """
    return tuple(_group(secret[at : at + GROUP_BYTES]) for at in range(0, len(secret), GROUP_BYTES))


def _group(some: bytes) -> Group:
    bits = "".join(f"{byte:08b}" for byte in some)
    bits += "0" * (-len(bits) % _BITS_A_CHARACTER)
    fives = tuple(re.findall("." * _BITS_A_CHARACTER, bits))
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
    characters = "".join(alphabet[int(five, 2)] for five in fives)
    return Group(tuple(f"{byte:02x}" for byte in some), fives, characters)
