"""otpauth:// URIs: what goes out comes back, and everything else is refused with a reason."""

from __future__ import annotations

from dataclasses import replace

import pyotp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from totp_demo.model.base32 import encode_secret
from totp_demo.model.clock import Clock
from totp_demo.model.key import Key, KeyUriError, KeyUriReason
from totp_demo.model.key_rules import name_fault
from totp_demo.model.key_uri import MAX_URI
from totp_demo.model.phone import Phone

SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
START = "otpauth://totp/"
GOOD = f"{START}IT%20Glue:camille?secret={SECRET}&issuer=IT%20Glue"

ALPHABET = "aZ9 +&?%#/=@;,'\"<>\\éèüßñçŒ日本語العربية🙂👩🏽\u200d💻\u00a0."
NAMES = st.text(st.sampled_from(ALPHABET) | st.characters(), min_size=1, max_size=100).filter(
    lambda name: name.strip() and name_fault(name) is None
)
KEYS = st.builds(
    Key,
    secret=st.binary(min_size=10, max_size=128).map(encode_secret),
    account=NAMES,
    issuer=NAMES | st.just(""),
    algorithm=st.sampled_from(["SHA1", "SHA256", "SHA512"]),
    digits=st.integers(6, 8),
    period=st.integers(1, 86_400),
    label_issuer=NAMES | st.just(""),
)


def read(uri: str) -> Key | KeyUriError:
    try:
        return Key.from_uri(uri)
    except KeyUriError as error:
        return error


def reason_of(uri: str) -> KeyUriReason | None:
    outcome = read(uri)
    return outcome.reason if isinstance(outcome, KeyUriError) else None


@given(KEYS)
def test_what_goes_out_comes_back(key: Key) -> None:
    assert Key.from_uri(key.uri) == key
    assert key.uri.isascii()
    assert len(key.uri) <= MAX_URI


# Two issuers it refuses, and a new one a short secret and a long period; what we make of them is
# tested below.
@given(
    KEYS.map(
        lambda key: replace(
            key,
            secret=encode_secret(key.secret_bytes.ljust(14, b"x")),
            period=key.period % 120 + 1,
            label_issuer="",
        )
    )
)
def test_pyotp_reads_it_the_same(key: Key) -> None:
    theirs = pyotp.parse_uri(key.uri)
    assert isinstance(theirs, pyotp.TOTP)
    assert (theirs.name, theirs.issuer or "") == (key.account, key.issuer)
    assert theirs.at(1_600_000_000) == key.code_at(1_600_000_000)


def test_the_profile_every_app_agrees_on() -> None:
    key = Key(SECRET, "camille.martin@example.com")
    assert key.uri == (
        f"{START}IT%20Glue:camille.martin@example.com?secret={SECRET}&issuer=IT%20Glue"
    )
    other = Key(SECRET, "a+b&c", "É", "SHA256", 8, 60)
    assert other.uri == (
        f"{START}%C3%89:a%2Bb%26c?secret={SECRET}&issuer=%C3%89&algorithm=SHA256&digits=8&period=60"
    )
    assert Key(SECRET, "a", "").uri == f"{START}a?secret={SECRET}"


