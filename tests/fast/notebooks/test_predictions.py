"""What a page asks its reader to predict: held back until then, and right when it comes."""

from __future__ import annotations

import contextlib
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.fast.exercises.test_order_of_choices import all_exercises
from tools.notebooks import Cell, Page, name_of, paths, read
from totp_demo.exercises import Because, Choose, Code, Exercise, Number, Order, Point
from totp_demo.wording.language import Language

PATHS = paths()
BY_NAME = {each.name: each for each in all_exercises()}
_ASKED = re.compile(r'lesson\.(?:predict|exercise)\("([^"]+)"')
_ADDRESS = re.compile(r"https?://\S+")
_PREDICT = re.compile(r'lesson\.predict\("([^"]+)", ')
PRINTED = {
    "01-tokyo": "2026-07-01 14:00:05+02:00 1782907205.0\n2026-07-01 21:00:05+09:00 1782907205.0\n",
    "01-hand": "840.0\n",
    "02-years": "80 0.019\n112 8.2e+07\n128 5.4e+12\n160 2.3e+22\n",
    "04-entries": "google-authenticator-android ['camille', 'camille(1)']\n"
    "microsoft-authenticator ['camille']\n",
    "05-forms": "'123 456' spaces\n'12345O' letters\n'12345' too-short\n'0123456' too-long\n"
    "'١٢٣٤٥٦' other-digits\n",
    "05-replay": "accepted\n0 used\n-30 older-than-used\n30 accepted\n",
    "05-throttle": "1 0\n2 0\n3 5.0\n4 10.0\n5 15.0\n6 20.0\n7 25.0\n8 30.0\n9 35.0\n10 0.0\n",
    "06-transfer": "True\n",
    "07-int": "907081804 081804\n81804\n",
    "07-avalanche": "62 79.85 96\n",
    "08-steps": "False -8\n0.000241 2.41e-10\n",
    "09-tries": "10 140.0\n",
}
"""What each function prints once its reader has predicted; fingerprints of random keys aside."""


def predictions(path: Path) -> dict[str, Cell]:
    """Return the cells of a page that ask for a prediction, by the names of their questions."""
    return {
        found[1]: cell
        for cell in read(path).cells
        if cell.kind == "code" and (found := _PREDICT.search(cell.source))
    }


def prints(cell: Cell) -> str:
    """Return what a cell's function prints once it is asked for."""
    names: dict[str, object] = {}
    source = cell.source[: cell.source.index("lesson.predict(")]
    exec(compile(source, "<cell>", "exec"), names)  # noqa: S102 - a cell of ours
    said = io.StringIO()
    shown = names["shown"]
    assert callable(shown)
    with contextlib.redirect_stdout(said):
        shown()
    return said.getvalue()


def test_each_page_has_some() -> None:
    for path in PATHS:
        if path.stem == "11-final-check":  # it asks, and shows nothing that could be predicted
            continue
        assert len(predictions(path)) >= (1 if path.stem == "00-procedure" else 2), path


@pytest.mark.parametrize("path", PATHS, ids=name_of)
def test_what_is_printed_is_right(path: Path) -> None:
    for name, cell in predictions(path).items():
        if "def shown" in cell.source and name != "02-keys":
            assert prints(cell) == PRINTED[name], name


def test_random_keys_have_fingerprints_of_their_own() -> None:
    (cell,) = [
        predictions(path)["02-keys"] for path in PATHS if name_of(path) == "en/02-enable-mfa"
    ]
    found = re.findall(r"\(160, '([^']+)'\)", prints(cell))
    assert len(set(found)) == 3


@pytest.mark.parametrize("path", PATHS, ids=name_of)
def test_nothing_is_saved_of_it(path: Path) -> None:
    for cell in predictions(path).values():
        assert cell.outputs == []
        assert not cell.compared


def held(exercise: Exercise, language: Language, text: str) -> bool:
    """Return whether a text holds the answer of a question, in its own words or as a number."""
    match exercise:
        case Number() | Code():
            grouped = re.sub(r"(?<=\d)[,\u202f\u00a0 ](?=\d{3}(?!\d))", "", text)
            # A number of one digit is on every page: the steps of a list, the value of a bit.
            right = str(exercise.right)
            found = re.search(rf"(?<![\w.,]){right}(?![.,]?\w)", grouped)
            return len(right) > 1 and found is not None
        case Choose():
            right = exercise.choices[exercise.right][0].into(language)
        case Because():
            right = exercise.reasons[exercise.reason][0].into(language)
        case Order():
            right = "\n".join(item.into(language) for item in exercise.items.values())
        case Point():
            right = next(iter(exercise.right))
    right = right.rstrip(".").lower()
    # A yes or a no is on every page.
    return len(right.split()) > 3 and right in text.lower()


def answers_given_away(page: Page) -> set[str]:
    """Return the questions whose answer stands above them in a page's prose or saved outputs."""
    language = Language(page.language)
    above, found = "", set()
    for cell in page.cells:
        for name in _ASKED.findall(cell.source):
            if held(BY_NAME[name], language, above):
                found.add(name)
        if cell.kind == "markdown":
            above += _ADDRESS.sub("", cell.source)  # where a link leads is not read
        else:
            above += json.dumps(cell.outputs, ensure_ascii=False)
    return found


@pytest.mark.parametrize("path", PATHS, ids=name_of)
def test_nothing_above_a_question_holds_its_answer(path: Path) -> None:
    """Neither a page's prose nor an output above has the words of the right answer."""
    assert answers_given_away(read(path)) == set()


@pytest.mark.parametrize("name", ["01-hand", "02-late", "03-base32", "05-journey", "07-zeros"])
@pytest.mark.parametrize("code", ["en", "fr"])
def test_an_answer_that_stands_above_is_found(name: str, code: str) -> None:
    (page,) = [read(p) for p in PATHS if name_of(p).startswith(f"{code}/{name[:2]}")]
    exercise = BY_NAME[name]
    match exercise:
        case Choose():
            right = exercise.choices[exercise.right][0].into(Language(code))
        case Because():
            right = exercise.reasons[exercise.reason][0].into(Language(code))
        case _:
            right = str(exercise.right)
    told = replace(page.cells[0], kind="markdown", source=f"By the way: {right}\n")
    assert name in answers_given_away(replace(page, cells=(told, *page.cells)))
    printed = replace(page.cells[0], kind="code", source="", outputs=[{"text": [f"{right}\n"]}])
    assert name in answers_given_away(replace(page, cells=(printed, *page.cells)))
    # Below it, it may stand.
    assert name not in answers_given_away(replace(page, cells=(*page.cells, told)))
