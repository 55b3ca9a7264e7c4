"""The exercises of 01-profile: what a zone changes, and what a password alone is worth."""

from __future__ import annotations

from totp_demo.wording.sentence import say

from .exercise import Choose, Number

_APART = say(
    "That is how far apart the clocks in the two cities are. Both cities count the "
    "same seconds since 1970: so what is the difference?"
)

EXERCISES = (
    Number(
        "01-seconds",
        say(
            "It is 13:00 in Paris, and 07:00 on the same day in New York. By how many seconds does "
            "the Unix time differ between the two?"
        ),
        0,
        {
            0: say("A moment has one Unix time, and so one code, wherever you are."),
            21600: _APART,
            -21600: _APART,
            6: say("Those are the hours between the two zones. Does Unix time have a zone?"),
        },
        say("Unix time counts the seconds since 1970 in UTC. Does it matter where you are?"),
    ),
    Choose(
        "01-zone",
        say(
            "Camille flies from Paris to Tokyo. The phone sets its time zone by itself. The "
            "profile still says Paris. What happens to the codes?"
        ),
        "same",
        {
            "refused": (
                say("They are refused until the profile says Tokyo too."),
                say(
                    "The server never looks at the profile’s zone when it checks a code. Set "
                    "another zone in the form, save, and watch the codes of the time axis."
                ),
            ),
            "late": (
                say("They are some hours late: the phone uses local time."),
                say(
                    "Local time is only what the screen shows; codes are worked out from Unix "
                    "time. It would be different if somebody had set the clock by hand. Did "
                    "anybody?"
                ),
            ),
            "same": (
                say("Nothing: they are still accepted."),
                say(
                    "Zones only change how a moment is written. The phone and the server both "
                    "count the seconds since 1970."
                ),
            ),
        },
    ),
    Choose(
        "01-hash",
        say(
            "A thief copies the server’s table of salted password hashes. MFA is off. Which "
            "account is at risk first?"
        ),
        "common",
        {
            "common": (
                say("The one whose password is in every list of common passwords."),
                say(
                    "The thief hashes one guess after another with the same salt and compares, the "
                    "most likely guesses first."
                ),
            ),
            "none": (
                say("None: you can’t turn a hash back into a password."),
                say(
                    "You can’t turn it back, but you can try guesses: run the cell with the list "
                    "again. Which passwords are in a list like that?"
                ),
            ),
            "all": (
                say("All at once: anyone who has the hash has the password."),
                say(
                    "Nobody can sign in with a hash: first, a guess has to match it. For which "
                    "password is that quick?"
                ),
            ),
        },
    ),
)
