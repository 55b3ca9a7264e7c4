"""The server's view: what is kept, in which form; the log in words; and nothing that is secret."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.fast.language.french import english, typography
from tests.fast.views.wire import word
from tests.leaks import codes_in
from totp_demo.hosts.page import Lesson
from totp_demo.learner import protocol
from totp_demo.model.account import TRAINING_PASSWORD, State
from totp_demo.model.clock import Clock
from totp_demo.model.events import Event, EventKind
from totp_demo.model.hashing import METHOD
from totp_demo.model.verifier import Reason, Verdict
from totp_demo.views.server.server_view import LATEST
from totp_demo.wording.events import WHAT, WHY, of_event, utc
from totp_demo.wording.language import Language

NOW = 1_700_000_010.0


@pytest.fixture
def lesson() -> Lesson:
    lesson = Lesson("en", step=2)
    lesson.clock = Clock.frozen(NOW)
    lesson.start_again()
    return lesson


def switch_on(lesson: Lesson) -> None:
    lesson.act(protocol.EnableMfa())
    lesson.act(protocol.Confirm(code=lesson.key.code_at(NOW)))


def rows(lesson: Lesson) -> dict[str, str]:
    return dict(lesson.server_view().describe()["rows"])


def log(lesson: Lesson) -> list[str]:
    return [event["what"] for event in lesson.server_view().describe()["events"]]


def test_what_is_kept_before_mfa(lesson: Lesson) -> None:
    kept = rows(lesson)
    assert kept["Name"] == "Camille Martin"
    assert kept["E-mail"] == "camille.martin@example.com"
    assert kept["Time zone"] == "(GMT+00:00) UTC"
    assert kept["The secret"] == kept["Recovery code"] == kept["Last accepted step"] == "none"
    assert kept["Two-factor authentication"] == "off"
    assert kept["Failures in a row"] == "0 of 10"
    assert kept["Settings"] == "SHA1, 6 digits, 30 s a step, window of 1 step each side"
    assert METHOD in kept["Password"]


def test_what_is_kept_while_pending_and_with_mfa_on(lesson: Lesson) -> None:
    lesson.act(protocol.EnableMfa())
    secret = rows(lesson)["The secret"]
    assert secret.startswith("The 20 bytes themselves")
    assert lesson.key.fingerprint in secret
    assert secret.endswith("deleted at 22:23:30 UTC.")
    lesson.act(protocol.Confirm(code=lesson.key.code_at(NOW)))
    lesson.act(protocol.NewRecoveryCode())
    kept = rows(lesson)
    assert kept["The secret"].endswith(f"{lesson.key.fingerprint}.")
    assert kept["Two-factor authentication"] == "on"
    step = int(NOW) // 30
    assert kept["Last accepted step"].startswith(f"{step} (began at {utc(step * 30, day=False)}")
    assert METHOD in kept["Recovery code"]


def test_failures_wait_and_lock(lesson: Lesson) -> None:
    for _ in range(3):
        lesson.act(protocol.SignIn(email="", password="", code=""))
    assert rows(lesson)["Failures in a row"] == ("3 of 10; next attempt possible at 22:13:35 UTC")
    assert log(lesson)[0] == (
        "Sign-in refused: wrong e-mail or password; next attempt possible at 22:13:35."
    )
    while not lesson.account.throttle.locked:
        lesson.clock.advance(60)
        lesson.act(protocol.SignIn(email="", password="", code=""))
    assert rows(lesson)["Failures in a row"] == "10: locked"
    assert log(lesson)[0] == "Account locked after 10 failures in a row."
    assert lesson.server_view().describe()["locked"]
    lesson.act(protocol.Unlock())
    assert log(lesson)[0] == "Account unlocked."
    assert not lesson.server_view().describe()["locked"]


def test_an_administrator_resets_mfa(lesson: Lesson) -> None:
    assert not lesson.server_view().describe()["can_reset"]
    lesson.act(protocol.ResetMfa())
    assert log(lesson) == []
    switch_on(lesson)
    lesson.act(protocol.NewRecoveryCode())
    assert lesson.server_view().describe()["can_reset"]
    lesson.act(protocol.ResetMfa())
    kept = rows(lesson)
    assert kept["The secret"] == kept["Recovery code"] == "none"
    assert lesson.recovery_code is None
    assert not lesson.server_view().describe()["can_reset"]
    assert log(lesson)[0].startswith("An administrator reset MFA")
    assert lesson.answers["mfa"].shown(lesson.language)["title"].startswith("An administrator")
    email = lesson.account.profile.email
    assert lesson.account.sign_in(email, TRAINING_PASSWORD).accepted


def test_a_reset_closes_the_dialog(lesson: Lesson) -> None:
    lesson.act(protocol.EnableMfa())
    assert lesson.profile().describe()["open"] == "profile"
    assert lesson.enrolment().describe()["open"] == "enrolment"
    lesson.act(protocol.ResetMfa())
    assert lesson.enrolment().describe()["open"] == ""
    assert lesson.account.pending_key is None


def test_a_reset_leaves_the_lock(lesson: Lesson) -> None:
    switch_on(lesson)
    for _ in range(10):
        lesson.account.throttle.fail(NOW)
    lesson.act(protocol.ResetMfa())
    assert lesson.account.throttle.locked
    assert lesson.account.key_fingerprint is None


def test_the_log_is_newest_first_and_ends_somewhere(lesson: Lesson) -> None:
    for at in range(LATEST + 2):
        lesson.clock.advance(1)
        lesson.account.update_profile(lesson.account.profile)
        assert len(log(lesson)) == min(LATEST, at + 1)
    described = lesson.server_view().describe()
    times = [event["at"] for event in described["events"]]
    assert times == sorted(times, reverse=True)
    assert times[0] == utc(lesson.server_clock.now())
    assert described["older"] == "2 older events are not shown."
    assert described["latest"] == "Profile saved."


def test_the_view_follows_in_one_message(lesson: Lesson, monkeypatch: pytest.MonkeyPatch) -> None:
    view = lesson.server_view()
    messages: list[dict[str, Any]] = []
    view.receive({"do": "hello", "from": "page"})
    monkeypatch.setattr(view, "send", messages.append)
    lesson.act(protocol.EnableMfa())
    assert len(messages) == 1
    assert messages[0]["private"] == {"left": {"seconds": 600.0, "rate": 0.0, "more": 10}}


def test_markup_in_a_name_stays_text(lesson: Lesson) -> None:
    profile = lesson.account.profile
    email = profile.email
    lesson.act(protocol.SaveProfile(first_name="<b>Zoé</b>", last_name="💡", email=email))
    assert rows(lesson)["Name"] == "<b>Zoé</b> 💡"


@pytest.mark.parametrize("code", ["en", "fr"])
def test_no_secret_is_in_what_it_sends(
    hashes: list[tuple[bytes, bytes]], lesson: Lesson, code: str
) -> None:
    lesson.act(word("language", code=code))
    lesson.act(protocol.EnableMfa())
    key = lesson.key
    typed = [key.secret, key.uri, "123456", key.code_at(NOW + 3000), key.code_at(NOW)]
    for text in typed:
        lesson.act(protocol.Confirm(code=text))
        lesson.clock.advance(5)
    lesson.act(protocol.NewRecoveryCode())
    recovery = lesson.recovery_code
    assert recovery is not None
    new_password = "kingfisher-4711"
    profile = lesson.account.profile
    content = {"first_name": "C", "last_name": "M", "email": profile.email}
    lesson.act(protocol.SaveProfile(**content, new_password=new_password))
    wrong = "not-the-password"
    lesson.act(protocol.SignIn(email="a@example.com", password=wrong, code="654321"))
    lesson.act(protocol.SignIn(email=profile.email, password=new_password, code=recovery))
    view = lesson.server_view()
    sent = json.dumps([view.describe(), view.private(), view.saved()])
    hidden = {*typed, recovery, recovery.replace("-", ""), new_password, wrong, "654321"}
    codes = [text for text in hidden if text.isdigit()]
    assert len(codes) == 4
    assert codes_in(sent, codes) == []
    others = (*hidden.difference(codes), TRAINING_PASSWORD, "a@example.com")
    assert [text for text in others if text in sent] == []
    assert hashes
    assert [one for pair in hashes for one in pair if one.hex()[:8] in sent] == []


REFUSED = (EventKind.CODE_REFUSED, EventKind.SIGN_IN_REFUSED, EventKind.DISABLE_REFUSED)
NEVER = {
    # An attempt that was accepted, or that never comes to be checked, is not refused in the log.
    Reason.ACCEPTED,
    Reason.RECOVERY_ACCEPTED,
    Reason.NOT_ENROLLING,
    Reason.EXPIRED,
}


def refusal(kind: EventKind, reason: Reason, retry_at: float | None = None) -> Event:
    verdict = Verdict(accepted=False, reason=reason, drift=-3, retry_at=retry_at)
    return Event(NOW, kind, State.ON, verdict)


def test_the_tables_have_each_event_and_each_reason() -> None:
    assert WHAT.keys() == set(EventKind)
    assert WHY.keys() == set(Reason) - NEVER


@pytest.mark.parametrize("code", ["en", "fr"])
def test_every_event_and_reason_has_words(code: str) -> None:
    events = [
        Event(NOW, kind, State.ON, fingerprint="a1b2-c3d4", failures=10, until=NOW)
        for kind in EventKind
        if kind not in REFUSED
    ]
    events += [refusal(EventKind.CODE_REFUSED, reason) for reason in WHY]
    events += [refusal(kind, Reason.WAIT, NOW + 5) for kind in REFUSED]
    texts = [of_event(event).into(Language(code)) for event in events]
    assert len(set(texts)) == len(events)
    for text in texts:
        assert text.endswith(".")
        assert "{" not in text
        assert ": ." not in text
    if code == "fr":
        assert [fault for text in texts for fault in (*typography(text), *english(text))] == []
    else:
        assert any("a code 3 steps too old" in text for text in texts)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", "More time: the QR code now expires at 22:28:30."),
        ("fr", "Plus de temps\u00a0: le code QR expire désormais à 22:28:30."),
    ],
)
def test_more_time_is_in_the_log(lesson: Lesson, code: str, said: str) -> None:
    lesson.act(word("language", code=code))
    lesson.act(protocol.EnableMfa())
    lesson.clock.advance(300)
    lesson.act(protocol.MoreTime())
    assert log(lesson)[0] == said


def test_an_enrolment_s_end_is_seen_when_the_view_looks(lesson: Lesson) -> None:
    lesson.act(protocol.EnableMfa())
    lesson.clock.advance(600)
    lesson.act(protocol.Look())
    assert log(lesson)[0].startswith("Ten minutes without a valid code")
    assert rows(lesson)["Two-factor authentication"] == "off"
    assert lesson.page == "profile"
