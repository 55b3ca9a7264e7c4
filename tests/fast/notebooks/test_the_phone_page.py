"""What 04-phone says of the apps is what the data says, and as much as its sources do."""

from __future__ import annotations

import pytest

from tools.notebooks import FOLDER, Page, read
from totp_demo.model.apps import APPS, Trap

BOTH = pytest.mark.parametrize("code", ["en", "fr"])


def page(code: str) -> Page:
    return read(FOLDER / code / "04-phone.ipynb")


def cell(code: str, name: str) -> str:
    """Return a cell's text on one line."""
    text = next(each.source for each in page(code).cells if each.id == name)
    return " ".join(text.split()).replace("\u00a0", " ")


@BOTH
def test_a_secret_has_copies_and_each_says_where(code: str) -> None:
    said = cell(code, "copies")
    for name in ("Google Authenticator", "Microsoft Authenticator", "Duo Mobile", "Authy"):
        assert f"| {name} |" in said
    for word in ("2023", "6.0", "4.0", "Transfer accounts", "otpauth-migration:", "iCloud"):
        assert word in said
    assert "06-active.ipynb" in said


@BOTH
def test_time_correction_is_dated(code: str) -> None:
    """Android only, and gone with version 7.0: Google's help says so."""
    said = cell(code, "app-clock")
    for word in ("Time correction for codes", "Sync now", "Android", "7.0"):
        assert word in said


@pytest.mark.parametrize(
    ("code", "asks", "silent"),
    [
        ("en", "It asks before it replaces an account", "nobody is told"),
        ("fr", "Elle pose la question avant de remplacer un compte", "sans un mot"),
    ],
)
def test_microsoft_authenticator_asks(code: str, asks: str, silent: str) -> None:
    assert Trap.OVERWRITES_SAME_LABEL in APPS["microsoft-authenticator"].traps
    assert asks in cell(code, "two-after")
    assert silent not in cell(code, "two-after")


@pytest.mark.parametrize(
    ("code", "guide", "report"),
    [
        ("en", "We couldn’t open that guide", "We couldn’t read it"),
        ("fr", "Nous n’avons pas pu ouvrir ce guide", "Nous n’avons pas pu lire cet article"),
    ],
)
def test_what_could_not_be_read_is_not_said_as_known(code: str, guide: str, report: str) -> None:
    assert "guide.duo.com" in APPS["duo"].sources
    assert guide in cell(code, "ten-origin")
    assert report in cell(code, "two-after")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", "work with every app that we have a source for"),
        ("fr", "conviennent à toutes les applications pour lesquelles nous avons une source"),
    ],
)
def test_what_suits_all_is_said_of_the_apps_with_a_source(code: str, said: str) -> None:
    assert any(not app.sources for app in APPS.values())
    for name in ("apps-after", "summary"):
        assert said in cell(code, name)


@BOTH
def test_the_sources_of_the_periods_are_the_table_s(code: str) -> None:
    listed = cell(code, "sources")
    for app, repository, issue in (
        ("authy", "privacyidea/privacyidea", 1156),
        ("microsoft-authenticator", "privacyidea/privacyidea", 3634),
        ("duo", "samdjstevens/java-totp", 29),
        ("google-authenticator-ios", "google/google-authenticator", 521),
    ):
        assert f"{repository.partition('/')[2]}#{issue}" in APPS[app].sources
        assert f"https://github.com/{repository}/issues/{issue}" in listed
