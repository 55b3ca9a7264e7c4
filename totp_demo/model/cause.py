"""Why a caller cannot sign in, and what ends it: the words that diagnosis and tickets share."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from types import MappingProxyType


class Cause(enum.Enum):
    """What is really wrong; each value is also the name of its row in every table about causes.

    Example:
        >>> Cause("phone-clock-ahead") is Cause.PHONE_CLOCK_AHEAD
        True
    """

    # A clock.
    PHONE_CLOCK_AHEAD = "phone-clock-ahead"
    PHONE_CLOCK_BEHIND = "phone-clock-behind"
    SERVER_CLOCK_OFF = "server-clock-off"
    """Codes of many people fail at once, or one that is right by UTC does."""
    CLOCK_SET_BY_HAND = "clock-set-by-hand"
    """The phone shows the local time, set by hand in the zone of another place: hours off."""

    # What was typed, though the app shows the right code.
    SPACE_TYPED = "space-typed"
    INVISIBLE_CHARACTERS = "invisible-characters"
    """Something that shows nothing came along with a paste."""
    OTHER_DIGITS = "other-digits"
    """The digits of another script."""
    LEADING_ZERO_LOST = "leading-zero-lost"
    WRONG_LENGTH = "wrong-length"
    """Digits are missing or too many, and no zero explains it."""
    NOT_A_CODE = "not-a-code"
    """Nothing, or text that is nothing of the kit's."""
    MISTYPED = "mistyped"
    """One digit is another, or two have changed places."""
    TYPED_TOO_LATE = "typed-too-late"
    """Read at the end of its step, it arrived after the window had closed on it."""
    USED_CODE = "used-code"
    """It was accepted once, at a sign-in."""
    ENROLMENT_CODE_AGAIN = "enrolment-code-again"
    """It was accepted once, to confirm the enrolment."""
    SECRET_TYPED = "secret-typed"  # noqa: S105 - the name of a cause
    RECOVERY_CODE_TYPED = "recovery-code-typed"
    """Unspent, but typed as the code of the app."""
    RECOVERY_CODE_SPENT = "recovery-code-spent"
    """It was used before, or a newer one has taken its place."""
    URI_PASTED = "uri-pasted"
    EXPORT_PASTED = "export-pasted"
    """A migration export of Google Authenticator: it holds the secrets of many accounts."""

    # What the app has.
    EARLIER_SECRET = "earlier-secret"  # noqa: S105 - the name of a cause
    """An old QR code was scanned; the secret has been made anew since."""
    DUPLICATE_ENTRY = "duplicate-entry"
    """Two entries have one name, and the code is of the old one."""
    OVERWRITTEN_ENTRY = "overwritten-entry"
    """The app put another account in the place of this one."""
    ANOTHER_ACCOUNT = "another-account"
    """The code is of another account of the same phone."""
    COUNTER_BASED_ENTRY = "counter-based-entry"
    """Entered by hand as HOTP: the code does not change with time (RFC 4226)."""
    OTHER_SETTINGS = "other-settings"
    """Entered by hand with other digits, another period or algorithm."""
    APP_IGNORES_DIGITS = "app-ignores-digits"
    APP_IGNORES_PERIOD = "app-ignores-period"
    APP_IGNORES_ALGORITHM = "app-ignores-algorithm"
    PLUS_IN_NAME = "plus-in-name"
    """The app shows a plus sign where the URI means a space; codes are right."""

    # The QR code.
    NO_QUIET_ZONE = "no-quiet-zone"
    """A dark page, or no white border of four modules: the camera does not see it."""
    QR_TOO_SMALL = "qr-too-small"
    QR_TOO_DENSE = "qr-too-dense"
    QR_HOLDS_BARE_SECRET = "qr-holds-bare-secret"  # noqa: S105 - the name of a cause
    """The secret alone, without otpauth:// around it."""
    QR_DISCLOSED = "qr-disclosed"
    """A screenshot of the QR code, or the secret, is where others see it: in a ticket, a mail."""

    # The phone or the account.
    PHONE_LOST = "phone-lost"
    PHONE_NEW = "phone-new"
    """The old phone, or a copy of what was on it, is still at hand."""
    ACCOUNT_LOCKED = "account-locked"
    """After too many wrong codes in a row (RFC 4226 §7.3)."""
    MUST_WAIT = "must-wait"
    """The server takes no attempt until the delay of the last wrong code is over."""
    ENROLMENT_UNFINISHED = "enrolment-unfinished"
    """The QR code was scanned and no code confirmed in time: MFA is off."""
    SOLE_ADMINISTRATOR = "sole-administrator"
    """Nobody else of the customer's could reset MFA."""

    # Who calls, and what somebody else is doing.
    PHISHING_RELAY = "phishing-relay"
    """A false page has passed the code on in time: it was used by another."""
    CODE_READ_OUT = "code-read-out"
    """A code was read out to somebody who called as "support"."""
    PASSWORD_STOLEN = "password-stolen"  # noqa: S105 - the name of a cause
    """Requests for a second factor that the person did not start, again and again (MFA fatigue)."""
    CALLER_UNPROVEN = "caller-unproven"
    RESET_FOR_ANOTHER = "reset-for-another"
    """A manager, say, asks for the reset of a colleague's MFA."""


