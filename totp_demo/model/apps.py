"""The authenticator apps: what each makes of a URI, and who says so.

What is not known stays None: no guess is taught as a fact.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

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

    def plays(self, key: Key) -> Key:
        """Return a key as the simulated phone plays it: of what is unknown, the safe profile.

        That is SHA1, 6 digits, 30 seconds, which every app that is known takes.

        Args:
            key: the key of the URI.

        Returns:
            The key whose codes the phone shows; `guessed` says what of it nobody knows.

        Raises:
            KeyUriError: where a strict app refuses a parameter.

        Example:
            >>> from totp_demo.model.key import Key
            >>> server = Key.generate("camille", digits=8, period=60)
            >>> APPS["authy"].plays(server).digits, APPS["authy"].guessed(server)
            (6, ('digits',))
        """
        read, unknown = self.reads(key), self.guessed(key)
        kept = {name: value for name, value in _SAFE.items() if name in unknown}
        return replace(read, **kept)

    def guessed(self, key: Key) -> tuple[str, ...]:
        """Return for which settings nobody knows what the app makes of a key.

        Args:
            key: the key of the URI.

        Returns:
            Of "algorithm", "digits" and "period" those that differ from the safe profile, and of
            which no source tells, or the sources contradict each other.
        """
        return tuple(
            name
            for name, safe in _SAFE.items()
            if getattr(key, name) != safe
            and (name in self.unsure or not self.knows(name, getattr(key, name)))
        )

    def knows(self, name: str, value: str | int) -> bool:
        """Return whether any source says what the app makes of a value.

        Args:
            name: "algorithm", "digits" or "period".
            value: what a server asks for.

        Returns:
            True where it is known that the app honours the value, or that it does not.

        Example:
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


_SAFE: dict[str, Any] = {"algorithm": "SHA1", "digits": 6, "period": 30}
"""What every app takes that is known: RFC 6238’s defaults, as the Key URI format has them."""

_SHA1 = ("SHA1",)
_SHA = ("SHA1", "SHA256", "SHA512")
_SIX = range(6, 7)
_THIRTY = range(30, 31)

_ANDROID_CODE = (
    "google-authenticator-android: OtpProvider, AuthenticatorActivity.parseSecret, "
    "EnterKeyActivity, AccountDb.add"
)
_BLOG = "labanskoller.se, 2019 and 2023"
_FMARIER = "fmarier, totp-in-2025"
_AUTHELIA = "Authelia, docs/data/support.json"

