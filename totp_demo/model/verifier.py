"""The server's check of a code, and a verdict that says why."""

from __future__ import annotations

import hmac
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from totp_demo.model.code_form import check_format, looks_like_recovery_code
from totp_demo.model.derivation import MAX_COUNTER
from totp_demo.model.key_rules import is_whole
from totp_demo.model.seconds import possible_time
from totp_demo.model.throttle import Throttle
from totp_demo.model.unpicklable import Unpicklable
from totp_demo.model.verdict import Reason, Verdict

if TYPE_CHECKING:
    from totp_demo.model.key import Key

__all__ = [
    "MAX_WINDOW",
    "SEARCH",
    "Reason",
    "Verdict",
    "Verifier",
    "check_format",
    "check_window",
    "looks_like_recovery_code",
]

MAX_WINDOW = 10

SEARCH = 14 * 3600 // 30
"""Steps looked through for where a refused code belongs: 14 hours of 30 seconds on each side.

No zone is farther from UTC, so a traveller who set the clock by hand instead of the zone is told by
how many hours the phone is off. That many steps have their price: a wrong code of six digits fits
one of them by chance 34 times in 10,000, and its check takes some 27 ms where an hour took 2.
"""

_SPENT = frozenset({Reason.USED, Reason.OLDER_THAN_USED})


def check_window(window: int) -> int:
    """Return the window if it is an int, 0 to 10 steps; else raise ValueError."""
    if not is_whole(window) or window not in range(MAX_WINDOW + 1):
        message = f"window must be 0 to {MAX_WINDOW} steps"
        raise ValueError(message)
    return window


class Verifier(Unpicklable):
    """The server's side of one key.

    It takes the codes of the current step and of `window` steps on each side, each once. RFC 6238
    recommends at most one step back for network delay (§5.2); a step ahead is for clock drift
    (§6). A code of another step is searched for too, only to say how far away it is: a production
    server would keep that to itself.

    It holds the key, and so refuses to be pickled.

    Args:
        key: the key it shares with the phone.
        window: steps accepted on each side of the current one, 0 to 10.
        search: steps looked through on each side for a verdict that teaches, of whatever period.
        throttle: counts the failures; None: nothing is delayed, nothing locks.

    Example:
        >>> from totp_demo.model.key import Key
        >>> verifier = Verifier(Key("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "camille"))
        >>> verifier.check("287082", 89.9).accepted
        True
        >>> verifier.check("287082", 89.9).reason
        <Reason.USED: 'used'>
    """

    def __init__(
        self, key: Key, window: int = 1, *, search: int = SEARCH, throttle: Throttle | None = None
    ) -> None:
        """Start with no code accepted yet."""
        self.key = key
        self.window = window
        self.search = search
        self.throttle = throttle or Throttle(free=sys.maxsize, lock_after=sys.maxsize)
        self._last_step: int | None = None

    @property
    def window(self) -> int:
        """Steps accepted on each side of the current one, 0 to 10."""
        return self._window

    @window.setter
    def window(self, window: int) -> None:
        self._window = check_window(window)

    @property
    def last_step(self) -> int | None:
        """The step of the code accepted last; none up to it is taken again."""
        return self._last_step

    def reconfigure(self, key: Key) -> None:
        """Go on with the same secret under other settings, as a server's operator could.

        Args:
            key: the key with its new period or digits.

        Example:
            >>> from dataclasses import replace
            >>> from totp_demo.model.key import Key
            >>> key = Key("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "camille")
            >>> verifier = Verifier(key)
            >>> verifier.check("287082", 59.0).step
            1
            >>> verifier.reconfigure(replace(key, period=10))
            >>> verifier.last_step
            5
        """
        if self._last_step is not None:
            # No moment that a used code covered becomes usable again.
            end = (self._last_step + 1) * self.key.period - 1
            self._last_step = end // key.period
        self.key = key

    def check(self, text: str, now: float) -> Verdict:
        """Check what was typed.

        Args:
            text: what was typed, as it is.
            now: the server's time in Unix seconds.

        Returns:
            Accepted, or why not. Only what may be a guess counts as a failure: not a wrong form,
            not the code accepted last, nor one of the window that is older than it. An old code
            from outside the window does count: only the search that teaches tells it from a
            guess, and how far that looks must not decide how many guesses are free.

        Raises:
            ValueError: if `now` is not a time from 1970 to 9999; nothing is changed.
        """
        now, throttle = possible_time(now), self.throttle
        if throttle.locked:
            return Verdict(accepted=False, reason=Reason.LOCKED)
        fault = check_format(text, self.key.digits)
        if fault is not None:
            return Verdict(accepted=False, reason=fault)
        retry_at = throttle.waiting_until(now)
        if retry_at is not None:
            return Verdict(accepted=False, reason=Reason.WAIT, retry_at=retry_at)
        verdict = self._compare(text, self.key.step_at(now))
        if verdict.accepted:
            self._last_step = verdict.step
            throttle.succeed()
        elif verdict.reason not in _SPENT:
            throttle.fail(now)
            return replace(verdict, retry_at=throttle.retry_at)
        return verdict

    def _compare(self, code: str, current: int) -> Verdict:
        inside = self._matches(code, current - self._window, current + self._window)
        if inside:
            # The newest: were the older of two equal codes taken, the other would let the
            # same code in a second time.
            step = inside[-1]
            reason = self._standing(step)
            return Verdict(reason is Reason.ACCEPTED, reason, step, step - current)
        reach = max(self.search, self._window)
        around = self._matches(code, current - reach, current + reach)
        if not around:
            return Verdict(accepted=False, reason=Reason.NOT_THIS_SECRET)
        step = min(around, key=lambda match: abs(match - current))
        if step == self._last_step:
            reason = Reason.USED
        else:
            reason = Reason.TOO_OLD if step < current else Reason.TOO_NEW
        return Verdict(False, reason, step, step - current)  # noqa: FBT003

    def _standing(self, step: int) -> Reason:
        """Compare a step with the one accepted last; whether an older one was used is not kept."""
        if self._last_step is None or step > self._last_step:
            return Reason.ACCEPTED
        return Reason.USED if step == self._last_step else Reason.OLDER_THAN_USED

    def _matches(self, code: str, first: int, last: int) -> list[int]:
        """Return the steps whose code this is.

        Every step is compared, in constant time and without an early exit: how long it takes
        says nothing of how near a guess came.
        """
        first, last = max(first, 0), min(last, MAX_COUNTER)
        codes = self.key.codes(first, last - first + 1) if first <= last else []
        found = [hmac.compare_digest(code, right) for right in codes]
        return [first + index for index, same in enumerate(found) if same]

    def __repr__(self) -> str:
        """Name the key by its fingerprint."""
        return f"Verifier({self.key!r}, window={self._window}, last_step={self._last_step})"
