"""What a help desk can see of a sign-in that was refused: what `diagnose` goes by."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from totp_demo.model.enrolment import State
from totp_demo.model.seconds import finite, possible_time
from totp_demo.model.unpicklable import UnpicklableValue
from totp_demo.model.verifier import check_window

if TYPE_CHECKING:
    from totp_demo.model.account import Account
    from totp_demo.model.events import Event
    from totp_demo.model.key import Key


class Sign(enum.Enum):
    """What somebody sees, on the phone, on the screen or in the ticket; no opinion on the cause."""

    OTHERS_FAIL_TOO = "others-fail-too"
    """Codes of other people are refused at the same time."""
    FAILS_NOW_AND_THEN = "fails-now-and-then"
    """Some codes are accepted, others refused."""
    BACK_FROM_JOURNEY = "back-from-journey"
    """The person has changed time zones, or set the phone's clock by hand."""
    TYPED_AT_THE_END = "typed-at-the-end"
    """Fewer than five seconds were left when the code was read."""

    CODE_STAYS = "code-stays"
    """The app shows the same code for minutes, or has a button for the next one."""
    ADDED_BY_HAND = "added-by-hand"
    OLD_QR_CODE_SCANNED = "old-qr-code-scanned"
    """From a mail, a print or an earlier page."""
    TWO_ENTRIES_ALIKE = "two-entries-alike"
    ENTRY_GONE = "entry-gone"
    """This account's entry disappeared when another account was added."""
    OTHER_ENTRY_READ = "other-entry-read"
    """The entry that was read has the name of another account."""
    PLUS_SHOWN = "plus-shown"
    """The name in the app has plus signs."""
    SEVEN_OR_EIGHT_DIGITS_ASKED = "seven-or-eight-digits-asked"
    """The screen asks for more digits than the app shows."""

    CAMERA_SEES_NOTHING = "camera-sees-nothing"
    DARK_BACKGROUND = "dark-background"
    """The QR code is on a dark page, or has no white border."""
    QR_CODE_SMALL = "qr-code-small"
    QR_CODE_FINE = "qr-code-fine"
    """Its modules are many and tiny."""
    APP_SAYS_NOT_A_KEY = "app-says-not-a-key"
    """The app reads the QR code, but does not take it."""
    QR_CODE_SENT = "qr-code-sent"
    """A picture of the QR code, or the secret, is in the ticket, a mail or a chat."""

    PHONE_GONE = "phone-gone"
    """Lost, stolen, broken or wiped."""
    NEW_PHONE = "new-phone"
    OLD_PHONE_AT_HAND = "old-phone-at-hand"
    """Or a backup of it, or an app that synchronises."""
    RECOVERY_CODE_AT_HAND = "recovery-code-at-hand"
    RECOVERY_CODE_USED_BEFORE = "recovery-code-used-before"
    NO_OTHER_ADMINISTRATOR = "no-other-administrator"

    LINK_FOLLOWED = "link-followed"
    """The code was typed on a page that a link in a mail or a message opened."""
    CODE_TOLD = "code-told"
    """The code was told to somebody who called or wrote."""
    REQUESTS_NOT_MINE = "requests-not-mine"
    """The person is asked for a second factor without signing in."""
    UNKNOWN_SIGN_IN = "unknown-sign-in"
    """The log has a sign-in that was not the person's."""
    IDENTITY_UNPROVEN = "identity-unproven"
    """By the desk's own rule, the caller has not proved who they are."""
    ASKS_FOR_ANOTHER = "asks-for-another"
    """The caller wants something done to an account that is not theirs."""


@dataclass(frozen=True, slots=True, repr=False)
class Case(UnpicklableValue):
    """What is known of one attempt, or of one call; whatever is not known is left out.

    It holds keys, and what was typed: so it refuses to be pickled, and its repr has neither.

    Attributes:
        at: the server's time when the attempt arrived, in Unix seconds.
        typed: what was typed, as it is; None where only the log knows of an attempt.
        key: the key that the server checks against, or shows for an enrolment; None: there is none.
        window: steps accepted on each side.
        last_step: the step of the code accepted last.
        state: where the account stands.
        log: its events, oldest first.
        retry_at: until when the server takes no attempt, in Unix seconds.
        server_skew: seconds by which the server's clock is ahead of UTC, where that was compared.
        phone_skew: the same of the phone's.
        earlier_keys: keys that the account had before.
        other_keys: keys of other accounts on the same phone, as their servers have them.
        recovery_fits: whether what was typed is the account's unspent recovery code.
        app: the phone's app, an id of `APPS`.
        scanned: the text of the QR code or the URI that the person used.
        signs: what is seen besides.

    Raises:
        ValueError: if a time is not one from 1970 to 9999, a clock's error larger than that, or the
            window out of range.

    Example:
        >>> Case(1_600_000_000.0, "123 456", signs=frozenset({Sign.NEW_PHONE}))
        Case(at=1600000000.0, state='on', signs=['new-phone'])
    """

    at: float
    typed: str | None = None
    key: Key | None = None
    window: int = 1
    last_step: int | None = None
    state: State = State.ON
    log: tuple[Event, ...] = ()
    retry_at: float | None = None
    server_skew: float | None = None
    phone_skew: float | None = None
    earlier_keys: tuple[Key, ...] = ()
    other_keys: tuple[Key, ...] = ()
    recovery_fits: bool | None = None
    app: str | None = None
    scanned: str | None = None
    signs: frozenset[Sign] = field(default_factory=frozenset)

    def __post_init__(self) -> None:
        """Refuse numbers that nothing can be worked out with."""
        possible_time(self.at)
        check_window(self.window)
        for number in (self.retry_at, self.server_skew, self.phone_skew):
            if number is not None:
                possible_time(abs(finite("a difference", number)))

    @classmethod
    def of(
        cls,
        account: Account,
        at: float,
        typed: str | None = None,
        **known: Any,  # noqa: ANN401 - any field of the class
    ) -> Self:
        """Return a case with all that the server has of an account.

        Call it before the code is checked, or after it was refused: a code that has been accepted
        counts as used.

        Args:
            account: the account; nothing of it is changed or counted.
            at: the server's time when the attempt arrived, in Unix seconds.
            typed: what was typed.
            **known: the other fields, by name.

        Returns:
            The case.

        Example:
            >>> from totp_demo.model.account import SAMPLE_PROFILE, Account
            >>> from totp_demo.model.clock import Clock
            >>> account = Account(SAMPLE_PROFILE, Clock.frozen(1_600_000_000))
            >>> key = account.enable_mfa()
            >>> Case.of(account, 1_600_000_000.0, "123456").key is key
            True
        """
        key, verifier = account.pending_key, account.verifier
        if verifier is not None:
            key = verifier.key
        has: dict[str, Any] = {
            "key": key,
            "window": account.settings.window,
            "last_step": verifier and verifier.last_step,
            "state": account.state,
            "log": tuple(account.events),
            "retry_at": account.throttle.retry_at,
            "recovery_fits": None if typed is None else account.fits_recovery_code(typed),
        }
        return cls(at, typed, **(has | known))

    def __repr__(self) -> str:
        """Say when it was and what is seen; nothing that was typed, no key."""
        signs = sorted(sign.value for sign in self.signs)
        return f"Case(at={self.at!r}, state={self.state.value!r}, signs={signs})"
