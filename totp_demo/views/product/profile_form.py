"""The profile form: its fields, the time zones, and the MFA settings below them."""

from __future__ import annotations

import datetime as dt
import functools
import zoneinfo
from typing import TYPE_CHECKING

from totp_demo.learner.protocol import Profile, Texts
from totp_demo.model.profile import ProfileFault, time_zones
from totp_demo.wording.faults import FIELDS, PROFILE_FAULTS, of_fault
from totp_demo.wording.labels import on_screen

if TYPE_CHECKING:
    from totp_demo.learner.lesson import Lesson

HOUR = 3600


def zone_label(name: str, now: float) -> str:
    """Return a time zone as the real form shows it.

    Args:
        name: Its name in the IANA database.
        now: Unix seconds, for zones whose offset changes with the season.

    Returns:
        Offset and name.

    Example:
        >>> zone_label("UTC", 0.0)
        '(GMT+00:00) UTC'
    """
    offset = dt.datetime.fromtimestamp(now, zoneinfo.ZoneInfo(name)).strftime("%z")
    return f"(GMT{offset[:3]}:{offset[3:5]}) {name.replace('_', ' ')}"


@functools.lru_cache(maxsize=2)
def labels(hour: int) -> list[tuple[str, str]]:
    """Return each time zone with its label, as it is in an hour since 1970."""
    found = [(name, zone_label(name, hour * HOUR)) for name in time_zones()]

    def order(item: tuple[str, str]) -> tuple[int, str]:
        sign, hours, minutes = item[1][4], item[1][5:7], item[1][8:10]
        offset = int(hours) * 60 + int(minutes)
        return (-offset if sign == "-" else offset, item[0])

    return sorted(found, key=order)


def zones(lesson: Lesson) -> list[tuple[str, str]]:
    """Return every time zone of the IANA database: name and label, from west to east."""
    return labels(int(lesson.clock.now() // HOUR))


def describe(lesson: Lesson) -> Profile:
    """Return what the server keeps of the profile, what is wrong, and what was answered."""
    profile = lesson.account.profile
    faults = {
        field: of_fault(fault, field).into(lesson.language)
        for field, fault in lesson.profile_faults.items()
    }
    if "new_password" in faults:
        faults["password"] = faults["new_password"]
    return {
        "first_name": profile.first_name,
        "last_name": profile.last_name,
        "email": profile.email,
        "time_zone": profile.time_zone,
        "time_zone_label": zone_label(profile.time_zone, lesson.clock.now()),
        "revision": lesson.revision,
        "round": lesson.round,
        "faults": faults,
        "answer": lesson.said("profile"),
    }


def texts(lesson: Lesson) -> Texts:
    """Return the form's texts in the lesson's language."""
    language = lesson.language
    _ = language.gettext
    labels = {field: name.label(language) for field, name in FIELDS.items()}
    recovery = (
        _("You have a recovery code. Creating a new one replaces it.")
        if lesson.account.has_recovery_code
        else _("You have no recovery code. Without one, losing your phone locks you out.")
    )
    return {
        "profile_title": on_screen("Edit Profile").label(language),
        "select_image": labels["picture"],
        "first_name": labels["first_name"],
        "last_name": labels["last_name"],
        "email": labels["email"],
        "change_password": labels["new_password"],
        "password_hint": on_screen("leave blank if you'd like to keep your current password").label(
            language
        ),
        "time_zone": labels["time_zone"],
        "portrait": _("Your picture"),
        "required_note": _("Fields with an asterisk (*) are required."),
        "not_a_picture": PROFILE_FAULTS[ProfileFault.NOT_A_PICTURE].into(language),
        "picture_too_large": PROFILE_FAULTS[ProfileFault.PICTURE_TOO_LARGE].into(language),
        "save": on_screen("Save").label(language),
        "mfa_settings": on_screen("MFA Settings").label(language),
        "enable_mfa": on_screen("Enable MFA").label(language),
        "recovery_status": recovery,
        "new_recovery": on_screen("Generate recovery code").label(language),
        "recovery_once": _(
            "It is shown only once. Write it down and keep it away from the phone. It works for "
            "one sign-in."
        ),
        "disable_summary": _("Switch MFA off"),
        "password_again": _("Your password again"),
        "disable_mfa": on_screen("Disable MFA").label(language),
    }
