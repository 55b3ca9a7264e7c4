"""The desk in a browser: a call by keyboard alone, a refusal, a shift with its file, axe."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.axe import faults
from tests.scripts.bare import Bare
from tests.scripts.conftest import Shows
from tests.scripts.test_kinds_of_questions import tabs_to
from totp_demo.desk.labels import INQUIRIES, of_remedy
from totp_demo.desk.session import scenes_of
from totp_demo.desk.ticket import Ticket
from totp_demo.learner import protocol
from totp_demo.views.desk.desk import DeskView
from totp_demo.wording.findings import CAUSES
from totp_demo.wording.language import Language

PRACTISE = {"en": "Practise one, with hints", "fr": "S’exercer sur un, avec des indices"}
SENT = {"en": "Send", "fr": "Envoyer"}
DO = {"en": "Do it", "fr": "Le faire"}


def desk_of(reader: Bare) -> DeskView:
    (view,) = (each for each in reader.views if isinstance(each, DeskView))
    return view


def ticket_of(reader: Bare) -> Ticket:
    session = desk_of(reader).session
    assert session is not None
    return session.ticket


def chooses(page: Page, box: str, text: str) -> None:
    """Choose from a list by typing: the arrows go through all of it."""
    select = page.locator(box)
    tabs_to(page, select)
    labels: list[str] = select.locator("option").all_inner_texts()
    target = labels.index(text)
    while select.evaluate("select => select.selectedIndex") < target:
        page.keyboard.press("ArrowDown")
    expect(select.locator("option:checked")).to_have_text(text)


def asks(reader: Bare, about: str, code: str) -> None:
    """Ask something, or have something done, by keyboard."""
    page = reader.page
    chip = page.locator(f"[data-about='{about}']")
    inquiry = next(each for each in INQUIRIES if each.value == about)
    expect(chip).to_contain_text(INQUIRIES[inquiry].into(Language(code)))
    if not chip.is_visible():  # its group is closed
        tabs_to(page, page.locator("details", has=chip).locator("summary"))
        page.keyboard.press("Enter")
    tabs_to(page, chip)
    turns = page.locator(".td-turn").count()
    page.keyboard.press("Enter")
    expect(page.locator(".td-turn").nth(turns)).to_be_visible()
    expect(chip).to_be_focused()  # the next question is at hand


@pytest.mark.parametrize("code", ["en", "fr"])
@pytest.mark.parametrize("kind", ["overwritten-entry", "caller-unproven"])
def test_a_call_is_taken_by_keyboard_alone(kind: str, code: str, shows: Shows) -> None:
    reader = shows(f"desk {kind} 5", language=code)
    page, language = reader.page, Language(code)
    tabs_to(page, page.get_by_role("button", name=PRACTISE[code]))
    page.keyboard.press("Enter")
    expect(page.locator(".td-desk-subject")).to_be_focused()
    ticket = ticket_of(reader)
    for inquiry in ticket.kind.way:
        asks(reader, inquiry.value, code)
    chooses(page, ".td-desk-cause", CAUSES[ticket.kind.cause].into(language))
    chooses(page, ".td-desk-deed", of_remedy(ticket.kind.fix).into(language))
    tabs_to(page, page.get_by_role("button", name=DO[code], exact=True))
    page.keyboard.press("Enter")
    expect(page.locator(".td-desk-legend")).to_be_focused()
    assert ticket.solved
    model = next(i for i, each in enumerate(ticket.replies) if each.name == kind)
    tabs_to(page, page.locator(".td-desk-reply input").first)
    page.keyboard.press("Space")
    for _ in range(model):
        page.keyboard.press("ArrowDown")
    tabs_to(page, page.get_by_role("button", name=SENT[code], exact=True))
    page.keyboard.press("Enter")
    expect(page.locator(".td-desk-title")).to_be_focused()
    expect(page.locator(".td-desk-debrief")).to_have_attribute("data-points", "100")
    expect(page.locator(".td-desk-letter").last).to_contain_text(ticket.caller.name)


def test_a_refused_caller_may_not_get_in(shows: Shows) -> None:
    reader = shows("desk reset-for-another 3")
    page = reader.page
    page.locator(".td-desk-practice").click()
    page.locator("[data-about='call-back']").click()
    expect(page.locator(".td-desk-tag[data-state=unproven]")).to_be_visible()
    page.locator(".td-desk-deed").select_option("reset-after-proof")
    page.locator(".td-desk-do").click()
    expect(page.locator(".td-say-no")).to_contain_text("stranger")
    page.locator(".td-desk-reply input").first.check()
    page.locator(".td-desk-send").click()
    expect(page.locator(".td-desk-debrief")).to_have_attribute("data-points", "0")


def works_off(reader: Bare) -> None:
    """Work a call off, rightly, with a click here and there."""
    page, ticket = reader.page, ticket_of(reader)
    for inquiry in ticket.kind.way:
        desk_of(reader).receive({"do": "inquire", "about": inquiry.value, "from": "elsewhere"})
    expect(page.locator(".td-turn").nth(len(ticket.kind.way))).to_be_visible()
    page.locator(".td-desk-cause").select_option(ticket.kind.cause.value)
    page.locator(".td-desk-deed").select_option(ticket.kind.fix.value)
    page.locator(".td-desk-do").click()
    names = [reply.name for reply in ticket.replies]
    page.locator(".td-desk-reply input").nth(names.index(ticket.kind.name)).check()
    page.locator(".td-desk-send").click()
    expect(page.locator(".td-desk-debrief")).to_have_attribute("data-points", "100")


def test_a_shift_ends_with_a_file(shows: Shows, tmp_path: Path) -> None:
    reader = shows()
    reader.puts(reader.lesson.desk(seed=21))
    page = reader.page
    page.locator(".td-desk-short").click()
    for number in range(3):
        expect(page.locator(f".td-desk-lines li:nth-child({number + 1}) button")).to_have_attribute(
            "aria-current", "true"
        )
        works_off(reader)
        page.locator(".td-desk-next").click()
    expect(page.locator(".td-desk-score")).to_contain_text("100")
    for number in (1, 0):  # the debriefs can be read again
        page.locator(".td-desk-read").nth(number).click()
        expect(page.locator(".td-desk-subject")).to_be_focused()
        expect(page.locator(".td-desk-subject")).to_have_text(
            ticket_of(reader).kind.subject.message
        )
        expect(page.locator(".td-desk-debrief")).to_be_visible()
        page.locator(".td-desk-next").click()
        expect(page.locator(".td-desk-score")).to_be_focused()
    page.locator(".td-desk-name").fill("Zoé")
    for form in ("json", "csv"):
        with page.expect_download() as coming:
            page.locator(f".td-desk-{form}").click()
        coming.value.save_as(tmp_path / f"results.{form}")
        assert coming.value.suggested_filename == f"totp-demo-desk.{form}"
    rows = json.loads((tmp_path / "results.json").read_text("utf-8"))
    table = list(csv.DictReader((tmp_path / "results.csv").read_text("utf-8").splitlines()))
    assert [row["points"] for row in rows] == [100] * 3
    assert [row["kind"] for row in table] == [row["kind"] for row in rows]
    assert {row["name"] for row in [*rows, *table]} == {"Zoé"}


def test_a_call_plays_itself_and_can_be_paused(shows: Shows) -> None:
    reader = shows("desk space-typed 5")
    page = reader.page
    page.locator(".td-desk-watch").click()
    expect(page.locator(".td-desk-caption")).to_contain_text("Read what the caller says")
    page.locator(".td-desk-play").click()
    expect(page.locator(".td-desk-play")).to_have_text("Play")
    expect(page.locator("[data-about='code']")).to_be_hidden()
    scenes = len(scenes_of(ticket_of(reader)))
    for number in range(1, scenes + 1):
        expect(page.locator(".td-desk-scene")).to_contain_text(f"{number} of {scenes}")
        page.locator(".td-desk-step").click()
    expect(page.locator(".td-desk-debrief")).to_have_attribute("data-points", "100")
    expect(page.locator(".td-desk-scene")).to_be_hidden()


def test_the_language_changes_in_the_middle_of_a_call(shows: Shows) -> None:
    reader = shows("desk space-typed 5")
    page = reader.page
    page.locator(".td-desk-practice").click()
    page.locator("[data-about='log']").click()
    expect(page.locator(".td-turn")).to_have_count(2)
    reader.lesson.act(protocol.Language(code="fr"))
    expect(page.locator(".td-turn-desk")).to_contain_text("Regarder le journal")
    expect(page.locator(".td-turn")).to_have_count(2)
    expect(page.locator(".td-desk-cause option").nth(1)).to_have_text(
        "L’horloge du téléphone avance."
    )


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("size", [(1280, 1000), (400, 900), (320, 800)], ids=str)
def test_axe_finds_nothing(dark: bool, size: tuple[int, int], shows: Shows) -> None:
    reader = shows("desk phone-clock-ahead 5", size=size)
    page = reader.page
    reader.wears(dark=dark)
    assert faults(reader) == []
    page.locator(".td-desk-practice").click()
    for summary in page.locator("summary").all()[1:]:
        summary.click()
    page.locator("[data-about='log']").click()
    page.locator("[data-about='call-back']").click()
    page.locator(".td-desk-ask-hint").click()
    page.locator(".td-desk-deed").select_option("unlock")
    page.locator(".td-desk-do").click()
    expect(page.locator(".td-say-no")).to_be_visible()
    assert faults(reader) == []
    page.locator(".td-desk-deed").select_option("automatic-time")
    page.locator(".td-desk-do").click()
    page.locator(".td-desk-reply input").first.check()
    assert faults(reader) == []
    page.locator(".td-desk-send").click()
    expect(page.locator(".td-desk-title")).to_be_visible()
    assert faults(reader) == []
    page.locator(".td-desk-next").click()
    expect(page.locator(".td-desk-score")).to_be_visible()
    assert faults(reader) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_the_call_that_is_on_is_in_sight_on_a_narrow_screen(shows: Shows) -> None:
    """The queue is one line there; the third call stands far to the right of it."""
    reader = shows(size=(320, 800))
    reader.puts(reader.lesson.desk(seed=21))
    page = reader.page
    page.locator(".td-desk-short").click()
    line = page.locator(".td-desk-lines")
    for number in (2, 0):
        desk_of(reader).receive({"do": "take-call", "number": number, "from": "elsewhere"})
        row = line.locator("li").nth(number)
        expect(row.locator("button")).to_have_attribute("aria-current", "true")
        inner, outer = row.bounding_box(), line.bounding_box()
        assert inner is not None
        assert outer is not None
        assert inner["x"] >= outer["x"] - 1
        assert inner["x"] + inner["width"] <= outer["x"] + outer["width"] + 1


def test_a_double_click_asks_and_does_once(shows: Shows) -> None:
    reader = shows("desk overwritten-entry 5")
    page = reader.page
    page.locator(".td-desk-practice").click()
    ticket = ticket_of(reader)
    page.locator("[data-about='log']").dblclick()
    page.locator(".td-desk-deed").select_option("automatic-time")
    page.locator(".td-desk-do").dblclick()
    reader.round_trip()
    assert len(ticket.learnt) == 1
    assert len(ticket.tried) == 1


@pytest.mark.parametrize("code", ["en", "fr"])
def test_the_log_breaks_no_word_on_a_narrow_screen(code: str, shows: Shows) -> None:
    reader = shows("desk duplicate-entry 21", language=code, size=(320, 800))
    page = reader.page
    page.locator(".td-desk-practice").click()
    page.locator("[data-about='log']").click()
    event = page.locator(".td-desk-log td:last-child").first
    expect(event).to_be_visible()
    box = event.bounding_box()
    assert box is not None
    assert box["width"] >= 100  # room for a word of 13 letters
