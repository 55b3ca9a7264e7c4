"""What the desk can find out, what it costs, and what it must never ask for."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from types import MappingProxyType

from totp_demo.model.case import Sign


class Inquiry(enum.Enum):
    """One thing that the desk asks the caller, looks at, or has done.

    Example:
        >>> SECONDS[Inquiry.PHONE_TIME]
        30
    """

    # Asked of the caller.
    WHAT_IS_SAID = "what-is-said"
    """What the page says."""
    WHEN_WORKED = "when-worked"
    WHAT_CHANGED = "what-changed"
    """What happened before it failed for the first time."""
    WHOSE_ACCOUNT = "whose-account"
    OTHERS = "others"
    """Whether colleagues are refused, too."""
    PHONE_TIME = "phone-time"
    """The phone's clock beside a page that shows the exact time."""
    HOW_TYPED = "how-typed"
    """How the code gets into the field, without being told the code."""
    COUNTDOWN = "countdown"
    """How much time is left when the code is read, and when it is sent."""
    WHICH_APP = "which-app"
    ENTRIES = "entries"
    """The names of the entries in the app; no code."""
    CODE_CHANGES = "code-changes"
    HOW_ADDED = "how-added"
    """Whether the entry was scanned or typed in, and from where."""
    LOOK_OF_QR = "look-of-qr"
    """What the QR code looks like; no picture."""
    OLD_PHONE = "old-phone"
    """What became of the old phone, and whether there is a backup."""
    RECOVERY_CODE = "recovery-code"
    """Whether there is one, and whether it was used; it is not read out."""
    OTHER_ADMINISTRATOR = "other-administrator"
    LINKS_AND_CALLS = "links-and-calls"
    """Whether a code was typed behind a link, or told to somebody."""
    OWN_SIGN_INS = "own-sign-ins"
    """Whether the sign-ins of the log are the caller's."""

    # Asked of the caller, though nobody may: it harms.
    CODE = "code"
    SECRET = "secret"  # noqa: S105 - the name of an inquiry
    SCREENSHOT = "screenshot"
    """A picture of the QR code."""
    PASSWORD = "password"  # noqa: S105 - the same

    # Done by the desk.
    LOG = "log"
    ACCOUNT = "account"
    """Its settings, and where it stands."""
    SERVER_TIME = "server-time"
    """The server's clock beside the exact time."""
    TRY = "try"
    """The caller tries again, while the desk watches the log."""
    CALL_BACK = "call-back"
    """The desk's own rule of identity: call the number on file, not the one that called."""


SECONDS: Mapping[Inquiry, int] = MappingProxyType(
    {
        Inquiry.WHAT_IS_SAID: 15,
        Inquiry.WHEN_WORKED: 15,
        Inquiry.WHAT_CHANGED: 20,
        Inquiry.WHOSE_ACCOUNT: 10,
        Inquiry.OTHERS: 20,
        Inquiry.PHONE_TIME: 30,
        Inquiry.HOW_TYPED: 20,
        Inquiry.COUNTDOWN: 20,
        Inquiry.WHICH_APP: 10,
        Inquiry.ENTRIES: 25,
        Inquiry.CODE_CHANGES: 35,
        Inquiry.HOW_ADDED: 20,
        Inquiry.LOOK_OF_QR: 25,
        Inquiry.OLD_PHONE: 15,
        Inquiry.RECOVERY_CODE: 20,
        Inquiry.OTHER_ADMINISTRATOR: 15,
        Inquiry.LINKS_AND_CALLS: 25,
        Inquiry.OWN_SIGN_INS: 25,
        Inquiry.CODE: 10,
        Inquiry.SECRET: 20,
        Inquiry.SCREENSHOT: 30,
        Inquiry.PASSWORD: 10,
        Inquiry.LOG: 15,
        Inquiry.ACCOUNT: 10,
        Inquiry.SERVER_TIME: 15,
        Inquiry.TRY: 40,
        Inquiry.CALL_BACK: 60,
    }
)
"""How long each takes, in simulated seconds: a choice of this kit, so that a call has a price."""

