"""What an account's events say of the attempts before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from totp_demo.model.events import Event, EventKind
from totp_demo.model.verdict import Reason

if TYPE_CHECKING:
    from totp_demo.model.case import Case

_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Drifts:
    """By how many steps the codes of the last day were off."""

    accepted: tuple[int, ...]
    refused: tuple[int, ...]


def drifts(case: Case) -> Drifts:
    """Return the drifts since the last code that was accepted, and of that one."""
    accepted: list[int] = []
    refused: list[int] = []
    for event in reversed(case.log):
        if event.at < case.at - _DAY or event.kind is EventKind.MFA_STARTED:
            break
        drift = None if event.verdict is None else event.verdict.drift
        if event.verdict is None or drift is None or event.verdict.reason is Reason.USED:
            continue
        if event.verdict.accepted:
            accepted.append(drift)
            break
        if event.at < case.at:
            refused.append(drift)
    return Drifts(tuple(accepted), tuple(refused))


def accepted_at(log: tuple[Event, ...], step: int | None) -> Event | None:
    """Return the event in which the code of a step was accepted."""
    return next(
        (
            event
            for event in reversed(log)
            if event.verdict is not None and event.verdict.accepted and event.verdict.step == step
        ),
        None,
    )


def last_attempt(log: tuple[Event, ...]) -> Event | None:
    """Return the last time that a code was checked, or a password alone; None where none was."""
    kinds = {
        *(EventKind.CODE_REFUSED, EventKind.SIGN_IN_REFUSED),
        *(EventKind.MFA_CONFIRMED, EventKind.SIGNED_IN, EventKind.SIGNED_IN_BY_PASSWORD),
    }
    return next((event for event in reversed(log) if event.kind in kinds), None)


def enrolments(log: tuple[Event, ...]) -> int:
    """Return how many keys the account has had, by the log."""
    started = (event for event in log if event.kind is EventKind.MFA_STARTED)
    return len({event.fingerprint for event in started})
