"""The language switch in a running view, in the middle of an exercise."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import expect

from tests.real_phone import scan
from tests.scripts.bare import Bare
from tests.scripts.conftest import Shows
from totp_demo.model.apps import APPS

# Every text node, label and placeholder of our views, with what tells where it stands. Left out are
# what a reader has typed, a URI with its secret, and the screen's own English labels.
_TEXTS = """() => {
  const found = [];
  for (const root of document.querySelectorAll(".td")) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.currentNode; node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) {
        const outside = "bdi, code, .td-flow, td.td-mono, .td [lang=en], .td-language";
        if (!node.parentElement.closest(outside))
          found.push(["text", node.parentElement.className, node.textContent]);
        continue;
      }
      for (const name of ["aria-label", "placeholder", "title", "alt"])
        if (node.hasAttribute(name)) found.push([name, node.className, node.getAttribute(name)]);
    }
  }
  return found;
}"""
# The same in both languages: names of apps and zones, initials, times, algorithms, « type ».
SAME = re.compile(
    "|".join(
        (
            "Authenticator",
            "CM",
            *(re.escape(app.name) for app in APPS.values()),
            r"\(GMT[+-]\d\d:\d\d\) .*",
            r"\d\d:\d\d:\d\d UTC",
            r"SHA\d+",
            r"Type(?:: totp/)?",
        )
    )
)
WORD = re.compile(r"[^\W\d_]{2,}")


def texts(stage: Bare) -> list[Any]:
    """Return where each text stands, and the text."""
    found: list[Any] = stage.page.evaluate(_TEXTS)
    return found


def untranslated(english: list[Any], french: list[Any]) -> list[str]:
    """Return the texts with words in them that the switch has left as they were."""
    assert min(len(english), len(french)) > 50
    left = {text.strip() for kind, name, text in french} & {
        text.strip() for kind, name, text in english
    }
    return sorted(text for text in left if WORD.search(text) and not SAME.fullmatch(text))


def test_nothing_typed_in_the_profile_is_lost(stage: Bare) -> None:
    stage.lesson.clock.pause()
    stage.lesson.refresh_views()  # so that texts can be compared
    stage.opens_profile()
    zone = stage.box("time_zone")
    expect(zone.locator("option[value='Pacific/Auckland']")).to_have_count(1)
    zone.select_option("Pacific/Auckland")
    typed = {"first_name": "Zoé", "last_name": "", "email": "zoe@", "new_password": "hidden one"}
    for name, text in typed.items():
        stage.box(name).fill(text)
    stage.press("td-save")  # faults are shown, and stay
    expect(stage.page.locator(".td-fault:visible")).to_have_count(2)

    english = texts(stage)
    stage.switches_to("fr")
    french = texts(stage)
    for name, text in typed.items():
        expect(stage.box(name)).to_have_value(text)
    expect(zone).to_have_value("Pacific/Auckland")
    expect(stage.page.locator(".td-fault:visible")).to_have_count(2)
    expect(stage.part("td-say-no")).to_be_visible()
    assert untranslated(english, french) == []

    stage.switches_to("en")
    assert texts(stage) == english


def test_nothing_typed_in_the_dialog_is_lost(stage: Bare) -> None:
    stage.switches_to("fr")
    page = stage.page
    stage.opens_profile()
    stage.enables_mfa()
    uri = scan(stage.photographs_qr()).uri
    stage.press("td-show-secret")
    stage.confirms("12 34")
    stage.hears("")
    stage.enter("98 7")
    stage.press("td-scan")
    stage.press("td-by-hand")
    stage.box("account").fill("à moi")
    stage.box("key").fill("JBSW Y3DP")
    expect(page.locator(".td-entry")).to_have_count(1)

    french = texts(stage)
    stage.switches_to("en")
    english = texts(stage)
    expect(stage.part("td-code-entry")).to_have_value("98 7")
    expect(stage.box("account")).to_have_value("à moi")
    expect(stage.box("key")).to_have_value("JBSW Y3DP")
    expect(stage.part("td-secret")).to_be_visible()
    expect(page.locator(".td-entry")).to_have_count(1)
    assert scan(stage.photographs_qr()).uri == uri
    assert untranslated(english, french) == []


def test_the_sign_in_page_keeps_what_was_typed(stage: Bare) -> None:
    stage.signs_out()
    stage.signs_in("123456", password="wrong one")
    stage.hears("")
    english = texts(stage)
    stage.switches_to("fr")
    expect(stage.box("password")).to_have_value("wrong one")
    expect(stage.part("td-code-entry")).to_have_value("123456")
    assert untranslated(english, texts(stage)) == []


VIEWS = (
    "guide",
    "exercise 03-base32",
    "exercise 00-flight",
    "uri_parts",
    "relay",
    "state_picture",
    "clock_control",
)


def test_nothing_is_lost_in_the_middle_of_a_page(shows: Shows) -> None:
    reader = shows(*VIEWS, step=3)
    page = reader.page
    expect(page.locator(".td")).to_have_count(len(VIEWS))

    typed, picked = (page.locator(".td-exercise").nth(number) for number in (0, 1))
    typed.locator("[name=answer]").fill("31")
    typed.locator(".td-check").click()
    expect(typed.locator(".td-say-no")).to_be_visible()
    typed.locator("[name=answer]").fill("32, I think")
    choice = picked.locator("input[type=radio]").nth(1)
    choice.check()

    names = page.locator(".td-uri-parts details", has=page.locator("[name=issuer]"))
    names.locator("summary").click()
    names.locator("[name=issuer]").fill("Société")
    names.locator(".td-build").click()
    expect(names.locator(".td-say-ok")).to_be_visible()
    uri = page.locator(".td-uri").inner_text()
    names.locator("[name=account]").fill("not built yet")

    relay = page.locator(".td-relay")
    relay.locator(".td-segments button").nth(1).click()
    for count in (2, 3):
        relay.locator(".td-relay-next").click()
        expect(relay.locator(".td-move")).to_have_count(count)

    english = texts(reader)
    reader.switches_to("fr")
    french = texts(reader)
    expect(typed.locator("[name=answer]")).to_have_value("32, I think")
    expect(typed.locator(".td-say-no")).to_be_visible()
    expect(choice).to_be_checked()
    expect(names.locator("[name=issuer]")).to_have_value("Société")
    expect(names.locator("[name=account]")).to_have_value("not built yet")
    assert page.locator(".td-uri").inner_text() == uri
    expect(relay.locator(".td-move")).to_have_count(3)
    expect(relay.locator(".td-segments button").nth(1)).to_have_attribute("aria-pressed", "true")
    assert untranslated(english, french) == []
