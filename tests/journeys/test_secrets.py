"""Nothing secret is in a notebook saved with its widgets' state, in a log, or in an address."""

from __future__ import annotations

import json
import shutil
import time

from playwright.sync_api import expect

from tests.journeys.conftest import OpenNotebook
from tests.journeys.lab import LabReader
from tests.leaks import codes_in, secrets_in
from tests.reader import Recorder
from tests.real_phone import PERIOD, oathtool, scan, wait_for_room

PASSWORD = "only-I-know-this"
TYPED = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
SOON = 20  # steps whose codes are looked for


def found_in(text: str, secret: str, *others: str) -> list[str]:
    """Return what a text holds of a secret, its codes to come, and other private texts."""
    found = secrets_in(text, secret)
    found += [other for other in others if other.lower() in text.lower()]
    now = time.time()
    codes = [oathtool(secret, now + PERIOD * ahead) for ahead in range(1, SOON + 1)]
    return found + codes_in(text, codes)


def saves_with_state(reader: LabReader) -> str:
    """Save the notebook with its widgets' state and return the file."""
    text = reader.saves()
    states = json.loads(text)["metadata"]["widgets"]["application/vnd.jupyter.widget-state+json"]
    shown = [state["state"].get("saved") for state in states["state"].values()]
    assert any(shown), "the views' state is to be in the file, or nothing is proven"
    return text


def test_a_saved_notebook_holds_no_secret(open_notebook: OpenNotebook, recorder: Recorder) -> None:
    reader = open_notebook("en/whole.ipynb", run=False)
    server = reader.server
    shutil.copy(server.root / "en" / "00-procedure.ipynb", server.root / "en" / "secrets.ipynb")
    reader.opens("en/secrets.ipynb")
    reader.saves_widgets()

    # While everything is on the screen: the QR code, the secret, a typed key, a new password.
    reader.opens_profile()
    reader.box("new_password").fill(PASSWORD)
    reader.press("td-save")
    reader.hears("", "ok")
    reader.enables_mfa()
    secret = scan(reader.photographs_qr()).secret
    reader.press("td-show-secret")
    reader.press("td-scan")
    expect(reader.part("td-code")).to_be_visible()
    reader.press("td-by-hand")
    reader.box("account").fill("typed")
    reader.box("key").fill(TYPED)
    reader.enter(oathtool(secret, time.time() + PERIOD))
    assert found_in(saves_with_state(reader), secret, "otpauth", PASSWORD, TYPED) == []
    reader.press("td-add")
    expect(reader.page.locator(".td-phone:visible").first.locator(".td-entry")).to_have_count(2)

    # MFA is on, the recovery code is on the screen.
    wait_for_room()
    reader.confirms(oathtool(secret))
    reader.state_is("on")
    reader.press("td-new-recovery")
    expect(reader.part("td-recovery")).not_to_be_empty()
    recovery = reader.part("td-recovery").inner_text()
    private = ("otpauth", PASSWORD, TYPED, recovery, recovery.replace("-", ""))
    assert found_in(saves_with_state(reader), secret, *private) == []

    # Signed out and in again.
    reader.signs_out()
    reader.signs_in("", PASSWORD)
    reader.hears("", "note")
    assert found_in(saves_with_state(reader), secret, *private) == []
    reader.signs_in(recovery, PASSWORD)
    reader.is_signed_in()
    assert found_in(saves_with_state(reader), secret, *private) == []

    # Nor is anything of it in the server's log, in an address, or in a workspace's layout.
    assert found_in(server.log.read_text("utf-8", "replace"), secret, *private) == []
    assert found_in("\n".join(recorder.urls), secret, *private) == []
    assert reader.errors() == []
