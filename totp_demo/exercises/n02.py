"""The exercises of 02-enable-mfa: the states, and what each bit of a secret is worth."""

from __future__ import annotations

from totp_demo.wording.sentence import say

from .exercise import Choose, Number

EXERCISES = (
    Choose(
        "02-wrong",
        say("The QR code is on the screen. You type a wrong code and press Enable. What happens?"),
        "pending",
        {
            "off": (
                say("MFA is off again, and the secret is forgotten."),
                say(
                    "That is what Cancel does, or a wait of ten minutes. Type a wrong code and "
                    "watch which arrow lights up."
                ),
            ),
            "new": (
                say("The server draws another secret and shows another QR code."),
                say(
                    "Then the entry in the phone that has just scanned would no longer work. "
                    "Compare the fingerprint below the picture before and after a wrong code."
                ),
            ),
            "pending": (
                say("It stays pending, with the same QR code."),
                say(
                    "A slip only counts as one failure: the next code that the phone shows is "
                    "still valid."
                ),
            ),
        },
    ),
    Choose(
        "02-cancel",
        say(
            "You scan the QR code, then press Cancel, then Enable MFA again. The phone shows the "
            "entry of the first scan. Will its code be accepted?"
        ),
        "no",
        {
            "yes": (
                say("Yes: it is the same account, and the phone has the right time."),
                say(
                    "The account and the time are the same, the secret is not: the fingerprint has "
                    "changed. Which of the three is new in the QR code?"
                ),
            ),
            "no": (
                say("No: the phone and the server have different secrets."),
                say("Delete the old entry and scan the QR code that is shown now."),
            ),
            "later": (
                say("Not at first, but from the next time step on."),
                say(
                    "Each new code of that entry comes from the first secret too, and the server "
                    "has forgotten that one. How can you fix it?"
                ),
            ),
        },
    ),
    Number(
        "02-doubling",
        say(
            "The attacker above takes a week, on average, to find a secret of 80 bits. How many "
            "weeks does one of 90 bits take?"
        ),
        1024,
        {
            1024: say(
                "Almost 20 years, for ten more bits. Each bit doubles the number of secrets."
            ),
            1000: say("Almost: each bit doubles the time, and ten doublings are a little more."),
            10: say("Ten more bits are not ten weeks: with 81 bits, it already takes two weeks."),
            11: say("A bit does not add a week, it doubles the time: 2 weeks, then 4, then 8."),
            20: say("Doubling once is for one more bit. Here, the time doubles ten times."),
            2: say("That is the time for 81 bits. Keep doubling, up to 90."),
        },
        say("Double the week once for each of the ten bits."),
    ),
)
