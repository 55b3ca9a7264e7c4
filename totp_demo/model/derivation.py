"""One code, from its counter to its digits, with every step in between (RFC 4226 §5.3)."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass, field

from totp_demo.model.unpicklable import UnpicklableValue

HASHES = {"SHA1": hashlib.sha1, "SHA256": hashlib.sha256, "SHA512": hashlib.sha512}
MAX_COUNTER = 2**64 - 1


@dataclass(frozen=True, slots=True)
class Derivation(UnpicklableValue):
    """What comes to light on the way to one code.

    Its repr tells the counter only: from anything else the code could be read. It refuses to be
    pickled, but `dataclasses.asdict` gives all of it in the clear.

    Attributes:
        counter: the moving factor; for TOTP, the time step.
        digest: the HMAC of the counter: 20, 32 or 64 bytes.
        offset: where the four bytes start: the low four bits of the digest's last byte.
        truncated: those four bytes, the top bit cleared.
        number: the same as a 31-bit number.
        code: its last decimal digits, leading zeros kept.
    """

    counter: int
    digest: bytes = field(repr=False)
    offset: int = field(repr=False)
    truncated: bytes = field(repr=False)
    number: int = field(repr=False)
    code: str = field(repr=False)


def derive(secret: bytes, counter: int, *, digits: int = 6, algorithm: str = "SHA1") -> Derivation:
    """Derive a code, keeping each intermediate (RFC 4226 §5.3, RFC 6238 §4).

    Args:
        secret: the shared secret as bytes.
        counter: the moving factor, 0 to 2**64 - 1: the time step for TOTP.
        digits: the length of the code, 6 to 8.
        algorithm: "SHA1", "SHA256" or "SHA512".

    Returns:
        The derivation, its code included.

    Raises:
        ValueError: if the counter, the digits or the algorithm is not one of those.

    Example:
        The first line of RFC 4226, appendix D:

        >>> derivation = derive(b"12345678901234567890", 0)
        >>> derivation.number, derivation.code
        (1284755224, '755224')
    """
    if algorithm not in HASHES:
        message = f"algorithm must be one of {', '.join(HASHES)}"
        raise ValueError(message)
    if not 6 <= digits <= 8:  # noqa: PLR2004
        message = "digits must be 6, 7 or 8"
        raise ValueError(message)
    if not 0 <= counter <= MAX_COUNTER:
        message = "the counter must fit in eight bytes"
        raise ValueError(message)
    digest = hmac.new(secret, counter.to_bytes(8, "big"), HASHES[algorithm]).digest()
    offset = digest[-1] & 0x0F
    # The top bit goes: signed and unsigned machines must read the same number.
    truncated = bytes([digest[offset] & 0x7F]) + digest[offset + 1 : offset + 4]
    number = int.from_bytes(truncated, "big")
    code = str(number % 10**digits).zfill(digits)
    return Derivation(counter, digest, offset, truncated, number, code)
