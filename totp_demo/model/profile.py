"""Who an account belongs to, and what a profile may not hold."""

from __future__ import annotations

import base64
import binascii
import enum
import functools
import re
import zoneinfo
from dataclasses import dataclass, field

from totp_demo.model.characters import (
    DIRECTION_OVERRIDES,
    first_seen,
    has_control,
    has_invisible,
)
from totp_demo.model.key_rules import name_fault
from totp_demo.model.key_uri import KeyUriReason

MAX_NAME = 60
MAX_EMAIL = 100
MAX_PASSWORD = 128
MAX_PICTURE = 200_000  # bytes
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_PICTURE = re.compile(r"data:image/(png|jpeg);base64,([A-Za-z0-9+/]+={0,2})")
# What the database names after places: the seven continents and three oceans.
_AREAS = (
    *("Africa/", "America/", "Antarctica/", "Asia/", "Australia/", "Europe/"),
    *("Arctic/", "Atlantic/", "Indian/", "Pacific/"),
)
_STARTS = {"png": b"\x89PNG\r\n\x1a\n", "jpeg": b"\xff\xd8\xff"}


class ProfileFault(enum.Enum):
    """What is wrong with a field of a profile."""

    REQUIRED = "required"
    TOO_LONG = "too-long"
    NOT_AN_EMAIL = "not-an-email"
    CONTROL_CHARACTERS = "control-characters"
    UNKNOWN_TIME_ZONE = "unknown-time-zone"
    COLON = "colon"
    NOT_A_PICTURE = "not-a-picture"
    PICTURE_TOO_LARGE = "picture-too-large"
    BLANK_PASSWORD = "blank-password"  # noqa: S105 - the name of a fault


@functools.cache
def time_zones() -> frozenset[str]:
    """Return the names of the time zones of the IANA database that are named after places, and UTC.

    The others are for machines, or older names of the same: Factory, localtime, Etc/GMT+5, EST.

    Example:
        >>> "Europe/Paris" in time_zones()
        True
    """
    # Where no database is installed UTC, the form's default, is known all the same.
    places = {name for name in zoneinfo.available_timezones() if name.startswith(_AREAS)}
    return frozenset(places | {"UTC"})


def text_fault(text: str, longest: int) -> ProfileFault | None:
    """Say what a required line of text may not be.

    Args:
        text: the line; markup, emoji and right-to-left text are text like any other.
        longest: characters allowed.

    Returns:
        The fault, or None.

    Example:
        >>> text_fault("<b>Zoé</b>", 60), text_fault(" ", 60)
        (None, <ProfileFault.REQUIRED: 'required'>)
    """
    if not first_seen(text):
        return ProfileFault.REQUIRED
    if len(text) > longest:
        return ProfileFault.TOO_LONG
    if has_control(text) or not DIRECTION_OVERRIDES.isdisjoint(text):
        return ProfileFault.CONTROL_CHARACTERS
    return None


def password_faults(password: str) -> dict[str, ProfileFault]:
    """Say what a new password may not be.

    Args:
        password: what was typed; blank: the current one is kept.

    Returns:
        The fault under "new_password", as in `Profile.check`, or nothing.

    Example:
        >>> password_faults(""), password_faults(" ")
        ({}, {'new_password': <ProfileFault.BLANK_PASSWORD: 'blank-password'>})
    """
    fault = text_fault(password, MAX_PASSWORD) if password else None
    if fault is ProfileFault.REQUIRED:  # it is not: leaving it out keeps the one there is
        fault = ProfileFault.BLANK_PASSWORD
    return {} if fault is None else {"new_password": fault}


def _email_fault(email: str) -> ProfileFault | None:
    fault = text_fault(email, MAX_EMAIL)
    if fault is not None:
        return fault
    if has_invisible(email):  # two addresses would look like one
        return ProfileFault.CONTROL_CHARACTERS
    # The e-mail becomes the account in the key's label: the key's own rules hold.
    match name_fault(email):
        case None if _EMAIL.fullmatch(email):
            return None
        case KeyUriReason.NAME_HAS_COLON:
            return ProfileFault.COLON
        case KeyUriReason.NAME_HAS_CONTROL:
            return ProfileFault.CONTROL_CHARACTERS
        case _:
            return ProfileFault.NOT_AN_EMAIL


def _picture_fault(picture: str | None) -> ProfileFault | None:
    if picture is None:
        return None
    if len(picture) > MAX_PICTURE * 4 // 3 + 64:
        return ProfileFault.PICTURE_TOO_LARGE
    found = _PICTURE.fullmatch(picture)
    if found is None:
        return ProfileFault.NOT_A_PICTURE
    try:
        content = base64.b64decode(found[2], validate=True)
    except binascii.Error:
        return ProfileFault.NOT_A_PICTURE
    if not content.startswith(_STARTS[found[1]]):
        return ProfileFault.NOT_A_PICTURE
    return ProfileFault.PICTURE_TOO_LARGE if len(content) > MAX_PICTURE else None


@dataclass(frozen=True, slots=True)
class Profile:
    """A person as their profile has them. Making one never raises: `check` judges it.

    Attributes:
        first_name: required, something to be seen, at most 60 characters.
        last_name: the same.
        email: required, at most 100 characters; what one signs in with.
        time_zone: a name of the IANA database. No code depends on it.
        picture: a PNG or JPEG as a data: URL, at most 200 kB, or None.
    """

    first_name: str
    last_name: str
    email: str
    time_zone: str = "UTC"
    picture: str | None = field(default=None, repr=False)

    def check(self) -> dict[str, ProfileFault]:
        """Return what is wrong, by field; empty if nothing is.

        Example:
            >>> Profile("Camille", "", "camille@example.com").check()
            {'last_name': <ProfileFault.REQUIRED: 'required'>}
        """
        zone = None if self.time_zone in time_zones() else ProfileFault.UNKNOWN_TIME_ZONE
        faults = {
            "first_name": text_fault(self.first_name, MAX_NAME),
            "last_name": text_fault(self.last_name, MAX_NAME),
            "email": _email_fault(self.email),
            "time_zone": zone,
            "picture": _picture_fault(self.picture),
        }
        return {name: fault for name, fault in faults.items() if fault is not None}

    @property
    def display_name(self) -> str:
        """First and last name, as in the corner of the screen."""
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def initials(self) -> str:
        """What stands in for a picture: of each name what is seen first, upper case."""
        names = (self.first_name, self.last_name)
        return "".join(map(first_seen, names)).upper()


SAMPLE_PROFILE = Profile("Camille", "Martin", "camille.martin@example.com")
