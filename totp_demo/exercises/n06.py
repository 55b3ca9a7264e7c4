"""The exercises of 06-active: recovery code, new phone, reset, and what has changed since 2020."""

from __future__ import annotations

from totp_demo.wording.sentence import say

from .exercise import Choose, Number

EXERCISES = (
    Choose(
        "06-recovery",
        say("You left your phone at home and signed in with the recovery code. What is true now?"),
        "used",
        {
            "off": (
                say("MFA is off: next time, the password is enough."),
                say(
                    "It replaces one code, once. It doesn’t switch anything off. Sign in with it "
                    "and look at the picture of the states."
                ),
            ),
            "again": (
                say("MFA is on, and the same recovery code will work next time too."),
                say(
                    "It works once only. Type it a second time and read the answer: what would you "
                    "do then without a phone?"
                ),
            ),
            "used": (
                say("MFA is on, and you have no valid recovery code left."),
                say("So make a new one now, before you sign out."),
            ),
        },
    ),
    Choose(
        "06-new-phone",
        say(
            "A user calls: “I have a new phone, and the old one still works. How do I get my codes "
            "onto the new one?” What do you suggest first?"
        ),
        "transfer",
        {
            "reset": (
                say("A reset by an administrator."),
                say(
                    "That is the last resort: until MFA is set up again, only the password "
                    "protects the account. What does the old phone still have?"
                ),
            ),
            "recovery": (
                say("Signing in with the recovery code."),
                say(
                    "That uses up the only recovery code, and the new phone still has no entry. "
                    "What can the app itself do?"
                ),
            ),
            "transfer": (
                say("Transferring the accounts in the app, from the old phone to the new one."),
                say(
                    "The secret moves to the new phone, and the server doesn’t notice. Once a code "
                    "from the new phone works, delete the entry on the old one."
                ),
            ),
        },
    ),
    Choose(
        "06-caller",
        say(
            "You are an administrator. Someone calls: “It’s Camille, I’ve lost my phone. Reset my "
            "MFA, it’s urgent!” What do you do first?"
        ),
        "proof",
        {
            "reset": (
                say("Reset MFA: the password still protects the account."),
                say(
                    "An attacker who has stolen the password needs exactly this reset. How do you "
                    "know who is calling?"
                ),
            ),
            "proof": (
                say("Make sure in another way that it is Camille."),
                say(
                    "Call back on the number in your own directory, or ask Camille’s manager. A "
                    "caller who won’t wait is a warning sign."
                ),
            ),
            "password": (
                say("Ask for the password, to be sure who is calling."),
                say(
                    "Nobody should give out a password, not even to the help desk. And an attacker "
                    "may have it. What proves who is calling?"
                ),
            ),
        },
    ),
    Choose(
        "06-first",
        say(
            "You have just reset a user’s MFA. The product asks for MFA to be set up at the next "
            "sign-in. Whose phone will be enrolled?"
        ),
        "first",
        {
            "owner": (
                say("The user’s: the server knows their old phone."),
                say(
                    "It never knew the phone. It knew a secret, and has just deleted it. What is "
                    "left to check at the next sign-in?"
                ),
            ),
            "first": (
                say("The phone of the first person who signs in with the password."),
                say(
                    "The server sees a password and a valid code, nothing else. So change the "
                    "password first, and reset only while the user is there to sign in at once."
                ),
            ),
            "admin": (
                say("None, until an administrator approves the phone."),
                say(
                    "Nothing in this procedure asks an administrator again. Reset MFA, sign in and "
                    "scan: who stops you?"
                ),
            ),
        },
    ),
    Number(
        "06-year",
        say(
            "The article of 2020 doesn’t say that MFA is mandatory. Since which year has it been, "
            "for all accounts of the product?"
        ),
        2022,
        {
            2022: say("Since 5 October 2022, says the vendor."),
            2020: say(
                "2020 is the year of the article, which doesn’t mention it. Look at the table."
            ),
        },
        say("The table of differences gives the date, with the vendor’s page."),
    ),
)
