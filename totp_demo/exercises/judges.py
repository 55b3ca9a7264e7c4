"""Judges that most exercises need: of a choice, and of a whole number."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from totp_demo.wording.language import Language

from .exercise import Judged, whole_number

Said = Callable[[Language], Mapping[str, str]]
"""What is said of each answer, in a language."""


def by_choice(right: str, said: Said) -> Callable[[str], Judged]:
    """Judge the key of a choice.

    Args:
        right: The right one.
        said: What is said of each.

    Returns:
        The judge; of what is none of the choices it says that it is none.

    Example:
        >>> judge = by_choice("b", lambda _: {"a": "See b.", "b": "Yes."})
        >>> judge("b").right, judge("c").words(Language("en"))
        (True, 'Choose one of the answers.')
    """

    def judge(answer: str) -> Judged:
        def words(language: Language) -> str:
            none = language.gettext("Choose one of the answers.")
            return said(language).get(answer, none)

        return Judged(answer == right, words)

    return judge


def by_number(right: int, said: Said) -> Callable[[str], Judged]:
    """Judge a whole number that is typed.

    Args:
        right: The right one.
        said: What is said of each likely number, written in digits; of any other, under "".

    Returns:
        The judge; what is no whole number is asked for as one.

    Example:
        >>> judge = by_number(6, lambda _: {"6": "Six.", "": "Count again."})
        >>> judge("6").right, judge("7").words(Language("en")), judge("x").words(Language("en"))
        (True, 'Count again.', 'The answer is a whole number: type it in digits, without a unit.')
    """

    def judge(answer: str) -> Judged:
        number = whole_number(answer)

        def words(language: Language) -> str:
            if number is None:
                return language.gettext(
                    "The answer is a whole number: type it in digits, without a unit."
                )
            each = said(language)
            return each.get(str(number), each[""])

        return Judged(number == right, words)

    return judge
