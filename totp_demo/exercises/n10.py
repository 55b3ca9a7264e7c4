"""The exercises of 10-help-desk: the trip, the reset, what is asked, and in which order."""

from __future__ import annotations

from totp_demo.wording.sentence import say

from .exercise import Because, Choose, Number, Order

EXERCISES = (
    Choose(
        "10-trip",
        say(
            "“I’m back from a trip. My phone shows the right time, and every code is refused.” "
            "Can both be true?"
        ),
        "zone",
        {
            "server": (
                say("No: if the phone is right, the server’s clock is wrong."),
                say("Then other people would call, too. What does a phone’s display leave out?"),
            ),
            "zone": (
                say("Yes: the display may be right and the time behind it hours off."),
                say(
                    "The display is the time of a zone. With the zone of another place and the "
                    "clock set by hand, the phone is hours off, and a code is made from the time "
                    "that all zones share."
                ),
            ),
            "lie": (
                say("No: the caller has not looked properly."),
                say(
                    "Callers are often wrong about the cause, and seldom about what they see. "
                    "Believe the display. What else is there besides it?"
                ),
            ),
        },
        hint=say("A code is made from Unix time, which has no zone. What does a clock face show?"),
        worked=say(
            "Yes. The display shows the local time of a zone. Zone wrong, clock set by hand: the "
            "display is right, Unix time is hours off. So set the zone, then automatic time."
        ),
    ),
    Choose(
        "10-stranger",
        say(
            "A caller without a phone asks for a reset. The name and the date of birth are right. "
            "You reset MFA. It was not the owner. What can the caller do now?"
        ),
        "enrol",
        {
            "nothing": (
                say("Nothing yet: the password is still missing."),
                say(
                    "A stranger who asks for a reset usually has the password: MFA is all that is "
                    "left in the way."
                ),
            ),
            "once": (
                say("Sign in once, until the owner notices."),
                say("What does the product ask for after a reset? And on which phone is it done?"),
            ),
            "enrol": (
                say("Sign in, and enrol a phone of their own."),
                say(
                    "From then on the second factor is the stranger’s, and the owner is the one "
                    "who is refused. That is why the number on file is called first."
                ),
            ),
        },
        hint=say("After a reset, MFA is set up again. On which phone?"),
        worked=say(
            "Sign in, and enrol a phone of their own. Name and date of birth are no proof: others "
            "know them. Call the number on file before you reset anything."
        ),
    ),
    Choose(
        "10-ask",
        say("Which of these may you ask a caller?"),
        "names",
        {
            "code": (
                say("“Please read me the code, so that I can compare it.”"),
                say("The server compares it. A code that is read out signs anyone in."),
            ),
            "picture": (
                say("“Please send me a screenshot of the QR code.”"),
                say("The picture contains the secret, and a ticket is read by many."),
            ),
            "key": (
                say("“Please read me the last four characters of the key.”"),
                say(
                    "A part of a secret is no better than all of it to somebody who asks twice. "
                    "The fingerprint in the log tells keys apart."
                ),
            ),
            "names": (
                say("“Which entries are in the app? Only the names, please.”"),
                say("Names tell you which entry was read, and sign nobody in."),
            ),
        },
        hint=say("Which answer would be of use to a stranger?"),
        worked=say(
            "Only the names of the entries. A code, a picture of the QR code and any part of the "
            "key would be of use to a stranger."
        ),
    ),
    Order(
        "10-order",
        say("A phone was stolen, there is no recovery code. In which order do you work?"),
        {
            "back": say("Call the number on file."),
            "reset": say("Reset MFA."),
            "enrol": say("Have MFA set up on the new phone."),
            "recovery": say("Have a recovery code created."),
        },
        {
            "back,reset,enrol,recovery": say(
                "First you know who it is, then you change something. The recovery code comes "
                "last: it can only be made once MFA is on."
            ),
            "reset,back,enrol,recovery": say(
                "If it was a stranger, the account is theirs by the time you call. What comes "
                "before any change?"
            ),
        },
        say("Which step needs the one before it? What must you know before you change anything?"),
        hint=say("Who is calling comes before any change. A recovery code needs MFA that is on."),
        worked=say(
            "Call back, reset, set up, recovery code: proof before change, and the recovery code "
            "once MFA is on."
        ),
    ),
    Because(
        "10-window",
        say(
            "Looking back to page 08: one caller’s phone is five minutes ahead. May you widen the "
            "server’s window for everybody?"
        ),
        "no",
        {
            "yes": say("Yes, to ten steps."),
            "no": say("No: have the phone’s time set."),
        },
        "guessing",
        {
            "guessing": (
                say("A wider window accepts more codes at once, for everybody."),
                say(
                    "Twenty-one codes instead of three are valid at any moment: guessing becomes "
                    "seven times as likely to succeed, and the phone stays wrong."
                ),
            ),
            "slow": (
                say("A wider window makes the server slow."),
                say("Twenty codes take no time. What does each valid code help besides the phone?"),
            ),
            "drift": (
                say("The phone would drift out of any window."),
                say("Perhaps, one day. What changes at once, and for every account?"),
            ),
        },
        {
            "yes": say("Then more codes are valid at any moment. For how many accounts?"),
        },
        hint=say("How many codes are valid at once with a window of ten steps on each side?"),
        worked=say(
            "No. With ten steps on each side, 21 codes are valid instead of 3, for everybody. The "
            "cause is one phone: switch on automatic time there."
        ),
    ),
    Number(
        "10-steps",
        say(
            "The log says: a code 8 steps too early. A step is 30 seconds. About how many seconds "
            "is the phone ahead?"
        ),
        240,
        {
            240: say("8 steps of 30 seconds: about four minutes. Now compare the phone’s clock."),
            8: say("Those are the steps. How long is one?"),
            30: say("That is one step. How many are there?"),
            480: say("A step is 30 seconds, not a minute."),
            270: say("Eight steps, not nine: the log counts from the server’s own step."),
        },
        say("Steps times the length of a step."),
        hint=say("How many seconds are 8 steps of 30 seconds?"),
        worked=say("8 × 30 s = 240 s: the phone is about four minutes ahead."),
    ),
    Choose(
        "10-old-phone",
        say(
            "Looking back to page 06: a caller has a new phone, and the old one is on the desk. "
            "What comes before a reset?"
        ),
        "transfer",
        {
            "nothing": (
                say("Nothing: a new phone always means a reset."),
                say("What is still on the old phone?"),
            ),
            "number": (
                say("The phone number of the new phone."),
                say("A code of an app does not know any phone number. What does it need?"),
            ),
            "transfer": (
                say("Transferring the entries from the old phone."),
                say(
                    "The secret is on the old phone and can come along. Nobody’s key is replaced, "
                    "so nobody has to prove who they are."
                ),
            ),
        },
        hint=say("A code is made from a secret. Where is that secret now?"),
        worked=say(
            "Transfer first, or restore a backup: the secret is still there. A reset is for those "
            "who have neither, and no recovery code."
        ),
    ),
)
"""The exercises, in the order of the notebook."""
