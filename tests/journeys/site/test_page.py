"""A page of the site: before Python is there, without it, without a network, once more."""

from __future__ import annotations

import base64
import io
import json
import re
import unicodedata

import pytest
from playwright.sync_api import BrowserContext, Route, expect
from pypdf import PdfReader

from tests.axe import NARROW, faults
from tests.journeys.site.conftest import Opens, SiteReader
from tests.real_phone import oathtool, scan, wait_for_room
from totp_demo import qr
from totp_demo.commands import copies
from totp_demo.wording.language import LANGUAGES

NOTEBOOKS = sorted(path.stem for path in (copies.source() / "en").glob("[0-9]*.ipynb"))
ZIP = re.compile(r"python\.zip$")
START = re.compile(r"start\.js$")
KEPT = "performance.getEntriesByName('site-kept').length"
PROGRESS = "localStorage.getItem('totp-demo:progress')"


def test_clicks_before_python_is_there_are_answered(context: BrowserContext, opens: Opens) -> None:
    held: list[Route] = []
    context.route(ZIP, lambda route: held.append(route))  # noqa: PLW0108 - Playwright looks into it
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
    expect(note).to_contain_text("kept in this browser")


def test_python_is_asked_for_before_the_page_has_its_scripts(
    context: BrowserContext, address: str
) -> None:
    held: list[Route] = []
    asked: list[str] = []
    context.route(START, lambda route: held.append(route))  # noqa: PLW0108 - as above
    reader = SiteReader(context.new_page(), address)
    # The page's, its worker's too: what keeps the site for later asks for the same once more.
    reader.page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    reader.page.goto(f"{address}en/00-procedure.html", wait_until="commit")
    large = ("pyodide.asm.mjs", "pyodide.asm.wasm", "python.zip")
    reader.comes_true(lambda: bool(held) and set(large) <= set(asked))
    for route in held:
        route.continue_()
    reader.is_alive()
    reader.opens_profile()
    assert [asked.count(name) for name in ("worker.js", *large)] == [1, 1, 1, 1]


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
    other.page.get_by_role("button", name="Delete all").click()
    other.page.get_by_role("button", name="Yes, delete").click()
    expect(done.first).to_have_text(re.compile("^0 / "))
    other.comes_true(lambda: '"question"' not in other.page.evaluate(PROGRESS))


def test_what_another_tab_does_is_seen_without_loading(opens: Opens) -> None:
    index = opens("en/index.html")
    done = index.page.get_by_role("row").filter(has_text="00 ·").get_by_role("cell").first
    expect(done).to_have_text(re.compile("^0 / "))
    other = opens("en/00-procedure.html")
    question = other.page.locator(".td-exercise").first
    question.get_by_role("radio").first.check()
    question.get_by_role("button", name="Check").click()
    expect(done).to_have_text(re.compile("^1 / "))


@pytest.mark.parametrize("name", [*NOTEBOOKS, "index"])
def test_each_page_is_alive_and_speaks_both_languages(name: str, opens: Opens) -> None:
    reader = opens(f"fr/{name}.html")
    cells = reader.page.locator("[data-cell]").all()
    assert cells
    for cell in cells:
        expect(cell.locator(".td").first).to_have_attribute("lang", "fr")
    reader.turns_to("en")
    expect(reader.page.locator("#starting")).to_contain_text("kept in this browser")


def test_light_or_dark_is_kept(opens: Opens) -> None:
    reader = opens("en/00-procedure.html")
    root, dark = reader.page.locator("html"), reader.page.get_by_role("button", name="Dark")
    expect(root).to_have_attribute("data-jp-theme-light", "true")
    dark.click()
    expect(root).to_have_attribute("data-jp-theme-light", "false")
    reader.turns_to("fr")
    sombre = reader.page.get_by_role("button", name="Sombre")
    expect(sombre).to_have_attribute("aria-pressed", "true")
    other = opens("fr/glossary.html", alive=False)
    expect(other.page.locator("html")).to_have_attribute("data-jp-theme-light", "false")


def test_it_is_found_by_keyboard_alone(opens: Opens) -> None:
    page = opens("en/00-procedure.html").page
    page.keyboard.press("Tab")
    expect(page.locator(".site-skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#page")).to_be_focused()
    french = page.locator("header [data-language=fr]")
    french.focus()
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(french).to_be_focused()


def test_it_prints_on_paper_of_a_usual_size(opens: Opens) -> None:
    reader = opens("fr/00-procedure.html")
    reader.page.emulate_media(color_scheme="dark")
    printed = PdfReader(io.BytesIO(reader.page.pdf(format="A4")))
    text = " ".join(page.extract_text() for page in printed.pages)
    words = " ".join(unicodedata.normalize("NFKC", text).split())
    assert "Activer l’authentification à deux facteurs, étape par étape" in words
    assert "Télécharger le notebook" not in words
    assert 5 < len(printed.pages) < 40


