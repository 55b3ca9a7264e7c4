"""Wherever a code is typed in JupyterLab, box, code, countdown and next move are in sight."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import expect

from tests.insight import in_sight
from tests.journeys.conftest import OpenNotebook
from tests.journeys.lab import LabReader
from tests.real_phone import PERIOD, oathtool, scan, wait_for_room

SIZES = [(1280, 800), (1024, 768), (400, 800)]


def sees_all(reader: LabReader, where: str) -> None:
    """Look from the box for the code, at each size and in both themes."""
    for width, height in SIZES:
        reader.page.set_viewport_size({"width": width, "height": height})
        narrow = width < 600
        reader.page.evaluate(f"jupyterapp.shell.{'collapse' if narrow else 'expand'}Left()")
        for dark in (False, True):
            reader.wears(dark=dark)
            reader.rests()
            box = reader.part("td-code-entry")
            box.evaluate("element => element.scrollIntoView({ block: 'center' })")
            box.focus()
            at = f"{where}, {width} x {height}, {'dark' if dark else 'light'}"
            expect(reader.part("td-beside-code")).not_to_be_empty()
            for handle in ("td-code-entry", "td-beside-code", "td-beside-left"):
                assert in_sight(reader.part(handle)), f"{handle}: {at}"
            said = reader.page.locator(".td-next:visible, .td-beside-next:visible")
            assert any(in_sight(each) for each in said.all()), f"the next move: {at}"


@pytest.mark.parametrize("code", ["en", "fr"])
def test_what_is_needed_is_in_sight(code: str, open_notebook: OpenNotebook) -> None:
    reader = open_notebook(f"{code}/00-procedure.ipynb", size=SIZES[0])
    reader.opens_profile()
    reader.enables_mfa()
    secret = scan(reader.photographs_qr()).secret
    # A real phone has no codes on this page: the simulated one is to show them.
    reader.press("td-scan")
    sees_all(reader, "enrolment")
    wait_for_room()
    reader.confirms(oathtool(secret))
    reader.state_is("on")
    reader.signs_out()
    sees_all(reader, "sign-in")
    reader.advances(PERIOD)
    wait_for_room()
    reader.signs_in(oathtool(secret, time.time() + PERIOD))
    reader.is_signed_in()
