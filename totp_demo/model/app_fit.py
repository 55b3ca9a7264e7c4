"""What an app makes of one key: whether its codes will be the server's, and which habits matter."""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from totp_demo.model.apps import App, Trap
from totp_demo.model.key_uri import KeyUriError
from totp_demo.model.unpicklable import UnpicklableValue

if TYPE_CHECKING:
    from totp_demo.model.key import Key
    from totp_demo.model.key_uri import UriParts

SETTINGS = ("algorithm", "digits", "period")
_SHORT = 16  # bytes


class Outcome(enum.Enum):
    """What becomes of a key in an app."""

    RIGHT_CODES = "right-codes"
    WRONG_CODES = "wrong-codes"
    REFUSED = "refused"
    SOURCES_CONFLICT = "sources-conflict"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, repr=False)
class Fit(UnpicklableValue):
    """What an app makes of a key.

    It holds a key, and so refuses to be pickled.

    Attributes:
        outcome: what becomes of it.
        played: the key as the app plays it; None where the app refuses it.
    """

    outcome: Outcome
    played: Key | None


def fit(app: App, key: Key) -> Fit:
    """Say what an app makes of a key, as far as any source tells.

    Args:
        app: one of `APPS`.
        key: the key as the server has it.

    Returns:
        What becomes of it; unknown where no source says anything of what the key asks for.

    Example:
        >>> from totp_demo.model.apps import APPS
        >>> from totp_demo.model.key import Key
        >>> key = Key.generate("camille", digits=8)
        >>> [fit(APPS[name], key).outcome.value for name in ("aegis", "microsoft-authenticator")]
        ['right-codes', 'wrong-codes']
    """
    try:
        played = app.reads(key)
    except KeyUriError:
        return Fit(Outcome.REFUSED, None)
    plain = replace(key, algorithm="SHA1", digits=6, period=30)
    wished = {name for name in SETTINGS if getattr(key, name) != getattr(plain, name)}
    wrong = {name for name in wished if getattr(key, name) != getattr(played, name)}
    if wished & app.unsure and not wrong - app.unsure:
        return Fit(Outcome.SOURCES_CONFLICT, played)
    if wrong:
        return Fit(Outcome.WRONG_CODES, played)
    open_questions = (
        (app.algorithms is None and app.digits is None and app.periods is None)
        or any(not app.knows(name, getattr(key, name)) for name in wished)
        or Trap.NO_OTPAUTH_EVIDENCE in app.traps
    )
    return Fit(Outcome.UNKNOWN if open_questions else Outcome.RIGHT_CODES, played)


def fit_of_uri(app: App, key: Key, parts: UriParts) -> Fit:
    """Say what an app makes of a key as its URI writes it.

    Args:
        app: one of `APPS`.
        key: what the URI reads as.
        parts: what it says.

    Example:
        >>> from totp_demo.model.apps import APPS
        >>> from totp_demo.model.key import Key
        >>> from totp_demo.model.key_uri import read_uri
        >>> uri = "otpauth://totp/camille?secret=MFRGGZDFMZTWQ2LK===="
        >>> fit_of_uri(APPS["google-authenticator-ios"], Key.from_uri(uri), read_uri(uri)).outcome
        <Outcome.REFUSED: 'refused'>
    """
    if Trap.PADDING_REFUSED in app.traps and "=" in parts.secret:
        return Fit(Outcome.REFUSED, None)
    return fit(app, key)


_ALWAYS = frozenset(
    {
        *(Trap.OVERWRITES_SAME_NAME, Trap.OVERWRITES_SAME_LABEL, Trap.PIN_WITH_CODE),
        *(Trap.NO_OTPAUTH_EVIDENCE, Trap.SOURCES_CONFLICT, Trap.HISTORY),
    }
)
_MATTERS: Mapping[Trap, Callable[[Key, UriParts], bool]] = MappingProxyType(
    {
        Trap.NUMBERS_SAME_NAME: lambda key, _parts: not key.issuer,
        Trap.PADDING_REFUSED: lambda _key, parts: "=" in parts.secret,
        Trap.SECRET_FIRST: lambda _key, parts: not parts.secret_first,
        Trap.SHORT_SECRET_WARNED: lambda key, _parts: len(key.secret_bytes) < _SHORT,
        Trap.SHA256_PLAYED_AS_SHA1: lambda key, _parts: key.algorithm == "SHA256",
        Trap.LABEL_ISSUER_WINS: lambda key, _parts: bool(key.label_issuer),
        Trap.PARAMETER_ISSUER_WINS: lambda key, _parts: bool(key.label_issuer),
        Trap.LABEL_IGNORED: lambda _key, parts: bool(parts.label_issuer),
        Trap.LOWER_CASES_URI: lambda key, _parts: (
            key.issuer + key.account != (key.issuer + key.account).lower()
        ),
    }
)


def habits_met(app: App, key: Key, parts: UriParts) -> tuple[Trap, ...]:
    """Return the habits of an app that matter for this URI, in the order of `Trap`.

    Args:
        app: one of `APPS`.
        key: what the URI reads as.
        parts: what it says.

    Example:
        >>> from totp_demo.model.apps import APPS
        >>> from totp_demo.model.key import Key
        >>> from totp_demo.model.key_uri import read_uri
        >>> uri = "otpauth://totp/camille?issuer=Shop&secret=JBSWY3DPEHPK3PXP"
        >>> met = habits_met(APPS["microsoft-authenticator"], Key.from_uri(uri), read_uri(uri))
        >>> [trap.value for trap in met]
        ['overwrites-same-label', 'secret-first']
    """
    matters = {trap for trap, when in _MATTERS.items() if trap in app.traps and when(key, parts)}
    return tuple(trap for trap in Trap if trap in matters | (_ALWAYS & app.traps))
