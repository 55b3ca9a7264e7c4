"""The exercises of 09-limits: guessing, the relay and after it, the ticket, the stolen database."""

from __future__ import annotations

from totp_demo.wording.sentence import say

from .exercise import Choose

EXERCISES = (
    Choose(
        "09-guess",
        say(
            "A server accepts one step on each side and never makes anyone wait. A program tries "
            "ten codes a second for a day. How likely is it to get in?"
        ),
        "nine",
        {
            "million": (
                say("About one in a million: a code has six digits."),
                say(
                    "That is one guess at one code. How many guesses are there in a day, and how "
                    "many codes are valid at any moment?"
                ),
            ),
            "hundred": (
                say("About one in a hundred."),
                say(
                    "That would be about right for one guess a second after an hour. Count the "
                    "guesses in a day at ten a second."
                ),
            ),
            "nine": (
                say("More than nine in ten."),
                say(
                    "864,000 attempts at three in a million each: 1 − (1 − 0.000003)^864000 is "
                    "0.925. Only throttling makes six digits enough."
                ),
            ),
        },
    ),
    Choose(
        "09-relay",
        say(
            "A user types password and code into a fake page, which passes both on within two "
            "seconds. Which check on the real server stops it?"
        ),
        "none",
        {
            "once": (
                say("Single use: a code is accepted once."),
                say(
                    "The relay uses it first. Then the user tries the same code on the real page, "
                    "and it is the user who is refused."
                ),
            ),
            "window": (
                say("The window: the code is too old by then."),
                say(
                    "After two seconds? Even without a window, it is most likely still the same "
                    "step."
                ),
            ),
            "throttle": (
                say("Throttling: it counts the attempts."),
                say("It counts failures. How many failures does the relay cause?"),
            ),
            "none": (
                say("None of them."),
                say(
                    "The code is valid, fresh and unused. The only thing wrong is the page it was "
                    "typed into, and six digits don’t say where they were typed."
                ),
            ),
        },
    ),
    Choose(
        "09-after",
        say(
            "A user says: “My code had already been used, but I hadn’t used it.” They had just "
            "followed a link in an e-mail. What do you do first?"
        ),
        "sessions",
        {
            "wait": (
                say("Tell them to wait for the next code and try again."),
                say(
                    "The next code will work, and nothing will look wrong. But someone used the "
                    "first one. Where are they now?"
                ),
            ),
            "password": (
                say("Change the password; that shuts the attacker out."),
                say(
                    "An open session may survive a new password. And what could someone who is "
                    "signed in have changed in the meantime?"
                ),
            ),
            "sessions": (
                say(
                    "End all sessions, then set a new password, a new secret and a new recovery "
                    "code."
                ),
                say(
                    "The attacker may be signed in at this moment. After that, look for what was "
                    "changed: e-mail address, new users, exported data. And report it."
                ),
            ),
        },
    ),
    Choose(
        "09-ticket",
        say(
            "A user has put a screenshot of the QR code into a ticket and then confirmed MFA with "
            "it. What makes the account safe again?"
        ),
        "reset",
        {
            "delete": (
                say("Deleting the screenshot from the ticket."),
                say(
                    "That comes last. E-mails, backups and anyone who has read the ticket may keep "
                    "the picture. What makes the picture itself useless?"
                ),
            ),
            "password": (
                say("A new password."),
                say(
                    "The picture gives every future code, whatever the password is. The password "
                    "is then the only factor left. What has to change?"
                ),
            ),
            "entry": (
                say("Deleting the entry in the app and scanning the same QR code again."),
                say("It is the same secret: the copy in the ticket still gives the same codes."),
            ),
            "reset": (
                say(
                    "Revoking the secret, enrolling again with a new one, then cleaning up the "
                    "ticket."
                ),
                say(
                    "Only a new secret makes the old picture useless to anyone who has kept a copy."
                ),
            ),
        },
    ),
    Choose(
        "09-database",
        say(
            "A server keeps passwords as salted hashes. Why can’t it keep TOTP secrets the same "
            "way?"
        ),
        "needs",
        {
            "long": (
                say("A secret of 160 bits is too long to be hashed."),
                say("A hash function takes any length. What does the server do with the secret?"),
            ),
            "needs": (
                say(
                    "To check a code, it has to work the code out, and it needs the secret for "
                    "that."
                ),
                say(
                    "A password arrives whole: it can be hashed and compared. Of the secret, only "
                    "six digits arrive. So it is encrypted instead, and the key is kept elsewhere."
                ),
            ),
            "random": (
                say("Random bytes need no hash: nobody can guess them."),
                say(
                    "Nobody has to guess what is readable in a stolen table. What keeps the server "
                    "from hashing it?"
                ),
            ),
        },
    ),
)
