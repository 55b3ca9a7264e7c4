"""What a secret and its codes may look like in a text that is saved, logged or sent."""

from __future__ import annotations

import base64
import itertools
import re
import urllib.parse
from collections.abc import Iterator, Sequence


def forms(secret: str) -> Iterator[str]:
    """Yield what a secret may look like: as it is, in groups, in bytes, within base64."""
    raw = base64.b32decode(secret + "=" * (-len(secret) % 8))
    groups = [secret[at : at + 4] for at in range(0, len(secret), 4)]
    yield from (secret, " ".join(groups), "-".join(groups), '", "'.join(groups))
    yield from (raw.hex(), raw.hex(" "))
    # Base64 of the secret, wherever it stands in what was encoded.
    for text in (raw, secret.encode(), f"secret={secret}".encode()):
        for shift in range(3):
            encoded = base64.b64encode(b"\0" * shift + text).decode()
            yield encoded[4 : len(encoded) - 4].rstrip("=")
    yield urllib.parse.quote(f"secret={secret}", safe="")


def secrets_in(text: str, *secrets: str) -> list[str]:
    """Return the forms of secrets that a text holds, in whatever case.

    >>> secret = "GEZDGNBVGY3TQOJQ"
    >>> secrets_in("key: gezd gnbv gy3t qojq, in base64 MTIzNDU2Nzg5MA==", secret)
    ['GEZD GNBV GY3T QOJQ', 'NDU2Nzg5']
    >>> secrets_in("nothing of it", secret)
    []
    """
    lower = text.lower()
    return [form for secret in secrets for form in forms(secret) if form.lower() in lower]


def codes_in(text: str, codes: Sequence[str]) -> list[str]:
    """Return the codes that a text holds as a number of its own, or two in a row as one.

    Six digits stand in a longer number, in a fraction of a second or in a widget's random name
    by chance.

    >>> codes_in('{"code": "948271", "at": 1.287082, "id": "a359152f"}', ["948271", "287082"])
    ['948271']
    >>> codes_in("ahead: 287082359152969429", ["287082", "359152"])
    ['287082359152']
    """
    found = set(re.findall(r"(?<![\w.])[0-9]+(?!\w)", text)).intersection(codes)
    pairs = {one + two for one, two in itertools.pairwise(codes)}
    return sorted(found) + [pair for pair in pairs if pair in text]
