"""Passwords and recovery codes as a server should keep them: salted, hashed, slow to guess."""

from __future__ import annotations

import hashlib
import hmac
import secrets

# Small, in time and memory: a class shares a machine, and nothing real is kept here. OWASP's
# advice for real passwords is n = 2**17.
_SCRYPT_N = 2**7
_PBKDF2_ROUNDS = 1000

METHOD = "scrypt" if hasattr(hashlib, "scrypt") else "PBKDF2"
"""How a text is made slow to guess: RFC 7914, or RFC 8018 where Python comes without scrypt."""


def _stretch(text: str, salt: bytes) -> bytes:
    password = text.encode("utf-8", "surrogatepass")
    scrypt = getattr(hashlib, "scrypt", None)
    if scrypt is not None:
        stretched: bytes = scrypt(password, salt=salt, n=_SCRYPT_N, r=8, p=1, dklen=32)
        return stretched
    # Python built without OpenSSL, as in a browser, has no scrypt: PBKDF2 (RFC 8018 §5.2),
    # one block, by hand.
    block = total = hmac.digest(password, salt + b"\0\0\0\x01", "sha256")
    for _ in range(_PBKDF2_ROUNDS - 1):
        block = hmac.digest(password, block, "sha256")
        total = bytes(a ^ b for a, b in zip(total, block, strict=True))
    return total


class HashedText:
    """A text that can be recognised but not read.

    Args:
        text: what to keep the salted scrypt hash of (RFC 7914).

    Example:
        >>> kept = HashedText("training-2020")
        >>> kept.matches("training-2020"), kept.matches("training-2021")
        (True, False)
    """

    __slots__ = ("_hash", "_salt")

    def __init__(self, text: str) -> None:
        """Salt and hash."""
        self._salt = secrets.token_bytes(16)
        self._hash = _stretch(text, self._salt)

    def matches(self, text: str) -> bool:
        """Say, in constant time, whether this is the text.

        Args:
            text: what was typed.

        Returns:
            Whether it is the same.
        """
        return hmac.compare_digest(self._hash, _stretch(text, self._salt))
