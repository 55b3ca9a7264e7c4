"""The exercises of 03-qr-code: base32, the white border and the plus sign."""

from __future__ import annotations

from collections.abc import Mapping

from totp_demo.language import Language

from .exercise import Exercise
from .judges import by_choice, by_number


def _base32_question(language: Language) -> str:
    return language.gettext(
        "A secret has 160 bits, and each character of base32 stands for 5 of them. How many "
        "characters is that?"
    )


def _base32_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "32": _("160 / 5 = 32. Count them in the URI: if some are missing, a part was not copied."),
        "20": _(
            "20 is the number of bytes, of 8 bits each. A character of base32 stands for fewer "
            "bits, so there are more characters."
        ),
        "800": _("That is 160 × 5. One character takes the place of 5 bits: divide."),
        "": _("Divide the bits by those that one character stands for, and type the number."),
    }


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


def _border_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "border": _(
            "The finders stand out again. The standard asks for four modules (ISO/IEC 18004)."
        ),
        "correction": _(
            "Error correction mends bytes once the code is found. Here it is not even found: try "
            "level H in the laboratory, on a dark page without a border."
        ),
        "invert": _(
            "The standard code is dark on light. Only a reader that tries the negative as well "
            "reads an inverted one: see the laboratory."
        ),
    }


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


def _plus_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "plus": _(
            "In a URI, a plus sign is a plus sign. Write a space as %20: every app reads that."
        ),
        "space": _("Only a web form turns + into a space. What does + mean in the label of a URI?"),
        "refused": _("They take it: the sign is allowed there. But do they take it for a space?"),
    }


EXERCISES = (
    Exercise("03-base32", _base32_question, by_number(32, _base32_said)),
    Exercise("03-border", _border_question, by_choice("border", _border_said), _border_choices),
    Exercise("03-plus", _plus_question, by_choice("plus", _plus_said), _plus_choices),
)
