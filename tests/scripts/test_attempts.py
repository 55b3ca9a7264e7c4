"""The same mistake three times: answered each time, to the eye and to the ear."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from tests.real_phone import wrong_codes
from tests.scripts.conftest import Shows
from totp_demo.exercises import find
from totp_demo.learner import protocol

# How often an answer is spoken: its live region gets new parts.
LISTEN = """(box) => {
  window.tdAnswers = [];
  new MutationObserver(() => tdAnswers.push([box.getAttribute("aria-live"), box.textContent]))
    .observe(box, { childList: true });
}"""
DESCRIBED = """(box) => (box.getAttribute("aria-describedby") ?? "").split(" ")
  .map((id) => document.getElementById(id)?.textContent ?? "").join(" | ")"""


def described(box: Locator) -> str:
    """Return what a screen reader says of a box besides its name."""
    text: str = box.evaluate(DESCRIBED)
    return text


def test_a_wrong_code_three_times(shows: Shows) -> None:
    reader = shows("code_entry", step=3)
    page = reader.page
    secret = reader.lesson.key.secret
    wrong = wrong_codes(secret, float(reader.lesson.clock.now()))[0]
    box = page.locator(".td-code-entry:visible")
    answer = page.locator(".td-dialog .td-verdict")
    answer.evaluate(LISTEN)
    assert "aria-invalid" not in (box.get_attribute("class") or "")
    for words in ("Attempt 1 of 3", "Attempt 2 of 3", "Attempt 3 in a row"):
        box.fill(wrong)
        box.press("Enter")
        expect(answer.locator(".td-count")).to_contain_text(words)
        expect(box).to_have_attribute("aria-invalid", "true")
        assert words in described(box).split(" | ")[0]
        # The hint stays behind it.
        assert "spaces" in described(box)
    said = page.evaluate("tdAnswers")
    assert [live for live, _ in said] == ["polite"] * 3
    assert len({text for _, text in said}) == 3


def test_a_wrong_password_and_a_space_again(shows: Shows) -> None:
    reader = shows("sign_in", step=6)
    page = reader.page
    reader.lesson.act(protocol.SignOut())
    expect(reader.box("password")).to_be_visible()
    reader.signs_in("123456", password="no")
    reader.hears("Wrong")
    for name in ("email", "password"):
        expect(reader.box(name)).to_have_attribute("aria-invalid", "true")
        assert "Wrong" in described(reader.box(name)).split(" | ")[0]
    for count in ("", "2 times", "3 times"):
        reader.signs_in("123 456")
        reader.hears(count or "space")
    assert "space" in described(page.locator(".td-code-entry:visible")).split(" | ")[0]
    assert "Wrong" not in described(reader.box("password"))


def test_a_wrong_answer_is_marked(shows: Shows) -> None:
    reader = shows("exercise 01-seconds", "exercise 03-border")
    page = reader.page
    form = page.locator(".td-exercise").first
    box = form.locator(".td-answer-entry:visible")
    for times in range(1, 3):
        box.fill("7")
        form.locator(".td-check").click()
        expect(box).to_have_attribute("aria-invalid", "true")
        assert "Not quite" in described(box)
        if times > 1:
            expect(form.locator(".td-count")).to_contain_text("2 times")
    right = find("01-seconds").judge
    box.fill(next(text for text in map(str, range(100_000)) if right(text).right))
    form.locator(".td-check").click()
    expect(box).not_to_have_attribute("aria-invalid", "true")
