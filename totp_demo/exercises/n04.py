"""The exercises of 04-phone: counters of different periods, and what apps make of a QR code."""

from __future__ import annotations

from totp_demo.wording.sentence import say

from .exercise import Because, Choose, Number

EXERCISES = (
    Number(
        "04-counter",
        say(
            "The Unix time is 1,000. A server that counts in steps of 10 s is at step 100. At "
            "which step is an app that counts in steps of 30 s?"
        ),
        33,
        {
            33: say(
                "1000 / 30, rounded down, is 33. The server is at 100: two counters, two codes."
            ),
            34: say(
                "Only whole periods count: 1000 / 30 is 33.3, and you drop what is after the point."
            ),
            100: say(
                "That is the server’s step. In the app a step is three times as long, so fewer "
                "steps fit into the same time."
            ),
            300: say("Longer steps mean fewer steps: divide by three instead of multiplying."),
        },
        say("Divide 1000 by 30, drop what is after the point, and type the result."),
        hint=say(
            "Divide the Unix time by the length of the app’s step, and drop what is after"
            " the point."
        ),
        worked=say(
            "1000 / 30 = 33.3: the app is at step 33. The server is at 1000 / 10 = 100. "
            "Two counters, two codes."
        ),
    ),
    Choose(
        "04-digits",
        say(
            "The server asks for codes of 8 digits. The app ignores this setting of the QR code, "
            "as Microsoft Authenticator does. What happens?"
        ),
        "six",
        {
            "refuses": (
                say("The app refuses the QR code."),
                say(
                    "That would be clearer, and some apps do it. This one says nothing: see the "
                    "table."
                ),
            ),
            "six": (
                say("The app shows 6 digits, and the server refuses every code."),
                say(
                    "Nothing looks wrong on the phone, so the user calls the help desk. Try it "
                    "with the simulated phone."
                ),
            ),
            "zeros": (
                say("The app shows 6 digits, and the server adds two zeros in front."),
                say(
                    "Our server never adds digits to a code. The 6 digits are the last 6 of the 8, "
                    "but two are missing: the length alone shows it."
                ),
            ),
        },
        hint=say("What does this app do with a setting that it ignores? Does it say anything?"),
        worked=say(
            "The app says nothing and shows 6 digits, as always. The server waits for 8 "
            "and refuses every code. So keep to SHA-1, 6 digits and 30 s."
        ),
    ),
    Choose(
        "04-two",
        say(
            "Microsoft Authenticator, as reported in August 2024, already has an account. You"
            " scan another one with exactly the same label, and you say yes to the app’s "
            "question. What happens to the first account?"
        ),
        "gone",
        {
            "both": (
                say("Nothing: both are in the list."),
                say(
                    "The app would have to tell them apart for that. It looks at the label alone: "
                    "try it with the simulated phone."
                ),
            ),
            "gone": (
                say("It is overwritten: its codes are gone."),
                say(
                    "The app tells accounts apart by the label alone. It does ask first, but does "
                    "not say which account you will lose. So put both issuer and account into the "
                    "label."
                ),
            ),
            "refused": (
                say("It stays. The app refuses the second account."),
                say(
                    "The app asks, but does not refuse. If you say yes, the newer account replaces "
                    "the older one."
                ),
            ),
        },
        hint=say("By what does this app tell two accounts apart?"),
        worked=say(
            "The app goes by the label alone. The same label means the same account to "
            "it: the new secret replaces the old one, and the first account’s codes are "
            "gone."
        ),
    ),
    Because(
        "04-airplane",
        say("A user asks: “My phone has no SIM card and no Wi-Fi. Can I use it for the codes?”"),
        "yes",
        {
            "yes": say("Yes."),
            "no": say("No."),
        },
        "clock",
        {
            "clock": (
                say("It needs the secret and a clock that is right."),
                say(
                    "Without a network the clock isn’t set by itself: have the user compare it "
                    "now and then."
                ),
            ),
            "sms": (
                say("The server can send the code by e-mail instead."),
                say(
                    "The answer is right, the reason isn’t: no code has to be sent. What does"
                    " the app need?"
                ),
            ),
            "first": (
                say("It needs the network for the scan only."),
                say(
                    "The answer is right, the reason isn’t: not even the scan needs a "
                    "network. The camera reads the picture."
                ),
            ),
        },
        {
            "no": say("Which message would be missing? The server sends none."),
        },
        hint=say("Go through it: scan, calculate, show. Which of these needs the network?"),
        worked=say(
            "The camera reads the secret, the app calculates with it and the clock. None "
            "of this needs a SIM card or Wi-Fi. Only a clock that is never set may drift."
        ),
    ),
    Choose(
        "04-photo",
        say(
            "Looking back to page 03: a user sends you their QR code and asks, “Is this one "
            "all right?” What do you do?"
        ),
        "new",
        {
            "scan": (
                say("I scan it and compare my code with theirs: so I see whether it is right."),
                say(
                    "Then you have their codes, too. What should happen to a QR code that "
                    "somebody else has seen?"
                ),
            ),
            "delete": (
                say("I delete the message, and all is well."),
                say("Copies stay in mailboxes and backups. What makes the picture useless?"),
            ),
            "new": (
                say("I ask them to cancel and enable again: the picture is the secret."),
                say("A new secret makes the old picture useless. Then delete the message."),
            ),
        },
        hint=say("Is the secret in the picture encrypted?"),
        worked=say(
            "The QR code is not encrypted: anyone who has it can work out all codes. So a"
            " new secret first, then clean up."
        ),
    ),
    Choose(
        "04-pending",
        say(
            "Looking back to page 02: the app shows the entry, but the user never typed a"
            " code on the screen. Is MFA on?"
        ),
        "no",
        {
            "yes": (
                say("Yes: the app has the secret."),
                say("Does the server know that? Nothing goes from the app to the server."),
            ),
            "no": (
                say("No: the server is still waiting for a code."),
                say(
                    "Then the entry in the app is of no use any more. Delete it before the next "
                    "scan."
                ),
            ),
            "later": (
                say("Yes, but only from the next sign-in on."),
                say(
                    "The next sign-in asks for the password alone. What turns “pending” into “on”?"
                ),
            ),
        },
        hint=say("How does the server learn that the phone has the secret?"),
        worked=say(
            "Only a valid code confirms. Scanning tells the server nothing: MFA stays pending"
            " until a valid code arrives or the time runs out."
        ),
    ),
    Choose(
        "04-keeps",
        say("What does the app keep from the picture?"),
        "secret",
        {
            "picture": (
                say("The picture itself, to read it again each time."),
                say("It only needs what is written in it. The picture isn’t kept."),
            ),
            "secret": (
                say("The secret, the names and the settings."),
                say(
                    "That is all that the URI holds: with it and the clock the app works on its "
                    "own."
                ),
            ),
            "codes": (
                say("A list of codes for the coming weeks."),
                say("There is no list anywhere: each code is calculated when it is shown."),
            ),
        },
        worked=say(
            "Scan, and the entry shows what came along: issuer, account, and a code made "
            "from the secret."
        ),
    ),
    Choose(
        "04-hand",
        say(
            "Your phone has scanned the QR code. Now you type the same key by hand. Will the "
            "second entry show the same code as the first?"
        ),
        "same",
        {
            "same": (
                say("Yes, if the settings are the same."),
                say(
                    "The code depends on the secret and the time, not on how the secret got there."
                ),
            ),
            "other": (
                say("No: each entry has codes of its own."),
                say("Both entries have the same secret and the same clock."),
            ),
            "later": (
                say("Only from the next code on."),
                say("There is nothing to wait for: the step is the same for both."),
            ),
        },
        worked=say("Type the key below: both entries show the same six digits."),
    ),
    Choose(
        "04-entries",
        say(
            "You scan two different accounts with Google Authenticator on Android, then with "
            "Microsoft Authenticator. Both accounts have the same name and no issuer. How "
            "many entries will each app have?"
        ),
        "mixed",
        {
            "mixed": (
                say("Google Authenticator two, Microsoft Authenticator one."),
                say("One app adds a number to the second account, the other replaces the first."),
            ),
            "two": (
                say("Google Authenticator two, Microsoft Authenticator two."),
                say("One of them goes by the label alone, and the labels are the same."),
            ),
            "one": (
                say("Google Authenticator one, Microsoft Authenticator one."),
                say("One of them keeps both, and adds a number to the second."),
            ),
        },
        worked=say("So the label has to tell accounts apart: issuer and account, both."),
    ),
    Choose(
        "04-sooner",
        say(
            "The server counts in steps of 10 s, the app in steps of 30 s. You type code "
            "after code. Will one of them be accepted?"
        ),
        "never",
        {
            "third": (
                say("Yes, every third one."),
                say("The two counters are never equal: one is about three times the other."),
            ),
            "late": (
                say("Yes, after a while."),
                say("Waiting doesn’t help: the two counters move further and further apart."),
            ),
            "never": (
                say("No, except by chance."),
                say("The app puts another counter into the HMAC, so another code comes out."),
            ),
        },
        worked=say(
            "At Unix time t, the server’s counter is t / 10 and the app’s is t / 30, both "
            "rounded down. Different counters give different codes."
        ),
    ),
)
