"""The exercises of 05-confirm: window, replay, throttling."""

from __future__ import annotations

from totp_demo.wording.sentence import say

from .exercise import Choose, Number

EXERCISES = (
    Number(
        "05-steps",
        say(
            "A time step has just begun on the server: second 0 of 30. The phone’s clock is 95 "
            "seconds fast. How many steps ahead is its code?"
        ),
        3,
        {
            3: say(
                "Three whole steps fit into 95 seconds. With a window of one step, the server "
                "refuses the code as too early."
            ),
            4: say(
                "The fourth step begins at 120 seconds: the phone isn’t there yet. Only whole "
                "steps count."
            ),
            95: say(
                "That is the number of seconds. How many whole steps of 30 seconds fit into it?"
            ),
        },
        say("Divide 95 by 30 and keep the whole part."),
    ),
    Choose(
        "05-again",
        say(
            "You have just switched MFA on with a code. You sign out, then sign in again at once; "
            "the app still shows the same code. What does the server do?"
        ),
        "refuses",
        {
            "accepts": (
                say("It accepts it: its 30 seconds aren’t over."),
                say(
                    "Then anyone who saw you type it could use it too. What must the server do, "
                    "according to RFC 6238, §5.2?"
                ),
            ),
            "refuses": (
                say("It refuses it: the code has been used."),
                say(
                    "Confirming used it up, so wait for the next code. Anyone who read it over "
                    "your shoulder can do nothing with it."
                ),
            ),
            "locks": (
                say("It locks the account: the same code was typed twice."),
                say(
                    "A used code doesn’t even count as a failure: this happens to any user in a "
                    "hurry. Try it on the sign-in page."
                ),
            ),
        },
    ),
    Number(
        "05-wait",
        say(
            "This server makes you wait 5 seconds after the third failure in a row, and 5 seconds "
            "longer after each further failure. How many seconds after the fifth?"
        ),
        15,
        {
            15: say(
                "5, then 10, then 15: a person hardly notices, but it slows a guessing program "
                "down."
            ),
            25: say("There is no wait after the first two failures: start counting at the third."),
            5: say(
                "That is the wait after the third failure. Each further failure adds 5 seconds."
            ),
            10: say("That is the wait after the fourth failure. There is one more to go."),
        },
        say("Third failure: 5 seconds. Add 5 for each further failure, up to the fifth."),
    ),
)
