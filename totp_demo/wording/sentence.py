"""A sentence as a value: what is said, apart from the language that it is said in."""

from __future__ import annotations

import string
from dataclasses import dataclass, replace

from totp_demo.wording.language import Language


@dataclass(frozen=True)
class Sentence:
    """What is said, put into a language when it is shown; equal to another that says the same.

    `say` and `say_many` make one, and mark its text for the catalogues.

    Attributes:
        message: The English text, which is its key in the catalogues.
        plural: The English text for any other number than one; empty where nothing is counted.
        by: Which of what is filled in is the number that decides between the two.
        filled: What is filled in, by the names of the places; a sentence, for one.

    Example:
        >>> say("Cancel").into(Language("fr"))
        'Annuler'
        >>> say("Cancel") == say("Cancel")
        True
    """

    message: str
    plural: str = ""
    by: str = "count"
    filled: tuple[tuple[str, Filling], ...] = ()

    def __bool__(self) -> bool:
        """Return whether anything is said at all."""
        return bool(self.message)

    def __add__(self, other: Sentence) -> Sentence:
        """Return this sentence and another behind it; one that says nothing leaves no space."""
        if not (self and other):
            return self or other
        return Sentence("{this} {then}", filled=(("this", self), ("then", other)))

    def fill(self, **values: Filling) -> Sentence:
        """Return the sentence with something filled in.

        Args:
            values: By the name of its place; what has no place in this sentence is left out, so
                that the sentences of a table can be filled in alike.

        Example:
            >>> say("{name} is required.").fill(name="Email", digits=6).into(Language("en"))
            'Email is required.'
        """
        if not values:
            return self
        texts = self.message + self.plural
        places = {name for _, name, _, _ in string.Formatter().parse(texts) if name}
        kept = {name: value for name, value in values.items() if name in places}
        return replace(self, filled=tuple(sorted((dict(self.filled) | kept).items())))

    def into(self, language: Language) -> str:
        """Return the sentence in a language.

        Args:
            language: The reader's.

        Returns:
            The text of the catalogue, with its places filled in; their names, where nothing is.
        """
        values = {
            name: value.into(language) if isinstance(value, Sentence) else value
            for name, value in self.filled
        }
        count = values[self.by] if self.plural else 1
        text = language.lookup(self.message, self.plural, int(count))
        return text.format(**values) if values else text


Filling = str | int | float | Sentence
"""What a place of a sentence takes."""

NOTHING = Sentence("")
"""Where there is nothing to say."""


def say(message: str, /, **filled: Filling) -> Sentence:
    """Return a sentence.

    Args:
        message: The English text, written out where it stands: the catalogues are made from it.
        filled: What is filled in, by the names of its places.

    Example:
        >>> say("{name} is required.", name=say("Email")).into(Language("en"))
        'Email is required.'
    """
    return Sentence(message).fill(**filled)


def say_many(one: str, many: str, /, by: str = "count", **filled: Filling) -> Sentence:
    """Return a sentence that depends on a number.

    Args:
        one: The English text for one, written out where it stands.
        many: The English text for any other number, too.
        by: The name of the place that the number is filled into.
        filled: What is filled in.

    Example:
        >>> typed = say_many("You typed {count} digit.", "You typed {count} digits.")
        >>> typed.fill(count=1).into(Language("en")), typed.fill(count=5).into(Language("en"))
        ('You typed 1 digit.', 'You typed 5 digits.')
    """
    return Sentence(one, many, by).fill(**filled)
