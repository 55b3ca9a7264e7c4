"""The views of the QR code and the apps: what they show, what they keep back, what they answer."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from totp_demo import qr, qr_anatomy
from totp_demo.language import Language
from totp_demo.model.account import State
from totp_demo.model.apps import APPS, Trap
from totp_demo.qr_anatomy import Region
from totp_demo.qr_laboratory import Theme
from totp_demo.widgets.apps_table import AppsTable, _traps
from totp_demo.widgets.lesson import Lesson
from totp_demo.widgets.qr_anatomy import LETTERS, QrAnatomy
from totp_demo.widgets.qr_laboratory import LENGTHS, QrLaboratory, uri_of
from totp_demo.widgets.uri_parts import UriParts
from totp_demo.widgets.view import View

LANGUAGES = pytest.mark.parametrize("code", ["en", "fr"])
VIEWS: list[type[View]] = [UriParts, QrAnatomy, QrLaboratory, AppsTable]


def sent(view: View, monkeypatch: pytest.MonkeyPatch, message: dict[str, Any]) -> list[Any]:
    """Return the messages that the view sends in answer to one of its script's."""
    messages: list[Any] = []
    monkeypatch.setattr(view, "send", messages.append)
    view._heard(view, message, [])
    return messages


@LANGUAGES
@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("step", [0, 3, 6])
def test_what_is_saved_holds_no_secret(view: type[View], step: int, code: str) -> None:
    lesson = Lesson(code, step=step)
    one = view(lesson)
    saved = json.dumps(one.get_state(), ensure_ascii=False) + repr(one)
    keys = [lesson.open_key, lesson.key]
    keys += [one._key] if isinstance(one, QrLaboratory) else []
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
    (UriParts, {"do": "names", "issuer": 3, "account": None}),
    (UriParts, {"do": "names"}),
    (UriParts, {"do": "sample"}),
    (QrAnatomy, {"do": "correction", "level": "H"}),
    (QrLaboratory, {"do": "trial", "name": "dirt", "value": 3}),
    (QrLaboratory, {"do": "trial", "name": "theme", "value": "nonsense"}),
    (QrLaboratory, {"do": "trial"}),
    (QrLaboratory, {"do": "well-drawn"}),
    (AppsTable, {"do": "ask", "name": "period", "value": 10}),
    (AppsTable, {"do": "ask", "name": "period", "value": {}}),
    (AppsTable, {"do": "ask"}),
]


@pytest.mark.parametrize(("view", "message"), MESSAGES, ids=str)
def test_one_change_one_message(
    view: Callable[[Lesson], View], message: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(sent(view(Lesson("en", step=3)), monkeypatch, message)) == 1


def test_a_level_there_is_not_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    view = QrAnatomy(Lesson("en", step=3))
    before = view.describe()
    assert sent(view, monkeypatch, {"do": "correction", "level": []}) == []
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
    lesson.act("period", {"seconds": 10})
    lesson.act("digits", {"count": 8})
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


@LANGUAGES
def test_names_that_cannot_stand_are_refused_each_with_its_reason(code: str) -> None:
    view = UriParts(Lesson(code, step=3))
    uri = view.key.uri
    said = set()
    for issuer, account in (("a:b", "x"), ("a", ""), ("a" * 101, "x"), ("a\u202eb", "x")):
        assert not view.rename(issuer, account)
        said.add(view.describe()["answer"]["detail"])
        assert view.describe()["answer"]["kind"] == "no"
        assert view.key.uri == uri
    assert len(said) == 4


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
    view.act("correction", {"level": level})
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


# The laboratory


def read(view: QrLaboratory) -> list[str]:
    data = base64.b64decode(view.private()["picture"].partition(",")[2])
    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    return [
        found.text
        for found in zxingcpp.read_barcodes(Image.open(io.BytesIO(data)), formats=formats)
    ]


CHANGES: list[tuple[dict[str, Any], str]] = [
    ({}, "ok"),
    ({"correction": "H", "pixels": 8}, "ok"),
    ({"theme": "inverted"}, "note"),
    ({"theme": "transparent"}, "no"),
    ({"theme": "dark-page", "border": 0}, "no"),
    ({"pixels": 2}, "no"),
    ({"dirt": 20}, "no"),
    ({"finder": True}, "no"),
    ({"length": "accents"}, "ok"),
]


@LANGUAGES
@pytest.mark.parametrize(("changes", "kind"), CHANGES, ids=str)
def test_the_verdict_is_about_the_picture_shown(
    changes: dict[str, Any], kind: str, code: str
) -> None:
    view = QrLaboratory(Lesson(code, step=3))
    view._key = view._key.from_uri(
        "otpauth://totp/IT%20Glue:camille.martin?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
        "&issuer=IT%20Glue"
    )
    for name, value in changes.items():
        view.set(name, value)
        assert view.describe()[name] == value
    answer = view.describe()["answer"]
    assert answer["kind"] == kind
    assert (read(view) == [uri_of(view._key, view.length)]) == (kind != "no")
    texts = [*answer.values(), *(text for fact in view.describe()["facts"] for text in fact)]
    assert not any("{" in text for text in texts)
    assert bool(answer["detail"]) == (kind != "ok")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("pixels", value) for value in (0, 11, 2.5, "3", None, True)),
        *(("border", value) for value in (-1, 5)),
        *(("dirt", value) for value in (-1, 21, 10**9)),
        *(("seed", value) for value in (0, -3, 10**9, "1")),
        *(("blur", value) for value in (-1, 5, float("nan"), float("inf"), "1")),
        *(("finder", value) for value in (1, "yes", None)),
        *(("correction", value) for value in ("X", "", None, ["L"])),
        *(("theme", value) for value in ("x", None)),
        *(("length", value) for value in ("x", None)),
        ("nonsense", 1),
        ("__class__", "x"),
    ],
)
def test_what_is_out_of_range_changes_nothing(name: str, value: object) -> None:
    view = QrLaboratory(Lesson("en", step=3))
    before = view.trial, view.length
    view.set(name, value)
    assert (view.trial, view.length) == before


