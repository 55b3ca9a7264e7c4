"""Why was it refused? Typed by keyboard, answered in words and on the axis, in both languages."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.scripts.bare import Bare
from tests.scripts.conftest import Shows
from tests.scripts.test_classroom_accessibility import seen_everywhere
from tests.scripts.test_keyboard import tabs_to


def types(reader: Bare, text: str) -> None:
    """Type into the box and press Enter, with the keyboard alone."""
    if not reader.page.evaluate("() => document.activeElement.matches('.td-why-code')"):
        tabs_to(reader, "td-why-code")
    reader.page.keyboard.press("Control+A")
    reader.page.keyboard.type(text)
    reader.page.keyboard.press("Enter")


def answered(reader: Bare, title: str | re.Pattern[str]) -> None:
    expect(reader.page.locator(".td-why-refused .td-verdict b")).to_have_text(title)


AHEAD = {
    "en": ("The phone is 94\u00a0s ahead: 3 steps.", "Switch on automatic date and time"),
    "fr": ("Le téléphone avance de 94\u00a0s\u00a0: 3\u00a0pas.", "Activez la date et l’heure"),
}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_phone_that_is_ahead_is_named_and_drawn(language: str, shows: Shows) -> None:
    reader = shows("why_refused", step=6, language=language)
    lesson = reader.lesson
    lesson.clock.pause()
    # Ten seconds into a step: 94 s on, it is the third one after it.
    lesson.clock.advance(40 - lesson.clock.now() % 30)
    lesson.phone.clock.skew = 94.0
    reader.page.keyboard.press("Tab")
    types(reader, lesson.key.code_at(lesson.phone.clock.now()))
    title, fix = AHEAD[language]
    answered(reader, title)
    expect(reader.page.locator(".td-why-refused .td-verdict")).to_contain_text(fix)
    expect(reader.page.locator(".td-why-refused .td-typed-no")).to_be_visible()
    expect(reader.page.locator(".td-why-refused .td-hand-phone")).to_be_visible()
    cells = reader.page.locator(".td-why-refused .td-cell")
    expect(cells).to_have_count(7)  # three steps on each side of the server's own
    # Nothing was checked: the same code still works once the phone is right again.
    assert lesson.account.throttle.failures == 0
    lesson.phone.clock.skew = 0.0
    types(reader, lesson.key.code_at(lesson.clock.now()))
    expect(reader.page.locator(".td-why-refused .td-say-ok")).to_be_visible()
    expect(reader.page.locator(".td-why-refused .td-finding:visible")).to_have_count(0)


def test_what_else_is_possible_opens_by_keyboard(shows: Shows) -> None:
    reader = shows("why_refused", step=6)
    lesson = reader.lesson
    lesson.clock.pause()
    lesson.phone.clock.skew = -3600.0
    types(reader, lesson.phone.code(lesson.phone.entries[0]))
    answered(reader, re.compile("set by hand"))
    reader.page.locator(".td-why-refused summary").focus()
    reader.page.keyboard.press("Enter")
    expect(reader.page.locator(".td-others > li").first).to_be_visible()
    expect(reader.page.locator(".td-others > li[data-cause=phone-clock-behind]")).to_be_visible()


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("", "Type a code first."),
        ("12 34 56", re.compile("something between the digits")),
        ("camille", "What was typed is not a code."),
        ("otpauth://totp/x?secret=MFRGGZDFMZTWQ2LK", re.compile("text of the QR code")),
        ("<img src=x onerror=alert(1)>", "What was typed is not a code."),
        ("1" * 300, re.compile("too few digits, or too many")),
    ],
)
def test_whatever_is_typed_gets_an_answer(
    typed: str, title: str | re.Pattern[str], shows: Shows
) -> None:
    reader = shows("why_refused", step=6)
    types(reader, typed)
    answered(reader, title)
    expect(reader.page.locator(".td-why-code")).to_have_value(typed)  # nothing is lost


def test_a_screen_reader_hears_the_answer_and_knows_the_box(shows: Shows) -> None:
    reader = shows("why_refused", step=6)
    types(reader, "12345")
    answered(reader, re.compile("too few"))
    box = reader.page.locator(".td-why-code")
    expect(box).to_have_attribute("aria-invalid", "true")
    described = (box.get_attribute("aria-describedby") or "").split()
    verdict = reader.page.locator(".td-why-refused .td-verdict")
    assert verdict.get_attribute("id") in described
    expect(verdict).to_have_attribute("role", "status")


def test_on_a_narrow_screen_nothing_is_cut_off(shows: Shows) -> None:
    reader = shows("why_refused", step=6)
    reader.page.set_viewport_size({"width": 400, "height": 800})
    reader.lesson.clock.pause()
    reader.lesson.phone.clock.skew = 94.0
    types(reader, reader.lesson.key.code_at(reader.lesson.phone.clock.now()))
    answered(reader, re.compile("ahead"))
    assert reader.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    # A step that has no room is pointed at.
    expect(reader.page.locator(".td-typed text")).to_contain_text("▶")


def test_without_python_the_page_keeps_the_words_and_no_code(shows: Shows) -> None:
    reader = shows("why_refused", step=6)
    reader.lesson.clock.pause()
    reader.lesson.phone.clock.skew = 120.0
    code = reader.lesson.key.code_at(reader.lesson.phone.clock.now())
    types(reader, code)
    answered(reader, re.compile("ahead"))
    (view,) = reader.views
    assert code not in str(view.saved())
    assert reader.lesson.key.secret not in str(view.saved())


def test_axe_finds_nothing_in_an_answer(shows: Shows) -> None:
    reader = shows("why_refused", step=6)
    reader.lesson.clock.pause()
    reader.lesson.phone.clock.skew = -3600.0
    types(reader, reader.lesson.phone.code(reader.lesson.phone.entries[0]))
    answered(reader, re.compile("set by hand"))
    reader.page.locator(".td-why-refused summary").click()
    assert list(seen_everywhere(reader, "why it was refused")) == []
    assert list(seen_everywhere(reader, "why it was refused", "fr", "en")) == []
