"""The exercises of 05-confirm: window, replay, throttling."""

from __future__ import annotations

from totp_demo.wording.sentence import say

from .exercise import Because, Choose, Number, Point

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
        hint=say("A step is 30 s. How many whole ones fit into 95 s?"),
        worked=say(
            "95 / 30 = 3.17, so three whole steps: the phone is 3 steps ahead. With a "
            "window of one step, its code is refused as too early."
        ),
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
        hint=say("How often may one code be accepted (RFC 6238, §5.2)?"),
        worked=say(
            "A code is accepted once. Confirming has used this one up. Wait for the next "
            "code: it comes within 30 s."
        ),
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
        hint=say("Count from the third failure: 5 s. And then?"),
        worked=say("Third failure 5 s, fourth 10 s, fifth 15 s."),
    ),
    Point(
        "05-oldest",
        say(
            "The window is one step each side. Point at the oldest code that the server "
            "still accepts. Which one is it?"
        ),
        "steps",
        (
            "287082",
            "359152",
            "969429",
            "338314",
            "254676",
        ),
        frozenset({"-1"}),
        {
            "-2": say("Two steps back is one too many: the window is one step each side."),
            "-1": say(
                "One step before the server’s own. It is there for anyone who reads at the "
                "end of a step and types in the next."
            ),
            "0": say("It is accepted, but there is an older one that is accepted, too."),
            "1": say(
                "That code belongs to the step after: it is the newest that is accepted, for "
                "phones that are fast."
            ),
            "2": say("Two steps on: refused as too early."),
        },
        say("Point at one of the five codes."),
        hint=say("Count from the server’s own step to the left, as far as the window goes."),
        worked=say(
            "From the server’s own step, one to the left: that code is the oldest in the window."
        ),
    ),
    Because(
        "05-journey",
        say(
            "A user is back in Paris. The phone still has New York’s time zone. The user sets"
            " the clock by hand to the time in Paris. Will the codes be accepted?"
        ),
        "no",
        {
            "yes": say("Yes."),
            "no": say("No."),
        },
        "unix",
        {
            "unix": (
                say("The phone now counts other seconds since 1970 than the server."),
                say(
                    "Six hours are 720 steps. Set the zone, and let the time be set automatically."
                ),
            ),
            "zone": (
                say("The zone of the phone and that of the profile differ."),
                say(
                    "They are refused, but not because of the zone in the profile: the server "
                    "doesn’t look at it. What did the user change on the phone?"
                ),
            ),
            "used": (
                say("The codes were used in New York."),
                say(
                    "They are refused, but a code of a new step was never used before. What did "
                    "the user change on the phone?"
                ),
            ),
        },
        {
            "yes": say(
                "The screen shows the right time, but with the wrong zone the phone takes it "
                "for another moment. Which one?"
            ),
        },
        hint=say("A zone alone changes nothing. A clock set by hand does."),
        worked=say(
            "With New York’s zone and the time in Paris, the phone is six hours fast: its "
            "codes are 720 steps ahead. Set the zone, not the clock."
        ),
    ),
    Choose(
        "05-apps",
        say(
            "Looking back to page 04: the server wants codes of 8 digits, and the user "
            "types the 6 that the app shows. What does the server answer?"
        ),
        "length",
        {
            "length": (
                say("That 6 digits are too few."),
                say(
                    "The form is looked at first. The app ignores the setting: 6 digits "
                    "everywhere is the safe choice."
                ),
            ),
            "old": (
                say("That the code is too old."),
                say(
                    "To say that, the server would have to compare the code. What does it look at"
                    " before?"
                ),
            ),
            "ok": (
                say("It accepts them: the last 6 of 8 are enough."),
                say(
                    "The six are indeed the last six of the eight. But would a server accept part"
                    " of a code?"
                ),
            ),
        },
        hint=say("What does the server check before it compares?"),
        worked=say(
            "Before it compares, the server looks at the form: 8 digits are wanted, 6 "
            "came. Nothing is counted as a failure, and no code of this app will do."
        ),
    ),
    Choose(
        "05-old",
        say(
            "Looking back to page 02: the user scanned yesterday, cancelled, and enabled "
            "MFA today without scanning again. Each code is refused. Why?"
        ),
        "secret",
        {
            "clock": (
                say("The phone’s clock is off."),
                say(
                    "It could be, but then the codes would match some other step. Has the app got"
                    " today’s secret?"
                ),
            ),
            "secret": (
                say("The app still has yesterday’s secret."),
                say("Delete the old entry and scan the QR code that is shown now."),
            ),
            "space": (
                say("The user types the space as well."),
                say("The server would say so. What changed between yesterday and today?"),
            ),
        },
        hint=say("What does each press of Enable MFA draw?"),
        worked=say(
            "Enable MFA drew a new secret today. The entry in the app is from yesterday, "
            "so none of its codes belongs to the account."
        ),
    ),
    Choose(
        "05-forms",
        say(
            "A space in the middle, an O for a zero, five digits, seven digits, digits of"
            " another script. What does the server say?"
        ),
        "names",
        {
            "names": (
                say("It names what is wrong with each."),
                say("So the user knows what to type next time."),
            ),
            "wrong": (
                say("Each time that the code is wrong."),
                say("It doesn’t even compare them: none of these can be a code."),
            ),
            "repairs": (
                say("Nothing: it repairs them."),
                say("This server never changes what was typed: nobody would learn not to type it."),
            ),
        },
        worked=say(
            "The form is looked at before anything is compared, and each slip has words of its own."
        ),
    ),
    Choose(
        "05-replay",
        say(
            "You have confirmed with a code. At the sign-in, will the server take the "
            "same code again? And the older one in the window?"
        ),
        "neither",
        {
            "neither": (
                say("Neither of them."),
                say("This server takes only codes of later steps than the last accepted one."),
            ),
            "older": (
                say("Only the older one: it hasn’t been used."),
                say(
                    "It hasn’t, but this server refuses what is older than the last accepted one,"
                    " too."
                ),
            ),
            "both": (
                say("Both, as long as they are in the window."),
                say("The window alone doesn’t decide: a code is accepted once."),
            ),
        },
        worked=say("The next code, of a step later, is accepted."),
    ),
    Choose(
        "05-throttle",
        say(
            "After how many failures in a row does this server make you wait, and when "
            "does it lock the account?"
        ),
        "three",
        {
            "one": (
                say("You wait from the first on; the third locks the account."),
                say("That would punish every typing mistake. It is more patient than that."),
            ),
            "three": (
                say("You wait from the third on; the tenth locks the account."),
                say("A person hardly notices. A guessing program comes to an end after ten tries."),
            ),
            "never": (
                say("You never wait; the hundredth locks the account."),
                say("NIST allows 100 failures at most. This server is stricter."),
            ),
        },
        worked=say("No wait for the first two, then 5 s and 5 s more each time; the tenth locks."),
    ),
)
