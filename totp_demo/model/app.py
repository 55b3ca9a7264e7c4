"""What an authenticator app is to the model: what it honours of a URI, and its habits.

What is not known stays None: no guess is taught as a fact.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from totp_demo.model.key_uri import KeyUriError, KeyUriReason

if TYPE_CHECKING:
    from totp_demo.model.key import Key


class Trap(enum.Enum):
    """A habit of an app that a support desk meets."""

    OVERWRITES_SAME_NAME = "overwrites-same-name"
    NUMBERS_SAME_NAME = "numbers-same-name"
    OVERWRITES_SAME_LABEL = "overwrites-same-label"
    STRIPS_SEPARATORS = "strips-separators"
    SHORT_MANUAL_KEY_REFUSED = "short-manual-key-refused"
    READS_1_AS_I = "reads-1-as-i"
    PADDING_REFUSED = "padding-refused"
    SECRET_FIRST = "secret-first"  # noqa: S105 - the name of a trap
    SHORT_SECRET_WARNED = "short-secret-warned"  # noqa: S105
    SHA256_PLAYED_AS_SHA1 = "sha256-played-as-sha1"
    ONE_COLON = "one-colon"
    LABEL_ISSUER_WINS = "label-issuer-wins"
    PARAMETER_ISSUER_WINS = "parameter-issuer-wins"
    LABEL_IGNORED = "label-ignored"
    LOWER_CASES_URI = "lower-cases-uri"
    DROPS_OTHER_CHARACTERS = "drops-other-characters"
    UNKNOWN_ALGORITHM_IS_SHA1 = "unknown-algorithm-is-sha1"
    PIN_WITH_CODE = "pin-with-code"
    NO_OTPAUTH_EVIDENCE = "no-otpauth-evidence"
    SOURCES_CONFLICT = "sources-conflict"
    HISTORY = "history"


@dataclass(frozen=True, slots=True)
class App:
    """One authenticator app, and what it honours of a URI.

    Attributes:
        id: what `Phone` knows it by.
        name: as its maker writes it.
        platforms: what it runs on, or ran on.
        algorithms: those it honours; None: unknown.
        digits: the lengths it honours; None: unknown.
        periods: the seconds it honours; None: unknown.
        as_of: what the knowledge is about: a release or a year; "" where the source has none.
        sources: where it comes from, by the names of tools/sources.toml.
        traps: its habits.
        strict: whether it refuses what it does not honour; else it silently plays the
            defaults instead: SHA1, 6 digits, 30 seconds.
        unsure: on which of "algorithm", "digits" and "period" the sources contradict each
            other. The value given is the likelier one.
        tried: for which of them the values given are those that somebody has tried; whether
            the app honours others is unknown.
    """

    id: str
    name: str
    platforms: tuple[str, ...]
    algorithms: tuple[str, ...] | None
    digits: range | None
    periods: range | None
    as_of: str
    sources: tuple[str, ...]
    traps: frozenset[Trap] = frozenset()
    strict: bool = False
    unsure: frozenset[str] = frozenset()
    tried: frozenset[str] = frozenset()

    def reads(self, key: Key) -> Key:
        """Return a key as this app plays it. What is unknown of the app is played as written.

        Args:
            key: the key of the URI.

        Returns:
            The key whose codes the app shows.

        Raises:
            KeyUriError: where a strict app refuses a parameter.

        Example:
            >>> from totp_demo.model.apps import APPS
            >>> from totp_demo.model.key import Key
            >>> server = Key.generate("camille", digits=8, period=10)
            >>> phone = APPS["google-authenticator-android"].reads(server)
            >>> phone.digits, phone.period
            (6, 30)
        """
        faults = {
            KeyUriReason.UNKNOWN_ALGORITHM: self._ignores("algorithm", key.algorithm),
            KeyUriReason.BAD_DIGITS: self._ignores("digits", key.digits),
            KeyUriReason.BAD_PERIOD: self._ignores("period", key.period),
        }
        algorithm, digits, period = faults.values()
        for reason, other in faults.items():
            if other and self.strict:
                raise KeyUriError(reason)
        return replace(
            key,
            algorithm="SHA1" if algorithm else key.algorithm,
            digits=6 if digits else key.digits,
            period=30 if period else key.period,
        )

    def knows(self, name: str, value: str | int) -> bool:
        """Return whether any source says what the app makes of a value.

        Args:
            name: "algorithm", "digits" or "period".
            value: what a server asks for.

        Returns:
            True where it is known that the app honours the value, or that it does not.

        Example:
            >>> from totp_demo.model.apps import APPS
            >>> ios = APPS["google-authenticator-ios"]
            >>> ios.knows("period", 60), ios.knows("period", 10)
            (True, False)
        """
        honoured = self._honoured(name)
        return honoured is not None and (value in honoured or name not in self.tried)

    def _honoured(self, name: str) -> tuple[str, ...] | range | None:
        return {"algorithm": self.algorithms, "digits": self.digits, "period": self.periods}[name]

    def _ignores(self, name: str, value: str | int) -> bool:
        return self.knows(name, value) and value not in (self._honoured(name) or ())
