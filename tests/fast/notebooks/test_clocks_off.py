"""What 05-confirm and 08-time-window say of a clock that is off: both what the formula gives."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tools.notebooks import Page, name_of, paths, read
from totp_demo.figures.numbers import percent
from totp_demo.model.acceptance import acceptance, possible_range, sure_range
from totp_demo.wording.language import Language

PATHS = [path for path in paths() if path.stem in {"05-confirm", "08-time-window"}]
PERIOD = 30
_OFF = {"en": ("slow", "fast"), "fr": ("de retard", "d’avance")}
_LIMIT = {
    "en": re.compile(r"\b(?:always|never)\b", re.IGNORECASE),
    "fr": re.compile(r"\b(?:toujours|jamais)\b", re.IGNORECASE),
}
_TYPING = {
    "en": re.compile(r"\btyp(?:ed?|ing)\b", re.IGNORECASE),
    "fr": re.compile(r"saisi", re.IGNORECASE),
}


def claims(language: str, delay: tuple[float, float]) -> list[str]:
    """Return what both pages say, with a window of one step, of people who type that long."""
    sure = sure_range(delay=delay)
    assert sure is not None
    offs = [*sure, *possible_range(delay=delay), -PERIOD, 2 * PERIOD]
    shares = [acceptance(skew, delay=delay) for skew in (-PERIOD, 2 * PERIOD)]
    return [
        *(f"{abs(skew):.0f}\u00a0s {_OFF[language][skew > 0]}" for skew in offs),
        *(percent(share, Language(language)) for share in shares),
    ]


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs and list items of a text, each on one line, units tied to numbers."""
    parts = re.split(r"\n\s*\n|\n(?=- )", text)
    return [re.sub(r"(?<=\d) (?=s\b)", "\u00a0", re.sub(r"\s*\n\s*", " ", part)) for part in parts]


def missing(text: str, language: str, delay: tuple[float, float]) -> list[str]:
    """Return what the formula gives and a text does not say."""
    said = "\n".join(paragraphs(text))
    return [claim for claim in claims(language, delay) if claim not in said]


def as_if_at_once(text: str, language: str) -> list[str]:
    """Return what sets a limit at 30 or 60 s off, and says nothing of typing."""
    return [
        part
        for part in paragraphs(text)
        if re.search(r"\b(?:30|60)\u00a0s\b", part)
        and _LIMIT[language].search(part)
        and not _TYPING[language].search(part)
    ]


def prose(page: Page) -> str:
    return "\n\n".join(cell.source for cell in page.cells if cell.kind == "markdown")


@pytest.fixture(scope="module")
def delay() -> tuple[float, float]:
    """How long people type in the code of these pages: one pair of seconds for all."""
    code = "\n".join(cell.source for path in PATHS for cell in read(path).cells)
    (found,) = set(re.findall(r"delay=\((\d+), (\d+)\)", code))
    return float(found[0]), float(found[1])


def test_there_are_two_pages_in_each_language() -> None:
    assert len(PATHS) == 4


@pytest.mark.parametrize("path", PATHS, ids=name_of)
def test_the_page_says_what_the_formula_gives(path: Path, delay: tuple[float, float]) -> None:
    page = read(path)
    assert missing(prose(page), page.language, delay) == []


@pytest.mark.parametrize("path", PATHS, ids=name_of)
def test_no_limit_is_given_as_if_everyone_typed_at_once(path: Path) -> None:
    page = read(path)
    assert as_if_at_once(prose(page), page.language) == []


# What the checks themselves must see


def test_other_typing_gives_other_figures() -> None:
    text = " ".join(claims("en", (2.0, 12.0)))
    assert missing(text, "en", (2.0, 12.0)) == []
    assert missing(text, "en", (2.0, 20.0)) == ["10\u00a0s slow", "80\u00a0s fast", "63%", "37%"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Up to 30 s the code is always accepted, from 60 s on never."),
        ("fr", "- Un téléphone décalé de 30\u00a0s au plus est toujours\n  accepté."),
    ],
)
def test_a_limit_without_typing_is_seen(language: str, text: str) -> None:
    assert as_if_at_once(text, language)
