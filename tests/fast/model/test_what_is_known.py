"""The diagnosis and the tree where little is known, or something that no search reaches."""

from __future__ import annotations

import random

import pytest

from tests.fast.model.test_diagnosis import EMAIL, World
from totp_demo.model.case import Case
from totp_demo.model.cause import Cause, Fix
from totp_demo.model.decision_tree import Leaf, walk
from totp_demo.model.diagnosis import diagnose
from totp_demo.model.enrolment import State
from totp_demo.model.finding import Clue

AT = 1_600_000_000.0
DAY = 86_400.0


@pytest.fixture(autouse=True)
def the_same_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw the same keys in each run: by chance, one code in hundreds fits a step far away."""
    dice = random.Random(2020)  # noqa: S311
    monkeypatch.setattr("secrets.token_bytes", lambda size=None: dice.randbytes(size or 32))


def leaf(case: Case) -> Leaf:
    """Return where the tree leads."""
    found = walk(case)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("typed", "cause"),
    [
        ("123 456", Cause.SPACE_TYPED),
        ("123-456", Cause.SPACE_TYPED),
        ("l23456", Cause.MISTYPED),
        ("camille", Cause.NOT_A_CODE),
        ("", Cause.NOT_A_CODE),
        ("x" * 100_000, Cause.WRONG_LENGTH),
        ("12345", Cause.WRONG_LENGTH),
        ("123456789", Cause.WRONG_LENGTH),
        ("١٢٣٤٥٦", Cause.OTHER_DIGITS),
        ("123456\u200b", Cause.INVISIBLE_CHARACTERS),
        ("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", Cause.SECRET_TYPED),
        ("otpauth://totp/x?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", Cause.URI_PASTED),
        ("otpauth-migration://offline?data=CjEKCkhlb", Cause.EXPORT_PASTED),
        ("ABCD-2345-WXYZ", Cause.RECOVERY_CODE_TYPED),
    ],
)
def test_what_was_typed_speaks_where_nothing_else_is_known(typed: str, cause: Cause) -> None:
    """A ticket that quotes what was typed, and no server at hand: its form says enough."""
    case = Case(AT, typed)
    found = diagnose(case)
    assert found[0].cause is cause
    assert found[0].evidence[0].clue is Clue.FORM
    assert cause in leaf(case).causes
    assert leaf(case).fix is found[0].fix


@pytest.mark.parametrize("typed", ["123456", "1234567", "12345678"])
def test_a_code_alone_says_nothing(typed: str) -> None:
    case = Case(AT, typed)
    assert diagnose(case) == []
    assert walk(case) is None


@pytest.mark.parametrize("days", [-3650, -365, -1, 1, 31, 365])
def test_a_phone_whose_date_is_wrong_is_named(days: int) -> None:
    """A battery that ran out, a date set by hand: no search reaches so far, but one look does."""
    world = World(6)
    world.phone.clock.skew = days * DAY
    skew = days * DAY + 3.0
    cause = Cause.PHONE_CLOCK_AHEAD if days > 0 else Cause.PHONE_CLOCK_BEHIND
    case = world.case(world.shown(), phone_skew=skew)
    assert diagnose(case)[0].cause is cause
    clues = [each.clue for each in diagnose(case)[0].evidence]
    assert {Clue.OF_ANOTHER_STEP, Clue.PHONE_COMPARED} <= {*clues}
    assert cause in leaf(case).causes
    # The log keeps no code: that the phone was compared is enough.
    world.signs_in(world.shown())
    logged = world.case(None, phone_skew=skew)
    assert diagnose(logged)[0].cause is cause
    assert leaf(logged).fix is Fix.AUTOMATIC_TIME


def test_a_right_code_is_right_however_wrong_the_phone_is() -> None:
    world = World(6)
    case = world.case(world.key.code_at(world.now), phone_skew=31 * DAY)
    assert diagnose(case) == []
    assert walk(case) is None


def test_a_phone_that_is_right_is_not_looked_for_elsewhere() -> None:
    world = World(6)
    world.phone.clock.skew = DAY
    case = world.case(world.shown(), phone_skew=0.2)
    assert diagnose(case)[0].cause is not Cause.PHONE_CLOCK_AHEAD


def test_an_empty_box_in_the_log_is_no_code() -> None:
    world = World(1)
    world.signs_in("")
    case = world.case(None)
    assert [finding.cause for finding in diagnose(case)] == [Cause.NOT_A_CODE]
    assert leaf(case).fix is Fix.TYPE_APP_CODE


def test_a_wrong_password_is_no_matter_of_codes() -> None:
    world = World(1)
    world.account.sign_in(EMAIL, "not the password", "123456")
    assert diagnose(world.case(None)) == []
    assert walk(world.case(None)) is None


def test_a_lock_that_was_lifted_is_none() -> None:
    world = World(1)
    while world.account.state is not State.LOCKED:
        world.signs_in("000000" if world.shown() != "000000" else "111111")
        world.clock.advance(130)
    world.signs_in("000000")
    assert leaf(world.case(None)).fix is Fix.UNLOCK
    world.account.unlock()
    assert diagnose(world.case(None)) == []
    assert walk(world.case(None)) is None
