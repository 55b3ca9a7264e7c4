"""A shift: drawn, graded, and written down; who takes short cuts does not pass."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

import pytest

from totp_demo.desk.grade import CAUSE, FIX, REPLY, TIME, grade
from totp_demo.desk.inquiry import Inquiry
from totp_demo.desk.kinds import KINDS
from totp_demo.desk.remedies import ENDS
from totp_demo.desk.shift import Shift
from totp_demo.desk.ticket import Ticket
from totp_demo.model.cause import Cause, Fix
from totp_demo.model.diagnosis import diagnose

FEW = range(6)
MANY = pytest.param(range(1000), marks=pytest.mark.long)


def answers_well(ticket: Ticket) -> None:
    ticket.reply(next(each for each in ticket.replies if each.name == ticket.kind.name))


def good(ticket: Ticket) -> None:
    """Find out by the shortest way, believe the diagnosis, do what it says."""
    for inquiry in ticket.kind.way:
        ticket.ask(inquiry)
    finding = diagnose(ticket.case())[0]
    ticket.name(finding.cause)
    ticket.apply(finding.fix)
    answers_well(ticket)


def resets(ticket: Ticket) -> None:
    """Reset whatever it is: it helps so often."""
    ticket.name(Cause.PHONE_LOST)
    ticket.apply(Fix.RESET_AFTER_PROOF)
    answers_well(ticket)


def resets_after_a_call(ticket: Ticket) -> None:
    """Reset whatever it is, but call back first."""
    ticket.ask(Inquiry.CALL_BACK)
    resets(ticket)


def wants_pictures(ticket: Ticket) -> None:
    """Have a screenshot sent, then do all of it well."""
    ticket.ask(Inquiry.SCREENSHOT)
    good(ticket)


def guesses(ticket: Ticket) -> None:
    """Say what it most often is."""
    ticket.name(Cause.PHONE_CLOCK_AHEAD)
    ticket.apply(Fix.AUTOMATIC_TIME)
    if not ticket.ended:
        ticket.apply(Fix.REFUSE)
    answers_well(ticket)


@pytest.mark.parametrize("seeds", [FEW, MANY])
@pytest.mark.parametrize("way", [resets, resets_after_a_call, wants_pictures, guesses])
def test_short_cuts_fail_each_shift(way: Callable[[Ticket], None], seeds: range) -> None:
    for seed in seeds:
        shift = Shift(seed)
        for ticket in shift.tickets:
            way(ticket)
        assert not shift.passed, (seed, shift.points)


@pytest.mark.parametrize("seeds", [range(4), pytest.param(range(100), marks=pytest.mark.long)])
def test_good_work_passes_each_shift(seeds: range) -> None:
    for seed in seeds:
        shift = Shift(seed)
        for ticket in shift.tickets:
            good(ticket)
        assert shift.passed, (seed, shift.grades)


def test_a_shift_is_drawn_by_its_seed_and_has_somebody_to_refuse() -> None:
    for seed in range(50):
        kinds = [kind for kind, _seed in Shift(seed).drawn]
        assert Shift(seed).drawn == Shift(seed).drawn
        assert len(set(kinds)) == 6
        assert any(KINDS[kind].fix in ENDS for kind in kinds)
    drawn = {kind for seed in range(120) for kind, _seed in Shift(seed, 20).drawn}
    assert drawn == set(KINDS)


@pytest.mark.parametrize("size", [1, 21])
def test_a_shift_is_neither_one_call_nor_a_week(size: int) -> None:
    with pytest.raises(ValueError, match="2 to 20"):
        Shift(1, size)


def test_points_are_of_cause_fix_time_and_reply() -> None:
    ticket = Ticket("space-typed", 2)
    assert grade(ticket).points == 0
    good(ticket)
    assert (CAUSE, FIX, TIME, REPLY) == (30, 35, 20, 15)
    assert grade(ticket).points == 100

    slow = Ticket("space-typed", 2)
    while slow.seconds < 1.5 * slow.budget:
        slow.ask(Inquiry.WHAT_IS_SAID)
    good(slow)
    assert 80 < grade(slow).points < 95

    detour = Ticket("space-typed", 2)
    detour.apply(Fix.AUTOMATIC_TIME)
    good(detour)
    assert grade(detour).fix == 20

    heavy = Ticket("another-account", 2)
    resets_after_a_call(heavy)
    assert (heavy.solved, grade(heavy).fix, grade(heavy).passed) == (True, 10, False)


def test_a_harmful_reply_costs_all() -> None:
    ticket = Ticket("space-typed", 2)
    for inquiry in ticket.kind.way:
        ticket.ask(inquiry)
    ticket.apply(Fix.TYPE_DIGITS_ONLY)
    ticket.reply(next(each for each in ticket.replies if each.harm))
    answers_well(ticket)  # the first one is sent already
    assert grade(ticket).points == 0


def test_results_have_the_learner_s_name_and_nothing_else_of_anybody() -> None:
    shift = Shift(3)
    good(shift.tickets[0])
    resets(shift.tickets[1])
    rows = json.loads(shift.as_json(" Zoé "))
    assert [row["name"] for row in rows] == ["Zoé", "Zoé"]
    assert rows[0]["points"] == 100
    assert rows[1]["harms"]
    text = shift.as_json("Zoé") + shift.as_csv("Zoé")
    for ticket in shift.tickets:
        key = ticket.world.key
        secrets = [ticket.caller.name, ticket.caller.email, *([key.secret] if key else [])]
        assert not [secret for secret in secrets if secret in text]


def test_results_as_a_table_are_read_back() -> None:
    shift = Shift(3)
    for ticket in shift.tickets:
        good(ticket)
    rows = list(csv.DictReader(io.StringIO(shift.as_csv('Zoé "Z", jr.'))))
    assert len(rows) == 6
    assert {row["name"] for row in rows} == {'Zoé "Z", jr.'}
    assert [row["kind"] for row in rows] == [ticket.kind.name for ticket in shift.tickets]


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@a"])
def test_a_name_is_no_formula_to_a_spreadsheet(name: str) -> None:
    shift = Shift(3)
    good(shift.tickets[0])
    (row,) = csv.DictReader(io.StringIO(shift.as_csv(name)))
    assert row["name"] == f"'{name}"
