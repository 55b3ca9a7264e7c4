"""Exercises: answered by keyboard, judged in words, and kept as they were answered."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from tests.scripts.bare import Bare
from tests.scripts.conftest import Shows

WRONG_AND_RIGHT = ("new", "pending")
MARKUP = '<img src=x onerror="window.tdRan = 1"><b>1024</b>'


def exercise(reader: Bare, question: str) -> Locator:
    """Return the exercise that asks a question."""
    return reader.page.locator(".td-exercise", has_text=question)


def hears(one: Locator, kind: str, title: str, detail: str) -> None:
    """Wait for what is said of an answer."""
    said = one.locator(f".td-say-{kind}")
    expect(said.locator("b")).to_have_text(title)
    expect(said.locator("div > span")).to_contain_text(detail)
    expect(one.locator(".td-verdict").first.locator(".td-say")).to_have_count(1)


def test_a_choice_is_answered_by_keyboard(shows: Shows) -> None:
    reader = shows("exercise 02-wrong")
    keyboard = reader.page.keyboard
    one = exercise(reader, "You type a wrong code and press Enable. What happens?")
    choices, check = one.get_by_role("radio"), one.get_by_role("button", name="Check")
    expect(choices).to_have_count(3)
    check.focus()
    keyboard.press("Enter")
    hears(one, "note", "There is no answer yet.", "a guess is fine")

    # Choices stand in an order of the learner's own.
    wrong, right = (one.locator(f"input[value={key}]") for key in WRONG_AND_RIGHT)
    keyboard.press("Shift+Tab")
    keyboard.press("Space")
    expect(one.locator("input:checked")).to_be_focused()
    while not wrong.is_checked():
        keyboard.press("ArrowDown")
    keyboard.press("Tab")
    expect(check).to_be_focused()
    keyboard.press("Enter")
    hears(one, "no", "Not quite.", "Compare the fingerprint below the picture")
    expect(wrong).to_be_checked()

    keyboard.press("Shift+Tab")
    while not right.is_checked():
        keyboard.press("ArrowDown")
    keyboard.press("Enter")  # as in any form
    hears(one, "ok", "That is right.", "A slip only counts as one failure")
    expect(right).to_be_checked()


def test_a_typed_answer_is_judged(shows: Shows) -> None:
    reader = shows("exercise 02-doubling")
    keyboard = reader.page.keyboard
    one = exercise(reader, "How many weeks does the same attacker take for one of 90 bits?")
    box = one.get_by_role("textbox", name="Your answer")
    box.focus()
    for answer, kind, title, detail in (
        ("11", "no", "Not quite.", "A bit does not add a week, it doubles the time"),
        ("many", "no", "Not quite.", "type it in digits, without a unit"),
        ("1 024", "ok", "That is right.", "Each bit doubles the number of secrets."),
    ):
        keyboard.press("Control+A")
        keyboard.type(answer)
        keyboard.press("Enter")
        hears(one, kind, title, detail)
        expect(box).to_be_focused()
        expect(box).to_have_value(answer)


def test_a_language_switch_keeps_what_was_answered(shows: Shows) -> None:
    reader = shows("guide", "exercise 02-wrong", "exercise 02-doubling")
    page = reader.page
    picked = page.get_by_role("radio").first
    typed = page.locator(".td-answer-entry:visible")
    picked.check()
    typed.fill("10")
    reader.switches_to("fr")
    expect(picked).to_be_checked()
    expect(typed).to_have_value("10")
    expect(page.locator(".td-exercise h3").first).to_have_text("À vous")

    # What is said of an answer goes over to the other language as well.
    page.locator(".td-check").last.click()
    said = page.locator(".td-exercise .td-say-no")
    expect(said).to_contain_text("dix semaines")
    reader.switches_to("en")
    expect(said).to_contain_text("Ten more bits are not ten weeks")
    expect(typed).to_have_value("10")
    expect(picked).to_be_checked()


def test_markup_is_an_answer_like_any_other(shows: Shows) -> None:
    reader = shows("exercise 02-doubling")
    one = exercise(reader, "How many weeks")
    box = one.get_by_role("textbox", name="Your answer")
    box.fill(MARKUP)
    box.press("Enter")
    hears(one, "no", "Not quite.", "type it in digits, without a unit")
    expect(box).to_have_value(MARKUP)
    expect(one.locator("img")).to_have_count(0)
    assert reader.page.evaluate("window.tdRan") is None
