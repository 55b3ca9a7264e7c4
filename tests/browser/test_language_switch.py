"""The language switch in a running view, in the middle of an exercise."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import expect

from tests.browser.reader import LabReader
from tests.browser.readers import scan

# Every text node, label and placeholder of our views, with what tells where it stands.
_TEXTS = """() => {
  const found = [];
  for (const root of document.querySelectorAll(".td")) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.currentNode; node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) {
        if (!node.parentElement.closest("option, bdi, code, output, [lang=en], .td-language, svg"))
          found.push(["text", node.parentElement.className, node.textContent]);
        continue;
      }
      for (const name of ["aria-label", "placeholder", "title", "alt"])
        if (node.hasAttribute(name)) found.push([name, node.className, node.getAttribute(name)]);
    }
  }
  return found;
}"""
SAME = {
    # What is the same in both languages: marks, a time, an app's code, an e-mail address.
    "Authenticator",
}
WORD = re.compile(r"[^\W\d_]{2,}")


def texts(stage: LabReader) -> list[Any]:
    """Return where each text stands, and the text."""
    found: list[Any] = stage.page.evaluate(_TEXTS)
    return found


def untranslated(english: list[Any], french: list[Any]) -> list[str]:
    """Return the texts with words in them that the switch has left as they were."""
    left = {text.strip() for kind, name, text in french} & {
        text.strip() for kind, name, text in english
    }
    return sorted(text for text in left - SAME if WORD.search(text))


def test_nothing_typed_in_the_profile_is_lost(stage: LabReader) -> None:
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


def test_nothing_typed_in_the_dialog_is_lost(stage: LabReader) -> None:
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


def test_the_sign_in_page_keeps_what_was_typed(stage: LabReader) -> None:
    stage.signs_out()
    stage.signs_in("123456", password="wrong one")
    stage.hears("")
    english = texts(stage)
    stage.switches_to("fr")
    expect(stage.box("password")).to_have_value("wrong one")
    expect(stage.part("td-code-entry")).to_have_value("123456")
    assert untranslated(english, texts(stage)) == []
