"""The views of the QR code and the apps: what they show, what they keep back, what they answer."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from totp_demo.hosts.jupyter import carry
from totp_demo.hosts.page import Lesson
from totp_demo.learner import protocol
from totp_demo.model.account import State
from totp_demo.qr import anatomy as qr_anatomy
from totp_demo.qr import drawing as qr
from totp_demo.qr.anatomy import Region
from totp_demo.views.base.view import View
from totp_demo.views.qr.apps_table import AppsTable
from totp_demo.views.qr.qr_anatomy import LETTERS, QrAnatomy
from totp_demo.views.qr.qr_laboratory import QrLaboratory
from totp_demo.views.qr.uri_parts import UriParts
from totp_demo.wording.answer import Said

LANGUAGES = pytest.mark.parametrize("code", ["en", "fr"])
VIEWS: list[type[View]] = [UriParts, QrAnatomy, QrLaboratory, AppsTable]


def sent(view: View, monkeypatch: pytest.MonkeyPatch, message: dict[str, Any]) -> list[Any]:
    """Return the messages that the view sends in answer to one of its script's."""
    messages: list[Any] = []
    monkeypatch.setattr(view, "send", messages.append)
    view.receive({"from": "page", **message})
    return messages


@LANGUAGES
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("step", [0, 3, 6])
def test_what_is_saved_holds_no_secret(view: type[View], step: int, code: str) -> None:
    lesson = Lesson(code, step=step)
    one = view(lesson)
    saved = json.dumps(carry(one).get_state(), ensure_ascii=False) + repr(one)
    keys = [lesson.open_key, lesson.key]
    keys += [one.key] if isinstance(one, QrLaboratory) else []
    for key in keys:
        assert key.secret not in saved
        assert key.uri not in saved
        assert key.secret_bytes.hex() not in saved
        for at in range(0, 32, 8):
            assert key.secret[at : at + 8] not in saved
    assert "data:image" not in saved


@pytest.mark.parametrize("view", [UriParts, QrAnatomy, QrLaboratory])
def test_a_confirmed_secret_is_not_shown_again(view: type[View]) -> None:
    lesson = Lesson("en", step=6)
    assert lesson.account.state is State.ON
    assert lesson.key.secret != lesson.open_key.secret
    assert lesson.key.secret not in json.dumps(view(lesson).private())


MESSAGES: list[tuple[Callable[[Lesson], View], dict[str, Any]]] = [
    (UriParts, {"do": "names", "issuer": "Zoé", "account": "a+b"}),
    (UriParts, {"do": "names", "issuer": "a", "account": "b", "label_issuer": "c"}),
    (UriParts, {"do": "sample"}),
    (QrAnatomy, {"do": "correction", "level": "H"}),
    (QrLaboratory, {"do": "trial", "dirt": 3}),
    (QrLaboratory, {"do": "trial", "theme": "nonsense"}),
    (QrLaboratory, {"do": "trial"}),
    (QrLaboratory, {"do": "well-drawn"}),
    (AppsTable, {"do": "ask", "period": 10}),
    (AppsTable, {"do": "ask"}),
]
REFUSED: list[tuple[Callable[[Lesson], View], dict[str, Any]]] = [
    (UriParts, {"do": "names", "issuer": 3, "account": None}),
    (UriParts, {"do": "names"}),
    (UriParts, {"do": "names", "issuer": "a", "account": "b", "label_issuer": 3}),
    (QrAnatomy, {"do": "correction", "level": []}),
    (AppsTable, {"do": "ask", "period": {}}),
]


