"""A small world: one account, its server, one phone, and who calls. One thing in it is wrong."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from totp_demo.desk.on_screen import OnScreen
from totp_demo.model.account import TRAINING_PASSWORD, Account
from totp_demo.model.base32 import encode_secret
from totp_demo.model.clock import Clock
from totp_demo.model.enrolment import USUAL_SETTINGS, Settings, State
from totp_demo.model.events import EventKind
from totp_demo.model.key import Key, KeyUriError
from totp_demo.model.phone import Phone
from totp_demo.model.profile import Profile
from totp_demo.model.unpicklable import Unpicklable
from totp_demo.model.verdict import Reason

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from totp_demo.desk.caller import Caller
    from totp_demo.model.case import Sign
    from totp_demo.model.phone import Entry
    from totp_demo.model.verdict import Verdict

_DAY = 86400.0
_FIRST_MONDAY = 1_767_571_200.0  # 2026-01-05 00:00:00 UTC
_OPEN, _CLOSED = 8 * 3600, 17 * 3600  # seconds of the day
_SOON = 120.0  # seconds before an enrolment ends at which whoever waits asks for more time
_PATIENCE = 3  # codes that somebody waits for, who has signed in just now
NEW_PASSWORD = "training-new-2020"  # noqa: S105 - the simulated account's


def _as_shown(code: str) -> str:
    return code


class World(Unpicklable):
    """An account, a server, a phone and a caller, at the moment of the call.

    It holds the keys, and so refuses to be pickled. What is wrong is built into it by a `Kind`;
    what the desk does about it changes it; whether the caller signs in is never said, but tried.

    Args:
        dice: what draws; the same draws the same world.
        caller: who calls.

    Attributes:
        caller: who calls.
        owner: whose account it is; the caller, but for some.
        clock: the right time.
        server_clock: the server's, which may be wrong.
        account: the account that the call is about.
        phone: the caller's.
        signs: what can be seen in this world, by whoever asks.
        on_screen: how the page shows a QR code.
        reads: what the caller types for the code, as it is; None: what the app shows.
        noted: a code that the caller has noted and types again; "" for none.
        writes: what the caller makes of a code that was read.
        lag: seconds between reading a code and sending it.
        reads_with_left: how many seconds a code has left when it is read; None: any number.
        notices: whether only some codes fail, and the caller calls about such a one.
        picked: the id of the entry that the caller takes, where that is not this account's.
        counted: the key and the counter of an entry that is counter-based.
        distrusts: whether the caller will not type a code before something is made good.
        own_account: whether it is the caller's.
        genuine: whether the caller is who they say.
        recovery_code: the caller's, on paper; "" for none.
        backup: keys of the old phone, or of a backup, that are still at hand.
        earlier_keys: keys that the account had before.
        other_keys: keys of other accounts on the phone.
        stranger_key: the key, where somebody else has it.
        stranger_password: the password, where somebody else has it.
        stranger_inside: whether somebody else is signed in.
        copies_about: whether a picture of the QR code lies in the ticket.
        sole_administrator: whether nobody at the customer's could reset this account.
        typed: what was typed last.
        typed_at: when, by the server's clock.
        answered: what the server answered to it; None before anything was typed.
    """

    def __init__(self, dice: random.Random, caller: Caller) -> None:
        """Begin at the desk's opening hours, with MFA off."""
        self.dice, self.caller, self.owner = dice, caller, caller
        day = _FIRST_MONDAY + _DAY * (7 * dice.randrange(52) + dice.randrange(5))
        self._call = day + dice.uniform(_OPEN, _CLOSED)
        self.clock = Clock.frozen(self._call)
        self.server_clock = Clock(self.clock.now)
        self.phone = Phone(Clock(self.clock.now), app="aegis")
        self.password = TRAINING_PASSWORD
        self.signs: frozenset[Sign] = frozenset()
        self.on_screen = OnScreen()
        self.reads: Callable[[], str] | None = None
        self.noted = ""
        self.writes: Callable[[str], str] = _as_shown
        self.lag = 4.0
        self.reads_with_left: float | None = None
        self.notices: Callable[[str], bool] | None = None
        self.picked: str | None = None
        self.counted: tuple[Key, int] | None = None
        self.distrusts = False
        self.own_account = self.genuine = True
        self.recovery_code = ""
        self.backup: tuple[Key, ...] = ()
        self.earlier_keys: tuple[Key, ...] = ()
        self.other_keys: tuple[Key, ...] = ()
        self.stranger_key: Key | None = None
        self.stranger_password = ""
        self.stranger_inside = self.copies_about = self.sole_administrator = False
        self.typed: str | None = None
        self.typed_at = self._call
        self.answered: Verdict | None = None
        self.serve(USUAL_SETTINGS)

    def serve(self, settings: Settings) -> None:
        """Begin with an account that has these settings.

        Args:
            settings: what its codes are like.
        """
        owner = self.owner
        profile = Profile(owner.first_name, owner.last_name, owner.email)
        self.account = Account(
            profile, self.server_clock, settings=settings, draw=self.dice.randbytes
        )

    def lived(self, days: float) -> None:
        """Have the caller set MFA up some days before the call, and sign in since.

        Args:
            days: how long before.
        """
        self.clock.advance(-days * _DAY)
        self.enrol()
        self.tries()
        self.next_code()
        self.tries()
        for share in (0.4, 0.8, 0.95):
            self.clock.advance(self._call - days * _DAY * (1 - share) - self.clock.now())
            self.tries()
        self.clock.advance(max(self._call - self.clock.now(), 60.0))
        self.typed = self.answered = None

    def draw_key(self, issuer: str = "IT Glue", account: str = "") -> Key:
        """Return another key, drawn like all else.

        Args:
            issuer: who gives it.
            account: whose it is; the owner's when left out.
        """
        secret = encode_secret(self.dice.randbytes(20))
        return Key(secret, account or self.owner.email, issuer)

    @property
    def began_at(self) -> float:
        """When the call came, in Unix seconds."""
        return self._call

    @property
    def key(self) -> Key | None:
        """The key that the server checks against, or shows."""
        verifier = self.account.verifier
        return self.account.pending_key if verifier is None else verifier.key

    @property
    def entry(self) -> Entry | None:
        """The entry that the caller reads the code of."""
        entries = self.phone.entries
        picked = [entry for entry in entries if entry.id == self.picked]
        named = [entry for entry in entries if self.is_named(entry)]
        return next(iter([*picked, *reversed(named)]), None)

    def is_named(self, entry: Entry) -> bool:
        """Return whether an entry has the name of this account.

        Args:
            entry: one of the phone's.
        """
        issuer = entry.issuer.replace("+", " ")
        return issuer == "IT Glue" and entry.account.startswith(self.account.profile.email)

    def wait(self, seconds: float) -> None:
        """Let time pass; whoever has a QR code on the screen asks for more of it in time.

        Args:
            seconds: how long.
        """
        expires = self.account.expires_at
        if expires is not None and expires - self.server_clock.now() < seconds + _SOON:
            self.account.extend_enrolment()
        self.clock.advance(seconds)

    def next_code(self) -> None:
        """Wait until the app shows a new code."""
        entry = self.entry
        period = 30 if entry is None else entry.period
        self.wait(period - self.phone.clock.now() % period + 0.5)

    def scan(self) -> bool:
        """Have the caller scan the QR code that the page shows.

        Returns:
            Whether the app has taken it.
        """
        key = self.account.pending_key
        if key is None or not self.on_screen.readable(key):
            return False
        try:
            entry = self.phone.scan(self.on_screen.text(key))
        except KeyUriError:
            return False
        self._takes(entry)
        return True

    def add_by_hand(self) -> None:
        """Have the caller type the key in, under a name of its own, as every app takes it."""
        key = self.account.pending_key
        if key is not None:
            name = f"{key.account} {len(self.phone.entries) + 1}"
            self._takes(self.phone.add_by_hand(name, key.secret, key.issuer))

    def _takes(self, entry: Entry) -> None:
        self.picked, self.counted = entry.id, None

    def enrol(self) -> None:
        """Have the caller set MFA up, as far as the phone has the key; a running set-up goes on."""
        if self.account.state in {State.OFF, State.PENDING}:
            self.account.enable_mfa()
            self.scan()

    def tries(self) -> Verdict | None:
        """Have the caller type a code: to confirm the set-up, or to sign in.

        Returns:
            The server's answer; None where there is no code to type, or none is asked for.
        """
        verifier, entry = self.account.verifier, self.entry
        if verifier is not None and entry is not None and verifier.last_step is not None:
            for _ in range(_PATIENCE):  # nobody types the code that the app still shows
                if entry.key.step_at(self.phone.clock.now()) > verifier.last_step:
                    break
                self.next_code()
        retry_at = self.account.throttle.retry_at
        if retry_at is not None:
            self.wait(max(retry_at - self.server_clock.now(), 0.0))
        off = self.account.state is State.OFF
        code = None if off or self.distrusts else self._read()
        if code is None:
            return None
        self.typed, self.typed_at = code, self.server_clock.now()
        if self.account.state is State.PENDING:
            self.answered = self.account.confirm(code)
        else:
            email = self.account.profile.email
            self.answered = self.account.sign_in(email, self.password, code)
        return self.answered

    def _read(self) -> str | None:
        """Return what is typed, after the time that it takes."""
        if self.reads is not None or self.noted:
            self.wait(self.lag)
            return self.noted or (self.reads and self.reads())
        if self.counted is not None:
            key, counter = self.counted
            return key.code_at_step(counter)
        entry = self.entry
        if entry is None:
            return None
        if self.reads_with_left is not None:
            left = entry.period - self.phone.clock.now() % entry.period
            self.wait((left - self.reads_with_left) % entry.period)
        while self.notices is not None and not self.notices(self.phone.code(entry)):
            self.wait(entry.period)
        code = self.phone.code(entry)
        self.wait(self.lag)
        return self.writes(code)

    def stands_firm(self) -> bool:
        """Return whether nobody but the caller can get in, and nothing of the secret lies about."""
        if self.stranger_inside or self.copies_about:
            return False
        verifier = self.account.verifier
        if verifier is not None and verifier.key == self.stranger_key:
            return False
        if not self.stranger_password:
            return True
        self.wait(60.0)
        email = self.account.profile.email
        verdict = self.account.sign_in(email, self.stranger_password, "")
        return verdict.reason is Reason.WRONG_CREDENTIALS

    def signs_in(self) -> bool:
        """Have the caller try after something was done about it, set-up and all.

        Returns:
            Whether they have signed in with two factors, and nothing is left to complain about.
        """
        if self.account.state is State.PENDING:
            verdict = self.tries()
            if verdict is None or not verdict.accepted:
                return False
            self.next_code()
        if self.account.state is not State.ON or not self.stands_firm():
            return False
        if any("+" in entry.issuer for entry in self.phone.entries):
            return False
        verdict = self.tries()
        return verdict is not None and verdict.accepted and verdict.step is not None

    def change_password(self) -> None:
        """Have the caller choose another password."""
        faults = self.account.update_profile(self.account.profile, NEW_PASSWORD)
        if faults:
            raise ValueError(f"the new password has faults: {', '.join(faults)}")
        self.password = NEW_PASSWORD

    def last_success(self) -> float | None:
        """Return when somebody signed in last, in Unix seconds by the server's clock."""
        times = [event.at for event in self.account.events if event.kind is EventKind.SIGNED_IN]
        return times[-1] if times else None

    def show(self, **changes: Any) -> None:  # noqa: ANN401 - any field of the class
        """Have the page show QR codes otherwise.

        Args:
            **changes: fields of `OnScreen`.
        """
        self.on_screen = replace(self.on_screen, **changes)