BY_THE_DESK = frozenset(
    {Inquiry.LOG, Inquiry.ACCOUNT, Inquiry.SERVER_TIME, Inquiry.TRY, Inquiry.CALL_BACK}
)
"""What the desk does; all else is asked of the caller."""

SHOWS: Mapping[Inquiry, tuple[Sign, ...]] = MappingProxyType(
    {
        Inquiry.WHAT_IS_SAID: (Sign.SEVEN_OR_EIGHT_DIGITS_ASKED,),
        Inquiry.WHEN_WORKED: (Sign.FAILS_NOW_AND_THEN,),
        Inquiry.WHAT_CHANGED: (Sign.BACK_FROM_JOURNEY, Sign.PHONE_GONE, Sign.NEW_PHONE),
        Inquiry.WHOSE_ACCOUNT: (Sign.ASKS_FOR_ANOTHER,),
        Inquiry.OTHERS: (Sign.OTHERS_FAIL_TOO,),
        Inquiry.COUNTDOWN: (Sign.TYPED_AT_THE_END,),
        Inquiry.ENTRIES: (
            *(Sign.TWO_ENTRIES_ALIKE, Sign.ENTRY_GONE),
            *(Sign.OTHER_ENTRY_READ, Sign.PLUS_SHOWN),
        ),
        Inquiry.CODE_CHANGES: (Sign.CODE_STAYS,),
        Inquiry.HOW_ADDED: (Sign.ADDED_BY_HAND, Sign.OLD_QR_CODE_SCANNED),
        Inquiry.LOOK_OF_QR: (
            *(Sign.CAMERA_SEES_NOTHING, Sign.DARK_BACKGROUND, Sign.QR_CODE_SMALL),
            *(Sign.QR_CODE_FINE, Sign.APP_SAYS_NOT_A_KEY, Sign.QR_CODE_SENT),
        ),
        Inquiry.OLD_PHONE: (Sign.PHONE_GONE, Sign.NEW_PHONE, Sign.OLD_PHONE_AT_HAND),
        Inquiry.RECOVERY_CODE: (Sign.RECOVERY_CODE_AT_HAND, Sign.RECOVERY_CODE_USED_BEFORE),
        Inquiry.OTHER_ADMINISTRATOR: (Sign.NO_OTHER_ADMINISTRATOR,),
        Inquiry.LINKS_AND_CALLS: (Sign.LINK_FOLLOWED, Sign.CODE_TOLD),
        Inquiry.OWN_SIGN_INS: (Sign.REQUESTS_NOT_MINE, Sign.UNKNOWN_SIGN_IN),
        Inquiry.CALL_BACK: (Sign.IDENTITY_UNPROVEN,),
    }
)
"""Which signs each shows, where they are there."""


class Harm(enum.Enum):
    """What the desk must never do, whatever the caller says."""

    CODE_ASKED = "code-asked"
    SECRET_ASKED = "secret-asked"  # noqa: S105 - the name of a harm
    SCREENSHOT_ASKED = "screenshot-asked"
    PASSWORD_ASKED = "password-asked"  # noqa: S105 - the same
    RESET_WITHOUT_PROOF = "reset-without-proof"
    MFA_SWITCHED_OFF = "mfa-switched-off"
    STRANGER_LET_IN = "stranger-let-in"
    """Somebody signs in to an account that is not theirs."""


HARMS: Mapping[Inquiry, Harm] = MappingProxyType(
    {
        Inquiry.CODE: Harm.CODE_ASKED,
        Inquiry.SECRET: Harm.SECRET_ASKED,
        Inquiry.SCREENSHOT: Harm.SCREENSHOT_ASKED,
        Inquiry.PASSWORD: Harm.PASSWORD_ASKED,
    }
)
"""What asking for something harms."""