LONG = "x" * 101
REFUSED = {
    KeyUriReason.URI_TOO_LONG: [GOOD + "&x=" + "y" * MAX_URI, "x" * 10_000_000],
    KeyUriReason.NOT_OTPAUTH: [
        "",
        "camille",
        SECRET,
        "https://example.com/?secret=" + SECRET,
        " " + GOOD,
        "otpauth",
    ],
    KeyUriReason.PHONE_EXPORT: [
        "otpauth-migration://offline?data=CiUKEA",
        "OTPAUTH-MIGRATION://offline?data=CiUKEA",
        "otpauth-migration:",
    ],
    KeyUriReason.HTML_ENTITY: [
        GOOD + "&amp;digits=8",
        GOOD.replace("&issuer", "&amp;issuer"),
        GOOD.replace("&issuer", "&AMP;issuer"),
        GOOD.replace("&issuer", "&#38;issuer"),
        GOOD.replace("&issuer", "&#x26;issuer"),
        GOOD + "&nbsp;",
    ],
    KeyUriReason.PARAMETER_IN_CAPITALS: [
        # Apps differ over capitals: some would make codes of eight digits, some of six.
        GOOD + "&Digits=8",
        GOOD + "&PERIOD=60",
        GOOD.replace("&issuer", "&Issuer"),
        f"{START}camille?SECRET={SECRET}",
    ],
    KeyUriReason.MALFORMED: [
        "otpauth:",
        "otpauth:totp/camille?secret=" + SECRET,
        GOOD + "#fragment",
        GOOD.replace("totp/", "user@totp/"),
        GOOD.replace("totp/", "totp:443/"),
        GOOD + "\n",
        GOOD.replace("camille", "cam\x00ille"),
        GOOD.replace("camille", "cam\tille"),
        GOOD.replace("camille", "cam\u2028ille"),
        GOOD + "\u2029",
        GOOD + "&=x",
        GOOD + "&digits =8",
        GOOD + "&d%C4%B1gits=8",
        GOOD + "&\u017fecret=" + SECRET,
    ],
    KeyUriReason.BAD_ENCODING: [
        GOOD.replace("camille", "cam%ille"),
        GOOD.replace("camille", "camille%2"),
        GOOD.replace("camille", "caf%E9"),
        GOOD.replace("camille", "%EF%BF%BD%FF"),
        GOOD.replace("camille", "%ED%A0%80"),
        GOOD + "&image=%FF",
        GOOD + "&%FF=1",
        GOOD.replace("camille", "cam\ud800"),
    ],
    KeyUriReason.COUNTER_BASED: [GOOD.replace("totp", "hotp") + "&counter=0"],
    KeyUriReason.UNKNOWN_TYPE: [GOOD.replace("totp", "steam"), "otpauth://", "otpauth:///a"],
    KeyUriReason.DUPLICATE_PARAMETER: [
        GOOD + "&secret=" + SECRET,
        GOOD + "&issuer=IT%20Glue",
        GOOD + "&digits=6&digits=8",
        GOOD + "&%73ecret=" + SECRET,
        GOOD + "&image=a&image=b",
        GOOD + "&image=a&Image=b",
        GOOD + "&SECRET=" + SECRET,
        GOOD + "&digits=6&DIGITS=8",
        GOOD + "&DIGITS=8&digits=6",
    ],
    KeyUriReason.ACCOUNT_MISSING: [
        f"{START}?secret={SECRET}",
        f"otpauth://totp?secret={SECRET}",
        f"{START}IT%20Glue:?secret={SECRET}",
        f"{START}IT%20Glue:%20?secret={SECRET}",
        f"{START}%C2%A0?secret={SECRET}",
        f"{START}%E2%80%8B?secret={SECRET}",
        f"{START}IT%20Glue:%E2%80%8B%20%E2%80%8D?secret={SECRET}",
        f"{START}%E3%85%A4?secret={SECRET}",
        f"{START}IT%20Glue:%E2%A0%80?secret={SECRET}&issuer=IT%20Glue",
        f"{START}%CC%81?secret={SECRET}",
    ],
    KeyUriReason.NAME_TOO_LONG: [
        f"{START}{LONG}?secret={SECRET}",
        f"{START}{LONG}:a?secret={SECRET}",
        f"{START}a?secret={SECRET}&issuer={LONG}",
    ],
    KeyUriReason.NAME_HAS_COLON: [
        f"{START}a:b:c?secret={SECRET}",
        f"{START}a:b%3Ac?secret={SECRET}",
        f"{START}b?secret={SECRET}&issuer=a:b",
        # The colon, not the two issuers that it makes of one.
        f"{START}Text%3A%20More:u?secret={SECRET}&issuer=Text%3A%20More",
        f"{START}a:b:c?secret={SECRET}&issuer=d",
    ],
    KeyUriReason.NAME_SHOWS_NOTHING: [
        f"{START}a?secret={SECRET}&issuer=%E2%80%8B",
        f"{START}a?secret={SECRET}&issuer=%E3%85%A4",
        f"{START}%CC%81:a?secret={SECRET}",
        f"{START}%E2%A0%80:a?secret={SECRET}&issuer=b",
    ],
    KeyUriReason.NAME_HAS_CONTROL: [
        f"{START}a%00b?secret={SECRET}",
        f"{START}a%0Ab?secret={SECRET}",
        f"{START}a%C2%85b?secret={SECRET}",
        f"{START}a%E2%80%A8b?secret={SECRET}",
        f"{START}a?secret={SECRET}&issuer=b%E2%80%A9c",
        f"{START}a%E2%80%AEb?secret={SECRET}",
        f"{START}a\u2066b?secret={SECRET}",
        f"{START}a?secret={SECRET}&issuer=b%E2%80%8F",
    ],
    KeyUriReason.NAME_HAS_OUTER_SPACE: [
        f"{START}%20camille?secret={SECRET}",
        f"{START}camille%20?secret={SECRET}",
        f"{START}IT%20Glue%20:camille?secret={SECRET}",
        f"{START}camille?secret={SECRET}&issuer=%C2%A0b",
    ],
    KeyUriReason.SECRET_MISSING: [
        f"{START}camille",
        f"{START}camille?",
        f"{START}camille?secret=",
        f"{START}camille?secret",
    ],
    KeyUriReason.SECRET_IS_URI: [
        f"{START}camille?secret={GOOD.partition('&')[0].replace('?', '%3F')}",
        f"{START}camille?secret=OTPAUTH:x",
    ],
    KeyUriReason.SECRET_NOT_BASE32: [
        f"{START}camille?secret={SECRET[:-1]}1",
        f"{START}camille?secret={SECRET[:-2]}%20A",
        f"{START}camille?secret={SECRET[:-1]}%C5%BF",
        f"{START}camille?secret===={SECRET}",
        f"{START}camille?secret={SECRET}=======",
        f"{START}camille?secret={SECRET[:16]}-{SECRET[16:]}",
    ],
    KeyUriReason.SECRET_BAD_LENGTH: [
        f"{START}camille?secret={SECRET}A",
        f"{START}camille?secret={SECRET}AAA",
        f"{START}camille?secret={SECRET}AAAAAA",
        f"{START}camille?secret={SECRET[:17]}",
    ],
    KeyUriReason.SECRET_TOO_SHORT: [
        f"{START}camille?secret=ME",
        f"{START}camille?secret={SECRET[:15]}",
    ],
    KeyUriReason.SECRET_TOO_LONG: [f"{START}camille?secret={'A' * 208}"],
    KeyUriReason.UNKNOWN_ALGORITHM: [
        GOOD + "&algorithm=",
        GOOD + "&algorithm=MD5",
        GOOD + "&algorithm=SHA-1",
        GOOD + "&algorithm=%C5%BFha1",
    ],
    KeyUriReason.BAD_DIGITS: [
        f"{GOOD}&digits={digits}"
        for digits in ("", "5", "9", "-6", "+6", "6.0", "%206", "six", "%D9%A6", "0x6", "6" * 999)
    ],
    KeyUriReason.BAD_PERIOD: [
        f"{GOOD}&period={period}"
        for period in ("", "0", "86401", "-30", "3_0", "30s", "1e1", "%D9%A3%D9%A0", "9" * 3000)
    ],
}


