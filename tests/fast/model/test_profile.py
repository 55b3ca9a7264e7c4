"""The profile: what a field may hold, and what stands in for the person."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from totp_demo.model.account import SAMPLE_PROFILE, Account
from totp_demo.model.clock import Clock
from totp_demo.model.key import Key
from totp_demo.model.profile import (
    MAX_PICTURE,
    Profile,
    ProfileFault,
    password_faults,
    time_zones,
)

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)
JPEG = b"\xff\xd8\xff\xe0" + bytes(100)


def data_url(content: bytes, kind: str = "image/png") -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"


FAULTS = {
    ProfileFault.REQUIRED: [
        ("first_name", ""),
        ("last_name", " \u00a0\t"),
        ("first_name", "\u200b"),
        ("last_name", "\u2028 \u200d\ufeff"),
        ("first_name", "\x00"),
        ("email", "\u200b"),
        ("email", ""),
    ],
    ProfileFault.TOO_LONG: [
        ("first_name", "x" * 61),
        ("last_name", "🙂" * 61),
        ("email", "x" * 89 + "@example.com"),
    ],
    ProfileFault.NOT_AN_EMAIL: [
        ("email", email)
        for email in (
            "camille",
            "camille@example",
            "@example.com",
            "camille@",
            "camille@.com",
            "camille@example..com",
            "camille@example.com.",
            "a@b@example.com",
            "camille martin@example.com",
            " camille@example.com",
            "camille@example.com ",
        )
    ],
    ProfileFault.CONTROL_CHARACTERS: [
        ("first_name", "Cam\nille"),
        ("first_name", "Cam\u2028ille"),
        ("last_name", "Martin\u2029"),
        ("first_name", "C\x00"),
        ("last_name", "Mar\u202etin"),
        ("last_name", "\ud800"),
        ("email", "camille\u200f@example.com"),
        ("email", "camille\u200b@example.com"),
        ("email", "camille@exam\u00adple.com"),
        ("email", "camille\u200d.martin@example.com"),
        ("email", "camille@exam\tple.com"),
    ],
    ProfileFault.UNKNOWN_TIME_ZONE: [
        ("time_zone", zone)
        for zone in ("", "Mars/Olympus", "europe/paris", "../UTC", "UTC\n", "\ud800")
    ],
    ProfileFault.COLON: [("email", "camille:martin@example.com")],
    ProfileFault.NOT_A_PICTURE: [
        ("picture", picture)
        for picture in (
            "",
            "https://example.com/a.png",
            "data:image/svg+xml;base64,PHN2Zy8+",
            "data:text/html;base64," + base64.b64encode(PNG).decode(),
            data_url(JPEG, "image/png"),
            data_url(PNG, "image/jpeg"),
            data_url(b"<script>"),
            data_url(PNG) + "\n",
            data_url(PNG)[:-1],
            data_url(PNG).replace("base64,", "base64, "),
        )
    ],
    ProfileFault.PICTURE_TOO_LARGE: [
        ("picture", data_url(PNG + bytes(MAX_PICTURE))),
        ("picture", data_url(PNG + bytes(MAX_PICTURE + 1 - len(PNG)))),
        ("picture", "x" * 10_000_000),
    ],
}


def changed(field: str, value: str) -> Profile:
    fields = {"first_name": "Camille", "last_name": "Martin", "email": SAMPLE_PROFILE.email}
    return Profile(**(fields | {field: value}))


@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_is_named(fault: ProfileFault) -> None:
    for field, value in FAULTS[fault]:
        assert changed(field, value).check() == {field: fault}, value[:50]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("first_name", "<script>alert(1)</script>"),
        ("first_name", "Zoé & co: 'x' \"y\""),
        ("last_name", "אברהם"),
        ("last_name", "محمد\u200f"),
        ("last_name", "👩🏽\u200d💻"),
        ("last_name", "x" * 60),
        ("email", "a+b%c&d?e=f@sub.exämple.com"),
        ("email", "x" * 88 + "@example.com"),
        ("time_zone", "Europe/Paris"),
        ("time_zone", "Pacific/Chatham"),
        ("picture", data_url(PNG)),
        ("picture", data_url(JPEG, "image/jpeg")),
        ("picture", data_url(PNG + bytes(MAX_PICTURE - len(PNG)))),
    ],
)
def test_what_is_only_text_or_a_picture_is_taken(field: str, value: str) -> None:
    assert changed(field, value).check() == {}


def test_every_fault_is_met() -> None:
    assert {*FAULTS, *password_faults("  ").values()} == set(ProfileFault)


def test_what_a_new_password_may_not_be() -> None:
    fault = {"too long": ProfileFault.TOO_LONG, "blank": ProfileFault.BLANK_PASSWORD}
    assert password_faults("") == password_faults("x" * 128) == {}
    assert password_faults("x" * 129) == {"new_password": fault["too long"]}
    for blank in (" ", "\u00a0\t", "\u200b"):
        assert password_faults(blank) == {"new_password": fault["blank"]}


def test_the_sample_person_is_invented() -> None:
    assert SAMPLE_PROFILE.check() == {}
    assert SAMPLE_PROFILE.email.endswith("@example.com")
    assert (SAMPLE_PROFILE.display_name, SAMPLE_PROFILE.initials) == ("Camille Martin", "CM")
    assert (SAMPLE_PROFILE.time_zone, SAMPLE_PROFILE.picture) == ("UTC", None)


def test_several_faults_are_all_named() -> None:
    assert Profile("", "", "", "", "").check() == {
        "first_name": ProfileFault.REQUIRED,
        "last_name": ProfileFault.REQUIRED,
        "email": ProfileFault.REQUIRED,
        "time_zone": ProfileFault.UNKNOWN_TIME_ZONE,
        "picture": ProfileFault.NOT_A_PICTURE,
    }


def test_names_in_brief() -> None:
    assert Profile(" zoé", "ürün", "").initials == "ZÜ"
    assert Profile("", "", "").initials == Profile("", "", "").display_name == ""
    assert Profile("Zoé", "", "").display_name == "Zoé"
    assert Profile("\u200fאברהם", "\u2067\u3164Léa", "").initials == "אL"
    assert Profile("\u0301e", "\u2800", "").initials == "E"


@pytest.mark.parametrize("field", ["first_name", "last_name", "email"])
@pytest.mark.parametrize(
    "text", ["\u3164", "\u2800", "\u0301", "\u115f\u1160", "\ufe0f", "\U000e0041"]
)
def test_what_is_required_has_to_be_seen(field: str, text: str) -> None:
    assert changed(field, text).check() == {field: ProfileFault.REQUIRED}
    assert password_faults(text) == {"new_password": ProfileFault.BLANK_PASSWORD}


def test_all_time_zones_are_known() -> None:
    assert len(time_zones()) > 400
    assert {"UTC", "Europe/Paris", "America/Montreal", "Arctic/Longyearbyen"} <= time_zones()
    assert {"America/Argentina/Buenos_Aires", "Pacific/Chatham"} <= time_zones()


def test_time_zones_are_those_of_places_and_utc() -> None:
    machines = {"Factory", "localtime", "posixrules", "Etc/GMT+5", "EST", "EST5EDT", "GMT", "Zulu"}
    assert not machines & time_zones()
    assert [zone for zone in time_zones() if "/" not in zone] == ["UTC"]
    for zone in machines:
        assert changed("time_zone", zone).check() == {"time_zone": ProfileFault.UNKNOWN_TIME_ZONE}


def test_a_picture_is_not_in_the_repr() -> None:
    assert "base64" not in repr(changed("picture", data_url(PNG)))


ANY = st.text(st.characters(exclude_categories=()), max_size=120)
WORD = st.text("aé.+-%&?'_ 0", min_size=1, max_size=20)
EMAILS = (
    ANY | st.builds("{}@{}.{}".format, ANY, ANY, ANY) | st.builds("{}@{}.com".format, WORD, WORD)
)


@given(ANY, ANY, EMAILS, ANY, st.none() | ANY)
def test_any_text_is_judged_and_never_raises(
    first: str, last: str, email: str, zone: str, picture: str | None
) -> None:
    profile = Profile(first, last, email, zone, picture)
    assert isinstance(profile.check(), dict)
    assert isinstance(profile.display_name + profile.initials, str)


@given(EMAILS)
def test_an_email_that_is_taken_can_be_enrolled(email: str) -> None:
    profile = Profile("Camille", "Martin", email)
    if not profile.check():
        key = Account(profile, Clock.frozen(0.0)).enable_mfa()
        assert Key.from_uri(key.uri) == key
        assert key.account == email
