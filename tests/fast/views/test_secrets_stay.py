"""No secret gets into what may be saved, whatever a reader does."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fast.views.wire import Wire, hears, views_of
from tests.leaks import codes_in, secrets_in
from totp_demo.hosts.jupyter import carry
from totp_demo.hosts.page import Lesson
from totp_demo.model.account import TRAINING_PASSWORD
from totp_demo.model.events import EventKind
from totp_demo.views.base.view import View

PASSWORD = "only-I-know-this"
SOON = 20
MOVES = [
    "open-profile",
    "save-profile",
    "enable-mfa",
    "cancel",
    "confirm",
    "wrong-code",
    "scan",
    "type-key",
    "new-recovery-code",
    "sign-out",
    "sign-in",
    "recover",
    "disable-mfa",
    "reset-mfa",
    "language",
    "clock-step",
    "phone-skew",
    "server-skew",
    "flip-secret",
    "zones",
    "look",
]
WHOLE = [
    "open-profile",
    "save-profile",
    "enable-mfa",
    "wrong-code",
    "scan",
    "type-key",
    "confirm",
    "phone-skew",
    "clock-step",
    "server-skew",
    "clock-real",
    "new-recovery-code",
    "sign-out",
    "sign-in",
    "sign-out",
    "recover",
    "new-recovery-code",
    "sign-out",
    "recover",
    "disable-mfa",
    "enable-mfa",
    "cancel",
]


class Walker:
    """Someone who goes through a lesson and remembers every secret that there was.

    Args:
        lesson: the lesson.
        view: where all is done; the others follow.
    """

    def __init__(self, lesson: Lesson, view: View) -> None:
        """Begin."""
        self.lesson = lesson
        self._view = view
        self._password = TRAINING_PASSWORD
        self.secrets: set[str] = set()
        self.recovery: set[str] = set()
        self.shown: set[str] = set()
        self._paper = "aaaa-bbbb-cccc"

    def does(self, move: str) -> None:
        """Make a move, with what it takes to succeed where it can."""
        lesson, now = self.lesson, self.lesson.server_clock.now()
        self.remembers()
        code = lesson.key.code_at(now)
        email = lesson.account.profile.email
        saying: dict[str, dict[str, object]] = {
            "save-profile": {
                "first_name": "Zoé",
                "last_name": "Martin",
                "email": email,
                "new_password": PASSWORD,
                "time_zone": "Europe/Paris",
            },
            "confirm": {"code": code},
            "wrong-code": {"do": "confirm", "code": lesson.key.code_at(now - 300)},
            "type-key": {"do": "add-by-hand", "account": "typed", "secret": "GEZDGNBVGY3TQOJQ" * 2},
            "sign-in": {"email": email, "password": self._password, "code": code},
            "recover": {
                "do": "sign-in",
                "email": email,
                "password": self._password,
                "code": self._paper,
            },
            "disable-mfa": {"password": self._password},
            "language": {"code": "fr" if lesson.language.code == "en" else "en"},
            "clock-step": {"steps": 1},
            "phone-skew": {"seconds": 90},
            "server-skew": {"seconds": -300},
            "clock-real": {"do": "server-skew", "seconds": 0},
        }
        hears(self._view, **{"do": move, **saying.get(move, {})})
        if move == "save-profile":
            self._password = PASSWORD
        self.remembers()

    def remembers(self) -> None:
        """Note every secret that there is now."""
        lesson = self.lesson
        keys = [lesson.key, lesson.open_key, *(entry.key for entry in lesson.phone.entries)]
        self.secrets |= {key.secret for key in keys}
        for key in keys:
            self.shown.update(key.codes(key.step_at(lesson.server_clock.now()) - SOON, SOON + 1))
        if lesson.recovery_code:
            self._paper = lesson.recovery_code
            self.recovery.add(self._paper)

    def leaks(self, text: str) -> list[str]:
        """Return what a text gives away."""
        lesson = self.lesson
        found = secrets_in(text, *self.secrets)
        private = (PASSWORD, "otpauth://", *self.recovery)
        found += [each for each in private if each in text]
        found += [each for each in self.recovery if each.replace("-", "") in text]
        now = lesson.server_clock.now()
        for key in (lesson.key, *(entry.key for entry in lesson.phone.entries)):
            found += codes_in(text, key.codes(key.step_at(now) + 1, SOON))
        # The codes that have been are shown: one to come may by chance be the same.
        return [one for one in found if one not in self.shown]


@given(st.integers(0, 6), st.lists(st.sampled_from(MOVES), min_size=3, max_size=10))
@settings(max_examples=settings().max_examples // 4)
def test_no_walk_leaves_a_secret_in_what_may_be_saved(step: int, moves: list[str]) -> None:
    walk(step, moves)


def test_the_whole_procedure_leaves_none() -> None:
    walker = walk(0, WHOLE)
    # Something was there to leak.
    assert len(walker.secrets) >= 4
    assert len(walker.recovery) == 2
    used = [
        event
        for event in walker.lesson.account.events
        if event.kind is EventKind.RECOVERY_CODE_USED
    ]
    assert len(used) == 2


def walk(step: int, moves: list[str]) -> Walker:
    """Make moves with every view open; look at what was sent and at every state after each."""
    wire = Wire()
    lesson = Lesson("en", step)
    # One of each kind: the parts of the screen send the same private things.
    kinds = {type(view): view for view in views_of(lesson).values()}
    widgets = [carry(view) for view in kinds.values()]
    views = [wire.listen(view) for view in kinds.values()]
    for view in views:
        hears(view, do="hello")
    walker = Walker(lesson, views[0])
    walker.remembers()
    for move in ("look", *moves):
        walker.does(move)
        states = "".join(str(widget.get_state("saved")) + repr(widget) for widget in widgets)
        assert walker.leaks(wire.saved() + states + repr(views) + repr(lesson)) == []
        wire.sent.clear()
    return walker


def test_what_is_private_does_travel(wire: Wire) -> None:
    """Else the tests above would look at messages that hold nothing."""
    lesson = Lesson(step=5)
    view = lesson.enrolment()
    hears(view, do="hello")
    (message,) = wire.of(view)
    assert message["private"]["secret"] == lesson.key.secret
    assert lesson.key.secret not in wire.saved()
