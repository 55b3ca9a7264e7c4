"""The procedure watched, practised with hints, and tested without any."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from totp_demo.learner import moves, protocol
from totp_demo.learner.lesson import Lesson
from totp_demo.learner.protocol import TrainingMode, Word
from totp_demo.model.account import TRAINING_PASSWORD
from totp_demo.model.clock import Clock
from totp_demo.wording.drift import how_long
from totp_demo.wording.sentence import Sentence, say, say_many

_SHORTEST = 4.0  # seconds that a caption stands, whatever its length
_PER_CHARACTER = 0.07  # seconds: some 150 words a minute, for a reader who looks at the screen too


@dataclass(frozen=True, slots=True)
class Scene:
    """One thing that the procedure shows when it plays itself.

    Attributes:
        step: The documented step it belongs to.
        caption: What happens, said before it does.
        part: The class of the part that it happens at.
        word: What is done, as a script would ask for it; None where there is only something to see.
    """

    step: int
    caption: Sentence
    part: str
    word: Callable[[Lesson], Word | None]


def _code(lesson: Lesson) -> str:
    """Return what the phone shows now; nothing where it has no entry."""
    now = lesson.phone.clock.now()
    return lesson.phone.entries[-1].key.code_at(now) if lesson.phone.entries else ""


SCENES: tuple[Scene, ...] = (
    Scene(
        1,
        say("Click your name in the top right corner, then Edit Profile."),
        "td-user-menu",
        lambda _lesson: protocol.OpenProfile(),
    ),
    Scene(
        2,
        say("Under MFA Settings, press Enable MFA. The server now makes a secret."),
        "td-enable-mfa",
        lambda _lesson: protocol.EnableMfa(),
    ),
    Scene(
        3,
        say("The QR code contains the secret: no screenshot, no e-mail, no ticket."),
        "td-qr",
        lambda _lesson: None,
    ),
    Scene(
        4,
        say("The app scans the QR code. On the simulated phone, tap +."),
        "td-scan",
        lambda _lesson: protocol.Scan(),
    ),
    Scene(
        5,
        say("Type the six digits that the app shows, without a space, and press Enable."),
        "td-code-entry",
        lambda lesson: protocol.Confirm(code=_code(lesson)),
    ),
    Scene(
        6,
        say("MFA is on. Create a recovery code, and keep it somewhere else than on the phone."),
        "td-new-recovery",
        lambda _lesson: protocol.NewRecoveryCode(),
    ),
    Scene(
        6,
        say("Sign out, to see whether it works."),
        "td-user-menu",
        lambda _lesson: protocol.SignOut(),
    ),
    Scene(
        6,
        say("The first code is used up: wait for the next one. Here the clock jumps ahead."),
        "td-code",
        lambda _lesson: protocol.ClockStep(steps=1),
    ),
    Scene(
        6,
        say("Type e-mail, password and the code that the app shows now."),
        "td-sign-in",
        lambda lesson: protocol.SignIn(
            email=lesson.account.profile.email, password=TRAINING_PASSWORD, code=_code(lesson)
        ),
    ),
)
"""The documented procedure and the first sign-in after it, as it plays itself."""


class Training:
    """A lesson watched, practised or tested.

    Args:
        lesson: The lesson; each way begins it again.

    Attributes:
        mode: Which way; empty before the first.

    Example:
        >>> training = Training(Lesson("en"))
        >>> training.begin("watch")
        >>> training.scene.part
        'td-user-menu'
        >>> while training.advance():
        ...     pass
        >>> training.lesson.current_step()
        7
    """

    def __init__(self, lesson: Lesson) -> None:
        """Begin with nothing chosen."""
        self.lesson = lesson
        self.mode: TrainingMode = ""
        self._time = Clock()
        self._began = 0.0
        self._ended: float | None = None
        self._left: list[Scene] = []
        self._stands: object = None
        self._acting = False

    def begin(self, mode: TrainingMode) -> None:
        """Start the lesson again, to be watched, practised or tested.

        Args:
            mode: "watch", "practice" or "test".
        """
        # Whoever follows the lesson is told meanwhile.
        self.mode, self._left = "", []
        self.lesson.act(protocol.StartAgain())
        self.lesson.demonstrated = mode == "watch"
        self.mode = mode
        self._began, self._ended = self._time.now(), None
        first = self.lesson.current_step()
        self._left = [scene for scene in SCENES if mode == "watch" and scene.step >= first]
        self._stands = self._standing()

    @property
    def scene(self) -> Scene | None:
        """What is said now and happens next; None in the end, or once the reader took over."""
        return self._left[0] if self._left and not self.taken_over else None

    @property
    def taken_over(self) -> bool:
        """Whether the reader did something in the middle of it: the lesson is theirs again."""
        return bool(self._left) and not self._acting and self._standing() != self._stands

    def advance(self) -> bool:
        """Have the scene that was said happen.

        Returns:
            Whether there is another one.
        """
        scene = self.scene
        if scene is None:
            return False
        self._left.pop(0)
        word = scene.word(self.lesson)
        if word is not None:
            self._acting = True  # whoever follows the lesson is told meanwhile
            self.lesson.act(word)
            self._acting = False
        self._stands = self._standing()
        return bool(self._left)

    def seconds_for(self, scene: Scene) -> float:
        """Return for how long a caption is to be read, in seconds.

        Args:
            scene: Whose.
        """
        return max(_SHORTEST, _PER_CHARACTER * len(scene.caption.into(self.lesson.language)))

    @property
    def done(self) -> bool:
        """Whether the reader has gone through the procedure and signed in with a code."""
        over = self.mode in {"practice", "test"} and self.lesson.current_step() > moves.LAST_STEP
        if over and self._ended is None:
            self._ended = self._time.now()
        return over

    def result(self) -> list[Sentence]:
        """Return how it went, in sentences; nothing before it is done."""
        if not self.done or self._ended is None:
            return []
        account = self.lesson.account
        verdicts = [event.verdict for event in account.events if event.verdict is not None]
        refused = sum(not verdict.accepted for verdict in verdicts)
        said = [say("Done in {time}.", time=how_long(round(self._ended - self._began)))]
        if refused:
            said.append(
                say_many(
                    "{count} code or password was refused; page 05 explains why codes are.",
                    "{count} codes or passwords were refused; page 05 explains why codes are.",
                    count=refused,
                )
            )
        else:
            said.append(say("Nothing was refused."))
        if not account.has_recovery_code:
            said.append(
                say("There is no recovery code: without the phone, only an administrator can help.")
            )
        return said

    def _standing(self) -> object:
        lesson = self.lesson
        return (lesson.round, lesson.page, lesson.signed_in, len(lesson.account.events))
