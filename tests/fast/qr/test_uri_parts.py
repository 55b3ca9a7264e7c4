"""The parts joined are the URI, and the groups joined are base32."""

from __future__ import annotations

import base64

from hypothesis import given
from hypothesis import strategies as st

from totp_demo.model.key import Key
from totp_demo.model.key_uri import name_fault
from totp_demo.qr import uri_parts

NAMES = st.text(min_size=1, max_size=30).filter(lambda name: name_fault(name) is None)


@given(NAMES, st.just("") | NAMES, st.sampled_from(("SHA1", "SHA512")), st.integers(6, 8))
def test_the_parts_are_the_uri(account: str, issuer: str, algorithm: str, digits: int) -> None:
    key = Key.generate(account, issuer, algorithm=algorithm, digits=digits)
    parts = uri_parts.split(key)
    assert "".join(parts.values()) == key.uri
    assert parts["secret"] == f"secret={key.secret}"
    assert parts["scheme"] + parts["type"] == "otpauth://totp/"
    assert ("colon" in parts) == ("label-issuer" in parts) == ("issuer" in parts) == bool(issuer)
    assert ("algorithm" in parts) == (algorithm != "SHA1")
    assert ("digits" in parts) == (digits != 6)


@given(st.binary(min_size=1, max_size=64))
def test_the_groups_are_base32(secret: bytes) -> None:
    groups = uri_parts.groups(secret)
    written = "".join(group.characters for group in groups)
    assert written == base64.b32encode(secret).decode().rstrip("=")
    assert bytes.fromhex("".join("".join(group.bytes) for group in groups)) == secret
    assert all(len(group.bits) == len(group.characters) for group in groups)
    assert {len(five) for group in groups for five in group.bits} == {5}


def test_a_group_is_not_shown_by_accident() -> None:
    assert "JBSWY3DP" not in repr(uri_parts.groups(b"Hello"))


def test_two_issuers_are_two_parts_and_a_remark() -> None:
    uri = "otpauth://totp/Co:me@example.net?secret=JBSWY3DPEHPK3PXP&issuer=Microsoft"
    key = Key.from_uri(uri)
    parts = uri_parts.split(key)
    assert "".join(parts.values()) == uri
    assert (parts["label-issuer"], parts["issuer"]) == ("Co", "&issuer=Microsoft")
    assert uri_parts.remarks(key) == (uri_parts.Remark.TWO_ISSUERS,)
    assert uri_parts.remarks(Key.from_uri(uri.replace("Microsoft", "Co"))) == ()
