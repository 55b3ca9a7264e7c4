"""Pages as they are made from the notebooks, before any browser reads them."""

from __future__ import annotations

import html.parser
import json
import re
import secrets
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.leaks import codes_in, secrets_in
from totp_demo.commands import copies
from totp_demo.hosts.cells import Cells
from totp_demo.model.base32 import encode_secret
from totp_demo.site import pages
from totp_demo.site.pages import Made
from totp_demo.wording.language import LANGUAGES

NOTEBOOKS = sorted((copies.source() / "en").glob("*.ipynb"))
STEMS = [path.stem for path in NOTEBOOKS]
DRAWN: list[bytes] = []
"""What was drawn at random while pages were made: secrets, and parts of recovery codes."""


@cache
def made(code: str) -> dict[str, Made]:
    """All pages of a language, and what was drawn at random meanwhile is noted."""
    real = secrets.token_bytes

    def noted(count: int) -> bytes:
        drawn = real(count)
        DRAWN.append(drawn)
        return drawn

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(secrets, "token_bytes", noted)
        folder = copies.source() / code
        found = {path.stem: pages.made_of(path, code) for path in sorted(folder.glob("*.ipynb"))}
        return found | {path.stem: pages.of_markdown(path, code) for path in folder.glob("*.md")}


@cache
def written(code: str, stem: str) -> str:
    return pages.written(stem, made(code), code)


class Seen(html.parser.HTMLParser):
    """What a page has: its elements with their attributes, and its ids."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def of(self, attribute: str) -> Iterator[str]:
        for _tag, attributes in self.elements:
            if (value := attributes.get(attribute)) is not None:
                yield value


@pytest.mark.parametrize("code", list(LANGUAGES))
def test_no_page_holds_a_secret(code: str) -> None:
    made(code)
    keys = [encode_secret(drawn) for drawn in DRAWN if len(drawn) == 20]
    assert len(keys) >= len(STEMS)
    for stem in made(code):
        page = written(code, stem)
        assert secrets_in(page, *keys) == [], stem
        for drawn in DRAWN:
            assert drawn.hex() not in page


def test_the_scanner_finds_what_is_planted() -> None:
    made("en")
    drawn = next(each for each in DRAWN if len(each) == 20)
    page = written("en", "00-procedure")
    planted = page.replace("<main", f"<!-- {encode_secret(drawn)} --><main")
    assert secrets_in(planted, encode_secret(drawn)) != []
    assert codes_in(page + ' "123456"', ["123456"]) == ["123456"]


@pytest.mark.parametrize("stem", STEMS)
def test_a_view_has_the_same_number_where_only_what_shows_views_runs(stem: str) -> None:
    page = made("en")[stem]
    cells = Cells("en", send=lambda _text: None, figures=json.dumps(page.figures))
    again = [
        [said["view"] for said in json.loads(cells.run(source)) if "view" in said]
        for source in page.runs
    ]
    names = [[(each["view"], each["name"]) for each in pages.opened([shown])] for shown in again]
    assert names == [
        [(each["view"], each["name"]) for each in pages.opened([shown])] for shown in page.shown
    ]


@pytest.mark.parametrize("code", list(LANGUAGES))
def test_nothing_on_a_page_needs_more_than_its_policy_allows(code: str) -> None:
    for stem in made(code):
        seen = Seen(written(code, stem))
        assert not list(seen.of("style")), stem
        handlers = {name for _tag, each in seen.elements for name in each if name.startswith("on")}
        assert handlers == set()
        for tag, attributes in seen.elements:
            if tag == "script" and attributes.get("type") != "application/json":
                assert str(attributes["src"]).startswith("../")
        policy = next(text for text in seen.of("content") if "default-src" in text)
        assert "unsafe-inline" not in policy
        assert "'unsafe-eval'" not in policy


@pytest.mark.parametrize("code", list(LANGUAGES))
def test_every_link_within_the_site_leads_somewhere(code: str) -> None:
    ids = {stem: set(Seen(written(code, stem)).of("id")) for stem in made(code)}
    for stem in made(code):
        for link in Seen(written(code, stem)).of("href"):
            if re.match(r"[a-z]+:", link) or link.startswith("../"):
                continue
            page, _mark, place = link.partition("#")
            target = page.removesuffix(".html") or stem
            assert page in {"", f"{target}.html"}, link
            assert target in ids, f"{stem}: {link}"
            assert not place or place in ids[target], f"{stem}: {link}"


@pytest.mark.parametrize("stem", STEMS)
def test_both_languages_have_the_same_cells(stem: str) -> None:
    one, other = (
        [(cell.id, cell.live, bool(cell.plain)) for cell in made(code)[stem].cells]
        for code in LANGUAGES
    )
    assert one == other
    names = [
        list(Seen(written(code, stem)).of("data-prose")) + list(Seen(written(code, stem)).of("id"))
        for code in LANGUAGES
    ]
    assert len(names[0]) == len(set(names[0]))
    prose = [set(Seen(written(code, stem)).of("data-prose")) for code in LANGUAGES]
    assert prose[0] == prose[1]


def test_what_a_prediction_reveals_is_not_on_its_page() -> None:
    page = written("en", "00-procedure")
    asked = next(
        view
        for shown in made("en")["00-procedure"].shown
        for view in pages.opened([shown])
        if view["name"] == "questions/prediction.js"
    )
    assert asked["view"] in range(100)
    assert "sign_in.js" not in json.dumps(asked)
    assert page.count('data-cell="sign-in-view"') == 1


def test_pages_are_made_as_for_a_new_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOTP_DEMO_PROGRESS", str(tmp_path))
    (tmp_path / "progress.jsonl").write_text(
        '{"question": "00-flight", "answer": "x", "right": true}\n'
    )
    before = (tmp_path / "progress.jsonl").read_text()
    page = pages.made_of(copies.source() / "en" / "index.ipynb", "en")
    assert (tmp_path / "progress.jsonl").read_text() == before
    (shown,) = pages.opened(page.shown)
    assert all(each["tried"] == 0 for each in shown["saved"]["shown"]["pages"])


def test_without_scripts_the_procedure_is_there_in_words() -> None:
    for code in LANGUAGES:
        assert all(cell.words for cell in made(code)["00-procedure"].cells if cell.live)


def test_a_figure_is_drawn_in_both_languages_also_behind_a_prediction() -> None:
    page = made("en")["09-limits"]
    names = {(key[:2], json.loads(key[3:])[0]) for key in page.figures}
    assert {("en", "guessing"), ("fr", "guessing")} <= names
    for address, words in page.figures.values():
        assert address.removeprefix("../figures/") in page.pictures
        assert words
    # It is on the page only once its reader has predicted.
    assert page.figures['en ["guessing", {}]'][0] not in json.dumps(page.shown)
