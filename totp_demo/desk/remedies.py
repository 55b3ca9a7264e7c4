"""What each fix really does in a world; whether it helps is seen when the caller tries again."""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from types import MappingProxyType

from totp_demo.desk.world import World
from totp_demo.model.cause import Fix
from totp_demo.model.enrolment import USUAL_SETTINGS, State


class Mistake(enum.Enum):
    """What ends a call as well, and is right for no cause."""

    SWITCH_MFA_OFF = "switch-mfa-off"


Remedy = Fix | Mistake

NEEDS_PROOF = frozenset({Fix.RESET_AFTER_PROOF, Fix.REVOKE_AND_PURGE, Fix.SECURE_ACCOUNT})
"""What puts another key in the place of the one that protects an account: only for its owner."""

ENDS = frozenset({Fix.REFUSE, Fix.ESCALATE})
"""What ends the call, whether the caller signs in or not."""

SECONDS: Mapping[Remedy, int] = MappingProxyType(
    dict.fromkeys([*Fix, *Mistake], 60)
    | {Fix.WAIT_FOR_NEXT_CODE: 30, Fix.TYPE_DIGITS_ONLY: 30, Fix.TYPE_APP_CODE: 30, Fix.UNLOCK: 30}
    | {Fix.PICK_RIGHT_ENTRY: 30, Fix.REFUSE: 30, Fix.ESCALATE: 30}
)
"""How long each takes, in simulated seconds, the caller's next try included."""


def _automatic_time(world: World) -> None:
    world.phone.clock.skew = 0.0


def _server_ntp(world: World) -> None:
    world.server_clock.skew = 0.0


def _type_digits(world: World) -> None:
    world.writes = str
    world.notices = None


def _type_app_code(world: World) -> None:
    _type_digits(world)
    world.reads, world.noted = None, ""


def _fresh_code(world: World) -> None:
    world.noted = ""
    world.lag, world.reads_with_left = 4.0, 25.0


def _right_entry(world: World) -> None:
    named = [entry for entry in world.phone.entries if world.is_named(entry)]
    if len(named) == 1:
        world.picked = named[0].id


def _keep_working_entry(world: World) -> None:
    """Have the caller try both entries of one name, and delete the one that is refused."""
    named = [entry for entry in world.phone.entries if world.is_named(entry)]
    if len(named) < 2 or world.key is None:  # noqa: PLR2004 - there are not two to choose from
        return
    for entry in named:
        if entry.key.secret == world.key.secret:
            world.picked = entry.id
        else:
            world.phone.delete(entry)


def _delete_named(world: World) -> None:
    """Have the caller delete what has this account's name, but no entry that another needs."""
    others = {key.secret for key in world.other_keys}
    for entry in world.phone.entries:
        if world.is_named(entry) and entry.key.secret not in others:
            world.phone.delete(entry)
    world.picked = world.counted = None


def _scan_new(world: World) -> None:
    """Once confirmed, no QR code is shown: there is nothing to scan then."""
    if world.account.state is State.PENDING:
        _delete_named(world)
        world.scan()


def _add_by_hand(world: World) -> None:
    if world.account.state is State.PENDING:
        world.add_by_hand()


def _time_based(world: World) -> None:
    if world.account.state is State.PENDING:
        _delete_named(world)
        world.add_by_hand()


def _start_again(world: World) -> None:
    if world.account.state is State.PENDING:
        world.account.cancel()
    if world.account.state is State.OFF:
        _delete_named(world)
        world.enrol()


def _common_profile(world: World) -> None:
    if world.account.state is State.PENDING and world.account.settings != USUAL_SETTINGS:
        world.account.settings = USUAL_SETTINGS
        _start_again(world)


def _encode_spaces(world: World) -> None:
    if world.on_screen.plus:
        world.show(plus=False)
        world.distrusts = False
        _start_again(world)


def _show(**changes: bool | int) -> Callable[[World], None]:
    def apply(world: World) -> None:
        before = world.on_screen
        world.show(**changes)
        if world.on_screen != before and world.entry is None:
            world.scan()

    return apply


def _enlarge(world: World) -> None:
    key = world.account.pending_key
    if key is not None and not world.on_screen.readable(key):
        _show(width=480)(world)


def _recovery_code(world: World) -> None:
    """Sign in with it; then MFA is set up anew on the phone that there is."""
    if not world.recovery_code:
        return
    email = world.account.profile.email
    if world.account.sign_in(email, world.password, world.recovery_code).accepted:
        world.recovery_code = ""
        _reset(world)


def _transfer(world: World) -> None:
    for key in world.backup:
        entry = world.phone.scan(key.uri)
        if world.is_named(entry):
            world.picked = entry.id


def _reset(world: World) -> None:
    """Reset MFA; whoever calls sets it up on the phone that they have."""
    if world.sole_administrator:
        return  # there is nobody who could
    if not (world.own_account and world.genuine):
        world.stranger_inside = True  # they set it up on a phone of theirs
    world.account.unlock()
    world.account.reset_mfa()
    _delete_named(world)
    world.reads, world.noted = None, ""
    world.account.enable_mfa()
    # Where another account has the name, the key is typed in, under a name of its own.
    if any(map(world.is_named, world.phone.entries)):
        world.add_by_hand()
    else:
        world.scan()


def _revoke(world: World) -> None:
    world.copies_about = False
    _reset(world)


def _secure(world: World) -> None:
    world.stranger_inside = False
    world.change_password()
    _reset(world)


def _escalate(world: World) -> None:
    """The vendor checks who they are by contract, and resets the only administrator's MFA."""
    if world.sole_administrator and world.genuine:
        world.sole_administrator = False
        _reset(world)


def _nothing(_world: World) -> None:
    """Change nothing; a caller waits for the server's delay in any case."""


REMEDIES: Mapping[Remedy, Callable[[World], None]] = MappingProxyType(
    {
        Fix.AUTOMATIC_TIME: _automatic_time,
        Fix.SET_ZONE: _automatic_time,
        Fix.SERVER_NTP: _server_ntp,
        Fix.TYPE_DIGITS_ONLY: _type_digits,
        Fix.TYPE_APP_CODE: _type_app_code,
        Fix.WAIT_FOR_NEXT_CODE: _fresh_code,
        Fix.WAIT_AND_TRY: _nothing,
        Fix.PICK_RIGHT_ENTRY: _right_entry,
        Fix.SCAN_NEW_QR: _scan_new,
        Fix.DELETE_OLD_ENTRY: _keep_working_entry,
        Fix.ADD_BY_HAND: _add_by_hand,
        Fix.TIME_BASED_SETTINGS: _time_based,
        Fix.COMMON_PROFILE: _common_profile,
        Fix.ENCODE_SPACES: _encode_spaces,
        Fix.WHITE_BORDER: _show(dark=False),
        Fix.ENLARGE_QR: _enlarge,
        Fix.SHORTEN_URI: _show(wordy=False),
        Fix.PUT_URI_IN_QR: _show(bare=False),
        Fix.USE_RECOVERY_CODE: _recovery_code,
        Fix.TRANSFER_OR_RESTORE: _transfer,
        Fix.ENROL_AGAIN: _start_again,
        Fix.UNLOCK: lambda world: world.account.unlock(),
        Fix.RESET_AFTER_PROOF: _reset,
        Fix.REVOKE_AND_PURGE: _revoke,
        Fix.SECURE_ACCOUNT: _secure,
        Fix.REFUSE: _nothing,
        Fix.ESCALATE: _escalate,
        Mistake.SWITCH_MFA_OFF: lambda world: world.account.reset_mfa(),
    }
)
"""What each does."""
