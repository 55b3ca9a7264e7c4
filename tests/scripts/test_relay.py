"""The phishing relay, played move by move with the keyboard."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.fast.views.wire import word
from tests.scripts.bare import Bare
from tests.scripts.conftest import Shows

CODE = (
    ("Victim", "clicks a link in an e-mail"),
    ("Victim", "types e-mail and password there."),
    ("Attacker’s page", "types both into the real page straight away."),
    ("Real server", "accepts the password and asks for the code."),
    ("Victim", "reads {code} on the phone and types it into the fake page."),
    ("Attacker’s page", "types {code} into the real page."),
    ("Real server", "accepts {code}: the attacker is signed in."),
    ("Attacker’s page", "shows an error"),
    ("Victim", "types {code} into the real page, https://hub.example.com."),
    ("Real server", "refuses {code}: it has already been used."),
)
PASSKEY = (
    ("Victim", "clicks a link in an e-mail"),
    ("Attacker’s page", "gets a challenge from the real server"),
    ("Victim", "First barrier: the browser doesn’t offer the passkey of hub.example.com"),
    ("Attacker’s page", "has nothing to pass on."),
    ("Victim", "Suppose a faulty browser asked the device to sign"),
    ("Attacker’s page", "sends the signed answer to the real server."),
    ("Real server", "Second barrier: refuses an answer signed for https://hub-login.example.net."),
)

# What leaves the card, or holds more than it shows: a reader would have to scroll sideways for it.
_CUT = """(card) => {
  const edge = card.getBoundingClientRect();
  return [...card.querySelectorAll(":not(.td-visually-hidden)")].filter((part) => {
    const at = part.getBoundingClientRect();
    return at.left < edge.left - 0.5 || at.right > edge.right + 0.5
      || part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).display !== "inline";
  }).map((part) => `${part.className || part.tagName}: ${part.textContent.slice(0, 40)}`);
}"""


def plays(reader: Bare, moves: tuple[tuple[str, str], ...]) -> None:
    """Press Enter on "Next" for each move of a play, and hold each to its words."""
    page, keyboard = reader.page, reader.page.keyboard
    shown = page.locator(".td-move")
    code = ""
    for number, (who, words) in enumerate(moves, start=1):
        expect(shown).to_have_count(number)
        now = page.locator(".td-move-now")
        expect(now).to_have_count(1)
        expect(now.locator("b")).to_have_text(who)
        text = now.locator(".td-move-text").text_content() or ""
        code = code or "".join(re.findall(r"\b\d{6}\b", text))
        assert words.format(code=code) in text
        # Spoken as it comes.
        said = page.locator(".td-relay [role=status]")
        expect(said).to_contain_text(f"{who}: {text}")
        last = number == len(moves)
        expect(page.locator(".td-relay-end")).to_have_text(re.compile("." if last else "^$"))
        if not last:
            expect(reader.part("td-relay-next")).to_be_focused()
            keyboard.press("Enter")
    # "Next" has gone out; it has handed the keys on, and what is said last is the end.
    expect(reader.part("td-relay-next")).to_be_disabled()
    expect(reader.part("td-relay-again")).to_be_focused()
    end = page.locator(".td-relay-end").inner_text()
    expect(page.locator(".td-relay [role=status]")).to_contain_text(end)


def test_a_code_lets_the_attacker_in_and_a_passkey_does_not(shows: Shows) -> None:
    reader = shows("relay")
    page, keyboard = reader.page, reader.page.keyboard
    end = page.locator(".td-relay-end")
    page.locator(".td-relay [aria-pressed=true]").focus()
    keyboard.press("Tab")
    expect(page.get_by_role("button", name="Passkey")).to_be_focused()
    keyboard.press("Tab")
    plays(reader, CODE)
    expect(end).to_contain_text("The attacker is signed in.")
    expect(page.locator(".td-move-in")).to_have_count(1)

    keyboard.press("Shift+Tab")
    expect(reader.part("td-relay-back")).to_be_focused()
    keyboard.press("Space")
    expect(page.locator(".td-move")).to_have_count(len(CODE) - 1)
    expect(end).to_be_empty()
    expect(page.locator(".td-relay [role=status]")).to_contain_text("Victim: types")

    keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Passkey")).to_be_focused()
    keyboard.press("Enter")
    expect(page.locator(".td-relay [aria-pressed=true]")).to_have_text("Passkey")
    expect(reader.part("td-relay-back")).to_be_disabled()
    keyboard.press("Tab")
    plays(reader, PASSKEY)
    expect(end).to_contain_text("The attacker stays out.")
    expect(page.locator(".td-move-in")).to_have_count(0)
    expect(page.locator(".td-move-out")).to_have_count(2)

    keyboard.press("Enter")  # from the start
    expect(page.locator(".td-move")).to_have_count(1)
    expect(reader.part("td-relay-next")).to_be_focused()
    expect(end).to_be_empty()


def test_nothing_is_cut_on_a_page_of_320_pixels(shows: Shows) -> None:
    reader = shows("relay")
    page, card = reader.page, reader.page.locator(".td-relay")
    for code in ("fr", "en"):
        reader.lesson.act(word("language", code=code))
        expect(card.locator("h3")).to_have_text(re.compile("relais" if code == "fr" else "relay"))
        # What JupyterLab or Voila leaves of a page of 320 pixels.
        card.evaluate("(card) => { card.parentElement.style.width = '272px'; }")
        for play in (0, 1):
            card.locator(".td-segments button").nth(play).click()
            while reader.part("td-relay-next").is_enabled():
                reader.press("td-relay-next")
            assert card.evaluate(_CUT) == [], code
    expect(page.locator(".td-relay-end")).not_to_be_empty()
