"""The view inside one code: right digests, sent ahead; no secret where it could be saved."""

from __future__ import annotations

import json
import secrets
from typing import Any

import pytest

from totp_demo.hosts.jupyter import carry
from totp_demo.hosts.page import Lesson
from totp_demo.learner import protocol
from totp_demo.model.clock import Clock
from totp_demo.model.derivation import derive
from totp_demo.model.key import Key
from totp_demo.views.code.inside import AHEAD, Flip, Inside

NOW = 1_700_000_000.0


@pytest.fixture
def lesson() -> Lesson:
    lesson = Lesson("en", step=6)
    lesson.clock = Clock.frozen(NOW)
    return lesson


@pytest.fixture
def view(lesson: Lesson) -> Inside:
    return Inside(lesson)


def sent(view: Inside, name: str = "digests") -> dict[int, bytes]:
    """Return the digests that were sent, by their steps."""
    private = view.private()
    size = len(view.moment()["digest"])
    text = dict(private)[name]
    assert isinstance(text, str)
    digests = [bytes.fromhex(text[at : at + size]) for at in range(0, len(text), size)]
    return dict(enumerate(digests, private["first"]))


def heard(view: Inside, monkeypatch: pytest.MonkeyPatch, **content: Any) -> list[Any]:  # noqa: ANN401 - JSON
    """Say something to a view as its script does, and return what it sends."""
    messages: list[Any] = []
    monkeypatch.setattr(view, "send", messages.append)
    view.receive({"from": "page", **content})
    return messages


@pytest.mark.parametrize(("algorithm", "size"), [("SHA1", 20), ("SHA256", 32), ("SHA512", 64)])
def test_the_digests_of_the_coming_steps_are_the_key_s(
    view: Inside, algorithm: str, size: int
) -> None:
    view.act(protocol.Hash(algorithm=algorithm))
    secret, step = view.lesson.key.secret_bytes, int(NOW) // 30
    digests = sent(view)
    assert view.private()["base"] == step
    assert min(digests) < step
    assert max(digests) == step + AHEAD - 1
    for counter, digest in digests.items():
        assert len(digest) == size
        assert digest == derive(secret, counter, algorithm=algorithm).digest
    assert view.moment()["digest"] == digests[step].hex()


def test_what_may_be_saved_holds_no_secret_and_no_code_to_come(view: Inside) -> None:
    view.act(protocol.FlipSecret())
    key, step = view.key, int(NOW) // 30
    saved = json.dumps([view.describe(), carry(view).get_state(), repr(view)], default=str)
    for text in (key.secret, key.secret_bytes.hex(), *key.codes(step + 1, 5)):
        assert text not in saved
    for counter, digest in sent(view).items():
        assert (digest.hex() in saved) == (counter == step)
    for digest in sent(view, "flipped").values():
        assert digest.hex() not in saved
    private = json.dumps(view.private())
    assert key.secret not in private
    assert key.secret_bytes.hex() not in private


@pytest.mark.parametrize("bit", [0, 7, 63])
def test_a_bit_of_the_counter_is_flipped_and_put_back(
    view: Inside, monkeypatch: pytest.MonkeyPatch, bit: int
) -> None:
    messages = heard(view, monkeypatch, do="flip-counter", bit=bit)
    assert len(messages) == 1
    assert messages[0]["shown"]["flip"] == {"of": "counter", "bit": bit}
    for counter, digest in sent(view, "flipped").items():
        assert digest == derive(view.key.secret_bytes, counter ^ (1 << bit)).digest
    # Pressed again, the bit goes back.
    messages = heard(view, monkeypatch, do="flip-counter", bit=bit)
    assert messages[0]["shown"]["flip"] is None
    assert messages[0]["private"]["flipped"] is None


def test_a_bit_of_the_secret_is_flipped(view: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    messages = heard(view, monkeypatch, do="flip-secret")
    flip = messages[0]["shown"]["flip"]
    assert flip["of"] == "secret"
    secret = view.key.secret_bytes
    number = int.from_bytes(secret) ^ 1 << (len(secret) * 8 - 1 - flip["bit"])
    for counter, digest in sent(view, "flipped").items():
        assert digest == derive(number.to_bytes(len(secret)), counter).digest
    heard(view, monkeypatch, do="flip-back")
    assert view.flip is None


def test_a_bit_that_the_next_secret_has_not_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as short:
        short.setattr(Key, "generate", lambda *_, **_more: Key("A" * 16, "camille@example.com"))
        view = Inside(Lesson("en"))
    view.lesson.account.enable_mfa()
    monkeypatch.setattr(secrets, "randbelow", lambda _bits: 100)
    view.receive({"do": "flip-secret", "from": "page"})
    assert view.flip == Flip("secret", 100)
    assert view.private()["flipped"]
    view.lesson.account.cancel()
    assert view.flip is None
    assert view.private()["flipped"] is None


@pytest.mark.parametrize("bit", [-1, 64, 10**30, 1.5, True, None, "3", [], {}])
def test_a_bit_that_there_is_not_is_ignored(
    view: Inside, monkeypatch: pytest.MonkeyPatch, bit: object
) -> None:
    assert heard(view, monkeypatch, do="flip-counter", bit=bit) == []
    assert view.flip is None


@pytest.mark.parametrize("algorithm", ["MD5", "sha1", None, 1, [], {}])
def test_another_hash_function_is_ignored(
    view: Inside, monkeypatch: pytest.MonkeyPatch, algorithm: object
) -> None:
    assert heard(view, monkeypatch, do="hash", algorithm=algorithm) == []
    assert view.describe()["algorithm"] == "SHA1"


@pytest.mark.parametrize(
    ("code", "words"),
    [("en", "their code is different"), ("fr", "leur code est différent")],
)
def test_a_hash_function_of_its_own_is_said(code: str, words: str) -> None:
    view = Lesson(code).inside()
    assert view.describe()["other_hash"] == ""
    view.act(protocol.Hash(algorithm="SHA256"))
    assert words in view.describe()["other_hash"]
    assert view.describe()["hash"] == "SHA-256"


def test_it_says_whose_key_it_is(lesson: Lesson) -> None:
    before = Lesson("fr").inside()
    assert before.describe()["key"].startswith("Une clé d’exercice")
    shown = lesson.inside().describe()
    assert shown["key"] == f"The account’s key: {lesson.account.key_fingerprint}."


def test_it_follows_the_lesson(lesson: Lesson, view: Inside) -> None:
    lesson.account.reconfigure(digits=8, period=60)
    shown = view.describe()
    assert (shown["digits"], shown["period"]) == (8, 60)
    assert view.private()["base"] == int(NOW) // 60
    lesson.clock.advance(3600)
    assert view.private()["base"] == int(NOW) // 60 + 60


def test_a_clock_put_back_to_1970_shows_the_first_step(lesson: Lesson, view: Inside) -> None:
    lesson.clock.advance(-2 * NOW)
    assert view.private()["first"] == 0
    assert view.moment()["digest"]


def test_what_the_lesson_does_is_still_done(view: Inside, monkeypatch: pytest.MonkeyPatch) -> None:
    heard(view, monkeypatch, do="language", code="fr")
    assert view.describe()["t"]["title"] == "À l’intérieur d’un code"
