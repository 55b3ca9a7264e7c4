"""The exercises of 07-inside-a-code: avalanche, offset, leading zeros, a flipped counter."""

from __future__ import annotations

from collections.abc import Mapping

from totp_demo.language import Language

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
            "Each bit of the digest changes or stays as if a coin had been tossed for it. So "
            "nothing can be learnt from comparing two digests."
        ),
        "byte": _(
            "A cipher that worked byte by byte would do that. A hash function mixes each bit of "
            "its input into the whole digest. Flip a bit in the view above and count."
        ),
        "all": _(
            "If all changed, the new digest would be the old one turned over: who knows one would "
            "know both. What would tell nothing at all?"
        ),
        "one": _(
            "Then near secrets would give near codes, and one could feel one’s way to the "
            "secret. What would make that impossible?"
        ),
    }


def _offset_question(language: Language) -> str:
    return language.gettext(
        "The places of a digest’s 20 bytes are numbered 0 to 19, and its last byte is 5a "
        "(hexadecimal). At which place do the four bytes begin?"
    )


def _offset_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "10": _("The low four bits of 5a are a, that is 10: the bytes at the places 10 to 13."),
        "5": _("5 is the high half of the byte. The offset is the low half: the second digit."),
        "90": _("90 is the whole byte. Only its low four bits count: a number from 0 to 15."),
        "19": _("19 is the place of the last byte itself. What do its low four bits say?"),
        "": _(
            "Take the second of the two digits, a, and write it as a decimal number from 0 to 15."
        ),
    }


def _offset(answer: str) -> Judged:
    if answer.strip().lower() in {"a", "0xa", "0x0a"}:
        return Judged(
            right=False,
            words=lambda language: language.gettext(
                "You have found the right digit. Write it as a decimal number: after 9 comes a."
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
            "The remainder is 12345; the code is six characters long, so the zero stays."
        ),
        _CODE.lstrip("0"): lambda language: language.gettext(
            "That is the remainder as a number. A code has six characters: what stands in front?"
        ),
        _NUMBER[:6]: lambda language: language.gettext(
            "Those are the first six digits. A remainder modulo 1,000,000 is the last six."
        ),
        _NUMBER: lambda language: language.gettext(
            "That is the whole number. Modulo 1,000,000 leaves its last six digits."
        ),
    }
    return Judged(
        bare == _CODE,
        words.get(
            bare,
            lambda language: language.gettext(
                "Take the last six digits of {number}, just as they stand."
            ).format(number=_NUMBER),
        ),
    )


def _flip_question(language: Language) -> str:
    return language.gettext("You flip the last bit of the counter, bit 0. Whose code do you get?")


def _flip_choices(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "near": _("Nearly the same code: one digit differs."),
        "neighbour": _("The account’s own code of a neighbouring step."),
        "nobody": _("A code that nobody ever has."),
        "other": _("The code of another account."),
    }


def _flip_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "neighbour": _(
            "An even counter goes up by one, an odd one down by one. It is the code of the step "
            "after or before, and with a window of one step the server accepts it too."
        ),
        "near": _(
            "About half of the digest’s bits change, whichever bit was flipped: no digit of the "
            "code is safe. Which counter is it now?"
        ),
        "nobody": _(
            "Every counter is some time step. Which one is it, if only the last bit differs?"
        ),
        "other": _(
            "Another account has another secret, and the secret is untouched here. What is "
            "the counter, in TOTP?"
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
