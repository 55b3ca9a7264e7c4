"""A person in front of a page with the kit's views."""

from __future__ import annotations

import time
import urllib.parse
from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, expect

from tests.real_phone import PERIOD
from totp_demo.model.verifier import Reason, Verdict
from totp_demo.wording.language import Language
from totp_demo.wording.verdicts import Circumstances, of_verdict

OFTEN = 100  # milliseconds from one look to the next
LOCAL = {"127.0.0.1", "localhost"}
OF_THE_PAGE = {"data", "blob", "about"}
# Voila's own template links this font; without a network the page does without it.
VOILAS_FONT = "https://cdn.jsdelivr.net/npm/@fortawesome/"
# What JupyterLab and Voila themselves say in the console on a sound page.
NOT_OURS = (
    VOILAS_FONT,
    # A kernel that is restarted or a page that is reloaded while JupyterLab asks for its debugger.
    "Could not restore the debugger state",
    "Canceled future for debug_request",
    "Cannot send",
)


@dataclass
class Recorder:
    """Everything a browser asked for and complained of.

    Attributes:
        urls: of every request, WebSockets included.
        faults: errors of the console, and exceptions that no script caught.
    """

    urls: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> None:
        """Record a context from now on."""
        context.on("request", lambda request: self.urls.append(request.url))
        context.on("console", self._said)
        context.on("weberror", lambda error: self.faults.append(str(error.error)))
        context.on("page", lambda page: page.on("websocket", lambda ws: self.urls.append(ws.url)))

    def _said(self, message: ConsoleMessage) -> None:
        text = f"{message.text} ({message.location['url'][:200]})"
        if message.type == "error" and not any(known in text for known in NOT_OURS):
            self.faults.append(text)

    def clear(self) -> None:
        """Forget what was recorded."""
        self.urls.clear()
        self.faults.clear()

    def forgives_lost_models(self) -> None:
        """Forget that JupyterLab misses the widgets of a kernel that a test has ended."""
        self.faults[:] = [said for said in self.faults if "widget model not found" not in said]

    def left_the_machine(self) -> list[str]:
        """Return the addresses of other machines that were asked for."""
        parts = [(url, urllib.parse.urlsplit(url)) for url in self.urls]
        return [
            url
            for url, part in parts
            if part.scheme not in OF_THE_PAGE
            and part.hostname not in LOCAL
            and not url.startswith(VOILAS_FONT)
        ]


_TAKE = """(form) => {
  for (const other of document.querySelectorAll("[data-taken]")) delete other.dataset.taken;
  form.dataset.taken = "";
}"""
# Where the first QR code is that can be seen; nothing unless its corners are in view.
_WHERE_QR_IS = """() => {
  const shown = [...document.querySelectorAll(".td-qr svg")].find((qr) => qr.checkVisibility());
  if (!shown) return null;
  const { left, top, right, bottom } = shown.getBoundingClientRect();
  const inView = (x, y) => shown.contains(document.elementFromPoint(x, y));
  const seen = inView(left + 2, top + 2) && inView(right - 2, bottom - 2);
  return seen ? `${left} ${top} ${right}` : null;
}"""
_QR_HOLDS_STILL = f"""() => {{
  const before = window.tdWhere;
  window.tdWhere = ({_WHERE_QR_IS})();
  return window.tdWhere !== null && window.tdWhere === before;
}}"""


