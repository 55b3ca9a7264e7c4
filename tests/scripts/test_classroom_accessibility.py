"""axe-core on the views of the classroom: nothing is found in our parts.

All of them on one page, in both languages, in JupyterLab's light and dark theme, on a wide screen
and on a phone's; then in the states that readers bring them to. The procedure's own
views are in `test_accessibility`.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.axe import NARROW, faults
from tests.fast.views.wire import word
from tests.scripts.bare import Bare
from tests.scripts.conftest import WIDE, Shows
from totp_demo import figures
from totp_demo.hosts.page import Lesson
from totp_demo.learner import protocol
from totp_demo.model.account import State
from totp_demo.views.questions.figure_view import NAMES

VIEWS = (
    "guide",
    "inside",
    "state_picture",
    "server_view",
    "uri_parts",
    "qr_anatomy",
    "qr_laboratory",
    "apps_table",
    "relay",
    "exercise 00-flight",
    "exercise 02-doubling",
    "figure acceptance",
    "decision_tree",
    "progress_view",
    "time_window",
    "why_refused",
    "clock_control",
    "training",
)
QUESTIONS = (
    "exercise 00-order",
    "exercise 00-photo",
    "exercise 03-find",
    "exercise 05-oldest",
    "exercise 07-bytes",
    "exercise 05-wait",
    "code_task 07-line",
    "code_task 07-three",
    "code_task 07-whole",
    "progress_view",
)
"""Each kind of question, and what was done."""


def locks(lesson: Lesson) -> None:
    """Fail until the account is locked."""
    fails(lesson, lesson.account.throttle.lock_after)


def fails(lesson: Lesson, times: int) -> None:
    """Fail some times in a row."""
    for _ in range(times):
        lesson.account.throttle.fail(lesson.clock.now())
    lesson.refresh_views()


def types(lesson: Lesson) -> None:
    """Type the code of now, at a stopped clock."""
    lesson.clock.pause()
    code = lesson.key.code_at(lesson.clock.now())
    if lesson.account.state is State.PENDING:
        lesson.act(protocol.Confirm(code=code))
    else:
        person = {"email": "camille.martin@example.com", "password": "training-2020"}
        lesson.act(protocol.SignIn(code=code, **person))


def speaks(reader: Bare, code: str) -> None:
    """Let every view speak a language."""
    reader.lesson.act(word("language", code=code))
    for root in reader.page.locator(".td").all():
        expect(root).to_have_attribute("lang", code)


def seen_everywhere(reader: Bare, state: str, light: str = "en", dark: str = "fr") -> Iterator[str]:
    """Look at a page in both themes and widths, and name each fault; in the end it is English.

    Args:
        reader: who looks.
        state: what the page shows, for the fault's name.
        light: the language to look in, in the light theme.
        dark: the same, in the dark theme.
    """
    page = reader.page
    for theme, code in (("light", light), ("dark", dark)):
        reader.wears(dark=theme == "dark")
        speaks(reader, code)
        for width, height in (WIDE, NARROW):
            page.set_viewport_size({"width": width, "height": height})
            where = f"{state}, {code}, {theme}, {width} px"
            yield from (f"{where}: {fault}" for fault in faults(reader))
        page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
    speaks(reader, "en")


# The languages in the light and in the dark theme; the other way round in the long run only.
@pytest.mark.parametrize(
    ("light", "dark"), [("en", "fr"), pytest.param("fr", "en", marks=pytest.mark.long)]
)
def test_axe_finds_nothing_in_the_classroom(light: str, dark: str, shows: Shows) -> None:
    classroom = shows(*VIEWS, step=5)
    page = classroom.page
    for handle in ("td-exercise", "td-relay"):
        expect(classroom.part(handle)).to_be_visible()
    answered = page.locator(".td-exercise:visible").first
    answered.get_by_label("No: the server sends each code to the phone.").check()
    answered.locator("button").first.click()
    classroom.hears("")
    assert list(seen_everywhere(classroom, "classroom", light, dark)) == []


def test_axe_finds_nothing_in_what_readers_have_done(shows: Shows) -> None:
    reader = shows("inside", "server_view", "state_picture", "qr_laboratory", "relay", step=6)
    page = reader.page
    page.locator(".td-states summary").click()
    page.locator(".td-inside summary").click()
    page.locator(".td-bit").first.click()
    expect(page.locator(".td-avalanche")).not_to_be_empty()
    page.get_by_role("slider", name="Blur").fill("4")
    expect(page.locator(".td-qr-laboratory .td-say-no")).to_be_visible()
    reader.press("td-relay-next")
    reader.press("td-relay-next")
    expect(page.locator(".td-move")).to_have_count(3)
    expect(page.locator(".td-now-state")).to_have_text("Now: on.")
    assert list(seen_everywhere(reader, "used")) == []

    locks(reader.lesson)
    expect(page.locator(".td-now-state")).to_have_text("Now: locked.")
    expect(reader.part("td-open-lock")).to_be_enabled()
    while reader.part("td-relay-next").is_enabled():
        reader.press("td-relay-next")
    expect(page.locator(".td-relay-end")).not_to_be_empty()
    assert list(seen_everywhere(reader, "locked")) == []


def test_axe_finds_nothing_in_figures_and_the_time_window(shows: Shows) -> None:
    drawn = [f"figure {name}" for name in NAMES]
    reader = shows(*drawn, "time_window", step=5)
    page = reader.page
    assert {name for name in figures.__all__ if f"{name}_words" in figures.__all__} == set(NAMES)
    expect(page.locator(".td img:visible")).to_have_count(len(NAMES))
    for words in page.locator(".td summary").all():
        words.click()
    types(reader.lesson)
    expect(page.locator(".td-typed-ok")).to_be_visible()
    assert list(seen_everywhere(reader, "figures, a code accepted")) == []

    # The figures have been seen: the same code once more, and the wait after it.
    reader = shows("time_window", step=5)
    page = reader.page
    types(reader.lesson)
    types(reader.lesson)
    fails(reader.lesson, 3)
    expect(page.locator(".td-typed-no")).to_be_visible()
    expect(page.locator(".td-why")).to_contain_text("The server checks no code yet")
    assert list(seen_everywhere(reader, "waiting")) == []


def predictions(reader: Bare) -> None:
    """Ask for three predictions: of a view, of a figure, and of what is printed."""
    lesson = reader.lesson
    reader.puts(
        lesson.predict("03-aloud", lesson.uri_parts),
        lesson.predict("08-row", lambda: lesson.figure("drift_map", window=1)),
        lesson.predict("08-steps", lambda: print("False -8")),  # noqa: T201 - it is what is shown
    )


def test_axe_finds_nothing_in_questions(shows: Shows) -> None:
    reader = shows(*QUESTIONS, step=6)
    page = reader.page
    assert list(seen_everywhere(reader, "asked")) == []

    for _ in range(2):  # wrong twice: an explanation, then a hint and a way to the solution
        for question in page.locator(".td-exercise, .td-code-task").all():
            for group in question.locator(".td-choices").all():
                group.get_by_role("radio").first.check()
            for place in question.locator(".td-place").all()[:1]:
                place.click()
            for box in question.locator("input.td-answer-entry").all():
                box.fill("99")
            question.get_by_role("button", name="Check").click()
            expect(question.locator(".td-say").first).to_be_visible()
            reader.round_trip()
    solution = page.get_by_role("button", name="Show the solution")
    while solution.count():  # a button that was pressed is gone
        left = solution.count()
        solution.first.click()
        expect(solution).to_have_count(left - 1)
    page.get_by_role("button", name="Delete all").click()
    assert list(seen_everywhere(reader, "answered")) == []


def test_axe_finds_nothing_in_predictions_before_and_after(shows: Shows) -> None:
    reader = shows(step=3)
    predictions(reader)
    page = reader.page
    assert list(seen_everywhere(reader, "before")) == []

    for question in page.locator(".td-prediction").all():
        for choice in question.get_by_role("radio").all()[:1]:
            choice.check()
        for box in question.get_by_role("textbox").all():
            box.fill("-8")
        question.get_by_role("button", name="That is my prediction").click()
        expect(question.locator(".td-predicted")).not_to_be_empty()
    expect(page.locator(".td-printed").last).to_have_text("False -8")
    expect(page.locator(".td img:visible")).to_have_count(1)
    assert list(seen_everywhere(reader, "after")) == []
