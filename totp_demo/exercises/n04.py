"""The exercises of 04-phone: counters of different periods, and what apps make of a QR code."""

from __future__ import annotations

from totp_demo.wording.sentence import say

from .exercise import Choose, Number

EXERCISES = (
    Number(
        "04-counter",
        say(
            "The Unix time is 1,000. A server that counts in steps of 10 s is at step 100. At "
            "which step is an app that counts in steps of 30 s?"
        ),
        33,
        {
            33: say(
                "1000 / 30, rounded down, is 33. The server is at 100: two counters, two codes."
            ),
            34: say(
                "Only whole periods count: 1000 / 30 is 33.3, and you drop what is after the point."
            ),
            100: say(
                "That is the server’s step. In the app a step is three times as long, so fewer "
                "steps fit into the same time."
            ),
            300: say("Longer steps mean fewer steps: divide by three instead of multiplying."),
        },
        say("Divide 1000 by 30, drop what is after the point, and type the result."),
    ),
    Choose(
        "04-digits",
        say(
            "The server asks for codes of 8 digits. The app ignores this setting of the QR code, "
            "as Microsoft Authenticator does. What happens?"
        ),
        "six",
        {
            "refuses": (
                say("The app refuses the QR code."),
                say(
                    "That would be clearer, and some apps do it. This one says nothing: see the "
                    "table."
                ),
            ),
            "six": (
                say("The app adds the account and shows 6 digits; the server refuses every code."),
                say(
                    "Nothing looks wrong on the phone, so the user calls the help desk. Try it "
                    "with the simulated phone."
                ),
            ),
            "zeros": (
                say("The app shows 6 digits, and the server adds two zeros in front."),
                say(
                    "Our server never adds digits to a code. The 6 digits are the last 6 of the 8, "
                    "but two are missing: the length alone shows it."
                ),
            ),
        },
    ),
    Choose(
        "04-two",
        say(
            "Microsoft Authenticator already has an account. You scan another one with exactly the "
            "same label, and you say yes to the app’s question. What happens to the first account?"
        ),
        "gone",
        {
            "both": (
                say("Nothing: both are in the list."),
                say(
                    "The app would have to tell them apart for that. It looks at the label alone: "
                    "try it with the simulated phone."
                ),
            ),
            "gone": (
                say("It is overwritten: its codes are gone."),
                say(
                    "The app tells accounts apart by the label alone. It does ask first, but does "
                    "not say which account you will lose. So put both issuer and account into the "
                    "label."
                ),
            ),
            "refused": (
                say("It stays. The app refuses the second account."),
                say(
                    "The app asks, but does not refuse. If you say yes, the newer account replaces "
                    "the older one."
                ),
            ),
        },
    ),
)
