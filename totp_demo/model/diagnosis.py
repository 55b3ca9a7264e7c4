"""Why a code was refused, from what a help desk can see.

Each cause that would explain what is seen is weighed: how often it is met, times how likely it is
to bring about just this code. A code that is of nothing known is as likely as any other, one in a
million for six digits: so an explanation that needs thousands of steps to be looked through weighs
little more than chance, and says so by its place. All of it is for teaching; nothing here accepts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from totp_demo.model.case import Case, Sign
from totp_demo.model.cause import CHECKS, FIXES, Cause, Fix
from totp_demo.model.characters import as_digits, digits_in
from totp_demo.model.code_form import check_format, plausible_digits
from totp_demo.model.code_match import (
    DEFAULT,
    as_played,
    window_codes,
)
from totp_demo.model.enrolment import State
from totp_demo.model.events import EventKind
from totp_demo.model.finding import Clue, Evidence, Finding
from totp_demo.model.inspection import Remark, inspect_uri
from totp_demo.model.key import Key
from totp_demo.model.key_uri import KeyUriReason
from totp_demo.model.likelihood import SHOWN, USUAL, Guess, lighter, weighed
from totp_demo.model.log import accepted_at, last_attempt
from totp_demo.model.verdict import Reason
from totp_demo.model.wrong_code import (
    of_clocks,
    of_digits,
    of_far_phone,
    of_known_app,
    of_nothing,
    of_settings,
)

__all__ = ["Case", "Cause", "Clue", "Evidence", "Finding", "Fix", "Sign", "diagnose"]

_LEAST = 0.01  # of the weight of the likeliest: what weighs less is no help
_LONGEST = 64  # characters: what is longer is no code with something to it

_FORMS: dict[Reason, Cause] = {
    Reason.EMPTY: Cause.NOT_A_CODE,
    Reason.CODE_MISSING: Cause.NOT_A_CODE,
    Reason.LETTERS: Cause.NOT_A_CODE,
    Reason.SPACES: Cause.SPACE_TYPED,
    Reason.INVISIBLE: Cause.INVISIBLE_CHARACTERS,
    Reason.OTHER_DIGITS: Cause.OTHER_DIGITS,
    Reason.TOO_SHORT: Cause.WRONG_LENGTH,
    Reason.TOO_LONG: Cause.WRONG_LENGTH,
    Reason.SECRET_PASTED: Cause.SECRET_TYPED,
    Reason.URI_PASTED: Cause.URI_PASTED,
    Reason.EXPORT_PASTED: Cause.EXPORT_PASTED,
    Reason.RECOVERY_CODE: Cause.RECOVERY_CODE_TYPED,
    Reason.WRONG_RECOVERY_CODE: Cause.RECOVERY_CODE_SPENT,
    Reason.WAIT: Cause.MUST_WAIT,
}
"""What each refusal before the check speaks of."""


def diagnose(case: Case) -> list[Finding]:
    """Say why a code was refused, or why somebody cannot sign in.

    Args:
        case: what is known of it.

    Returns:
        The causes that would explain it, the likeliest first; none for an account that is well. The
        same case gets the same answer.

    Example:
        >>> key = Key("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "camille")
        >>> phone_shows = key.code_at(1_600_000_094)
        >>> found = diagnose(Case(1_600_000_000.0, phone_shows, key))
        >>> found[0].cause, found[0].evidence[0].steps, found[0].fix
        (<Cause.PHONE_CLOCK_AHEAD: 'phone-clock-ahead'>, 3, <Fix.AUTOMATIC_TIME: 'automatic-time'>)
    """
    guesses = _of_the_code(case)
    # A right code takes their ground from the causes of wrong ones.
    right = case.typed is not None and not guesses
    guesses += [*_of_signs(case, right=right), *_of_the_account(case), *_of_scanned(case)]
    merged: dict[Cause, Guess] = {}
    for guess in guesses:
        known = merged.get(guess.cause, replace(guess, weight=0.0, evidence=()))
        evidence = dict.fromkeys((*known.evidence, *guess.evidence))
        merged[guess.cause] = replace(
            known, weight=known.weight + guess.weight, evidence=tuple(evidence)
        )
    ranked = sorted(merged.values(), key=lambda guess: -guess.weight)
    return [
        Finding(guess.cause, guess.evidence, CHECKS[guess.cause], _fix(guess.cause, case))
        for guess in ranked
        if guess.weight >= _LEAST * ranked[0].weight
    ]


def _of_the_code(case: Case) -> list[Guess]:
    """Weigh what explains what was typed; where that is not known, what explains the log."""
    if case.typed is None:
        return _of_the_log(case)
    if case.state is State.OFF:
        return []
    if case.key is None:
        return _of_form_alone(case.typed)
    reason = check_format(case.typed, case.key.digits)
    if reason is None:
        return weighed(of_digits(case, case.key, case.typed))
    return _of_form(case, case.key, case.typed, reason)


def _of_form_alone(typed: str) -> list[Guess]:
    """Weigh what the form of a text says where there is no key to compare it with."""
    digits = plausible_digits(typed)
    reason = check_format(typed, digits)
    if reason is None:
        return []
    cause = _of_letters(typed, digits) if reason is Reason.LETTERS else _FORMS[reason]
    return [Guess(cause, 1.0, (Evidence(Clue.FORM, reason=reason),))]


def _of_letters(typed: str, digits: int) -> Cause:
    """Say what letters among digits are: hyphens between them, a letter that looks like one."""
    if len(typed) > _LONGEST:
        return Cause.NOT_A_CODE
    if len(digits_in(typed)) == digits:
        return Cause.SPACE_TYPED
    meant = as_digits(typed)
    looks_like = meant.isdigit() and len(meant) == digits
    return Cause.MISTYPED if looks_like else Cause.NOT_A_CODE


def _of_form(case: Case, key: Key, typed: str, reason: Reason) -> list[Guess]:
    form = Evidence(Clue.FORM, reason=reason)
    if reason is Reason.RECOVERY_CODE:
        return _of_recovery_code(case, form)
    cause = _FORMS[reason]
    digits = digits_in(typed) if len(typed) <= _LONGEST else ""
    if reason in {Reason.SECRET_PASTED, Reason.URI_PASTED, Reason.EXPORT_PASTED} or not digits:
        return [Guess(cause, 1.0, (form,))]
    if reason in {Reason.TOO_SHORT, Reason.TOO_LONG}:
        return _of_length(case, key, digits, form)
    if reason is Reason.LETTERS:
        cause = _of_letters(typed, key.digits)
        if cause is Cause.NOT_A_CODE:
            return [Guess(cause, 1.0, (form,))]
        if cause is Cause.MISTYPED:
            digits = as_digits(typed)
    if digits in window_codes(key, case.at, case.window):
        return [Guess(cause, 1.0, (form, Evidence(Clue.RIGHT_OTHERWISE)))]
    if len(digits) != key.digits:
        behind = _of_length(case, key, digits, Evidence(Clue.FORM, reason=Reason.TOO_SHORT))
    else:
        behind = weighed(of_digits(case, key, digits))
    return [Guess(cause, 1.0, (form,)), *(lighter(guess, 0.5) for guess in behind)]


def _of_recovery_code(case: Case, form: Evidence) -> list[Guess]:
    if case.recovery_fits and case.state is not State.PENDING:
        return []  # it signs its owner in
    fitting = {True: (1.0, 0.0), False: (0.05, 1.0), None: (1.0, 0.5)}[case.recovery_fits]
    causes = (Cause.RECOVERY_CODE_TYPED, Cause.RECOVERY_CODE_SPENT)
    return [
        Guess(cause, weight, (form,))
        for cause, weight in zip(causes, fitting, strict=True)
        if weight
    ]


def _of_length(case: Case, key: Key, digits: str, form: Evidence) -> list[Guess]:
    """Weigh why there are too few digits or too many."""
    wrong = Guess(Cause.WRONG_LENGTH, 0.1, (form,))
    padded = digits.zfill(key.digits)
    guesses = [
        replace(guess, weight=1.0, evidence=(form, *guess.evidence))
        for guess in of_settings(case, key, digits, 1.0)[:1]
    ]
    if len(digits) < key.digits and padded in window_codes(key, case.at, case.window):
        # An app that shows six of eight digits leaves out the first two, zeros or not.
        weight = 0.3 if guesses else 1.0
        found = (form, Evidence(Clue.RIGHT_OTHERWISE))
        guesses.append(Guess(Cause.LEADING_ZERO_LOST, weight, found))
    if guesses:
        return [*guesses, wrong]
    shown = as_played(key, case.app)
    if shown is not None and shown.digits == len(digits):
        app = Evidence(Clue.APP_PLAYS, name=case.app or "", played=shown)
        return [Guess(Cause.APP_IGNORES_DIGITS, 0.5, (form, app)), wrong]
    return [wrong]


def _of_the_log(case: Case) -> list[Guess]:
    """Weigh the last attempt that the log knows of; nothing where it was accepted."""
    attempt = last_attempt(case.log)
    if attempt is None or attempt.verdict is None or attempt.verdict.accepted:
        return []
    reason, drift = attempt.verdict.reason, attempt.verdict.drift
    logged = Evidence(Clue.LOGGED, reason=reason, steps=drift)
    if case.key is not None and reason is Reason.TOO_SHORT:
        return _of_short_code(case, case.key, logged)
    if reason in _FORMS:
        return [Guess(_FORMS[reason], 1.0, (logged,))]
    if case.key is None:
        return []
    earlier = replace(case, log=case.log[: case.log.index(attempt)], at=attempt.at)
    guesses: list[Guess] = []
    match reason:
        case Reason.USED | Reason.OLDER_THAN_USED:
            accepted = accepted_at(case.log, attempt.verdict.step)
            enrolled = accepted is not None and accepted.kind is EventKind.MFA_CONFIRMED
            cause = Cause.ENROLMENT_CODE_AGAIN if enrolled else Cause.USED_CODE
            guesses = [Guess(cause, 1.0)]
        case Reason.TOO_OLD | Reason.TOO_NEW if drift:
            chance = 10.0**-case.key.digits
            guesses = [*of_clocks(earlier, case.key, drift)]
            guesses += of_nothing(earlier, chance, nothing=False)
        case Reason.NOT_THIS_SECRET:
            guesses = [*of_nothing(earlier, 1.0, nothing=True)]
            far = of_far_phone(earlier)
            guesses += [] if far is None else [far]
            # The period of the app may be another, or its algorithm: the code tells nothing then.
            guesses += of_known_app(earlier, case.key)
    return [replace(guess, evidence=(logged, *guess.evidence)) for guess in weighed(guesses)]


def _of_short_code(case: Case, key: Key, logged: Evidence) -> list[Guess]:
    """Weigh why a code is too short, where the log keeps no code: as it should."""
    guesses = [
        Guess(Cause.LEADING_ZERO_LOST, 0.5, (logged,)),
        Guess(Cause.WRONG_LENGTH, 0.4, (logged,)),
    ]
    shown = as_played(key, case.app)
    if shown is not None and shown.digits < key.digits:
        app = Evidence(Clue.APP_PLAYS, name=case.app or "", played=shown)
        guesses.append(Guess(Cause.APP_IGNORES_DIGITS, 1.0, (logged, app)))
    elif key.digits > DEFAULT.digits:
        guesses.append(Guess(Cause.APP_IGNORES_DIGITS, 0.6, (logged,)))
    return guesses


def _of_signs(case: Case, *, right: bool) -> Iterator[Guess]:
    """Weigh what is seen besides any code."""
    for sign in Sign:
        if sign not in case.signs:
            continue
        seen = (Evidence(Clue.SEEN, sign=sign),)
        for cause, weight in SHOWN.get(sign, {}).items():
            if not (right and cause in USUAL):
                yield Guess(cause, weight, seen)
    gone = {Sign.PHONE_GONE, Sign.NEW_PHONE} & case.signs
    spare = {Sign.RECOVERY_CODE_AT_HAND, Sign.OLD_PHONE_AT_HAND} & case.signs
    if Sign.NO_OTHER_ADMINISTRATOR in case.signs and gone and not spare:
        seen = (Evidence(Clue.SEEN, sign=Sign.NO_OTHER_ADMINISTRATOR),)
        yield Guess(Cause.SOLE_ADMINISTRATOR, 10.0, seen)


def _of_the_account(case: Case) -> Iterator[Guess]:
    """Weigh where the account stands."""
    if case.state is State.LOCKED:
        yield Guess(Cause.ACCOUNT_LOCKED, 3.0, (Evidence(Clue.LOCKED),))
    elif case.retry_at is not None and case.retry_at > case.at and case.typed is not None:
        left = case.retry_at - case.at
        yield Guess(Cause.MUST_WAIT, 0.4, (Evidence(Clue.WAITING, seconds=left),))
    last = case.log[-1].kind if case.log else None
    if case.state is State.OFF and last is EventKind.MFA_EXPIRED:
        yield Guess(Cause.ENROLMENT_UNFINISHED, 1.0, (Evidence(Clue.NOT_CONFIRMED),))


def _of_scanned(case: Case) -> Iterator[Guess]:
    """Weigh what is wrong with the text of the QR code that was used."""
    if case.scanned is None:
        return
    found: tuple[Evidence, ...] = (Evidence(Clue.SCANNED),)
    seen = inspect_uri(case.scanned)
    if KeyUriReason.COUNTER_BASED in seen.faults:
        yield Guess(Cause.COUNTER_BASED_ENTRY, 1.0, found)
    if Remark.BARE_SECRET in seen.remarks:
        yield Guess(Cause.QR_HOLDS_BARE_SECRET, 3.0, found)
    if Remark.PLUS_IN_NAME in seen.remarks:
        yield Guess(Cause.PLUS_IN_NAME, 0.1, found)
    scanned = seen.key
    if case.key is not None and scanned is not None and scanned.secret != case.key.secret:
        twice = Sign.TWO_ENTRIES_ALIKE in case.signs
        cause = Cause.DUPLICATE_ENTRY if twice else Cause.EARLIER_SECRET
        found += (Evidence(Clue.OF_EARLIER_KEY, name=scanned.fingerprint),)
        yield Guess(cause, 2.0, found)


def _fix(cause: Cause, case: Case) -> Fix:
    """Return the best fix that is to be had."""
    signs, fixes = case.signs, FIXES[cause]
    usable = {
        Fix.TRANSFER_OR_RESTORE: Sign.OLD_PHONE_AT_HAND in signs,
        Fix.USE_RECOVERY_CODE: cause is Cause.RECOVERY_CODE_TYPED
        or (Sign.RECOVERY_CODE_AT_HAND in signs and Sign.RECOVERY_CODE_USED_BEFORE not in signs),
        Fix.TYPE_APP_CODE: Sign.OLD_PHONE_AT_HAND in signs
        or not {Sign.PHONE_GONE, Sign.NEW_PHONE} & signs,
        # Once confirmed, the secret is not shown again: there is nothing to type in.
        Fix.ADD_BY_HAND: cause is not Cause.OVERWRITTEN_ENTRY or case.state is State.PENDING,
    }
    return next((fix for fix in fixes if usable.get(fix, True)), fixes[-1])
