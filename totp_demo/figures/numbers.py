"""Numbers as a language writes them."""

from __future__ import annotations

import math

from totp_demo.wording.language import Language

MINUS = "\u2212"
NO_BREAK = "\u00a0"
_SEPARATORS = {"en": (",", "."), "fr": ("\u202f", ",")}


def of(language: Language | str) -> Language:
    """Return a language by its tag, or as it is."""
    return language if isinstance(language, Language) else Language(language)


def number(value: float, language: Language, decimals: int = 1) -> str:
    """Write a number.

    Args:
        value: Any finite number.
        language: Whose decimal sign and thousands separator are taken.
        decimals: Digits after the decimal sign, at most: zeros at the end are left out.

    Returns:
        The number, with a minus sign proper.

    Example:
        >>> number(-1234.5, Language("en")), number(0.5, Language("fr"))
        ('−1,234.5', '0,5')
    """
    thousands, point = _SEPARATORS[language.code]
    text = f"{round(value, decimals) + 0.0:_.{decimals}f}"
    if decimals:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", point).replace("_", thousands).replace("-", MINUS)


def signed(value: float, language: Language) -> str:
    """Write a number with its sign, zero apart.

    Example:
        >>> [signed(value, Language("en")) for value in (-2, 0, 1)]
        ['−2', '0', '+1']
    """
    return ("+" if round(value, 1) > 0 else "") + number(value, language)


def percent(chance: float, language: Language) -> str:
    """Write a probability as a percentage, to two significant digits where it is small.

    What is not certain is never written as 100%.

    Example:
        >>> [percent(chance, Language("en")) for chance in (0.5, 0.00056, 0.9983)]
        ['50%', '0.056%', '99.8%']
    """
    share = 100.0 * chance
    size = abs(share)
    decimals = 0 if size == 0 or size >= 10 else 1 - math.floor(math.log10(size))  # noqa: PLR2004
    if size < 100 <= round(size, decimals):  # noqa: PLR2004
        decimals = math.ceil(-math.log10(100 - size))
    sign = f"{NO_BREAK}%" if language.code == "fr" else "%"
    return number(share, language, decimals) + sign
