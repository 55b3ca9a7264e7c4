"""A secret with its parameters: otpauth:// URI in and out, and its code at a time."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyotp

from totp_demo.model.base32 import decode_secret, encode_secret
from totp_demo.model.characters import as_seen, first_seen
from totp_demo.model.derivation import HASHES, MAX_COUNTER, Derivation, derive
from totp_demo.model.key_rules import check_parameters, name_fault
from totp_demo.model.key_uri import (
    KeyUriError,
    KeyUriReason,
    read_number,
    read_uri,
    write_uri,
)
from totp_demo.model.seconds import possible_time
from totp_demo.model.unpicklable import UnpicklableValue

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Key", "KeyUriError", "KeyUriReason"]

DEFAULT_ISSUER = "IT Glue"
# Where a new pyotp refuses to go (it holds to NIST SP 800-63B: 112 bits, two minutes).
_PYOTP_MIN_SECRET, _PYOTP_MAX_PERIOD = 14, 120


@dataclass(frozen=True, slots=True, repr=False)
class Key(UnpicklableValue):
    """What server and phone share: a secret, whose it is, and how codes are made of it.

    Its repr keeps the secret back, and it refuses to be pickled; but `dataclasses.asdict` and
    `astuple` give the secret in the clear, as `secret` and `uri` do.

    Attributes:
        secret: base32, upper case, unpadded (brought into that form if it is not).
        account: whose it is, often an e-mail address; 1 to 100 characters, no colon.
        issuer: who gave it; may be empty; no colon. What cannot be seen is no part of a name.
        algorithm: "SHA1", "SHA256" or "SHA512".
        digits: the length of a code, 6 to 8 (RFC 4226 §5.3).
        period: how long a code lives, in seconds, 1 to 86400 (RFC 6238 §4: 30 by default).
        label_issuer: the issuer that the label names where that is another than `issuer`, which
            is the parameter's; "" where there is but one.

    Raises:
        KeyUriError: if a part is not so; its `reason` says which.

    Example:
        >>> key = Key("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "camille@example.com")
        >>> key.code_at(59)
        '287082'
        >>> key
        Key('camille@example.com', issuer='IT Glue', fingerprint='2352-83c3')
    """

    secret: str
    account: str
    issuer: str = DEFAULT_ISSUER
    algorithm: str = "SHA1"
    digits: int = 6
    period: int = 30
    label_issuer: str = ""

    def __post_init__(self) -> None:
        """Check every part, and bring names and secret into their one form."""
        for name in ("account", "issuer", "label_issuer"):
            object.__setattr__(self, name, as_seen(getattr(self, name)))
        if not first_seen(self.account):
            raise KeyUriError(KeyUriReason.ACCOUNT_MISSING)
        for name in (self.issuer, self.label_issuer, self.account):
            fault = name_fault(name)
            if fault is not None:
                raise KeyUriError(fault)
        check_parameters(self.algorithm, self.digits, self.period)
        if not self.issuer:
            object.__setattr__(self, "issuer", self.label_issuer)
        if self.label_issuer == self.issuer:
            object.__setattr__(self, "label_issuer", "")
        object.__setattr__(self, "secret", encode_secret(decode_secret(self.secret)))

    @classmethod
    def generate(
        cls,
        account: str,
        issuer: str = DEFAULT_ISSUER,
        *,
        algorithm: str = "SHA1",
        digits: int = 6,
        period: int = 30,
    ) -> Key:
        """Make a key with a new secret of 160 bits from the operating system (RFC 4226 §4, R6).

        Args:
            account: whose key it is.
            issuer: who gives it.
            algorithm: "SHA1", "SHA256" or "SHA512".
            digits: the length of a code, 6 to 8.
            period: how long a code lives, in seconds.

        Returns:
            The key.

        Raises:
            KeyUriError: if a part is refused.

        Example:
            >>> len(Key.generate("camille@example.com").secret_bytes) * 8
            160
        """
        secret = encode_secret(secrets.token_bytes(20))
        return cls(secret, account, issuer, algorithm, digits, period)

    @classmethod
    def from_uri(cls, uri: str) -> Key:
        """Read an otpauth:// URI.

        Lower case and '=' padding in the secret are tolerated; duplicates are not. Two issuers
        are read as they stand, one as `issuer`, the label's as `label_issuer`. Secrets of 80 bits
        are read too: many real ones have no more.

        Args:
            uri: an otpauth://totp/ URI of at most 4096 characters.

        Returns:
            The key.

        Raises:
            KeyUriError: naming the fault; never holds anything of the URI.

        Example:
            >>> Key.from_uri("otpauth://totp/camille?secret=jbswy3dpehpk3pxp").digits
            6
        """
        parts = read_uri(uri)
        algorithm = "SHA1" if parts.algorithm is None else parts.algorithm
        if algorithm.isascii():  # upper() would make an S of a long s
            algorithm = algorithm.upper()
        return cls(
            parts.secret,
            parts.account,
            parts.issuer,
            algorithm,
            read_number(parts.digits, 6, KeyUriReason.BAD_DIGITS),
            read_number(parts.period, 30, KeyUriReason.BAD_PERIOD),
            parts.label_issuer,
        )

    @property
    def uri(self) -> str:
        """The otpauth:// URI in the form that apps disagree on least; it holds the secret.

        Example:
            >>> Key("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "camille@example.com").uri
            'otpauth://totp/IT%20Glue:camille@example.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=IT%20Glue'
        """
        return "".join(self.uri_parts.values())

    @property
    def uri_parts(self) -> dict[str, str]:
        """The URI in its parts: name and text of each, in order.

        Example:
            >>> parts = Key("JBSWY3DPEHPK3PXP", "camille", "IT Glue").uri_parts
            >>> list(parts)
            ['scheme', 'type', 'label-issuer', 'colon', 'account', 'query', 'secret', 'issuer']
            >>> parts["label-issuer"], parts["issuer"]
            ('IT%20Glue', '&issuer=IT%20Glue')
        """
        return write_uri(
            self.account, self.secret, self.issuer, self.label_issuer, **self._unusual()
        )

    def _unusual(self) -> dict[str, str | int]:
        """Return name and value of each setting that is not the default."""
        usual = {"algorithm": "SHA1", "digits": 6, "period": 30}
        settings = {name: getattr(self, name) for name in usual}
        return {name: value for name, value in settings.items() if value != usual[name]}

    @property
    def secret_bytes(self) -> bytes:
        """The secret as the bytes that go into the HMAC."""
        return decode_secret(self.secret)

    @property
    def fingerprint(self) -> str:
        """Eight hex digits that tell secrets apart and reveal none: safe to show."""
        digest = hashlib.sha256(b"totp_demo fingerprint\0" + self.secret_bytes).hexdigest()
        return f"{digest[:4]}-{digest[4:8]}"

    def step_at(self, t: float) -> int:
        """Return the time step of a time: floor(t / period) (RFC 6238 §4.2).

        Args:
            t: Unix seconds.

        Returns:
            The step.

        Raises:
            ValueError: if `t` is not a time from 1970 to 9999.

        Example:
            >>> key = Key.generate("camille@example.com")
            >>> [key.step_at(t) for t in (0, 29.999, 30, 59, 60)]
            [0, 0, 1, 1, 2]
        """
        return int(possible_time(t)) // self.period

    def code_at(self, t: float) -> str:
        """Return the code at a time.

        Args:
            t: Unix seconds.

        Returns:
            The code, leading zeros kept.

        Raises:
            ValueError: if `t` is not a time from 1970 to 9999.
        """
        return self.code_at_step(self.step_at(t))

    def code_at_step(self, step: int) -> str:
        """Return the code of a time step.

        Args:
            step: 0 to 2**64 - 1.

        Returns:
            The code, leading zeros kept.

        Raises:
            ValueError: if the step is out of that range.
        """
        return self.codes(step, 1)[0]

    def codes(self, first_step: int, count: int) -> list[str]:
        """Return the codes of steps that follow each other.

        Args:
            first_step: the first step, 0 or more.
            count: how many.

        Returns:
            The codes in order.

        Raises:
            ValueError: if a step is negative or does not fit in eight bytes.

        Example:
            >>> Key("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "camille").codes(1, 3)
            ['287082', '359152', '969429']
        """
        if count < 0 or first_step < 0 or first_step + count - 1 > MAX_COUNTER:
            message = "time steps go from 0 to 2**64 - 1"
            raise ValueError(message)
        engine = self._engine()
        return [engine(step) for step in range(first_step, first_step + count)]

    def _engine(self) -> Callable[[int], str]:
        secret = self.secret_bytes
        if len(secret) < _PYOTP_MIN_SECRET or self.period > _PYOTP_MAX_PERIOD:
            # A new pyotp refuses these, yet customers have them: our own derivation, which the
            # tests prove equal to pyotp and oathtool, takes its place.
            return lambda step: (
                derive(secret, step, digits=self.digits, algorithm=self.algorithm).code
            )
        totp = pyotp.TOTP(
            self.secret,
            digits=self.digits,
            digest=HASHES[self.algorithm],
            interval=self.period,
        )
        # It decodes the secret for each code, and a wrong code is compared with thousands.
        totp.byte_secret = lambda: secret  # type: ignore[method-assign]
        return totp.generate_otp

    def derivation_at(self, t: float) -> Derivation:
        """Return how the code at a time comes about.

        Args:
            t: Unix seconds.

        Returns:
            Every intermediate, from the counter to the code.

        Raises:
            ValueError: if `t` is not a time from 1970 to 9999.

        Example:
            >>> Key("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "camille").derivation_at(59).number
            1094287082
        """
        step = self.step_at(t)
        return derive(self.secret_bytes, step, digits=self.digits, algorithm=self.algorithm)

    def __repr__(self) -> str:
        """Name the key without its secret."""
        named = [
            ("issuer", self.issuer),
            *self._unusual().items(),
            ("label_issuer", self.label_issuer),
        ]
        extra = "".join(f", {name}={value!r}" for name, value in named if value or name == "issuer")
        return f"Key({self.account!r}{extra}, fingerprint={self.fingerprint!r})"
