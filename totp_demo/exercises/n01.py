"""The exercises of 01-profile: what a zone changes, and what a password alone is worth."""

from __future__ import annotations

from totp_demo.wording.sentence import say

from .exercise import Because, Choose, Number

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
        hint=say("Unix time counts seconds since 1970. Does that count depend on the city?"),
        worked=say(
            "It is one and the same moment. Unix time counts the seconds since 1970 the "
            "same everywhere, so the difference is 0."
        ),
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
        hint=say("What do the phone and the server both count?"),
        worked=say(
            "Both count the seconds since 1970. A zone only changes how the time is "
            "written. So nothing happens to the codes."
        ),
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
        hint=say("The thief can try guesses against the hash. Which guess comes first?"),
        worked=say(
            "A hash can’t be turned back, but guesses can be hashed and compared. The "
            "most common passwords are tried first, so that account falls first."
        ),
    ),
    Choose(
        "01-email",
        say(
            "MFA is on. You change the e-mail address in your profile. What happens to "
            "the codes of your app?"
        ),
        "same",
        {
            "stop": (
                say("They are refused until you scan again."),
                say("The codes come from the secret and the time. Is the address part of either?"),
            ),
            "same": (
                say("Nothing: the app still shows the old address."),
                say("The address is only the name of the entry. The secret is the same."),
            ),
            "new": (
                say("The server sends the app the new address."),
                say(
                    "The server and the app never talk to each other. What was in the QR code "
                    "stays as it was."
                ),
            ),
        },
        hint=say("From which two things is a code made?"),
        worked=say(
            "A code is made from the secret and the time. The address is neither: codes "
            "go on as before, and the entry keeps its old name."
        ),
    ),
    Because(
        "01-flight",
        say(
            "Looking back to page 00: on the plane the phone has no network. You sign in "
            "on the plane’s Wi-Fi with your laptop. Does the app’s code work?"
        ),
        "yes",
        {
            "yes": say("Yes."),
            "no": say("No."),
        },
        "calc",
        {
            "calc": (
                say("The phone works the code out from the secret and its clock."),
                say(
                    "No message goes from the server to the phone, neither when you sign in nor "
                    "before."
                ),
            ),
            "stored": (
                say("The phone has stored the codes of the next days."),
                say(
                    "It works, but not for that reason: after weeks without a network it would "
                    "still work. What does the phone keep?"
                ),
            ),
            "zone": (
                say("The laptop and the phone are in the same time zone."),
                say("Zones play no part. What does the phone calculate with?"),
            ),
        },
        {
            "no": say("Nothing is sent to the phone, so nothing is missing without a network."),
        },
        hint=say("What did the phone get when you scanned?"),
        worked=say(
            "The phone has the secret and a clock: that is all it needs. Only the laptop "
            "needs the network."
        ),
    ),
    Choose(
        "01-lost",
        say("Looking back to page 00: where should the recovery code be kept?"),
        "away",
        {
            "phone": (
                say("As a photo on the phone, at hand at any time."),
                say("You need it on the day when the phone is gone. Where would it be then?"),
            ),
            "away": (
                say("On paper or in a password manager, apart from the phone."),
                say("It is there for the day without the phone, so it must not disappear with it."),
            ),
            "ticket": (
                say("In a ticket, so that the help desk has it."),
                say("Anyone who reads the ticket could use it. No help desk needs it."),
            ),
        },
        hint=say("Think of the day on which you need it."),
        worked=say(
            "The recovery code replaces the phone once. So keep it where the phone is "
            "not, and where only you can read it."
        ),
    ),
    Choose(
        "01-kept",
        say(
            "The name, the e-mail address, the password, the time zone: which of these does "
            "the server not keep as you typed it?"
        ),
        "password",
        {
            "password": (
                say("The password only."),
                say(
                    "The server only has to recognise it. So it keeps a salted hash, from which "
                    "nobody gets the password back."
                ),
            ),
            "all": (
                say("All four."),
                say(
                    "It has to show the name and write to the address: those it keeps as they are."
                ),
            ),
            "none": (
                say("None of them."),
                say("Then anyone who steals its database would have the passwords."),
            ),
        },
        worked=say(
            "Name, address and zone are kept as they are. Of the password there is only a"
            " salted hash."
        ),
    ),
    Choose(
        "01-tokyo",
        say(
            "It is 14:00 in Paris, and clocks in Tokyo show 21:00. Two phones with the "
            "same secret, one in each city: do they show the same code?"
        ),
        "same",
        {
            "same": (
                say("Yes."),
                say("There are two ways to write the moment, and one Unix time."),
            ),
            "hours": (
                say("No: they are seven hours apart."),
                say("The clocks on the wall are. The seconds since 1970 are the same."),
            ),
            "profile": (
                say("Only if the profile has the right zone."),
                say("The phone never sees the profile. It counts the seconds since 1970."),
            ),
        },
        worked=say("Both lines end in the same Unix time: one time step, one code."),
    ),
    Number(
        "01-hand",
        say(
            "In Tokyo, a phone still has the zone of Paris and shows 14:00. Its owner "
            "sets the clock to 21:00 by hand. By how many steps of 30 s is its code off?"
        ),
        840,
        {
            840: say("Seven hours are 25,200 seconds, and 25,200 / 30 = 840 steps."),
            0: say("The screen looks right, yet to the phone it is now 21:00 in Paris."),
            7: say("Those are the hours. A step lasts 30 s."),
            25200: say("Those are the seconds. A step lasts 30 s."),
            420: say("That would be steps of a minute. A step lasts 30 s."),
        },
        say("Seven hours of 3,600 seconds, in steps of 30."),
        worked=say(
            "To the phone it is now 21:00 in Paris. Its clock is seven hours fast: 840 steps."
        ),
    ),
)
