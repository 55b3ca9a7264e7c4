"""The exercises of 07-inside-a-code: avalanche, offset, leading zeros, a flipped counter."""

from __future__ import annotations

from collections.abc import Mapping

from totp_demo.wording.language import Language

from .exercise import Exercise, Judged, Words
from .judges import by_choice, by_number

_NUMBER = "1094012345"
_CODE = "012345"


def _avalanche_question(language: Language) -> str:
    return language.gettext(
        "One bit of the secret is flipped. How many of the digest’s 160 bits change?"
    )


def _avalanche_choices(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "one": _("One: the bit at the same place."),
        "byte": _("About 8: one byte."),
        "half": _("About 80: half of them."),
        "all": _("All 160."),
    }


def _avalanche_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "half": _(
            "Each bit of the digest changes or stays as if by the toss of a coin. So comparing two "
            "digests tells you nothing."
        ),
        "byte": _(
            "A method that worked byte by byte would do that. A hash function mixes each bit of "
            "its input into the whole digest. Flip a bit in the view above and count."
        ),
        "all": _(
            "If all of them changed, the new digest would be the old one inverted: anyone who knew "
            "one would know the other. How many changes tell you nothing?"
        ),
        "one": _(
            "Then similar secrets would give similar codes, and an attacker could get closer to "
            "the secret bit by bit. What would make that impossible?"
        ),
    }


def _offset_question(language: Language) -> str:
    return language.gettext(
        "The 20 bytes of a digest are numbered 0 to 19, and the last one is 5a (hexadecimal). At "
        "which number do the four bytes begin?"
    )


def _offset_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "10": _("The low four bits of 5a are a, which is 10: the code comes from bytes 10 to 13."),
        "5": _("5 is the high half of the byte. The offset is the low half: the second digit."),
        "90": _("90 is the whole byte. Only its low four bits count: a number from 0 to 15."),
        "19": _("19 is the number of the last byte itself. What do its low four bits say?"),
        "": _(
            "Take the second of the two digits, a, and write it as a decimal number from 0 to 15."
        ),
    }


def _offset(answer: str) -> Judged:
    if answer.strip().lower() in {"a", "0xa", "0x0a"}:
        return Judged(
            right=False,
            words=lambda language: language.gettext(
                "That is the right digit. Now write it as a decimal number: a comes after 9."
            ),
        )
    return by_number(10, _offset_said)(answer)


def _zeros_question(language: Language) -> str:
    return language.gettext(
        "After truncation the number is {number}. Which six-digit code does the app show?"
    ).format(number=_NUMBER)


def _zeros(answer: str) -> Judged:
    # A code is no number: each of its zeros counts.
    bare = "".join(answer.split())
    words: dict[str, Words] = {
        _CODE: lambda language: language.gettext(
            "The remainder is 12345, but a code has six characters: so the zero stays."
        ),
        _CODE.lstrip("0"): lambda language: language.gettext(
            "That is the remainder as a number. A code has six characters: what is missing at the "
            "front?"
        ),
        _NUMBER[:6]: lambda language: language.gettext(
            "Those are the first six digits. The remainder modulo 1,000,000 is the last six."
        ),
        _NUMBER: lambda language: language.gettext(
            "That is the whole number. Modulo 1,000,000 keeps only its last six digits."
        ),
    }
    return Judged(
        bare == _CODE,
        words.get(
            bare,
            lambda language: language.gettext(
                "Take the last six digits of {number}, exactly as they are."
            ).format(number=_NUMBER),
        ),
    )


def _flip_question(language: Language) -> str:
    return language.gettext("You flip the last bit of the counter, bit 0. Which code do you get?")


def _flip_choices(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "near": _("Almost the same code: one digit is different."),
        "neighbour": _("The same account’s code, one step earlier or later."),
        "nobody": _("A code that no account ever shows."),
        "other": _("Another account’s code."),
    }


def _flip_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "neighbour": _(
            "An even counter goes up by one, an odd one goes down by one. So this is the code of "
            "the step after or before. With a window of one step the server accepts it too, unless "
            "that code or a later one has been used."
        ),
        "near": _(
            "About half of the digest’s bits change, whichever bit was flipped: any digit of the "
            "code may change. What is the counter now?"
        ),
        "nobody": _(
            "Every counter is some time step. Which one is it when only the last bit is different?"
        ),
        "other": _(
            "Another account has another secret, and here the secret hasn’t changed. What is the "
            "counter in TOTP?"
        ),
    }


EXERCISES = (
    Exercise(
        "07-avalanche", _avalanche_question, by_choice("half", _avalanche_said), _avalanche_choices
    ),
    Exercise("07-offset", _offset_question, _offset),
    Exercise("07-zeros", _zeros_question, _zeros),
    Exercise("07-flip", _flip_question, by_choice("neighbour", _flip_said), _flip_choices),
)
