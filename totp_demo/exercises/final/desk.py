"""Questions of the final check on the help desk: who calls, what to ask, what to do."""

from __future__ import annotations

from totp_demo.exercises.exercise import Because, Choose, Number, Order, Point
from totp_demo.wording.sentence import say

EXERCISES = (
    Choose(
        "10-first-question",
        say("“My code has been refused since this morning.” What do you ask for first?"),
        "message",
        {
            "code": (
                say("The code, so that you can check it."),
                say(
                    "With the password, a code is all it takes to sign in. Support never needs one."
                ),
            ),
            "message": (
                say("The message that the screen shows."),
                say("It often names the cause, and it is no secret. Next, look at the log."),
            ),
            "picture": (
                say("A screenshot of the QR code."),
                say("The QR code is the secret: in a ticket, it would be one more problem."),
            ),
        },
    ),
    Choose(
        "10-five-callers",
        say(
            "Within ten minutes, five people from five offices say that every code is "
            "refused. What do you do first?"
        ),
        "server",
        {
            "phones": (
                say("Have each of them switch on automatic time."),
                say(
                    "Five phones do not go wrong in the same ten minutes. What do all "
                    "five have in common?"
                ),
            ),
            "reset": (
                say("Reset MFA for all five after proof of identity."),
                say("The new codes would be refused too. What do all five have in common?"),
            ),
            "server": (
                say("Compare the server’s clock with the exact time."),
                say("One cause for many people at once: the server. NTP keeps its clock right."),
            ),
        },
    ),
    Because(
        "10-deleted",
        say(
            "A screenshot of a QR code was in a ticket, and MFA was confirmed with it. "
            "You delete the screenshot. Is that enough?"
        ),
        "no",
        {"no": say("No."), "yes": say("Yes.")},
        "secret",
        {
            "secret": (
                say("Anyone who has seen it can make the codes from now on."),
                say(
                    "Only a new secret ends that: revoke the old one, have MFA set up "
                    "again, then delete every copy."
                ),
            ),
            "trash": (
                say("The ticket system may keep it in its recycle bin."),
                say(
                    "True, and not the point: after scanning it, nobody needs the picture any more."
                ),
            ),
            "late": (
                say("It has to be deleted within ten minutes."),
                say(
                    "After confirmation, the secret in the picture is valid until it is"
                    " revoked, whenever it is deleted."
                ),
            ),
        },
        {"yes": say("The picture is gone. What about a phone that has scanned it?")},
    ),
    Choose(
        "10-manager",
        say(
            "A manager asks you to reset the MFA of a colleague on holiday, “so that we"
            " get at the files”. What do you do?"
        ),
        "refuse",
        {
            "refuse": (
                say("You refuse, and say which way there is instead."),
                say(
                    "A reset lets somebody else into the account. Access to files is "
                    "given by those who own the files."
                ),
            ),
            "tell": (
                say("You reset it, and inform the colleague by e-mail."),
                say(
                    "By then somebody else is in. Only the person the account belongs "
                    "to can ask for this, after proof."
                ),
            ),
            "rank": (
                say("You reset it: a manager is allowed to decide that."),
                say(
                    "A rank is no proof, and the account is not the manager’s. That is "
                    "what a scam sounds like, too."
                ),
            ),
        },
    ),
    Choose(
        "10-two-entries",
        say("A caller sees two entries with the same name. How do you find the right one?"),
        "try",
        {
            "read": (
                say("The caller reads both codes out to you."),
                say("Never have a code read out. The server itself can tell which entry is right."),
            ),
            "delete": (
                say("The caller deletes the upper of the two."),
                say("It may be the right one, and then the caller is locked out."),
            ),
            "try": (
                say("The caller signs in with one, then the other."),
                say("The one that is accepted stays; the other is deleted after that."),
            ),
        },
    ),
    Order(
        "10-lost-phone",
        say("A phone is lost, and there is no recovery code. In which order do you help?"),
        {
            "identity": say("Check who is calling."),
            "reset": say("Reset MFA."),
            "scan": say("Have the person scan a new QR code."),
            "confirm": say("Have them confirm with a code."),
            "recovery": say("Have them create a recovery code."),
        },
        {
            "identity,reset,scan,confirm,recovery": say(
                "Proof comes first, and the way back for next time comes last."
            ),
            "reset,identity,scan,confirm,recovery": say(
                "Then the account is open to a caller who proves nothing. What has to "
                "come before the reset?"
            ),
            "identity,reset,recovery,scan,confirm": say(
                "The recovery code belongs to MFA that is on. When is it on?"
            ),
        },
        say("What must be certain before anything is changed? And when is MFA on?"),
    ),
    Choose(
        "10-space",
        say("The log says: there is a space in the code. The app shows 123 456. What do you say?"),
        "digits",
        {
            "digits": (
                say("“Type the six digits without the gap.”"),
                say(
                    "The app shows a gap so that the code is easier to read. It is not "
                    "part of the code."
                ),
            ),
            "app": (
                say("“This app doesn’t fit; take another one.”"),
                say("Most apps show a gap. There is nothing wrong with the app."),
            ),
            "scan": (
                say("“Scan the QR code again; the entry is damaged.”"),
                say("The entry is fine: its six digits would be accepted."),
            ),
        },
    ),
    Choose(
        "10-requests",
        say(
            "“My phone keeps asking me to approve a sign-in. I’m not signing in.” What "
            "do you make of it?"
        ),
        "password",
        {
            "app": (
                say("The app is faulty, and an update will help."),
                say("The app does what it should: somebody is signing in. With what?"),
            ),
            "password": (
                say("Somebody has the password and is trying it."),
                say("Approve nothing, change the password, end all sessions, report it."),
            ),
            "approve": (
                say("One approval ends it; then look at the log."),
                say(
                    "One approval lets the attacker in. The requests are meant to tire "
                    "people until they give it."
                ),
            ),
        },
    ),
    Choose(
        "10-read-out",
        say("A caller read a code out to “support” an hour ago. What do you do?"),
        "secure",
        {
            "expired": (
                say("Nothing: the code has long since expired."),
                say("A sign-in takes seconds, and a session goes on after the code has expired."),
            ),
            "secure": (
                say("End all sessions, new password, new secret, report it."),
                say(
                    "Somebody may have been in for an hour, and may have enrolled a "
                    "phone of their own."
                ),
            ),
            "password": (
                say("Have the password changed, and close the ticket."),
                say(
                    "An open session outlives a new password, and so does a phone that "
                    "was enrolled meanwhile."
                ),
            ),
        },
    ),
    Number(
        "10-hour",
        say(
            "The log says that a caller’s code is 120 steps ahead. A step is 30 "
            "seconds. How many minutes is that?"
        ),
        60,
        {
            60: say(
                "One hour exactly: ask whether somebody set the clock by hand instead "
                "of the time zone."
            ),
            3600: say("Those are the seconds. How many minutes are they?"),
            1: say("That is in hours, and a good sign of what is wrong. How many minutes is it?"),
            4: say("That is 120 divided by 30. Multiply, then turn seconds into minutes."),
        },
        say("Multiply the steps by 30 seconds, then divide by 60."),
    ),
    Point(
        "10-ahead",
        say(
            "A caller’s phone is 60 seconds ahead. Point at the code that it shows. "
            "Which one is it?"
        ),
        "steps",
        ("755224", "287082", "359152", "969429", "338314", "254676", "287922"),
        frozenset({"2"}),
        {
            "2": say(
                "60 seconds are two steps of 30: the phone already shows the code of two steps on."
            ),
            "-2": say("The phone would show that one if it were 60 seconds behind."),
            "1": say("One step is 30 seconds."),
            "0": say("The server’s own code is what a phone shows whose clock is right."),
        },
        say("Count the steps of 30 seconds in 60, and which way the phone is off."),
    ),
    Choose(
        "10-pressure",
        say(
            "A caller cannot prove who they are, is in a hurry and threatens to "
            "complain. What do you do?"
        ),
        "stay",
        {
            "half": (
                say("You ask for the date of birth instead."),
                say(
                    "That is easy to find out. Your own rule for proof does not get "
                    "shorter because somebody presses."
                ),
            ),
            "stay": (
                say("You change nothing, and say which proof you need."),
                say("Pressure is the oldest trick. Offer the next step, and note the call."),
            ),
            "once": (
                say("You reset MFA this once, and note the call."),
                say("Once is all an attacker needs. A note does not take the sign-in back."),
            ),
        },
    ),
)
"""The help desk has no page of questions of its own: so these are more."""
