"""The catalogues against the code, against each other, and against French as it is written."""

from __future__ import annotations

import ast
import re
import string
import sys
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest

from tests.fast.language.french import english, terms, typography
from tools import catalogues
from totp_demo.wording.language import Language

MEND = "run: python tools/catalogues.py"
SAME = {"Cause", "Code", "Licences", "OK", "Options", "Pages", "Type", "{points} points"}
"""Texts that read the same in both languages."""

ENTRIES = {code: list(polib.pofile(str(catalogues.path_of(code)))) for code in ("en", "fr")}


def source_of(entry: polib.POEntry) -> tuple[str, str]:
    return entry.msgid, entry.msgid_plural


def pairs(code: str) -> Iterator[tuple[str, str]]:
    """Yield each English text with its translation, plural forms one by one."""
    for entry in ENTRIES[code]:
        if entry.msgid_plural:
            yield entry.msgid, entry.msgstr_plural[0]
            yield entry.msgid_plural, entry.msgstr_plural[1]
        else:
            yield entry.msgid, entry.msgstr


def places(text: str) -> list[tuple[str, str | None, str | None]]:
    """Return the places of a text that are filled in, whatever their order."""
    found = [
        (name, form, conversion)
        for _, name, form, conversion in string.Formatter().parse(text)
        if name is not None
    ]
    return sorted(found, key=str)


@pytest.mark.parametrize("code", ["en", "fr"])
def test_the_catalogue_holds_the_texts_of_the_code(code: str) -> None:
    in_code = {(message.one, message.many) for message in catalogues.extract()}
    in_catalogue = {source_of(entry) for entry in ENTRIES[code]}
    assert len(in_catalogue) == len(ENTRIES[code])
    assert in_code - in_catalogue == set(), f"missing; {MEND}"
    assert in_catalogue - in_code == set(), f"unused; {MEND}"


@pytest.mark.parametrize("code", ["en", "fr"])
def test_the_catalogue_is_as_its_tool_writes_it(code: str) -> None:
    path = catalogues.path_of(code)
    written = catalogues.refreshed(catalogues.extract(), code, polib.pofile(str(path)))
    assert path.read_text("utf-8") == f"{written}\n", MEND


def parsed(package: Path) -> set[tuple[object, ...]]:
    """Return the marked texts as Python's own parser sees them: None for one not written out."""
    found: set[tuple[object, ...]] = set()
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=args):
                    if count := catalogues.MARKERS.get(name, 0):
                        texts = [getattr(arg, "value", None) for arg in args[:count]]
                        found.add((*texts, "")[:2])
    return found


def test_another_extractor_finds_the_same() -> None:
    ours = {(message.one, message.many) for message in catalogues.extract()}
    assert ours ^ parsed(catalogues.PACKAGE) == set()


