"""Where a code that was refused does belong: for teaching and diagnosis, never to accept it."""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from totp_demo.model.apps import APPS
from totp_demo.model.derivation import HASHES
from totp_demo.model.drift import find_drift, find_drifts
from totp_demo.model.key_uri import KeyUriError
from totp_demo.model.verifier import SEARCH

if TYPE_CHECKING:
    from totp_demo.model.key import Key

NEAR = 20
"""Steps looked through on each side with a key that is not the account's."""

COUNTERS = 256
"""Codes of a counter-based entry that are looked through, from the first (RFC 4226)."""

PERIODS = (10, 15, 20, 30, 45, 60, 90, 120)
"""Periods that somebody may have set, in seconds."""

_AROUND = 2  # steps looked through on each side with other settings


@dataclass(frozen=True, slots=True)
class Played:
    """How codes are made of a secret.

    Attributes:
        algorithm: "SHA1", "SHA256" or "SHA512".
        digits: their length.
        period: in seconds.

    Example:
        >>> Played("SHA1", 6, 30).differs_from(Played("SHA1", 8, 60))
        ('digits', 'period')
    """

    algorithm: str
    digits: int
    period: int

    @classmethod
    def of(cls, key: Key) -> Played:
        """Return the settings of a key."""
        return cls(key.algorithm, key.digits, key.period)

    def differs_from(self, other: Played) -> tuple[str, ...]:
        """Name the settings that differ: "digits", "period", "algorithm", in that order."""
        names = ("digits", "period", "algorithm")
        return tuple(name for name in names if getattr(self, name) != getattr(other, name))


DEFAULT = Played("SHA1", 6, 30)
"""The settings of the format, where a URI names none."""


def step_away(key: Key, code: str, now: float, reach: int = SEARCH) -> int | None:
    """Return how many steps from now a key's code is; negative is older, None nowhere near.

    Args:
        key: the key it may be of.
        code: a code, of any length.
        now: the server's time in Unix seconds.
        reach: steps looked through on each side.

    Example:
        >>> from totp_demo.model.key import Key
        >>> key = Key("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "camille")
        >>> step_away(key, "287082", 59.0), step_away(key, "287082", 149.0)
        (0, -3)
    """
    return find_drift(key, [code], now, reach=reach) if len(code) == key.digits else None


def steps_away(key: Key, code: str, now: float) -> list[int]:
    """Return how many steps from now a key has this code, each place, hours each way.

    Of the thousands that are looked through, one in hundreds of codes fits two.

    Args:
        key: the key it may be of.
        code: a code, of any length.
        now: the server's time in Unix seconds.
    """
    return find_drifts(key, [code], now, reach=SEARCH) if len(code) == key.digits else []


def other_settings(key: Key, code: str, now: float) -> Played | None:
    """Return the settings with which a key has this code about now, where they are not its own.

    Args:
        key: the key, as the server plays it.
        code: a code of 6 to 8 digits.
        now: the server's time in Unix seconds.

    Returns:
        The settings that differ in the fewest ways; None where none fit.

    Example:
        >>> from totp_demo.model.key import Key
        >>> key = Key("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "camille", digits=8, period=60)
        >>> shown = replace(key, digits=6, period=30).code_at(1_600_000_000)
        >>> other_settings(key, shown, 1_600_000_000.0)
        Played(algorithm='SHA1', digits=6, period=30)
    """
    own = Played.of(key)
    if not 6 <= len(code) <= 8:  # noqa: PLR2004 - RFC 4226 §5.3
        return None
    fitting = [
        played
        for played in (
            Played(name, len(code), s) for name in HASHES for s in (*PERIODS, key.period)
        )
        if played != own and step_away(_with(key, played), code, now, _AROUND) is not None
    ]
    return min(fitting, key=lambda played: len(played.differs_from(own)), default=None)


def as_played(key: Key, app: str | None) -> Played | None:
    """Return the settings that an app is known to play a key with; None where it is not known.

    Args:
        key: the key.
        app: an id of `APPS`; another id is an app that nothing is known of.

    Example:
        >>> from totp_demo.model.key import Key
        >>> key = Key("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "camille", digits=8, period=60)
        >>> as_played(key, "microsoft-authenticator")
        Played(algorithm='SHA1', digits=6, period=30)
    """
    if app is None or app not in APPS:
        return None
    try:
        return Played.of(APPS[app].reads(key))
    except KeyUriError:
        return None


def counter_of(key: Key, code: str) -> int | None:
    """Return which of a key's first counter-based codes this is (RFC 4226); None for none.

    Example:
        >>> from totp_demo.model.key import Key
        >>> counter_of(Key("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "camille"), "969429")
        3
    """
    if len(code) != key.digits:
        return None
    found = [hmac.compare_digest(code, right) for right in key.codes(0, COUNTERS)]
    return found.index(True) if any(found) else None


def is_one_slip(code: str, right: str) -> bool:
    """Say whether a code is another but for one digit, or for two neighbours that changed places.

    Example:
        >>> is_one_slip("287083", "287082"), is_one_slip("278082", "287082")
        (True, True)
        >>> is_one_slip("287082", "287082"), is_one_slip("287093", "287082")
        (False, False)
    """
    if len(code) != len(right):
        return False
    wrong = [
        at for at, (typed, meant) in enumerate(zip(code, right, strict=True)) if typed != meant
    ]
    match wrong:
        case [_]:
            return True
        case [one, other]:
            swapped = code[one] == right[other] and code[other] == right[one]
            return other == one + 1 and swapped
        case _:
            return False


def window_codes(key: Key, now: float, window: int) -> list[str]:
    """Return the codes that the server would take now, used ones included."""
    step = key.step_at(now)
    first = max(0, step - window)
    return key.codes(first, step + window - first + 1)


def _with(key: Key, played: Played) -> Key:
    return replace(key, algorithm=played.algorithm, digits=played.digits, period=played.period)


def keys_of(keys: tuple[Key, ...], code: str, now: float) -> Iterator[tuple[Key, int]]:
    """Yield each of some keys that has this code about now, and how many steps away.

    Args:
        keys: earlier keys, or those of other accounts.
        code: a code.
        now: the server's time in Unix seconds.
    """
    for key in keys:
        steps = step_away(key, code, now, NEAR)
        if steps is not None:
            yield key, steps
