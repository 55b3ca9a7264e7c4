"""The exercises of 09-limits: guessing, the relay and after it, the ticket, the stolen database."""

from __future__ import annotations

from totp_demo.wording.sentence import say

from .exercise import Because, Choose, Number

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
        hint=say(
            "How many guesses are 10 a second over a day? And how many codes are valid at once?"
        ),
        worked=say(
            "864,000 guesses, each right with a chance of 3 in a million: 1 − "
            "0.999997^864000 = 0.925. More than nine in ten."
        ),
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
        hint=say("Go through the checks: is the code valid, fresh, unused, and the first failure?"),
        worked=say(
            "The relay passes on a valid, fresh, unused code. Every check of the server "
            "says yes. Six digits don’t say on which page they were typed."
        ),
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
                say("End all sessions, renew the password and the secret."),
                say(
                    "The attacker may be signed in at this moment. After that, look for what was "
                    "changed: e-mail address, new users, exported data. And report it."
                ),
            ),
        },
        hint=say("Somebody used the code. Where are they now?"),
        worked=say(
            "Someone may be signed in at this moment. So end all sessions first; then a "
            "new password, a new secret, a new recovery code. Then look for what was "
            "changed, and report it."
        ),
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
                say("Revoking the secret and enrolling again with a new one."),
                say(
                    "Only a new secret makes the old picture useless to anyone who has kept a copy."
                ),
            ),
        },
        hint=say("Anyone who kept a copy has the secret. What makes that secret worthless?"),
        worked=say(
            "The picture is the secret. Only a new secret makes it useless: revoke, enrol"
            " again, then clean up the ticket."
        ),
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
                say("It needs the secret itself to work out each code."),
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
        hint=say("What does the server need in order to check six digits?"),
        worked=say(
            "To check a code, the server has to calculate it, and for that it needs the "
            "secret itself. A hash would be of no use. So the secret is encrypted, and "
            "the key is kept elsewhere."
        ),
    ),
    Because(
        "09-phishing",
        say(
            "A colleague says: “With MFA, phishing can’t happen to me any more.” Is that "
            "so, with codes that are typed?"
        ),
        "no",
        {
            "yes": say("Yes."),
            "no": say("No."),
        },
        "relay",
        {
            "relay": (
                say("A fake page can pass the code on."),
                say(
                    "What stops it is something that looks at the address of the page: a passkey,"
                    " for one."
                ),
            ),
            "guess": (
                say("Six digits can be guessed."),
                say(
                    "The answer is right, the reason isn’t: throttling stops guessing. How "
                    "does a fake page get a valid code?"
                ),
            ),
            "secret": (
                say("The fake page gets the secret."),
                say(
                    "The answer is right, the reason isn’t: nobody types the secret to sign "
                    "in. What does the user type there?"
                ),
            ),
        },
        {
            "yes": say("Act out the relay above: which check stops it?"),
        },
        hint=say("Who finds out on which page the digits were typed?"),
        worked=say(
            "Codes that are typed can be typed on the wrong page. NIST says that they are"
            " not phishing-resistant. They still stop those who have only the password."
        ),
    ),
    Choose(
        "09-reset",
        say(
            "Looking back to page 06: a thief has a user’s password, and MFA stops them. "
            "What will they try next at your help desk?"
        ),
        "reset",
        {
            "reset": (
                say("To pose as the user and get MFA reset."),
                say(
                    "That is why the caller is checked first, through a channel that you "
                    "already know."
                ),
            ),
            "code": (
                say("To ask you for the user’s code."),
                say(
                    "You don’t have it, and nobody at the help desk can see it. What can you "
                    "change?"
                ),
            ),
            "window": (
                say("To have the window widened."),
                say(
                    "A wider window helps somebody who has a code. What can you change for "
                    "somebody who has none?"
                ),
            ),
        },
        hint=say("After which change is the password enough to enrol a phone?"),
        worked=say(
            "After a reset, the first person with the password enrols their phone. A "
            "thief needs just that. So no reset without proof of who is asking."
        ),
    ),
    Number(
        "09-window",
        say(
            "Looking back to page 08: the window goes back from 3 steps each side to 1. "
            "How many codes are valid at any moment now?"
        ),
        3,
        {
            3: say(
                "One before, one after, and the server’s own. A guess is less than half as "
                "likely to be accepted as with 7."
            ),
            1: say("That is one side. Count both sides, and the step in the middle."),
            2: say("Those are the two beside it. The server’s own step counts, too."),
            7: say("That was with 3 steps each side."),
        },
        say("Count the steps before, the steps after, and the server’s own."),
        hint=say("One on each side, and one more."),
        worked=say("1 + 1 + 1 = 3 codes are valid at any moment."),
    ),
    Choose(
        "09-tries",
        say(
            "A program tries one code after the other and waits when it is told to. How "
            "many tries does this server allow, and in which time?"
        ),
        "ten",
        {
            "ten": (
                say("10 tries, in about two minutes."),
                say(
                    "Then the account is locked. With three valid codes in a million, that is a "
                    "chance of 3 in 100,000."
                ),
            ),
            "hour": (
                say("About 100, in an hour."),
                say("It is stricter: the tenth failure in a row locks the account."),
            ),
            "all": (
                say("As many as it likes, only slowly."),
                say("Slowing down is one half; the other is a limit."),
            ),
        },
        worked=say("Ten failures in a row, with waits of 5 s to 35 s between them: 140 s in all."),
    ),
)
