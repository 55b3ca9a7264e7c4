"""What a key may be made of: one set of rules, wherever a key comes from."""

from __future__ import annotations

from totp_demo.model.characters import DIRECTION, first_seen, has_control
from totp_demo.model.derivation import HASHES
from totp_demo.model.key_uri import MAX_KEY_NAME, KeyUriError, KeyUriReason

MAX_PERIOD = 86_400


def is_whole(value: object) -> bool:
    """Say whether a value is an int; 6.0 and True equal one and are none.

    Example:
        >>> is_whole(6), is_whole(6.0), is_whole(True)
        (True, False, False)
    """
    return isinstance(value, int) and not isinstance(value, bool)


def check_parameters(algorithm: str, digits: int, period: int) -> None:
    """Refuse parameters that no code can be made with.

    Args:
        algorithm: "SHA1", "SHA256" or "SHA512".
        digits: 6 to 8 (RFC 4226 §5.3).
        period: 1 to 86400 seconds.

    Raises:
        KeyUriError: naming the one that is not so.

    Example:
        >>> check_parameters("SHA1", 6, 30)
    """
    if algorithm not in tuple(HASHES):  # a tuple takes what cannot be hashed, too
        raise KeyUriError(KeyUriReason.UNKNOWN_ALGORITHM)
    if not is_whole(digits) or digits not in range(6, 9):
        raise KeyUriError(KeyUriReason.BAD_DIGITS)
    if not is_whole(period) or period not in range(1, MAX_PERIOD + 1):
        raise KeyUriError(KeyUriReason.BAD_PERIOD)


def name_fault(name: str) -> KeyUriReason | None:
    """Say what an issuer or an account may not hold.

    Args:
        name: the issuer or the account, decoded.

    Returns:
        The fault, or None; an empty name has none.

    Example:
        >>> name_fault("Société Générale"), name_fault("a:b")
        (None, <KeyUriReason.NAME_HAS_COLON: 'name-has-colon'>)
    """
    if len(name) > MAX_KEY_NAME:
        return KeyUriReason.NAME_TOO_LONG
    if has_control(name) or not DIRECTION.isdisjoint(name):
        return KeyUriReason.NAME_HAS_CONTROL
    if ":" in name:
        return KeyUriReason.NAME_HAS_COLON
    if name != name.strip():
        return KeyUriReason.NAME_HAS_OUTER_SPACE
    # It would look like no name at all.
    return KeyUriReason.NAME_SHOWS_NOTHING if name and not first_seen(name) else None
