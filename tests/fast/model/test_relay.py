"""The phishing relay: what its server says is what a real sign-in on the account gives."""

from __future__ import annotations

import pytest

from totp_demo.model import relay
from totp_demo.model.passkey import Passkey, Site
from totp_demo.model.relay import FAKE_ORIGIN, REAL_ORIGIN, SITE, Move, Scene, Who
from totp_demo.model.verifier import Reason


def verdicts(moves: tuple[Move, ...]) -> list[Reason]:
    return [move.verdict.reason for move in moves if move.verdict]


@pytest.mark.parametrize("start", [30.0, 59.0, 1_600_000_000.0, 1_600_000_005.0, 1_600_000_029.9])
def test_the_code_lets_the_attacker_in_and_the_victim_not(start: float) -> None:
    moves = relay.by_code(start)
    # Wherever in a step it begins: a code lives long enough to be passed on.
    assert verdicts(moves) == [Reason.CODE_MISSING, Reason.ACCEPTED, Reason.USED]
    accepted = next(move for move in moves if move.verdict and move.verdict.accepted)
    assert accepted.scene is Scene.ATTACKER_IN
    assert moves[-1].scene is Scene.VICTIM_REFUSED


def test_one_code_goes_from_hand_to_hand() -> None:
    moves = relay.by_code()
    codes = {move.code for move in moves if move.code}
    assert len(codes) == 1
    assert all(len(code) == 6 and code.isdigit() for code in codes)
    typed = [move for move in moves if move.scene is Scene.CODE_TYPED]
    assert [(move.who, move.origin) for move in typed] == [(Who.VICTIM, FAKE_ORIGIN)]


@pytest.mark.parametrize("moves", [relay.by_code(), relay.by_passkey()], ids=["code", "passkey"])
def test_time_goes_on_and_the_server_has_its_word(moves: tuple[Move, ...]) -> None:
    times = [move.at for move in moves]
    assert times == sorted(set(times))
    assert times[0] == 0
    assert times[-1] < 30
    assert {move.who for move in moves} == set(Who)
    assert moves[-1].who is Who.SERVER


def test_only_the_server_gives_verdicts() -> None:
    for move in relay.by_code():
        assert (move.verdict is not None) == (move.who is Who.SERVER)


def scenes() -> list[Scene]:
    return [move.scene for move in relay.by_passkey()]


def test_at_the_fake_address_there_is_nothing_to_sign_with() -> None:
    # The browser comes first; the signature is a supposition, and the server's check the second.
    played = scenes()
    assert played.index(Scene.PASSKEY_WITHHELD) < played.index(Scene.ORIGIN_SIGNED)
    assert played.index(Scene.ORIGIN_SIGNED) < played.index(Scene.ORIGIN_REFUSED)
    assert played[-1] is Scene.ORIGIN_REFUSED
    assert Scene.ATTACKER_IN not in played


def test_the_passkey_signs_the_address_of_the_page() -> None:
    moves = relay.by_passkey()
    assert all(move.code == "" and move.verdict is None for move in moves)
    assert next(m for m in moves if m.scene is Scene.ORIGIN_SIGNED).origin == FAKE_ORIGIN


def test_a_browser_that_offered_it_anywhere_would_leave_the_server_s_check(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Passkey, "offered_at", lambda _self, _origin: True)
    assert Scene.PASSKEY_WITHHELD not in scenes()
    assert scenes()[-1] is Scene.ORIGIN_REFUSED


def test_a_server_that_compares_nothing_would_take_a_faulty_browser_s_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Site, "accepts", lambda _self, _signed, _challenge: True)
    assert Scene.PASSKEY_WITHHELD in scenes()
    assert scenes()[-1] is Scene.ATTACKER_IN


def test_at_the_real_address_the_passkey_works() -> None:
    passkey = Passkey(SITE.rp_id)
    assert passkey.offered_at(REAL_ORIGIN)
    assert SITE.accepts(passkey.sign("challenge", REAL_ORIGIN), "challenge")


def test_each_play_has_a_key_of_its_own() -> None:
    codes = {relay.by_code()[-1].code for _ in range(5)}
    assert len(codes) > 1


def test_both_addresses_are_nobody_s() -> None:
    # RFC 2606 keeps these names for examples.
    assert REAL_ORIGIN.endswith("example.com")
    assert FAKE_ORIGIN.endswith("example.net")
