"""The profile form: its fields, the time zones, and the MFA settings below them."""

from __future__ import annotations

import datetime as dt
import functools
import zoneinfo
from typing import TYPE_CHECKING

from totp_demo.learner.protocol import Profile, Texts
from totp_demo.model.profile import ProfileFault, time_zones
from totp_demo.wording.faults import of_fault
from totp_demo.wording.labels import Label, faithful
from totp_demo.wording.verdicts import shown as shown_answer

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
def _labels(hour: int) -> list[tuple[str, str]]:
    labels = [(name, zone_label(name, hour * HOUR)) for name in time_zones()]

    def order(item: tuple[str, str]) -> tuple[int, str]:
        sign, hours, minutes = item[1][4], item[1][5:7], item[1][8:10]
        offset = int(hours) * 60 + int(minutes)
        return (-offset if sign == "-" else offset, item[0])

    return sorted(labels, key=order)


def zones(lesson: Lesson) -> list[tuple[str, str]]:
    """Return every time zone of the IANA database: name and label, from west to east."""
    return _labels(int(lesson.clock.now() // HOUR))


def names(lesson: Lesson) -> dict[str, Label]:
    """Return the names of the fields as the real screen shows them."""
    language = lesson.language
    _ = language.gettext
    return {
        "picture": faithful("Select Image", language, _("Select Image")),
        "first_name": faithful("First name", language, _("First name")),
        "last_name": faithful("Last name", language, _("Last name")),
        "email": faithful("Email", language, _("Email")),
        "new_password": faithful("Change Password", language, _("Change Password")),
        "time_zone": faithful("Time zone", language, _("Time zone")),
    }


def describe(lesson: Lesson) -> Profile:
    """Return what the server keeps of the profile, what is wrong, and what was answered."""
    profile = lesson.account.profile
    labels = names(lesson)

    def word(field: str, fault: ProfileFault) -> str:
        label = labels[field]
        name = label if isinstance(label, str) else f"{label[0]} ({label[1]})"
        return of_fault(lesson.language, fault, name)

    faults = {field: word(field, fault) for field, fault in lesson.profile_faults.items()}
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
        "answer": shown_answer(lesson.answers.get("profile"), lesson.language),
    }


def texts(lesson: Lesson) -> Texts:
    """Return the form's texts in the lesson's language."""
    language = lesson.language
    _ = language.gettext
    labels = names(lesson)
    recovery = (
        _("You have a recovery code. Creating a new one replaces it.")
        if lesson.account.has_recovery_code
        else _("You have no recovery code. Without one, losing your phone locks you out.")
    )
    return {
        "profile_title": faithful("Edit Profile", language, _("Edit Profile")),
        "select_image": labels["picture"],
        "first_name": labels["first_name"],
        "last_name": labels["last_name"],
        "email": labels["email"],
        "change_password": labels["new_password"],
        "password_hint": faithful(
            "leave blank if you'd like to keep your current password",
            language,
            _("leave blank if you'd like to keep your current password"),
        ),
        "time_zone": labels["time_zone"],
        "portrait": _("Your picture"),
        "required_note": _("Fields with an asterisk (*) are required."),
        "not_a_picture": of_fault(language, ProfileFault.NOT_A_PICTURE),
        "picture_too_large": of_fault(language, ProfileFault.PICTURE_TOO_LARGE),
        "save": faithful("Save", language, _("Save")),
        "mfa_settings": faithful("MFA Settings", language, _("MFA Settings")),
        "enable_mfa": faithful("Enable MFA", language, _("Enable MFA")),
        "recovery_status": recovery,
        "new_recovery": faithful("Generate recovery code", language, _("Generate recovery code")),
        "recovery_once": _(
            "It is shown only once. Write it down and keep it away from the phone. It works for "
            "one sign-in."
        ),
        "disable_summary": _("Switch MFA off"),
        "password_again": _("Your password again"),
        "disable_mfa": faithful("Disable MFA", language, _("Disable MFA")),
    }
