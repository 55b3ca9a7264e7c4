"""A learner goes through the views on a bare page; what goes to Python and back is JSON."""

from __future__ import annotations

import pyotp
import pytest
from playwright.sync_api import expect

from tests.scripts.conftest import Shows

NAMES = ("guide", "home", "profile", "enrolment", "phone_view", "sign_in")


@pytest.mark.parametrize("views", [NAMES, ("procedure",)], ids=["parts", "whole"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_learner_enrols_and_signs_in(language: str, views: tuple[str, ...], shows: Shows) -> None:
    reader = shows(*views, language=language)
    reader.opens_profile()
    reader.enables_mfa()
    reader.press("td-show-secret")
    secret = reader.part("td-secret").inner_text().replace(" ", "")
    reader.press("td-scan")
    expect(reader.page.locator(".td-code")).to_have_count(1)
    reader.confirms("12 34 56")
    reader.hears({"en": "There is a space", "fr": "contient un espace"}[language])
    clock = reader.lesson.server_clock
    reader.confirms(pyotp.TOTP(secret).at(int(clock.now())))
    reader.state_is("on")
    reader.goes_home()
    reader.signs_out()
    reader.signs_in(pyotp.TOTP(secret).at(int(clock.now()) + 30))
    reader.is_signed_in()
