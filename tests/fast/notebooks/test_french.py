"""The French prose: its typography, its words, and the labels of the screen with their meaning."""

from __future__ import annotations

import functools
import re
from pathlib import Path

import polib
import pytest

from tests.fast.language.french import english, quoted, terms, typography
from tests.fast.notebooks import markdown
from tools.notebooks import Page, name_of, paths, read
from totp_demo.wording.language import CATALOGUES, Language

PATHS = [path for path in paths() if path.parent.name == "fr"]
_TU = re.compile(r"\b(?:tu|te|toi|ton|ta|tes)\b|\bt’", re.IGNORECASE)
_PRODUCTS = re.compile(r"\bIT Glue\b")
_EN_LINK = re.compile(r"\[[^\]]*\](?=\(\.\./en/)")


def texts(page: Page) -> list[str]:
    """Return the Markdown of a page; the link to its English twin says so in English."""
    cells = [cell.source for cell in page.cells if cell.kind == "markdown"]
    return [_EN_LINK.sub("[…]", source) for source in cells]


def faults(text: str, labels: frozenset[str] = frozenset()) -> list[str]:
    """Return what is wrong with a French text in Markdown."""
    found = []
    for plain in markdown.prose(quoted(_PRODUCTS.sub("x", text)), labels):
        found += typography(plain)
        found += [f"{word} in {plain!r}" for word in english(plain)]
        found += terms(plain)
        found += [f"tutoiement: {word}" for word in _TU.findall(plain)]
    return found


@pytest.mark.parametrize("path", PATHS, ids=name_of)
def test_french_is_well_set_and_in_our_words(path: Path, labels: dict[str, str]) -> None:
    page = read(path)
    assert [fault for text in texts(page) for fault in faults(text, frozenset(labels))] == []


def missing_meanings(page: Page, labels: dict[str, str]) -> list[str]:
    """Return the labels of the screen that stand nowhere with their French beside them."""
    plain = re.sub(r"\s*\n\s*", " ", "\n".join(texts(page)))
    used = {bold for text in texts(page) for bold in markdown.bold(text)} & set(labels)
    return [label for label in sorted(used) if f"**{label}** ({labels[label]})" not in plain]


@pytest.mark.parametrize("path", PATHS, ids=name_of)
def test_labels_stand_with_their_meaning(path: Path, labels: dict[str, str]) -> None:
    assert missing_meanings(read(path), labels) == []


# The answers that a text quotes are those that the server gives.

_QUOTED = {
    "en": re.compile(r'\|\s*"([^|]+)"\s*(?=\|)'),
    "fr": re.compile(r"\|\s*«\u00a0([^|]+)\u00a0»\s*(?=\|)"),
}


@functools.cache
def _answers(code: str) -> re.Pattern[str]:
    """Return what matches any text of a catalogue, whatever stands in its gaps."""
    catalogue = polib.pofile(str(CATALOGUES / code / "LC_MESSAGES" / "totp_demo.po"))
    language = Language(code)
    forms = [language.gettext(entry.msgid) for entry in catalogue if not entry.msgid_plural]
    for entry in (entry for entry in catalogue if entry.msgid_plural):
        forms += [language.ngettext(entry.msgid, entry.msgid_plural, count) for count in (1, 2)]
    gaps = (re.sub(r"\\\{\w+\\\}", ".+", re.escape(form)) for form in forms)
    return re.compile("|".join(gap for gap in gaps if gap != ".+"))


@pytest.mark.parametrize("path", paths(), ids=name_of)
def test_quoted_answers_are_the_server_s(path: Path) -> None:
    page = read(path)
    answers = _answers(page.language)
    quoted = [
        answer
        for cell in page.cells
        if cell.kind == "markdown"
        for answer in _QUOTED[page.language].findall(cell.source)
    ]
    assert [answer for answer in quoted if not answers.fullmatch(answer)] == []


def test_the_mistakes_of_the_procedure_quote_answers() -> None:
    for path in (path for path in paths() if path.name == "00-procedure.ipynb"):
        page = read(path)
        cell = next(cell for cell in page.cells if cell.id == "mistakes")
        assert len(_QUOTED[page.language].findall(cell.source)) >= 5


# What the checks themselves must see

RIGHT = [
    "## Étape 1\u00a0: le code QR\n\nPrêt\u202f?\nOui.",
    "- **Durée\u00a0:** 20\u00a0min\n- La suite",
    "Voir [RFC](https://a.example/x?y=1;z) et `a : b ; c`.",
    "| a | b |\n| --- | :-: |\n| «\u00a0Oui\u00a0» | 30\u00a0s |",
    "Appuyez sur **Email**, puis *lisez*.",
    "Une clé d’accès (*passkey*), une\nclé de sécurité.",
]

WRONG = [
    "## Étape 1 : le code QR",
    "- **Durée :** 20\u00a0min",
    "Prêt\n?",
    "> Prêt\n> ?",
    "> - Prêt ?",
    "| « Oui » | x |",
    "Encore 30 s.",
    "l'heure",
    "et puis...",
    "Ouvre ton profil",
    "Il t’attend",
    "Scannez le QR code",
    "Scannez le **QR code**",
    "Saisissez the code",
    "Appuyez sur **email**.",
]


@pytest.mark.parametrize("text", RIGHT)
def test_right_french(text: str) -> None:
    assert faults(text, frozenset({"Email"})) == []


@pytest.mark.parametrize("text", WRONG)
def test_wrong_french(text: str) -> None:
    assert faults(text, frozenset({"Email"}))


def test_a_label_without_its_meaning_is_seen() -> None:
    page = read(PATHS[0])
    labels = {"Save": "Enregistrer", "Cancel": "Annuler tout"}
    assert missing_meanings(page, labels) == ["Cancel"]


def test_an_answer_nobody_gives_is_seen() -> None:
    assert _answers("en").fullmatch("This code is 4 steps old.")
    assert not _answers("en").fullmatch("This code is 4 steps tired.")
