"""A class with kernels: each in a lesson of their own; and those who must not get in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.journeys.classroom.conftest import (
    TABLET,
    WIDE,
    Comes,
    Running,
    enters,
    free,
    joins,
    opened,
)
from tests.journeys.classroom.test_class import answered, cookie_of
from tests.journeys.site.conftest import PATIENCE
from tests.reader import Reader
from tests.real_phone import oathtool, scan, wait_for_next_step, wait_for_room
from totp_demo.model.training_key import class_key

FETCH = """async ([path, method]) => {
  const answer = await fetch(path, { method, redirect: "manual" });
  return [answer.status, await answer.text()];
}"""
CHANNELS = """(path) => new Promise((resolve) => {
  const socket = new WebSocket(`ws://${location.host}${path}`);
  socket.onopen = () => resolve("open");
  socket.onerror = () => resolve("refused");
})"""
PRIVATE = (
    "/api/contents",
    "/api/contents/en/00-procedure.ipynb",
    "/api/kernels",
    "/api/kernelspecs",
    "/api/sessions",
    "/api/terminals",
    "/api/status",
    "/api/me",
    "/files/en/00-procedure.ipynb",
    "/login",
    "/terminals/1",
    "/terminals/websocket/1",
    "/tree",
    "/voila/api/contents/",
    "/voila/files/en/00-procedure.ipynb",
    "/voila/render/en/00-procedure.ipynb",
    "/voila/tree",
    "/en/../../pyproject.toml",
    "/en/..%2f..%2fpyproject.toml",
    "/voila/static/..%2f..%2f..%2fetc%2fpasswd",
    "/voila/labextensions/%2e%2e/%2e%2e/etc/passwd",
)


@pytest.fixture(scope="module")
def kernels(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One class with kernels for all tests."""
    folder = tmp_path_factory.mktemp("class")
    running = opened(free(), "--kernels", "--size", "2", "--folder", str(folder))
    yield running
    running.ends()


def asks(reader: Reader, path: str, method: str = "GET") -> Any:  # noqa: ANN401 - a status and a text
    return reader.page.evaluate(FETCH, [path, method])


def kernel_of(reader: Reader) -> str:
    said = reader.page.locator("#jupyter-config-data").text_content() or ""
    return said.split('"kernelId": "')[1].split('"')[0]


def test_two_learners_at_once_each_walk_to_a_signed_in_account(
    kernels: Running, comes: Comes
) -> None:
    readers = {
        "en": joins(comes("en", WIDE), kernels, "en"),
        "fr": joins(comes("fr", TABLET), kernels, "fr"),
    }
    secrets = {}
    for code, reader in readers.items():
        assert reader.page.locator("html").get_attribute("lang") == code
        assert reader.page.url.endswith(f"/{code}/00-procedure.ipynb")
        expect(reader.page.get_by_text("import totp_demo")).to_have_count(0)
        reader.opens_profile()
        reader.enables_mfa()
        secrets[code] = scan(reader.photographs_qr()).secret
    assert secrets["en"] != secrets["fr"]
    assert kernel_of(readers["en"]) != kernel_of(readers["fr"])
    wait_for_room(8)
    for code, reader in readers.items():
        reader.confirms(oathtool(secrets[code]))
        reader.state_is("on")
        reader.signs_out()
    wait_for_next_step()
    for code, reader in readers.items():
        reader.signs_in(oathtool(secrets[code]))
        reader.is_signed_in()
        assert reader.page.evaluate("document.documentElement.scrollWidth") <= (
            TABLET[0] if code == "fr" else WIDE[0]
        )


def test_a_stranger_reaches_nothing_but_the_door(kernels: Running, comes: Comes) -> None:
    learner = joins(comes("en"), kernels, "en")
    stranger = Reader(enters(comes("en"), kernels, "wrong"))
    kernel = kernel_of(learner)
    for path in (*PRIVATE, f"/api/kernels/{kernel}", "/voila/static/voila.js", "/en/glossary.md"):
        assert asks(stranger, path)[0] in {0, 403, 404}, path
    assert stranger.page.evaluate(CHANNELS, f"/api/kernels/{kernel}/channels") == "refused"
    forged = "2|1:0|10:1|15:totp-demo-class|4:YWRh|00"
    stranger.page.context.add_cookies(
        [{"name": "totp-demo-class", "value": forged, "url": kernels.address}]
    )
    assert stranger.page.evaluate(CHANNELS, f"/api/kernels/{kernel}/channels") == "refused"


