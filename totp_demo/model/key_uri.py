"""An otpauth:// URI, read and written, and the names of everything that can be wrong with it.

The format is Google's "Key URI Format": otpauth://totp/ISSUER:ACCOUNT?secret=...&issuer=...
Everything is read by hand and in linear time: `urllib.parse.urlsplit` drops tabs and line
ends silently, and a security parameter must not be repaired behind the reader's back.

The names of parameters are lower case, as the format writes them. Some apps take DIGITS=8 for
digits=8 and others pass over it, so it is refused; so is "&amp;digits=8", an HTML page's "&".

Label and issuer parameter may name two issuers: some services write such URIs. Both are kept, since
apps differ on which they show (`phone.label_issuer_wins`).
"""

from __future__ import annotations

import enum
import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote, unquote

from totp_demo.model.characters import as_seen
from totp_demo.model.unpicklable import UnpicklableValue

MAX_URI = 4096
MAX_KEY_NAME = 100
_PARAMETERS = ("secret", "issuer", "algorithm", "digits", "period")
_PARAMETER_NAME = re.compile(r"[A-Za-z0-9._~-]+")
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#[0-9]{1,7}|#[Xx][0-9A-Fa-f]{1,6});")
_SCHEME = re.compile(r"otpauth(-?migration)?:", re.IGNORECASE)
_BROKEN_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_NUMBER = re.compile(r"[0-9]{1,9}")


class KeyUriReason(enum.Enum):
    """What is wrong with a URI, or with the parts of a key."""

    URI_TOO_LONG = "uri-too-long"
    NOT_OTPAUTH = "not-otpauth"
    PHONE_EXPORT = "phone-export"
    MALFORMED = "malformed"
    HTML_ENTITY = "html-entity"
    PARAMETER_IN_CAPITALS = "parameter-in-capitals"
    BAD_ENCODING = "bad-encoding"
    COUNTER_BASED = "counter-based"
    UNKNOWN_TYPE = "unknown-type"
    DUPLICATE_PARAMETER = "duplicate-parameter"
    ACCOUNT_MISSING = "account-missing"
    NAME_TOO_LONG = "name-too-long"
    NAME_HAS_COLON = "name-has-colon"
    NAME_HAS_CONTROL = "name-has-control"
    NAME_HAS_OUTER_SPACE = "name-has-outer-space"
    NAME_SHOWS_NOTHING = "name-shows-nothing"
    SECRET_MISSING = "secret-missing"  # noqa: S105 - the name of a fault
    SECRET_IS_URI = "secret-is-uri"  # noqa: S105 - the same
    SECRET_NOT_BASE32 = "secret-not-base32"  # noqa: S105 - the same
    SECRET_BAD_LENGTH = "secret-bad-length"  # noqa: S105 - the same
    SECRET_TOO_SHORT = "secret-too-short"  # noqa: S105 - the same
    SECRET_TOO_LONG = "secret-too-long"  # noqa: S105 - the same
    UNKNOWN_ALGORITHM = "unknown-algorithm"
    BAD_DIGITS = "bad-digits"
    BAD_PERIOD = "bad-period"


_ENGLISH = {
    KeyUriReason.URI_TOO_LONG: f"the URI is longer than {MAX_URI} characters",
    KeyUriReason.NOT_OTPAUTH: "this is not an otpauth:// URI",
    KeyUriReason.PHONE_EXPORT: "this is the export of a phone (otpauth-migration://), not one key",
    KeyUriReason.MALFORMED: "the URI is malformed",
    KeyUriReason.HTML_ENTITY: "there is an HTML entity in the URI, such as &amp; in the place of &",
    KeyUriReason.PARAMETER_IN_CAPITALS: (
        "the name of a parameter has capitals: it is secret, not SECRET"
    ),
    KeyUriReason.BAD_ENCODING: "the URI's percent-encoding is broken or not UTF-8",
    KeyUriReason.COUNTER_BASED: "the URI is for counter-based codes (hotp), not for time-based",
    KeyUriReason.UNKNOWN_TYPE: "the URI is neither of type totp nor hotp",
    KeyUriReason.DUPLICATE_PARAMETER: "the URI gives a parameter twice",
    KeyUriReason.ACCOUNT_MISSING: "the account name is missing",
    KeyUriReason.NAME_TOO_LONG: f"issuer and account may have {MAX_KEY_NAME} characters at most",
    KeyUriReason.NAME_HAS_COLON: "issuer and account may not hold a colon",
    KeyUriReason.NAME_HAS_CONTROL: "issuer and account may not hold control characters",
    KeyUriReason.NAME_HAS_OUTER_SPACE: "issuer and account may not start or end with a space",
    KeyUriReason.NAME_SHOWS_NOTHING: "there is nothing to be seen in the issuer",
    KeyUriReason.SECRET_MISSING: "the secret is missing",
    KeyUriReason.SECRET_IS_URI: "a whole otpauth:// URI is in the place of the secret",
    KeyUriReason.SECRET_NOT_BASE32: "the secret is not base32 (A to Z, 2 to 7)",
    KeyUriReason.SECRET_BAD_LENGTH: (
        "the secret has a number of characters that base32 never has: one is missing or too many"
    ),
    KeyUriReason.SECRET_TOO_SHORT: "the secret has fewer than 80 bits",
    KeyUriReason.SECRET_TOO_LONG: "the secret has more than 1024 bits",
    KeyUriReason.UNKNOWN_ALGORITHM: "the algorithm is not SHA1, SHA256 or SHA512",
    KeyUriReason.BAD_DIGITS: "digits must be 6, 7 or 8",
    KeyUriReason.BAD_PERIOD: "period must be 1 to 86400 seconds",
}


