"""Where the focus goes when the control that had it is gone: on in the same view, never nowhere."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.real_phone import oathtool
from tests.scripts.bare import Bare
from tests.scripts.conftest import Shows
from totp_demo.learner import protocol

VIEWS = ("home", "profile", "enrolment", "code_entry", "sign_in", "phone_view")
EMAIL, PASSWORD = "camille.martin@example.com", "training-2020"


class Parts:
    """A person with the views of the single steps below one another, each on its own.

    Args:
        reader: in front of them.
    """

    def __init__(self, reader: Bare) -> None:
        """Sit down there."""
        self.page = reader.page
        self.lesson = reader.lesson

    def view(self, name: str) -> Locator:
        """Return a view's root."""
        return self.page.locator(".td").nth(VIEWS.index(name))

    def presses(self, control: Locator) -> None:
        """Press a control with the keyboard, so that it has the focus."""
        control.focus()
        expect(control).to_be_focused()
        self.page.keyboard.press("Enter")

    def chooses(self, view: Locator, item: str) -> None:
        """Choose from the user's menu."""
        self.presses(view.locator(".td-user-menu"))
        self.presses(view.locator(f".{item}"))

    def enrolling(self) -> str:
        """Let the dialog be open; return the secret."""
        self.lesson.act(protocol.OpenProfile())
        self.lesson.act(protocol.EnableMfa())
        return self.lesson.key.secret


@pytest.fixture
def parts(shows: Shows) -> Parts:
    """A page with all the views on it."""
    return Parts(shows(*VIEWS))


def is_at(view: Locator, text: str) -> None:
    """Wait until a text of a view has the focus and can be seen."""
    focused = view.locator(":focus")
    expect(focused).to_have_text(text)
    expect(focused).to_be_in_viewport()


@pytest.mark.parametrize("name", ["enrolment", "code_entry"])
def test_cancel(name: str, parts: Parts) -> None:
    view = parts.view(name)
    parts.enrolling()
    parts.presses(view.locator(".td-cancel"))
    is_at(view, "The MFA dialog opens here.")


@pytest.mark.parametrize("name", ["enrolment", "code_entry"])
def test_enable(name: str, parts: Parts) -> None:
    view = parts.view(name)
    secret = parts.enrolling()
    view.locator(".td-code-entry:visible").fill(oathtool(secret))
    parts.presses(view.locator(".td-enable"))
    is_at(view, "The dialog is closed: MFA is on.")


@pytest.mark.parametrize(
    ("name", "says"),
    [("home", "You are signed out."), ("profile", "The profile form opens here.")],
)
def test_sign_out(name: str, says: str, parts: Parts) -> None:
    view = parts.view(name)
    parts.lesson.act(protocol.OpenProfile())
    parts.chooses(view, "td-sign-out")
    is_at(view, says)


def test_signing_in_and_out_on_one_page(parts: Parts) -> None:
    view = parts.view("sign_in")
    parts.lesson.act(protocol.SignOut())
    view.locator("[name=email]:visible").fill(EMAIL)
    view.locator("[name=password]").fill(PASSWORD)
    parts.presses(view.locator(".td-sign-in"))
    is_at(view, "Sign In")
    expect(view.locator(".td-sign-in-form")).to_be_hidden()
    parts.presses(view.locator(".td-sign-out-here"))
    is_at(view, "Sign In")
    expect(view.locator(".td-sign-in-form")).to_be_visible()


def test_unlock(parts: Parts) -> None:
    view = parts.view("sign_in")
    parts.lesson.act(protocol.SignOut())
    for _ in range(10):
        parts.lesson.account.throttle.fail(0)
    parts.lesson.refresh_views()
    parts.presses(view.locator(".td-unlock"))
    is_at(view, "Sign In")
    expect(view.locator(".td-unlock")).to_be_hidden()


def test_disable_mfa(parts: Parts) -> None:
    view = parts.view("profile")
    parts.enrolling()
    code = parts.lesson.key.code_at(parts.lesson.server_clock.now())
    parts.lesson.act(protocol.Confirm(code=code))
    parts.presses(view.locator("summary"))
    view.locator("[name=disable-password]").fill(PASSWORD)
    parts.presses(view.locator(".td-disable-mfa"))
    is_at(view, "Edit Profile")
    expect(view.locator(".td-disable-mfa")).to_be_hidden()


def test_the_phone_s_form_closes(parts: Parts) -> None:
    view = parts.view("phone_view")
    button, form = view.locator(".td-by-hand"), view.locator(".td-by-hand-form")
    parts.presses(button)
    expect(form.locator("[name=account]")).to_be_focused()
    parts.presses(form.locator(".td-close"))
    expect(form).to_be_hidden()
    expect(button).to_be_focused()

    parts.presses(button)
    form.locator("[name=account]").fill("Camille")
    form.locator("[name=key]").fill("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
    parts.presses(form.locator(".td-add"))
    expect(view.locator(".td-entry")).to_have_count(1)
    expect(form).to_be_hidden()
    expect(button).to_be_focused()


def test_a_deleted_entry_hands_the_focus_on(parts: Parts) -> None:
    view = parts.view("phone_view")
    parts.enrolling()
    parts.lesson.act(protocol.Scan())
    parts.presses(view.locator(".td-delete"))
    expect(view.locator(".td-entry")).to_have_count(0)
    expect(view.locator(".td-scan")).to_be_focused()


def test_the_user_s_menu_closes(parts: Parts) -> None:
    parts.lesson.act(protocol.OpenProfile())
    view, keyboard = parts.view("profile"), parts.page.keyboard
    button, menu = view.locator(".td-user-menu"), view.locator(".td-menu")

    def opens() -> None:
        parts.presses(button)
        expect(view.locator(".td-edit-profile")).to_be_focused()
        expect(button).to_have_attribute("aria-expanded", "true")

    def is_closed() -> None:
        expect(menu).to_be_hidden()
        expect(button).to_have_attribute("aria-expanded", "false")

    opens()
    keyboard.press("Escape")
    is_closed()
    expect(button).to_be_focused()

    opens()
    keyboard.press("Tab")
    is_closed()
    expect(view.locator(".td-select-image")).to_be_focused()

    for outside in (view.locator(".td-ribbon"), parts.view("phone_view").locator(".td-phone-time")):
        opens()
        outside.click()
        is_closed()