def test_a_learner_reaches_no_file_no_terminal_and_no_other_kernel(
    kernels: Running, comes: Comes
) -> None:
    one, other = joins(comes("en"), kernels, "en"), joins(comes("fr"), kernels, "fr")
    own, foreign = kernel_of(one), kernel_of(other)
    for path in PRIVATE:
        for method in ("GET", "POST", "PUT", "DELETE"):
            assert asks(one, path, method)[0] in {403, 404, 405}, (method, path)
    for path in (f"/api/kernels/{foreign}", f"/api/kernels/{own}/restart"):
        for method in ("GET", "POST", "DELETE"):
            assert asks(one, path, method)[0] == 404, (method, path)
    assert asks(one, f"/api/kernels/{own}", "DELETE")[0] == 404
    assert one.page.evaluate(CHANNELS, f"/api/kernels/{foreign}/channels") == "refused"
    assert one.page.evaluate(CHANNELS, f"/api/kernels/{own}/channels") == "open"
    asks(one, f"/voila/api/shutdown/{foreign}", "POST")
    other.opens_profile()
    expect(other.part("td-save")).to_be_visible()


def test_a_reload_finds_the_lesson_as_it_was(kernels: Running, comes: Comes) -> None:
    reader = joins(comes("en"), kernels, "en")
    kernel = kernel_of(reader)
    reader.opens_profile()
    reader.enables_mfa()
    secret = scan(reader.photographs_qr()).secret
    reader.page.reload()
    expect(reader.part("td-qr")).to_be_visible(timeout=PATIENCE)
    assert kernel_of(reader) == kernel
    assert scan(reader.photographs_qr()).secret == secret
    reader.page.goto(f"{kernels.address}en/03-qr-code.ipynb")
    expect(reader.page.locator(".td:visible").first).to_be_visible(timeout=PATIENCE)
    assert kernel_of(reader) == kernel
    reader.page.goto(kernels.address)
    expect(reader.part("td-qr")).to_be_visible(timeout=PATIENCE)
    wait_for_room()
    reader.confirms(oathtool(secret))
    reader.state_is("on")


def test_another_name_of_this_machine_is_refused(kernels: Running, comes: Comes) -> None:
    cookie = cookie_of(joins(comes("en"), kernels, "en").page)
    page = "en/00-procedure.ipynb"
    assert answered(kernels, page, Cookie=cookie, Host="evil.example")[0] == 421
    order = b'{"kind": "stop"}'
    origin = kernels.address.rstrip("/")
    assert answered(kernels, "classroom/order", order, Cookie=cookie, Origin=origin)[0] == 403


def test_the_teacher_sees_steps_and_asks_all(kernels: Running, comes: Comes) -> None:
    reader = joins(comes("fr", TABLET), kernels, "fr", "Zoé <b>")
    teacher = enters(comes("en"), kernels, kernels.teacher)
    expect(teacher.locator("#password")).to_have_text(kernels.password)
    reader.opens_profile()
    row = teacher.locator("#learners tbody tr", has_text="Zoé <b>")
    expect(row).to_contain_text("Step 2")
    expect(row).to_contain_text("00-procedure")
    teacher.locator("#step").select_option("5")
    teacher.locator("[data-kind=step]").click()
    link = reader.page.locator("#asked-by-teacher a")
    expect(link).to_have_text("Allez à l’étape 5")
    assert link.get_attribute("href") == "00-procedure.ipynb#step-5"
    heading = reader.page.get_by_role("heading", name="Étape 5")
    expect(heading).to_be_in_viewport()
    for kind, word in (("stop", "Relancer"), ("run", "Arrêter le temps")):
        teacher.locator(f"[data-kind={kind}]").click()
        expect(reader.page.locator(".td-pause").first).to_have_text(word)
    teacher.locator("[data-kind=answers]").click()
    expect(reader.page.locator(".td-exercise .td-say-note").first).to_be_visible()
    # What was asked before a page was opened is over.
    reader.page.goto(f"{kernels.address}fr/03-qr-code.ipynb")
    expect(row).to_contain_text("03-qr-code", timeout=PATIENCE)
    expect(reader.page.locator("#asked-by-teacher")).to_be_empty()
    teacher.locator("[data-kind=step]").click()
    link.click()
    expect(heading).to_be_in_viewport(timeout=PATIENCE)


def test_a_class_with_a_seed_can_compare(comes: Comes, tmp_path: Path) -> None:
    options = ("--kernels", "--size", "1", "--seed", "7", "--folder", str(tmp_path))
    own = opened(free(), *options)
    try:
        for code in ("en", "fr"):
            reader = joins(comes(code), own, code)
            reader.opens_profile()
            reader.enables_mfa()
            assert scan(reader.photographs_qr()).secret == class_key(7).secret
    finally:
        own.ends()
