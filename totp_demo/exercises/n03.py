"""The exercises of 03-qr-code: base32, the white border and the plus sign."""

from __future__ import annotations

from collections.abc import Mapping

from totp_demo.language import Language

from .exercise import Exercise, Judged, whole_number

_CHARACTERS = 32
_BYTES = 20
_TIMES = 800


def _base32_question(language: Language) -> str:
    return language.gettext(
        "A secret has 160 bits, and each character of base32 stands for 5 of them. How many "
        "characters is that?"
    )


def _base32(answer: str) -> Judged:
    number = whole_number(answer)
    if number == _CHARACTERS:
        return Judged(
            right=True,
            words=lambda language: language.gettext(
                "160 / 5 = 32. Count them in the URI: if some are missing, a part was not copied."
            ),
        )
    if number == _BYTES:
        return Judged(
            right=False,
            words=lambda language: language.gettext(
                "20 is the number of bytes, of 8 bits each. A character of base32 stands for fewer "
                "bits, so there are more characters."
            ),
        )
    if number == _TIMES:
        return Judged(
            right=False,
            words=lambda language: language.gettext(
                "That is 160 × 5. One character takes the place of 5 bits: divide."
            ),
        )
    return Judged(
        right=False,
        words=lambda language: language.gettext(
            "Divide the bits by those that one character stands for, and type the number."
        ),
    )


def _border_question(language: Language) -> str:
    return language.gettext(
        "A QR code reads well on a white page. In the dark theme it touches the dark background, "
        "and no camera reads it any more. What do you change?"
    )


def _border_choices(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "correction": _("The error correction level: up to H."),
        "border": _("The border: four modules of white all around it."),
        "invert": _("The colours: white modules on black, to fit the theme."),
    }


def _border(answer: str) -> Judged:
    words = {
        "border": lambda language: language.gettext(
            "The finders stand out again. The standard asks for four modules (ISO/IEC 18004)."
        ),
        "correction": lambda language: language.gettext(
            "Error correction mends bytes once the code is found. Here it is not even found: try "
            "level H in the laboratory, on a dark page without a border."
        ),
    }
    return Judged(
        answer == "border",
        words.get(
            answer,
            lambda language: language.gettext(
                "The standard code is dark on light. Only a reader that tries the negative as well "
                "reads an inverted one: see the laboratory."
            ),
        ),
    )


def _plus_question(language: Language) -> str:
    return language.gettext(
        "A program writes the issuer IT Glue into the URI as IT+Glue, as web forms do. What do "
        "several apps show?"
    )


def _plus_choices(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "space": _("IT Glue, with a space."),
        "plus": _("IT+Glue, with the plus sign."),
        "refused": _("Nothing: they refuse the QR code."),
    }


def _plus(answer: str) -> Judged:
    words = {
        "plus": lambda language: language.gettext(
            "In a URI, a plus sign is a plus sign. Write a space as %20: every app reads that."
        ),
        "space": lambda language: language.gettext(
            "Only a web form turns + into a space. What does + mean in the label of a URI?"
        ),
    }
    return Judged(
        answer == "plus",
        words.get(
            answer,
            lambda language: language.gettext(
                "They take it: the sign is allowed there. But do they take it for a space?"
            ),
        ),
    )


EXERCISES = (
    Exercise("03-base32", _base32_question, _base32),
    Exercise("03-border", _border_question, _border, _border_choices),
    Exercise("03-plus", _plus_question, _plus, _plus_choices),
)
