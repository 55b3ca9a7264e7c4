"""Tickets about what the app has: the wrong entry, an old one, or one with other settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from totp_demo.desk.inquiry import Inquiry
from totp_demo.desk.kind import Kind
from totp_demo.model.case import Sign
from totp_demo.model.cause import Cause, Fix
from totp_demo.model.enrolment import Settings
from totp_demo.wording.sentence import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from totp_demo.desk.world import World

_OTHERS = ("Payroll", "Mail", "VPN", "Time sheets")


def _earlier(world: World) -> None:
    """The QR code was scanned, the set-up cancelled and begun again: the page has a new key."""
    world.enrol()
    old = world.key
    world.account.cancel()
    world.clock.advance(world.dice.uniform(300, 3000))
    world.account.enable_mfa()
    world.earlier_keys = () if old is None else (old,)
    world.signs = frozenset({Sign.OLD_QR_CODE_SCANNED})
    for _ in range(2):
        world.tries()


def _twice(world: World) -> None:
    """MFA was reset and set up again; the app has kept the old entry beside the new one."""
    world.lived(world.dice.uniform(20, 90))
    old, key = world.entry, world.key
    if old is None or key is None:
        raise ValueError("nothing was set up")
    world.earlier_keys = (key,)
    world.account.reset_mfa()
    world.phone.delete(old)
    world.enrol()
    world.tries()
    world.next_code()
    world.tries()
    world.phone.put_back(old, 0)
    world.picked = old.id
    world.clock.advance(world.dice.uniform(3600, 80_000))
    world.signs = frozenset({Sign.TWO_ENTRIES_ALIKE})
    for _ in range(2):
        world.tries()


def _overwritten(world: World) -> None:
    """The key of a test environment had the same name: the app put it in the place of this one."""
    world.phone.app = "microsoft-authenticator"
    world.lived(world.dice.uniform(20, 90))
    other = world.draw_key()
    for entry in world.phone.entries:
        world.phone.delete(entry)
    world.picked = world.phone.scan(other.uri).id
    world.other_keys = (other,)
    world.signs = frozenset({Sign.ENTRY_GONE})
    for _ in range(2):
        world.tries()


def _another(world: World) -> None:
    world.lived(world.dice.uniform(20, 90))
    other = world.draw_key(issuer=world.dice.choice(_OTHERS))
    world.picked = world.phone.scan(other.uri).id
    world.other_keys = (other,)
    world.signs = frozenset({Sign.OTHER_ENTRY_READ})
    for _ in range(2):
        world.tries()


def _counter(world: World) -> None:
    key = world.account.enable_mfa()
    world.counted = (key, world.dice.randrange(1, 6))
    world.signs = frozenset({Sign.CODE_STAYS, Sign.ADDED_BY_HAND})
    for _ in range(2):
        world.tries()


def _other_settings(world: World) -> None:
    key = world.account.enable_mfa()
    settings: dict[str, Any] = world.dice.choice(
        [{"period": 60}, {"algorithm": "SHA256"}, {"algorithm": "SHA512"}]
    )
    entry = world.phone.add_by_hand(key.account, key.secret, key.issuer, **settings)
    world.picked = entry.id
    world.signs = frozenset({Sign.ADDED_BY_HAND})
    for _ in range(2):
        world.tries()


def _ignored(apps: tuple[str, ...], *signs: Sign, **settings: int | str) -> Callable[[World], None]:
    def build(world: World) -> None:
        given: dict[str, Any] = settings
        world.serve(Settings(**given))
        world.phone.app = world.dice.choice(apps)
        world.enrol()
        world.signs = frozenset(signs)
        for _ in range(2):
            world.tries()

    return build


def _plus(world: World) -> None:
    world.show(plus=True)
    world.enrol()
    world.distrusts = True
    world.signs = frozenset({Sign.PLUS_SHOWN})


_APP = (Inquiry.LOG, Inquiry.WHICH_APP, Inquiry.ACCOUNT)

KINDS = (
    Kind(
        "earlier-secret",
        Cause.EARLIER_SECRET,
        Fix.SCAN_NEW_QR,
        _earlier,
        (Inquiry.LOG, Inquiry.HOW_ADDED),
        say("Wrong code right after scanning"),
        (
            say(
                "Hello, I’m at the last step of the set-up. The app shows a code, I type it, and "
                "it is wrong. Every time."
            ),
            say("Hi, the set-up does not take my code. The app seems to count properly, though."),
        ),
        say(
            "I had to break off in the middle, and started again later. The app already had the "
            "entry, so I went straight to the code."
        ),
        also=frozenset({Fix.ENROL_AGAIN, Fix.ADD_BY_HAND, Fix.TIME_BASED_SETTINGS}),
    ),
    Kind(
        "duplicate-entry",
        Cause.DUPLICATE_ENTRY,
        Fix.DELETE_OLD_ENTRY,
        _twice,
        (Inquiry.LOG, Inquiry.ENTRIES),
        say("Worked yesterday, wrong today"),
        (
            say("Hello. Yesterday my code was fine, today it’s wrong. And I’ve changed nothing."),
            say(
                "Hi, I can’t get in: wrong code. I open the app, I tap IT Glue, I type what I see."
            ),
        ),
        say(
            "My MFA was reset the other day, and I set it up again. Since then, no problem so far."
        ),
    ),
    Kind(
        "overwritten-entry",
        Cause.OVERWRITTEN_ENTRY,
        Fix.RESET_AFTER_PROOF,
        _overwritten,
        (Inquiry.LOG, Inquiry.ENTRIES, Inquiry.CALL_BACK),
        say("A second account, and the first one is dead"),
        (
            say(
                "Hello, I’ve added the test environment to my app, and since then I can’t get into "
                "the real one."
            ),
            say("Hi, the code for IT Glue is refused since this morning. I’ve deleted nothing!"),
        ),
        say(
            "I added our test environment to the app this morning. It asked me something, and I "
            "tapped yes."
        ),
    ),
    Kind(
        "another-account",
        Cause.ANOTHER_ACCOUNT,
        Fix.PICK_RIGHT_ENTRY,
        _another,
        (Inquiry.LOG, Inquiry.ENTRIES),
        say("The code isn’t accepted"),
        (
            say("Hello, my code isn’t accepted. I have so many of these codes by now…"),
            say("Hi, I type the code at the bottom of my list, and it’s refused. Why?"),
        ),
        say("I’ve got one more entry in the app since last week, for another site."),
    ),
    Kind(
        "counter-based-entry",
        Cause.COUNTER_BASED_ENTRY,
        Fix.TIME_BASED_SETTINGS,
        _counter,
        (Inquiry.LOG, Inquiry.HOW_ADDED, Inquiry.CODE_CHANGES),
        say("Typed in by hand, never worked"),
        (
            say("Hello, my camera is broken, so I typed the key in. The code has never worked."),
            say("Hi, I’ve typed the key into the app three times now. The code is always wrong."),
        ),
        say("I’m setting it up for the first time. I typed the key instead of scanning."),
        also=frozenset({Fix.ENROL_AGAIN, Fix.SCAN_NEW_QR, Fix.ADD_BY_HAND}),
    ),
    Kind(
        "other-settings",
        Cause.OTHER_SETTINGS,
        Fix.TIME_BASED_SETTINGS,
        _other_settings,
        (Inquiry.LOG, Inquiry.HOW_ADDED),
        say("The key was typed in, the code is wrong"),
        (
            say(
                "Hello, I added the key by hand, since I work without a camera. The codes come, "
                "but they’re refused."
            ),
            say("Hi. The app shows a code, it changes properly, and your page says no. Each time."),
        ),
        say("I’m setting it up. The app asked for a few settings, and I took what sounded safest."),
        also=frozenset({Fix.ENROL_AGAIN, Fix.SCAN_NEW_QR, Fix.ADD_BY_HAND}),
    ),
    Kind(
        "app-ignores-digits",
        Cause.APP_IGNORES_DIGITS,
        Fix.COMMON_PROFILE,
        _ignored(
            ("google-authenticator-android", "microsoft-authenticator"),
            Sign.SEVEN_OR_EIGHT_DIGITS_ASKED,
            digits=8,
        ),
        (Inquiry.WHAT_IS_SAID, Inquiry.WHICH_APP, Inquiry.ACCOUNT),
        say("The page wants eight digits"),
        (
            say("Hello, your page says that my code is too short. The app has no longer one."),
            say("Hi, there are six digits in the app and the page is not content with that."),
        ),
        say("I’m setting it up for the first time. The app took the QR code at once."),
    ),
    Kind(
        "app-ignores-period",
        Cause.APP_IGNORES_PERIOD,
        Fix.COMMON_PROFILE,
        _ignored(("google-authenticator-android", "microsoft-authenticator", "authy"), period=10),
        _APP,
        say("All set up, and every code is wrong"),
        (
            say(
                "Hello. I’ve followed the article to the letter, and the code is wrong. A "
                "colleague has the same trouble with another app."
            ),
            say("Hi, the set-up stops at the code. The app took the QR code without complaint."),
        ),
        say("I’m setting it up for the first time. Your article says a code lives for 10 seconds."),
    ),
    Kind(
        "app-ignores-algorithm",
        Cause.APP_IGNORES_ALGORITHM,
        Fix.COMMON_PROFILE,
        _ignored(("microsoft-authenticator", "authy", "duo"), algorithm="SHA256"),
        _APP,
        say("Scanned without an error, codes refused"),
        (
            say("Hello, the app has scanned your code without an error, and the page refuses it."),
            say("Hi, I’ve scanned it twice and deleted it twice. The codes stay wrong."),
        ),
        say("I’m setting it up for the first time. We’re said to have the strict settings now."),
    ),
    Kind(
        "plus-in-name",
        Cause.PLUS_IN_NAME,
        Fix.ENCODE_SPACES,
        _plus,
        (Inquiry.ENTRIES,),
        say("Why is it called IT+Glue?"),
        (
            say(
                "Hello, in the app the entry is called “IT+Glue”. Is that real, or is it phishing?"
            ),
            say("Hi. There’s a plus sign in the name, so I’ve stopped before typing any code."),
        ),
        say("I’m setting it up for the first time. I stopped when I saw that name."),
        told=frozenset({Sign.PLUS_SHOWN}),
    ),
)
"""The kinds."""
