"""Keys: made, compared, stepped through time, shown without their secret."""

from __future__ import annotations

import copy
import math
import pickle
from typing import Any

import pytest

from totp_demo.model.key import Key, KeyUriError, KeyUriReason
from totp_demo.model.key_rules import check_parameters
from totp_demo.model.seconds import LAST_MOMENT

SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"


def test_a_generated_key_has_160_random_bits() -> None:
    keys = [Key.generate("camille") for _ in range(100)]
    assert len({key.secret for key in keys}) == 100
    assert {len(key.secret_bytes) for key in keys} == {20}
    assert {len(key.secret) for key in keys} == {32}
    # Every bit is set in some key and clear in another: one chance in 2**91 to fail.
    numbers = [int.from_bytes(key.secret_bytes, "big") for key in keys]
    ones, zeros = 0, 0
    for number in numbers:
        ones |= number
        zeros |= ~number & (2**160 - 1)
    assert ones == zeros == 2**160 - 1


def test_generate_takes_the_parameters() -> None:
    key = Key.generate("zoé", "Société", algorithm="SHA512", digits=8, period=60)
    assert (key.account, key.issuer) == ("zoé", "Société")
    assert (key.algorithm, key.digits, key.period) == ("SHA512", 8, 60)
    assert Key.generate("zoé").issuer == "IT Glue"


def test_the_secret_has_one_form() -> None:
    for written in (SECRET.lower(), SECRET + "======", SECRET.title()):
        assert Key(written, "camille") == Key(SECRET, "camille")
    # The last character of 26 stands for two bits more than 16 bytes have.
    assert Key("A" * 25 + "B", "camille").secret == "A" * 26


def test_steps_change_at_the_boundary() -> None:
    key = Key(SECRET, "camille")
    times = (0, 29, 29.999999, 30, 59, 59.999999, 60)
    assert [key.step_at(t) for t in times] == [0, 0, 0, 1, 1, 1, 2]


def test_great_times_keep_their_step() -> None:
    last = math.nextafter(LAST_MOMENT, 0)
    assert Key(SECRET, "camille", period=30).step_at(last) == int(LAST_MOMENT) // 30 - 1


def test_there_is_no_code_beyond_eight_bytes() -> None:
    key = Key(SECRET, "camille")
    with pytest.raises(ValueError, match="steps"):
        key.codes(2**64 - 1, 2)
    assert len(key.codes(2**64 - 1, 1)) == 1


def test_codes_are_those_of_the_steps() -> None:
    key = Key(SECRET, "camille", digits=7)
    assert key.codes(1000, 5) == [key.code_at_step(1000 + more) for more in range(5)]
    assert key.codes(1000, 0) == []
    with pytest.raises(ValueError, match="steps"):
        key.codes(1000, -1)


def test_the_fingerprint_is_the_secrets_and_only_its() -> None:
    key = Key(SECRET, "camille")
    assert key.fingerprint == Key(SECRET.lower(), "zoé", "Other", period=60).fingerprint
    assert key.fingerprint != Key.generate("camille").fingerprint
    assert key.fingerprint != Key(SECRET[:-1] + "R", "camille").fingerprint
    assert len(key.fingerprint) == 9
    assert key.fingerprint[4] == "-"
    assert key.fingerprint.replace("-", "") not in key.secret_bytes.hex()


def test_the_repr_names_everything_but_the_secret() -> None:
    key = Key(SECRET, "camille", "Société", "SHA256", 8, 10)
    assert repr(key) == str(key) == f"{key}"
    assert repr(key) == (
        "Key('camille', issuer='Société', algorithm='SHA256', digits=8, period=10, "
        f"fingerprint='{key.fingerprint}')"
    )


def test_keys_are_values() -> None:
    key = Key(SECRET, "camille")
    assert key == Key(SECRET, "camille")
    assert len({key, Key(SECRET, "camille"), Key(SECRET, "zoé")}) == 2
    assert copy.deepcopy(key) == key
    with pytest.raises(AttributeError):
        key.digits = 8  # type: ignore[misc]


@pytest.mark.parametrize(
    ("algorithm", "digits", "period", "reason"),
    [
        ("sha1", 6, 30, KeyUriReason.UNKNOWN_ALGORITHM),
        ("MD5", 6, 30, KeyUriReason.UNKNOWN_ALGORITHM),
        ("SHA1", 5, 30, KeyUriReason.BAD_DIGITS),
        ("SHA1", 9, 30, KeyUriReason.BAD_DIGITS),
        ("SHA1", 6, 0, KeyUriReason.BAD_PERIOD),
        ("SHA1", 6, -30, KeyUriReason.BAD_PERIOD),
        ("SHA1", 6, 86_401, KeyUriReason.BAD_PERIOD),
    ],
)
def test_parameters_out_of_range(
    algorithm: str, digits: int, period: int, reason: KeyUriReason
) -> None:
    with pytest.raises(KeyUriError) as caught:
        check_parameters(algorithm, digits, period)
    assert caught.value.reason is reason
    with pytest.raises(KeyUriError) as caught:
        Key(SECRET, "camille", algorithm=algorithm, digits=digits, period=period)
    assert caught.value.reason is reason


@pytest.mark.parametrize("reason", KeyUriReason)
def test_every_error_has_its_words_and_can_be_copied(reason: KeyUriReason) -> None:
    error = KeyUriError(reason)
    assert isinstance(error, ValueError)
    assert len(str(error)) > 10
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own, made just now
    assert (again.reason, str(again)) == (reason, str(error))


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"digits": 6.0}, KeyUriReason.BAD_DIGITS),
        ({"digits": "6"}, KeyUriReason.BAD_DIGITS),
        ({"period": 30.0}, KeyUriReason.BAD_PERIOD),
        ({"period": True}, KeyUriReason.BAD_PERIOD),
        ({"period": None}, KeyUriReason.BAD_PERIOD),
        ({"algorithm": ["SHA1"]}, KeyUriReason.UNKNOWN_ALGORITHM),
    ],
)
def test_parameters_are_of_their_type(wrong: dict[str, Any], reason: KeyUriReason) -> None:
    with pytest.raises(KeyUriError) as caught:
        Key.generate("camille", **wrong)
    assert caught.value.reason is reason
