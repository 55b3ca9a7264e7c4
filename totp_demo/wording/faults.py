"""What is wrong with an entry, in the reader's language: a profile's fields and a typed key."""

from __future__ import annotations

from totp_demo.model.key import KeyUriError, KeyUriReason
from totp_demo.model.key_uri import MAX_NAME as MAX_KEY_NAME
from totp_demo.model.profile import MAX_EMAIL, MAX_NAME, MAX_PASSWORD, ProfileFault
from totp_demo.qr import QrFault
from totp_demo.wording.language import Language
from totp_demo.wording.verdicts import Answer, Words

LONGEST = {"Email": MAX_EMAIL, "Change Password": MAX_PASSWORD}
"""Characters a field takes, by its name on the real screen; the fields of names take `MAX_NAME`."""


def of_fault(language: Language, fault: ProfileFault, name: str = "") -> str:
    """Word what is wrong with a field of the profile.

    Args:
        language: The reader's.
        fault: What is wrong.
        name: The field's name on the screen: as the real one has it, and in another language
            than English with the translation in brackets behind it.

    Returns:
        A sentence.
    """
    _ = language.gettext
    match fault:
        case ProfileFault.REQUIRED:
            return _("{name} is required.").format(name=name)
        case ProfileFault.TOO_LONG:
            longest = LONGEST.get(name.partition(" (")[0], MAX_NAME)
            return _("{name} is too long: at most {count} characters.").format(
                name=name, count=longest
            )
        case ProfileFault.BLANK_PASSWORD:
            return _(
                "A password can’t be only spaces. Leave the field empty to keep the current one."
            )
        case ProfileFault.NOT_AN_EMAIL:
            return _("This is not a valid e-mail address. Example: camille.martin@example.com.")
        case ProfileFault.CONTROL_CHARACTERS:
            return _(
                "This field contains an invisible control character or a line break: remove it."
            )
        case ProfileFault.UNKNOWN_TIME_ZONE:
            return _("This time zone is not in the list.")
        case ProfileFault.COLON:
            return _(
                "A colon (:) is not allowed here: in the label of a QR code, it separates the "
                "issuer from the account."
            )
        case ProfileFault.NOT_A_PICTURE:
            return _("This file is not a picture. Choose a PNG or JPEG file.")
        case ProfileFault.PICTURE_TOO_LARGE:
            return _("This picture is too large. Choose a smaller one.")


def of_qr_fault(language: Language, fault: QrFault) -> str:
    """Word why a picture gave no URI.

    Args:
        language: The reader's.
        fault: What is in the way.

    Returns:
        A sentence.
    """
    _ = language.gettext
    return {
        QrFault.NOT_A_PICTURE: _("This file can’t be opened as a picture."),
        QrFault.TOO_LARGE: _("This picture is too large to search."),
        QrFault.NO_QR_CODE: _("There is no readable QR code in this picture."),
        QrFault.SEVERAL_QR_CODES: _("There are several QR codes in this picture: show only one."),
        QrFault.NOT_OTPAUTH: _(
            "The QR code in this picture is not for an authenticator app: its text does not begin"
            " with otpauth://."
        ),
        QrFault.PHONE_EXPORT: _(
            "This QR code is the export of a phone: it moves accounts to another phone. To add one "
            "account, scan the QR code of its set-up page."
        ),
        QrFault.NO_READER: _(
            "No QR reader is installed: the package zxing-cpp is missing. Run: totp-demo check"
        ),
    }[fault]


def of_key_error(error: KeyUriError, length: int = 0) -> Answer:
    """Word why the phone did not take a key.

    Args:
        error: The fault.
        length: Characters of the key that was typed, without what groups them; 0: none was.

    Returns:
        A refusal.
    """
    return Answer("no", lambda language: _key_fault(language, error.reason, length))


def _key_fault(language: Language, reason: KeyUriReason, length: int) -> Words:
    _ = language.gettext
    title = _("The app does not accept this key.")
    match reason:
        case KeyUriReason.SECRET_MISSING:
            return title, _("The key is missing: copy the whole key from the screen.")
        case KeyUriReason.SECRET_IS_URI:
            return title, _(
                "This is the whole text of the QR code, not the key alone. Scan the QR code, or "
                "type only the letters and digits between secret= and the next &."
            )
        case KeyUriReason.PHONE_EXPORT:
            return title, _(
                "This is the export of a phone, not a key. It holds the secrets of an app’s "
                "accounts: give it to nobody. Type the key that the set-up page shows."
            )
        case KeyUriReason.SECRET_NOT_BASE32:
            return title, _(
                "A key has only the letters A to Z and the digits 2 to 7. Look for a 0, 1, 8 or "
                "9, or for another character."
            )
        case KeyUriReason.SECRET_BAD_LENGTH:
            return title, _(
                "A key can’t have {count} characters. One is missing, or there is one too many: "
                "most keys have 16, 26, 32 or 52."
            ).format(count=length)
        case KeyUriReason.SECRET_TOO_SHORT:
            return title, language.ngettext(
                "The key is too short: it has {count} character and needs at least 16. Part of it"
                " is missing.",
                "The key is too short: it has {count} characters and needs at least 16. Part of "
                "it is missing.",
                length,
            ).format(count=length)
        case KeyUriReason.ACCOUNT_MISSING:
            return title, _("Give the account a name, so that you can find its code in the list.")
        case KeyUriReason.SECRET_TOO_LONG:
            return title, _(
                "The key is too long: does it contain something else, or was it pasted twice?"
            )
        case KeyUriReason.NAME_TOO_LONG:
            return title, _("The account’s name is too long: at most {count} characters.").format(
                count=MAX_KEY_NAME
            )
        case KeyUriReason.NAME_HAS_CONTROL:
            return title, _("There is an invisible control character in the account’s name.")
        case KeyUriReason.UNKNOWN_ALGORITHM:
            return title, _(
                "The QR code asks for an algorithm that this app does not support. The default is"
                " SHA1."
            )
        case KeyUriReason.BAD_DIGITS:
            return title, _(
                "The QR code asks for a number of digits that this app does not support. The "
                "default is 6."
            )
        case KeyUriReason.BAD_PERIOD:
            return title, _(
                "The QR code asks for a period that this app does not support. The default is 30 "
                "seconds."
            )
        case KeyUriReason.NAME_HAS_COLON:
            return title, _("The account’s name can’t contain a colon (:).")
        case _:
            return title, _("Check the account’s name and the key, character by character.")
