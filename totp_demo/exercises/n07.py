"""The exercises of 07-inside-a-code: avalanche, offset, leading zeros, a flipped counter."""

from __future__ import annotations

from totp_demo.wording.sentence import say

from .exercise import Because, Choose, Code, Number, Point

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
        hint=say("Think of each bit of the new digest as the toss of a coin."),
        worked=say(
            "HMAC mixes each bit of the secret into the whole digest. Each of the 160 "
            "bits then changes with a chance of one half: about 80."
        ),
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
        hint=say("A byte is two hexadecimal digits of four bits each. Which one is the low half?"),
        worked=say(
            "The last byte is 5a. Its low four bits are a, which is 10. The four bytes "
            "are numbers 10 to 13."
        ),
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
        hint=say("Take the last six digits, and keep all six."),
        worked=say(
            "1094012345 modulo 1,000,000 leaves 12345. Written with six characters, it is 012345."
        ),
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
        hint=say("The counter is the number of the time step. Bit 0 is worth 1."),
        worked=say(
            "Flipping bit 0 adds or takes away 1: the counter of the step after or "
            "before. So it is this account’s own code of that step."
        ),
    ),
    Because(
        "07-longer",
        say(
            "A server changes from 6 to 8 digits and keeps the period of 30 s. Is a code "
            "valid longer now?"
        ),
        "no",
        {
            "yes": say("Yes."),
            "no": say("No."),
        },
        "period",
        {
            "period": (
                say("The period and the window decide that."),
                say("More digits make guessing harder. They don’t change the time."),
            ),
            "type": (
                say("It takes longer to type, so less time is left."),
                say(
                    "It isn’t valid longer, but not because of the typing. Which setting says how"
                    " long?"
                ),
            ),
            "hash": (
                say("The digest is the same, so everything is the same."),
                say(
                    "The digest is the same, and yet two more digits of the number are shown. "
                    "Which setting says how long?"
                ),
            ),
        },
        {
            "yes": say("Look at the formula: where do the digits come in, and where the time?"),
        },
        hint=say("In which step of the derivation does the number of digits come in?"),
        worked=say(
            "The time goes in at the beginning, as the counter: floor(t / 30). The digits"
            " come in at the end, as the modulo. So 8 digits are valid as long as 6."
        ),
    ),
    Because(
        "07-hidden",
        say(
            "Somebody has written down twenty of your old codes. Can they work out the "
            "secret, or the next code?"
        ),
        "no",
        {
            "yes": say("Yes."),
            "no": say("No."),
        },
        "oneway",
        {
            "oneway": (
                say("HMAC works in one direction only."),
                say("What is left is trying out secrets, and there are 2^160 of them."),
            ),
            "encrypted": (
                say("The code is encrypted, and they don’t have the key."),
                say(
                    "The answer is right, the reason isn’t: nothing is encrypted. With its "
                    "key, an encrypted text can be read again. A code can’t be turned back "
                    "into the secret, not even by the server."
                ),
            ),
            "expired": (
                say("Old codes have expired."),
                say(
                    "They can’t, but expired codes still come from the same secret. Why don’t "
                    "they give it away?"
                ),
            ),
        },
        {
            "yes": say(
                "Six digits are all that is left of 20 bytes, and even the 20 bytes don’t "
                "show the secret. How would anyone get from there to the secret?"
            ),
        },
        hint=say("Can the server itself get the secret out of a code?"),
        worked=say(
            "A code is no encrypted secret. It is what is left of a one-way calculation: "
            "there is no key that would turn it back."
        ),
    ),
    Point(
        "07-bytes",
        say(
            "This is the digest of another secret. Point at the first of the four bytes that "
            "are taken. Which one is it?"
        ),
        "digest",
        (
            "85",
            "9f",
            "44",
            "f6",
            "a0",
            "51",
            "09",
            "f1",
            "92",
            "0b",
            "f5",
            "90",
            "c9",
            "77",
            "a3",
            "44",
            "91",
            "24",
            "db",
            "ab",
        ),
        frozenset({"11"}),
        {
            "11": say(
                "The last byte is ab; its low four bits are b, which is 11. Bytes 11 to 14 "
                "are taken."
            ),
            "10": say(
                "a, the high half of the last byte, is 10. Take the low half, b. And "
                "count from 0: the first byte is number 0."
            ),
            "19": say("That byte says where to begin. It is never taken itself."),
            "16": say(
                "Those are the last four bytes. The digest itself says which four: look at "
                "its last byte."
            ),
            "0": say("The first byte has no special part in it. Look at the last one."),
            "5": say("The first byte is 85, but it is the last one that counts."),
            "12": say("Count from 0: the first byte is number 0."),
        },
        say("Look at the last byte, take its second digit, and count that far from number 0."),
        hint=say("The second digit of the last byte, as a decimal number."),
        worked=say(
            "Last byte ab, low half b = 11. Counted from 0, byte 11 is 90: the four bytes"
            " are 90 c9 77 a3."
        ),
    ),
    Choose(
        "07-same",
        say(
            "Looking back to page 03: two QR codes have the same secret and different names. "
            "How do the six-digit codes compare?"
        ),
        "same",
        {
            "same": (
                say("The same at every moment."),
                say(
                    "Issuer and account are only labels. Only the secret and the counter go "
                    "into the HMAC."
                ),
            ),
            "other": (
                say("Different: the whole text goes into the HMAC."),
                say("Does it? Look at what goes into the HMAC in the view."),
            ),
            "shift": (
                say("The same, but a step apart."),
                say("What would shift them? The step comes from the time alone."),
            ),
        },
        hint=say("What goes into the HMAC?"),
        worked=say(
            "Secret and counter go in, nothing else. The names only tell entries apart in the list."
        ),
    ),
    Number(
        "07-step",
        say(
            "Looking back to page 05: the Unix time is 1,234,567,890. At which second of "
            "its step of 30 s is that?"
        ),
        0,
        {
            0: say(
                "1,234,567,890 is a multiple of 30: a step has just begun. It is one of the "
                "times of RFC 6238, appendix B."
            ),
            30: say("Seconds of a step go from 0 to 29: with 30 the next one begins."),
            41152263: say("That is the number of the step. What remains when you divide by 30?"),
        },
        say("Divide by 30: the remainder is the second within the step."),
        hint=say("Divide by 30 and look at the remainder."),
        worked=say("1,234,567,890 = 30 × 41,152,263, and nothing remains: second 0 of the step."),
    ),
    Choose(
        "07-int",
        say("The code is 081804. A program turns it into a number. What is left?"),
        "short",
        {
            "short": (
                say("Five digits: 81804."),
                say("Five digits: the server refuses them. A code is a text of six characters."),
            ),
            "same": (
                say("All six: 081804."),
                say("A number has no zeros in front."),
            ),
            "error": (
                say("An error."),
                say("There is no error: the zero simply disappears."),
            ),
        },
        worked=say("Spreadsheets do the same. So store a code as text, not as a number."),
    ),
)
