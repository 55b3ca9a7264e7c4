"""Questions of the final check on the pages 00 to 04: setting MFA up."""

from __future__ import annotations

from totp_demo.exercises.exercise import Because, Choose, Number
from totp_demo.wording.sentence import say

EXERCISES = (
    Choose(
        "00-any-app",
        say("The screen says: scan this image into your MFA program. Which app will do?"),
        "any",
        {
            "any": (
                say("One that makes time-based codes."),
                say(
                    "The QR code follows an open format, and the codes follow RFC 6238."
                    " No particular app is required."
                ),
            ),
            "google": (
                say("Google Authenticator, whose format this is."),
                say(
                    "Google published the format, but many other apps read it, and the "
                    "screen names it as an example only."
                ),
            ),
            "vendor": (
                say("The one that the product’s vendor publishes."),
                say(
                    "The product needs no app of its own: app and server only share a "
                    "secret and the time."
                ),
            ),
        },
    ),
    Choose(
        "00-afterwards",
        say("MFA is on. What do you do before you sign out, in case the phone breaks one day?"),
        "recovery",
        {
            "photo": (
                say("Photograph the QR code and keep the photo."),
                say(
                    "The photo is a second key to the account, in every backup of your "
                    "pictures. The recovery code is made for this."
                ),
            ),
            "recovery": (
                say("Create the recovery code and put it in a safe place."),
                say(
                    "It works once, without the phone. Keep it away from the phone, and"
                    " create a new one after use."
                ),
            ),
            "mail": (
                say("Send the secret key to your own mailbox."),
                say(
                    "Then anyone who gets into the mailbox has all your codes. Which "
                    "code works once only?"
                ),
            ),
        },
    ),
    Choose(
        "01-salt",
        say(
            "Two people have chosen the same password. Why does the server’s table show"
            " two different hashes?"
        ),
        "salt",
        {
            "mail": (
                say("The e-mail address is encrypted along with the password."),
                say(
                    "Nothing is encrypted here: a hash has no key. What is drawn for each password?"
                ),
            ),
            "salt": (
                say("Each hash has a random salt of its own."),
                say("So a thief has to try guesses for each person, one by one."),
            ),
            "chance": (
                say("A hash function gives another result each time."),
                say(
                    "The same input always gives the same hash; otherwise no password "
                    "could be checked."
                ),
            ),
        },
    ),
    Number(
        "01-steps",
        say("The Unix time is 600. How many steps of 30 seconds have passed since 1970?"),
        20,
        {
            20: say("600 / 30 = 20: the counter from which the app works out its code is now 20."),
            10: say("That would be with steps of 60 seconds."),
            18_000: say("That is 600 × 30. How often does 30 fit into 600?"),
            30: say("That is the length of a step, in seconds."),
        },
        say("Divide the 600 seconds by the 30 seconds of a step."),
    ),
    Choose(
        "02-why-confirm",
        say("Why does the server want a code before it switches MFA on?"),
        "proof",
        {
            "learn": (
                say("From the code it learns the secret that the phone has drawn."),
                say(
                    "It is the other way round: the server draws the secret, and no "
                    "code gives it away."
                ),
            ),
            "proof": (
                say("The code shows that the app has the secret and the right time."),
                say(
                    "Without this check, a failed scan or a wrong clock would lock you "
                    "out at the next sign-in."
                ),
            ),
            "number": (
                say("The code registers the phone and its telephone number."),
                say(
                    "The server knows nothing about the phone. A code says only that "
                    "somebody has the secret."
                ),
            ),
        },
    ),
    Choose(
        "02-random",
        say("A developer asks where the secret of a new account should come from. What is right?"),
        "random",
        {
            "mail": (
                say("From the e-mail address and the date, so that it can be restored."),
                say("Then anyone who knows the address and guesses the day can work it out."),
            ),
            "password": (
                say("From the password, so that there is only one secret to protect."),
                say(
                    "Then anyone who has the password has the second factor too. They have "
                    "to be independent."
                ),
            ),
            "random": (
                say("From the operating system’s random number generator."),
                say("RFC 4226 asks for 128 random bits at least, and recommends 160."),
            ),
        },
    ),
    Choose(
        "03-drawn-by",
        say("A server needs a QR code for a new secret. Who may draw the picture?"),
        "local",
        {
            "web": (
                say("A free web service that gets the URI over HTTPS."),
                say(
                    "HTTPS hides it on the way only: the service itself gets the "
                    "secret, and may keep it."
                ),
            ),
            "local": (
                say("A library on the server itself or in the page."),
                say("The secret stays between the server and the person who is setting MFA up."),
            ),
            "chat": (
                say("An online assistant that deletes the conversation."),
                say(
                    "Nobody outside needs the secret, and whether it is deleted cannot be checked."
                ),
            ),
        },
    ),
    Choose(
        "03-no-period",
        say("A URI says nothing about the period. Which one does an app use?"),
        "30",
        {
            "10": (
                say("10 seconds."),
                say(
                    "The article of 2020 says so. But the apps it names count in steps "
                    "of 30 seconds."
                ),
            ),
            "30": (
                say("30 seconds."),
                say(
                    "It is the default of the format and of RFC 6238. We know of no app "
                    "that cannot do it."
                ),
            ),
            "60": (
                say("60 seconds."),
                say(
                    "A server may choose 60 seconds, but then the URI has to say so, "
                    "and several apps ignore it."
                ),
            ),
        },
    ),
    Choose(
        "04-cloud",
        say(
            "Since April 2023, Google Authenticator can sync with a Google account. "
            "What does that mean for the secrets?"
        ),
        "copy",
        {
            "copy": (
                say("There is a copy of them in that account."),
                say(
                    "A new phone gets them back that way; and so does anyone who gets "
                    "into the account."
                ),
            ),
            "google": (
                say("Google’s servers make the codes from now on."),
                say("The phone still makes them on its own, without a network. What was copied?"),
            ),
            "phone": (
                say("They stay on the phone; only the names are synced."),
                say("Names alone would make no codes on the next phone."),
            ),
        },
    ),
    Because(
        "04-rename",
        say("Camille gives the entry in the app another name. Are its codes still accepted?"),
        "yes",
        {"no": say("No."), "yes": say("Yes.")},
        "name",
        {
            "name": (
                say("The name is not part of the calculation."),
                say("A code comes from the secret and the time; the name is there for the eye."),
            ),
            "server": (
                say("The app tells the server the new name."),
                say(
                    "They are accepted, but the app tells the server nothing. What is a"
                    " code made from?"
                ),
            ),
            "minute": (
                say("The server accepts the old name for a while."),
                say(
                    "They are accepted, but for another reason: the server never sees a "
                    "name from the app."
                ),
            ),
        },
        {"no": say("The server sees six digits, no name. What are they made from?")},
    ),
)
"""Two for each page."""
