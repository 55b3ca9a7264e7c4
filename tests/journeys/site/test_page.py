"""A page of the site: before Python is there, without it, without a network, once more."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Route, expect

from tests.axe import NARROW, faults
from tests.journeys.site.conftest import Opens, SiteReader
from tests.reader import Recorder
from tests.real_phone import oathtool, scan, wait_for_room
from totp_demo.wording.language import LANGUAGES

ZIP = re.compile(r"python\.zip$")
WASM = re.compile(r"\.wasm$")
PROGRESS = "localStorage.getItem('totp-demo:progress')"


def test_clicks_before_python_is_there_are_answered(context: BrowserContext, opens: Opens) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    context.route(ZIP, hold)
    reader = opens("en/00-procedure.html", alive=False)
    note = reader.page.locator("#starting")
    expect(note).to_contain_text("Starting")
    reader.comes_true(lambda: bool(held))
    reader.press("td-user-menu")
    reader.press("td-edit-profile")
    expect(reader.part("td-save")).to_be_hidden()
    for route in held:
        route.continue_()
    expect(reader.part("td-save")).to_be_visible()
    expect(note).to_be_hidden()


@pytest.mark.parametrize(
    ("code", "words"), [("en", "could not start"), ("fr", "n’a pas pu démarrer")], ids=["en", "fr"]
)
def test_where_python_is_refused_the_page_says_so(
    code: str, words: str, context: BrowserContext, opens: Opens, recorder: Recorder
) -> None:
    context.route(WASM, lambda route: route.abort())
    reader = opens(f"{code}/00-procedure.html", alive=False)
    expect(reader.page.locator("#starting")).to_contain_text(words)
    expect(reader.part("td-user-menu")).to_be_visible()  # the picture stays, to be read
    recorder.faults.clear()


def test_the_language_is_turned_in_place(opens: Opens) -> None:
    reader = opens("en/00-procedure.html")
    reader.opens_profile()
    reader.enables_mfa()
    secret = scan(reader.photographs_qr()).secret
    reader.page.get_by_role("banner").get_by_role("link", name="Français").click()
    expect(reader.page.locator("html")).to_have_attribute("lang", "fr")
    expect(reader.page).to_have_title("Activer l’authentification à deux facteurs, étape par étape")
    expect(reader.page).to_have_url(re.compile(r"/fr/00-procedure\.html$"))
    heading = reader.page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Activer l’authentification à deux facteurs, étape par étape")
    for root in reader.page.locator(".td").all():
        expect(root).to_have_attribute("lang", "fr")
    # The step is kept, and with it the secret.
    assert scan(reader.photographs_qr()).secret == secret
    # The views' own switch turns the page as well.
    reader.switches_to("en")
    expect(heading).to_have_text("Set up two-factor authentication, step by step")


def test_what_was_done_survives_a_reload_and_no_secret_is_kept(opens: Opens) -> None:
    reader = opens("en/00-procedure.html")
    reader.opens_profile()
    reader.enables_mfa()
    secret = scan(reader.photographs_qr()).secret
    wait_for_room()
    reader.confirms(oathtool(secret))
    reader.state_is("on")
    page = reader.page
    question = page.locator(".td-exercise").first
    question.get_by_role("radio").first.check()
    question.get_by_role("button", name="Check").click()
    expect(question.locator(".td-say").first).to_be_visible()
    reader.comes_true(lambda: '"question"' in (page.evaluate(PROGRESS) or ""))
    kept = page.evaluate("JSON.stringify(localStorage)")
    assert secret not in kept
    assert "camille" not in kept
    page.reload()
    reader.is_alive()
    expect(page.locator(".td-state[data-state=off]:visible").first).to_be_visible()
    other = opens("en/index.html")
    done = other.page.get_by_role("row").filter(has_text="00 ·").get_by_role("cell")
    expect(done.first).to_have_text(re.compile("^1 / "))
    other.page.get_by_role("button", name="Forget all").click()
    other.page.get_by_role("button", name="Yes, forget").click()
    expect(done.first).to_have_text(re.compile("^0 / "))
    other.comes_true(lambda: '"question"' not in other.page.evaluate(PROGRESS))


def test_a_browser_that_keeps_nothing_is_named(context: BrowserContext, opens: Opens) -> None:
    context.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
    )
    reader = opens("en/00-procedure.html")
    reader.opens_profile()
    expect(reader.page.locator("#starting")).to_contain_text("keeps nothing")
    reader.enables_mfa()  # and the lesson goes on


def test_a_prediction_shows_what_happens_only_afterwards(opens: Opens) -> None:
    reader = opens("fr/08-time-window.html")
    page = reader.page
    asked = page.locator(".td-prediction").filter(has_text="avance de 60")
    expect(page.locator("img[src*=figures]")).to_have_count(page.locator(".td-figure img").count())
    before = page.locator(".td-figure img").count()
    asked.get_by_role("radio").first.check()
    asked.get_by_role("button").first.click()
    expect(page.locator(".td-figure img")).to_have_count(before + 1)
    picture = page.locator(".td-figure img").last
    reader.comes_true(lambda: picture.evaluate("image => image.complete && image.naturalWidth > 0"))


def test_a_cell_is_changed_and_run(opens: Opens) -> None:
    reader = opens("en/07-inside-a-code.html")
    page = reader.page
    cell = page.locator(".site-code").filter(has=page.locator(".site-change")).first
    output = page.locator(".site-output").first
    cell.locator("summary").click()
    box = cell.get_by_role("textbox", name="Code")
    box.fill("import struct\nprint(struct.pack('>Q', 37).hex())\n1 / 0")
    box.press("Control+Enter")
    expect(output).to_contain_text("0000000000000025")
    expect(output).to_contain_text("ZeroDivisionError")
    box.fill("while True: pass")
    cell.get_by_role("button", name="Run this").click()
    expect(cell.get_by_role("status")).to_contain_text("more than 10 seconds", timeout=30_000)
    cell.get_by_role("button", name="As it was").click()
    expect(box).to_have_value(re.compile("struct.pack"))
    # The lesson's own Python has not noticed.
    page.locator(".td-inside .td-pause").click()
    expect(page.locator(".td-inside .td-pause")).not_to_have_text("Pause time")


def test_a_second_visit_needs_no_network(context: BrowserContext, opens: Opens) -> None:
    reader = opens("en/00-procedure.html")
    reader.comes_true(
        lambda: bool(reader.page.evaluate("performance.getEntriesByName('site-kept').length")), 60
    )
    reader.page.close()
    context.set_offline(True)
    again = opens("en/00-procedure.html")
    again.opens_profile()
    again.enables_mfa()
    assert scan(again.photographs_qr()).label == "IT Glue:camille.martin@example.com"
    context.set_offline(False)


def test_without_scripts_it_can_be_read(address: str, browser: Browser, recorder: Recorder) -> None:
    context = browser.new_context(java_script_enabled=False)
    recorder.watch(context)
    page = context.new_page()
    page.goto(f"{address}en/00-procedure.html")
    expect(page.get_by_role("heading", name="Step 1: Open your profile")).to_be_visible()
    # Chromium without scripts still hides what stands for them, where it is told so from outside.
    said = page.locator("noscript").all_text_contents()
    assert "needs JavaScript" in said[0]
    assert any("Click your name in the top right corner" in text for text in said)
    context.close()


PAGES = ["00-procedure", "03-qr-code", "06-active", "07-inside-a-code", "index", "reference"]


@pytest.mark.parametrize("code", list(LANGUAGES))
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_on_a_page(name: str, code: str, opens: Opens) -> None:
    alive = name != "reference"
    reader = opens(f"{code}/{name}.html", alive=alive)
    for dark in (False, True):
        reader.page.emulate_media(color_scheme="dark" if dark else "light")
        for size in ((1280, 900), NARROW, (320, 640)):
            reader.page.set_viewport_size({"width": size[0], "height": size[1]})
            assert whole(reader) == [], f"{name}, {size}"


def whole(reader: SiteReader) -> list[str]:
    """Return what axe finds on all of the page, and whether it has to be moved sideways."""
    wide = reader.page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return [*faults(reader, "html"), *([f"{wide} px too wide"] if wide > 1 else [])]


def test_every_link_leads_somewhere(address: str, opens: Opens) -> None:
    reader = opens("en/index.html")
    seen: set[str] = set()
    for code in LANGUAGES:
        for name in [*PAGES, "glossary", "sources"]:
            reader.page.goto(f"{address}{code}/{name}.html")
            seen |= set(
                reader.page.evaluate("[...document.links].map(({ href }) => href.split('#')[0])")
            )
    ours = sorted(link for link in seen if link.startswith(address))
    assert len(ours) >= 28
    for link in ours:
        assert reader.page.request.get(link).ok, link
