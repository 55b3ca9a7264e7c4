"""What is typed where a code is expected: named before anything is checked."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from totp_demo.model.key import Key
from totp_demo.model.seconds import LAST_MOMENT
from totp_demo.model.throttle import Throttle
from totp_demo.model.verifier import Reason, Verifier, check_format, looks_like_recovery_code

KEY = Key("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "camille")
FORMAT_REASONS = {
    Reason.EMPTY,
    Reason.SPACES,
    Reason.INVISIBLE,
    Reason.LETTERS,
    Reason.OTHER_DIGITS,
    Reason.TOO_SHORT,
    Reason.TOO_LONG,
    Reason.SECRET_PASTED,
    Reason.URI_PASTED,
    Reason.EXPORT_PASTED,
    Reason.RECOVERY_CODE,
}

TYPED = [
    ("", Reason.EMPTY),
    ("123 456", Reason.SPACES),
    (" 123456", Reason.SPACES),
    ("123456\n", Reason.SPACES),
    ("123\u00a0456", Reason.SPACES),
    ("123\u202f456", Reason.SPACES),
    ("123\u2009456", Reason.SPACES),
    ("123\u3000456", Reason.SPACES),
    ("123456\u200b", Reason.INVISIBLE),
    ("\u202c123456", Reason.INVISIBLE),
    ("\ufeff123456", Reason.INVISIBLE),
    ("\u200e123456", Reason.INVISIBLE),
    ("123\x00456", Reason.INVISIBLE),
    ("123\u2800456", Reason.INVISIBLE),
    ("123456\ufe0f", Reason.INVISIBLE),
    ("123\u3164456", Reason.INVISIBLE),
    ("123 \u200b456", Reason.INVISIBLE),
    ("\u200b", Reason.INVISIBLE),
    ("   ", Reason.SPACES),
    ("hunter 123456", Reason.LETTERS),
    ("12 34 5O", Reason.LETTERS),
    ("123456 ok\n", Reason.LETTERS),
    ("12345O", Reason.LETTERS),
    ("abcdef", Reason.LETTERS),
    ("123-456", Reason.LETTERS),
    ("123.456", Reason.LETTERS),
    ("-12345", Reason.LETTERS),
    ("12345½", Reason.LETTERS),
    ("🙂", Reason.LETTERS),
    ("\ud800", Reason.LETTERS),
    ("١٢٣٤٥٦", Reason.OTHER_DIGITS),
    ("\uff11\uff12\uff13\uff14\uff15\uff16", Reason.OTHER_DIGITS),
    ("१२३४५६", Reason.OTHER_DIGITS),
    ("12345²", Reason.OTHER_DIGITS),
    ("1", Reason.TOO_SHORT),
    ("12345", Reason.TOO_SHORT),
    ("1234567", Reason.TOO_LONG),
    ("1" * 100_000, Reason.TOO_LONG),
    ("x" * 100_000, Reason.TOO_LONG),
    ("222222222222", Reason.TOO_LONG),
    (KEY.secret, Reason.SECRET_PASTED),
    (KEY.secret.lower(), Reason.SECRET_PASTED),
    ("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ", Reason.SECRET_PASTED),
    (f" {KEY.secret}\n", Reason.SECRET_PASTED),
    ("JBSWY3DPEHPK3PXP", Reason.SECRET_PASTED),
    ("mfrggzdfmztwq2lkme======", Reason.SECRET_PASTED),
    ("gezdgnbvgy3tqojq\nGEZDGNBVGY3TQOJQ", Reason.SECRET_PASTED),
    ("GEZDG-NBVGY-3TQOJ-QGEZD-GNBVG-Y3TQO-JQ", Reason.SECRET_PASTED),
    ("GEZD\u2011GNBV\u2011GY3T\u2011QOJQ", Reason.SECRET_PASTED),
    ("GEZD\u2013GNBV\u2013GY3T\u2013QOJQ\u202c", Reason.SECRET_PASTED),
    ("\u200bGEZDGNBVGY3TQOJQ", Reason.SECRET_PASTED),
    ("I have no phone today", Reason.LETTERS),
    ("my phone is at home so what do I do", Reason.LETTERS),
    ("this one is twenty four", Reason.LETTERS),
    ("authenticate", Reason.LETTERS),
    ("have some cake", Reason.LETTERS),
    (KEY.secret + "A", Reason.LETTERS),
    ("A" * 400, Reason.LETTERS),
    ("2222 2222 2222 2222", Reason.SPACES),
    ("- -", Reason.LETTERS),
    (KEY.uri, Reason.URI_PASTED),
    (f"\t{KEY.uri}", Reason.URI_PASTED),
    ("OTPAUTH://TOTP/", Reason.URI_PASTED),
    (f"\ufeff{KEY.uri}", Reason.URI_PASTED),
    ("otpauth-migration://offline?data=CiUKEA", Reason.EXPORT_PASTED),
    (" OTPAUTH-MIGRATION://offline?data=CiUKEA", Reason.EXPORT_PASTED),
    ("\u200botpauth-migration:", Reason.EXPORT_PASTED),
    ("abcd-efgh-2345", Reason.RECOVERY_CODE),
    ("ABCDEFGH2345", Reason.RECOVERY_CODE),
    ("abcd efgh 2345", Reason.RECOVERY_CODE),
    ("abcd\u2011efgh\u20132345\u200b", Reason.RECOVERY_CODE),
    ("123456", None),
    ("000000", None),
]


@pytest.mark.parametrize(("text", "reason"), TYPED)
def test_what_was_typed_is_named(text: str, reason: Reason | None) -> None:
    assert check_format(text, 6) is reason


def test_every_reason_of_form_is_reached() -> None:
    assert {reason for _, reason in TYPED} - {None} == FORMAT_REASONS


@pytest.mark.parametrize("digits", [6, 7, 8])
def test_the_length_is_the_keys(digits: int) -> None:
    reasons = [check_format("1" * length, digits) for length in range(1, 10)]
    assert reasons == (
        [Reason.TOO_SHORT] * (digits - 1) + [None] + [Reason.TOO_LONG] * (9 - digits)
    )


ANY_TEXT = (
    st.text(st.characters(exclude_categories=()))
    | st.text("0123456789", max_size=9)
    | st.text("0123456789 ٣3\u200bA-", max_size=9)
    | st.text("abcdefgh234567-", min_size=10, max_size=20)
)


@given(ANY_TEXT, st.integers(6, 8))
@example("otpauth:" * 10_000, 6)
@example("-" * 100_000, 6)
@example("A " * 4000, 6)
def test_a_form_is_a_code_exactly_if_it_is_that_many_ascii_digits(text: str, digits: int) -> None:
    is_code = len(text) == digits and all(char in "0123456789" for char in text)
    assert (check_format(text, digits) is None) == is_code


@given(ANY_TEXT, st.floats(0.0, LAST_MOMENT))
@example("123456", 0.0)
@example("123456", LAST_MOMENT)
def test_any_text_gets_a_verdict_and_a_wrong_form_is_not_counted(text: str, now: float) -> None:
    throttle = Throttle(lock_after=2)
    verifier = Verifier(KEY, throttle=throttle)
    for _ in range(3):
        verdict = verifier.check(text, now)
        assert verdict.accepted is (verdict.reason is Reason.ACCEPTED)
    if check_format(text, 6) is not None:
        assert verdict.reason in FORMAT_REASONS
        assert throttle.failures == 0
        assert verifier.last_step is None


@pytest.mark.parametrize(
    ("text", "looks"),
    [
        ("abcd-efgh-ijk2", True),
        ("ABCDEFGHIJK2", True),
        ("abcd-efghijk2", True),
        ("abcd-efgh-ijkl", False),
        ("abcdefghijkl", False),
        ("2345-6722-222a", True),
        ("2345-6722-2222", False),
        ("abcd--efghijk2", True),
        ("abcd-efgh-ijk1", False),
        ("abcd-efgh-ijk2 ", True),
        ("ABCD efgh\u00a0ijk2\n", True),
        ("2345\nabcd\nefgh", True),
        ("abcd\u2011efgh\u2212ijk2", True),
        ("abcd\u200bef\u202cgh-ijk2", True),
        ("2345 6722 2222", False),
        ("abcde fghijkl", False),
        ("hunter 234567", False),
        ("abcd-efgh-ij2", False),
        ("abcd-efgh-ijkl2", False),
        ("", False),
    ],
)
def test_the_form_of_a_recovery_code(text: str, looks: bool) -> None:
    assert looks_like_recovery_code(text) is looks
