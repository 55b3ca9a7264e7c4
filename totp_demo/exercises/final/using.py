"""Questions of the final check on the pages 05 to 09: codes, clocks, limits."""

from __future__ import annotations

from totp_demo.exercises.exercise import Because, Choose, Code, Number
from totp_demo.wording.sentence import say

EXERCISES = (
    Choose(
        "05-locked",
        say(
            "Too many wrong codes have locked an account. Now its owner types a valid "
            "code. What does the server do?"
        ),
        "refuses",
        {
            "accepts": (
                say("It accepts the code and unlocks the account."),
                say(
                    "Then somebody who guesses could go on until a guess is right. A "
                    "lock is a lock."
                ),
            ),
            "refuses": (
                say("It refuses, until somebody unlocks the account."),
                say("That is what a lock is for: after it, no guess counts, not even a right one."),
            ),
            "waits": (
                say("It accepts the code of the next period."),
                say(
                    "The next code is refused as well: here the lock is on the account,"
                    " not on one code."
                ),
            ),
        },
    ),
    Number(
        "05-ninety",
        say(
            "Steps of 30 seconds, a window of one step on each side. For how many "
            "seconds is one code accepted at most?"
        ),
        90,
        {
            90: say(
                "In its own step, in the one before and in the one after: three steps "
                "of 30 seconds. And only once."
            ),
            30: say("That would be without a window."),
            60: say("The window has a step on both sides."),
            3: say("That is the number of steps. How many seconds do they take?"),
        },
        say("Count the server’s steps in which this code is accepted, and multiply by 30."),
    ),
    Choose(
        "06-sso",
        say(
            "A company signs in to the documented product through SSO. Does the product"
            " ask for its own code each time?"
        ),
        "first",
        {
            "always": (
                say("Yes, at every sign-in, also through SSO."),
                say(
                    "By the vendor’s pages, SSO no longer asks for it after the first "
                    "time; a direct sign-in does."
                ),
            ),
            "first": (
                say("No, after the first time only a direct sign-in does."),
                say(
                    "So the code is easily forgotten, and missing on the day somebody "
                    "signs in directly."
                ),
            ),
            "never": (
                say("No, SSO switches the product’s MFA off."),
                say("It stays on: a direct sign-in asks for the code as before."),
            ),
        },
    ),
    Choose(
        "06-sole",
        say("The only administrator of a customer has lost phone and recovery code. Who can help?"),
        "vendor",
        {
            "colleague": (
                say("A colleague resets MFA from the profile page."),
                say("Only an administrator can reset MFA, and there is no other one."),
            ),
            "vendor": (
                say("The vendor’s help desk, after proof of identity."),
                say("It takes time. That is why there should always be a second administrator."),
            ),
            "app": (
                say("The maker of the app sends the secret again."),
                say("The maker of an app does not have the secrets of the accounts in it."),
            ),
        },
    ),
    Choose(
        "07-input",
        say("What is a code calculated from, besides the secret?"),
        "counter",
        {
            "before": (
                say("From the code before it."),
                say("Then one missed code would break all later ones. Each code is independent."),
            ),
            "counter": (
                say("From the number of the time step."),
                say("The time divided by the period, rounded down: a number that both sides know."),
            ),
            "account": (
                say("From the name of the account."),
                say("The name is only shown. Rename the entry: the codes stay the same."),
            ),
        },
    ),
    Code(
        "07-six",
        say("After truncation the number is 1284755224. Which six-digit code does the app show?"),
        "755224",
        {
            "755224": say("The last six digits: the remainder after division by 1,000,000."),
            "128475": say(
                "Those are the first six digits. The remainder after division by "
                "1,000,000 is asked for."
            ),
            "422557": say("That is the end of the number, read backwards."),
            "1284755224": say("That is the whole number. A code keeps its last six digits."),
        },
        say("Take the last six digits of the number, as they are."),
    ),
    Choose(
        "08-first-aid",
        say("Every code of one caller is refused as too old. What helps in nearly all such cases?"),
        "automatic",
        {
            "reinstall": (
                say("Deleting the app and installing it again."),
                say(
                    "The clock belongs to the phone, not to the app; and without a "
                    "backup the entries are lost."
                ),
            ),
            "automatic": (
                say("Automatic date and time on the phone."),
                say(
                    "The codes are right for another moment: the phone’s clock is "
                    "wrong. A network sets it."
                ),
            ),
            "window": (
                say("A window of ten steps on the server."),
                say(
                    "That accepts seven times as many codes, for everybody, and the "
                    "clock goes on drifting."
                ),
            ),
        },
    ),
    Choose(
        "08-server-slow",
        say(
            "The server’s clock is two minutes slow, all phones are right. The window "
            "is one step. Who is refused?"
        ),
        "all",
        {
            "all": (
                say("Everybody."),
                say(
                    "Each code is four steps ahead of the server. The server’s clock "
                    "has to be corrected, not a single phone."
                ),
            ),
            "none": (
                say("Nobody."),
                say("The server compares with its own time: four steps are more than its window."),
            ),
            "some": (
                say("Slow typists."),
                say(
                    "Their codes arrive later, and so they are even a little nearer to "
                    "the server’s time."
                ),
            ),
        },
    ),
    Because(
        "09-eight",
        say(
            "A server changes from 6 to 8 digits. Does that stop a fake page that passes codes on?"
        ),
        "no",
        {"no": say("No."), "yes": say("Yes.")},
        "passes",
        {
            "passes": (
                say("Eight digits are passed on as fast as six."),
                say(
                    "More digits make guessing harder. A fake page does not guess: it "
                    "gets the real code."
                ),
            ),
            "guess": (
                say("Eight digits are guessed nearly as fast as six."),
                say(
                    "The answer is right, but guessing takes a hundred times as long. A"
                    " fake page does not guess."
                ),
            ),
            "expired": (
                say("The page can wait until the code is used."),
                say(
                    "The answer is right, but waiting is the one thing it cannot do: it"
                    " has to be quick."
                ),
            ),
        },
        {"yes": say("The fake page gets the code from its victim. Does it matter how long it is?")},
    ),
    Choose(
        "09-passkey",
        say("Why does a passkey withstand a fake page, and a typed code does not?"),
        "domain",
        {
            "long": (
                say("Its signature is too long to be passed on in time."),
                say("A program passes on anything at once. But what was it signed for?"),
            ),
            "finger": (
                say("It takes a fingerprint, which a page cannot imitate."),
                say(
                    "The fingerprint only unlocks the device. What stops the fake page "
                    "is what the passkey is bound to."
                ),
            ),
            "domain": (
                say("The browser offers it on its own domain only."),
                say(
                    "On another address there is nothing to sign, and nothing that "
                    "could be passed on."
                ),
            ),
        },
    ),
)
"""Two for each page."""
