"""The answer key against the questions: it holds each that a page asks, and what is right."""

from __future__ import annotations

import re

import pytest

from tools import answer_key
from tools.index import pages
from totp_demo.exercises.exercise import Because, Choose, Order
from totp_demo.exercises.pages import questions
from totp_demo.wording.language import Language

CODES = ("en", "fr")


@pytest.mark.parametrize("code", CODES)
def test_the_answer_key_is_what_the_tool_writes(code: str) -> None:
    kept = (answer_key.FOLDER / answer_key.FILES[code]).read_text("utf-8")
    assert kept == answer_key.key(code), "run: python tools/answer_key.py"


@pytest.mark.parametrize("code", CODES)
def test_it_holds_every_question_of_every_page_once(code: str) -> None:
    headings = re.findall(r"(?m)^### (\S+)$", answer_key.key(code))
    written = [name for page in pages(code) for _way, name in answer_key.asked(page)]
    assert headings == written
    known = {each.name for number in range(11) for each in questions(f"{number:02}")}
    assert known <= set(headings)
    assert len(headings) == len(set(headings)) > 80


@pytest.mark.parametrize("code", CODES)
def test_each_answer_is_the_one_that_the_page_takes_for_right(code: str) -> None:
    language, text = Language(code), answer_key.key(code).replace("\\", "")
    for number in range(11):
        for each in questions(f"{number:02}"):
            part = text.partition(f"### {each.name}\n")[2].partition("\n### ")[0]
            match each:
                case Choose():
                    others = [words[0] for key, words in each.choices.items() if key != each.right]
                    answer = each.choices[each.right][0].into(language)
                case Because():
                    others = [words for key, words in each.choices.items() if key != each.right]
                    answer = each.choices[each.right].into(language)
                    assert each.reasons[each.reason][0].into(language) in part
                case Order():
                    others, answer = (
                        [],
                        "\n".join(
                            f"{at}. {item.into(language)}"
                            for at, item in enumerate(each.items.values(), 1)
                        ),
                    )
                case _:
                    continue
            marked = part.partition("**")[2].partition("**")[2]
            assert marked.lstrip().startswith(answer.replace("\\", "")), each.name
            lines = marked.splitlines()
            assert not {other.into(language) for other in others} & {line.strip() for line in lines}


def test_a_prediction_is_marked_as_one() -> None:
    text = answer_key.key("en")
    marked = set(re.findall(r"### (\S+)\n\n\*Prediction\.\*", text))
    asked = {
        name for page in pages("en") for way, name in answer_key.asked(page) if way == "predict"
    }
    assert marked == asked
    assert "09-relay" in marked
