"""The exercises of 00-procedure: is it understood where a code comes from?"""

from __future__ import annotations

from totp_demo.wording.sentence import say

from .exercise import Because, Choose, Order

EXERCISES = (
    Choose(
        "00-flight",
        say("The phone is in flight mode: no network at all. Can it still show a valid code?"),
        "yes-secret",
        {
            "no-network": (
                say("No: the server sends each code to the phone."),
                say(
                    "Nothing is sent: try it with your phone in flight mode. What was in the QR "
                    "code?"
                ),
            ),
            "yes-secret": (
                say("Yes: it works out the code from the secret and the time."),
                say(
                    "It only needs the secret and the time. Put your phone in flight mode and try "
                    "it."
                ),
            ),
            "yes-stored": (
                say("Yes: it got a list of codes when it scanned the QR code."),
                say("The QR code is far too small for a list. It contains one secret of 160 bits."),
            ),
        },
        hint=say("What did the phone get from the QR code, once and for all?"),
        worked=say(
            "The QR code gave the phone the secret. From the secret and its own clock it "
            "works out every code. No network is needed, and the server sends nothing."
        ),
    ),
    Order(
        "00-order",
        say("In which order do these six steps come?"),
        {
            "profile": say("Open your profile."),
            "enable": say("Press Enable MFA."),
            "shown": say("The server shows a QR code."),
            "scan": say("Scan it with the app."),
            "type": say("Type the code that the app shows."),
            "on": say("MFA is on."),
        },
        {
            "profile,enable,shown,scan,type,on": say(
                "The code comes last: it proves to the server that the phone has the secret."
            ),
            "profile,enable,shown,type,scan,on": say(
                "Before the scan, the app has no code to show. What has to come first?"
            ),
            "enable,profile,shown,scan,type,on": say(
                "The button is on the profile page. How do you get there?"
            ),
        },
        say("Not that one. Ask of each step what it needs from an earlier one."),
        hint=say(
            "The app needs the QR code before it can show a code, and the server needs "
            "the code before MFA is on."
        ),
        worked=say(
            "Profile, Enable MFA, QR code, scan, code, on. The secret goes to the phone "
            "first; then the phone proves that it has it."
        ),
    ),
    Choose(
        "00-twice",
        say(
            "You confirmed MFA with a code. You sign out, and the app still shows that "
            "code. You sign in with it. What does the server say?"
        ),
        "used",
        {
            "fine": (
                say("It accepts the code: its 30 seconds aren’t over."),
                say(
                    "Then anyone who saw you type it could use it too. A server accepts a code "
                    "once."
                ),
            ),
            "used": (
                say("It refuses the code: it has already been used."),
                say(
                    "A server accepts a code once, and you have used this one in step 5. The next"
                    " one comes within 30 seconds."
                ),
            ),
            "locks": (
                say("It locks the account."),
                say(
                    "A used code isn’t even counted as a failure: it happens to anyone in a hurry."
                ),
            ),
        },
        hint=say("How often is one code accepted?"),
        worked=say("A code is accepted once, the one from step 5 included. Wait for the next one."),
    ),
    Because(
        "00-photo",
        say(
            "In step 3, a colleague behind you took a photo of the QR code. MFA is on "
            "now. Can they work out your codes?"
        ),
        "yes",
        {
            "yes": say("Yes, every one from now on."),
            "once": say("Yes, but only the first one."),
            "no": say("No."),
        },
        "secret",
        {
            "secret": (
                say("The QR code contains the secret, and all codes come from it."),
                say(
                    "So never show the QR code to anyone. If it was seen: set up again, with a "
                    "new secret."
                ),
            ),
            "list": (
                say("The QR code contains a list of codes."),
                say(
                    "The answer is right, the reason isn’t: a list would soon be used up. What "
                    "one thing gives all codes?"
                ),
            ),
            "server": (
                say("The server sends the codes to every phone that scanned."),
                say(
                    "The answer is right, the reason isn’t: the server sends nothing. What did "
                    "the phone get by scanning?"
                ),
            ),
        },
        {
            "once": say("The picture doesn’t hold a code. It holds what all codes are made from."),
            "no": say("Their app can scan the photo just as yours scanned the screen."),
        },
        hint=say("What did your own phone need from the picture?"),
        worked=say(
            "The QR code is the secret in another form. Anyone who scans a photo of it "
            "has the same codes as you, until you set MFA up again."
        ),
    ),
    Choose(
        "00-support",
        say(
            "Somebody from “support” calls and asks you to read out the code of your app,"
            " “to check it”. What do you do?"
        ),
        "refuse",
        {
            "read": (
                say("Read it out: it is only valid for 30 seconds."),
                say(
                    "Thirty seconds are enough to sign in as you. Who needs your code to help you?"
                ),
            ),
            "half": (
                say("Read out the first three digits only."),
                say(
                    "Then 1,000 possibilities are left, and the next question will be for the "
                    "rest. Who needs your code to help you?"
                ),
            ),
            "refuse": (
                say("Refuse, hang up, and call the number that I know."),
                say(
                    "Nobody who helps you needs a code. It goes on the sign-in page, and nowhere "
                    "else."
                ),
            ),
        },
        hint=say("What could the caller do with the code in the next half minute?"),
        worked=say(
            "No help desk needs a code. Anyone who asks for one wants to sign in as you. "
            "Hang up and call back on a number that you already have."
        ),
    ),
    Choose(
        "00-alone",
        say("Your phone is broken and you have no recovery code. Who can let you in again?"),
        "admin",
        {
            "app": (
                say("The maker of the app: it can send the codes to a new phone."),
                say(
                    "The maker of the app doesn’t know who may use the account. Some apps keep a "
                    "copy, but only you can open it. Who manages the account?"
                ),
            ),
            "admin": (
                say("An administrator of the product, after checking who I am."),
                say(
                    "They can reset MFA, and you set it up again. They check who you are "
                    "first: that protects you."
                ),
            ),
            "wait": (
                say("Nobody is needed: after ten minutes MFA is off."),
                say(
                    "Only an unconfirmed QR code stops working after ten minutes. Your MFA is on,"
                    " and stays on. Who manages the account?"
                ),
            ),
        },
        hint=say("Who may change other people’s accounts in the product?"),
        worked=say(
            "An administrator can reset MFA after checking who is asking. Then you set it"
            " up with the new phone. A recovery code would have spared you the call."
        ),
    ),
)