class KeyUriError(ValueError):
    """A URI, or a part of a key, that is refused.

    Its text is English, fixed for each reason, and never holds anything of the input.

    Attributes:
        reason: what is wrong.
    """

    def __init__(self, reason: KeyUriReason) -> None:
        """Word the reason."""
        super().__init__(_ENGLISH[reason])
        self.reason = reason

    def __reduce__(self) -> tuple[type[KeyUriError], tuple[KeyUriReason]]:
        """Let a copy be made from the reason (the text alone would not do)."""
        return type(self), (self.reason,)


@dataclass(frozen=True, slots=True, repr=False)
class UriParts(UnpicklableValue):
    """What an otpauth://totp/ URI says, decoded but not yet judged; its names as they are seen.

    It refuses to be pickled, but `dataclasses.asdict` gives the secret in the clear.

    Attributes:
        label: the whole label, as apps that look at the label alone see it.
        label_issuer: the label's issuer, or "".
        issuer: the parameter's issuer, else the label's, else "".
        account: the label's account.
        secret: as written.
        algorithm: as written, or None.
        digits: as written, or None.
        period: as written, or None.
        secret_first: whether the secret is the first of the parameters.
    """

    label: str
    label_issuer: str
    issuer: str
    account: str
    secret: str
    algorithm: str | None
    digits: str | None
    period: str | None
    secret_first: bool = True


def scheme_fault(text: str) -> KeyUriReason | None:
    """Say what a text is that does not begin as an otpauth URI does.

    Args:
        text: whatever was scanned, pasted or typed.

    Returns:
        None for an otpauth URI, PHONE_EXPORT (its hyphen may be lost) or NOT_OTPAUTH.

    Example:
        >>> scheme_fault("otpauth://totp/x"), scheme_fault("otpauth-migration://offline?data=")
        (None, <KeyUriReason.PHONE_EXPORT: 'phone-export'>)
    """
    found = _SCHEME.match(text)
    if found is None:
        return KeyUriReason.NOT_OTPAUTH
    return KeyUriReason.PHONE_EXPORT if found[1] else None


def _decode(text: str) -> str:
    try:
        decoded = unquote(text, errors="strict")
    except UnicodeDecodeError:
        decoded = None
    if decoded is None:  # raised out here: the decoding error would carry the text along
        raise KeyUriError(KeyUriReason.BAD_ENCODING)
    return decoded


def _encode(name: str, safe: str = "") -> str:
    # Half a surrogate pair is in no key; here it would come along in an error.
    return quote(name, safe, errors="replace")


