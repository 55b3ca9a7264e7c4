"""The procedure as one file, opened from where it lies: nothing serves it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.axe import NARROW, faults
from tests.journeys.site.conftest import SiteReader, opener
from tests.journeys.site.firefox import Firefox
from tests.journeys.site.test_walk import next_step
from tests.leaks import secrets_in
from tests.reader import Recorder
from tests.real_phone import oathtool, scan, wait_for_room
from tests.walk import walk

LARGEST = 8_500_000  # bytes


@pytest.fixture
def reader(context: BrowserContext, single_file: Path) -> SiteReader:
    return opener(context, single_file.as_uri())("")


@pytest.mark.parametrize("code", ["en", "fr"])
def test_a_person_with_a_real_phone(
    code: str, reader: SiteReader, recorder: Recorder, single_file: Path
) -> None:
    if code != "en":
        reader.turns_to(code)
    walk(reader, code, next_step)
    # Its own scripts and Python are in it; the rest is the file itself.
    asked = [url for url in recorder.urls if not url.startswith(("blob:", "data:"))]
    assert asked == [single_file.as_uri()]
    kept = reader.page.evaluate("JSON.stringify(localStorage)")
    assert "step" in kept


def test_it_is_small_enough_for_a_mail(single_file: Path) -> None:
    assert single_file.stat().st_size <= LARGEST


def test_its_language_is_turned_there_and_back(reader: SiteReader) -> None:
    reader.opens_profile()
    reader.enables_mfa()
    secret = scan(reader.photographs_qr()).secret
    for code, title in (("fr", "Activer l’authentification"), ("en", "Set up two-factor")):
        reader.turns_to(code)
        expect(reader.page.get_by_role("heading", level=1)).to_contain_text(title)
        expect(reader.page.locator("html")).to_have_attribute("lang", code)
    assert scan(reader.photographs_qr()).secret == secret


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing(dark: bool, reader: SiteReader) -> None:
    reader.page.emulate_media(color_scheme="dark" if dark else "light")
    for size in ((1280, 900), NARROW, (320, 640)):
        reader.page.set_viewport_size({"width": size[0], "height": size[1]})
        assert faults(reader, "html") == []
        wide = reader.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 1


def test_its_links_lead_to_a_place_in_it_or_to_the_web(reader: SiteReader) -> None:
    links = reader.page.evaluate("[...document.links].map((link) => link.getAttribute('href'))")
    assert len(links) > 5
    for link in links:
        if not link.startswith("https://"):
            assert reader.page.evaluate("(id) => !!document.getElementById(id)", link[1:]), link


SHOWN = "[...document.querySelectorAll('{}')].some((each) => each.checkVisibility())"
ASKED = "performance.getEntriesByType('resource').filter(({ name }) => /^(http|ftp|ws)/.test(name))"


def test_it_is_alive_in_firefox(single_file: Path, tmp_path: Path) -> None:
    path = shutil.which("firefox-esr") or shutil.which("firefox")
    assert path, "make test installs Firefox, or says how"
    with Firefox(path, tmp_path) as firefox:
        firefox.opens(single_file.as_uri())
        firefox.comes_true("performance.getEntriesByName('site-ready').length > 0")
        for handle in ("td-user-menu", "td-edit-profile", "td-enable-mfa"):
            firefox.presses(handle)
        firefox.comes_true(SHOWN.format(".td-qr svg"))
        seen = scan(firefox.photographs(".td-qr svg"))
        assert seen.label == "IT Glue:camille.martin@example.com"
        wait_for_room()
        firefox.enters("td-code-entry", oathtool(seen.secret))
        firefox.presses("td-enable")
        firefox.comes_true(SHOWN.format(".td-state[data-state=on]"))
        kept = firefox.evaluates("JSON.stringify(localStorage)")
        assert "step" in json.loads(kept).get("totp-demo:progress", "")
        assert secrets_in(kept, seen.secret) == []
        assert firefox.evaluates(ASKED) == []
