"""The whole procedure through JSON alone: no Jupyter, no browser."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pyotp
import pytest

from totp_demo.hosts.page import Page


class Browser:
    """Stands where a page's scripts stand: it has JSON, and nothing else.

    Args:
        language: The lesson's.
    """

    def __init__(self, language: str) -> None:
        """Open a lesson and the views of the procedure."""
        self.heard: list[dict[str, Any]] = []
        self.page = Page(language, send=lambda text: self.heard.append(json.loads(text)))
        names = ("profile", "enrolment", "phone_view", "sign_in")
        self.views = {name: json.loads(self.page.open(name))["view"] for name in names}
        for name in names:
            self.says(name, do="hello", t0=0)

    def says(self, name: str, **content: object) -> dict[str, Any]:
        """Say something in a view; return what it shows then."""
        view = self.views[name]
        self.page.receive(json.dumps({"view": view, "from": "page", **content}))
        return [message for message in self.heard if message["view"] == view][-1]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_procedure_through_json(language: str) -> None:
    browser = Browser(language)
    browser.says("profile", do="open-profile")
    browser.says("profile", do="enable-mfa")
    secret = browser.says("enrolment", do="hello")["private"]["secret"]
    browser.says("phone_view", do="scan")
    refused = browser.says("enrolment", do="confirm", code="12 34 56")
    assert refused["shown"]["enrolment"]["answer"]["kind"] == "no"

    # Another implementation of TOTP, with the time that the lesson tells its pages.
    now = int(browser.page.lesson.server_clock.now())
    shown = browser.says("enrolment", do="confirm", code=pyotp.TOTP(secret).at(now))["shown"]
    assert shown["state"] == "on"
    browser.says("profile", do="sign-out")
    account = {"email": "camille.martin@example.com", "password": "training-2020"}
    code = pyotp.TOTP(secret).at(now)
    again = browser.says("sign_in", do="sign-in", code=code, **account)["shown"]
    assert again["sign_in"]["answer"]["kind"] == "no"
    assert not again["signed_in"]
    code = pyotp.TOTP(secret).at(now + 30)
    fresh = browser.says("sign_in", do="sign-in", code=code, **account)["shown"]
    assert fresh["signed_in"]
    assert secret not in json.dumps([message["shown"] for message in browser.heard])


@pytest.mark.parametrize(
    "text",
    [
        *("", "[]", "null", "{", "[" * 100_000),
        *('{"view": 9}', '{"view": "0"}', '{"view": -1, "do": "hello"}'),
    ],
    ids=lambda text: text[:30],
)
def test_what_is_no_message_is_ignored(text: str) -> None:
    heard: list[str] = []
    page = Page(send=heard.append)
    page.open("guide")
    page.receive(text)
    assert heard == []


@pytest.mark.parametrize("name", ["nothing", "__init__", "_show"])
def test_what_is_no_view_is_not_opened(name: str) -> None:
    with pytest.raises(ValueError, match="no view of that name"):
        Page(send=print).open(name)


def test_the_whole_procedure_is_opened_part_by_part() -> None:
    opened = json.loads(Page(send=print).open("procedure"))
    assert list(opened) == ["guide", "screen", "phone", "time_window", "clock_control"]
    assert [part["view"] for part in opened.values()] == [0, 1, 2, 3, 4]
    assert not opened["screen"]["saved"]["shown"]["switch"]


def test_no_jupyter_is_loaded() -> None:
    code = (
        "import sys; from totp_demo.hosts.page import Page; Page(send=print).open('phone_view');"
        "print([name for name in ('anywidget', 'ipywidgets', 'traitlets', 'IPython', 'comm') "
        "if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout == "[]\n"
