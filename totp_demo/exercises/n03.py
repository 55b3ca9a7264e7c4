"""The exercises of 03-qr-code: base32, the white border and the plus sign."""

from __future__ import annotations

from collections.abc import Mapping

from totp_demo.wording.language import Language

from .exercise import Exercise
from .judges import by_choice, by_number


def _base32_question(language: Language) -> str:
    return language.gettext(
        "A secret has 160 bits. Each base32 character stands for 5 bits. How many characters is "
        "that?"
    )


def _base32_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "32": _(
            "160 / 5 = 32. Count them in the URI: if there are fewer, part of the key is missing."
        ),
        "20": _(
            "20 is the number of bytes: a byte has 8 bits. A base32 character stands for only 5, "
            "so you need more of them."
        ),
        "800": _("That is 160 × 5. One character stands for 5 bits: divide instead."),
        "": _("Divide 160 bits by the 5 bits of one character, and type the result."),
    }


def _border_question(language: Language) -> str:
    return language.gettext(
        "A QR code scans well on a white page. In the dark theme it touches the dark background, "
        "and no camera reads it any more. What do you change?"
    )


def _border_choices(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "correction": _("The error correction level: raise it to H."),
        "border": _("The border: add four white modules all around."),
        "invert": _("The colours: white modules on black, to match the theme."),
    }


def _border_said(language: Language) -> Mapping[str, str]:
    _ = language.gettext
    return {
        "border": _(
            "Now the finder patterns are easy to see again. The standard asks for four modules "
            "(ISO/IEC 18004)."
        ),
        "correction": _(
            "Error correction repairs bytes after the code is found. Here it is not even found: "
            "try level H in the laboratory, on a dark page without a border."
        ),
        "invert": _(
            "A standard QR code is dark on light. An inverted one works only with a reader that "
            "also tries the negative: see the laboratory."
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
            "In the label of a URI, a plus sign is a plus sign. To be safe, write a space as %20."
        ),
        "space": _("Only web forms turn + into a space. What does + mean in the label of a URI?"),
        "refused": _("They accept it: the sign is allowed there. But do they read it as a space?"),
    }


EXERCISES = (
    Exercise("03-base32", _base32_question, by_number(32, _base32_said)),
    Exercise("03-border", _border_question, by_choice("border", _border_said), _border_choices),
    Exercise("03-plus", _plus_question, by_choice("plus", _plus_said), _plus_choices),
)
