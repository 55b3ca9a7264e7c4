"""A prediction: nothing of what it asks about is made, sent or saved before the reader commits."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.fast.views.wire import Wire, hears
from totp_demo.hosts import jupyter
from totp_demo.hosts.page import Lesson, Page
from totp_demo.views.product.phone_view import PhoneView
from totp_demo.views.questions.prediction import Prediction

CODE = "012345"
SHOWN = "only when it is looked at"


def prints() -> None:
    """Print the answer, as a cell does."""
    print(1094012345, SHOWN)  # noqa: T201 - it is what is shown


@pytest.mark.parametrize("language", ["en", "fr"])
def test_nothing_is_made_before(language: str) -> None:
    made: list[int] = []
    wire, lesson = Wire(), Lesson(language)
    view = wire.listen(Prediction(lesson, "07-zeros", lambda: made.append(1)))
    hears(view, do="hello")
    hears(view, do="answer", text=" ")
    hears(view, do="answer", text="")
    assert made == []
    assert SHOWN not in json.dumps([message for _view, message in wire.sent])
    assert SHOWN not in json.dumps([view.saved(), view.in_words()])
    hears(view, do="answer", text="12345")
    hears(view, do="answer", text=CODE)
    assert made == [1], "it is made once, and a prediction stands"


def test_what_a_function_prints_stands_beside_the_prediction() -> None:
    view = Prediction(Lesson("en"), "07-zeros", prints)
    assert view.predict("12345")
    shown = view.describe()
    assert shown["predicted"] == "12345"
    assert shown["printed"] == f"1094012345 {SHOWN}\n"
    assert shown["answer"] is not None
    assert shown["answer"]["title"] == "That is not what happens."
    assert SHOWN not in " ".join(view.in_words()), "the words are saved with the notebook"


def test_a_right_prediction_says_so() -> None:
    view = Prediction(Lesson("fr"), "07-zeros", prints)
    view.predict(CODE)
    answer = view.describe()["answer"]
    assert answer is not None
    assert (answer["kind"], answer["title"]) == ("ok", "Comme vous l’aviez prévu.")


@pytest.mark.parametrize("name", ["00-flight", "00-photo", "00-order", "03-find", "05-oldest"])
@pytest.mark.parametrize("text", ["junk", ",", "yes,", "no,junk"])
def test_what_is_no_answer_of_its_question_is_no_prediction(name: str, text: str) -> None:
    lesson = Lesson("en")
    view = Prediction(lesson, name, prints)
    assert not view.predict(text)
    assert view.describe()["predicted"] == ""
    # Kept by another version of the kit, or changed by hand.
    lesson.progress.tried(name, text, right=False)
    assert Prediction(lesson, name, prints).describe()["predicted"] == ""


def test_a_place_of_which_nothing_special_is_said_is_kept() -> None:
    lesson = Lesson("en")
    Prediction(lesson, "07-bytes", prints).predict("7")
    assert lesson.progress.questions["07-bytes"].answer == "7"


def test_a_number_is_asked_for_as_one() -> None:
    view = Prediction(Lesson("en"), "07-offset", prints)
    assert not view.predict("ten")
    answer = view.describe()["answer"]
    assert answer is not None
    assert answer["title"] == "There is no prediction yet."
    assert "in digits" in answer["detail"]
    assert view.predict("5")


def test_a_fault_of_the_cell_is_shown_and_raises_nothing() -> None:
    view = Prediction(Lesson("en"), "07-zeros", lambda: 1 // 0)
    view.predict("1")
    assert "ZeroDivisionError" in view.describe()["printed"]


def test_a_prediction_made_before_is_there_again() -> None:
    lesson = Lesson("en")
    Prediction(lesson, "07-zeros", prints).predict("12345")
    lesson.start_again()
    again = Prediction(lesson, "07-zeros", prints).describe()
    assert again["predicted"] == "12345"
    assert SHOWN in again["printed"]


def test_a_view_is_revealed_in_a_notebook() -> None:
    lesson = jupyter.Lesson("en")
    box = lesson.predict("00-flight", lesson.phone_view)
    (question,) = box.children
    question.view.receive({"do": "answer", "from": "p", "text": "yes-stored"})
    assert [type(each.view) for each in box.children] == [Prediction, PhoneView]


def test_a_view_is_revealed_on_a_page_and_when_it_is_loaded_again() -> None:
    heard: list[dict[str, Any]] = []
    page = Page("en", send=lambda text: heard.append(json.loads(text)))
    opened = page.opened(page.lesson.predict("00-flight", page.lesson.phone_view))
    say = {"view": opened["view"], "from": "p"}
    page.receive(json.dumps({**say, "do": "hello", "t0": 1}))
    assert "below" not in heard[-1]
    page.receive(json.dumps({**say, "do": "answer", "text": "yes-stored"}))
    (revealed,) = [message for message in heard if "below" in message]
    assert revealed["below"] == opened["view"]
    # Whenever it comes, no number of those that the page asks for is another for it.
    assert revealed["opened"]["view"] == -1
    assert json.loads(page.open("guide"))["view"] == opened["view"] + 1
    page.receive(json.dumps({**say, "from": "q", "do": "hello", "t0": 1}))
    assert heard[-1] == revealed