@pytest.mark.parametrize(
    "code", ['_("A" + text)', """f"{_('In an f-string')} " """, 'say("A", name=f(say("B")))']
)
def test_what_babel_would_miss_is_seen(code: str, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(code, "utf-8")
    seen = {(message.one, message.many) for message in catalogues.extract(tmp_path)}
    # Python 3.12 and later look into f-strings.
    assert (seen ^ parsed(tmp_path) != set()) == (sys.version_info < (3, 12) or code[0] != "f")


@pytest.mark.parametrize("code", ["en", "fr"])
def test_every_text_is_translated(code: str) -> None:
    assert [entry.msgid for entry in ENTRIES[code] if not entry.translated()] == []
    assert [entry.msgid for entry in ENTRIES[code] if entry.fuzzy or entry.obsolete] == []
    assert all(len(entry.msgstr_plural) == 2 for entry in ENTRIES[code] if entry.msgid_plural)


@pytest.mark.parametrize("code", ["en", "fr"])
def test_the_places_to_be_filled_in_are_the_same(code: str) -> None:
    wrong = [text for text, translated in pairs(code) if places(text) != places(translated)]
    assert wrong == []


@pytest.mark.parametrize("code", ["en", "fr"])
def test_a_text_begins_and_ends_as_the_english_one(code: str) -> None:
    def edges(text: str) -> tuple[str, ...]:
        lead = text[: len(text) - len(text.lstrip())]
        end = re.search(r"[.!?:…]?\s*\Z", text)
        return lead, end[0] if end else ""

    wrong = [text for text, translated in pairs(code) if edges(text) != edges(translated)]
    assert wrong == []


@pytest.mark.parametrize(
    "check", [typography, english, terms], ids=["typography", "english", "terms"]
)
def test_french_texts(check: object) -> None:
    assert callable(check)
    assert [(text, wrong) for _, text in pairs("fr") if (wrong := check(text))] == []


def test_english_is_what_stands_in_the_code() -> None:
    """So nothing is read for it, and a page in English opens sooner."""
    english = Language("en")
    for entry in ENTRIES["en"]:
        if entry.msgid_plural:
            said = [english.ngettext(entry.msgid, entry.msgid_plural, count) for count in (1, 0, 2)]
            forms = entry.msgstr_plural
            assert (
                said == [forms[0], forms[1], forms[1]] == [entry.msgid, *[entry.msgid_plural] * 2]
            )
        else:
            assert english.gettext(entry.msgid) == entry.msgstr == entry.msgid


def test_english_texts_have_the_curly_apostrophe_on_a_page() -> None:
    # A console may not be able to show it; a label is as the real screen has it.
    straight = [
        entry.msgid
        for entry in ENTRIES["en"]
        if re.search(r"\w'\w", entry.msgid + entry.msgid_plural)
        if not all(file.startswith(("cli.py", "commands/")) for file, _ in entry.occurrences)
    ]
    assert straight == ["leave blank if you'd like to keep your current password"]


def test_the_commands_words_can_be_written_to_any_console() -> None:
    # Windows writes to a pipe in code page 1252, which has no narrow no-break space.
    commands = [
        entry
        for entry in ENTRIES["fr"]
        if any(file.startswith(("cli.py", "commands/")) for file, _ in entry.occurrences)
    ]
    assert commands
    for entry in commands:
        assert "".join([entry.msgstr, *entry.msgstr_plural.values()]).encode("cp1252")


def test_no_text_is_left_in_english() -> None:
    assert {text for text, translated in pairs("fr") if text == translated} == SAME


@pytest.mark.parametrize("code", ["en", "fr"])
def test_the_header_says_language_and_plural(code: str) -> None:
    metadata = polib.pofile(str(catalogues.path_of(code))).metadata
    assert metadata["Language"] == code
    assert metadata["Plural-Forms"] == f"nplurals=2; plural={catalogues.PLURALS[code]};"
    assert metadata["Content-Type"] == "text/plain; charset=UTF-8"


class TestRefreshing:
    """tools/catalogues.py on a package of two files."""

    @pytest.fixture
    def package(self, tmp_path: Path) -> Path:
        (tmp_path / "b.py").write_text('_("Second: {name}")\n_("First")\n', "utf-8")
        (tmp_path / "a.py").write_text('t.ngettext("{n} code", "{n} codes", 2)\n_("First")\n')
        return tmp_path

    def translate(self, package: Path, text: str, french: str | dict[int, str]) -> None:
        path = catalogues.path_of("fr", package)
        catalogue = polib.pofile(str(path))
        entry = catalogue.find(text)
        if isinstance(french, dict):
            entry.msgstr_plural = french
        else:
            entry.msgstr = french
        catalogue.save()

    def read(self, package: Path, code: str) -> dict[str, str | dict[int, str]]:
        catalogue = polib.pofile(str(catalogues.path_of(code, package)))
        return {entry.msgid: entry.msgstr_plural or entry.msgstr for entry in catalogue}

    def test_a_new_text_is_empty_in_french_and_repeated_in_english(
        self, package: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert catalogues.main(package) == 1
        assert "fr: 3 texts, 3 to be translated" in capsys.readouterr().out
        assert self.read(package, "fr") == {
            "{n} code": {0: "", 1: ""},
            "First": "",
            "Second: {name}": "",
        }
        assert self.read(package, "en") == {
            "{n} code": {0: "{n} code", 1: "{n} codes"},
            "First": "First",
            "Second: {name}": "Second: {name}",
        }

    def test_translations_stay_and_unused_ones_are_named(
        self, package: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        catalogues.main(package)
        self.translate(package, "First", "Un")
        self.translate(package, "Second: {name}", "Deux\u00a0: {name}")
        self.translate(package, "{n} code", {0: "{n} code", 1: "{n} codes"})
        assert catalogues.main(package) == 0
        (package / "b.py").write_text('_("Third")\n', "utf-8")
        capsys.readouterr()
        assert catalogues.main(package) == 1
        assert "fr: dropped: 'Second: {name}' -> 'Deux\\xa0: {name}'" in capsys.readouterr().out
        assert self.read(package, "fr") == {
            "{n} code": {0: "{n} code", 1: "{n} codes"},
            "First": "Un",
            "Third": "",
        }

    def test_twice_is_as_once(self, package: Path) -> None:
        catalogues.main(package)
        once = [catalogues.path_of(code, package).read_bytes() for code in ("en", "fr")]
        catalogues.main(package)
        (package / "a.py").write_text("\n\n" + (package / "a.py").read_text("utf-8"), "utf-8")
        catalogues.main(package)
        twice = [catalogues.path_of(code, package).read_bytes() for code in ("en", "fr")]
        assert once == twice
        assert all(b"#: a.py b.py\n" in text and b"-Date" not in text for text in twice)

    def test_the_order_is_that_of_the_code(self, package: Path) -> None:
        code = """say("Outer", name=say("Inner"))\n_("Of two " "parts")\n# _("No code")\n"""
        (package / "b.py").write_text(code, "utf-8")
        texts = [(message.one, message.files) for message in catalogues.extract(package)]
        assert texts == [
            ("{n} code", ["a.py"]),
            ("First", ["a.py"]),
            ("Outer", ["b.py"]),
            ("Inner", ["b.py"]),
            ("Of two parts", ["b.py"]),
        ]

    @pytest.mark.parametrize(
        "call", ["_(text)", '_(f"{n} codes")', 'say_many("A", text)', "_()", 'forms("A")']
    )
    def test_a_text_that_no_catalogue_can_hold_is_refused(self, package: Path, call: str) -> None:
        (package / "b.py").write_text(f"\n{call}\n", "utf-8")
        with pytest.raises(ValueError, match=r"b\.py:"):
            catalogues.extract(package)
