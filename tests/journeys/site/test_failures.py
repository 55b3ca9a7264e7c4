"""What a page says where something is not as it should be, and that it loses nothing."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Route, expect

from tests.clocks import HOUR_AHEAD, Clocks
from tests.journeys.site.conftest import PATIENCE, Opens, SiteReader
from tests.reader import Recorder
from tests.real_phone import oathtool, scan, wait_for_room

LANGUAGES = ["en", "fr"]
WASM = re.compile(r"asm\.wasm$")
FAILED = {"en": "could not start", "fr": "n’a pas pu démarrer"}
# What a page keeps is refused: by the reader's settings, or for want of room.
FORBIDDEN = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("The operation is insecure.", "SecurityError"); },
});"""
FULL = """Storage.prototype.setItem = () => {
  throw new DOMException("full", "QuotaExceededError");
};"""
BUSY = "() => void setTimeout(() => { for (const end = Date.now() + 14e3; Date.now() < end; ); })"
BREAKS = "() => void setTimeout(() => { throw new Error('out of memory'); })"


def path(code: str) -> str:
    return f"{code}/00-procedure.html"


def note(reader: SiteReader) -> Locator:
    return reader.page.locator("#starting")


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("what", ["refused", "gone", "damaged"])
def test_where_python_does_not_load_the_page_says_so_at_once(
    what: str, code: str, context: BrowserContext, opens: Opens, recorder: Recorder
) -> None:
    answers = {
        "refused": lambda route: route.abort(),
        "gone": lambda route: route.fulfill(status=404),
        "damaged": lambda route: route.fulfill(body=b"\0asm", content_type="application/wasm"),
    }
    context.route(WASM, answers[what])
    reader = opens(path(code), alive=False)
    expect(note(reader)).to_contain_text(FAILED[code], timeout=20_000)
    expect(reader.part("td-user-menu")).to_be_visible()  # the picture stays, to be read
    recorder.faults.clear()


def test_a_host_that_does_not_know_what_wasm_is_will_do(
    context: BrowserContext, opens: Opens
) -> None:
    def as_text(route: Route) -> None:
        route.fulfill(response=route.fetch(), content_type="text/plain")

    context.route(WASM, as_text)
    opens(path("en")).opens_profile()


def test_python_comes_without_the_script_that_starts_it_early(
    context: BrowserContext, opens: Opens, recorder: Recorder
) -> None:
    context.route(re.compile(r"ahead\.js$"), lambda route: route.fulfill(status=404))
    reader = opens(path("en"))
    reader.opens_profile()
    expect(reader.page.locator(".site-script-failed")).to_be_hidden()
    recorder.faults.clear()


@pytest.mark.parametrize("script", ["worker.js", "files.js", "pyodide.asm.mjs"])
def test_a_worker_that_does_not_come(
    script: str, context: BrowserContext, opens: Opens, recorder: Recorder
) -> None:
    context.route(re.compile(f"{script}$"), lambda route: route.fulfill(status=404))
    reader = opens(path("fr"), alive=False)
    expect(note(reader)).to_contain_text(FAILED["fr"], timeout=20_000)
    recorder.faults.clear()


@pytest.mark.parametrize("code", LANGUAGES)
def test_scripts_that_do_not_come_leave_a_page_to_read(
    code: str, context: BrowserContext, opens: Opens, recorder: Recorder
) -> None:
    context.route(re.compile(r"start\.js$"), lambda route: route.fulfill(status=404))
    reader = opens(path(code), alive=False)
    expect(reader.page.locator(".site-script-failed")).to_contain_text(FAILED[code])
    expect(reader.page.locator(".site-words").first).to_be_visible()
    recorder.faults.clear()


@pytest.mark.parametrize("code", LANGUAGES)
def test_without_scripts_it_can_be_read(
    code: str, address: str, browser: Browser, recorder: Recorder
) -> None:
    context = browser.new_context(java_script_enabled=False)
    recorder.watch(context)
    page = context.new_page()
    page.goto(f"{address}{path(code)}")
    words = {"en": "needs JavaScript", "fr": "il faut JavaScript"}[code]
    expect(page.locator(".site-no-script")).to_contain_text(words)
    expect(page.get_by_role("heading", level=2).first).to_be_visible()
    expect(page.locator(".site-words p").first).to_be_visible()
    context.close()