@pytest.mark.parametrize("reason", KeyUriReason)
def test_every_fault_is_named(reason: KeyUriReason) -> None:
    for uri in REFUSED[reason]:
        assert reason_of(uri) is reason, uri[:200]


@pytest.mark.parametrize(
    ("uri", "account", "issuer"),
    [
        (GOOD, "camille", "IT Glue"),
        (GOOD.replace(":", "%3A", 2).replace("%3A", ":", 1), "camille", "IT Glue"),
        (GOOD.replace(":camille", ":%20camille"), "camille", "IT Glue"),
        (GOOD.replace(":camille", ": camille"), "camille", "IT Glue"),
        (GOOD.replace("issuer=IT%20Glue", "issuer=IT+Glue"), "camille", "IT Glue"),
        (GOOD.replace("issuer=IT%20Glue", "issuer="), "camille", "IT Glue"),
        (GOOD.replace("&issuer=IT%20Glue", ""), "camille", "IT Glue"),
        (f"{START}camille?secret={SECRET}", "camille", ""),
        (f"{START}camille?issuer=IT+Glue&secret={SECRET}", "camille", "IT Glue"),
        (f"{START}A%2BB:c+d?secret={SECRET}&issuer=A%2BB", "c+d", "A+B"),
        (f"{START}A+B:c?secret={SECRET}&issuer=A+B", "c", "A+B"),
        (f"{START}:camille?secret={SECRET}&issuer=B", "camille", "B"),
        (f"{START}a/b?secret={SECRET}", "a/b", ""),
        (f"{START}a%2Fb%3Fc?secret={SECRET}", "a/b?c", ""),
        (f"{START}Zoé Müller?secret={SECRET}", "Zoé Müller", ""),
        (f"{START}%EF%BF%BD?secret={SECRET}", "\ufffd", ""),
        (GOOD.replace("otpauth://totp", "OTPAUTH://TOTP"), "camille", "IT Glue"),
        (f"{GOOD}&&image=https%3A%2F%2Fexample.com&counter=7&x-Y.z=x&flag", "camille", "IT Glue"),
        (GOOD + "&algorithm=sha1&digits=6&period=30", "camille", "IT Glue"),
        (GOOD + "&digits=06&period=030", "camille", "IT Glue"),
        (GOOD.replace(SECRET, SECRET.lower() + "%3D%3D"), "camille", "IT Glue"),
    ],
)
def test_what_is_tolerated(uri: str, account: str, issuer: str) -> None:
    assert Key.from_uri(uri) == Key(SECRET, account, issuer)