class Fix(enum.Enum):
    """What the desk does, or has the caller do; only what is right for some cause is one.

    Example:
        >>> Fix.AUTOMATIC_TIME.value
        'automatic-time'
    """

    AUTOMATIC_TIME = "automatic-time"
    """Switch on automatic date and time on the phone."""
    SET_ZONE = "set-zone"
    """Set the time zone instead of the clock, then automatic time."""
    SERVER_NTP = "server-ntp"
    """Have the server's clock synchronised (NTP)."""

    TYPE_DIGITS_ONLY = "type-digits-only"
    """Type all digits of the code by hand, zeros too, with nothing between them."""
    TYPE_APP_CODE = "type-app-code"
    """Type what the app shows, not the secret, a URI or an export; close the page it came from."""
    WAIT_FOR_NEXT_CODE = "wait-for-next-code"
    WAIT_AND_TRY = "wait-and-try"
    """Wait until the server takes attempts again."""
    PICK_RIGHT_ENTRY = "pick-right-entry"
    """Type the code of this account's entry."""

    SCAN_NEW_QR = "scan-new-qr"
    """Delete the entry, and scan the QR code that the server shows now."""
    DELETE_OLD_ENTRY = "delete-old-entry"
    """Keep the entry whose code is accepted, delete the other."""
    ADD_BY_HAND = "add-by-hand"
    """Enter the key by hand, under a name of its own."""
    TIME_BASED_SETTINGS = "time-based-settings"
    """Enter the key again: time-based, SHA1, 6 digits, 30 s."""
    COMMON_PROFILE = "common-profile"
    """Have the server use what every app agrees on, and enrol again: SHA1, 6 digits, 30 s."""
    ENCODE_SPACES = "encode-spaces"
    """Have the URI written with %20 for a space."""

    WHITE_BORDER = "white-border"
    """Show the QR code dark on white, with a border of four modules."""
    ENLARGE_QR = "enlarge-qr"
    SHORTEN_URI = "shorten-uri"
    """Leave default parameters out: the QR code has fewer modules."""
    PUT_URI_IN_QR = "put-uri-in-qr"
    """Put the whole otpauth URI in the QR code; until then, enter the key by hand."""

    USE_RECOVERY_CODE = "use-recovery-code"
    """Sign in with the recovery code, enrol again, make a new recovery code."""
    TRANSFER_OR_RESTORE = "transfer-or-restore"
    """Take the entries over from the old phone or a backup."""
    ENROL_AGAIN = "enrol-again"
    UNLOCK = "unlock"
    """Lift the lock, once the reason for the wrong codes is known."""
    RESET_AFTER_PROOF = "reset-after-proof"
    """Reset MFA once the caller has proved who they are; they enrol again."""
    REVOKE_AND_PURGE = "revoke-and-purge"
    """Revoke the secret, enrol again, and purge every copy of the picture."""
    SECURE_ACCOUNT = "secure-account"
    """End all sessions, change the password, revoke the secret, enrol again, report it."""
    REFUSE = "refuse"
    """Do nothing to the account; say why, and what would be needed."""
    ESCALATE = "escalate"
    """Hand it to whoever may decide: the vendor, or the customer's security contact."""


class Check(enum.Enum):
    """How a cause is confirmed, without asking for a code, a secret or a picture of the QR code.

    Example:
        >>> CHECKS[Cause.SERVER_CLOCK_OFF]
        <Check.SERVER_AND_UTC: 'server-and-utc'>
    """

    PHONE_AND_UTC = "phone-and-utc"
    """Have the caller compare the phone's clock with a page that shows UTC to the second."""
    PHONE_SETTINGS = "phone-settings"
    """Have the caller read out the zone, and whether time and zone are automatic."""
    SERVER_AND_UTC = "server-and-utc"
    """Compare the server's clock with UTC; ask whether others are refused, too."""
    TYPE_BY_HAND = "type-by-hand"
    """Have the caller empty the field and type the code by hand, while you watch the log."""
    TYPE_FRESH_CODE = "type-fresh-code"
    """Have the caller wait for the next code and type it at once."""
    READ_THE_LOG = "read-the-log"
    COMPARE_FINGERPRINTS = "compare-fingerprints"
    """Compare the fingerprint of the key that was scanned with the one in the log."""
    READ_ENTRIES = "read-entries"
    """Have the caller read out the names of the entries, no code."""
    WATCH_THE_CODE = "watch-the-code"
    """Ask whether the code changes by itself within a minute."""
    COMPARE_SETTINGS = "compare-settings"
    """Compare the server's settings with what the app is known to honour."""
    LOOK_AT_QR_CODE = "look-at-qr-code"
    """Have the caller describe the QR code on the screen: size, background, border."""
    ASK_ABOUT_PHONE = "ask-about-phone"
    """Ask what became of the old phone, and whether there is a backup or a recovery code."""
    ASK_WHAT_HAPPENED = "ask-what-happened"
    """Ask for the page, the call or the message before it; look for sign-ins from elsewhere."""
    PROVE_IDENTITY = "prove-identity"
    """Check who is calling by the desk's own rule."""


