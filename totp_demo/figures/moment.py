"""One moment of a server, a phone and a code typed: what the time window shows of it."""

from __future__ import annotations

import time
from dataclasses import dataclass

from totp_demo.figures.numbers import signed
from totp_demo.model.key import Key
from totp_demo.model.verifier import Reason, Verdict, Verifier, check_format
from totp_demo.wording.language import Language

TEST_KEY = Key("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "camille.martin@example.com")
"""RFC 6238's own test secret (appendix B): its codes can be checked against any other program."""

TEST_TIME = 2_000_000_000.0
"""A moment of the same table: 18 May 2033, 03:33:20 UTC."""

MOST = 6
"""Steps shown on each side of the server's, at most."""


@dataclass(frozen=True)
class Moment:
    """What stands still in the picture.

    Attributes:
        language: What it is worded in.
        key: Whose codes.
        now: The server's time, Unix seconds.
        window: Steps accepted on each side of the server's own.
        phone_skew: Seconds by which the phone is ahead of the server.
        typed: The code typed last, or nothing.

    Raises:
        ValueError: One of them is out of range.

    Example:
        >>> moment = Moment(Language("en"), TEST_KEY, TEST_TIME, 1, -50.0, "279037")
        >>> moment.answer()
        'accepted, drift 0'
    """

    language: Language
    key: Key
    now: float
    window: int
    phone_skew: float
    typed: str

    def __post_init__(self) -> None:
        """Check what would make no picture."""
        first = self.key.step_at(self.now) - self.window - 1
        if self.window not in range(MOST) or min(first, self.phone_step) < 0:
            message = f"a window is 0 to {MOST - 1} steps, and both clocks show a time after 1970"
            raise ValueError(message)
        if self.typed and check_format(self.typed, self.key.digits) is not None:
            message = f"a code typed is {self.key.digits} digits, nothing else"
            raise ValueError(message)

    @property
    def current(self) -> int:
        """The server's own step."""
        return self.key.step_at(self.now)

    @property
    def phone_step(self) -> int:
        """The step of the code that the phone shows."""
        return self.key.step_at(self.now + self.phone_skew)

    @property
    def verdict(self) -> Verdict | None:
        """What the server says of the code typed."""
        if not self.typed:
            return None
        return Verifier(self.key, self.window).check(self.typed, self.now)

    @property
    def steps(self) -> range:
        """The steps shown: the window, one more on each side, the phone's and the typed code's."""
        marked = [self.phone_step, self.current - self.window - 1, self.current + self.window + 1]
        if self.verdict is not None and self.verdict.step is not None:
            marked.append(self.verdict.step)
        first = max(min(marked), self.current - MOST)
        return range(first, min(max(marked), self.current + MOST) + 1)

    def accepts(self, step: int) -> bool:
        """Return whether the server takes a step's code."""
        return abs(step - self.current) <= self.window

    def code(self, step: int, between: str = " ") -> str:
        """Return a step's code in two groups."""
        return in_groups(self.key.code_at_step(step), between)

    def answer(self) -> str:
        """Say what the server says of the code typed."""
        _ = self.language.gettext
        verdict = self.verdict
        drift = signed((verdict and verdict.drift) or 0, self.language)
        match verdict and verdict.reason:
            case Reason.ACCEPTED:
                return _("accepted, drift {drift}").format(drift=drift)
            case Reason.TOO_OLD:
                return _("refused as too old, drift {drift}").format(drift=drift)
            case Reason.TOO_NEW:
                return _("refused as too new, drift {drift}").format(drift=drift)
        return _("refused, from no step near now")

    def words(self) -> str:
        """Say all that the picture shows."""
        _ = self.language.gettext
        accepted, refused = _("{time}: {code}, accepted"), _("{time}: {code}, refused")
        codes = [
            (accepted if self.accepts(step) else refused).format(
                time=clock(step * self.key.period), code=self.code(step)
            )
            for step in self.steps
        ]
        said = [
            _("The server’s clock shows {server} UTC, the phone’s {phone}.").format(
                server=clock(self.now), phone=clock(self.now + self.phone_skew)
            ),
            _("Codes, each with the time its step starts:"),
            *(f"{code}." for code in codes),
        ]
        if self.typed:
            answer = _("Typed: {code}, {answer}.")
            said.append(answer.format(code=in_groups(self.typed, " "), answer=self.answer()))
        return " ".join(said)


def in_groups(code: str, between: str) -> str:
    """Return a code in two groups, as apps show it.

    Example:
        >>> in_groups("287082", " ")
        '287 082'
    """
    half = (len(code) + 1) // 2
    return f"{code[:half]}{between}{code[half:]}"


def clock(at: float) -> str:
    """Return the time of day, UTC.

    Example:
        >>> clock(TEST_TIME)
        '03:33:20'
    """
    return time.strftime("%H:%M:%S", time.gmtime(at))
