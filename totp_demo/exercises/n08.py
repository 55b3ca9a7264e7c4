"""The exercises of 08-time-window: slow typing, the price of a window, drift, resynchronisation."""

from __future__ import annotations

from totp_demo.wording.sentence import say

from .exercise import Choose, Number

EXERCISES = (
    Choose(
        "08-slow",
        say(
            "A phone’s clock is 20 seconds slow, and its owner takes 10 seconds to type. The "
            "server accepts one step each side. How often is a valid code accepted?"
        ),
        "always",
        {
            "never": (
                say("Never: the two delays add up."),
                say("They do add up, to 30 seconds. How many steps late can that make a code?"),
            ),
            "third": (
                say("One time in three."),
                say(
                    "That is what a delay of 20 seconds would leave without a window. What does "
                    "one step each side add?"
                ),
            ),
            "two": (
                say("Two times in three."),
                say(
                    "Two in three is what a delay of 40 seconds would leave. Add the two delays "
                    "and compare the sum with one period."
                ),
            ),
            "always": (
                say("Always."),
                say("20 + 10 = 30 seconds: at most one step late, and the window allows one step."),
            ),
        },
        hint=say("Add the two delays. How many steps late can the code be at most?"),
        worked=say(
            "20 s and 10 s make 30 s. A code that is 30 s old is one step late, never "
            "two. The window allows one: it is always accepted."
        ),
    ),
    Number(
        "08-price",
        say(
            "The help desk wants fewer refusals and widens the window from 1 step each side to 3. "
            "How many codes are valid at any moment now?"
        ),
        7,
        {
            7: say(
                "3 before, 3 after and the current one. With a window of 1 there were 3 in all. A "
                "guess is now 7/3 times as likely to be accepted, and a code that somebody has "
                "seen works longer."
            ),
            6: say("Those are the neighbours. The current step’s own code is valid too."),
            3: say("That is one side only. Count both sides, and the step in the middle."),
        },
        say("A window of w steps accepts w before, w after, and the current one."),
        hint=say("Three before, three after, and one more."),
        worked=say("3 + 1 + 3 = 7 codes are valid at any moment."),
    ),
    Number(
        "08-month",
        say(
            "A phone without a network loses 2 seconds a day. Its owner types at once. The "
            "window is one step each side, and the server doesn’t correct for drift. After "
            "how many days may a code be refused for the first time?"
        ),
        15,
        {
            15: say("30 seconds at 2 seconds a day: from then on, a code may be two steps old."),
            30: say(
                "After 30 days the phone is 60 seconds slow and every code is refused. When do the "
                "refusals begin?"
            ),
            60: say(
                "That is twice the time after which every code is refused. How much does the phone "
                "lose in a day?"
            ),
        },
        say("The first refusals come when the clock is one whole period off: 30 seconds."),
        hint=say(
            "One step each side allows one step of delay. After how many seconds can a "
            "code be two steps old?"
        ),
        worked=say(
            "From 30 s of delay on, a code can be two steps old. At 2 s a day that is "
            "after 15 days."
        ),
    ),
    Choose(
        "08-two",
        say(
            "To resynchronise a phone that has drifted, the server searches hundreds of steps. Why "
            "does it ask for two codes in a row?"
        ),
        "chance",
        {
            "typo": (
                say("In case the first one was mistyped."),
                say(
                    "A mistyped code is simply refused. What would a guesser gain if the server "
                    "searched hundreds of steps for one code?"
                ),
            ),
            "chance": (
                say("One code may match by chance, two hardly ever."),
                say(
                    "Each further code makes a lucky guess a million times less likely. So the "
                    "server can search far (RFC 4226, §7.4)."
                ),
            ),
            "speed": (
                say("To measure how fast the phone’s clock runs."),
                say(
                    "30 seconds is too short for that: a clock drifts by a few seconds a day. How "
                    "many codes are valid when the server searches hundreds of steps?"
                ),
            ),
        },
        hint=say(
            "How likely is it that a guess matches one of hundreds of steps? And two "
            "guesses in a row?"
        ),
        worked=say(
            "Where hundreds of steps are searched, one lucky guess is not so rare. Two "
            "right codes in a row by chance are a million times rarer."
        ),
    ),
    Choose(
        "08-zone",
        say(
            "Looking back to page 01: half of the users are in Tokyo. Does the server "
            "need a wider window for them?"
        ),
        "no",
        {
            "hours": (
                say("Yes, for the hours between the zones."),
                say("Seven hours would be 840 steps each side. Do zones change the Unix time?"),
            ),
            "net": (
                say("Yes, for the longer way through the network."),
                say("That is a fraction of a second. One step of 30 s covers it many times over."),
            ),
            "no": (
                say("No."),
                say(
                    "Codes depend on Unix time, which is the same everywhere. The window is for "
                    "typing and for clocks."
                ),
            ),
        },
        hint=say("What is a step counted from?"),
        worked=say(
            "Unix time knows no zones. A phone in Tokyo with the right time shows the "
            "same step as the server."
        ),
    ),
    Choose(
        "08-once",
        say(
            "Looking back to page 05: the window is wide. Can a code now be used twice, "
            "as long as it is in the window?"
        ),
        "no",
        {
            "yes": (
                say("Yes, that is what a window is for."),
                say("The window says which codes may still come. Which rule says how often?"),
            ),
            "no": (
                say("No: once accepted, it is used up."),
                say(
                    "The server remembers the last step that it accepted, and takes later ones "
                    "only."
                ),
            ),
            "other": (
                say("Yes, but only from another device."),
                say("The server doesn’t know devices. Which rule says how often?"),
            ),
        },
        hint=say("How often does a server accept one code?"),
        worked=say(
            "A code is accepted once, however wide the window. Afterwards the server "
            "takes only codes of later steps."
        ),
    ),
    Choose(
        "08-forty",
        say(
            "The phone is 40 s fast, the window is one step each side, and the code is "
            "typed at once. Is it accepted?"
        ),
        "some",
        {
            "yes": (
                say("Always: the window allows for it."),
                say("Near the end of a step, 40 s lead two steps on: too far."),
            ),
            "some": (
                say("Sometimes: it depends on the second."),
                say(
                    "In the first 20 s of a step the code is one step ahead, in the last 10 s it "
                    "is two."
                ),
            ),
            "no": (
                say("Never: 40 s is more than one step."),
                say("In the first 20 s of a step, the code is only one step ahead."),
            ),
        },
        worked=say("Set the phone to +40 s and watch for a minute."),
    ),
    Choose(
        "08-row",
        say("The server’s clock is 60 s fast. Which phones does it accept?"),
        "fast",
        {
            "fast": (
                say("Those that are about 60 s fast, too."),
                say("Only the difference between the clocks counts."),
            ),
            "right": (
                say("Those that have the right time."),
                say("For this server they are 60 s slow, and it refuses them."),
            ),
            "none": (
                say("None: no phone is that far off."),
                say("A phone that is off by the same amount is accepted as ever."),
            ),
        },
        worked=say("Read the row at +60: a phone with the right time is refused there."),
    ),
    Number(
        "08-steps",
        say("A phone is 250 s slow. How many whole steps of 30 s is that?"),
        8,
        {
            8: say("250 / 30 = 8.3. The server finds the pair 8 steps back, and writes −8."),
            9: say("At other seconds of a step it may be nine. Here the server finds eight."),
            250: say("Those are the seconds."),
            25: say("That would be steps of 10 s."),
        },
        say("Divide the seconds by the length of a step."),
        worked=say("Eight steps of 30 s are 240 s; a ninth would need 270 s."),
    ),
)
