"""The decision tree: each cause, made to happen, leads to the fix that the diagnosis names."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.fast.model.test_diagnosis import CASES, healthy
from totp_demo.model.case import Case, Sign
from totp_demo.model.cause import FIXES, Cause, Fix
from totp_demo.model.decision_tree import SEEN, TREE, YES, Ask, Branch, Leaf, Symptom, walk
from totp_demo.model.diagnosis import diagnose
from totp_demo.model.enrolment import State

SEEDS = range(10)


@pytest.fixture(autouse=True)
def the_same_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw the same keys in each run: by chance, one code in hundreds fits a step far away."""
    dice = random.Random(2020)  # noqa: S311
    monkeypatch.setattr("secrets.token_bytes", lambda size=None: dice.randbytes(size or 32))


KINDS = CASES
"""What can be wrong, each with what makes it happen; the desk's tickets join here."""

ROWS: list[tuple[Branch, Leaf]] = [(branch, leaf) for branch in TREE for leaf in branch.leaves]


def fix_of(case: Case, cause: Cause) -> Fix:
    """Return what the diagnosis has the desk do about a cause in this case."""
    return next(finding.fix for finding in diagnose(case) if finding.cause is cause)


@pytest.mark.parametrize("seeds", [SEEDS, pytest.param(range(10, 210), marks=pytest.mark.long)])
@pytest.mark.parametrize("name", KINDS)
def test_each_cause_leads_to_the_fix_of_the_diagnosis(name: str, seeds: range) -> None:
    """In each case but for coincidences: one code in hundreds is by chance that of another step."""
    cause, build = KINDS[name]
    agreed = 0
    for seed in seeds:
        case = build(seed)[1]
        leaf = walk(case)
        assert leaf is not None
        agreed += cause in leaf.causes and leaf.fix is fix_of(case, cause)
    assert agreed >= 0.97 * len(seeds)


def test_every_cause_is_in_the_tree_with_a_fix_of_its_own() -> None:
    assert {cause for _branch, leaf in ROWS for cause in leaf.causes} == set(Cause)
    for _branch, leaf in ROWS:
        for cause in leaf.causes:
            assert leaf.fix in FIXES[cause], (leaf.ask, cause)
    # Each fix that is the best for some cause can be come to.
    assert {leaf.fix for _branch, leaf in ROWS} == {fix for all_ in FIXES.values() for fix in all_}


def test_every_symptom_and_question_stands_once() -> None:
    assert [branch.symptom for branch in TREE] == list(Symptom)
    assert [leaf.ask for _branch, leaf in ROWS] == list(Ask)
    assert set(SEEN) == set(Symptom)
    assert set(YES) == set(Ask)


def test_a_thousand_healthy_accounts_lead_nowhere() -> None:
    assert [seed for seed in range(1000) if walk(healthy(seed)) is not None] == []


def of_phones() -> Iterator[Case]:
    """Yield every call about a phone that is gone or new."""
    spare = (
        *(Sign.OLD_PHONE_AT_HAND, Sign.RECOVERY_CODE_AT_HAND),
        *(Sign.RECOVERY_CODE_USED_BEFORE, Sign.NO_OTHER_ADMINISTRATOR),
    )
    for what in (Sign.PHONE_GONE, Sign.NEW_PHONE):
        for count in range(len(spare) + 1):
            for signs in itertools.combinations(spare, count):
                # A code that was used before is not at hand.
                if {Sign.RECOVERY_CODE_AT_HAND, Sign.RECOVERY_CODE_USED_BEFORE} <= {*signs}:
                    continue
                yield Case(1_600_000_000.0, signs=frozenset({what, *signs}))


@pytest.mark.parametrize("case", list(of_phones()), ids=repr)
def test_a_way_back_in_is_the_best_that_is_to_be_had(case: Case) -> None:
    leaf = walk(case)
    assert leaf is not None
    best = [finding for finding in diagnose(case) if finding.cause in leaf.causes]
    assert leaf.fix in {finding.fix for finding in best}


SIGNS_ALONE = [sign for sign in Sign if diagnose(Case(1_600_000_000.0, signs=frozenset({sign})))]


@pytest.mark.parametrize("sign", SIGNS_ALONE, ids=lambda sign: sign.value)
def test_what_is_seen_alone_leads_where_the_diagnosis_points(sign: Sign) -> None:
    case = Case(1_600_000_000.0, signs=frozenset({sign}))
    leaf = walk(case)
    assert leaf is not None
    first = diagnose(case)[0]
    assert first.cause in leaf.causes
    assert leaf.fix in FIXES[first.cause]


@pytest.mark.parametrize(
    "name",
    [
        *("space-typed", "phone-clock-ahead", "clock-set-by-hand", "used-code", "must-wait"),
        *("enrolment-code-again", "leading-zero-lost", "secret-typed", "recovery-code-spent"),
        *("app-ignores-period", "app-ignores-algorithm", "app-ignores-digits"),
    ],
)
def test_the_log_alone_leads_there_too(name: str) -> None:
    """What was typed is in no log: the server's answer is."""
    cause, build = KINDS[name]
    world, case = build(2)
    world.signs_in(case.typed or "")
    known = world.case(None, app=case.app)
    leaf = walk(known)
    assert leaf is not None
    assert leaf.fix is walk(case).fix  # type: ignore[union-attr]
    assert cause in leaf.causes


def test_security_comes_before_whatever_else_is_wrong() -> None:
    for _cause, build in CASES.values():
        case = build(3)[1]
        for sign, fix in (
            (Sign.ASKS_FOR_ANOTHER, Fix.REFUSE),
            (Sign.IDENTITY_UNPROVEN, Fix.REFUSE),
            (Sign.QR_CODE_SENT, Fix.REVOKE_AND_PURGE),
            (Sign.UNKNOWN_SIGN_IN, Fix.SECURE_ACCOUNT),
        ):
            leaf = walk(replace(case, signs=frozenset({sign})))
            assert leaf is not None
            assert leaf.fix is fix


def test_an_entry_that_is_overwritten_is_added_by_hand_only_while_the_key_is_shown() -> None:
    signs = frozenset({Sign.ENTRY_GONE})
    for state, fix in ((State.PENDING, Fix.ADD_BY_HAND), (State.ON, Fix.RESET_AFTER_PROOF)):
        case = Case(1_600_000_000.0, state=state, signs=signs)
        leaf = walk(case)
        assert leaf is not None
        assert leaf.fix is fix is fix_of(case, Cause.OVERWRITTEN_ENTRY)
