"""The exercises of 07-inside-a-code: avalanche, offset, leading zeros, a flipped counter."""

from __future__ import annotations

from totp_demo.wording.sentence import say

from .exercise import Choose, Code, Number

_NUMBER = "1094012345"
_CODE = "012345"
_HEXADECIMAL = say("That is the right digit. Now write it as a decimal number: a comes after 9.")

EXERCISES = (
    Choose(
        "07-avalanche",
        say("One bit of the secret is flipped. How many of the digest’s 160 bits change?"),
        "half",
        {
            "one": (
                say("One: the bit at the same place."),
                say(
                    "Then similar secrets would give similar codes, and an attacker could get "
                    "closer to the secret bit by bit. What would make that impossible?"
                ),
            ),
            "byte": (
                say("About 8: one byte."),
                say(
                    "A method that worked byte by byte would do that. A hash function mixes each "
                    "bit of its input into the whole digest. Flip a bit in the view above and "
                    "count."
                ),
            ),
            "half": (
                say("About 80: half of them."),
                say(
                    "Each bit of the digest changes or stays as if by the toss of a coin. So "
                    "comparing two digests tells you nothing."
                ),
            ),
            "all": (
                say("All 160."),
                say(
                    "If all of them changed, the new digest would be the old one inverted: anyone "
                    "who knew one would know the other. How many changes tell you nothing?"
                ),
            ),
        },
    ),
    Number(
        "07-offset",
        say(
            "The 20 bytes of a digest are numbered 0 to 19, and the last one is 5a (hexadecimal). "
            "At which number do the four bytes begin?"
        ),
        10,
        {
            10: say(
                "The low four bits of 5a are a, which is 10: the code comes from bytes 10 to 13."
            ),
            5: say("5 is the high half of the byte. The offset is the low half: the second digit."),
            90: say("90 is the whole byte. Only its low four bits count: a number from 0 to 15."),
            19: say("19 is the number of the last byte itself. What do its low four bits say?"),
            **dict.fromkeys(("a", "0xa", "0x0a"), _HEXADECIMAL),
        },
        say("Take the second of the two digits, a, and write it as a decimal number from 0 to 15."),
    ),
    Code(
        "07-zeros",
        say(
            "After truncation the number is {number}. Which six-digit code does the app show?",
            number=_NUMBER,
        ),
        _CODE,
        {
            _CODE: say("The remainder is 12345, but a code has six characters: so the zero stays."),
            _CODE.lstrip("0"): say(
                "That is the remainder as a number. A code has six characters: what is missing at "
                "the front?"
            ),
            _NUMBER[:6]: say(
                "Those are the first six digits. The remainder modulo 1,000,000 is the last six."
            ),
            _NUMBER: say(
                "That is the whole number. Modulo 1,000,000 keeps only its last six digits."
            ),
        },
        say("Take the last six digits of {number}, exactly as they are.", number=_NUMBER),
    ),
    Choose(
        "07-flip",
        say("You flip the last bit of the counter, bit 0. Which code do you get?"),
        "neighbour",
        {
            "near": (
                say("Almost the same code: one digit is different."),
                say(
                    "About half of the digest’s bits change, whichever bit was flipped: any digit "
                    "of the code may change. What is the counter now?"
                ),
            ),
            "neighbour": (
                say("The same account’s code, one step earlier or later."),
                say(
                    "An even counter goes up by one, an odd one goes down by one. So this is the "
                    "code of the step after or before. With a window of one step the server "
                    "accepts it too, unless that code or a later one has been used."
                ),
            ),
            "nobody": (
                say("A code that no account ever shows."),
                say(
                    "Every counter is some time step. Which one is it when only the last bit is "
                    "different?"
                ),
            ),
            "other": (
                say("Another account’s code."),
                say(
                    "Another account has another secret, and here the secret hasn’t changed. What "
                    "is the counter in TOTP?"
                ),
            ),
        },
    ),
)
