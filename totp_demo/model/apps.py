"""The authenticator apps as data: what each makes of a URI, and who says so."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from totp_demo.model.app import App, Trap

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["APPS", "App", "Trap"]

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
