"""The documented procedure, as a person with a real phone goes through it, and their mistakes."""

from __future__ import annotations

import time
from collections.abc import Callable

from playwright.sync_api import expect

from tests.reader import Reader
from tests.real_phone import (
    oathtool,
    scan,
    wait_for_room,
)
from totp_demo.model.verifier import Reason
from totp_demo.wording.language import Language

# What is said of a code 5 minutes old: by how much, and whose clock is likely wrong.
OLD = {
    "en": ("10 steps old", "5 min 0 s ago", "the phone’s clock is likely wrong"),
    "fr": (
        "10\u00a0pas de retard",
        "il y a environ 5\u00a0min 0\u00a0s",
        "l’horloge du téléphone n’est sans doute pas à l’heure",
    ),
}


def walk(reader: Reader, code: str, next_step: Callable[[], int]) -> list[str]:
    """Go through the procedure with a real phone, sign in, and make the mistakes of the issue.

    Args:
        reader: In front of the whole procedure.
        code: The language that the page speaks.
        next_step: Lets the next time step begin, and returns by how many seconds the lesson's clock
            is ahead from then on.

    Returns:
        What must not have gone anywhere: the secret, codes that were used.
    """
    language = Language(code)

    # Steps 1 and 2, with a required field left empty on the way.
    reader.opens_profile()
    reader.box("first_name").fill("")
    reader.press("td-save")
    name = "First name" if code == "en" else "First name (Prénom)"
    required = language.lookup("{name} is required.").format(name=name)
    expect(reader.part("td-fault")).to_have_text(required)
    expect(reader.box("first_name")).to_be_focused()
    reader.box("first_name").fill("Camille")
    reader.press("td-save")
    reader.hears("", "ok")

    # Step 3: only the pixels of the screen are looked at.
    reader.enables_mfa()
    reader.state_is("pending")
    seen = scan(reader.photographs_qr())
    assert seen.module >= 4
    assert seen.border >= 4
    assert seen.uri.startswith("otpauth://totp/")
    assert seen.label == "IT Glue:camille.martin@example.com"
    assert list(seen.parameters) == ["secret", "issuer"]

    # Steps 4 to 6.
    wait_for_room(6)
    used = oathtool(seen.secret)
    reader.confirms(f"{used[:3]} {used[3:]}")
    reader.hears_why(language, Reason.SPACES)
    reader.confirms(used)
    reader.state_is("on")
    reader.hears_why(language, Reason.ACCEPTED, enrolling=True)
    reader.press("td-new-recovery")
    expect(reader.part("td-recovery")).not_to_be_empty()
    recovery = reader.part("td-recovery").inner_text()

    # Signing in, with the mistakes of the issue.
    reader.signs_out()
    wait_for_room()
    reader.signs_in(used)
    reader.hears_why(language, Reason.USED)
    reader.signs_in(f"{used[:3]} {used[3:]}")
    reader.hears_why(language, Reason.SPACES)
    wait_for_room()
    reader.signs_in(oathtool(seen.secret, time.time() - 300))
    reader.hears_why(language, Reason.TOO_OLD, drift=-10)
    for words in OLD[code]:
        reader.hears(words)
    reader.signs_in("")
    reader.hears_why(language, Reason.CODE_MISSING)
    ahead = next_step()
    reader.signs_in(oathtool(seen.secret, time.time() + ahead))
    reader.is_signed_in()
    reader.hears_why(language, Reason.ACCEPTED)
    reader.state_is("on")

    # The phone is lost: the recovery code, and then the same once more.
    reader.signs_out()
    reader.signs_in(recovery)
    reader.is_signed_in()
    reader.hears_why(language, Reason.RECOVERY_ACCEPTED)
    reader.signs_out()
    reader.signs_in(recovery)
    reader.hears_why(language, Reason.WRONG_RECOVERY_CODE)

    return [seen.secret, used, recovery, "otpauth"]
