"""A person who plays with the clocks of a page, and reads them off."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

from playwright.sync_api import expect

from tests.reader import Reader
from tests.real_phone import PERIOD, oathtool, run_oathtool, scan

HOUR_AHEAD = """() => {
  const Real = Date;
  class Wrong extends Real {
    constructor(...parts) { parts.length ? super(...parts) : super(Real.now() + 3600e3); }
    static now() { return Real.now() + 3600e3; }
  }
  window.Date = Wrong;
}"""
"""Sets the clock of a page's computer wrong."""


def code_of(secret: str, at: float, *, period: int = PERIOD, digits: int = 6) -> str:
    """Return oathtool's code of a secret at a time in Unix seconds, with settings of its own."""
    options = (f"--now=@{int(at)}", f"--time-step-size={period}s", f"--digits={digits}")
    return run_oathtool(secret, *options)[0]


def seconds(text: str) -> float:
    """Return the time of day that a clock shows."""
    found = re.search(r"(\d\d):(\d\d):(\d\d)", text)
    assert found is not None, text
    hours, minutes, rest = (int(part) for part in found.groups())
    return hours * 3600 + minutes * 60 + rest


def of_day(at: float) -> float:
    """Return the time of day of a moment, UTC."""
    return at % 86400


def clock_text(of: float) -> str:
    """Return a time of day as a clock shows it."""
    return time.strftime("%H:%M:%S", time.gmtime(of))


class Clocks(Reader):
    """A person who plays with the clocks."""

    def enrols(self) -> str:
        """Go through the procedure up to the code on the phone; return the secret."""
        self.opens_profile()
        self.enables_mfa()
        secret = scan(self.photographs_qr()).secret
        self.press("td-scan")
        expect(self.page.locator(".td-code")).to_be_visible()
        return secret

    def code(self) -> str:
        """Return the code that the phone shows."""
        return self.page.locator(".td-code").inner_text().replace(" ", "")

    def first_code(self) -> str:
        """Return the code that the first of several phones shows."""
        return self.page.locator(".td-code").first.inner_text().replace(" ", "")

    def times(self) -> tuple[float, float]:
        """Return the server's and the phone's time of day."""
        shown = self.page.locator(".td-clock-times").inner_text()
        server, phone = re.findall(r"\d\d:\d\d:\d\d", shown)
        return seconds(server), seconds(phone)

    def sets(self, slider: str, value: int, within: str) -> None:
        """Move a slider, found by its place in a part of the page, and let it go."""
        box = self.page.locator(f".{within} .td-slider", has_text=slider).locator("input")
        box.fill(str(value))

    def phone_time_is(self, at: Callable[[], float]) -> None:
        """Wait until the clock control shows a time for the phone, to two seconds."""
        self.comes_true(lambda: abs(self.times()[1] - of_day(at())) < 2)

    def shows(self, at: Callable[[], float], secret: str) -> None:
        """Wait until the phone shows the code of a moment; at a boundary either will do."""
        self.comes_true(lambda: self._is_code_of(at(), secret))

    def _is_code_of(self, now: float, secret: str) -> bool:
        return self.code() in {oathtool(secret, now), oathtool(secret, now - 1)}
