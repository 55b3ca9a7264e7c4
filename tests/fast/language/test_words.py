"""Words and signs that must not come back, by the list that an editor keeps: words.toml."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

import polib
import pytest

from tests.fast.notebooks import markdown
from tools.notebooks import FOLDER, name_of, paths, read
from totp_demo.wording.language import CATALOGUES

CODES = ("en", "fr")
ROOT = FOLDER.parent
LIST = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))
_DOCS = ("publishing", "classroom", "teaching", "answer-key")
BESIDE = {
    "en": (*tuple(f"docs/{name}.md" for name in _DOCS), "README.md"),
    "fr": (*tuple(f"docs/{name}.fr.md" for name in _DOCS), "README.fr.md"),
}
# The switch to a page's twin stands in the other language.
_TWIN = re.compile(
    rf"\*?\[[^\]]*\]\((?:\.\./(?:en|fr)/[^)]*|(?:README|{'|'.join(_DOCS)})[^)]*)\)\.?\*?"
)
_SAID = re.compile(r'say "((?:[^"\\]|\\.)*)" \\?\s*"((?:[^"\\]|\\.)*)"')


@cache
def texts(code: str) -> dict[str, tuple[str, ...]]:
    """Return what a language says to its readers: place, and its texts in plain words."""
    pages = {
        name_of(path): "\n\n".join(c.source for c in read(path).cells if c.kind == "markdown")
        for path in paths()
        if path.parent.name == code
    }
    pages |= {
        f"{code}/{path.name}": path.read_text("utf-8") for path in (FOLDER / code).glob("*.md")
    }
    pages |= {name: (ROOT / name).read_text("utf-8") for name in BESIDE[code]}
    found = {name: tuple(markdown.prose(_TWIN.sub("", text))) for name, text in pages.items()}
    catalogue = polib.pofile(str(CATALOGUES / code / "LC_MESSAGES" / "totp_demo.po"))
    forms = ([entry.msgstr, *entry.msgstr_plural.values()] for entry in catalogue)
    found[f"{code}/totp_demo.po"] = tuple(form for entry in forms for form in entry)
    said = _SAID.findall((ROOT / "tools" / "set_up.sh").read_text("utf-8"))
    found["tools/set_up.sh"] = tuple(both[CODES.index(code)] for both in said)
    return found


def words_in(text: str, code: str) -> list[str]:
    """Return the words of a text that the list of its language has a better one for."""
    plain = re.sub(r"\s*\n\s*", " ", text)
    return [
        f"{found[0]!r} in …{plain[max(0, found.start() - 30) : found.end() + 30]}…: {better}"
        for word, better in LIST[code].items()
        for found in re.finditer(rf"(?<![\w-])(?:{word})(?![\w-])", plain, re.IGNORECASE)
    ]


def signs_in(text: str) -> list[str]:
    """Return the places of a French text where a space or a sign is another one."""
    return [
        f"…{text[max(0, found.start() - 20) : found.end() + 20]}…: {rule}"
        for sign, rule in LIST["typography"]["fr"].items()
        for found in re.finditer(sign, text)
    ]


PLACES = [(code, place) for code in CODES for place in sorted(texts(code))]


@pytest.mark.parametrize(("code", "place"), PLACES)
def test_no_word_of_the_list_is_there(code: str, place: str) -> None:
    assert [found for text in texts(code)[place] for found in words_in(text, code)] == []


@pytest.mark.parametrize("place", sorted(texts("fr")))
def test_french_spaces_do_not_break(place: str) -> None:
    assert [found for text in texts("fr")[place] for found in signs_in(text)] == []


def test_the_set_up_speaks_both_languages() -> None:
    english, french = (texts(code)["tools/set_up.sh"] for code in CODES)
    assert len(english) == len(french) >= 10
    assert not set(english) & set(french)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "The phone reckons the code."),
        ("en", "Your name stands in the corner."),
        ("en", "You can begin\nanew."),
        ("fr", "Prédisez d’abord."),
        ("fr", "Ce code faux est refusé."),
        ("fr", "Appuyez sur +."),
    ],
)
def test_a_word_of_the_list_is_seen(code: str, text: str) -> None:
    assert words_in(text, code)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "MFA stands for it."),
        ("en", "But by hand you choose it."),
        ("fr", "Ce code est incorrect."),
        ("fr", "Toute personne qui vole le téléphone"),
    ],
)
def test_a_good_word_is_left_alone(code: str, text: str) -> None:
    assert not words_in(text, code)


@pytest.mark.parametrize(
    "text", ["RFC 6238", "§5.2", "§ 5.2", "1 000 000", "six fois 30 s", "1ᵉʳ", "« a « b » »"]
)
def test_a_wrong_sign_is_seen(text: str) -> None:
    assert signs_in(text)


def test_right_signs_are_left_alone() -> None:
    assert not signs_in("RFC\u00a06238, §\u00a05.2\u202f: 1\u202f000 codes en 30\u00a0s, le 1er")
