"""The teacher's guide and its sheet: the toy code, the lessons' minutes, what is named."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from tests.tree import ROOT
from tools import answer_key
from tools.index import pages
from totp_demo.desk.kinds import KINDS
from totp_demo.wording.language import Language

CODES = ("en", "fr")
GUIDES = {"en": "docs/teaching.md", "fr": "docs/teaching.fr.md"}
SHEETS = {"en": "docs/toy-code.html", "fr": "docs/toy-code.fr.html"}
SECRET = 271
LESSONS = (20, 45, 90)


def guide(code: str) -> str:
    return (ROOT / GUIDES[code]).read_text("utf-8")


def sheet(code: str) -> str:
    return (ROOT / SHEETS[code]).read_text("utf-8")


def worked(time: str) -> list[str]:
    """Return a row of the toy code's table: time, minutes, step, product, code."""
    hours, minutes = map(int, time.split(":"))
    since_midnight = 60 * hours + minutes
    step = since_midnight // 5
    return [time, str(since_midnight), str(step), str(SECRET * step), f"{SECRET * step:03}"[-3:]]


class Cells(HTMLParser):
    """The texts of a page's table cells."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._inside = tag == "td"
        if self._inside:
            self.found.append("")

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.found[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "td"


def rows_of(text: str) -> list[list[str]]:
    return [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in text.splitlines()
        if line.startswith("|")
    ]


@pytest.mark.parametrize("code", CODES)
def test_the_toy_code_is_worked_out_right(code: str) -> None:
    rows = [row for row in rows_of(guide(code)) if re.fullmatch(r"\d\d:\d\d", row[0])]
    assert len(rows) == 6
    assert rows == [worked(row[0]) for row in rows]
    codes = {row[0]: row[4] for row in rows}
    assert codes["10:23"] == codes["10:24"] != codes["10:25"]
    assert any(code.startswith("0") for code in codes.values())


@pytest.mark.parametrize("code", CODES)
def test_two_toy_codes_in_a_row_give_the_secret_away(code: str) -> None:
    shown = re.findall(r"(\d{3}) − (\d{3}) = (−?)(\d{3})", guide(code))
    assert len(shown) == 2
    for second, first, minus, difference in shown:
        assert int(second) - int(first) == int(minus.replace("−", "-") + difference)
        assert (int(second) - int(first)) % 1000 == SECRET


@pytest.mark.parametrize("code", CODES)
def test_the_sheet_has_the_same_example_and_room_to_write(code: str) -> None:
    cells = Cells()
    cells.feed(sheet(code))
    rows = [cells.found[at : at + 5] for at in range(0, len(cells.found), 5)]
    examples = [row for row in rows if any(row)]
    assert len(examples) >= 3
    assert examples == [worked(row[0]) for row in examples]
    assert len(rows) - len(examples) >= 4
    assert f'<html lang="{code}">' in sheet(code)
    assert "<script" not in sheet(code)
    assert "http" not in sheet(code)


@pytest.mark.parametrize("code", CODES)
def test_each_lesson_fills_its_minutes_without_a_gap(code: str) -> None:
    for whole in LESSONS:
        part = re.search(rf"(?ms)^## [^\n]*\b{whole}[ \u00a0]minutes\n(.*?)^## ", guide(code))
        assert part, whole
        times = [
            (int(found[1]), int(found[2]))
            for row in rows_of(part[1])
            if (found := re.fullmatch(r"(\d+)–(\d+)", row[0]))
        ]
        assert times[0][0] == 0
        assert times[-1][1] == whole
        assert [end for _begin, end in times[:-1]] == [begin for begin, _end in times[1:]]
        assert all(begin < end for begin, end in times)


@pytest.mark.parametrize("code", CODES)
def test_what_the_guide_names_is_on_the_pages(code: str) -> None:
    text = guide(code)
    stems = {page.path.stem for page in pages(code)}
    asked = {name for page in pages(code) for _way, name in answer_key.asked(page)}
    named = set(re.findall(r"`(\d\d-[\w-]+)`", text))
    assert named - stems <= asked
    assert len(named & asked) >= 8
    assert {"00-procedure", "05-confirm", "07-inside-a-code", "09-limits"} <= named
    # In the lessons' second column, a page is followed by one of its headings.
    headings = {
        page.path.stem: [heading for _level, heading in page.headings] for page in pages(code)
    }
    for stem, heading in re.findall(r"\| `(\d\d-[\w-]+)`, ([^|,]+?)(?:, [^|]*)? \|", text):
        if stem in asked or heading.startswith(("steps", "étapes", "the URI", "l’URI")):
            continue
        assert any(each.startswith(heading) for each in headings[stem]), (stem, heading)


@pytest.mark.parametrize("code", CODES)
def test_the_help_desk_has_its_place_in_the_longer_lessons(code: str) -> None:
    text, language = guide(code), Language(code)
    for whole in LESSONS[1:]:
        part = re.search(rf"(?ms)^## [^\n]*\b{whole}[ \u00a0]minutes\n(.*?)^## ", text)
        assert part
        assert "| `10-help-desk`, " in part[1], whole
    # What a teacher is told to choose and to press is there under that name.
    for kind in ("phone-clock-behind", "overwritten-entry"):
        assert KINDS[kind].subject.into(language) in text
    for button in ("Practise one, with hints", "A short shift: 3 calls"):
        assert f"**{language.gettext(button)}**" in text


def test_both_guides_ask_the_same_in_the_same_minutes() -> None:
    shapes = [
        [
            (row[0], re.findall(r"`[^`]+`", " ".join(row)))
            for row in rows_of(guide(code))
            if re.fullmatch(r"\d+–\d+", row[0])
        ]
        for code in CODES
    ]
    assert shapes[0] == shapes[1]
    assert len(shapes[0]) >= 4 + 6 + 6 + 10
