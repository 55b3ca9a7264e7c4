"""Passwords and recovery codes are kept so that they can be recognised, not read."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from totp_demo.model.hashing import HashedText, _stretch
from totp_demo.model.recovery import RecoveryCode
from totp_demo.model.verifier import looks_like_recovery_code

ANY = st.text(st.characters(exclude_categories=()))


@settings(max_examples=settings().max_examples // 2)
@given(ANY, ANY)
def test_a_text_is_recognised_and_no_other(text: str, other: str) -> None:
    kept = HashedText(text)
    assert kept.matches(text)
    assert kept.matches(other) is (text == other)


def test_the_same_text_is_kept_differently_each_time(hashes: list[tuple[bytes, bytes]]) -> None:
    HashedText("training-2020")
    HashedText("training-2020")
    (salt, one), (other_salt, other) = hashes
    assert one != other
    assert salt != other_salt


def test_without_scrypt_it_is_pbkdf2(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = hashlib.pbkdf2_hmac("sha256", b"training-2020", b"salt" * 4, 1000)
    monkeypatch.delattr(hashlib, "scrypt")
    assert _stretch("training-2020", b"salt" * 4) == expected
    kept = HashedText("training-2020")
    assert kept.matches("training-2020")
    assert not kept.matches("training-2021")


def test_neither_text_nor_hash_is_shown(hashes: list[tuple[bytes, bytes]]) -> None:
    kept = HashedText("training-2020")
    assert "training" not in repr(kept)
    ((salt, hashed),) = hashes
    assert salt.hex() not in repr(kept)
    assert hashed.hex() not in repr(kept)


def test_recovery_codes_have_their_form() -> None:
    recovery = RecoveryCode()
    codes = {recovery.new() for _ in range(50)}
    assert len(codes) == 50
    for code in codes:
        for written in (code, code.upper(), code.replace("-", "")):
            assert looks_like_recovery_code(written)
        assert [len(group) for group in code.split("-")] == [4, 4, 4]
        assert code == code.lower()


def test_one_that_would_pass_for_something_else_is_thrown_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    thrown = iter(
        [
            bytes.fromhex("d6b5ad6b5ad6b5ad"),  # "222222222222": a code that is too long
            bytes(8),  # "aaaaaaaaaaaa": a word
            bytes([0xD0, *bytes(7)]),
        ]
    )
    recovery = RecoveryCode()
    with monkeypatch.context() as patched:
        patched.setattr(
            "totp_demo.model.recovery.secrets.token_bytes",
            lambda size: next(thrown) if size == 8 else bytes(size),
        )
        assert recovery.new() == "2aaa-aaaa-aaaa"


@pytest.mark.parametrize("between", ["", " ", "-", "\u00a0", " - "])
def test_it_is_taken_as_it_was_written_down(between: str) -> None:
    recovery = RecoveryCode()
    written = between.join(recovery.new().upper().split("-"))
    assert looks_like_recovery_code(written)
    assert recovery.use(f" {written}\n")
    assert not recovery.use(written)


def test_without_a_code_none_is_right() -> None:
    recovery = RecoveryCode()
    assert not recovery.use("")
    assert not recovery.use("abcd-efgh-2345")
    recovery.new()
    recovery.forget()
    assert not recovery.waiting
