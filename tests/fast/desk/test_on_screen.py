"""The QR code on a caller's screen: what the world says of it, a real reader says, too."""

from __future__ import annotations

import pytest

from totp_demo.desk.on_screen import OnScreen
from totp_demo.desk.remedies import REMEDIES
from totp_demo.desk.ticket import Ticket
from totp_demo.model.cause import Fix
from totp_demo.qr.laboratory import attempt


def seen(ticket: Ticket) -> tuple[bool, bool]:
    """Return whether the world and the reader see the QR code."""
    world = ticket.world
    key = world.account.pending_key
    assert key is not None
    looks = world.on_screen
    return looks.readable(key), attempt(looks.text(key), looks.trial(key)).read_plain


@pytest.mark.parametrize(
    ("kind", "fix"),
    [
        ("no-quiet-zone", Fix.WHITE_BORDER),
        ("qr-too-small", Fix.ENLARGE_QR),
        ("qr-too-dense", Fix.SHORTEN_URI),
        ("qr-too-dense", Fix.ENLARGE_QR),
    ],
)
@pytest.mark.parametrize("seed", range(3))
def test_a_reader_agrees_before_the_fix_and_after_it(kind: str, fix: Fix, seed: int) -> None:
    ticket = Ticket(kind, seed)
    assert seen(ticket) == (False, False)
    REMEDIES[fix](ticket.world)
    assert seen(ticket) == (True, True)


def test_a_usual_one_is_read() -> None:
    assert seen(Ticket("secret-typed", 1)) == (True, True)
    assert OnScreen().width == 320
