"""Secrets that a saved notebook may not hold."""

from __future__ import annotations

import base64
import re

_SEEDS = (b"12345678901234567890", b"12345678901234567890123456789012", b"1234567890" * 6 + b"1234")
PUBLIC = (
    *(base64.b32encode(seed).decode().rstrip("=") for seed in _SEEDS),
    "JBSWY3DPEHPK3PXP",
)
"""The seeds of RFC 4226 and RFC 6238, and the sample secret that every manual uses."""

_KEY = re.compile(r"(?<![\w+/=-])([A-Z2-7]{16,})=*(?![\w+/])")
_GROUPED = re.compile(r"(?<![\w-])(?:[A-Za-z2-7]{4}[ -]){3,}[A-Za-z2-7]{4}(?![\w-])")
_PARAMETER = re.compile(r"\bsecret=([A-Za-z2-7]{8,})", re.IGNORECASE)
_RECOVERY = re.compile(r"(?<![\w-])([a-z2-7]{4}-){2}[a-z2-7]{4}(?![\w-])")

_SURE = 26  # characters: 128 bits; no word is that long


def _digit(text: str) -> bool:
    return re.search(r"[2-7]", text) is not None


def found_in(text: str) -> list[str]:
    """Return what looks like a secret, a key in groups or a recovery code.

    Args:
        text: Whatever is saved.

    Returns:
        The suspects, the public test secrets apart.
    """
    keys = [m[1] for m in _KEY.finditer(text) if _digit(m[1]) or len(m[1]) >= _SURE]
    keys += [m[1] for m in _PARAMETER.finditer(text)]
    keys += [re.sub(r"[ -]", "", m[0]) for m in _GROUPED.finditer(text) if _digit(m[0])]
    suspects = [key for key in keys if not any(key.upper() in public for public in PUBLIC)]
    return suspects + [m[0] for m in _RECOVERY.finditer(text) if _digit(m[0])]
