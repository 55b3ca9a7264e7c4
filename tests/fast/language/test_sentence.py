"""Sentences as values: compared without a language, and put into one when they are shown."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

from totp_demo import wording
from totp_demo.wording.language import LANGUAGES, Language
from totp_demo.wording.sentence import NOTHING, Sentence, say, say_many

ENGLISH, FRENCH = Language("en"), Language("fr")
TYPED = say_many("You typed {count} digit.", "You typed {count} digits.")
REQUIRED = say("{name} is required.")


@pytest.mark.parametrize(
    ("sentence", "english", "french"),
    [
        (say("Cancel"), "Cancel", "Annuler"),
        (
            REQUIRED.fill(name=say("Email")),
            "Email is required.",
            "Adresse e-mail\u00a0: ce champ est obligatoire.",
        ),
        (TYPED.fill(count=0), "You typed 0 digits.", "Vous avez saisi 0\u00a0chiffre."),
        (TYPED.fill(count=1), "You typed 1 digit.", "Vous avez saisi 1\u00a0chiffre."),
        (TYPED.fill(count=2), "You typed 2 digits.", "Vous avez saisi 2\u00a0chiffres."),
        (say("Cancel") + say("Home"), "Cancel Home", "Annuler Accueil"),
    ],
)
def test_a_sentence_in_both_languages(sentence: Sentence, english: str, french: str) -> None:
    assert (sentence.into(ENGLISH), sentence.into(FRENCH)) == (english, french)


def test_the_number_that_decides_is_named() -> None:
    wait = say_many(
        "Attempt {count} in a row: you can try again in {seconds} second.",
        "Attempt {count} in a row: you can try again in {seconds} seconds.",
        by="seconds",
        count=3,
    )
    assert wait.fill(seconds=1).into(ENGLISH).endswith("1 second.")
    assert wait.fill(seconds=5).into(ENGLISH).endswith("5 seconds.")


def test_sentences_that_say_the_same_are_equal() -> None:
    assert REQUIRED.fill(name="x") == say("{name} is required.", name="x", more=1)
    assert hash(REQUIRED.fill(name="x")) == hash(say("{name} is required.", name="x"))
    assert say("Cancel") + say("Home") == say("Cancel") + say("Home")
    assert len({REQUIRED, REQUIRED.fill(name="x"), REQUIRED.fill(name="y"), TYPED, NOTHING}) == 5


@pytest.mark.parametrize("code", LANGUAGES)
def test_nothing_is_said_without_a_trace(code: str) -> None:
    assert NOTHING.into(Language(code)) == ""
    assert not NOTHING
    assert say("Cancel") + NOTHING == NOTHING + say("Cancel") == say("Cancel")


def test_what_is_filled_in_is_never_read_as_a_text() -> None:
    braces = REQUIRED.fill(name="{0.__class__} {name}")
    assert braces.into(ENGLISH) == "{0.__class__} {name} is required."
    assert (braces + say("Cancel")).into(FRENCH).startswith("{0.__class__} {name}")
    assert "Cancel" in REQUIRED.fill(name="Cancel").into(FRENCH), "filled in as it is"


def test_a_place_that_a_script_fills_in_stays() -> None:
    assert say("{count} pixels").into(ENGLISH) == "{count} pixels"


def test_no_words_wait_in_a_function_for_their_language() -> None:
    sources = [path.read_text("utf-8") for path in Path(wording.__path__[0]).parent.rglob("*.py")]
    assert len(sources) > 100
    assert not [text for text in sources if "Callable[[Language" in text or "lambda langu" in text]


def test_the_example_of_the_guide_runs() -> None:
    guide = Path(__file__).parents[3] / "CONTRIBUTING.md"
    failed, tried = doctest.testfile(str(guide), module_relative=False, encoding="utf-8")
    assert tried > 3
    assert failed == 0
