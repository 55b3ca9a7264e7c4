"""The state of a lesson: one learner's account, phone, clocks, language and open page."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

from totp_demo.learner.attempts import Answers
from totp_demo.learner.progress import Progress
from totp_demo.learner.protocol import ProductPage
from totp_demo.model.account import SAMPLE_PROFILE, Account
from totp_demo.model.clock import Clock
from totp_demo.model.key import Key
from totp_demo.model.phone import Phone
from totp_demo.model.profile import ProfileFault
from totp_demo.model.verifier import Verdict
from totp_demo.wording.language import Language


@dataclass(frozen=True)
class Kept:
    """A way back.

    Attributes:
        action: What it takes back.
        restore: How.
    """

    action: str
    restore: Callable[[], None]


class LessonState:
    """What is so in a lesson; what can be done with it is in `actions`, what comes next in `moves`.

    Args:
        language: "en" or "fr".
        step: Where it starts, 0 to 6: 2 with the profile open, 3 and 4 with the QR code shown, 5
            with the code on the phone, 6 with MFA on. Steps beyond 6 start as 6 does.
        key: The key of every enrolment, where everybody may know it, as `TRAINING_KEY`; random ones
            when left out.

    Raises:
        ValueError: The kit does not speak that language.

    Attributes:
        language: The language of every view; the views' switch sets it.
        written: The language that the lesson began in, which is that of the page around it.
        clock: The lesson's time; the server's and the phone's clocks follow it.
        server_clock: The clock the account is checked by; its skew is its error.
        account: The simulated account.
        phone: The simulated phone, with a clock of its own.
        answers_shown: Whether the worked solutions are shown to everybody.
        phone_asks: What the app does on a yes to its question; None where it asks nothing.
        kept: The way back from the last action, where it has one.
        page: The page of the product that is open: "home", "profile", "enrolment" or "sign-in".
        reader_at: Which of several screens that could show the same form the reader is at: its
            `serial`; None before anything was done in one.
        progress: What the learner has done so far; a lesson that starts again keeps it.
        demonstrated: Whether it plays itself: then the reader has not done what is done.
        lock: Held while something is done: a kernel may hear a page while a cell runs.

    Example:
        >>> LessonState("fr", step=3).account.state.value
        'pending'
    """

    def __init__(self, language: str = "en", step: int = 0, *, key: Key | None = None) -> None:
        """Begin at a step."""
        # A kernel may hear a page while a cell runs, in a thread of its own.
        self.lock = threading.RLock()
        self.language = Language(language)
        self.written = self.language.code
        self.answers_shown = False
        self.kept: Kept | None = None
        self.reader_at: int | None = None
        self.progress = Progress.kept()
        self.clock = Clock()
        self._step = step
        self._given = key
        self._practice = key or Key.generate(SAMPLE_PROFILE.email)
        self.start_again()

    def start_again(self) -> None:
        """Put account, phone and screen back to where the lesson starts; time and language stay."""
        self.server_clock = Clock(self.clock.now)
        self.account = Account(SAMPLE_PROFILE, self.server_clock, key=self._given)
        self.phone_asks: Callable[[], None] | None = None
        self.phone = Phone(Clock(self.clock.now))
        self.page: ProductPage = "home"
        self.signed_in = True
        self.proved = False
        self.recovered = False
        self.demonstrated = False
        self.answers = Answers()
        self.profile_faults: dict[str, ProfileFault] = {}
        self.revision = getattr(self, "revision", 0) + 1
        self.added = getattr(self, "added", 0) + 1
        self.round = getattr(self, "round", 0) + 1
        self.password_changed = False
        self.recovery_code: str | None = None
        self.last_verdict: Verdict | None = None
        self._go_to(self._step)

    def _go_to(self, step: int) -> None:
        if step >= 2:  # noqa: PLR2004 - the documented steps are numbers
            self.page = "profile"
        if step >= 3:  # noqa: PLR2004
            key = self.account.enable_mfa()
            self.page = "enrolment"
            if step >= 5:  # noqa: PLR2004
                self.phone.scan(key.uri)
            if step >= 6:  # noqa: PLR2004
                # Confirmed with the code of the step before, so that the one shown now is fresh.
                # The clock stands still meanwhile: that step is the one before for the check too.
                self.server_clock.pause()
                code = key.code_at(self.server_clock.now() - key.period)
                verdict = self.account.confirm(code)
                self.server_clock.reset()
                if not verdict.accepted:
                    raise RuntimeError("the lesson could not confirm its own code")
                self.page = "profile"

    @property
    def ahead(self) -> bool:
        """Whether the lesson began at a later step: who did not go through the first has not."""
        return self._step > 0

    @property
    def key(self) -> Key:
        """The account's key, confirmed or pending; before there is one, a key to practise with."""
        verifier, settings = self.account.verifier, self.account.settings
        key = self.account.pending_key or (verifier.key if verifier else None)
        return key or replace(self._practice, period=settings.period, digits=settings.digits)

    @property
    def open_key(self) -> Key:
        """A key whose secret may be shown: the pending one, or one to practise with."""
        return self.account.pending_key or self._practice

    def scanned(self) -> bool:
        """Return whether the phone holds the account's key, confirmed or not."""
        return any(entry.key.secret == self.key.secret for entry in self.phone.entries)

    def goes_to(self, page: ProductPage) -> None:
        """Open a page of the screen; a recovery code that was shown is never shown again.

        Args:
            page: "home", "profile", "enrolment" or "sign-in".
        """
        self.page = page
        self.recovery_code = None

    def can_undo(self, action: str) -> bool:
        """Return whether an action was the last, and can be taken back."""
        return self.kept is not None and self.kept.action == action