def test_its_notebook_can_be_had(opens: Opens) -> None:
    reader = opens("fr/04-phone.html")
    with reader.page.expect_download() as wanted:
        reader.page.get_by_role("link", name="Télécharger le notebook").click()
    assert wanted.value.suggested_filename == "04-phone.ipynb"
    notebook = json.loads(wanted.value.path().read_text("utf-8"))
    assert notebook["nbformat"] == 4


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


def test_what_was_predicted_is_there_on_the_next_visit(opens: Opens) -> None:
    reader = opens("en/01-profile.html")
    asked = reader.page.locator("[data-cell=moments] .td-prediction")
    asked.get_by_role("radio").first.check()
    asked.get_by_role("button", name="That is my prediction").click()
    happens = asked.locator(".td-printed")
    expect(happens).to_contain_text("2026-07-01")
    said = happens.inner_text()
    assert "Error" not in said
    reader.page.reload()
    reader.is_alive()
    expect(happens).to_have_text(said)


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
    expect(page.locator(".td-inside .td-pause")).to_have_text("Run")


def test_the_laboratory_reads_with_the_pages_own_reader(opens: Opens) -> None:
    reader = opens("en/03-qr-code.html")
    lab = reader.page.locator(".td-qr-laboratory")
    picture = lab.locator(".td-lab-picture")
    expect(lab.locator(".td-say")).to_contain_text("The reader can read it.")
    file = base64.b64decode((picture.get_attribute("src") or "").partition("base64,")[2])
    # Another reader reads the same text, and the facts say how long it is.
    uri = qr.read(file)
    assert uri.startswith("otpauth://totp/IT%20Glue:")
    expect(lab.locator(".td-facts")).to_contain_text(f"{len(uri)} characters")
    lab.get_by_label("Colours").select_option("transparent")
    expect(lab.locator(".td-say")).to_contain_text("black on white")
    lab.get_by_label("Colours").select_option("inverted")
    expect(lab.locator(".td-say")).to_contain_text("Only a patient reader")
    reader.press("td-lab-reset")
    expect(lab.locator(".td-say")).to_contain_text("The reader can read it.")
    lab.locator("input[type=range]").nth(2).fill("20")
    expect(lab.locator(".td-say")).to_contain_text("can be repaired")


def test_each_view_shows_what_its_cell_asks_for(opens: Opens) -> None:
    reader = opens("en/03-qr-code.html")
    asked = reader.page.locator("[data-cell=check-find] .td-place")
    expect(asked.first).to_have_attribute("aria-label", "The white border")
    expect(reader.page.locator("[data-cell=check-code] .td-exercise")).to_contain_text("page 00")


def test_a_second_visit_needs_no_network(context: BrowserContext, opens: Opens) -> None:
    for name in ("00-procedure", "03-qr-code"):
        reader = opens(f"en/{name}.html")
        page = reader.page
        reader.comes_true(lambda: bool(page.evaluate(KEPT)), 60)  # noqa: B023 - called at once
        page.close()
    context.set_offline(True)
    again = opens("en/00-procedure.html")
    again.opens_profile()
    again.enables_mfa()
    assert scan(again.photographs_qr()).label == "IT Glue:camille.martin@example.com"
    again.turns_to("fr")
    expect(again.page.get_by_role("heading", level=1)).to_contain_text("Activer")
    laboratory = opens("en/03-qr-code.html").page.locator(".td-qr-laboratory .td-say")
    expect(laboratory).to_contain_text("The reader can read it.")
    context.set_offline(False)


# Reads, or writes over, what is kept of Python.
KEPT_PYTHON = """async (text) => {
  const address = new URL("../pyodide/pyodide.asm.wasm", location.href).href;
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    if (!(await cache.match(address))) continue;
    if (text) await cache.put(address, new Response(text));
    return (await cache.match(address)).text();
  }
}"""


def test_what_every_page_needs_is_not_written_again_at_each_visit(opens: Opens) -> None:
    first = opens("en/00-procedure.html")
    first.comes_true(lambda: bool(first.page.evaluate(KEPT)), 60)
    assert first.page.evaluate(KEPT_PYTHON, "as it was") == "as it was"
    first.page.close()
    for _ in range(2):  # what the first of them wrote, the other would find
        again = opens("en/00-procedure.html")
        assert again.page.evaluate("!!navigator.serviceWorker.controller")
        again.comes_true(lambda: bool(again.page.evaluate(KEPT)), 60)  # noqa: B023 - at once
        assert again.page.evaluate(KEPT_PYTHON, "") == "as it was"
        again.page.close()


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


def test_the_door_asks_for_the_language_only(opens: Opens) -> None:
    reader = opens("", alive=False)
    assert whole(reader) == []
    reader.page.get_by_role("link", name="Français").click()
    expect(reader.page.get_by_role("heading", level=1)).to_have_text("Toutes les pages")


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