_WAIT = (Fix.WAIT_FOR_NEXT_CODE,)
_DIGITS = (Fix.TYPE_DIGITS_ONLY,)
_APP_CODE = (Fix.TYPE_APP_CODE,)

FIXES: Mapping[Cause, tuple[Fix, ...]] = MappingProxyType(
    {
        Cause.PHONE_CLOCK_AHEAD: (Fix.AUTOMATIC_TIME,),
        Cause.PHONE_CLOCK_BEHIND: (Fix.AUTOMATIC_TIME,),
        Cause.SERVER_CLOCK_OFF: (Fix.SERVER_NTP,),
        Cause.CLOCK_SET_BY_HAND: (Fix.SET_ZONE,),
        Cause.SPACE_TYPED: _DIGITS,
        Cause.INVISIBLE_CHARACTERS: _DIGITS,
        Cause.OTHER_DIGITS: _DIGITS,
        Cause.LEADING_ZERO_LOST: _DIGITS,
        Cause.WRONG_LENGTH: _DIGITS,
        Cause.NOT_A_CODE: _APP_CODE,
        Cause.MISTYPED: _DIGITS,
        Cause.TYPED_TOO_LATE: _WAIT,
        Cause.USED_CODE: _WAIT,
        Cause.ENROLMENT_CODE_AGAIN: _WAIT,
        Cause.SECRET_TYPED: _APP_CODE,
        Cause.RECOVERY_CODE_TYPED: (Fix.TYPE_APP_CODE, Fix.USE_RECOVERY_CODE),
        Cause.RECOVERY_CODE_SPENT: (Fix.TYPE_APP_CODE, Fix.RESET_AFTER_PROOF),
        Cause.URI_PASTED: _APP_CODE,
        Cause.EXPORT_PASTED: _APP_CODE,
        Cause.EARLIER_SECRET: (Fix.SCAN_NEW_QR,),
        Cause.DUPLICATE_ENTRY: (Fix.DELETE_OLD_ENTRY,),
        Cause.OVERWRITTEN_ENTRY: (Fix.ADD_BY_HAND, Fix.RESET_AFTER_PROOF),
        Cause.ANOTHER_ACCOUNT: (Fix.PICK_RIGHT_ENTRY,),
        Cause.COUNTER_BASED_ENTRY: (Fix.TIME_BASED_SETTINGS,),
        Cause.OTHER_SETTINGS: (Fix.TIME_BASED_SETTINGS,),
        Cause.APP_IGNORES_DIGITS: (Fix.COMMON_PROFILE,),
        Cause.APP_IGNORES_PERIOD: (Fix.COMMON_PROFILE,),
        Cause.APP_IGNORES_ALGORITHM: (Fix.COMMON_PROFILE,),
        Cause.PLUS_IN_NAME: (Fix.ENCODE_SPACES,),
        Cause.NO_QUIET_ZONE: (Fix.WHITE_BORDER, Fix.ADD_BY_HAND),
        Cause.QR_TOO_SMALL: (Fix.ENLARGE_QR, Fix.ADD_BY_HAND),
        Cause.QR_TOO_DENSE: (Fix.SHORTEN_URI, Fix.ENLARGE_QR, Fix.ADD_BY_HAND),
        Cause.QR_HOLDS_BARE_SECRET: (Fix.PUT_URI_IN_QR, Fix.ADD_BY_HAND),
        Cause.QR_DISCLOSED: (Fix.REVOKE_AND_PURGE,),
        # A restored entry signs in, but the lost phone has the secret, too: it comes second.
        Cause.PHONE_LOST: (
            *(Fix.USE_RECOVERY_CODE, Fix.TRANSFER_OR_RESTORE, Fix.RESET_AFTER_PROOF),
        ),
        Cause.PHONE_NEW: (Fix.TRANSFER_OR_RESTORE, Fix.USE_RECOVERY_CODE, Fix.RESET_AFTER_PROOF),
        Cause.ACCOUNT_LOCKED: (Fix.UNLOCK,),
        Cause.MUST_WAIT: (Fix.WAIT_AND_TRY,),
        Cause.ENROLMENT_UNFINISHED: (Fix.ENROL_AGAIN,),
        Cause.SOLE_ADMINISTRATOR: (Fix.ESCALATE,),
        Cause.PHISHING_RELAY: (Fix.SECURE_ACCOUNT,),
        Cause.CODE_READ_OUT: (Fix.SECURE_ACCOUNT,),
        Cause.PASSWORD_STOLEN: (Fix.SECURE_ACCOUNT,),
        Cause.CALLER_UNPROVEN: (Fix.REFUSE, Fix.ESCALATE),
        Cause.RESET_FOR_ANOTHER: (Fix.REFUSE,),
    }
)
"""What ends each cause, the best first; what follows is for where that is not to be had."""

