"""The exercises of 00-procedure: is it understood where a code comes from?"""

from __future__ import annotations

from totp_demo.wording.sentence import say

from .exercise import Choose

EXERCISES = (
    Choose(
        "00-flight",
        say("The phone is in flight mode: no network at all. Can it still show a valid code?"),
        "yes-secret",
        {
            "no-network": (
                say("No: the server sends each code to the phone."),
                say(
                    "Nothing is sent: try it with your phone in flight mode. What was in the QR "
                    "code?"
                ),
            ),
            "yes-secret": (
                say("Yes: it works out the code from the secret and the time."),
                say(
                    "It only needs the secret and the time. Put your phone in flight mode and try "
                    "it."
                ),
            ),
            "yes-stored": (
                say("Yes: it got a list of codes when it scanned the QR code."),
                say("The QR code is far too small for a list. It contains one secret of 160 bits."),
            ),
        },
    ),
)