@pytest.mark.parametrize(("view", "message"), MESSAGES, ids=str)
def test_one_change_one_message(
    view: Callable[[Lesson], View], message: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(sent(view(Lesson("en", step=3)), monkeypatch, message)) == 1


@pytest.mark.parametrize(("view", "message"), REFUSED, ids=str)
def test_what_no_script_says_changes_nothing(
    view: Callable[[Lesson], View], message: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    one = view(Lesson("en", step=3))
    before = one.describe()
    assert sent(one, monkeypatch, message) == []
    assert one.describe() == before


def test_a_level_there_is_not_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    view = QrAnatomy(Lesson("en", step=3))
    before = view.describe()
    assert sent(view, monkeypatch, {"do": "correction", "level": "X"}) == []
    assert view.describe() == before


# The parts of the URI


@LANGUAGES
def test_each_part_has_a_name_and_a_meaning(code: str) -> None:
    view = UriParts(Lesson(code, step=3))
    parts = view.describe()["parts"]
    assert [part["id"] for part in parts] == list(view.private()["parts"])
    assert len({part["name"] for part in parts}) == len(parts)
    assert all(part["meaning"].endswith(".") for part in parts)
    assert "".join(part["text"] for part in view.private()["parts"].values()) == view.key.uri


def test_parts_with_other_settings_are_explained_too() -> None:
    lesson = Lesson("en", step=3)
    lesson.act(protocol.Period(seconds=10))
    lesson.act(protocol.Digits(count=8))
    ids = [part["id"] for part in UriParts(lesson).describe()["parts"]]
    assert ids[-2:] == ["digits", "period"]


def test_what_is_encoded_is_read_out() -> None:
    view = UriParts(Lesson("en", step=3))
    assert view.rename("Société", "anna+test @ home")
    parts = view.private()["parts"]
    assert parts["label-issuer"] == {"text": "Soci%C3%A9t%C3%A9", "reads": "Société"}
    assert parts["issuer"]["reads"] == "Société"
    assert "%2B" in parts["account"]["text"]
    assert parts["account"]["reads"] == "anna+test @ home"
    assert parts["secret"]["reads"] == ""
    # What was typed is not saved.
    assert "Société" not in json.dumps(view.describe(), ensure_ascii=False)


def answer_of(view: UriParts) -> Said:
    answer = view.describe()["answer"]
    assert answer
    return answer


@LANGUAGES
def test_two_issuers_are_a_remark_and_no_refusal(code: str) -> None:
    view = UriParts(Lesson(code, step=3))
    assert view.rename("Microsoft", "me@example.net", "Co")
    answer = answer_of(view)
    assert answer["kind"] == "note"
    for app in ("FreeOTP 2, Aegis.", "FreeOTP+."):
        assert f"\u00a0: {app}".lstrip("\u00a0" if code == "en" else "") in answer["detail"]
    parts = view.private()["parts"]
    assert (parts["label-issuer"]["text"], parts["issuer"]["text"]) == ("Co", "&issuer=Microsoft")
    assert view.private()["label_issuer"] == "Co"
    assert view.rename("Co", "me@example.net", "Co")
    assert answer_of(view)["kind"] == "ok"
    assert view.private()["label_issuer"] == ""


@LANGUAGES
def test_names_that_cannot_stand_are_refused_each_with_its_reason(code: str) -> None:
    view = UriParts(Lesson(code, step=3))
    uri = view.key.uri
    said = set()
    for issuer, account in (
        ("a:b", "x"),
        ("a", ""),
        ("a" * 101, "x"),
        ("a\u202eb", "x"),
        ("\u3164", "x"),
    ):
        assert not view.rename(issuer, account)
        said.add(answer_of(view)["detail"])
        assert answer_of(view)["kind"] == "no"
        assert view.key.uri == uri
    assert len(said) == 5


def test_back_to_the_sample(monkeypatch: pytest.MonkeyPatch) -> None:
    view = UriParts(Lesson("en", step=3))
    uri = view.key.uri
    view.rename("x", "y")
    assert view.key.uri != uri
    assert view.key.secret == view.lesson.open_key.secret
    sent(view, monkeypatch, {"do": "sample"})
    assert view.key.uri == uri
    assert view.describe()["answer"] is None


# The anatomy


@pytest.mark.parametrize("level", "LMQH")
def test_the_picture_is_qrcode_s_own_matrix(level: str) -> None:
    lesson = Lesson("en", step=3)
    view = QrAnatomy(lesson)
    view.act(protocol.Correction(level=level))
    shown, private = view.describe(), view.private()
    own = qr.matrix(lesson.open_key.uri, correction=level)
    bare = [row[4:-4] for row in own[4:-4]]
    assert [[module == "1" for module in row] for row in private["rows"]] == bare
    assert shown["size"] == len(bare)
    assert shown["border"] == 4
    regions = qr_anatomy.of(lesson.open_key.uri, correction=level).regions
    assert shown["rows"] == ["".join(LETTERS[each] for each in row) for row in regions]
    known = {region["letter"] for region in shown["regions"]}
    assert set("".join(shown["rows"])) <= known
    counts = {region["letter"]: region["count"] for region in shown["regions"]}
    for letter in set("".join(shown["rows"])):
        assert counts[letter] == "".join(shown["rows"]).count(letter)


def test_the_enrolment_s_qr_code_is_the_one_taken_apart() -> None:
    lesson = Lesson("en", step=3)
    assert lesson.account.pending_key is not None
    assert lesson.account.pending_key.uri == lesson.open_key.uri
    rows = QrAnatomy(lesson).private()["rows"]
    modules = [[False] * 4 + [module == "1" for module in row] + [False] * 4 for row in rows]
    border = [[False] * len(modules[0])] * 4
    assert qr.path([*border, *modules, *border]) in qr.svg(lesson.open_key.uri)


def test_what_is_saved_of_the_picture_is_the_same_in_every_lesson() -> None:
    one, other = (QrAnatomy(Lesson("en", step=3)).describe() for _ in range(2))
    assert one["fixed"] == other["fixed"]
    for fixed, row in zip(one["fixed"], one["rows"], strict=True):
        for module, letter in zip(fixed, row, strict=True):
            carrying = letter in {LETTERS[each] for each in (Region.DATA, Region.CORRECTION)}
            assert not carrying or module == "?"


def test_the_secret_has_256_modules_of_the_data() -> None:
    view = QrAnatomy(Lesson("en", step=3))
    places = view.private()["secret"]
    rows = view.describe()["rows"]
    assert len(places) == 8 * 32
    assert {rows[row][column] for row, column in places} == {LETTERS[Region.DATA]}