class Reader:
    """What a person does and sees on a page; the parts are found by the kit's own handles.

    Args:
        page: the page.
    """

    def __init__(self, page: Page) -> None:
        """Sit down in front of the page."""
        self.page = page

    def part(self, handle: str) -> Locator:
        """Return the first part with a handle that can be seen."""
        return self.page.locator(f".{handle}:visible").first

    def press(self, handle: str) -> None:
        """Click on a part."""
        self.part(handle).click()

    def enter(self, text: str, handle: str = "td-code-entry") -> None:
        """Put a text into a box in place of what is there."""
        self.part(handle).fill(text)

    def box(self, name: str) -> Locator:
        """Return the first box with a name that can be seen."""
        return self.page.locator(f".td [name='{name}']:visible").first

    def hears(self, text: str, kind: str = "no") -> None:
        """Wait for an answer of a kind ("ok", "no", "note") that holds a text."""
        answers = self.page.locator(f".td-verdict:visible .td-say-{kind}", has_text=text)
        expect(answers.first).to_be_visible(timeout=10_000)

    def hears_why(
        self,
        language: Language,
        reason: Reason,
        *,
        drift: int | None = None,
        enrolling: bool = False,
    ) -> None:
        """Wait for the whole answer to an attempt, its title and the sentences below it.

        Args:
            language: in which it is to be.
            reason: why it was accepted or refused.
            drift: of the code, in steps.
            enrolling: whether it was to switch MFA on.
        """
        accepted = reason in {Reason.ACCEPTED, Reason.RECOVERY_ACCEPTED}
        case = Circumstances("123 456", 6, PERIOD, 0.0, enrolling=enrolling)
        answer = of_verdict(Verdict(accepted, reason, drift=drift), case).shown(language)
        said = self.page.locator(
            f".td-verdict:visible .td-say-{answer['kind']} > div", has_text=answer["title"]
        )
        expect(said.first).to_have_text(answer["title"] + answer["detail"], timeout=10_000)

    def comes_true(self, seen: Callable[[], bool], seconds: float = 15) -> None:
        """Look, over and over, until something can be seen that no part of the page says."""
        until = time.monotonic() + seconds
        while not seen():
            assert time.monotonic() < until
            self.page.wait_for_timeout(OFTEN)

    def state_is(self, state: str) -> None:
        """Wait until a state of two-factor authentication can be seen."""
        shown = self.page.locator(f".td-state[data-state='{state}']:visible")
        expect(shown.first).to_be_visible(timeout=10_000)

    # The moves of the procedure

    def opens_profile(self) -> None:
        """Steps 1 and 2 up to the form."""
        self.press("td-user-menu")
        self.press("td-edit-profile")
        expect(self.part("td-save")).to_be_visible()

    def enables_mfa(self) -> None:
        """Step 2: the dialog with its QR code."""
        self.press("td-enable-mfa")
        expect(self.page.locator(".td-qr:visible svg").first).to_be_visible()

    def confirms(self, code: str) -> None:
        """Step 5."""
        self.enter(code)
        self.press("td-enable")

    def goes_home(self) -> None:
        """Open the first page by the user's menu."""
        self.press("td-user-menu")
        self.press("td-home")
        expect(self.part("td-save")).to_be_hidden()

    def signs_out(self) -> None:
        """Sign out by the user's menu."""
        self.press("td-user-menu")
        self.press("td-sign-out")
        expect(self.box("password")).to_be_visible()

    def signs_in(self, code: str, password: str = "training-2020", email: str = "") -> None:
        """Fill the sign-in page and send it off."""
        # A person stays in one form, whatever shows up above it meanwhile.
        self.page.locator(".td-sign-in-form:visible").first.evaluate(_TAKE)
        form = self.page.locator(".td-sign-in-form[data-taken]")
        form.locator("[name=password]").fill(password)
        form.locator("[name=email]").fill(email or "camille.martin@example.com")
        form.locator(".td-code-entry").fill(code)
        form.locator(".td-sign-in").click()

    def is_signed_in(self) -> None:
        """Wait until the user's name stands in the corner of the screen."""
        expect(self.part("td-user-menu")).to_be_visible()

    def switches_to(self, code: str) -> None:
        """Choose a language in the running views."""
        self.page.locator(f".td-language:visible button[lang={code}]").first.click()
        for root in self.page.locator(".td").all():
            expect(root).to_have_attribute("lang", code)

    def photographs_qr(self) -> bytes:
        """Take a screenshot of what the screen shows, once the QR code is in view and holds still.

        JupyterLab takes cells out of the page and puts others in while it scrolls.
        """
        for _ in range(10):
            self.part("td-qr").scroll_into_view_if_needed()
            # Playwright's own waiting would compile a text: a page's policy may refuse that.
            self.comes_true(lambda: bool(self.page.evaluate(_QR_HOLDS_STILL)))
            picture: bytes = self.page.screenshot()
            if self.page.evaluate(f"({_WHERE_QR_IS})() === window.tdWhere"):
                return picture
        raise AssertionError("the QR code is to stay in view")
