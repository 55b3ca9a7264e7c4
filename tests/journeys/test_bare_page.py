"""A bare page in Chromium, without Jupyter and without a server: the views, and JSON to Python."""

from __future__ import annotations

import base64
import inspect
import json
from pathlib import Path

import pyotp
import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import NewPage
from tests.journeys.reader import Reader
from totp_demo.hosts import page as host

NAMES = ("guide", "home", "profile", "enrolment", "phone_view", "sign_in")
MOUNT = Path(inspect.getfile(host)).with_suffix(".js")
# What Python sends comes back from the call that asked for it: all that is sent here is an answer.
BEGIN = """async ({ mount, opened }) => {
  const host = await import(mount);
  const hear = new Map();
  const say = async (text) => {
    for (const message of await toPython(text)) hear.get(message.view)?.(message);
  };
  const waiting = [];
  for (const each of opened) {
    const el = document.body.appendChild(document.createElement("div"));
    const early = (text) => (hear.size === opened.length ? say(text) : waiting.push(text));
    hear.set(each.view, await host.mount(each, el, early));
  }
  for (const text of waiting) await say(text);
}"""


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_learner_enrols_and_signs_in(language: str, new_page: NewPage) -> None:
    sent: list[str] = []
    lesson_page = host.Page(language, send=sent.append)
    opened = [json.loads(lesson_page.open(name)) for name in NAMES]

    def to_python(text: str) -> list[object]:
        sent.clear()
        lesson_page.receive(text)
        return [json.loads(message) for message in sent]

    page = new_page()
    page.expose_function("toPython", to_python)
    script = base64.b64encode(MOUNT.read_bytes()).decode()
    mount = f"data:text/javascript;base64,{script}"
    page.evaluate(BEGIN, {"mount": mount, "opened": opened})

    reader = Reader(page)
    reader.opens_profile()
    reader.enables_mfa()
    reader.press("td-show-secret")
    secret = reader.part("td-secret").inner_text().replace(" ", "")
    reader.press("td-scan")
    expect(page.locator(".td-code")).to_have_count(1)
    reader.confirms("12 34 56")
    reader.hears({"en": "There is a space", "fr": "contient un espace"}[language])
    clock = lesson_page.lesson.server_clock
    reader.confirms(pyotp.TOTP(secret).at(int(clock.now())))
    reader.state_is("on")
    reader.goes_home()
    reader.signs_out()
    reader.signs_in(pyotp.TOTP(secret).at(int(clock.now()) + 30))
    reader.is_signed_in()