_BY_HAND, _LOG = Check.TYPE_BY_HAND, Check.READ_THE_LOG
_SETTINGS, _HAPPENED = Check.COMPARE_SETTINGS, Check.ASK_WHAT_HAPPENED

CHECKS: Mapping[Cause, Check] = MappingProxyType(
    {
        Cause.PHONE_CLOCK_AHEAD: Check.PHONE_AND_UTC,
        Cause.PHONE_CLOCK_BEHIND: Check.PHONE_AND_UTC,
        Cause.SERVER_CLOCK_OFF: Check.SERVER_AND_UTC,
        Cause.CLOCK_SET_BY_HAND: Check.PHONE_SETTINGS,
        Cause.SPACE_TYPED: _BY_HAND,
        Cause.INVISIBLE_CHARACTERS: _BY_HAND,
        Cause.OTHER_DIGITS: _BY_HAND,
        Cause.LEADING_ZERO_LOST: _BY_HAND,
        Cause.WRONG_LENGTH: _BY_HAND,
        Cause.NOT_A_CODE: _BY_HAND,
        Cause.MISTYPED: _BY_HAND,
        Cause.TYPED_TOO_LATE: Check.TYPE_FRESH_CODE,
        Cause.USED_CODE: Check.TYPE_FRESH_CODE,
        Cause.ENROLMENT_CODE_AGAIN: Check.TYPE_FRESH_CODE,
        Cause.SECRET_TYPED: _BY_HAND,
        Cause.RECOVERY_CODE_TYPED: _LOG,
        Cause.RECOVERY_CODE_SPENT: _LOG,
        Cause.URI_PASTED: _BY_HAND,
        Cause.EXPORT_PASTED: _BY_HAND,
        Cause.EARLIER_SECRET: Check.COMPARE_FINGERPRINTS,
        Cause.DUPLICATE_ENTRY: Check.READ_ENTRIES,
        Cause.OVERWRITTEN_ENTRY: Check.READ_ENTRIES,
        Cause.ANOTHER_ACCOUNT: Check.READ_ENTRIES,
        Cause.COUNTER_BASED_ENTRY: Check.WATCH_THE_CODE,
        Cause.OTHER_SETTINGS: _SETTINGS,
        Cause.APP_IGNORES_DIGITS: _SETTINGS,
        Cause.APP_IGNORES_PERIOD: _SETTINGS,
        Cause.APP_IGNORES_ALGORITHM: _SETTINGS,
        Cause.PLUS_IN_NAME: Check.READ_ENTRIES,
        Cause.NO_QUIET_ZONE: Check.LOOK_AT_QR_CODE,
        Cause.QR_TOO_SMALL: Check.LOOK_AT_QR_CODE,
        Cause.QR_TOO_DENSE: Check.LOOK_AT_QR_CODE,
        Cause.QR_HOLDS_BARE_SECRET: Check.LOOK_AT_QR_CODE,
        Cause.QR_DISCLOSED: _HAPPENED,
        Cause.PHONE_LOST: Check.ASK_ABOUT_PHONE,
        Cause.PHONE_NEW: Check.ASK_ABOUT_PHONE,
        Cause.ACCOUNT_LOCKED: _LOG,
        Cause.MUST_WAIT: _LOG,
        Cause.ENROLMENT_UNFINISHED: _LOG,
        Cause.SOLE_ADMINISTRATOR: Check.PROVE_IDENTITY,
        Cause.PHISHING_RELAY: _HAPPENED,
        Cause.CODE_READ_OUT: _HAPPENED,
        Cause.PASSWORD_STOLEN: _HAPPENED,
        Cause.CALLER_UNPROVEN: Check.PROVE_IDENTITY,
        Cause.RESET_FOR_ANOTHER: Check.PROVE_IDENTITY,
    }
)
"""How each cause is confirmed."""
