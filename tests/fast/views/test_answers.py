"""What the answers say: nothing that was typed, nothing that is not so, in both languages."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.fast.language.french import english, typography
from tests.fast.views.wire import word
from totp_demo.hosts.page import Lesson
from totp_demo.learner import protocol
from totp_demo.model.account import SAMPLE_PROFILE, TRAINING_PASSWORD
from totp_demo.model.clock import Clock
from totp_demo.model.key_uri import KeyUriError, KeyUriReason
from totp_demo.model.profile import MAX_EMAIL, MAX_NAME, MAX_PASSWORD, ProfileFault
from totp_demo.model.verifier import Reason, Verdict
from totp_demo.views.qr.apps_table import AppsTable
from totp_demo.wording.answer import Said
from totp_demo.wording.events import of_event
from totp_demo.wording.faults import PROFILE_FAULTS, of_fault, of_key_error
from totp_demo.wording.language import Language
from totp_demo.wording.verdicts import Circumstances, of_verdict

NOW = 1_700_000_010.0
CASE = Circumstances("123 456", 6, 30, 1000.0)
languages = pytest.mark.parametrize("code", ["en", "fr"])


def lesson_at(step: int, language: str = "en") -> Lesson:
    lesson = Lesson(language, step)
    lesson.clock = Clock.frozen(NOW)
    lesson.start_again()
    return lesson


def sign_in(lesson: Lesson, code: str, password: str = TRAINING_PASSWORD) -> Said:
    email = SAMPLE_PROFILE.email
    lesson.act(protocol.SignIn(email=email, password=password, code=code))
    return said(lesson, "sign-in")


def said(lesson: Lesson, place: str) -> Said:
    answer = lesson.said(place)
    assert answer
    return answer


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_is_worded(reason: Reason) -> None:
    verdict = Verdict(reason.value.endswith("accepted"), reason, drift=-2, retry_at=1005.0)
    ours, theirs = (of_verdict(verdict, CASE).shown(Language(code)) for code in ("en", "fr"))
    for part in ("title", "detail"):
        assert ours[part] != theirs[part] or not ours[part]
        assert typography(theirs[part]) == english(theirs[part]) == []
        assert "{" not in ours[part] + theirs[part]


@pytest.mark.parametrize("fault", ProfileFault)
def test_every_fault_of_a_profile_is_worded(fault: ProfileFault) -> None:
    ours, theirs = (of_fault(fault, "email").into(Language(code)) for code in ("en", "fr"))
    assert ours != theirs
    assert typography(theirs) == english(theirs) == []


@pytest.mark.parametrize("reason", KeyUriReason)
def test_every_fault_of_a_key_is_worded(reason: KeyUriReason) -> None:
    answer = of_key_error(KeyUriError(reason))
    ours, theirs = (answer.shown(Language(code)) for code in ("en", "fr"))
    assert ours["detail"] != theirs["detail"]
    assert typography(theirs["detail"]) == english(theirs["detail"]) == []


@pytest.mark.parametrize(
    ("asked", "named"), [({"period": 4}, "period"), ({"digits": 6}, "digits"), ({}, "algorithm")]
)
def test_a_parameter_that_an_app_refuses_is_named(asked: dict[str, int], named: str) -> None:
    reason = {
        "period": KeyUriReason.BAD_PERIOD,
        "digits": KeyUriReason.BAD_DIGITS,
        "algorithm": KeyUriReason.UNKNOWN_ALGORITHM,
    }[named]
    assert named in of_key_error(KeyUriError(reason)).shown(Language("en"))["detail"]
    lesson = lesson_at(2)
    lesson.act(protocol.App(id="freeotp"))
    if asked.get("period"):
        lesson.account.reconfigure(period=asked["period"])
        lesson.act(protocol.EnableMfa())
        lesson.act(protocol.Scan())
        assert named in said(lesson, "phone")["detail"]


@languages
def test_each_field_is_told_its_own_length(code: str) -> None:
    lesson = lesson_at(2, code)
    long = {"first_name": MAX_NAME, "last_name": MAX_NAME, "new_password": MAX_PASSWORD}
    content = {field: "x" * (longest + 1) for field, longest in long.items()}
    content["email"] = "x" * MAX_EMAIL + "@example.com"
    lesson.act(protocol.SaveProfile(**content))
    faults = lesson.profile().describe()["profile"]["faults"]
    for field, longest in (long | {"email": MAX_EMAIL}).items():
        assert f" {longest} " in faults[field].replace("\u00a0", " ")


@languages
def test_a_blank_password_is_not_called_required(code: str) -> None:
    lesson = lesson_at(2, code)
    profile = SAMPLE_PROFILE
    lesson.act(
        protocol.SaveProfile(
            first_name=profile.first_name,
            last_name=profile.last_name,
            email=profile.email,
            new_password=" ",
        ),
    )
    faults = lesson.profile().describe()["profile"]["faults"]
    blank = PROFILE_FAULTS[ProfileFault.BLANK_PASSWORD]
    assert faults["new_password"] == blank.into(lesson.language)


@languages
@pytest.mark.parametrize("typed", ["123 456", " 123456", "12\u202f34\u200b56", "1 2 3 4 5"])
def test_what_was_typed_is_not_in_what_may_be_saved(code: str, typed: str) -> None:
    lesson = lesson_at(3, code)
    screen = lesson.enrolment()
    lesson.act(protocol.Confirm(code=typed))
    saved = json.dumps(screen.describe()["enrolment"], ensure_ascii=False)
    digits = "".join(char for char in typed if char.isdigit())
    assert typed not in saved
    assert digits not in saved
    named = {"en": "without the space", "fr": "sans l’espace"}[code]
    hidden = {"en": "an invisible character", "fr": "un caractère invisible"}[code]
    assert (named in saved) == (len(digits) == 6 and "\u200b" not in typed)
    assert (hidden in saved) == ("\u200b" in typed)


@languages
@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("\u202c123456", {"en": "invisible character", "fr": "caractère invisible"}),
        ("123\u2800456", {"en": "invisible character", "fr": "caractère invisible"}),
        (
            "otpauth-migration://offline?data=CiUKEA",
            {"en": "phone’s export", "fr": "export d’un"},
        ),
    ],
)
def test_what_came_with_a_paste_is_named(code: str, typed: str, named: dict[str, str]) -> None:
    lesson = lesson_at(3, code)
    lesson.act(protocol.Confirm(code=typed))
    assert named[code] in said(lesson, "enrolment")["title"]
    assert named[code] in of_event(lesson.account.events[-1]).into(lesson.language)


@languages
@pytest.mark.parametrize(
    "typed", ["GEZDGNBVGY3TQOJQG", "GEZD GNBV\u2011GY3T-QOJQ\u200b G", "GEZDGNBV"]
)
def test_the_length_of_a_key_is_named(code: str, typed: str) -> None:
    lesson = lesson_at(3, code)
    lesson.act(protocol.AddByHand(account="camille", secret=typed))
    detail = said(lesson, "phone")["detail"]
    length = sum(char.isascii() and char.isalnum() for char in typed)
    assert f" {length} " in detail.replace("\u00a0", " ")
    assert "GEZD" not in detail


def test_letters_with_a_space_are_letters() -> None:
    lesson = lesson_at(3)
    lesson.act(protocol.Confirm(code="hunter 123456"))
    answer = said(lesson, "enrolment")
    assert answer["title"] == "A code is made of digits only."
    lesson.act(protocol.Confirm(code="abcd efgh 2345"))
    answer = said(lesson, "enrolment")
    assert answer["title"] == "This looks like a recovery code."


@languages
def test_a_code_that_nobody_used_is_not_said_to_have_been(code: str) -> None:
    lesson = lesson_at(5, code)
    lesson.act(protocol.Confirm(code=lesson.key.code_at(NOW + 30)))
    unused = sign_in(lesson, lesson.key.code_at(NOW))
    used = sign_in(lesson, lesson.key.code_at(NOW + 30))
    assert unused["title"] != used["title"]
    older = {"en": "older", "fr": "plus ancien"}[code]
    assert older in unused["title"]
    events = [of_event(event).into(lesson.language) for event in lesson.account.events[-2:]]
    assert [older in event for event in events] == [True, False]


@pytest.mark.parametrize(
    ("left", "seconds"), [(5.0, 5), (4.2, 5), (4.999, 5), (0.4, 1), (0.0, 1), (5.0000004, 5)]
)
def test_a_wait_is_rounded_up(left: float, seconds: int) -> None:
    verdict = Verdict(accepted=False, reason=Reason.WAIT, retry_at=NOW + left)
    answer = of_verdict(verdict, replace(CASE, now=NOW, lock_after=7)).shown(Language("en"))
    assert f" {seconds} second" in answer["detail"].replace("\u00a0", " ")
    assert "after 7 in a row" in answer["detail"]


@languages
def test_while_time_is_stopped_no_one_is_left_to_wait(code: str) -> None:
    lesson = lesson_at(6, code)
    run = {"en": "press Run first", "fr": "« Relancer »"}[code].replace("« ", "«\u00a0")
    run = run.replace(" »", "\u00a0»")
    lesson.act(protocol.SignOut())
    code_now = lesson.key.code_at(NOW)
    sign_in(lesson, code_now)
    lesson.act(protocol.SignOut())
    assert run in sign_in(lesson, code_now)["detail"]
    for _ in range(4):
        refused = sign_in(lesson, "", "wrong")
    assert run in refused["detail"]
    assert run in lesson.next_move()
    lesson.act(protocol.ClockRun())
    assert run not in said(lesson, "sign-in")["detail"]
    assert run not in lesson.next_move()


def test_a_used_code_on_a_stopped_clock_needs_time_for_the_next() -> None:
    lesson = lesson_at(5)
    lesson.act(protocol.Confirm(code=lesson.key.code_at(NOW)))
    assert "press Run" in lesson.next_move()
    lesson.act(protocol.ClockStep(steps=1))
    assert "press Run" not in lesson.next_move()


@pytest.mark.parametrize(
    ("app", "name", "value", "kind", "words"),
    [
        ("google-authenticator-android-store", "algorithm", "SHA256", "note", "sources conflict"),
        ("google-authenticator-android-store", "algorithm", "SHA512", "note", "sources conflict"),
        ("google-authenticator-android-store", "digits", 8, "no", "wrong codes"),
        ("google-authenticator-android-store", "period", 60, "note", "unknown"),
        ("google-authenticator-android-store", "period", 30, "ok", "valid codes"),
        ("authy", "digits", 8, "note", "sources conflict"),
        ("duo", "period", 60, "note", "sources conflict"),
        ("duo", "algorithm", "SHA256", "no", "wrong codes"),
        ("google-authenticator-blackberry", "period", 60, "note", "unknown"),
    ],
)
def test_the_table_says_no_more_than_its_sources(
    app: str, name: str, value: object, kind: str, words: str
) -> None:
    table = AppsTable(Lesson("en"))
    table.act(word("ask", **{name: value}))
    row = next(row for row in table.describe()["rows"] if row["id"] == app)
    assert row["kind"] == kind
    assert words in row["verdict"]
    if app == "duo":
        assert row["period"] == "30 (the sources conflict)"


@languages
@pytest.mark.parametrize(
    ("pasted", "named"),
    [
        ("otpauth://totp/x?secret=GEZDGNBV", {"en": "text of the QR code", "fr": "du code QR"}),
        (
            "otpauth-migration://offline?data=CiUKEA",
            {"en": "export of a phone", "fr": "export d’un téléphone"},
        ),
    ],
)
def test_a_uri_typed_as_a_key_is_named(code: str, pasted: str, named: dict[str, str]) -> None:
    lesson = lesson_at(3, code)
    lesson.act(protocol.AddByHand(account="camille", secret=pasted))
    assert named[code] in said(lesson, "phone")["detail"]
