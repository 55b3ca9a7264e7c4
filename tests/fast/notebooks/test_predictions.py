"""What a page asks its reader to predict: held back until then, and right when it comes."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest

from tests.fast.exercises.test_order_of_choices import all_exercises
from tools.notebooks import Cell, name_of, paths, read
from totp_demo.exercises import Choose
from totp_demo.wording.language import Language

PATHS = paths()
BY_NAME = {each.name: each for each in all_exercises()}
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


def test_each_page_but_00_has_some() -> None:
    for path in PATHS:
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


@pytest.mark.parametrize("path", PATHS, ids=name_of)
def test_nothing_above_a_question_holds_its_answer(path: Path) -> None:
    """Neither a page's prose nor an output above has the words of the right answer."""
    page = read(path)
    language = Language(page.language)
    above = ""
    for cell in page.cells:
        for name in re.findall(r'lesson\.(?:predict|exercise)\("([^"]+)"', cell.source):
            exercise = BY_NAME[name]
            if isinstance(exercise, Choose):
                right = exercise.choices[exercise.right][0].into(language).rstrip(".")
                # A yes or a no is on every page.
                if len(right.split()) > 3:
                    assert right.lower() not in above.lower(), name
        above += cell.source if cell.kind == "markdown" else str(cell.outputs)
