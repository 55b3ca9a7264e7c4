"""A secret is in no repr, no event, no error text."""

from __future__ import annotations

import traceback

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.leaks import codes_in
from totp_demo.model.account import SAMPLE_PROFILE, TRAINING_PASSWORD, Account, AccountError
from totp_demo.model.base32 import encode_secret
from totp_demo.model.clock import Clock
from totp_demo.model.key import Key, KeyUriError
from totp_demo.model.phone import Phone
from totp_demo.model.verifier import Verifier

EMAIL = SAMPLE_PROFILE.email
MOVES = (
    "enable",
    "cancel",
    "confirm",
    "confirm-wrong",
    "paste-secret",
    "paste-uri",
    "sign-in",
    "sign-in-wrong",
    "recovery-new",
    "recovery-use",
    "disable",
    "disable-wrong",
    "reset",
    "unlock",
    "password",
    "wait",
)


class Session:
    """An account played with at random, with all that must not come to light."""

    def __init__(self) -> None:
        """Start with nothing but the password to hide."""
        self.clock = Clock.frozen(1_600_000_020.0)
        self.account = Account(SAMPLE_PROFILE, self.clock)
        self.phone = Phone(Clock(self.clock.now))
        self.password = TRAINING_PASSWORD
        self.recovery = "abcd-efgh-2345"
        self.key = Key.generate(EMAIL)
        self.hidden = {TRAINING_PASSWORD, "not-the-password"}
        self.shown: list[str] = []

    def play(self, move: str) -> None:
        """Make a move, and write down everything that it shows."""
        try:
            self.shown.append(repr(self._play(move)))
        except AccountError as error:
            self.shown.append("".join(traceback.format_exception(error)))
        self.shown += [
            repr(self.account),
            str(self.account.events),
            repr(self.account.verifier),
            repr(self.account.pending_key),
            repr(self.account.throttle),
            repr(self.phone),
            str(self.phone.entries),
        ]

    def _play(self, move: str) -> object:  # noqa: C901, PLR0911, PLR0912 - a list of moves
        account, code = self.account, self.key.code_at(self.clock.now())
        self.hidden.add(code)
        match move:
            case "enable":
                self.key = account.enable_mfa()
                self.phone.scan(self.key.uri)
                self.hidden |= {self.key.secret, self.key.uri, self.key.secret_bytes.hex()}
                return self.key
            case "confirm":
                return account.confirm(code)
            case "confirm-wrong":
                self.hidden.add("000111")
                return account.confirm("000111")
            case "paste-secret":
                return account.confirm(self.key.secret)
            case "paste-uri":
                return account.sign_in(EMAIL, self.password, self.key.uri)
            case "sign-in":
                return account.sign_in(EMAIL, self.password, code)
            case "sign-in-wrong":
                return account.sign_in(EMAIL, "not-the-password", code)
            case "recovery-new":
                self.recovery = account.new_recovery_code()
                self.hidden |= {self.recovery, self.recovery.replace("-", "")}
            case "recovery-use":
                return account.sign_in(EMAIL, self.password, self.recovery)
            case "disable" | "disable-wrong":
                return account.disable_mfa(
                    self.password if move == "disable" else "not-the-password"
                )
            case "password":
                self.password = "another-password"
                self.hidden.add(self.password)
                return account.update_profile(SAMPLE_PROFILE, self.password)
            case "wait":
                self.clock.advance(60)
            case "cancel":
                account.cancel()
            case "unlock":
                account.unlock()
            case _:
                account.reset_mfa()
        return None


@given(
    st.sampled_from([[], ["enable", "confirm", "wait", "recovery-new"]]),
    st.lists(st.sampled_from(MOVES), max_size=25),
)
def test_nothing_shown_holds_a_secret(start: list[str], moves: list[str]) -> None:
    session = Session()
    for move in start + moves:
        session.play(move)
    shown = "\n".join(session.shown).lower()
    codes = [hidden for hidden in session.hidden if hidden.isdigit()]
    assert codes_in(shown, codes) == []
    for hidden in session.hidden.difference(codes):
        assert hidden.lower() not in shown


FAULTS = ("issuer=Other", "digits=9", "period=0", "algorithm=X", "secret=A", "a=%", "%FF")


@given(st.binary(min_size=10, max_size=64), st.sampled_from(FAULTS))
def test_an_error_says_nothing_of_the_uri(secret: bytes, fault: str) -> None:
    key = Key(encode_secret(secret), "camille", digits=8, period=60, algorithm="SHA256")
    start = key.uri if fault == "secret=A" else key.uri.partition("&algorithm")[0]
    with pytest.raises(KeyUriError) as caught:
        Key.from_uri(f"{start}&{fault}")
    error = caught.value
    told = f"{error} {error!r} {error.args} {error.__cause__} {error.__context__}"
    assert key.secret not in told
    assert "camille" not in told


def test_a_verifier_shows_no_secret() -> None:
    key = Key.generate("camille")
    assert key.secret not in repr(Verifier(key))
