"""Who calls."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

_FIRST = (
    *("Nadia", "Thomas", "Inès", "Marc", "Sarah", "Karim", "Élodie", "Julien", "Aïcha", "Paul"),
    *("Mei", "David", "Léa", "Omar", "Hélène", "Victor", "Rosa", "Samuel", "Anna", "Yann"),
)
_LAST = (
    *("Bernard", "Lopez", "Petit", "Durand", "Moreau", "Haddad", "Garnier", "Rossi", "Nguyen"),
    *("Lambert", "Walker", "Faure", "Keller", "Diallo", "Morel", "Novak", "Roy", "Clark"),
)
_BY_MAIL = 0.3
_PLAIN = str.maketrans("ÉéèêïëçÈ", "EeeeiecE")


@dataclass(frozen=True, slots=True)
class Caller:
    """A person, made up.

    Attributes:
        first_name: theirs.
        last_name: theirs.
        language: "en" or "fr", in which they speak.
        by_mail: whether they have written; else they are on the phone.
    """

    first_name: str
    last_name: str
    language: str
    by_mail: bool = False

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}"

    @property
    def email(self) -> str:
        """Their address, which cannot be written to (RFC 2606)."""
        return f"{self.first_name}.{self.last_name}@example.com".translate(_PLAIN).lower()


def drawn(dice: random.Random, *, languages: tuple[str, ...] = ("en", "fr")) -> Caller:
    """Draw a caller.

    Args:
        dice: what draws.
        languages: those that they may speak.

    Returns:
        Somebody.

    Example:
        >>> import random
        >>> drawn(random.Random(1)) == drawn(random.Random(1))
        True
    """
    names, language = (dice.choice(_FIRST), dice.choice(_LAST)), dice.choice(languages)
    return Caller(*names, language, by_mail=dice.random() < _BY_MAIL)