def test_python_that_breaks_later_is_named(opens: Opens, recorder: Recorder) -> None:
    reader = opens(path("en"))
    reader.opens_profile()
    reader.page.workers[0].evaluate(BREAKS)
    expect(note(reader)).to_contain_text("may not answer any more")
    recorder.faults.clear()


def test_python_that_keeps_its_reader_waiting_is_named_and_answers_later(opens: Opens) -> None:
    reader = opens(path("en"))
    reader.press("td-user-menu")
    reader.page.workers[0].evaluate(BUSY)
    reader.press("td-edit-profile")
    expect(note(reader)).to_contain_text("No answer yet", timeout=14_000)
    expect(reader.page.locator(".td-moment:visible")).to_have_text([])  # of no busy cell
    expect(reader.part("td-save")).to_be_visible(timeout=20_000)
    expect(note(reader)).to_contain_text("kept in this browser")


@pytest.mark.parametrize("script", [FORBIDDEN, FULL], ids=["forbidden", "full"])
def test_a_browser_that_keeps_nothing_is_named(
    script: str, context: BrowserContext, opens: Opens
) -> None:
    context.add_init_script(script)
    reader = opens(path("en"))
    reader.opens_profile()
    expect(note(reader)).to_contain_text("keeps nothing")
    reader.turns_to("fr")
    expect(note(reader)).to_contain_text("n’enregistre rien")
    reader.enables_mfa()  # and the lesson goes on


def test_a_clock_that_jumps_makes_no_wrong_code(opens: Opens, context: BrowserContext) -> None:
    del context
    site = opens(path("en"))
    reader = Clocks(site.page)
    reader.opens_profile()
    reader.enables_mfa()
    secret = scan(reader.photographs_qr()).secret
    site.page.locator(".td-scan:visible").first.click()
    expect(site.page.locator(".td-code:visible").first).to_be_visible()
    # The page takes it that its machine was asleep, and asks Python for the time.
    site.page.evaluate(HOUR_AHEAD)
    wait_for_room()
    shown = site.page.locator(".td-code:visible").first
    site.comes_true(lambda: shown.inner_text().replace(" ", "") == oathtool(secret))
    reader.confirms(oathtool(secret))
    reader.state_is("on")


def test_a_language_that_does_not_come_is_named_and_the_lesson_stays(
    context: BrowserContext, opens: Opens, recorder: Recorder
) -> None:
    # As in a private window of Firefox: with a service worker the other page is there already.
    context.add_init_script("delete Navigator.prototype.serviceWorker;")
    reader = opens(path("en"))
    reader.opens_profile()
    context.route(re.compile("/fr/"), lambda route: route.abort())
    reader.page.locator("header [data-language=fr]").click()
    expect(note(reader)).to_contain_text("does not load in that language")
    expect(reader.part("td-save")).to_be_visible()
    expect(reader.page.get_by_role("heading", level=1)).to_contain_text("Set up two-factor")
    recorder.faults.clear()


def test_python_that_comes_after_all_is_welcome(context: BrowserContext, opens: Opens) -> None:
    # A minute is up by the browser's own clock; meanwhile nothing has come.
    held: list[Route] = []
    context.route(WASM, lambda route: held.append(route))  # noqa: PLW0108 - Playwright looks into it
    reader = opens("en/reference.html", alive=False)
    reader.page.clock.install()
    reader.page.goto(f"{reader.root}{path('en')}")
    reader.comes_true(lambda: bool(held))
    reader.press("td-user-menu")
    reader.press("td-edit-profile")
    reader.page.clock.run_for(61_000)
    expect(note(reader)).to_contain_text(FAILED["en"])
    for route in held:
        route.continue_()
    expect(reader.part("td-save")).to_be_visible(timeout=PATIENCE)
    expect(note(reader)).to_contain_text("kept in this browser")