def test_an_80_bit_secret_is_read_though_a_new_pyotp_refuses_it() -> None:
    key = Key.from_uri(f"{START}camille?secret=JBSWY3DPEHPK3PXP")
    assert len(key.secret_bytes) == 10
    assert key.code_at(59) == "996554"


def test_a_uri_may_have_4096_characters() -> None:
    longest = f"{GOOD}&x=".ljust(4096, "y")
    assert reason_of(longest) is None
    assert reason_of(longest + "y") is KeyUriReason.URI_TOO_LONG


@pytest.mark.parametrize(
    ("uri", "issuer", "label_issuer"),
    [
        (
            f"{START}Co%3Ame%40example.net?secret={SECRET}&issuer=Microsoft",
            *("Microsoft", "Co"),
        ),
        (GOOD.replace("issuer=IT%20Glue", "issuer=Other"), "Other", "IT Glue"),
        (GOOD.replace("issuer=IT%20Glue", "issuer=IT%2BGlue"), "IT+Glue", "IT Glue"),
        (GOOD.replace("issuer=IT%20Glue", "issuer=it%20glue"), "it glue", "IT Glue"),
        (GOOD, "IT Glue", ""),
        (GOOD.replace("issuer=IT%20Glue", "issuer="), "IT Glue", ""),
        (f"{START}:camille?secret={SECRET}&issuer=B", "B", ""),
    ],
)
def test_two_issuers_are_both_kept(uri: str, issuer: str, label_issuer: str) -> None:
    key = Key.from_uri(uri)
    assert (key.issuer, key.label_issuer) == (issuer, label_issuer)
    assert key.code_at(59) == "287082"
    assert Key.from_uri(key.uri) == key
    assert ("label_issuer" in repr(key)) is bool(label_issuer)


