"""The two barriers of a passkey: the browser's choice of what it offers, and the server's check."""

from __future__ import annotations

import pytest

from totp_demo.model.passkey import Passkey, Signed, Site

SITE = Site("https://hub.example.com", "hub.example.com")


@pytest.mark.parametrize(
    ("rp_id", "origin"),
    [
        ("hub.example.com", "https://hub.example.com"),
        ("hub.example.com", "https://hub.example.com:8443"),
        ("hub.example.com", "https://HUB.example.com"),
        ("hub.example.com", "https://eu.hub.example.com"),
        ("example.com", "https://hub.example.com"),
    ],
)
def test_a_browser_offers_it_inside_its_domain(rp_id: str, origin: str) -> None:
    assert Passkey(rp_id).offered_at(origin)


@pytest.mark.parametrize(
    ("rp_id", "origin"),
    [
        ("hub.example.com", "https://hub-login.example.net"),
        ("hub.example.com", "https://hub.example.com.example.net"),
        ("hub.example.com", "https://hub.example.com@example.net"),
        ("hub.example.com", "https://nothub.example.com"),
        ("hub.example.com", "https://example.com"),
        ("hub.example.com", "http://hub.example.com"),
        ("hub.example.com", "hub.example.com"),
        ("hub.example.com", ""),
        ("com", "https://hub.example.com"),
        ("", "https://hub.example.com"),
    ],
)
def test_a_browser_offers_it_nowhere_else(rp_id: str, origin: str) -> None:
    assert not Passkey(rp_id).offered_at(origin)


def test_the_device_signs_what_the_browser_shows() -> None:
    passkey = Passkey(SITE.rp_id)
    assert passkey.sign("abc", "https://a.example") == Signed(
        SITE.rp_id, "abc", "https://a.example"
    )


@pytest.mark.parametrize(
    "origin",
    [
        "https://hub-login.example.net",
        SITE.origin + ".",
        SITE.origin.upper(),
        SITE.origin.replace("s:", ":"),
        "",
    ],
)
def test_the_server_accepts_its_own_address_only(origin: str) -> None:
    passkey = Passkey(SITE.rp_id)
    assert SITE.accepts(passkey.sign("abc", SITE.origin), "abc")
    assert not SITE.accepts(passkey.sign("abc", origin), "abc")


def test_the_server_accepts_its_own_challenge_and_passkey_only() -> None:
    assert not SITE.accepts(Passkey(SITE.rp_id).sign("old", SITE.origin), "abc")
    assert not SITE.accepts(Passkey("example.com").sign("abc", SITE.origin), "abc")
