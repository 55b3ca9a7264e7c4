"""The register of sources: what a page or the apps' data cite is in it, and all in it is cited."""

from __future__ import annotations

import datetime as dt
import functools
import re
from pathlib import Path

import polib
import pytest

from tests.fast.notebooks import markdown
from tests.fast.notebooks.test_links import broken
from tools import glossary, sources
from tools.notebooks import FOLDER, name_of, paths, read
from totp_demo.model.apps import APPS
from totp_demo.wording.language import CATALOGUES

CODES = ("en", "fr")
SOURCES = sources.read()
ROOT = FOLDER.parent

# What a text calls a standard or an authority, whether it links to it or not.
_NAMED = re.compile(
    r"RFC[ \u00a0]\d+|NIST|ISO/IEC[ \u00a0]\d+|WebAuthn|ANSSI|CNIL|OWASP"
    r"|cybermalveillance\.gouv\.fr"
)
# Not sources of what is taught: licences, places to install from, addresses of the examples.
_NO_SOURCE = re.compile(
    r"https://(?:creativecommons\.org|conda-forge\.org|[\w-]+\.example\.(?:com|net|org))(?:/|$)"
)


@functools.cache
def texts() -> dict[str, str]:
    """Return every text that may cite: notebooks, glossary, catalogues, READMEs."""
    found = {
        name_of(path): "\n\n".join(
            cell.source for cell in read(path).cells if cell.kind == "markdown"
        )
        for path in paths()
    }
    for code in CODES:
        found[f"{code}/glossary.md"] = glossary.page(code)
        found[f"{code}/reference.md"] = (FOLDER / code / "reference.md").read_text("utf-8")
        catalogue = polib.pofile(str(CATALOGUES / code / "LC_MESSAGES" / "totp_demo.po"))
        forms = ([entry.msgstr, *entry.msgstr_plural.values()] for entry in catalogue)
        found[f"{code}/totp_demo.po"] = "\n\n".join(form for entry in forms for form in entry)
    for name in ("README.md", "README.fr.md", "docs/teaching.md", "docs/teaching.fr.md"):
        found[name] = (ROOT / name).read_text("utf-8")
    return found


def cited_links(text: str) -> set[str]:
    """Return the outside addresses of a text, without the place on the page."""
    outside = (link for link in markdown.links(text) if link.startswith("https://"))
    return {link.partition("#")[0] for link in outside if not _NO_SOURCE.match(link)}


def names_in(text: str) -> set[str]:
    """Return the standards and authorities that a text names, with or without a link."""
    return {name.replace("\u00a0", " ") for name in _NAMED.findall(text)}


def from_the_apps() -> set[str]:
    """Return what the apps' data name as their sources."""
    return {name for app in APPS.values() for name in app.sources}


@pytest.mark.parametrize("name", sorted(texts()))
def test_what_a_text_cites_is_registered(name: str) -> None:
    text = texts()[name]
    urls = {source.url for source in SOURCES}
    names = {known for source in SOURCES for known in source.names}
    assert cited_links(text) - urls == set()
    assert names_in(text) - names == set()


def test_what_the_apps_data_cite_is_registered() -> None:
    assert from_the_apps() - {name for source in SOURCES for name in source.names} == set()


def test_what_is_registered_is_cited() -> None:
    cited = texts()
    links = {link for text in cited.values() for link in cited_links(text)}
    prose = "\n".join(cited.values()).replace("\u00a0", " ")
    unused = [
        source.title
        for source in SOURCES
        if source.url not in links
        and not from_the_apps() & set(source.names)
        and not any(name in prose for name in source.names)
    ]
    assert unused == []


def test_each_is_told_apart_and_whole() -> None:
    assert len({source.url for source in SOURCES}) == len(SOURCES)
    names = [name for source in SOURCES for name in source.names]
    assert len(set(names)) == len(names)
    for source in SOURCES:
        assert source.url.startswith("https://"), source
        assert source.language in CODES, source
        assert source.title, source
        assert all(source.cited_for.values()), source
        assert set(source.note) in ({*CODES}, set()), source


