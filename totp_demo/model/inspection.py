"""An otpauth:// URI looked at whole: each of its parts, all that breaks it, what is unwise in it.

`Key.from_uri` stops at the first fault. Here each part is put by itself into a URI that is sound
otherwise, and asked about in the same way: so nothing is judged by a second set of rules.
"""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

from totp_demo.model.base32 import decode_secret
from totp_demo.model.key import Key, KeyUriError
from totp_demo.model.key_uri import MAX_URI, KeyUriReason, UriParts, read_uri, scheme_fault
from totp_demo.model.unpicklable import UnpicklableValue

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_PARAMETERS = 20
"""Parameters that are taken apart; real URIs have five."""

_SOUND = "A" * 32
_KNOWN = ("secret", "issuer", "algorithm", "digits", "period")
_COLON = re.compile(":|%3A", re.IGNORECASE)
_EXAMPLES = frozenset({"JBSWY3DPEHPK3PXP", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"})
_ADVISED_BITS, _LEAST_BITS = 160, 128  # RFC 4226 §4, R6
_TWO_MINUTES = 120  # seconds: NIST SP 800-63B-4
_SECRET_LIKE = re.compile(r"[A-Za-z2-7]{16,}")


def looks_secret(text: str) -> bool:
    """Say whether a text has a run of characters that may be a secret.

    Args:
        text: a part of a URI, as it is written.

    Example:
        >>> looks_secret("camille/jbswy3dpehpk3pxp"), looks_secret("camille@example.com")
        (True, False)
    """
    return _SECRET_LIKE.search(text) is not None


class Remark(enum.Enum):
    """What is unwise in a URI that can be read."""

    SECRET_OF_EXAMPLES = "secret-of-examples"  # noqa: S105 - the name of a remark
    """Everybody has it: it is in the RFC, or in Google's description of the format."""
    SECRET_UNDER_128_BITS = "secret-under-128-bits"  # noqa: S105 - the same
    SECRET_UNDER_160_BITS = "secret-under-160-bits"  # noqa: S105 - the same
    SECRET_NOT_FIRST = "secret-not-first"  # noqa: S105 - the same
    SECRET_PADDED = "secret-padded"  # noqa: S105 - the same
    TWO_ISSUERS = "two-issuers"
    ISSUER_MISSING = "issuer-missing"
    ISSUER_ONCE = "issuer-once"
    """Only in the label, or only as a parameter."""
    PLUS_IN_NAME = "plus-in-name"
    """Apps disagree on whether it is a space."""
    UNUSUAL_SETTINGS = "unusual-settings"
    DEFAULTS_WRITTEN = "defaults-written"
    PERIOD_OVER_TWO_MINUTES = "period-over-two-minutes"
    UNKNOWN_PARAMETER = "unknown-parameter"
    BARE_SECRET = "bare-secret"  # noqa: S105 - the same
    """The text is no URI, but the secret alone."""


@dataclass(frozen=True, slots=True)
class Part(UnpicklableValue):
    """One part of a URI as it is written.

    It refuses to be pickled, and its repr says the name alone.

    Attributes:
        name: "scheme", "type", "label-issuer", "colon", "account", "query", the name of a known
            parameter, or "other".
        text: as it is written; the secret among it.
        reads: what it says, decoded; "" where that is what is written, or cannot be read.
        fault: what breaks it, if anything does.
    """

    name: str
    text: str = field(repr=False)
    reads: str = field(default="", repr=False)
    fault: KeyUriReason | None = None

    @property
    def hides(self) -> bool:
        """Whether it may hold a secret: the secret itself, what nobody knows, what looks so."""
        return self.name in {"secret", "other"} or looks_secret(self.text)


@dataclass(frozen=True, slots=True)
class Inspection(UnpicklableValue):
    """What is to be said of a URI.

    It holds the key, and so refuses to be pickled; its repr names none of it.

    Attributes:
        parts: as written, in order; none where the text is no URI at all, or far too long.
        faults: all that breaks it, the one that `Key.from_uri` names first.
        remarks: what is unwise, where it can be read.
        key: what it reads as; None where something breaks it.
        said: what it says, decoded; None as well.
    """

    parts: tuple[Part, ...] = field(repr=False)
    faults: tuple[KeyUriReason, ...]
    remarks: tuple[Remark, ...]
    key: Key | None = field(default=None, repr=False)
    said: UriParts | None = field(default=None, repr=False)


def inspect_uri(text: str) -> Inspection:
    """Look at an otpauth URI, or at what was given for one; never raises.

    Args:
        text: any text, of any length; a line end at its end does not count.

    Returns:
        Its parts, what breaks it, what is unwise.

    Example:
        >>> found = inspect_uri("otpauth://totp/camille?secret=MFRGG&digits=9")
        >>> [fault.value for fault in found.faults]
        ['bad-digits', 'secret-too-short']
        >>> [part.name for part in found.parts]
        ['scheme', 'type', 'account', 'query', 'secret', 'digits']
    """
    text = text.rstrip("\r\n") if len(text) <= MAX_URI + 2 else text
    try:
        key, said = Key.from_uri(text), read_uri(text)
    except KeyUriError as error:
        return _refused(text, error.reason)
    parts = tuple(_parts(text))
    return Inspection(parts, (), tuple(_remarks(text, key, said)), key, said)


def _refused(text: str, reason: KeyUriReason) -> Inspection:
    if reason is KeyUriReason.NOT_OTPAUTH and _is_secret(text):
        return Inspection((), (reason,), (Remark.BARE_SECRET,))
    if len(text) > MAX_URI or scheme_fault(text) is not None:
        return Inspection((), (reason,), ())
    parts = tuple(_parts(text))
    faults = (reason, *(part.fault for part in parts if part.fault is not None))
    return Inspection(parts, tuple(dict.fromkeys(faults)), ())


def _is_secret(text: str) -> bool:
    try:
        decode_secret(text)
    except KeyUriError:
        return False
    return True


def _parts(uri: str) -> Iterator[Part]:
    """Take a URI apart as it is written, whatever is wrong with it."""
    scheme, colon, rest = uri.partition(":")
    slashes = "//" if rest.startswith("//") else ""
    fault = None if slashes else KeyUriReason.MALFORMED
    yield Part("scheme", f"{scheme}{colon}{slashes}", fault=fault)
    path, question, query = rest.removeprefix("//").partition("?")
    kind, slash, label = path.partition("/")
    yield Part("type", kind + slash, fault=_fault_of(f"otpauth://{kind}/a?secret={_SOUND}"))
    yield from _label(label)
    if question:
        yield Part("query", "?")
    pieces = [piece for piece in query.split("&") if piece]
    seen: set[str] = set()
    for piece in pieces[:MOST_PARAMETERS]:
        yield _parameter(piece, seen)
    if len(pieces) > MOST_PARAMETERS:
        yield Part("other", "&".join(pieces[MOST_PARAMETERS:]))


def _label(label: str) -> Iterator[Part]:
    fault = _fault_of(f"otpauth://totp/{label}?secret={_SOUND}")
    found = _COLON.search(label)
    account = label
    if found is not None:
        issuer, account = label[: found.start()], label[found.end() :]
        yield Part("label-issuer", issuer, _reads(issuer))
        yield Part("colon", found[0])
    yield Part("account", account, _reads(account), fault)


def _parameter(piece: str, seen: set[str]) -> Part:
    raw, _, value = piece.partition("=")
    name = unquote(raw, errors="replace").lower()
    if name in seen:
        fault: KeyUriReason | None = KeyUriReason.DUPLICATE_PARAMETER
    elif name == "secret":
        fault = _fault_of(f"otpauth://totp/a?{piece}")
    else:
        fault = _fault_of(f"otpauth://totp/a?secret={_SOUND}&{piece}")
    seen.add(name)
    if name not in _KNOWN:
        return Part("other", piece, _reads(value), fault)
    return Part(name, piece, _reads(value), fault)


def _reads(text: str) -> str:
    """Return what a part says where that is not what is written."""
    try:
        decoded = unquote(text, errors="strict")
    except UnicodeDecodeError:
        return ""
    return "" if decoded == text else decoded


def _fault_of(uri: str) -> KeyUriReason | None:
    """Return what breaks a URI in which everything but one part is sound."""
    try:
        Key.from_uri(uri)
    except KeyUriError as error:
        return error.reason
    return None


def _remarks(uri: str, key: Key, said: UriParts) -> Iterator[Remark]:
    bits = 8 * len(key.secret_bytes)
    written = {"algorithm": said.algorithm, "digits": said.digits, "period": said.period}
    usual = {"algorithm": "SHA1", "digits": 6, "period": 30}
    query = uri.partition("?")[2]
    names = {piece.partition("=")[0] for piece in query.split("&") if piece}
    label, issuer = said.label, re.search(r"(?:^|&)issuer=([^&]*)", query)
    checks = {
        Remark.SECRET_OF_EXAMPLES: key.secret in _EXAMPLES,
        Remark.SECRET_UNDER_128_BITS: bits < _LEAST_BITS,
        Remark.SECRET_UNDER_160_BITS: _LEAST_BITS <= bits < _ADVISED_BITS,
        Remark.SECRET_NOT_FIRST: not said.secret_first,
        Remark.SECRET_PADDED: "=" in said.secret,
        Remark.TWO_ISSUERS: bool(key.label_issuer),
        Remark.ISSUER_MISSING: not key.issuer,
        Remark.ISSUER_ONCE: bool(key.issuer) and not (said.label_issuer and issuer),
        Remark.PLUS_IN_NAME: "+" in label or (issuer is not None and "+" in issuer[1]),
        Remark.UNUSUAL_SETTINGS: any(getattr(key, name) != value for name, value in usual.items()),
        Remark.DEFAULTS_WRITTEN: any(
            written[name] is not None and getattr(key, name) == value
            for name, value in usual.items()
        ),
        Remark.PERIOD_OVER_TWO_MINUTES: key.period > _TWO_MINUTES,
        Remark.UNKNOWN_PARAMETER: any(unquote(name) not in _KNOWN for name in names),
    }
    return (remark for remark, met in checks.items() if met)
