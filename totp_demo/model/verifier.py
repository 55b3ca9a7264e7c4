"""The server's check of a code, and a verdict that says why."""

from __future__ import annotations

import enum
import hmac
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from totp_demo.model.derivation import MAX_COUNTER
from totp_demo.model.key_rules import is_whole

if TYPE_CHECKING:
    from totp_demo.model.key import Key
    from totp_demo.model.throttle import Throttle

MAX_WINDOW = 10
# Its three groups, as they are written down: with hyphens, spaces or nothing between them.
_RECOVERY_CODE = re.compile(r"\s*[A-Za-z2-7]{4}(?:[\s-]*[A-Za-z2-7]{4}){2}\s*")
_SECRET = re.compile(r"(?=.*[A-Za-z])[A-Za-z2-7]{16,}=*")
_SEPARATORS = re.compile(r"[\s-]+")
# Far more than anything worth naming: a whole book pasted is only "too long".
_MAX_READ = 8192


class Reason(enum.Enum):
    """Why an attempt was accepted or refused."""

    ACCEPTED = "accepted"
    RECOVERY_ACCEPTED = "recovery-accepted"
    EMPTY = "empty"
    SPACES = "spaces"
    LETTERS = "letters"
    OTHER_DIGITS = "other-digits"
    TOO_SHORT = "too-short"
    TOO_LONG = "too-long"
    SECRET_PASTED = "secret-pasted"  # noqa: S105 - the name of a reason
    URI_PASTED = "uri-pasted"
    RECOVERY_CODE = "recovery-code"
    USED = "used"
    OLDER_THAN_USED = "older-than-used"
    TOO_OLD = "too-old"
    TOO_NEW = "too-new"
    NOT_THIS_SECRET = "not-this-secret"  # noqa: S105
    WAIT = "wait"
    LOCKED = "locked"
    NOT_ENROLLING = "not-enrolling"
    EXPIRED = "expired"
    CODE_MISSING = "code-missing"
    WRONG_CREDENTIALS = "wrong-credentials"
    WRONG_RECOVERY_CODE = "wrong-recovery-code"
    WRONG_PASSWORD = "wrong-password"  # noqa: S105


_SPENT = frozenset({Reason.USED, Reason.OLDER_THAN_USED})


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to an attempt.

    Attributes:
        accepted: whether it was right.
        reason: why, or why not.
        step: the time step the code belongs to, where that is known.
        drift: `step` minus the server's current step; negative is old.
        retry_at: Unix seconds from which the next attempt is taken, if there is a delay.
    """

    accepted: bool
    reason: Reason
    step: int | None = None
    drift: int | None = None
    retry_at: float | None = None


def looks_like_recovery_code(text: str) -> bool:
    """Say whether a text has the form of a recovery code.

    It is read from paper: in any case, its groups with hyphens, spaces or nothing between them.

    Example:
        >>> looks_like_recovery_code("abcd 2345 wxyz"), looks_like_recovery_code("123456")
        (True, False)
    """
    found = _RECOVERY_CODE.fullmatch(text)
    return found is not None and any(map(str.isalpha, text))


def _is_blank(char: str) -> bool:
    # Format characters (zero-width space, direction marks) come along when a code is copied
    # from a page; they look like nothing, so they are named as spaces.
    return char.isspace() or unicodedata.category(char) in {"Cc", "Cf"}


def check_format(text: str, digits: int) -> Reason | None:
    """Name what was typed where a code was expected.

    Args:
        text: what was typed, as it is: nothing is stripped.
        digits: the length of a code.

    Returns:
        None if it has the form of a code, else the reason to refuse it unchecked.

    Example:
        >>> check_format("123 456", 6), check_format("123456", 6)
        (<Reason.SPACES: 'spaces'>, None)
    """
    return _pasted(text) or _characters(text) or _length(text, digits)


def _pasted(text: str) -> Reason | None:
    if len(text) > _MAX_READ:
        return Reason.TOO_LONG
    if text.lstrip()[:8].lower() == "otpauth:":
        return Reason.URI_PASTED
    if looks_like_recovery_code(text):
        return Reason.RECOVERY_CODE
    if _SECRET.fullmatch(_SEPARATORS.sub("", text)):  # often shown, and copied, in groups
        return Reason.SECRET_PASTED
    return None


def _characters(text: str) -> Reason | None:
    if not text:
        return Reason.EMPTY
    bare = "".join(char for char in text if not _is_blank(char))
    if bare and not bare.isdigit():
        return Reason.LETTERS
    if bare != text:
        return Reason.SPACES
    return None if text.isascii() else Reason.OTHER_DIGITS


def _length(text: str, digits: int) -> Reason | None:
    if len(text) == digits:
        return None
    return Reason.TOO_SHORT if len(text) < digits else Reason.TOO_LONG


def check_window(window: int) -> int:
    """Return the window if it is an int, 0 to 10 steps; else raise ValueError."""
    if not is_whole(window) or window not in range(MAX_WINDOW + 1):
        message = f"window must be 0 to {MAX_WINDOW} steps"
        raise ValueError(message)
    return window


class Verifier:
    """The server's side of one key.

    It takes the codes of the current step and of `window` steps on each side (RFC 6238 §5.2
    recommends one at most), each once. A code of another step is searched for too, only to
    say how far away it is: a production server would keep that to itself.

    Args:
        key: the key it shares with the phone.
        window: steps accepted on each side of the current one, 0 to 10.
        search: steps looked through on each side for a verdict that teaches.
        throttle: counts the failures; None: nothing is counted.

    Example:
        >>> from totp_demo.model.key import Key
        >>> verifier = Verifier(Key("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "camille"))
        >>> verifier.check("287082", 89.9).accepted
        True
        >>> verifier.check("287082", 89.9).reason
        <Reason.USED: 'used'>
    """

    def __init__(
        self, key: Key, window: int = 1, *, search: int = 120, throttle: Throttle | None = None
    ) -> None:
        """Start with no code accepted yet."""
        self.key = key
        self.window = window
        self.search = search
        self.throttle = throttle
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
            self._last_step = key.step_at(end)
        self.key = key

    def check(self, text: str, now: float) -> Verdict:
        """Check what was typed.

        Args:
            text: what was typed, as it is.
            now: the server's time in Unix seconds.

        Returns:
            Accepted, or why not. Only wrong codes count as failures: not a wrong form,
            not a used code, nor one older than that.

        Raises:
            ValueError: if `now` is not finite.
        """
        throttle = self.throttle
        if throttle is not None and throttle.locked:
            return Verdict(accepted=False, reason=Reason.LOCKED)
        fault = check_format(text, self.key.digits)
        if fault is not None:
            return Verdict(accepted=False, reason=fault)
        retry_at = None if throttle is None else throttle.wait_until(now)
        if retry_at is not None:
            return Verdict(accepted=False, reason=Reason.WAIT, retry_at=retry_at)
        verdict = self._compare(text, self.key.step_at(now))
        if verdict.accepted:
            self._last_step = verdict.step
            if throttle is not None:
                throttle.succeed()
        elif throttle is not None and verdict.reason not in _SPENT:
            throttle.fail(now)
            return Verdict(
                accepted=False,
                reason=verdict.reason,
                step=verdict.step,
                drift=verdict.drift,
                retry_at=throttle.retry_at,
            )
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
