"""The labels of the real screen: English as it shows them, the reader's language beside them."""

from __future__ import annotations

from totp_demo.language import Language

Label = str | list[str]


def faithful(english: str, language: Language, beside: str) -> Label:
    """Return a label of the real screen.

    Args:
        english: As the real product shows it.
        language: The reader's.
        beside: The same in the reader's language.

    Returns:
        The English label; with the translation beside it where the reader's language differs.
    """
    return english if language.code == "en" or beside == english else [english, beside]
