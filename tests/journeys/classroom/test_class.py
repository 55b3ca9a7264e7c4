"""A class on one machine: two learners at once, a teacher, and those who may not come in."""

from __future__ import annotations

import json
import re
import time
import urllib.error
import urllib.request
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.classroom.conftest import (
    TABLET,
    WIDE,
    Comes,
    Running,
    enters,
    free,
    learns,
    opened,
)
from tests.journeys.site.test_walk import next_step
from tests.walk import walk
from totp_demo.model.training_key import class_key

AXE = """async () => (await axe.run(document, { resultTypes: ["violations"] })).violations
  .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 150)}`))"""


def answered(
    running: Running, path: str, body: bytes | None = None, **headers: str
) -> tuple[int, str]:
    """Ask for something without a browser; return the status and the text."""

    class Stays(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_args: object) -> None:
            """Go nowhere."""

    request = urllib.request.Request(running.address + path, body)  # noqa: S310 - our own
    for name, value in headers.items():
        request.add_header(name.replace("_", "-"), value)
    try:
        with urllib.request.build_opener(Stays).open(request) as answer:
            return answer.status, answer.read().decode("utf-8", "replace")
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode("utf-8", "replace")


def cookie_of(page: Page) -> str:
    return "; ".join(f"{each['name']}={each['value']}" for each in page.context.cookies())


def test_two_learners_walk_through_at_once(running: Running, comes: Comes) -> None:
    """In two languages, one on a tablet: each has a lesson of their own."""
    one = learns(comes("en", WIDE), running, "en", "Ada")
    two = learns(comes("fr", TABLET), running, "fr")
    secrets = walk(one, "en", next_step)
    # The other's lesson is where it was.
    two.opens_profile()
    two.enables_mfa()
    two.state_is("pending")
    two.page.reload()
    two.is_alive()
    more = walk(two, "fr", next_step)
    assert set(secrets) & set(more) <= {"otpauth"}
    said = "".join(running.said)
    assert not [secret for secret in (*secrets, *more) if secret in said]


def test_nobody_comes_in_without_the_password(running: Running, comes: Comes) -> None:
    for path in ("en/index.html", "fr/00-procedure.html"):
        assert answered(running, path)[0] == 302
    for path in ("pyodide/pyodide.mjs", "python/python.zip", "notebooks/en/00-procedure.ipynb"):
        assert answered(running, path)[0] == 403
    page = enters(comes(), running, "wrong", '"Ada" <b>')
    expect(page.locator("#name")).to_have_value('"Ada" <b>')  # only the password is typed again
    expect(page.locator(".fault")).to_contain_text("not the password")
    french = enters(comes("fr"), running, "wrong")
    expect(french.locator(".fault")).to_contain_text("Ce n’est pas le mot de passe")


def test_no_file_kernel_or_terminal_of_the_machine_can_be_had(
    running: Running, comes: Comes
) -> None:
    page = enters(comes(), running, running.password)
    expect(page).to_have_url(f"{running.address}en/index.html")
    cookie = cookie_of(page)
    for path in (
        *("api/kernels", "api/contents", "api/terminals", "api/sessions", "files/etc/passwd"),
        *("terminals/1", "lab", "tree", "../../etc/passwd", "%2e%2e/%2e%2e/etc/passwd"),
        *("classroom/web/..%2fserver.py", "en/../../../../etc/passwd", "en", "sw.js/../../x"),
    ):
        status, text = answered(running, path, Cookie=cookie)
        assert status in {403, 404}, path
        assert "root:" not in text


def test_a_learner_is_no_teacher(running: Running, comes: Comes) -> None:
    page = enters(comes(), running, running.password)
    expect(page).to_have_url(f"{running.address}en/index.html")
    cookie, origin = cookie_of(page), running.address.rstrip("/")
    assert answered(running, "classroom/board", Cookie=cookie)[0] == 302
    assert answered(running, "classroom/state", Cookie=cookie)[0] == 403
    order = json.dumps({"kind": "stop"}).encode()
    assert answered(running, "classroom/order", order, Cookie=cookie, Origin=origin)[0] == 403
    report = json.dumps({"page": "x", "progress": ""}).encode()
    assert answered(running, "classroom/report", report, Origin=origin)[0] == 403
    assert answered(running, "classroom/report", report, Cookie=cookie, Origin=origin)[0] == 200
    # Nor may another site speak for them, or a name that somebody gives this machine.
    elsewhere = {"Cookie": cookie, "Origin": "http://evil.example"}
    assert answered(running, "classroom/report", report, **elsewhere)[0] == 403
    assert answered(running, "", Host="evil.example")[0] == 421
    forged = cookie.replace("=", "=x", 1)
    assert answered(running, "en/index.html", Cookie=forged)[0] == 302
    for body in (b"", b"[]", b"{", b"\xff" * 50, json.dumps({"page": 1}).encode()):
        status = answered(running, "classroom/report", body, Cookie=cookie, Origin=origin)[0]
        assert status == 400


def test_guessing_is_slowed_down(comes: Comes) -> None:
    """In a class of its own: whoever guesses makes others of that address wait, too."""
    own = opened(free())
    try:
        origin = own.address.rstrip("/")
        answers = [answered(own, "", b"password=guess", Origin=origin)[0] for _ in range(6)]
        assert answers == [403] * 5 + [429]
        page = enters(comes(), own, own.password)
        expect(page.locator(".fault")).to_contain_text("Try again in")
        assert own.password not in page.content()
    finally:
        own.ends()


