"""The final check in a browser: by keyboard alone, in both languages, to a printed certificate."""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import expect

from tests.axe import faults
from tests.scripts.bare import Bare
from tests.scripts.conftest import Shows
from tests.scripts.test_decision_tree import PRINTS, on_paper
from tests.scripts.test_kinds_of_questions import tabs_to
from totp_demo.exercises import Because, Choose, Order, Point
from totp_demo.learner import protocol
from totp_demo.views.questions.asking import answered
from totp_demo.views.questions.final_check import FinalCheckView, _right
from totp_demo.wording.language import Language

NAMES = {
    "en": {"begin": "Begin: 22", "check": "Check", "next": "Next", "up": "Move up: {}"},
    "fr": {
        "begin": "Commencer",
        "check": "Vérifier",
        "next": "Suite",
        "up": "Déplacer vers le haut",
    },
}


def check_of(reader: Bare) -> FinalCheckView:
    """Return the view."""
    (view,) = (each for each in reader.views if isinstance(each, FinalCheckView))
    return view


def picks(reader: Bare, text: str) -> None:
    """Choose one of several with Tab, the arrows and the space bar."""
    page = reader.page
    target = page.get_by_role("radio", name=text, exact=True)
    group = page.locator(".td-choices").filter(has=target).get_by_role("radio")
    checked = page.locator(".td-choices").filter(has=target).locator(":checked")
    tabs_to(page, checked if checked.count() else group.first)
    while not target.evaluate("element => element === document.activeElement"):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    expect(target).to_be_checked()


def answers(reader: Bare, code: str) -> None:
    """Give the right answer by keyboard."""
    page, language = reader.page, Language(code)
    current = check_of(reader).current
    assert current is not None
    exercise, right = current.exercise, _right(current.exercise)
    match exercise:
        case Choose() | Because():
            for text in answered(exercise, right, language).split("\n"):
                picks(reader, text)
        case Order():
            items = page.locator(".td-order li")
            for place, text in enumerate(answered(exercise, right, language).split("\n")):
                row = items.filter(has=page.get_by_text(text, exact=True))
                while not items.nth(place).get_by_text(text, exact=True).count():
                    tabs_to(page, row.get_by_role("button").first)
                    page.keyboard.press("Enter")
        case Point():
            tabs_to(page, page.get_by_role("button", name=answered(exercise, right, language)))
            page.keyboard.press("Space")
        case _:
            tabs_to(page, page.get_by_role("textbox"))
            page.keyboard.type(right)


@pytest.mark.parametrize("code", ["en", "fr"])
def test_it_is_done_by_keyboard_alone(code: str, shows: Shows) -> None:
    reader = shows("quiz 7", language=code)
    page, names = reader.page, NAMES[code]
    page.add_init_script(PRINTS)
    tabs_to(page, page.get_by_role("button", name=names["begin"]).first)
    page.keyboard.press("Enter")
    for number in range(1, 23):
        expect(page.locator(".td-check-where")).to_contain_text(f"Question {number} ")
        expect(page.locator(".td-check-where")).to_be_focused()
        answers(reader, code)
        tabs_to(page, page.get_by_role("button", name=names["check"], exact=True))
        page.keyboard.press("Enter")
        # Focus waits on the button that goes on.
        expect(page.get_by_role("button", name=names["next"], exact=True)).to_be_focused()
        expect(page.locator(".td-say-ok")).to_be_visible()
        page.keyboard.press("Enter")
    expect(page.locator(".td-check-score")).to_be_focused()
    tabs_to(page, page.locator(".td-certified"))
    page.keyboard.press("Enter")
    expect(page.locator(".td-fault")).to_be_visible()
    expect(page.locator(".td-certified")).to_be_focused()
    page.keyboard.type("Zoé <b>Ünal</b>")
    page.keyboard.press("Enter")
    page.wait_for_function("() => window.printed")
    printed: list[str] = page.evaluate("() => window.printed")
    assert "&lt;b&gt;" in printed[3]
    (paper,) = on_paper(page, printed).pages
    text = paper.extract_text()
    today = dt.datetime.now().astimezone().date()
    for part in ("Zoé <b>Ünal</b>", "22", str(today.year), str(today.day)):
        assert part in text
    assert reader.lesson.key.secret not in "".join(printed)
    # The name never left the page.
    assert "Ünal" not in str(reader.said)


def test_a_wrong_answer_is_explained_in_the_language_of_the_moment(shows: Shows) -> None:
    reader = shows("quiz 7")
    page = reader.page
    page.locator(".td-begin").click()
    view = check_of(reader)
    while not isinstance(view.current and view.current.exercise, Choose):
        assert view.current is not None
        view.answer(_right(view.current.exercise))
        view.go_on("")
    view.refresh()
    assert view.current is not None
    exercise = view.current.exercise
    assert isinstance(exercise, Choose)
    wrong = next(key for key in exercise.choices if key != exercise.right)
    page.get_by_text(exercise.choices[wrong][0].into(Language("en")), exact=True).click()
    page.locator(".td-check").click()
    for code in ("en", "fr"):
        reader.lesson.act(protocol.Language(code=code))
        language = Language(code)
        words = exercise.choices[wrong][1].into(language)
        expect(page.locator(".td-say-no")).to_contain_text(words)
        expect(page.locator(".td-check-solution")).to_contain_text(
            exercise.choices[exercise.right][0].into(language)
        )
        expect(page.locator(".td-question").first).to_have_text(exercise.question.into(language))
    # It stands: nothing can be chosen any more.
    for each in page.get_by_role("radio").all():
        expect(each).to_be_disabled()


def test_it_goes_on_after_the_page_was_loaded_anew(shows: Shows) -> None:
    reader = shows("quiz 7")
    reader.page.locator(".td-begin-short").click()
    view = check_of(reader)
    assert view.current is not None
    view.answer(_right(view.current.exercise))
    reader.reloads()
    expect(reader.page.locator(".td-next")).to_be_visible()
    reader.page.locator(".td-next").click()
    expect(reader.page.locator(".td-check-where")).to_contain_text("Question 2 ")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing(dark: bool, shows: Shows) -> None:
    reader = shows("quiz 7", size=(400, 900))
    reader.wears(dark=dark)
    assert faults(reader) == []
    reader.page.locator(".td-begin").click()
    expect(reader.page.locator(".td-check-where")).to_be_visible()
    assert faults(reader) == []
    view = check_of(reader)
    while view.current is not None:
        view.answer(_right(view.current.exercise))
        view.go_on("2026-11-26")
    view.refresh()
    expect(reader.page.locator(".td-certified")).to_be_visible()
    assert faults(reader) == []
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= 400
