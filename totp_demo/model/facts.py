"""What a person at a help desk reads off a case: the answers to the tree's questions."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from totp_demo.model.case import Case, Sign
from totp_demo.model.characters import as_digits, digits_in
from totp_demo.model.code_form import check_format, plausible_digits
from totp_demo.model.code_match import (
    DEFAULT,
    Played,
    as_played,
    counter_of,
    is_one_slip,
    keys_of,
    step_away,
    window_codes,
)
from totp_demo.model.enrolment import State
from totp_demo.model.events import EventKind
from totp_demo.model.inspection import Inspection, Remark, inspect_uri
from totp_demo.model.key_uri import KeyUriReason
from totp_demo.model.log import drifts, last_attempt
from totp_demo.model.verdict import Reason
from totp_demo.model.wrong_code import code_places, is_between_zones, of_far_phone

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

_ON_ITS_OWN = frozenset(
    {Reason.ACCEPTED, Reason.RECOVERY_ACCEPTED, Reason.USED, Reason.OLDER_THAN_USED}
    | {Reason.TOO_OLD, Reason.TOO_NEW, Reason.NOT_THIS_SECRET, Reason.WAIT, Reason.LOCKED}
)
"""Answers to what has the form of a code, or to anything at all."""
_OF_NO_CODE = frozenset(
    {Reason.LOCKED, Reason.WRONG_CREDENTIALS, Reason.WRONG_PASSWORD}
    | {Reason.NOT_ENROLLING, Reason.EXPIRED}
)
"""Answers in a log that say nothing of a code, or of a lock that has been lifted since."""
_NO_DIGITS = frozenset(
    {
        Reason.EMPTY,
        Reason.CODE_MISSING,
        Reason.LETTERS,
        Reason.SECRET_PASTED,
        Reason.URI_PASTED,
        Reason.EXPORT_PASTED,
    }
)
_RECOVERY = frozenset({Reason.RECOVERY_CODE, Reason.WRONG_RECOVERY_CODE})
_LONGEST = 64  # characters: what is longer is no code with something to it
_JUST = 2  # steps beyond the window: a minute


class Facts:
    """What is read off a case.

    Args:
        case: the case.

    Example:
        >>> Facts(Case(1_600_000_000.0, signs=frozenset({Sign.NEW_PHONE}))).answer is None
        True
    """

    def __init__(self, case: Case) -> None:
        """Keep the case; each fact is worked out when it is asked for."""
        self._case = case

    @property
    def signs(self) -> AbstractSet[Sign]:
        """What is seen besides."""
        return self._case.signs

    @cached_property
    def _attempt(self) -> tuple[Reason | None, int | None]:
        """What the server answers, or has answered last, and by how many steps the code is off."""
        case = self._case
        if case.state is State.LOCKED:
            return Reason.LOCKED, None
        if case.typed is None:
            attempt = last_attempt(case.log)
            if attempt is None or attempt.verdict is None:
                return None, None
            said = attempt.verdict.reason
            return (None if said in _OF_NO_CODE else said), attempt.verdict.drift
        if case.state is State.OFF:
            return None, None
        reason = check_format(case.typed, self._digits)
        if reason is None:
            return (None, None) if case.key is None else self._of_code(case.typed)
        fits = reason is Reason.RECOVERY_CODE and case.recovery_fits and case.state is State.ON
        return (Reason.RECOVERY_ACCEPTED if fits else reason), None

    @property
    def _digits(self) -> int:
        """How long a code is; where no key says so, any length that a code may have is one."""
        key = self._case.key
        return plausible_digits(self._case.typed or "") if key is None else key.digits

    def _of_code(self, code: str) -> tuple[Reason, int | None]:
        case, key = self._case, self._case.key
        assert key is not None  # noqa: S101 - its only caller has looked
        near = step_away(key, code, case.at, case.window)
        current, last = key.step_at(case.at), case.last_step
        places = code_places(case, key, code) if near is None else [near]
        if last is not None and last - current in places:
            return Reason.USED, last - current
        if near is not None:
            if last is not None and current + near < last:
                return Reason.OLDER_THAN_USED, near
            waits = case.retry_at is not None and case.retry_at > case.at
            return (Reason.WAIT if waits else Reason.ACCEPTED), near
        if not places:
            return Reason.NOT_THIS_SECRET, None
        drift = min(places, key=abs)
        return (Reason.TOO_OLD if drift < 0 else Reason.TOO_NEW), drift

    @property
    def answer(self) -> Reason | None:
        """What the server answers to what was typed; None where nothing is known of an attempt."""
        return self._attempt[0]

    @property
    def right(self) -> bool:
        """Whether the code is accepted."""
        return self.answer in {Reason.ACCEPTED, Reason.RECOVERY_ACCEPTED}

    @property
    def no_code(self) -> bool:
        """Whether what was typed has not the form of a code."""
        return self.answer is not None and self.answer not in _ON_ITS_OWN

    @property
    def no_digits(self) -> bool:
        """Whether it is no code that something has come between or been added to."""
        typed = self._case.typed
        if self.answer is Reason.LETTERS and typed is not None:
            if len(typed) > _LONGEST:
                return True
            meant = as_digits(typed)
            spoilt = meant.isdigit() and len(meant) == self._digits
            return not (spoilt or len(digits_in(typed)) == self._digits)
        return self.answer in _NO_DIGITS

    @property
    def recovery(self) -> bool:
        """Whether a recovery code was typed where it is not taken."""
        return self.answer in _RECOVERY

    @property
    def spent(self) -> bool:
        """Whether the recovery code is known to be used."""
        return Sign.RECOVERY_CODE_USED_BEFORE in self.signs

    @property
    def fewer_digits(self) -> bool:
        """Whether the app shows fewer digits than the server asks for."""
        case, key = self._case, self._case.key
        if Sign.SEVEN_OR_EIGHT_DIGITS_ASKED in self.signs and not self.right:
            return True
        if key is None or key.digits <= DEFAULT.digits or self.answer is not Reason.TOO_SHORT:
            return False
        played = as_played(key, case.app)
        shown = DEFAULT.digits if played is None else played.digits
        return shown < key.digits and (case.typed is None or len(case.typed) == shown)

    @property
    def whole_hours(self) -> bool:
        """Whether the code is off by a difference such as time zones have."""
        drift, key = self._attempt[1], self._case.key
        if key is None or drift is None:
            return self.answer is None and Sign.BACK_FROM_JOURNEY in self.signs
        return is_between_zones(drift * key.period)

    @property
    def server_off(self) -> bool:
        """Whether the server's clock was compared, and is as wrong as the code says."""
        skew, key, drift = self._case.server_skew, self._case.key, self._attempt[1]
        if skew is None or key is None or drift is None:
            return False
        wrong = abs(skew) >= key.period / 2
        return wrong and abs(skew + drift * key.period) <= (self._case.window + 1.5) * key.period

    @property
    def phone_far_off(self) -> bool:
        """Whether the phone was compared, and is wrong by more than the server looks through."""
        return not self.right and of_far_phone(self._case) is not None

    @property
    def just_too_old(self) -> bool:
        """Whether a slow reader or typist explains it: a minute at most, and not each time."""
        case, drift = self._case, self._attempt[1]
        if drift is None or case.key is None:
            return not {Sign.TYPED_AT_THE_END, Sign.FAILS_NOW_AND_THEN}.isdisjoint(self.signs)
        if self.answer is not Reason.TOO_OLD:
            return False
        half = case.key.period / 2
        if case.phone_skew is not None:
            return abs(case.phone_skew) < half
        again = any(abs(before - drift) <= 1 for before in drifts(case).refused)
        return -drift - case.window <= _JUST and not again

    @cached_property
    def _scanned(self) -> Inspection | None:
        return None if self._case.scanned is None else inspect_uri(self._case.scanned)

    @property
    def bare_secret(self) -> bool:
        """Whether the QR code that was used holds the secret alone."""
        return self._scanned is not None and Remark.BARE_SECRET in self._scanned.remarks

    @property
    def old_qr_code_read(self) -> bool:
        """Whether the QR code that was used is not of the key that the server has."""
        key, scanned = self._case.key, self._scanned
        if key is None or scanned is None or scanned.key is None:
            return False
        return scanned.key.secret != key.secret

    @property
    def counter_based(self) -> bool:
        """Whether the entry counts instead of reading the time."""
        case = self._case
        if self._scanned is not None and KeyUriReason.COUNTER_BASED in self._scanned.faults:
            return True
        if self.answer is not Reason.NOT_THIS_SECRET or case.key is None or case.typed is None:
            return False
        return counter_of(case.key, case.typed) is not None

    @property
    def settings_ignored(self) -> bool:
        """Whether the server uses settings that the app is not known to honour."""
        key = self._case.key
        if key is None or Played.of(key) == DEFAULT:
            return False
        played = as_played(key, self._case.app)
        return played is None or played != Played.of(key)

    @property
    def of_other_account(self) -> bool:
        """Whether the code is that of another entry on the phone."""
        case = self._case
        return case.typed is not None and any(keys_of(case.other_keys, case.typed, case.at))

    @property
    def one_slip(self) -> bool:
        """Whether one digit, or the order of two, is all that is wrong."""
        case = self._case
        if case.typed is None or case.key is None:
            return False
        right = window_codes(case.key, case.at, case.window)
        return any(is_one_slip(case.typed, each) for each in right)

    @property
    def pending(self) -> bool:
        """Whether the enrolment waits for its first code."""
        return self._case.state is State.PENDING

    @property
    def time_ran_out(self) -> bool:
        """Whether an enrolment has ended without a code."""
        case = self._case
        last = case.log[-1].kind if case.log else None
        return case.state is State.OFF and last is EventKind.MFA_EXPIRED
