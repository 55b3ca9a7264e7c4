"""The glossary: the same terms in both languages, in order, and each link leads to one."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from tests.fast.language.french import english, terms, typography
from tests.fast.notebooks import markdown
from tests.fast.notebooks.test_links import broken
from tools import glossary
from tools.notebooks import FOLDER, Page, name_of, paths, read

CODES = ("en", "fr")
TERMS = glossary.read()
IDS = {term.id for term in TERMS}


def headings(code: str) -> list[str]:
    """Return the terms of a page in its own order."""
    text = (FOLDER / code / "glossary.md").read_text("utf-8")
    return re.findall(r"^### (.+)$", text, re.MULTILINE)


def terms_linked(page: Page) -> Counter[tuple[str, str]]:
    """Return the terms that a notebook's cells link to; what is none stands as it is."""
    found: Counter[tuple[str, str]] = Counter()
    for cell in page.cells:
        if cell.kind != "markdown":
            continue
        for link in markdown.links(cell.source):
            path, sign, place = link.partition("#")
            if path == "glossary.md" and sign:
                found[cell.id, place if place in IDS else f"unknown: {place}"] += 1
    return found


@pytest.mark.parametrize("code", CODES)
def test_the_page_is_up_to_date(code: str) -> None:
    page = (FOLDER / code / "glossary.md").read_text("utf-8")
    assert page == glossary.page(code), "run: python tools/glossary.py"


def test_ids_are_told_apart() -> None:
    assert len(IDS) == len(TERMS) >= 45
    assert [name for name in IDS if not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", name)] == []


@pytest.mark.parametrize("code", CODES)
def test_every_term_is_there_once_below_its_place(code: str) -> None:
    text = (FOLDER / code / "glossary.md").read_text("utf-8")
    found = re.findall(r'^<div id="(.+)"></div>\n\n### (.+)$', text, re.MULTILINE)
    assert sorted(found) == sorted((term.id, term.wordings[code].name) for term in TERMS)
    assert len(set(headings(code))) == len(TERMS) == len(headings(code))
    # A heading is a place as well: none may take that of another term.
    own = {term.wordings[code].name.replace(" ", "-"): term.id for term in TERMS}
    assert {name: own[name] for name in own.keys() & IDS if own[name] != name} == {}


@pytest.mark.parametrize("code", CODES)
def test_the_terms_are_in_the_order_of_the_alphabet(code: str) -> None:
    bare = [
        "".join(c for c in unicodedata.normalize("NFD", name.lower()) if c.isalpha() or c in " ’")
        for name in headings(code)
    ]
    plain = [name.replace("’", " ") for name in bare]
    assert plain == sorted(plain)


def test_french_sorts_without_its_accents() -> None:
    names = headings("fr")
    assert names.index("dérive") < names.index("émetteur") < names.index("facteur")


@pytest.mark.parametrize("code", CODES)
def test_links_of_the_page_resolve(code: str) -> None:
    path = FOLDER / code / "glossary.md"
    links = markdown.links(path.read_text("utf-8"))
    assert len(links) > len(TERMS)
    assert {link: why for link in links if (why := broken(link, path))} == {}


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.id)
def test_a_term_is_worded_in_both_languages(term: glossary.Term) -> None:
    en, fr = term.wordings["en"], term.wordings["fr"]
    assert en.text.endswith((".", ".)"))
    assert fr.text.endswith((".", ".)"))
    assert en.text != fr.text
    plain = fr.text.replace("secret, issuer, algorithm, digits, period", "x")
    assert typography(plain) + english(plain) + terms(plain) == []
    assert typography(fr.also) == []
    assert not set("*_[]") & {*en.also, *fr.also}


@pytest.mark.parametrize("path", paths(), ids=name_of)
def test_linked_terms_exist_and_are_the_same_in_both_languages(path: Path) -> None:
    page = read(path)
    found = terms_linked(page)
    assert [name for _, name in found if name.startswith("unknown")] == []
    assert found == terms_linked(read(FOLDER / "en" / page.path.name))


@pytest.mark.parametrize(
    ("word", "term"),
    [
        ("2FA", "two-factor"),
        ("double authentification", "two-factor"),
        ("MFA", "mfa"),
        ("QR code", "qr-code"),
        ("code de secours", "recovery-code"),
        ("recovery token (l’ancien mot)", "recovery-code"),
        ("passkey", "passkey"),
        ("empreinte", "digest"),
        ("condensat à clé", "hmac"),
        ("phishing", "phishing"),
        ("SIM swap", "sim-swap"),
        ("MFA fatigue", "mfa-fatigue"),
        ("SSO", "sso"),
        ("transfert", "backup"),
        ("jeton matériel", "hardware-token"),
    ],
)
def test_what_customers_search_for_is_on_the_page(word: str, term: str) -> None:
    wording = next(each for each in TERMS if each.id == term).wordings["fr"]
    assert word in wording.also.split(", ")
    assert f"On dit aussi\u00a0: *{wording.also}*." in glossary.page("fr")


def test_a_secret_may_have_copies() -> None:
    """The phone and the server are not the only places."""
    wordings = next(each for each in TERMS if each.id == "secret").wordings
    assert "copy the secret" in wordings["en"].text
    assert "copier le secret" in wordings["fr"].text


def test_phishing_is_more_than_the_relay() -> None:
    wordings = next(each for each in TERMS if each.id == "phishing").wordings
    assert "message or page" in wordings["en"].text
    assert "message" in wordings["fr"].text


def test_terms_are_linked() -> None:
    linked = {name for path in paths() for _, name in terms_linked(read(path))}
    assert {"window", "throttling", "phishing"} <= linked


def test_sources_are_links() -> None:
    assert glossary.link("RFC 6238, §5.2") == (
        "[RFC 6238, §5.2](https://www.rfc-editor.org/rfc/rfc6238#section-5.2)"
    )
    assert glossary.link("RFC 6238") == "[RFC 6238](https://www.rfc-editor.org/rfc/rfc6238)"
    assert glossary.link("RFC 6238, §5.2", "fr").startswith("[RFC\u00a06238, §\u00a05.2](")
    with pytest.raises(KeyError):
        glossary.link("hearsay")
