"""The same procedure in Voila, where there are no cells."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import NewPage
from tests.reader import Reader
from tests.real_phone import oathtool, scan, wait_for_room
from tools.servers import Server
from totp_demo.model.verifier import Reason
from totp_demo.wording.language import Language


@pytest.mark.parametrize("code", ["en", "fr"])
def test_the_procedure_in_voila(code: str, new_page: NewPage, voila_server: Server) -> None:
    language = Language(code)
    page = new_page()
    page.goto(f"{voila_server.url}/voila/render/{code}/00-procedure.ipynb")
    reader = Reader(page)
    expect(reader.part("td-user-menu")).to_be_visible(timeout=60_000)
    assert page.locator(".jp-RenderedText[data-mime-type*=stderr]").count() == 0
    reader.opens_profile()
    reader.enables_mfa()
    seen = scan(reader.photographs_qr())
    assert seen.module >= 4
    assert seen.border >= 4
    wait_for_room()
    used = oathtool(seen.secret)
    reader.confirms(used)
    reader.state_is("on")
    reader.press("td-new-recovery")
    recovery = reader.part("td-recovery").inner_text()
    reader.signs_out()
    wait_for_room()
    reader.signs_in(used)
    reader.hears_why(language, Reason.USED)
    reader.signs_in(recovery)
    reader.is_signed_in()
    reader.state_is("on")
