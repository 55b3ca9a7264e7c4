"""Choosing a language, and what it says."""

from __future__ import annotations

import locale
import os
from pathlib import Path

import pytest

from totp_demo.wording import language as module
from totp_demo.wording.language import LANGUAGES, Language

TYPED = ("You typed {count} digit.", "You typed {count} digits.")


@pytest.mark.parametrize("code", ["fr", "FR", "fr_FR", "fr-CH", "Fr_ca"])
def test_french_by_any_of_its_tags(code: str) -> None:
    language = Language(code)
    assert (language.code, language.name) == ("fr", "Français")
    assert language.gettext("Edit Profile") == "Modifier le profil"


def test_english_when_none_is_named() -> None:
    assert (Language().code, Language().name) == ("en", "English")


@pytest.mark.parametrize("code", ["de", "", "french", "../fr", "en;fr"])
def test_any_other_language_is_refused_with_those_there_are(code: str) -> None:
    with pytest.raises(ValueError, match="does not speak") as caught:
        Language(code)
    assert all(known in str(caught.value) for known in LANGUAGES)


def test_repr_makes_it_again() -> None:
    assert repr(Language("fr_FR")) == "Language('fr')"


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_unknown_text_is_said_as_it_stands(code: str) -> None:
    language = Language(code)
    assert language.gettext("No catalogue has this.") == "No catalogue has this."
    assert language.ngettext("{n} thing of none", "{n} things of none", 2) == "{n} things of none"


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_empty_text_is_empty(code: str) -> None:
    # gettext itself answers with the catalogue's header.
    assert Language(code).gettext("") == ""


@pytest.mark.parametrize(
    ("code", "count", "text"),
    [
        ("en", 0, "You typed 0 digits."),
        ("en", 1, "You typed 1 digit."),
        ("en", 2, "You typed 2 digits."),
        ("fr", 0, "Vous avez saisi 0\u00a0chiffre."),
        ("fr", 1, "Vous avez saisi 1\u00a0chiffre."),
        ("fr", 2, "Vous avez saisi 2\u00a0chiffres."),
    ],
)
def test_plural(code: str, count: int, text: str) -> None:
    assert Language(code).ngettext(*TYPED, count).format(count=count) == text


@pytest.mark.parametrize(
    ("environ", "code"),
    [
        ({}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "FR"}, "fr"),
        ({"LANG": "fr.UTF-8"}, "fr"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "fro_FR"}, "en"),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "en_GB", "LC_MESSAGES": "fr_BE"}, "fr"),
        ({"LANG": "en_GB", "LC_TIME": "fr_BE"}, "en"),
        ({"LANGUAGE": "de:fr:en", "LANG": "en_GB"}, "fr"),
        ({"LANGUAGE": "", "LC_ALL": "", "LANG": "fr_FR"}, "fr"),
    ],
)
def test_the_readers_environment(environ: dict[str, str], code: str) -> None:
    assert Language.of_reader(environ).code == code


@pytest.mark.parametrize(
    ("system", "code"),
    [("French_France", "fr"), ("fr_FR", "fr"), ("English_United States", "en"), (None, "en")],
)
def test_a_system_without_such_variables(
    monkeypatch: pytest.MonkeyPatch, system: str | None, code: str
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(locale, "getlocale", lambda: (system, "cp1252"))
    assert Language.of_reader().code == code
    # Variables that are handed over are all there is: the system is not asked.
    assert Language.of_reader({}).code == "en"


def test_this_process_is_asked_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setitem(os.environ, "LANG", "fr_FR.UTF-8")
    assert Language.of_reader().code == "fr"


def test_an_edited_catalogue_is_read_without_compiling(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "xx" / "LC_MESSAGES" / "totp_demo.po"
    path.parent.mkdir(parents=True)
    path.write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        'msgid "Cancel"\nmsgstr "Renoncer"\n\n#, fuzzy\nmsgid "Enable"\nmsgstr "Peut-être"\n',
        "utf-8",
    )
    monkeypatch.setattr(module, "CATALOGUES", tmp_path)
    monkeypatch.setattr(module, "LANGUAGES", {"xx": "One that is read for the first time"})
    language = Language("xx")
    assert language.gettext("Cancel") == "Renoncer"
    assert language.gettext("Enable") == "Enable", "what a translator doubts is not shown"