_TABLE = (
    App(
        id="google-authenticator-android",
        name="Google Authenticator (Android, open source)",
        platforms=("Android",),
        algorithms=_SHA1,
        digits=_SIX,
        periods=_THIRTY,
        as_of="2020",
        sources=(_ANDROID_CODE, "google-authenticator-android#29"),
        traps=frozenset(
            {
                Trap.OVERWRITES_SAME_NAME,
                Trap.NUMBERS_SAME_NAME,
                Trap.STRIPS_SEPARATORS,
                Trap.SHORT_MANUAL_KEY_REFUSED,
                Trap.READS_1_AS_I,
            }
        ),
    ),
    App(
        id="google-authenticator-android-store",
        name="Google Authenticator (Android, store)",
        platforms=("Android",),
        algorithms=("SHA1", "SHA256"),
        digits=_SIX,
        periods=None,
        as_of="2025",
        sources=(_AUTHELIA, _BLOG, _FMARIER),
        traps=frozenset({Trap.SOURCES_CONFLICT}),
        unsure=frozenset({"algorithm"}),
    ),
    App(
        id="google-authenticator-ios",
        name="Google Authenticator (iPhone)",
        platforms=("iPhone",),
        algorithms=_SHA,
        digits=range(6, 9, 2),
        periods=range(30, 61, 30),
        as_of="2022",
        sources=(_BLOG, "google-authenticator#521"),
        traps=frozenset({Trap.PADDING_REFUSED}),
        tried=frozenset({"digits", "period"}),
    ),
    App(
        id="google-authenticator-blackberry",
        name="Google Authenticator (BlackBerry)",
        platforms=("BlackBerry",),
        algorithms=None,
        digits=None,
        periods=None,
        as_of="",
        sources=(),
        traps=frozenset({Trap.HISTORY}),
    ),
    App(
        id="authy",
        name="Authy",
        platforms=("Android", "iPhone"),
        algorithms=_SHA1,
        digits=None,
        periods=_THIRTY,
        as_of="2025",
        sources=(_AUTHELIA, _BLOG, _FMARIER, "privacyidea#1156"),
        traps=frozenset({Trap.SHA256_PLAYED_AS_SHA1, Trap.SOURCES_CONFLICT}),
        unsure=frozenset({"digits"}),
    ),
    App(
        id="duo",
        name="Duo Mobile",
        platforms=("Android", "iPhone", "Windows Phone"),
        algorithms=_SHA1,
        digits=None,
        periods=_THIRTY,
        as_of="2025",
        # A user reports that 30 s alone works; by our notes, the maker's guide, which could not be
        # read again, says 30 to 60 s.
        sources=(_FMARIER, "java-totp#29", "guide.duo.com"),
        traps=frozenset({Trap.SHA256_PLAYED_AS_SHA1, Trap.SOURCES_CONFLICT}),
        unsure=frozenset({"period"}),
    ),
    App(
        id="microsoft-authenticator",
        name="Microsoft Authenticator",
        platforms=("Android", "iPhone", "Windows Phone"),
        algorithms=_SHA1,
        digits=_SIX,
        periods=_THIRTY,
        as_of="2025",
        sources=(
            _FMARIER,
            "android-otp-extractor#33",
            "privacyidea#3634",
            "rotp#43",
            "Microsoft Q&A 1833301",
            "CSO Online, August 2024",
        ),
        traps=frozenset(
            {Trap.OVERWRITES_SAME_LABEL, Trap.SECRET_FIRST, Trap.SHA256_PLAYED_AS_SHA1}
        ),
    ),
    App(
        id="authanvil",
        name="AuthAnvil",
        platforms=("Windows Phone",),
        algorithms=None,
        digits=None,
        periods=None,
        as_of="",
        sources=(),
        traps=frozenset({Trap.PIN_WITH_CODE, Trap.NO_OTPAUTH_EVIDENCE, Trap.HISTORY}),
    ),
    App(
        id="freeotp",
        name="FreeOTP 2",
        platforms=("Android",),
        algorithms=_SHA,
        digits=range(6, 10),
        periods=range(5, 2**31),
        as_of="2",
        sources=("freeotp-android: Token, main.Activity.addToken",),
        traps=frozenset({Trap.SHORT_SECRET_WARNED, Trap.ONE_COLON, Trap.LABEL_ISSUER_WINS}),
        strict=True,
    ),
    App(
        id="freeotp-plus",
        name="FreeOTP+",
        platforms=("Android",),
        algorithms=_SHA,
        digits=range(5, 9),
        periods=range(1, 2**31),
        as_of="",
        sources=("FreeOTPPlus",),
        traps=frozenset({Trap.PARAMETER_ISSUER_WINS}),
    ),
    App(
        id="aegis",
        name="Aegis",
        platforms=("Android",),
        algorithms=(*_SHA, "MD5"),
        digits=range(1, 11),
        periods=range(1, 2_147_484),
        as_of="",
        sources=("Aegis",),
        traps=frozenset({Trap.LABEL_ISSUER_WINS}),
    ),
    App(
        id="bitwarden",
        name="Bitwarden",
        platforms=("Android", "iPhone"),
        algorithms=_SHA,
        digits=range(1, 11),
        periods=range(1, 2**31),
        as_of="",
        sources=("bitwarden",),
        traps=frozenset(
            {Trap.LOWER_CASES_URI, Trap.DROPS_OTHER_CHARACTERS, Trap.UNKNOWN_ALGORITHM_IS_SHA1}
        ),
    ),
    App(
        id="keepassxc",
        name="KeePassXC",
        platforms=("Windows", "macOS", "Linux"),
        algorithms=_SHA,
        digits=range(1, 11),
        periods=range(1, 86_401),
        as_of="",
        sources=("keepassxc",),
        traps=frozenset({Trap.UNKNOWN_ALGORITHM_IS_SHA1, Trap.LABEL_IGNORED}),
    ),
)

APPS: Mapping[str, App] = MappingProxyType({app.id: app for app in _TABLE})
