"""The states of two-factor authentication as a picture that follows the account."""

from __future__ import annotations

from totp_demo.learner.moves import STATES
from totp_demo.learner.protocol import StatePicturePrivate, StatePictureShown
from totp_demo.model.account import Account, State
from totp_demo.model.events import Event, EventKind
from totp_demo.views.base.sources import Script, Style
from totp_demo.views.base.view import View
from totp_demo.views.product.enrolment import time_left
from totp_demo.wording.events import of_event, utc
from totp_demo.wording.language import Language

_ARROWS = {
    "enable": (State.OFF, State.PENDING),
    "cancel": (State.PENDING, State.OFF),
    "expire": (State.PENDING, State.OFF),
    "give-up": (State.PENDING, State.OFF),
    "wrong": (State.PENDING, State.PENDING),
    "right": (State.PENDING, State.ON),
    "sign-in": (State.ON, State.ON),
    "disable": (State.ON, State.OFF),
    "reset": (State.ON, State.OFF),
    **{f"lock-{one.value}": (one, State.LOCKED) for one in State if one is not State.LOCKED},
    **{f"unlock-{one.value}": (State.LOCKED, one) for one in State if one is not State.LOCKED},
}
"""The arrows, each with the state it leaves and the one it leads to."""

_TAKEN = {
    (EventKind.MFA_STARTED, State.OFF): "enable",
    (EventKind.MFA_CANCELLED, State.PENDING): "cancel",
    (EventKind.MFA_EXPIRED, State.PENDING): "expire",
    (EventKind.MFA_RESET, State.PENDING): "give-up",
    (EventKind.CODE_REFUSED, State.PENDING): "wrong",
    (EventKind.MFA_CONFIRMED, State.PENDING): "right",
    (EventKind.SIGN_IN_REFUSED, State.ON): "sign-in",
    (EventKind.SIGNED_IN, State.ON): "sign-in",
    (EventKind.MFA_DISABLED, State.ON): "disable",
    (EventKind.MFA_RESET, State.ON): "reset",
    **{(EventKind.LOCKED, one): f"lock-{one.value}" for one in State},
    (EventKind.UNLOCKED, State.LOCKED): "unlock-{state}",
    # A move behind the lock: nothing is seen of it.
    (EventKind.MFA_CANCELLED, State.LOCKED): "",
    (EventKind.MFA_EXPIRED, State.LOCKED): "",
    (EventKind.MFA_RESET, State.LOCKED): "",
}
"""The arrow of an event, by where the account stood before it."""


def last_move(account: Account) -> tuple[str, Event | None]:
    """Return the arrow that the account took last, and the event that says so.

    Args:
        account: The account.

    Returns:
        The arrow's name, empty where it took none or where it moved behind its lock; and the event.

    Example:
        >>> from totp_demo.model.account import SAMPLE_PROFILE
        >>> from totp_demo.model.clock import Clock
        >>> account = Account(SAMPLE_PROFILE, Clock.frozen(1_600_000_000))
        >>> key = account.enable_mfa()
        >>> last_move(account)[0]
        'enable'
    """
    for event in reversed(account.events):
        arrow = _TAKEN.get((event.kind, event.was))
        if arrow is not None:
            arrow = arrow.format(state=account.state.value)
            # Failures that nobody wrote down may have locked the account since.
            arrived = arrow in _ARROWS and _ARROWS[arrow][1] is account.state
            return (arrow if arrived else ""), event
    return "", None


def arrow_words(language: Language) -> dict[str, str]:
    """Return what stands at each arrow."""
    _ = language.gettext
    words = {
        "enable": _("Enable MFA"),
        "cancel": _("cancel"),
        "expire": _("ten minutes"),
        "give-up": _("reset"),
        "wrong": _("wrong code"),
        "right": _("valid code"),
        "sign-in": _("signing in"),
        "disable": _("switching off"),
        "reset": _("reset"),
    }
    lock, unlock = _("too many failures"), _("unlock")
    return {
        name: words.get(name) or (unlock if name.startswith("unlock") else lock) for name in _ARROWS
    }


class StatePicture(View):
    """The states off, pending, on and locked, the arrows between them, and where we are."""

    script = Script("server/state_picture.js")
    style = Style("server/state_picture.css")

    def describe(self) -> StatePictureShown:
        """Return the present state, the arrow taken last, and the picture in sentences."""
        lesson = self.lesson
        language = lesson.language
        _ = language.gettext
        account = lesson.account
        arrow, event = last_move(account)
        names = {state: word.into(language) for state, word in STATES.items()}
        now = _("Now: {state}.").format(state=names[account.state])
        last = _("Nothing has happened yet.")
        if event is not None:
            last = _("Last event, at {time} UTC:").format(time=utc(event.at, day=False))
            last += f" {of_event(event).into(language)}"
        words = arrow_words(language)
        return {
            **self.page(),
            "state": account.state.value,
            "taken": arrow,
            "states": {state.value: name for state, name in names.items()},
            "arrows": words,
            "now": now,
            "meaning": self._meaning(account.state),
            "last": last,
            "label": _("State diagram.") + f" {now} {last}",
            "lines": [
                (
                    _("Unchanged, {start}: {move}.")
                    if start is end
                    else _("From {start} to {end}: {move}.")
                ).format(start=names[start], end=names[end], move=words[name])
                for name, (start, end) in _ARROWS.items()
            ],
            "t": {
                "title": _("What state is two-factor authentication in?"),
                "here": _("now"),
                "as_text": _("The picture as text"),
                "left": _("The QR code expires in {minutes} min {seconds} s."),
            },
        }

    def in_words(self) -> list[str]:
        """Return where we are, how we came there, and the arrows."""
        shown = self.describe()
        return [shown["now"], shown["meaning"], shown["last"], *shown["lines"]]

    def _meaning(self, state: State) -> str:
        _ = self.lesson.language.gettext
        return {
            State.OFF: _("There is no secret. The password alone is enough to sign in."),
            State.PENDING: _(
                "A secret has been created; the QR code contains it. It has no effect until a "
                "valid code has proved that the phone has it."
            ),
            State.ON: _("The secret is confirmed. Signing in takes the password and a code."),
            State.LOCKED: _(
                "No attempt is accepted, even with a valid code, until the account is unlocked."
            ),
        }[state]

    def private(self) -> StatePicturePrivate:
        """Return how long the enrolment still runs."""
        return {"left": time_left(self.lesson)}
