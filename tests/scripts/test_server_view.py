"""What the server holds: the log grows, an administrator acts, and nothing secret is on it."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from tests.scripts.bare import Bare
from tests.scripts.conftest import Shows
from totp_demo.learner import protocol


def kept(reader: Bare, what: str) -> Locator:
    """Return how the server keeps something."""
    return reader.page.get_by_role("row", name=re.compile(f"^{what}")).locator("td")


def log_has(reader: Bare, events: list[str]) -> None:
    """Wait until the log holds these events, newest first."""
    expect(reader.page.locator(".td-log tbody td:last-child")).to_have_text(
        [re.compile(re.escape(event)) for event in events]
    )
    if events:
        when = reader.page.locator(".td-log .td-when")
        expect(when.first).to_have_text(re.compile(r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\s*$"))


def test_the_log_grows_with_what_is_done(hashes: list[tuple[bytes, bytes]], shows: Shows) -> None:
    reader = shows("server_view", "profile", "enrolment", step=2)
    page = reader.page
    expect(page.locator(".td-log")).to_be_hidden()
    nothing = page.get_by_text("Nothing has happened yet.")
    expect(nothing).to_be_visible()
    expect(kept(reader, "The secret")).to_have_text("none")
    expect(reader.part("td-reset-mfa")).to_be_disabled()
    expect(reader.part("td-open-lock")).to_be_disabled()

    reader.press("td-enable-mfa")
    events = ["Enable MFA: a secret was created"]
    log_has(reader, events)
    expect(nothing).to_be_hidden()
    expect(kept(reader, "The secret")).to_contain_text("Not confirmed yet; deleted at")
    reader.confirms("12 34")
    events.insert(0, "Confirmation code refused: a space in the code")
    log_has(reader, events)
    # The dialog has answered the reader who is in it: it is not said a second time.
    expect(page.locator(".td-server .td-spoken")).to_be_empty()
    reader.lesson.act(protocol.Confirm(code=reader.lesson.key.code_at(reader.lesson.clock.now())))
    events.insert(0, "Valid code: MFA is on")
    log_has(reader, events)
    expect(kept(reader, "Two-factor authentication")).to_have_text("on")
    expect(kept(reader, "Last accepted step")).to_contain_text(
        "or an earlier one are no longer accepted"
    )

    expect(kept(reader, "Recovery code")).to_have_text("none")
    reader.press("td-new-recovery")
    events.insert(0, "Recovery code created")
    log_has(reader, events)
    expect(kept(reader, "Recovery code")).to_contain_text("the code has not been used yet")

    # Nothing on it opens anything: neither the secret nor the recovery code nor the hash.
    recovery = reader.part("td-recovery").inner_text()
    assert re.fullmatch(r"\w{4}-\w{4}-\w{4}", recovery)
    held = page.locator(".td-server").evaluate("(server) => server.outerHTML").lower()
    bare = re.sub(r"[\s-]|<[^>]*>", "", held)
    assert "fingerprint" in bare
    assert hashes
    key, hashed = reader.lesson.key, [one.hex() for pair in hashes for one in pair]
    secrets = (key.secret, key.secret_bytes.hex(), *hashed)
    for secret in (recovery.replace("-", ""), *secrets, "training-2020"):
        assert secret.lower() not in held
        assert secret.lower() not in bare


def test_an_administrator_resets_mfa(shows: Shows) -> None:
    reader = shows("server_view", "profile", step=6)
    expect(kept(reader, "Two-factor authentication")).to_have_text("on")
    reader.page.locator(".td-reset-mfa").focus()
    reader.page.keyboard.press("Enter")
    reader.state_is("off")
    expect(kept(reader, "Two-factor authentication")).to_have_text("off")
    expect(kept(reader, "The secret")).to_have_text("none")
    expect(reader.page.locator(".td-log tbody tr").first).to_contain_text("reset MFA")
    # The button has gone out; the keys are not lost.
    expect(reader.part("td-reset-mfa")).to_be_disabled()
    expect(reader.page.locator(".td-server h3")).to_be_focused()
    expect(reader.page.locator(".td-server .td-spoken")).to_contain_text("reset MFA")
    assert reader.lesson.account.state.value == "off"


def test_an_administrator_opens_the_lock(shows: Shows) -> None:
    reader = shows("server_view", "sign_in", step=6)
    expect(kept(reader, "Failures in a row")).to_have_text("0 of 10")
    account = reader.lesson.account
    while not account.throttle.locked:
        account.sign_in("camille.martin@example.com", "wrong")
        reader.lesson.clock.advance(60)
    reader.lesson.refresh_views()
    expect(kept(reader, "Failures in a row")).to_have_text("10: locked")
    expect(kept(reader, "Two-factor authentication")).to_have_text("locked")
    expect(reader.page.locator(".td-log tbody tr").first).to_contain_text(
        "Account locked after 10 failures in a row."
    )
    reader.press("td-open-lock")
    expect(kept(reader, "Failures in a row")).to_have_text("0 of 10")
    expect(kept(reader, "Two-factor authentication")).to_have_text("on")
    expect(reader.page.locator(".td-log tbody tr").first).to_contain_text("Account unlocked.")
    expect(reader.part("td-open-lock")).to_be_disabled()
    reader.hears("The account is unlocked.", "note")