def test_one_issuer_is_kept_once() -> None:
    assert Key(SECRET, "a", "B", label_issuer="B") == Key(SECRET, "a", "B")
    assert Key(SECRET, "a", "", label_issuer="B") == Key(SECRET, "a", "B")
    with pytest.raises(KeyUriError, match="colon"):
        Key(SECRET, "a", "B", label_issuer="C:D")


@given(NAMES, st.just("") | NAMES, st.sampled_from(("SHA1", "SHA512")), st.integers(6, 8))
def test_the_parts_are_the_uri(account: str, issuer: str, algorithm: str, digits: int) -> None:
    key = Key.generate(account, issuer, algorithm=algorithm, digits=digits)
    parts = key.uri_parts
    assert "".join(parts.values()) == key.uri
    assert parts["secret"] == f"secret={key.secret}"
    assert parts["scheme"] + parts["type"] == "otpauth://totp/"
    assert ("colon" in parts) == ("label-issuer" in parts) == ("issuer" in parts) == bool(issuer)
    assert ("algorithm" in parts) == (algorithm != "SHA1")
    assert ("digits" in parts) == (digits != 6)


def test_two_issuers_are_two_parts() -> None:
    uri = "otpauth://totp/Co:me@example.net?secret=JBSWY3DPEHPK3PXP&issuer=Microsoft"
    key = Key.from_uri(uri)
    parts = key.uri_parts
    assert "".join(parts.values()) == uri
    assert (parts["label-issuer"], parts["issuer"]) == ("Co", "&issuer=Microsoft")


ZERO_WIDTH = "%E2%80%8B"


@pytest.mark.parametrize(
    "uri",
    [
        GOOD.replace(":camille", f"{ZERO_WIDTH}:camille"),
        GOOD.replace("issuer=IT%20Glue", f"issuer=IT%20Glue{ZERO_WIDTH}"),
        GOOD.replace("issuer=IT%20Glue", f"issuer=IT{ZERO_WIDTH}+Glue"),
        GOOD.replace("issuer=IT%20Glue", "issuer=%EF%BB%BFIT%20Glue%E2%81%A0"),
        GOOD.replace("issuer=IT%20Glue", "issuer=%E2%80%8DIT%20Glue%E2%A0%80%E2%80%8D"),
        GOOD.replace(":camille", f":%20{ZERO_WIDTH}cam%C2%ADille%E3%85%A4"),
    ],
)
def test_what_cannot_be_seen_is_no_part_of_a_name(uri: str) -> None:
    assert Key.from_uri(uri) == Key(SECRET, "camille")
    assert Phone(Clock.frozen(59)).scan(uri).key == Key(SECRET, "camille")


def test_two_issuers_that_look_the_same_are_one_however_a_plus_is_read() -> None:
    key = Key.from_uri(f"{START}A%2BB{ZERO_WIDTH}:c?secret={SECRET}&issuer=A%2BB")
    assert key == Key(SECRET, "c", "A+B")
    assert Key(SECRET, "c", "B\u200b", label_issuer="B") == Key(SECRET, "c\u2060", "B")


@pytest.mark.parametrize(
    "name", ["👩🏽\u200d💻", "❤\ufe0f", "می\u200cخواهم", "🏴\U000e0067\U000e007f"]
)
def test_what_a_name_needs_to_be_drawn_stays(name: str) -> None:
    assert Key.from_uri(Key(SECRET, name, name).uri) == Key(SECRET, name, name)
    assert Key(SECRET, name).account == name


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("camille\u200f", KeyUriReason.NAME_HAS_CONTROL),
        ("camille\x00\u200b", KeyUriReason.NAME_HAS_CONTROL),
        ("camille \u200b", KeyUriReason.NAME_HAS_OUTER_SPACE),
        ("\u200b", KeyUriReason.ACCOUNT_MISSING),
    ],
)
def test_what_is_refused_in_a_name_is_not_hidden_by_it(name: str, reason: KeyUriReason) -> None:
    with pytest.raises(KeyUriError) as caught:
        Key(SECRET, name)
    assert caught.value.reason is reason
