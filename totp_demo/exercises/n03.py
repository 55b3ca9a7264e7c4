"""The exercises of 03-qr-code: base32, the white border and the plus sign."""

from __future__ import annotations

from totp_demo.wording.sentence import say

from .exercise import Choose, Number

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
    ),
)
