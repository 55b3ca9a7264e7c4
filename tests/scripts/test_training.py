"""The procedure watched, practised and tested, by keyboard, in both languages."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.scripts.bare import Bare
from tests.scripts.conftest import Shows, ShowsTimed
from totp_demo.learner.training import SCENES
from totp_demo.views.product.training import TrainingView

ON_ITS_PAGE = ("training", "procedure")
NAMES = {
    "en": ("Watch", "Next", "Practise with hints", "Test yourself"),
    "fr": ("Regarder", "Suite", "S’exercer avec des indices", "Se tester"),
}


def presses(reader: Bare, name: str) -> None:
    """Press a button of the training by its name, with Enter."""
    button = reader.part("td-training").get_by_role("button", name=name, exact=True)
    button.focus()
    reader.page.keyboard.press("Enter")


def said(reader: Bare) -> Locator:
    """Return what is said."""
    return reader.part("td-training-said")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_it_is_watched_scene_by_scene_and_nothing_of_it_counts_as_done(
    language: str, shows: Shows
) -> None:
    reader = shows(*ON_ITS_PAGE, language=language)
    watch, following, practise, _ = NAMES[language]
    presses(reader, watch)
    for scene in SCENES:
        expect(said(reader)).to_have_text(scene.caption.into(reader.lesson.language))
        marked = reader.page.locator(".td-shown-now")
        expect(marked).to_be_in_viewport()
        expect(marked).to_contain_class(scene.part)
        presses(reader, following)
    assert reader.lesson.current_step() == 7
    assert reader.lesson.progress.step == 1
    expect(reader.page.locator(".td-shown-now")).to_have_count(0)
    expect(said(reader)).to_contain_text("exercez-vous" if language == "fr" else "practise")
    expect(reader.part("td-training").get_by_role("button", name=practise)).to_be_focused()


def test_it_plays_itself_and_pauses(shows_timed: ShowsTimed) -> None:
    reader = shows_timed(*ON_ITS_PAGE)
    presses(reader, "Watch")
    first, second = (scene.caption.into(reader.lesson.language) for scene in SCENES[:2])
    expect(said(reader)).to_have_text(first)
    reader.passes(3)
    expect(said(reader)).to_have_text(first)
    reader.passes(3)
    expect(said(reader)).to_have_text(second)
    presses(reader, "Pause")
    reader.passes(60)
    expect(said(reader)).to_have_text(second)
    presses(reader, "Play")
    for _ in SCENES[1:]:
        reader.passes(12)
    expect(said(reader)).to_contain_text("that was all of it")


def test_who_takes_over_is_left_alone(shows: Shows) -> None:
    reader = shows(*ON_ITS_PAGE)
    presses(reader, "Watch")
    presses(reader, "Next")
    presses(reader, "Next")
    reader.press("td-cancel")
    expect(said(reader)).to_contain_text("You took over")
    expect(reader.page.get_by_role("group", name="What is shown")).to_be_hidden()


@pytest.mark.parametrize("way", ["practice", "test"])
def test_the_reader_does_it_and_hears_how_it_went(way: str, shows: Shows) -> None:
    reader = shows(*ON_ITS_PAGE)
    _, _, practise, test = NAMES["en"]
    presses(reader, practise if way == "practice" else test)
    hint = "Click your name in the top right corner"
    if way == "practice":
        expect(said(reader)).to_contain_text(hint)
    else:
        expect(said(reader)).to_contain_text("Nobody tells you how.")
        expect(said(reader)).not_to_contain_text(hint)
    lesson = reader.lesson
    reader.opens_profile()
    reader.enables_mfa()
    reader.press("td-scan")
    reader.confirms("123 456")
    reader.hears("space")
    reader.confirms(lesson.key.code_at(lesson.clock.now()))
    reader.hears("Two-factor authentication is on", "ok")
    lesson.clock.advance(lesson.key.period)
    reader.signs_out()
    reader.signs_in(lesson.key.code_at(lesson.clock.now()))
    expect(said(reader)).to_contain_text("Done in 0 min")
    expect(said(reader)).to_contain_text("1 code or password was refused")
    expect(said(reader)).to_contain_text("There is no recovery code")
    assert lesson.progress.step == 7


def test_nothing_secret_is_said(shows: Shows) -> None:
    reader = shows(*ON_ITS_PAGE)
    presses(reader, "Watch")
    view = next(each for each in reader.views if isinstance(each, TrainingView))
    for _ in SCENES:
        presses(reader, "Next")
        reader.round_trip()
        now = reader.lesson.phone.clock.now()
        codes = [entry.key.code_at(now) for entry in reader.lesson.phone.entries]
        secrets = [entry.key.secret for entry in reader.lesson.phone.entries]
        assert not [each for each in codes + secrets if each in str(view.saved())]
