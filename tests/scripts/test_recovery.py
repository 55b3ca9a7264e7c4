"""The recovery code: shown once, taken once, and then a new one is asked for."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.scripts.bare import Bare
from totp_demo.model.verifier import Reason
from totp_demo.wording.language import Language


def makes_a_code(stage: Bare) -> str:
    """Switch MFA on with the simulated phone, make a recovery code and return it."""
    stage.opens_profile()
    stage.enables_mfa()
    stage.press("td-scan")
    stage.confirms("".join(stage.part("td-code").inner_text().split()))
    stage.state_is("on")
    stage.press("td-new-recovery")
    expect(stage.part("td-recovery")).not_to_be_empty()
    return stage.part("td-recovery").inner_text()


def test_it_is_shown_once(stage: Bare) -> None:
    code = makes_a_code(stage)
    stage.goes_home()
    assert code not in stage.page.content()
    stage.opens_profile()
    expect(stage.part("td-page")).to_contain_text("You have a recovery code.")
    expect(stage.page.locator(".td-recovery:visible")).to_have_count(0)
    # Nor does it come back when all of the page is drawn anew.
    stage.switches_to("fr")
    expect(stage.page.locator(".td-recovery:visible")).to_have_count(0)
    assert code not in stage.page.content()


def test_it_signs_in_once_and_a_new_one_is_asked_for(stage: Bare) -> None:
    language = Language("fr")
    stage.switches_to("fr")
    code = makes_a_code(stage)
    stage.signs_out()
    # As it may have been written down: without the hyphens, in capitals.
    stage.signs_in(code.replace("-", " ").upper())
    stage.hears_why(language, Reason.RECOVERY_ACCEPTED)
    stage.state_is("on")
    expect(stage.part("td-next")).to_contain_text("ouvrez votre profil et créez-en")
    stage.opens_profile()
    expect(stage.part("td-page")).to_contain_text("Vous n’avez pas de code de récupération.")

    stage.signs_out()
    stage.signs_in(code)
    stage.hears_why(language, Reason.WRONG_RECOVERY_CODE)
    expect(stage.part("td-sign-in")).to_be_visible()
    assert stage.lesson.account.state.value == "on"


def test_the_next_move_is_over_once_a_new_one_is_made(stage: Bare) -> None:
    code = makes_a_code(stage)
    stage.signs_out()
    stage.signs_in(code)
    stage.hears("You are signed in with the recovery code.", "ok")
    expect(stage.part("td-next")).to_contain_text("create a new one now")
    stage.opens_profile()
    stage.press("td-new-recovery")
    expect(stage.part("td-recovery")).not_to_be_empty()
    expect(stage.part("td-next")).not_to_contain_text("create a new one now")
    new = stage.part("td-recovery").inner_text()
    assert new != code
    stage.signs_out()
    stage.signs_in(new)
    stage.is_signed_in()
