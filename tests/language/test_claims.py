"""What no view says, because it is not so; pages and exercises have tests of their own."""

from __future__ import annotations

import re

import polib
import pytest

from tests.notebooks.test_clocks_off import claims
from tools import catalogues

NOT_SO = {
    # A secret works until it is revoked.
    "en": (r"\bfor good\b", r"\bfor ever\b", r"\bforever\b"),
    "fr": ("sans limite de temps", "pour toujours", "définitivement"),
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


@pytest.mark.parametrize("code", ["en", "fr"])
def test_no_secret_lasts_for_ever(code: str) -> None:
    found = [text for text in texts(code) for word in NOT_SO[code] if re.search(word, text)]
    assert found == []


@pytest.mark.parametrize("code", ["en", "fr"])
def test_what_is_said_of_all_apps_is_said_of_those_with_a_source(code: str) -> None:
    found = [text for text in texts(code) if re.search(OF_ALL_APPS[code], text, re.IGNORECASE)]
    assert len(found) >= 5
    assert [text for text in found if VOUCHED[code] not in text] == []


@pytest.mark.parametrize("code", ["en", "fr"])
def test_the_check_says_of_clocks_what_the_formula_gives(code: str) -> None:
    (said,) = [text for text in texts(code) if "{time} UTC." in text and "12" in text]
    for claim in claims(code, (2, 12))[:2]:
        size = claim.partition("\u00a0")[0]
        assert re.search(rf"\b{size}\b", said), claim
