"""The simulated phone: its list, its clock, its app's habits."""

from __future__ import annotations

import re
from typing import Any

import pytest

from totp_demo.model.apps import APPS, Trap
from totp_demo.model.clock import Clock
from totp_demo.model.key import Key, KeyUriError, KeyUriReason
from totp_demo.model.phone import Phone
from totp_demo.model.verifier import Reason, Verifier

SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"


@pytest.fixture
def phone(clock: Clock) -> Phone:
    return Phone(Clock(clock.now))


def test_what_is_scanned_shows_the_servers_code(phone: Phone, clock: Clock) -> None:
    key = Key.generate("camille")
    entry = phone.scan(key.uri)
    assert phone.entries == (entry,)
    assert (entry.issuer, entry.account, entry.period, entry.digits) == (
        "IT Glue",
        "camille",
        30,
        6,
    )
    assert phone.code(entry) == key.code_at(clock.now())
    clock.advance(30)
    assert phone.code(entry) == key.code_at(clock.now())


@pytest.mark.parametrize(
    ("skew", "window", "reason"),
    [
        (90, 1, Reason.TOO_NEW),
        (90, 3, Reason.ACCEPTED),
        (-90, 1, Reason.TOO_OLD),
        (-90, 3, Reason.ACCEPTED),
        (30, 1, Reason.ACCEPTED),
    ],
)
def test_a_phone_with_a_wrong_clock(
    phone: Phone, clock: Clock, skew: float, window: int, reason: Reason
) -> None:
    key = Key(SECRET, "camille")
    entry = phone.scan(key.uri)
    phone.clock.skew = skew
    verdict = Verifier(key, window).check(phone.code(entry), clock.now())
    assert (verdict.reason, verdict.drift) == (reason, skew // 30)


@pytest.mark.parametrize(
    "typed",
    [SECRET, SECRET.lower(), "gezd gnbv gy3t qojq gezd gnbv gy3t qojq", "GEZD-" + SECRET[4:]],
)
def test_a_key_typed_by_hand(phone: Phone, clock: Clock, typed: str) -> None:
    entry = phone.add_by_hand(" camille ", typed)
    assert (entry.account, entry.issuer) == ("camille", "")
    assert phone.code(entry) == Key(SECRET, "camille").code_at(clock.now())


def test_by_hand_with_everything(clock: Clock) -> None:
    phone = Phone(clock, "aegis")
    entry = phone.add_by_hand("camille", SECRET, "IT Glue", algorithm="SHA256", digits=8, period=60)
    assert entry.key == Key(SECRET, "camille", "IT Glue", "SHA256", 8, 60)


def test_google_authenticator_reads_1_as_i_and_0_as_o(phone: Phone, clock: Clock) -> None:
    written, meant = "1EZD0NBVGY3TQOJQ", "IEZDONBVGY3TQOJQ"
    assert phone.add_by_hand("camille", written).key.secret == meant
    with pytest.raises(KeyUriError):
        Phone(clock, "freeotp").add_by_hand("camille", written)


@pytest.mark.parametrize(
    ("account", "secret", "reason"),
    [
        ("", SECRET, KeyUriReason.ACCOUNT_MISSING),
        ("  ", SECRET, KeyUriReason.ACCOUNT_MISSING),
        ("a:b", SECRET, KeyUriReason.NAME_HAS_COLON),
        ("a", "", KeyUriReason.SECRET_MISSING),
        ("a", "abcd efgh", KeyUriReason.SECRET_TOO_SHORT),
        ("a", "123456", KeyUriReason.SECRET_TOO_SHORT),
        ("a", SECRET + "89", KeyUriReason.SECRET_NOT_BASE32),
    ],
)
def test_what_cannot_be_added_by_hand(
    phone: Phone, account: str, secret: str, reason: KeyUriReason
) -> None:
    with pytest.raises(KeyUriError) as caught:
        phone.add_by_hand(account, secret)
    assert caught.value.reason is reason
    assert phone.entries == ()


def test_a_bad_qr_code_changes_nothing(phone: Phone) -> None:
    entry = phone.add_by_hand("camille", SECRET)
    for uri in ("", "https://example.com", "otpauth://totp/camille"):
        with pytest.raises(KeyUriError):
            phone.scan(uri)
    phone.app = "freeotp"
    with pytest.raises(KeyUriError):
        phone.scan(Key(SECRET, "camille", period=1).uri)
    assert phone.entries == (entry,)


def test_the_same_issuer_and_account_overwrite(phone: Phone) -> None:
    other = phone.scan(Key.generate("zoé").uri)
    first = phone.scan(Key.generate("camille").uri)
    second = phone.scan(Key.generate("camille").uri)
    assert phone.entries == (other, second)
    assert first.id != second.id
    third = phone.scan(Key.generate("camille", "Other").uri)
    assert list(phone.entries) == [other, second, third]


def test_google_authenticator_numbers_same_names_without_issuer(clock: Clock) -> None:
    phone = Phone(clock)
    for account in ("camille", "camille", "camille", "x" * 100, "x" * 100):
        phone.add_by_hand(account, Key.generate("camille").secret)
    assert [entry.account for entry in phone.entries] == [
        "camille",
        "camille(1)",
        "camille(2)",
        "x" * 100,
        "x" * 97 + "(1)",
    ]
    other = Phone(clock, "authy")
    other.add_by_hand("camille", SECRET)
    other.add_by_hand("camille", SECRET)
    assert len(other.entries) == 1


def test_microsofts_app_looks_at_the_label_alone(clock: Clock) -> None:
    def uri(issuer: str) -> str:
        return f"otpauth://totp/camille@example.com?secret={SECRET}&issuer={issuer}"

    for app, count in (("microsoft-authenticator", 1), ("google-authenticator-android", 2)):
        phone = Phone(clock, app)
        phone.scan(uri("A"))
        phone.scan(uri("B"))
        assert len(phone.entries) == count


def test_googles_app_on_the_iphone_refuses_padding(clock: Clock) -> None:
    bare = f"otpauth://totp/camille?secret={SECRET[:26]}"
    padded = bare + "%3D" * 6
    phone = Phone(clock, "google-authenticator-ios")
    with pytest.raises(KeyUriError) as caught:
        phone.scan(padded)
    assert caught.value.reason is KeyUriReason.SECRET_NOT_BASE32
    assert phone.entries == ()
    assert phone.scan(bare).key == Phone(clock, "aegis").scan(padded).key


def test_the_phone_says_which_traps_it_acts_out() -> None:
    told = {trap for trap in Trap if re.search(rf"\b{trap.name}\b", Phone.__doc__ or "")}
    assert told == {
        *(Trap.SECRET_FIRST, Trap.ONE_COLON, Trap.LABEL_IGNORED),
        *(Trap.PIN_WITH_CODE, Trap.NO_OTPAUTH_EVIDENCE, Trap.HISTORY),
    }


def test_an_app_asks_before_it_overwrites(clock: Clock) -> None:
    """Microsoft Authenticator asks; Google's app, keyed on issuer and name, does not."""
    one, other = Key.generate("camille"), Key.generate("camille")
    for app, asks in (("microsoft-authenticator", True), ("google-authenticator-android", False)):
        phone = Phone(clock, app)
        assert not phone.asks_about("IT Glue:camille")
        phone.scan(one.uri)
        assert phone.asks_about("IT Glue:camille") is asks
        assert not phone.asks_about("IT Glue:paul")
        phone.scan(other.uri)
        assert [entry.key.secret for entry in phone.entries] == [other.secret]


@pytest.mark.parametrize(
    ("app", "asked", "played", "guessed"),
    [
        ("authy", {"digits": 8}, (6, 30, "SHA1"), ("digits",)),
        ("duo", {"digits": 8, "period": 60}, (6, 30, "SHA1"), ("digits", "period")),
        ("google-authenticator-android-store", {"period": 60}, (6, 30, "SHA1"), ("period",)),
        ("google-authenticator-ios", {"period": 10}, (6, 30, "SHA1"), ("period",)),
        ("google-authenticator-ios", {"period": 60}, (6, 60, "SHA1"), ()),
        (
            "authanvil",
            {"algorithm": "SHA256", "digits": 8},
            (6, 30, "SHA1"),
            ("algorithm", "digits"),
        ),
        ("microsoft-authenticator", {"digits": 8}, (6, 30, "SHA1"), ()),
        ("aegis", {"digits": 8, "period": 60}, (8, 60, "SHA1"), ()),
    ],
)
def test_what_nobody_knows_is_played_as_what_is_safe(
    clock: Clock,
    app: str,
    asked: dict[str, Any],
    played: tuple[int, int, str],
    guessed: tuple[str, ...],
) -> None:
    entry = Phone(clock, app).scan(Key.generate("camille", **asked).uri)
    assert (entry.digits, entry.period, entry.key.algorithm) == played
    assert entry.guessed == guessed


def test_one_app_takes_what_others_refuse(clock: Clock) -> None:
    """Bitwarden drops what is not base32, and takes an algorithm it does not know for SHA1."""
    spoilt = f"otpauth://totp/camille?secret={SECRET[:8]}!1{SECRET[8:]}"
    unknown = f"otpauth://totp/camille?secret={SECRET}&algorithm=SHA3"
    for uri in (spoilt, unknown):
        entry = Phone(clock, "bitwarden").scan(uri)
        assert (entry.key.secret, entry.key.algorithm) == (SECRET, "SHA1")
        with pytest.raises(KeyUriError):
            Phone(clock, "aegis").scan(uri)
    assert Phone(clock, "keepassxc").scan(unknown).key.algorithm == "SHA1"
    with pytest.raises(KeyUriError):
        Phone(clock, "keepassxc").scan(spoilt)
    # Nothing else is forgiven.
    for uri in ("", "https://example.com", f"otpauth://hotp/camille?secret={SECRET}&counter=1"):
        with pytest.raises(KeyUriError):
            Phone(clock, "bitwarden").scan(uri)


def test_an_app_that_lower_cases_the_uri(clock: Clock) -> None:
    entry = Phone(clock, "bitwarden").scan(Key(SECRET, "Camille@Example.com", "IT Glue").uri)
    assert (entry.issuer, entry.account) == ("it glue", "camille@example.com")


def test_an_app_that_warns_of_a_short_secret(clock: Clock) -> None:
    short, long = (Key(secret, "camille").uri for secret in ("JBSWY3DPEHPK3PXP", SECRET))
    assert Phone(clock, "freeotp").scan(short).warned
    assert not Phone(clock, "freeotp").scan(long).warned
    assert not Phone(clock, "aegis").scan(short).warned


def test_entries_can_be_deleted(phone: Phone) -> None:
    first, second = phone.scan(Key.generate("a").uri), phone.scan(Key.generate("b").uri)
    phone.delete(first)
    phone.delete(first)
    assert phone.entries == (second,)
    third = phone.scan(Key.generate("c").uri)
    assert len({first.id, second.id, third.id}) == 3


def test_the_app_holds_for_later_scans(phone: Phone) -> None:
    key = Key.generate("camille", digits=8)
    first = phone.scan(key.uri)
    phone.app = "aegis"
    second = phone.scan(Key.generate("zoé", digits=8).uri)
    assert (first.digits, first.app) == (6, "google-authenticator-android")
    assert (second.digits, second.app) == (8, "aegis")
    assert phone.entries == (first, second)


@pytest.mark.parametrize("app", APPS)
def test_every_app_can_be_played(clock: Clock, app: str) -> None:
    key = Key.generate("camille")
    phone = Phone(clock, app)
    assert phone.code(phone.scan(key.uri)) == key.code_at(clock.now())


def test_there_are_no_other_apps(phone: Phone, clock: Clock) -> None:
    with pytest.raises(ValueError, match="no such app"):
        Phone(clock, "other")
    with pytest.raises(ValueError, match="no such app"):
        phone.app = ""
    assert phone.app == "google-authenticator-android"


def test_no_secret_in_its_repr(phone: Phone) -> None:
    entry = phone.add_by_hand("camille", SECRET)
    assert SECRET not in f"{phone!r} {entry!r} {phone.entries!r}"
    assert repr(phone) == "Phone(app='google-authenticator-android', entries=1)"


TWO_ISSUERS = f"otpauth://totp/Co%3Ame%40example.net?secret={SECRET}&issuer=Microsoft"


@pytest.mark.parametrize("app", APPS)
def test_of_two_issuers_each_app_shows_its_own(clock: Clock, app: str) -> None:
    phone = Phone(clock, app)
    entry = phone.scan(TWO_ISSUERS)
    shown = {"freeotp": "Co", "aegis": "Co", "freeotp-plus": "Microsoft"}
    lower = app == "bitwarden"
    assert entry.issuer == shown.get(app, "microsoft" if lower else "Microsoft")
    # Where nobody knows, nothing is hidden.
    assert entry.label_issuer == ("" if app in shown else "co" if lower else "Co")
    assert (entry.account, entry.label) == ("me@example.net", "Co:me@example.net")
    assert phone.code(entry) == Key(SECRET, "camille").code_at(clock.now())


@pytest.mark.parametrize("app", APPS)
def test_one_issuer_is_shown_by_every_app(clock: Clock, app: str) -> None:
    for uri in (
        TWO_ISSUERS.replace("Microsoft", "Co"),
        TWO_ISSUERS.replace("&issuer=Microsoft", ""),
    ):
        entry = Phone(clock, app).scan(uri)
        assert (entry.issuer, entry.label_issuer) == ("co" if app == "bitwarden" else "Co", "")


def test_two_issuers_are_another_account_than_one(phone: Phone) -> None:
    phone.scan(TWO_ISSUERS)
    phone.scan(TWO_ISSUERS.replace("Co%3A", "Other%3A"))
    assert len(phone.entries) == 2
    phone.scan(TWO_ISSUERS)
    assert len(phone.entries) == 2


@pytest.mark.parametrize(
    "between", [*"\u2010\u2011\u2012\u2013\u2014\u2212\u200b\u202c\ufeff\u00ad", " \u2013 "]
)
def test_whatever_groups_a_key_is_dropped(phone: Phone, between: str) -> None:
    groups = [SECRET[at : at + 4] for at in range(0, len(SECRET), 4)]
    assert phone.add_by_hand("camille", between.join(groups) + "\u200b").key.secret == SECRET


@pytest.mark.parametrize("length", [17, 19, 22, 33])
def test_a_key_of_a_length_that_none_has(phone: Phone, length: int) -> None:
    with pytest.raises(KeyUriError) as caught:
        phone.add_by_hand("camille", (SECRET * 2)[:length])
    assert caught.value.reason is KeyUriReason.SECRET_BAD_LENGTH


@pytest.mark.parametrize(
    ("pasted", "reason"),
    [
        (f"otpauth://totp/x?secret={SECRET}", KeyUriReason.SECRET_IS_URI),
        (f" OTPAUTH://totp/x?secret={SECRET}", KeyUriReason.SECRET_IS_URI),
        ("otpauth-migration://offline?data=CiUKEA", KeyUriReason.PHONE_EXPORT),
        ("\u200botpauth-migration:", KeyUriReason.PHONE_EXPORT),
    ],
)
def test_a_uri_in_the_place_of_a_key_is_named(
    phone: Phone, pasted: str, reason: KeyUriReason
) -> None:
    with pytest.raises(KeyUriError) as caught:
        phone.add_by_hand("camille", pasted)
    assert caught.value.reason is reason