def test_a_class_with_a_seed_can_compare(comes: Comes) -> None:
    """In two languages, on two machines: the same codes, and the app says what they are."""
    own = opened(free(), "--seed", "7")
    try:
        for code, size in (("en", WIDE), ("fr", TABLET)):
            reader = learns(comes(code, size), own, code)
            reader.opens(f"{code}/05-confirm.html")
            reader.is_alive()
            phone = reader.page.locator(".td-phone")
            expect(phone.get_by_text("CLASS 7, TRAINING ONLY").first).to_be_visible()
            shown = re.sub(r"\s", "", phone.locator(".td-code").first.inner_text())
            now = time.time()
            assert shown in {class_key(7).code_at(now - late) for late in (0, 30)}
    finally:
        own.ends()


def until(page: Page, true: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        page.wait_for_timeout(100)


def test_the_teacher_sees_steps_and_asks_all(running: Running, comes: Comes) -> None:
    reader = learns(comes("fr", TABLET), running, "fr", "Zoé <b>")
    teacher = enters(comes("en"), running, running.teacher)
    expect(teacher.locator("#password")).to_have_text(running.password)
    expect(teacher.locator("#address")).to_have_text(running.address)
    reader.opens_profile()
    row = teacher.locator("#learners tbody tr", has_text="Zoé <b>")
    expect(row).to_contain_text("Step 2")
    expect(row).to_contain_text("00-procedure")
    teacher.locator("#step").select_option("5")
    teacher.locator("[data-kind=step]").click()
    expect(teacher.locator("#sent")).to_have_text("Sent to all.")
    alert = reader.page.locator("#asked-by-teacher a")
    expect(alert).to_have_text("Allez à l’étape 5")
    assert alert.get_attribute("href") == "00-procedure.html#step-5"
    heading = reader.page.locator("[id^='Étape-5']")
    expect(heading).to_be_in_viewport()
    teacher.locator("[data-kind=stop]").click()
    expect(reader.page.locator(".td-pause").first).to_have_text("Relancer")
    teacher.locator("[data-kind=run]").click()
    expect(reader.page.locator(".td-pause").first).to_have_text("Arrêter le temps")
    teacher.locator("[data-kind=answers]").click()
    expect(reader.page.locator(".td-exercise .td-say-note").first).to_be_visible()
    # A page that is opened afterwards does not hear what is over.
    late = learns(comes("en"), running, "en")
    late.page.wait_for_timeout(4000)
    expect(late.page.locator("#asked-by-teacher")).to_be_empty()


def test_a_wrong_answer_shows_on_the_board_without_what_was_answered(
    running: Running, comes: Comes
) -> None:
    reader = learns(comes("en"), running, "en")
    question = reader.page.locator(".td-exercise").first
    wrong = 0
    while not wrong:
        for radio in question.get_by_role("radio").all():
            radio.check()
            question.locator(".td-check").click()
            expect(question.locator(".td-say").first).to_be_visible()
            if question.locator(".td-say-no").count():
                wrong += 1
                break
    teacher = enters(comes("en"), running, running.teacher)
    expect(teacher.locator("#troubles")).to_contain_text("1 × 00 ·")


def test_a_learner_without_a_network_goes_on(running: Running, comes: Comes) -> None:
    context = comes("en")
    reader = learns(context, running, "en", "Offline")
    context.set_offline(True)
    reader.opens_profile()
    reader.enables_mfa()
    reader.state_is("pending")
    reader.page.wait_for_timeout(30_000)
    reader.state_is("pending")
    context.set_offline(False)
    teacher = enters(comes("en"), running, running.teacher)
    row = teacher.locator("#learners tbody tr", has_text="Offline")
    expect(row).to_contain_text("Step 4")
    reader.page.reload()
    reader.is_alive()
    expect(row).to_contain_text("Step 4")  # what was done is kept


def test_a_server_that_ends_and_begins_again_loses_nobodys_work(comes: Comes) -> None:
    port = free()
    own = opened(port)
    reader = learns(comes("en"), own, "en", "Ada")
    reader.opens_profile()
    own.ends()
    reader.enables_mfa()  # the lesson is in the browser, and goes on
    reader.state_is("pending")
    again = opened(port)
    try:
        # Another class has another password; what was done is still there.
        reader.page.goto(again.address)
        reader.page.locator("#password").fill(again.password)
        reader.page.locator("button").click()
        reader.opens("en/00-procedure.html")
        teacher = enters(comes("en"), again, again.teacher)
        expect(teacher.locator("#learners")).to_contain_text("Step 4")
    finally:
        again.ends()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("code", ["en", "fr"])
def test_axe_finds_nothing(code: str, dark: bool, running: Running, comes: Comes) -> None:
    from axe_playwright_python.base import AXE_SCRIPT

    # A long name is in the board's table; it makes no narrow board wider.
    learns(comes(code), running, code, "Anne-Charlotte de Villeneuve-Lapérouse")
    for size in (WIDE, TABLET):
        page = enters(comes(code, size, dark=dark), running, "wrong")
        page.evaluate(AXE_SCRIPT)
        assert page.evaluate(AXE) == []
        teacher = enters(comes(code, size, dark=dark), running, running.teacher)
        teacher.goto(f"{running.address}classroom/board?lang={code}")
        expect(teacher.locator("#here")).not_to_be_empty()
        teacher.evaluate(AXE_SCRIPT)
        assert teacher.evaluate(AXE) == []
        assert teacher.evaluate("document.documentElement.scrollWidth") <= size[0]
        # Read from the back of the room.
        assert (
            teacher.evaluate(
                "parseFloat(getComputedStyle(document.querySelector('#password')).fontSize)"
            )
            >= 32
        )
