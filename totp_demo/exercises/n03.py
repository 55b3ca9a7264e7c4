"""The exercises of 03-qr-code: base32, the white border and the plus sign."""

from __future__ import annotations

from totp_demo.wording.sentence import say

from .exercise import Because, Choose, Number, Point

EXERCISES = (
    Number(
        "03-base32",
        say(
            "A secret has 160 bits. Each base32 character stands for 5 bits. How many characters "
            "is that?"
        ),
        32,
        {
            32: say(
                "160 / 5 = 32. Count them in the URI: if there are fewer, part of the key is "
                "missing."
            ),
            20: say(
                "20 is the number of bytes: a byte has 8 bits. A base32 character stands for only "
                "5, so you need more of them."
            ),
            800: say("That is 160 × 5. One character stands for 5 bits: divide instead."),
        },
        say("Divide 160 bits by the 5 bits of one character, and type the result."),
        hint=say("Five bits make one character. How often do five fit into 160?"),
        worked=say("160 bits divided by 5 bits a character: 32 characters."),
    ),
    Choose(
        "03-border",
        say(
            "A QR code scans well on a white page. In the dark theme it touches the dark "
            "background, and no camera reads it any more. What do you change?"
        ),
        "border",
        {
            "correction": (
                say("The error correction level: raise it to H."),
                say(
                    "Error correction repairs bytes after the code is found. Here it is not even "
                    "found: try level H in the laboratory, on a dark page without a border."
                ),
            ),
            "border": (
                say("The border: add four white modules all around."),
                say(
                    "Now the finder patterns are easy to see again. The standard asks for four "
                    "modules (ISO/IEC 18004)."
                ),
            ),
            "invert": (
                say("The colours: white modules on black, to match the theme."),
                say(
                    "A standard QR code is dark on light. An inverted one works only with a reader "
                    "that also tries the negative: see the laboratory."
                ),
            ),
        },
        say("What does the camera have to see around the three large squares?"),
        say(
            "A camera looks for the three finder patterns, and each needs light around it. On a "
            "dark page it finds none. So: four white modules all around, whatever the theme."
        ),
    ),
    Choose(
        "03-plus",
        say(
            "A program writes the issuer IT Glue into the URI as IT+Glue, as web forms do. What do "
            "several apps show?"
        ),
        "plus",
        {
            "space": (
                say("IT Glue, with a space."),
                say("Only web forms turn + into a space. What does + mean in the label of a URI?"),
            ),
            "plus": (
                say("IT+Glue, with the plus sign."),
                say(
                    "In the label of a URI, a plus sign is a plus sign. To be safe, write a space "
                    "as %20."
                ),
            ),
            "refused": (
                say("Nothing: they refuse the QR code."),
                say("They accept it: the sign is allowed there. But do they read it as a space?"),
            ),
        },
        hint=say(
            "Web forms and URIs have different rules for a space. Which one reads + as a space?"
        ),
        worked=say(
            "Only web forms write a space as +. In the label of a URI, + is a plus sign, "
            "so several apps show IT+Glue. Write %20 instead."
        ),
    ),
    Because(
        "03-secret",
        say("A QR code can’t be read with the naked eye. Is the secret in it encrypted?"),
        "no",
        {
            "no": say("No."),
            "yes": say("Yes."),
        },
        "any",
        {
            "any": (
                say("Any camera app reads the whole text, the secret included."),
                say(
                    "So protect a QR code like the secret itself: no ticket, no e-mail, no "
                    "screenshot."
                ),
            ),
            "base32": (
                say("The secret is written in base32, and that is easy to crack."),
                say(
                    "It isn’t encrypted, but base32 has nothing to crack: it is a way of writing,"
                    " without a key."
                ),
            ),
            "correction": (
                say("The error correction gives the secret away."),
                say(
                    "It isn’t encrypted, but error correction only repairs damage. Who can read "
                    "an undamaged code?"
                ),
            ),
        },
        {
            "yes": say("Encrypted with which key? Your app reads it with nothing but the camera."),
        },
        hint=say("Scan it with a camera app that knows nothing of MFA. What does it show?"),
        worked=say(
            "A QR code is a way of writing text for cameras. There is no key in it: "
            "everyone who can see it can read it."
        ),
    ),
    Point(
        "03-find",
        say(
            "Several parts help the camera to find the code, however it is turned. Point at "
            "one of them. Where is one?"
        ),
        "qr",
        (),
        frozenset({"top-left", "top-right", "bottom-left"}),
        {
            "top-left": say(
                "One of three. They look the same from every side, and from the missing "
                "fourth the camera knows which way is up."
            ),
            "top-right": say("One of the three. Cover one, and most readers find nothing."),
            "bottom-left": say(
                "One of the three. Their dark and light stripes are 1 : 1 : 3 : 1 : 1 wide. "
                "No other part of the code should have that pattern."
            ),
            "small": say(
                "That one helps when the picture is bent or slanted, once the code has been found."
            ),
            "border": say(
                "The border is needed around the code, but it has no shape of its own to look for."
            ),
            "top-line": say(
                "That line is a ruler for counting the modules, once the code has been found."
            ),
            "middle": say("That is the text itself. It looks different in every code."),
        },
        say("Point at a part of the picture."),
        hint=say("There are three of them, and the fourth corner has none."),
        worked=say(
            "The three large squares in the corners: the finder patterns. Their stripes "
            "have the same proportions from every direction."
        ),
    ),
    Choose(
        "03-again",
        say(
            "Looking back to page 02: after a wrong code, is the QR code on the screen "
            "still the right one to scan?"
        ),
        "yes",
        {
            "yes": (
                say("Yes: the secret is the same."),
                say(
                    "A wrong code leaves the enrolment pending, with the same secret and the same"
                    " picture."
                ),
            ),
            "no": (
                say("No: each attempt draws a new secret."),
                say(
                    "Then the entry on the phone would be useless after each slip. What draws a "
                    "new secret?"
                ),
            ),
            "half": (
                say("Only for the rest of the time step."),
                say(
                    "Codes belong to a time step. The picture holds the secret, which doesn’t "
                    "depend on time."
                ),
            ),
        },
        hint=say("Compare the fingerprint below the picture before and after."),
        worked=say(
            "Only Cancel, or ten minutes without a valid code, ends the enrolment. A "
            "wrong code changes nothing about the QR code."
        ),
    ),
    Choose(
        "03-code",
        say(
            "Looking back to page 00: the QR code and the six digits. Which of the two must "
            "you keep secret for months?"
        ),
        "picture",
        {
            "digits": (
                say("The six digits."),
                say(
                    "They are used up after one sign-in, and out of date within a minute or two. "
                    "Which of the two makes all of them?"
                ),
            ),
            "picture": (
                say("The picture."),
                say(
                    "It contains the secret, from which every code comes, until you set MFA up "
                    "again."
                ),
            ),
            "none": (
                say("Neither, once MFA is on."),
                say("MFA is on with exactly this secret. What could somebody do with the picture?"),
            ),
        },
        hint=say("Which of the two changes every 30 s?"),
        worked=say(
            "A code is soon out of date. The picture contains the secret, and the secret "
            "is valid until it is replaced."
        ),
    ),
    Choose(
        "03-aloud",
        say("Which part of the URI would do harm if you read it aloud on a train?"),
        "secret",
        {
            "secret": (
                say("The secret."),
                say(
                    "With it, anyone can work out every code. The rest is names, or settings "
                    "that nearly everyone has."
                ),
            ),
            "label": (
                say("The names: issuer and account."),
                say("They say where the account is, but nobody can sign in with them."),
            ),
            "settings": (
                say("The settings: digits and period."),
                say("They are nearly always 6 and 30."),
            ),
        },
        worked=say("Codes are made from the secret and the time. The time is known to everyone."),
    ),
    Choose(
        "03-share",
        say(
            "One part of a QR code is the text. The rest helps the camera. How much of the QR"
            " code of step 3 is text?"
        ),
        "half",
        {
            "most": (
                say("Nearly all of it."),
                say("The squares, the rulers and the repair bytes take about half."),
            ),
            "half": (
                say("About half."),
                say(
                    "The other half helps the camera to find it, and to repair what it cannot read."
                ),
            ),
            "tenth": (
                say("About a tenth."),
                say("It is more: choose Data, and look at the table."),
            ),
        },
        worked=say(
            "Of 2,025 modules, 992 carry data and 576 repair it. The rest helps the camera to"
            " find the code and read it."
        ),
    ),
)
