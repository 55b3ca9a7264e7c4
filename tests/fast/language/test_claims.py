"""What no page, glossary or view says in either language, because it is not so, or no more so."""

from __future__ import annotations

import re

import polib
import pytest

from tests.fast.notebooks.test_clocks_off import claims
from tools import catalogues
from tools.notebooks import FOLDER, paths, read

NOT_SO = {
    "en": (
        # Apps copy the secret, and it works until it is revoked.
        *(r"\bfor good\b", r"\bfor ever\b", r"\bforever\b", "never travels"),
        *("only the server and the phone", r"on the phone and (?:on )?the server only"),
        *(r"\bdraft\b", "revision 4", "final text", "browser signs"),
        *("nobody is told", "every app agrees", "step each side is what RFC"),
    ),
    "fr": (
        *("sans limite de temps", "pour toujours", "définitivement", "ne voyage plus"),
        *("seuls le serveur et le téléphone", "que sur le téléphone et"),
        *(r"\bbrouillon\b", "révision 4", "texte définitif", "navigateur signe"),
        *("personne n’est prévenu", "toutes les applications s’accordent", "côté est ce que"),
    ),
}
OF_ALL_APPS = {"en": r"\b(?:every|any|all) apps?\b", "fr": r"\btoutes? (?:les )?applications?\b"}
VOUCHED = {"en": "we have a source", "fr": "nous avons une source"}


def texts(code: str) -> list[str]:
    return [
        text
        for entry in polib.pofile(str(catalogues.path_of(code)))
        for text in (
            entry.msgstr or entry.msgid,
            *entry.msgstr_plural.values(),
        )
    ]


def prose(code: str) -> list[str]:
    """Return what stands on the pages, exercises and views included."""
    cells = [
        cell.source for path in paths() if path.parent.name == code for cell in read(path).cells
    ]
    return [*texts(code), *cells, (FOLDER / code / "glossary.md").read_text("utf-8")]


@pytest.mark.parametrize("code", ["en", "fr"])
def test_what_was_not_so_is_said_nowhere(code: str) -> None:
    said = [" ".join(text.split()) for text in prose(code)]
    assert len(said) > 1000
    found = [
        (stale, text)
        for text in said
        for stale in NOT_SO[code]
        if re.search(stale, text, re.IGNORECASE)
    ]
    assert found == []


@pytest.mark.parametrize("code", ["en", "fr"])
def test_what_is_said_of_all_apps_is_said_of_those_with_a_source(code: str) -> None:
    found = [text for text in texts(code) if re.search(OF_ALL_APPS[code], text, re.IGNORECASE)]
    assert [text for text in found if VOUCHED[code] not in text] == []


@pytest.mark.parametrize(
    ("code", "text"),
    [("en", "SHA1 works in every app."), ("fr", "SHA1 convient à toutes les applications.")],
)
def test_what_is_said_of_all_apps_is_seen(code: str, text: str) -> None:
    assert re.search(OF_ALL_APPS[code], text, re.IGNORECASE)


@pytest.mark.parametrize("code", ["en", "fr"])
def test_the_check_says_of_clocks_what_the_formula_gives(code: str) -> None:
    (said,) = [text for text in texts(code) if "{time} UTC." in text and "12" in text]
    for claim in claims(code, (2, 12))[:2]:
        size = claim.partition("\u00a0")[0]
        assert re.search(rf"\b{size}\b", said), claim