def test_each_was_read_on_a_day_or_says_what_the_pages_rest_on() -> None:
    for source in SOURCES:
        if source.read is None:
            assert source.note, f"{source.title}: not read, and no note says why"
        else:
            assert dt.date(2026, 11, 1) <= source.read, source


def test_what_was_not_read_makes_nothing_sure() -> None:
    unread = {name for source in SOURCES if source.read is None for name in source.names}
    rests = {app.id: app.unsure for app in APPS.values() if unread & set(app.sources)}
    assert rests.keys() == {"duo"}
    assert all(rests.values())


@pytest.mark.parametrize("code", CODES)
def test_the_page_is_up_to_date(code: str) -> None:
    page = FOLDER / code / "sources.md"
    assert page.read_text("utf-8") == sources.page(code), "run: python tools/sources.py"


@pytest.mark.parametrize("code", CODES)
def test_its_links_resolve(code: str) -> None:
    path = FOLDER / code / "sources.md"
    links = markdown.links(path.read_text("utf-8"))
    assert {link: why for link in links if (why := broken(link, path))} == {}


@pytest.mark.parametrize("path", paths(), ids=name_of)
def test_the_sources_of_a_page_lead_to_the_register(path: Path) -> None:
    text = "".join(cell.source for cell in read(path).cells if cell.id.startswith("sources"))
    assert "](sources.md)" in text


# A link in French to a page in English says so: once in a paragraph or an item of a list; for a
# table in it or in the paragraph above.

_DEFINITION = re.compile(r"^\[[^\]]+\]: \S+$", re.MULTILINE)
_BLOCK = re.compile(r"\n\n+|\n(?=[-*>] |\d+\. )")


def unmarked(text: str) -> list[str]:
    """Return the links of a French text to English sources where nothing says so."""
    english = {source.url for source in SOURCES if source.language == "en"}
    definitions = "\n".join(_DEFINITION.findall(text))
    found: list[str] = []
    above = ""
    for block in _BLOCK.split(_DEFINITION.sub("", text)):
        said = f"{above}\n{block}" if block.startswith("|") else block
        if "en anglais" not in " ".join(said.split()):
            found += sorted(cited_links(f"{block}\n\n{definitions}") & english)
        above = block
    return found


@pytest.mark.parametrize(
    "name", [name for name in sorted(texts()) if name.startswith("fr/") or ".fr." in name]
)
def test_links_to_english_pages_say_so_in_french(name: str) -> None:
    assert unmarked(texts()[name]) == []


@pytest.mark.parametrize(
    "text",
    [
        "- {}",
        "- {} *(en anglais)*\n- {}",
        "Voici *(en anglais)*.\n\nEt {}.",
        "| a |\n| --- |\n| {} |",
        "Voyez [là][la].\n\n[la]: https://www.rfc-editor.org/rfc/rfc6238",
    ],
)
def test_a_link_without_the_mark_is_seen(text: str) -> None:
    link = "https://www.rfc-editor.org/rfc/rfc6238"
    assert unmarked(text.replace("{}", f"[RFC 6238]({link}#section-4)")) == [link]


@pytest.mark.parametrize(
    "text",
    [
        "- {}, § 4, et {} *(en\n  anglais)*.",
        "Les sources sont *en anglais*.\n\n| a |\n| --- |\n| {} |",
        "| Source *(en anglais)* |\n| --- |\n| {} |",
        "- [La CNIL](https://www.cnil.fr/definition/hachage)",
    ],
)
def test_a_link_with_the_mark_is_left_alone(text: str) -> None:
    assert unmarked(text.replace("{}", "[RFC 6238](https://www.rfc-editor.org/rfc/rfc6238)")) == []


def test_what_is_not_registered_is_seen() -> None:
    text = "See [this](https://unknown.example.dev/a#b), RFC\u00a09999 and the CNIL."
    assert cited_links(text) == {"https://unknown.example.dev/a"}
    assert names_in(text) == {"RFC 9999", "CNIL"}
