"""The groups of a secret joined are base32, and none is shown by accident."""

from __future__ import annotations

import base64

from hypothesis import given
from hypothesis import strategies as st

from totp_demo.model.base32 import groups


@given(st.binary(min_size=1, max_size=64))
def test_the_groups_are_base32(secret: bytes) -> None:
    found = groups(secret)
    written = "".join(group.characters for group in found)
    assert written == base64.b32encode(secret).decode().rstrip("=")
    assert bytes.fromhex("".join("".join(group.bytes) for group in found)) == secret
    assert all(len(group.bits) == len(group.characters) for group in found)
    assert {len(five) for group in found for five in group.bits} == {5}


def test_a_group_is_not_shown_by_accident() -> None:
    assert "JBSWY3DP" not in repr(groups(b"Hello"))
