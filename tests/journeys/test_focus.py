"""Where the focus goes when the control that had it is gone: on in the same view, never nowhere."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from tests.journeys.conftest import WIDE
from tests.journeys.lab import LabReader
from tests.journeys.pages import page_of
from tests.reader import Recorder
from tests.real_phone import oathtool
from tools.servers import Server
from totp_demo.learner import protocol

VIEWS = ("home", "profile", "enrolment", "code_entry", "sign_in", "phone_view")
WORDS = "from totp_demo.learner import protocol as p; "
ENROLLING = f"{WORDS}lesson.act(p.OpenProfile()); lesson.act(p.EnableMfa())"
MFA_ON = (
    f"{ENROLLING}; key = lesson.account.pending_key;"
    "lesson.act(p.Confirm(code=key.code_at(lesson.server_clock.now())))"
)
SIGNED_OUT = f"{WORDS}lesson.act(p.SignOut())"
LOCKED = (
    f"{SIGNED_OUT}; [lesson.account.throttle.fail(0) for _ in range(10)]; lesson.refresh_views()"
)
EMAIL, PASSWORD = "camille.martin@example.com", "training-2020"


class Parts(LabReader):
    """A person with the views of the single steps below one another, each on its own."""

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


@pytest.fixture(scope="module")
def opened(watched: tuple[BrowserContext, Recorder], lab_server: Server) -> Iterator[Parts]:
    """One page with all the views on it."""
    notebook = page_of(lab_server.root, "focus", *(f"{view}()" for view in VIEWS))
    page = watched[0].new_page()
    page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
    parts = Parts(page, lab_server)
    parts.opens(notebook, run=False)
    parts.draws_all()
    yield parts
    page.close()
    lab_server.end_kernels([notebook])


@pytest.fixture
def parts(opened: Parts, recorder: Recorder) -> Parts:
    """That page, begun anew."""
    assert recorder.faults == []
    opened.begins_anew(WIDE)
    expect(opened.page.locator(".td")).to_have_count(len(VIEWS))
    return opened


def is_at(view: Locator, text: str) -> None:
    """Wait until a text of a view has the focus and can be seen."""
    focused = view.locator(":focus")
    expect(focused).to_have_text(text)
    expect(focused).to_be_in_viewport()


@pytest.mark.parametrize("name", ["enrolment", "code_entry"])
def test_cancel(name: str, parts: Parts) -> None:
    view = parts.view(name)
    parts.runs(ENROLLING)
    parts.presses(view.locator(".td-cancel"))
    is_at(view, "The MFA dialog opens here.")


@pytest.mark.parametrize("name", ["enrolment", "code_entry"])
def test_enable(name: str, parts: Parts) -> None:
    view = parts.view(name)
    parts.runs(ENROLLING)
    secret = parts.runs("print(lesson.account.pending_key.secret)")
    view.locator(".td-code-entry:visible").fill(oathtool(secret))
    parts.presses(view.locator(".td-enable"))
    is_at(view, "The dialog is closed: MFA is on.")


@pytest.mark.parametrize(
    ("name", "says"),
    [("home", "You are signed out."), ("profile", "The profile form opens here.")],
)
def test_sign_out(name: str, says: str, parts: Parts) -> None:
    view = parts.view(name)
    parts.acts(protocol.OpenProfile())
    parts.chooses(view, "td-sign-out")
    is_at(view, says)


def test_signing_in_and_out_on_one_page(parts: Parts) -> None:
    view = parts.view("sign_in")
    parts.runs(SIGNED_OUT)
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
    parts.runs(LOCKED)
    parts.presses(view.locator(".td-unlock"))
    is_at(view, "Sign In")
    expect(view.locator(".td-unlock")).to_be_hidden()


def test_disable_mfa(parts: Parts) -> None:
    view = parts.view("profile")
    parts.runs(MFA_ON)
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
    parts.runs(f"{ENROLLING}; lesson.act(p.Scan())")
    parts.presses(view.locator(".td-delete"))
    expect(view.locator(".td-entry")).to_have_count(0)
    expect(view.locator(".td-scan")).to_be_focused()


def test_the_user_s_menu_closes(parts: Parts) -> None:
    parts.acts(protocol.OpenProfile())
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