def test_a_secret_of_its_own() -> None:
    lesson = Lesson("en", step=3)
    view = QrLaboratory(lesson)
    assert view._key.secret != lesson.open_key.secret
    assert view._key.account == lesson.open_key.account


def test_texts_of_different_lengths() -> None:
    view = QrLaboratory(Lesson("en", step=3))
    uris = [uri_of(view._key, length) for length in LENGTHS]
    assert [len(uri) for uri in uris] == sorted(len(uri) for uri in uris)
    assert {view._key.from_uri(uri).secret for uri in uris} == {view._key.secret}


def test_without_the_reader_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "zxingcpp", None)
    view = QrLaboratory(Lesson("fr", step=3))
    assert view.describe()["answer"]["kind"] == "note"
    assert view.private() == {"picture": ""}


def test_every_theme_can_be_chosen() -> None:
    texts = QrLaboratory(Lesson("en")).describe()["t"]
    assert {theme.value for theme in Theme} <= texts.keys()


# The table of the apps


def row(view: AppsTable, app: str) -> dict[str, Any]:
    return next(each for each in view.describe()["rows"] if each["id"] == app)


@LANGUAGES
def test_every_app_is_in_the_table_with_its_sources(code: str) -> None:
    view = AppsTable(Lesson(code))
    rows = view.describe()["rows"]
    assert [each["id"] for each in rows] == list(APPS)
    unknown = {"en": "unknown", "fr": "inconnu"}[code]
    for each, app in zip(rows, APPS.values(), strict=True):
        assert len(each["habits"]) == len(app.traps)
        assert each["sources"] == (list(app.sources) or [unknown])
        assert (each["digits"] == unknown) == (app.digits is None)
        assert (each["period"] == unknown) == (app.periods is None)
        assert (each["algorithm"] == unknown) == (app.algorithms is None)
        assert (each["as_of"] == unknown) == (not app.as_of)


def test_ranges_in_words() -> None:
    view = AppsTable(Lesson("en"))
    assert row(view, "google-authenticator-ios")["digits"] == "6, 8"
    assert row(view, "freeotp")["period"] == "5 or more"
    assert row(view, "freeotp")["digits"] == "6 to 9"
    assert row(view, "aegis")["period"] == "1 to 2147483"
    assert row(view, "keepassxc")["period"] == "1 to 86400"


def test_the_profile_every_app_agrees_on() -> None:
    kinds = {each["id"]: each["kind"] for each in AppsTable(Lesson("en")).describe()["rows"]}
    nothing = [a.id for a in APPS.values() if (a.algorithms, a.digits, a.periods) == (None,) * 3]
    assert "authanvil" in nothing
    assert [kinds.pop(app) for app in nothing] == ["note"] * len(nothing)
    assert set(kinds.values()) == {"ok"}


def test_every_habit_has_words() -> None:
    assert {trap.value for trap in Trap} <= _traps(Language("en")).keys()


@pytest.mark.parametrize(
    ("name", "value", "app", "kind"),
    [
        ("period", 10, "google-authenticator-android", "no"),
        ("period", 10, "google-authenticator-ios", "note"),
        ("period", 10, "aegis", "ok"),
        ("period", 60, "microsoft-authenticator", "no"),
        ("digits", 8, "google-authenticator-ios", "ok"),
        ("digits", 7, "google-authenticator-ios", "no"),
        ("digits", 8, "authy", "note"),
        ("digits", 8, "microsoft-authenticator", "no"),
        ("algorithm", "SHA512", "duo", "no"),
        ("algorithm", "SHA512", "authanvil", "note"),
        ("algorithm", "SHA512", "keepassxc", "ok"),
    ],
)
def test_what_becomes_of_a_server_s_wishes(name: str, value: object, app: str, kind: str) -> None:
    view = AppsTable(Lesson("en"))
    view.act("ask", {"name": name, "value": value})
    assert view.describe()[name] == value
    assert row(view, app)["kind"] == kind
