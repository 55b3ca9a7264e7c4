"""The exercises of 02-enable-mfa: the states, and what each bit of a secret is worth."""

from __future__ import annotations

from totp_demo.wording.sentence import say

from .exercise import Choose, Number, Order

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
        hint=say("Look at the fingerprint below the QR code. Does it change after a wrong code?"),
        worked=say(
            "A wrong code changes neither the state nor the secret. The enrolment stays "
            "pending, and the same QR code stays on the screen."
        ),
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
                    "The account and the time are the same, the secret isn’t: the fingerprint"
                    " has changed. Which secret does the entry on the phone have?"
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
        hint=say("Cancel deletes something. What does the next QR code contain?"),
        worked=say(
            "Cancel deletes the first secret, and Enable MFA draws another. The entry in "
            "the phone still has the first one, so none of its codes is accepted."
        ),
    ),
    Number(
        "02-doubling",
        say(
            "An attacker takes a week, on average, to find a secret of 80 bits. How many "
            "weeks does the same attacker take for one of 90 bits?"
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
        hint=say("How many more bits are there? Each one doubles the time."),
        worked=say(
            "Ten more bits, ten doublings: 2 × 2 × 2 × 2 × 2 × 2 × 2 × 2 × 2 × 2 = 1,024 weeks."
        ),
    ),
    Choose(
        "02-late",
        say(
            "In this simulation the QR code has been on the screen for eleven minutes. "
            "You scan it and type the code of the app. What happens?"
        ),
        "over",
        {
            "on": (
                say("MFA is on: the code is valid."),
                say("The code fits the secret. But does the server still keep that secret?"),
            ),
            "over": (
                say("MFA is off: the enrolment is over."),
                say(
                    "After ten minutes the server deletes an unconfirmed secret. Delete the entry"
                    " in the app, too: its codes are of no use."
                ),
            ),
            "locked": (
                say("The account is locked."),
                say(
                    "Too many wrong codes lock an account. Waiting doesn’t. What happens to a "
                    "secret that nobody confirms?"
                ),
            ),
        },
        hint=say("How long does the server keep a secret that nobody has confirmed?"),
        worked=say(
            "Ten minutes after Enable MFA, the server deletes an unconfirmed secret: MFA "
            "is off. Press Enable MFA again and scan the new QR code."
        ),
    ),
    Order(
        "02-states",
        say("An account goes from off to on. In which order does this happen?"),
        {
            "press": say("Somebody presses Enable MFA."),
            "draw": say("The server draws a random secret."),
            "pending": say("MFA is pending, and the QR code is on the screen."),
            "code": say("A valid code arrives."),
            "on": say("MFA is on."),
        },
        {
            "press,draw,pending,code,on": say(
                "Only a code proves that the phone has the secret. Until then the password "
                "alone is enough to sign in."
            ),
            "press,pending,draw,code,on": say(
                "The QR code contains the secret. What has to be there before the picture?"
            ),
            "draw,press,pending,code,on": say("The server draws nothing before it is asked."),
        },
        say("Not that one. What does each step need from the one before?"),
        hint=say(
            "The QR code contains the secret, and the app makes the code from it. What "
            "does that put first?"
        ),
        worked=say("Enable MFA, a random secret, pending with the QR code, a valid code, on."),
    ),
    Choose(
        "02-password",
        say(
            "Looking back to page 01: you sign in with your e-mail address and a password. "
            "Now MFA is pending, not yet confirmed. What does the server ask for after the "
            "address?"
        ),
        "password",
        {
            "both": (
                say("The password and a code."),
                say(
                    "If the scan had failed, nobody could sign in any more. What does “pending” "
                    "wait for?"
                ),
            ),
            "password": (
                say("The password alone."),
                say("Only a confirmed secret counts. That is why the code at the end matters."),
            ),
            "code": (
                say("A code alone."),
                say("A code never replaces the password: it is a second proof beside it."),
            ),
        },
        hint=say("Has the phone proved yet that it has the secret?"),
        worked=say(
            "Pending means: the server has a secret, but doesn’t know whether a phone has"
            " it. So it asks for the password alone, until a code has confirmed it."
        ),
    ),
    Choose(
        "02-photo",
        say(
            "Looking back to page 00: somebody photographed the QR code. You press "
            "Cancel, then Enable MFA, and scan the new one. What can they do with the "
            "photo?"
        ),
        "nothing",
        {
            "all": (
                say("Work out your codes: it is the same account."),
                say("The account is the same. Is the secret?"),
            ),
            "nothing": (
                say("Nothing: the server has deleted that secret."),
                say("That is the way out when a QR code was seen: a new secret."),
            ),
            "once": (
                say("Sign in once."),
                say(
                    "Not even once: the server checks with the new secret. What does the photo "
                    "hold?"
                ),
            ),
        },
        hint=say("Which secret does the server have now?"),
        worked=say(
            "Cancel deletes the secret of the photo. The new QR code has another one, and"
            " only that counts."
        ),
    ),
    Choose(
        "02-keys",
        say("Will two secrets that the server draws for the same person ever be the same?"),
        "never",
        {
            "never": (
                say("No, practically never."),
                say("There are 2^160 of them. Each fingerprint is a different one."),
            ),
            "person": (
                say("Yes: it is the same person."),
                say("The name plays no part in it. The operating system draws 20 random bytes."),
            ),
            "day": (
                say("Yes, on the same day."),
                say("The time plays no part in drawing it, only in the codes."),
            ),
        },
        worked=say("A secret is 160 random bits, and nothing else."),
    ),
    Choose(
        "02-years",
        say(
            "An attacker tries 10^18 secrets a second. How long does it take on average to "
            "find a secret of 80 bits, and one of 160 bits?"
        ),
        "week",
        {
            "week": (
                say("A week with 80; far longer than the age of the universe with 160."),
                say("Each bit doubles the time: 80 more bits, 80 doublings."),
            ),
            "twice": (
                say("A week with 80; two weeks with 160: the secret is twice as long."),
                say("Twice as many bits is not twice the time: each single bit doubles it."),
            ),
            "both": (
                say("Millions of years with either."),
                say("With 80 bits it is a week, for this attacker."),
            ),
        },
        worked=say("The first line is 0.019 years, a week. The last one is 2.3 × 10^22 years."),
    ),
    Choose(
        "02-hash",
        say(
            "A server can keep a password as a hash, because it only has to recognise it."
            " Can it keep the secret as a hash, too?"
        ),
        "no",
        {
            "no": (
                say("No."),
                say(
                    "To check a code it has to work the code out, and for that it needs the bytes"
                    " themselves."
                ),
            ),
            "yes": (
                say("Yes, in the same way."),
                say("Nobody sends the secret again for comparison: only six digits arrive."),
            ),
            "after": (
                say("Yes, once it has been confirmed."),
                say("It is needed at each sign-in, not only for the first code."),
            ),
        },
        worked=say(
            "So anyone who steals the server’s database has the secrets, unless they are "
            "encrypted there."
        ),
    ),
)
