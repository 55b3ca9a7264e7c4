"""The table of the apps: what the server asks for decides which of them are left."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.scripts.bare import Bare
from tests.scripts.conftest import Shows
from totp_demo.model.apps import APPS, Trap

UNKNOWN = "google-authenticator-blackberry"


def fits(reader: Bare, app: str) -> Locator:
    """Return what the table says of an app and the server."""
    return reader.page.locator(f"tr[data-app={app}] .td-fits")


def asks(reader: Bare, name: str, value: str) -> None:
    """Let the server ask for something, with the keyboard."""
    group = reader.page.get_by_role("group", name=name, exact=True)
    button = group.get_by_role("button", name=value, exact=True)
    button.focus()
    reader.page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(group.locator("[aria-pressed=true]")).to_have_count(1)
    expect(button).to_be_focused()


def left(reader: Bare) -> set[str]:
    """Return the apps that the table has a tick at."""
    rows = reader.page.locator("tr[data-app]", has=reader.page.locator(".td-fits-ok"))
    return {row.get_attribute("data-app") or "" for row in rows.all()}


def honouring(algorithm: str, digits: int, period: int) -> set[str]:
    """Return the apps that are known to honour all of it, whatever is not the default."""
    return {
        app.id
        for app in APPS.values()
        if Trap.NO_OTPAUTH_EVIDENCE not in app.traps
        and (app.algorithms, app.digits, app.periods) != (None, None, None)
        and (algorithm == "SHA1" or {"algorithm"} - app.unsure)
        and (algorithm == "SHA1" or algorithm in (app.algorithms or ()))
        and (digits == 6 or ({"digits"} - app.unsure and digits in (app.digits or ())))
        and (period == 30 or ({"period"} - app.unsure and period in (app.periods or ())))
    }


@pytest.fixture
def table(shows: Shows) -> Bare:
    """The table on the page."""
    reader = shows("apps_table")
    expect(reader.page.locator("tr[data-app]")).to_have_count(len(APPS))
    return reader


def test_what_the_server_asks_for_decides_which_apps_are_left(table: Bare) -> None:
    assert left(table) == honouring("SHA1", 6, 30)
    microsoft = fits(table, "microsoft-authenticator")
    expect(microsoft).to_have_text("✓ valid codes")

    asks(table, "Period", "10 s")
    expect(microsoft).to_have_text("✕ wrong codes: uses SHA1, 6, 30 s, as far as we know")
    assert left(table) == honouring("SHA1", 6, 10)
    asks(table, "Digits", "8")
    expect(microsoft).to_have_text("✕ wrong codes: uses SHA1, 6, 30 s, as far as we know")
    assert left(table) == honouring("SHA1", 8, 10)
    asks(table, "Period", "30 s")
    expect(fits(table, "google-authenticator-ios")).to_have_text("✓ valid codes")
    assert left(table) == honouring("SHA1", 8, 30)
    asks(table, "Digits", "6")
    expect(microsoft).to_have_text("✓ valid codes")
    asks(table, "Algorithm", "SHA256")
    expect(microsoft).to_have_text("✕ wrong codes: uses SHA1, 6, 30 s, as far as we know")
    assert left(table) == honouring("SHA256", 6, 30)
    # Where sources contradict each other, the table takes no side.
    expect(fits(table, "google-authenticator-android-store")).to_have_text("? the sources conflict")


def test_what_is_unknown_stays_unknown(table: Bare) -> None:
    row = table.page.locator(f"tr[data-app={UNKNOWN}]")
    headings = table.page.locator("thead th").all_inner_texts()
    for name, value in (
        ("Digits", "6"),
        ("Digits", "8"),
        ("Period", "60 s"),
        ("Algorithm", "SHA512"),
    ):
        asks(table, name, value)
        expect(fits(table, UNKNOWN)).to_have_text("? unknown")
        cells = dict(zip(headings, row.locator("th, td").all_inner_texts(), strict=True))
        assert [cells[heading] for heading in ("Algorithm", "Digits", "Period (s)")] == [
            "unknown"
        ] * 3
    # Somebody has found out about the others, and of these the unknown is not a yes.
    expect(fits(table, "microsoft-authenticator")).to_have_class("td-fits td-fits-no")
    expect(fits(table, "freeotp")).to_have_class("td-fits td-fits-ok")
    asks(table, "Algorithm", "SHA1")
    expect(fits(table, "google-authenticator-ios")).to_have_text("✓ valid codes")
    asks(table, "Period", "10 s")
    expect(fits(table, "google-authenticator-ios")).to_have_text("? unknown")
