"""The names that notebooks and outside users rely on, with their parameters and fields."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from dataclasses import fields

import pytest

import totp_demo as td
from totp_demo.hosts import current

SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
REQUIRED = inspect.Parameter.empty


def parameters(function: Callable[..., object]) -> list[tuple[str, object]]:
    """Return the name and the default of each parameter."""
    found = inspect.signature(function).parameters.values()
    return [(each.name, each.default) for each in found if each.name not in {"self", "cls"}]


def names(function: Callable[..., object]) -> list[str]:
    return [name for name, _default in parameters(function)]


def lacking(thing: object, wanted: str) -> Iterable[str]:
    return [name for name in wanted.split() if not hasattr(thing, name)]


@pytest.fixture
def clock() -> td.Clock:
    return td.Clock.frozen(59.0)


@pytest.fixture
def key() -> td.Key:
    return td.Key(SECRET, "camille")


@pytest.mark.parametrize("name", td.__all__)
def test_each_name_is_there_and_listed(name: str) -> None:
    assert getattr(td, name) is not None
    assert name in dir(td)


def test_no_name_is_listed_twice() -> None:
    assert len(set(td.__all__)) == len(td.__all__)
    assert dir(td) == sorted(td.__all__)


@pytest.mark.parametrize("name", ["Keys", "verify", "__nothing__"])
def test_there_are_no_others(name: str) -> None:
    with pytest.raises(AttributeError, match=name):
        getattr(td, name)
    assert name not in dir(td)


def test_a_key() -> None:
    assert parameters(td.Key.generate) == [
        ("account", REQUIRED),
        ("issuer", "IT Glue"),
        ("algorithm", "SHA1"),
        ("digits", 6),
        ("period", 30),
    ]
    by_name = inspect.signature(td.Key.generate).parameters
    assert {name for name, one in by_name.items() if one.kind is one.KEYWORD_ONLY} == {
        "algorithm",
        "digits",
        "period",
    }
    assert names(td.Key.from_uri) == ["uri"]
    for method in (td.Key.step_at, td.Key.code_at, td.Key.derivation_at):
        assert names(method) == ["t"]


def test_what_a_key_says(key: td.Key) -> None:
    assert td.Key.from_uri(key.uri) == key
    assert (key.secret, key.step_at(59), key.code_at(59)) == (SECRET, 1, "287082")
    for text in (key.fingerprint, repr(key)):
        assert SECRET not in text
    assert isinstance(key.derivation_at(59), td.Derivation)


def test_a_derivation() -> None:
    assert [field.name for field in fields(td.Derivation)] == [
        *("counter", "digest", "offset", "truncated", "number", "code")
    ]


def test_a_clock(clock: td.Clock) -> None:
    assert td.Clock().now() > 1e9
    assert clock.now() == 59.0
    assert lacking(clock, "now pause resume advance rate skew") == []
    assert names(clock.advance) == ["seconds"]


def test_a_verifier_and_its_verdict(key: td.Key) -> None:
    assert parameters(td.Verifier)[:2] == [("key", REQUIRED), ("window", 1)]
    assert names(td.Verifier.check) == ["text", "now"]
    verdict = td.Verifier(key).check("287082", 59.0)
    assert isinstance(verdict, td.Verdict)
    assert [field.name for field in fields(verdict)][:4] == [
        *("accepted", "reason", "step", "drift")
    ]
    assert verdict.reason is td.Reason.ACCEPTED


def test_an_account(clock: td.Clock) -> None:
    assert names(td.Account)[:2] == ["profile", "clock"]
    account = td.Account(td.SAMPLE_PROFILE, clock)
    assert account.state is td.State.OFF
    assert account.events == []
    moves = {
        "enable_mfa": [],
        "confirm": ["code"],
        "cancel": [],
        "sign_in": ["email", "password", "code"],
        "new_recovery_code": [],
        "disable_mfa": ["password"],
        "reset_mfa": [],
    }
    assert {name: names(getattr(account, name)) for name in moves} == moves


def test_a_phone(clock: td.Clock, key: td.Key) -> None:
    assert names(td.Phone) == ["clock", "app"]
    phone = td.Phone(clock, app="aegis")
    assert (names(phone.scan), names(phone.code)) == (["uri"], ["entry"])
    assert names(phone.add_by_hand)[:2] == ["account", "secret"]
    entry = phone.scan(key.uri)
    assert phone.entries == (entry,)
    assert phone.code(entry) == "287082"


def test_a_fault_of_a_uri() -> None:
    with pytest.raises(ValueError, match="otpauth") as caught:
        td.Key.from_uri("https://example.com")
    assert isinstance(caught.value, td.KeyUriError)
    assert caught.value.reason is td.KeyUriReason.NOT_OTPAUTH


def test_a_qr_code(key: td.Key) -> None:
    for function in (td.qr.svg, td.qr.png, td.qr.text):
        assert names(function)[0] == "uri"
    assert names(td.qr.read) == ["image"]
    assert isinstance(td.qr.svg(key.uri), str)
    assert isinstance(td.qr.text(key.uri), str)
    assert td.qr.read(td.qr.png(key.uri)) == key.uri


def test_a_diagnosis(key: td.Key) -> None:
    assert names(td.diagnose) == ["case"]
    assert [field.name for field in fields(td.Finding)] == ["cause", "evidence", "confirm", "fix"]
    found = td.diagnose(td.Case(59.0, key.code_at(150.0), key))
    assert all(isinstance(each, td.Finding) for each in found)
    assert isinstance(found[0].cause, td.Cause)
    assert isinstance(found[0].fix, td.Fix)
    assert td.diagnose(td.Case(59.0, key.code_at(59.0), key)) == []


def test_a_ticket() -> None:
    kind, *_others = td.Ticket.kinds()
    ticket = td.Ticket(kind, 7)
    assert lacking(ticket, "ask name apply reply case replies") == []
    assert lacking(td.Shift(7), "tickets passed points results as_json as_csv") == []


def test_a_lesson(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(current, "lesson", current.lesson)  # as it was, afterwards
    assert parameters(td.Lesson) == [("language", "en"), ("step", 0), ("seed", None)]
    lesson = td.Lesson("en")
    assert lacking(lesson, "clock account phone language") == []
    views = "procedure profile enrolment phone_view time_window sign_in server_view inside"
    views += " desk quiz"
    assert lacking(lesson, views) == []
    for name in views.split():
        view = getattr(lesson, name)
        assert all(
            one.default is not REQUIRED for one in inspect.signature(view).parameters.values()
        )
