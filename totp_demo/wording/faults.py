"""What is wrong with an entry: a profile's fields, a typed key, a picture of a QR code."""

from __future__ import annotations

from collections.abc import Mapping

from totp_demo.model.key import KeyUriError, KeyUriReason
from totp_demo.model.key_uri import MAX_KEY_NAME
from totp_demo.model.profile import MAX_EMAIL, MAX_NAME, MAX_PASSWORD, ProfileFault
from totp_demo.qr import QrFault
from totp_demo.wording.answer import Answer
from totp_demo.wording.labels import on_screen
from totp_demo.wording.sentence import Sentence, say, say_many

FIELDS = {
    "picture": on_screen("Select Image"),
    "first_name": on_screen("First name"),
    "last_name": on_screen("Last name"),
    "email": on_screen("Email"),
    "new_password": on_screen("Change Password"),
    "time_zone": on_screen("Time zone"),
}
"""The fields of the profile, by the names that the real screen shows."""

LONGEST = {"email": MAX_EMAIL, "new_password": MAX_PASSWORD}
"""Characters a field takes; the fields of names take `MAX_NAME`."""

PROFILE_FAULTS: Mapping[ProfileFault, Sentence] = {
    ProfileFault.REQUIRED: say("{name} is required."),
    ProfileFault.TOO_LONG: say("{name} is too long: at most {count} characters."),
    ProfileFault.BLANK_PASSWORD: say(
        "A password can’t be only spaces. Leave the field empty to keep the current one."
    ),
    ProfileFault.NOT_AN_EMAIL: say(
        "This is not a valid e-mail address. Example: camille.martin@example.com."
    ),
    ProfileFault.CONTROL_CHARACTERS: say(
        "This field contains an invisible control character or a line break: remove it."
    ),
    ProfileFault.UNKNOWN_TIME_ZONE: say("This time zone is not in the list."),
    ProfileFault.COLON: say(
        "A colon (:) is not allowed here: in the label of a QR code, it separates the issuer from "
        "the account."
    ),
    ProfileFault.NOT_A_PICTURE: say("This file is not a picture. Choose a PNG or JPEG file."),
    ProfileFault.PICTURE_TOO_LARGE: say("This picture is too large. Choose a smaller one."),
}

QR_FAULTS: Mapping[QrFault, Sentence] = {
    QrFault.NOT_A_PICTURE: say("This file can’t be opened as a picture."),
    QrFault.TOO_LARGE: say("This picture is too large to search."),
    QrFault.NO_QR_CODE: say("There is no readable QR code in this picture."),
    QrFault.SEVERAL_QR_CODES: say("There are several QR codes in this picture: show only one."),
    QrFault.NOT_OTPAUTH: say(
        "The QR code in this picture is not for an authenticator app: its text does not begin with "
        "otpauth://."
    ),
    QrFault.PHONE_EXPORT: say(
        "This QR code is the export of a phone: it moves accounts to another phone. To add one "
        "account, scan the QR code of its set-up page."
    ),
    QrFault.NO_READER: say(
        "No QR reader is installed: the package zxing-cpp is missing. Run: totp-demo check"
    ),
    QrFault.NO_READER_HERE: say(
        "There is no QR reader here. Use the page itself, or run the notebook on your own computer."
    ),
}
"""Why a picture gave no URI."""

_ANY = say("Check the account’s name and the key, character by character.")

KEY_FAULTS: Mapping[KeyUriReason, Sentence] = {
    KeyUriReason.URI_TOO_LONG: _ANY,
    KeyUriReason.NOT_OTPAUTH: _ANY,
    KeyUriReason.PHONE_EXPORT: say(
        "This is the export of a phone, not a key. It holds the secrets of an app’s accounts: give "
        "it to nobody. Type the key that the set-up page shows."
    ),
    KeyUriReason.MALFORMED: _ANY,
    KeyUriReason.HTML_ENTITY: _ANY,
    KeyUriReason.PARAMETER_IN_CAPITALS: _ANY,
    KeyUriReason.BAD_ENCODING: _ANY,
    KeyUriReason.COUNTER_BASED: _ANY,
    KeyUriReason.UNKNOWN_TYPE: _ANY,
    KeyUriReason.DUPLICATE_PARAMETER: _ANY,
    KeyUriReason.ACCOUNT_MISSING: say(
        "Give the account a name, so that you can find its code in the list."
    ),
    KeyUriReason.NAME_TOO_LONG: say("The account’s name is too long: at most {count} characters."),
    KeyUriReason.NAME_HAS_COLON: say("The account’s name can’t contain a colon (:)."),
    KeyUriReason.NAME_HAS_CONTROL: say(
        "There is an invisible control character in the account’s name."
    ),
    KeyUriReason.NAME_HAS_OUTER_SPACE: _ANY,
    KeyUriReason.NAME_SHOWS_NOTHING: _ANY,
    KeyUriReason.SECRET_MISSING: say("The key is missing: copy the whole key from the screen."),
    KeyUriReason.SECRET_IS_URI: say(
        "This is the whole text of the QR code, not the key alone. Scan the QR code, or type only "
        "the letters and digits between secret= and the next &."
    ),
    KeyUriReason.SECRET_NOT_BASE32: say(
        "A key has only the letters A to Z and the digits 2 to 7. Look for a 0, 1, 8 or 9, or for "
        "another character."
    ),
    KeyUriReason.SECRET_BAD_LENGTH: say(
        "A key can’t have {count} characters. One is missing, or there is one too many: most keys "
        "have 16, 26, 32 or 52."
    ),
    KeyUriReason.SECRET_TOO_SHORT: say_many(
        "The key is too short: it has {count} character and needs at least 16. Part of it is "
        "missing.",
        "The key is too short: it has {count} characters and needs at least 16. Part of it is "
        "missing.",
    ),
    KeyUriReason.SECRET_TOO_LONG: say(
        "The key is too long: does it contain something else, or was it pasted twice?"
    ),
    KeyUriReason.UNKNOWN_ALGORITHM: say(
        "The QR code asks for an algorithm that this app does not support. The default is SHA1."
    ),
    KeyUriReason.BAD_DIGITS: say(
        "The QR code asks for a number of digits that this app does not support. The default is 6."
    ),
    KeyUriReason.BAD_PERIOD: say(
        "The QR code asks for a period that this app does not support. The default is 30 seconds."
    ),
}
"""Why the phone did not take a key."""


def of_fault(fault: ProfileFault, field: str) -> Sentence:
    """Word what is wrong with a field of the profile.

    Args:
        fault: What is wrong.
        field: The field's name in `FIELDS`.

    Returns:
        A sentence, which names the field as the screen does.
    """
    longest = LONGEST.get(field, MAX_NAME)
    return PROFILE_FAULTS[fault].fill(name=FIELDS[field], count=longest)


def of_key_error(error: KeyUriError, length: int = 0) -> Answer:
    """Word why the phone did not take a key.

    Args:
        error: The fault.
        length: Characters of the key that was typed, without what groups them; 0: none was.

    Returns:
        A refusal.
    """
    count = MAX_KEY_NAME if error.reason is KeyUriReason.NAME_TOO_LONG else length
    detail = KEY_FAULTS[error.reason].fill(count=count)
    return Answer("no", say("The app does not accept this key."), detail)
