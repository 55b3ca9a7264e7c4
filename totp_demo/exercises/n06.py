"""The exercises of 06-active: recovery code, new phone, reset, and what has changed since 2020."""

from __future__ import annotations

from totp_demo.wording.sentence import say

from .exercise import Because, Choose, Number

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
        hint=say("A recovery code stands in for one thing, once. For which?"),
        worked=say(
            "It stands in for one code from the phone, once. MFA stays on, and the "
            "recovery code is spent: make a new one at once."
        ),
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
        hint=say("The old phone still has the secret. What can its app do with it?"),
        worked=say(
            "While the old phone works, its app can transfer the accounts. Nothing is "
            "spent and nobody has to switch MFA off. Recovery code and reset come after "
            "that, in this order."
        ),
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
        hint=say("Who else would want this reset, and what do they already have?"),
        worked=say(
            "A thief with the password needs exactly this reset. So first find out who is"
            " calling, through a channel that you already know: call back on the number in your "
            "directory, or ask the manager."
        ),
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
        hint=say(
            "After a reset the server has no secret any more. What does it check at the "
            "next sign-in?"
        ),
        worked=say(
            "Only the password is left to check. The first person who signs in with it "
            "enrols their phone: so new password first, and reset while the user is "
            "there."
        ),
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
        hint=say("Look it up on the reference page, in the row on obligation."),
        worked=say("The vendor made MFA mandatory for all accounts on 5 October 2022."),
    ),
    Because(
        "06-delete",
        say("A user is annoyed by the codes and deletes the entry in the app. Is MFA off now?"),
        "no",
        {
            "yes": say("Yes."),
            "no": say("No."),
        },
        "server",
        {
            "server": (
                say("The server still has the secret and goes on asking for a code."),
                say(
                    "Now the user has locked themselves out: a recovery code or an administrator "
                    "helps. To switch MFA off, use the profile, while you have a code."
                ),
            ),
            "backup": (
                say("The app keeps a backup of the entry."),
                say(
                    "It isn’t off, but a backup in the app is not the reason. Who decides whether"
                    " a code is asked for?"
                ),
            ),
            "wait": (
                say("The server switches it off only after ten minutes."),
                say(
                    "It isn’t off, and it won’t be: the ten minutes are for an unconfirmed QR "
                    "code. Who decides whether a code is asked for?"
                ),
            ),
        },
        {
            "yes": say(
                "Does the app tell the server anything? The next sign-in will ask for a code."
            ),
        },
        hint=say("Where is MFA switched on: in the app, or on the server?"),
        worked=say(
            "MFA is a setting of the account on the server. Deleting the entry only "
            "destroys the phone’s copy of the secret: the server still asks for a code, "
            "and nobody can show one."
        ),
    ),
    Choose(
        "06-used",
        say(
            "Looking back to page 05: a user signed in on the laptop and, with the same "
            "code, at once on the tablet. The tablet refuses. What do you say?"
        ),
        "next",
        {
            "clock": (
                say("Set the tablet’s clock."),
                say(
                    "The tablet calculates nothing. Which rule of the server has the second "
                    "sign-in met?"
                ),
            ),
            "next": (
                say("Wait for the next code: each is accepted once."),
                say("Within 30 seconds there is another one. Nothing is wrong with the account."),
            ),
            "two": (
                say("Each device needs MFA of its own."),
                say(
                    "MFA belongs to the account, not to a device. Which rule has the second "
                    "sign-in met?"
                ),
            ),
        },
        hint=say("How often does a server accept one code?"),
        worked=say("A code is accepted once, on whichever device. The tablet gets the next one."),
    ),
    Choose(
        "06-both",
        say(
            "Looking back to page 04: the accounts were transferred from the old phone to"
            " the new one. The old phone is sold, not reset. What is the risk?"
        ),
        "copy",
        {
            "none": (
                say("None: the transfer took the secret away."),
                say("A transfer copies. What does the old app still show?"),
            ),
            "copy": (
                say("The buyer has the same codes."),
                say("So delete the entries on the old phone, once the new one works."),
            ),
            "stops": (
                say("The new phone stops when the old one is used."),
                say(
                    "The phones don’t know each other, and the server nothing of phones. What do "
                    "both have?"
                ),
            ),
        },
        hint=say("Is a transferred secret still on the old phone?"),
        worked=say(
            "A transfer is a copy: both phones show the same codes until somebody deletes"
            " the old entry, or the secret is replaced."
        ),
    ),
    Choose(
        "06-empty",
        say("You sign in and leave the code empty. What does the server look at first?"),
        "password",
        {
            "password": (
                say("The password; then it says that a code is missing."),
                say(
                    "Without the right password, nobody even learns whether a code is needed. An "
                    "empty code isn’t counted as a failure."
                ),
            ),
            "code": (
                say("The code; the password is looked at afterwards."),
                say("Then anyone could find out who has MFA. It is the other way round."),
            ),
            "both": (
                say("Both at once, and says only “wrong”."),
                say("Somebody with the right password may be told that a code is missing."),
            ),
        },
        worked=say("Try it with a wrong password, too: the answer doesn’t mention a code."),
    ),
    Choose(
        "06-transfer",
        say(
            "An app hands an entry from the old phone to the new one. Will both show the "
            "same code, and does the server have to know?"
        ),
        "same",
        {
            "same": (
                say("The same code, and the server needn’t know."),
                say("Both have the same secret. The server checks codes, not phones."),
            ),
            "new": (
                say("The new phone shows other codes, until the server agrees."),
                say("The server never learns of phones. What it knows is the secret."),
            ),
            "stops": (
                say("The old phone stops showing codes."),
                say("Nothing tells it to. It goes on until somebody deletes the entry."),
            ),
        },
        worked=say("Both phones work until you delete the entry on the old one."),
    ),
    Choose(
        "06-reset",
        say("An administrator resets MFA. What is gone afterwards?"),
        "secret",
        {
            "secret": (
                say("The secret and the recovery code."),
                say(
                    "The password stays, and so does a lock: the lock has to be opened separately."
                ),
            ),
            "password": (
                say("The password as well."),
                say("It stays: until MFA is set up again, it alone protects the account."),
            ),
            "nothing": (
                say("Nothing: the user only gets a new QR code."),
                say("The old secret is gone: the old phone’s codes no longer work."),
            ),
        },
        worked=say("Until MFA is set up again, only the password protects the account."),
    ),
    Choose(
        "06-password",
        say("You are signed in. Why is the password asked for again before MFA is switched off?"),
        "left",
        {
            "left": (
                say("In case somebody else sits in front of the screen."),
                say("A screen left alone for a minute must not be enough."),
            ),
            "secret": (
                say("Because the secret is encrypted with it."),
                say(
                    "The server keeps only a hash of the password: nothing can be decrypted with "
                    "that."
                ),
            ),
            "log": (
                say("For the event log."),
                say("The log notes who did it, without a password."),
            ),
        },
        hint=say("Who could be in front of the screen?"),
        worked=say(
            "Being signed in doesn’t prove who is there now. The password does, a little more."
        ),
    ),
)