def _split(uri: str) -> tuple[str, str]:
    """Return label and query, still encoded."""
    if len(uri) > MAX_URI:
        raise KeyUriError(KeyUriReason.URI_TOO_LONG)
    fault = scheme_fault(uri)
    if fault is not None:
        raise KeyUriError(fault)
    rest = uri.partition(":")[2]
    categories = {unicodedata.category(char) for char in uri}
    if _ENTITY.search(rest.partition("?")[2]):
        raise KeyUriError(KeyUriReason.HTML_ENTITY)
    if not rest.startswith("//") or "#" in rest or categories & {"Cc", "Zl", "Zp"}:
        raise KeyUriError(KeyUriReason.MALFORMED)
    if "Cs" in categories or _BROKEN_PERCENT.search(rest):
        raise KeyUriError(KeyUriReason.BAD_ENCODING)
    path, _, query = rest[2:].partition("?")
    kind, _, label = path.partition("/")
    if "@" in kind or ":" in kind:
        raise KeyUriError(KeyUriReason.MALFORMED)
    if kind.lower() == "hotp":
        raise KeyUriError(KeyUriReason.COUNTER_BASED)
    if kind.lower() != "totp":
        raise KeyUriError(KeyUriReason.UNKNOWN_TYPE)
    return label, query


def _parameters(query: str) -> dict[str, str]:
    """Return the parameters, their names decoded, their values not yet."""
    pieces = [piece.partition("=") for piece in query.split("&") if piece]
    found = {_decode(name): value for name, _, value in pieces}
    folded = {name.lower() for name in found}
    if not all(map(_PARAMETER_NAME.fullmatch, found)):
        raise KeyUriError(KeyUriReason.MALFORMED)
    if len(folded) < len(pieces):
        raise KeyUriError(KeyUriReason.DUPLICATE_PARAMETER)
    if not folded.isdisjoint(set(_PARAMETERS) - found.keys()):
        raise KeyUriError(KeyUriReason.PARAMETER_IN_CAPITALS)
    return found


def read_uri(uri: str) -> UriParts:
    """Take a URI apart.

    Args:
        uri: an otpauth://totp/ URI of at most 4096 characters.

    Returns:
        Its parts. Unknown parameters are left aside; a known one in capitals is refused.

    Raises:
        KeyUriError: if it cannot be read, or gives a parameter twice.

    Example:
        >>> read_uri("otpauth://totp/IT%20Glue:camille?secret=MFRGGZDFMZTWQ2LK").issuer
        'IT Glue'
    """
    raw_label, query = _split(uri)
    found = _parameters(query)
    label = _decode(raw_label)
    values = {name: _decode(found[name]) for name in _PARAMETERS if name in found}
    for name in found.keys() - set(_PARAMETERS):
        _decode(found[name])  # a broken value is broken even where nobody looks at it
    # The format lets the colon be written as %3A too, and spaces follow it.
    before, colon, after = label.partition(":")
    names = (before, after.lstrip(" ")) if colon else ("", label)
    label_issuer, account = map(as_seen, names)
    # In a query '+' is how web forms write a space; in a label it is a plus.
    plain = as_seen(values.get("issuer", ""))
    as_form = as_seen(_decode(found.get("issuer", "").replace("+", " ")))
    agree = not plain or label_issuer in {plain, as_form}
    return UriParts(
        label=label,
        label_issuer=label_issuer,
        issuer=(label_issuer if agree else "") or as_form,
        account=account,
        secret=values.get("secret", ""),
        algorithm=values.get("algorithm"),
        digits=values.get("digits"),
        period=values.get("period"),
        secret_first=next(iter(found), "secret") == "secret",
    )


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


def write_uri(
    account: str, secret: str, issuer: str, label_issuer: str, **settings: str | int
) -> dict[str, str]:
    """Write a URI in the form that apps disagree on least.

    The secret comes first, a space is %20, and no name has a colon of its own.

    Args:
        account: whose key it is.
        secret: base32.
        issuer: who gave it; may be empty.
        label_issuer: the issuer that the label names where that is another; "" as a rule.
        **settings: algorithm, digits and period, where they are not the defaults: the QR code is
            smaller without them.

    Returns:
        Name and text of each part, in order; the texts joined are the URI.

    Example:
        >>> parts = write_uri("camille", "JBSWY3DPEHPK3PXP", "IT Glue", "", digits=8)
        >>> list(parts.values())[-4:]
        ['?', 'secret=JBSWY3DPEHPK3PXP', '&issuer=IT%20Glue', '&digits=8']
    """
    parts = {"scheme": "otpauth://", "type": "totp/"}
    if label_issuer or issuer:
        parts |= {"label-issuer": _encode(label_issuer or issuer), "colon": ":"}
    parts |= {"account": _encode(account, "@"), "query": "?", "secret": f"secret={secret}"}
    if issuer:
        parts["issuer"] = f"&issuer={_encode(issuer)}"
    return parts | {name: f"&{name}={value}" for name, value in settings.items()}
