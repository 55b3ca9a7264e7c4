"""The standards' own numbers: RFC 4226 appendix D, RFC 6238 appendix B."""

from __future__ import annotations

import base64
from contextlib import suppress

import pyotp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from totp_demo.model.derivation import HASHES, MAX_COUNTER, derive
from totp_demo.model.key import Key
from totp_demo.model.seconds import FIRST_MOMENT, LAST_MOMENT

SEED_20 = b"12345678901234567890"
SEED_32 = b"12345678901234567890123456789012"
SEED_64 = b"1234567890123456789012345678901234567890123456789012345678901234"

# RFC 4226, appendix D: count, HMAC-SHA-1, truncated (hexadecimal), truncated (decimal), HOTP.
APPENDIX_D = [
    (0, "cc93cf18508d94934c64b65d8ba7667fb7cde4b0", "4c93cf18", 1284755224, "755224"),
    (1, "75a48a19d4cbe100644e8ac1397eea747a2d33ab", "41397eea", 1094287082, "287082"),
    (2, "0bacb7fa082fef30782211938bc1c5e70416ff44", "082fef30", 137359152, "359152"),
    (3, "66c28227d03a2d5529262ff016a1e6ef76557ece", "66ef7655", 1726969429, "969429"),
    (4, "a904c900a64b35909874b33e61c5938a8e15ed1c", "61c5938a", 1640338314, "338314"),
    (5, "a37e783d7b7233c083d4f62926c7a25f238d0316", "33c083d4", 868254676, "254676"),
    (6, "bc9cd28561042c83f219324d3c607256c03272ae", "7256c032", 1918287922, "287922"),
    (7, "a4fb960c0bc06e1eabb804e5b397cdc4b45596fa", "04e5b397", 82162583, "162583"),
    (8, "1b3c89f65e6c9e883012052823443f048b4332db", "2823443f", 673399871, "399871"),
    (9, "1637409809a679dc698207310c8c7fc07290d9e5", "2679dc69", 645520489, "520489"),
]

# RFC 6238, appendix B: time, SHA-1, SHA-256, SHA-512; eight digits, period 30.
APPENDIX_B = [
    (59, 0x1, "94287082", "46119246", "90693936"),
    (1111111109, 0x23523EC, "07081804", "68084774", "25091201"),
    (1111111111, 0x23523ED, "14050471", "67062674", "99943326"),
    (1234567890, 0x273EF07, "89005924", "91819424", "93441116"),
    (2000000000, 0x3F940AA, "69279037", "90698825", "38618901"),
    (20000000000, 0x27BC86AA, "65353130", "77737706", "47863826"),
]


def key_of(secret: bytes, algorithm: str = "SHA1", digits: int = 6, period: int = 30) -> Key:
    text = base64.b32encode(secret).decode().rstrip("=")
    return Key(text, "camille", algorithm=algorithm, digits=digits, period=period)


@pytest.mark.parametrize(("count", "digest", "truncated", "number", "code"), APPENDIX_D)
def test_rfc_4226_appendix_d(
    count: int, digest: str, truncated: str, number: int, code: str
) -> None:
    derivation = derive(SEED_20, count)
    assert derivation.counter == count
    assert derivation.digest.hex() == digest
    assert derivation.offset == int(digest[-1], 16)
    assert derivation.truncated.hex() == truncated
    assert derivation.number == number
    assert derivation.code == code
    assert key_of(SEED_20).code_at_step(count) == code
    assert key_of(SEED_20).derivation_at(count * 30 + 29.9) == derivation


@pytest.mark.parametrize(("time", "step", "sha1", "sha256", "sha512"), APPENDIX_B)
def test_rfc_6238_appendix_b(time: int, step: int, sha1: str, sha256: str, sha512: str) -> None:
    for seed, algorithm, code in (
        (SEED_20, "SHA1", sha1),
        (SEED_32, "SHA256", sha256),
        (SEED_64, "SHA512", sha512),
    ):
        key = key_of(seed, algorithm, digits=8)
        assert key.step_at(time) == step
        assert key.code_at(time) == code
        assert key.derivation_at(time).code == code


@given(
    secret=st.binary(min_size=14, max_size=128),
    counter=st.integers(0, 2**64 - 1),
    digits=st.integers(6, 8),
    algorithm=st.sampled_from(sorted(HASHES)),
)
def test_the_derivation_equals_pyotp(
    secret: bytes, counter: int, digits: int, algorithm: str
) -> None:
    text = base64.b32encode(secret).decode()
    theirs = pyotp.HOTP(text, digits=digits, digest=HASHES[algorithm]).at(counter)
    assert derive(secret, counter, digits=digits, algorithm=algorithm).code == theirs
    assert key_of(secret, algorithm, digits).code_at_step(counter) == theirs


@given(
    secret=st.binary(min_size=14, max_size=64),
    time=st.floats(FIRST_MOMENT, LAST_MOMENT),
    period=st.integers(1, 120),
)
def test_the_code_at_a_time_equals_pyotp(secret: bytes, time: float, period: int) -> None:
    key = key_of(secret, period=period)
    assert key.code_at(time) == pyotp.TOTP(key.secret, interval=period).at(time)


@pytest.mark.parametrize(("size", "period"), [(10, 30), (13, 30), (20, 121), (20, 86400)])
def test_what_a_new_pyotp_refuses_is_derived_here(size: int, period: int) -> None:
    secret = SEED_20[:size]
    key = key_of(secret, period=period)
    assert key.code_at(1111111109) == derive(secret, 1111111109 // period).code
    with suppress(ValueError):  # An old pyotp still takes them.
        assert pyotp.TOTP(key.secret, interval=period).at(1111111109) == key.code_at(1111111109)


def test_a_derivation_shows_how_its_digits_come_about() -> None:
    derivation = derive(SEED_20, 7, digits=8)
    start = derivation.offset
    four = derivation.digest[start : start + 4]
    assert derivation.truncated == bytes([four[0] & 0x7F]) + four[1:]
    assert derivation.number == int.from_bytes(derivation.truncated, "big") == 82162583
    assert derivation.code == "82162583"
    assert derive(SEED_20, 7, digits=7).code == "2162583"


def test_leading_zeros_are_kept() -> None:
    assert key_of(SEED_20, digits=8).code_at(1111111109) == "07081804"


@pytest.mark.parametrize("counter", [-1, MAX_COUNTER + 1])
def test_a_counter_has_eight_bytes(counter: int) -> None:
    with pytest.raises(ValueError, match="eight bytes"):
        derive(SEED_20, counter)


@pytest.mark.parametrize(("digits", "algorithm"), [(5, "SHA1"), (9, "SHA1"), (6, "MD5")])
def test_other_parameters_are_refused(digits: int, algorithm: str) -> None:
    with pytest.raises(ValueError, match="must be"):
        derive(SEED_20, 0, digits=digits, algorithm=algorithm)
