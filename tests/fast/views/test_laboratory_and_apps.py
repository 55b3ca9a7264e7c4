"""The laboratory of bad QR codes and the table of the apps: what they show and what they answer."""

from __future__ import annotations

import base64
import io
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from tests.fast.views.wire import hears
from totp_demo.hosts.page import Lesson
from totp_demo.learner.protocol import AppRow
from totp_demo.model.apps import APPS, Trap
from totp_demo.qr.anatomy import Region
from totp_demo.qr.laboratory import Repair, Theme
from totp_demo.views.qr.apps_table import AppsTable
from totp_demo.views.qr.qr_anatomy import REGIONS
from totp_demo.views.qr.qr_laboratory import HELPS, LENGTHS, QrLaboratory, uri_of
from totp_demo.wording.apps import HABITS

LANGUAGES = pytest.mark.parametrize("code", ["en", "fr"])


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
    view.key = view.key.from_uri(
        "otpauth://totp/IT%20Glue:camille.martin?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
        "&issuer=IT%20Glue"
    )
    for name, value in changes.items():
        hears(view, do="trial", **{name: value})
        assert dict(view.describe())[name] == value
    answer = view.describe()["answer"]
    assert answer["kind"] == kind
    assert (read(view) == [uri_of(view.key, view.length)]) == (kind != "no")
    texts = [
        answer["title"],
        answer["detail"],
        *(text for fact in view.describe()["facts"] for text in fact),
    ]
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
    hears(view, do="trial", **{name: value})
    assert (view.trial, view.length) == before


def test_a_secret_of_its_own() -> None:
    lesson = Lesson("en", step=3)
    view = QrLaboratory(lesson)
    assert view.key.secret != lesson.open_key.secret
    assert view.key.account == lesson.open_key.account


def test_texts_of_different_lengths() -> None:
    view = QrLaboratory(Lesson("en", step=3))
    uris = [uri_of(view.key, length) for length in LENGTHS]
    assert [len(uri) for uri in uris] == sorted(len(uri) for uri in uris)
    assert {view.key.from_uri(uri).secret for uri in uris} == {view.key.secret}


def test_without_the_reader_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "zxingcpp", None)
    view = QrLaboratory(Lesson("fr", step=3))
    assert view.describe()["answer"]["kind"] == "note"
    assert view.private() == {"picture": ""}


def test_every_theme_can_be_chosen() -> None:
    texts = QrLaboratory(Lesson("en")).describe()["t"]
    assert {theme.value for theme in Theme} <= texts.keys()


# The table of the apps


def row(view: AppsTable, app: str) -> AppRow:
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
    assert row(view, "google-authenticator-ios")["digits"] == "6, 8 (others: unknown)"
    assert row(view, "google-authenticator-ios")["period"] == "30, 60 (others: unknown)"
    assert row(view, "duo")["period"] == "30 (the sources conflict)"
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


def test_microsoft_asks_and_does_not_say_which() -> None:
    habits = row(AppsTable(Lesson("en")), "microsoft-authenticator")["habits"]
    assert any("asks" in habit and "does not say which" in habit for habit in habits)


def test_every_habit_has_words() -> None:
    assert set(HABITS) == set(Trap)


def test_every_repair_has_words() -> None:
    assert set(HELPS) == set(Repair)


def test_every_region_has_words() -> None:
    assert set(REGIONS) == set(Region)


@pytest.mark.parametrize(
    ("name", "value", "app", "kind"),
    [
        ("period", 10, "google-authenticator-android", "no"),
        ("period", 10, "google-authenticator-ios", "note"),
        ("period", 10, "aegis", "ok"),
        ("period", 60, "microsoft-authenticator", "no"),
        ("digits", 8, "google-authenticator-ios", "ok"),
        ("digits", 7, "google-authenticator-ios", "note"),
        ("period", 60, "google-authenticator-ios", "ok"),
        ("digits", 8, "authy", "note"),
        ("digits", 8, "microsoft-authenticator", "no"),
        ("algorithm", "SHA512", "duo", "no"),
        ("algorithm", "SHA512", "authanvil", "note"),
        ("algorithm", "SHA512", "keepassxc", "ok"),
    ],
)
def test_what_becomes_of_a_server_s_wishes(name: str, value: object, app: str, kind: str) -> None:
    view = AppsTable(Lesson("en"))
    hears(view, do="ask", **{name: value})
    assert dict(view.describe())[name] == value
    assert row(view, app)["kind"] == kind
