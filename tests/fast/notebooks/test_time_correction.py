"""What the pages say of Google Authenticator's time correction: the same on each, in the past."""

from __future__ import annotations

import pytest

from tests.fast.notebooks import markdown
from tools.notebooks import FOLDER, read

SINCE = {"en": "before version 7.0", "fr": "avant la version 7.0"}
FIRST = {"en": "automatic date and time", "fr": "automatique"}
NAMED = "time correction for codes"
MUST = ("04-phone", "05-confirm")


def words(code: str, name: str) -> str:
    """Return the sentences of a page in lower case, on one line."""
    cells = read(FOLDER / code / f"{name}.ipynb").cells
    prose = markdown.prose("\n\n".join(each.source for each in cells if each.kind == "markdown"))
    return " ".join(" ".join(prose).lower().split())


NAMES = sorted(path.stem for path in (FOLDER / "en").glob("*.ipynb"))
NAMING = [
    (code, name) for code in SINCE for name in NAMES if name in MUST or NAMED in words(code, name)
]


@pytest.mark.parametrize(("code", "name"), NAMING)
def test_a_page_that_names_the_setting_says_that_it_is_gone(code: str, name: str) -> None:
    text = words(code, name)
    assert NAMED in text
    assert SINCE[code] in text


@pytest.mark.parametrize("code", SINCE)
@pytest.mark.parametrize("name", MUST)
def test_automatic_time_is_the_first_advice(code: str, name: str) -> None:
    text = words(code, name)
    assert -1 < text.find(FIRST[code]) < text.find(NAMED)
