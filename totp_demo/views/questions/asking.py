"""How a question is asked on a page: its choices in the reader's own order, and its picture."""

from __future__ import annotations

from collections.abc import Mapping

from totp_demo.exercises import Because, Choose, Code, Exercise, Number, Order, Point
from totp_demo.exercises.exercise import shuffled, whole_number
from totp_demo.learner.progress import Progress
from totp_demo.learner.protocol import Asking
from totp_demo.views.questions import pictures
from totp_demo.wording.language import Language
from totp_demo.wording.sentence import Sentence

_SHORT = 5  # characters of a number: no code and no secret is so short


def asking(exercise: Exercise, seed: int, language: Language) -> Asking:
    """Return how a question is asked.

    Args:
        exercise: The question.
        seed: The learner's: choices stand in an order of their own, the same on each visit.
        language: The reader's.
    """
    asked: Asking = {"kind": "text", "choices": [], "reasons": [], "places": [], "drawing": (0, "")}

    def mixed(texts: Mapping[str, Sentence], salt: str = "") -> list[tuple[str, str]]:
        order = shuffled(texts, seed, exercise.name + salt)
        return [(key, texts[key].into(language)) for key in order]

    match exercise:
        case Choose():
            texts = {key: text for key, (text, _said) in exercise.choices.items()}
            asked |= {"kind": "choices", "choices": mixed(texts)}
        case Because():
            reasons = {key: text for key, (text, _said) in exercise.reasons.items()}
            asked |= {"kind": "choices", "choices": mixed(exercise.choices)}
            asked |= {"reasons": mixed(reasons, " why")}
        case Order():
            items = mixed(exercise.items)
            if [key for key, _text in items] == list(exercise.items):
                items.reverse()  # what is in order already asks for nothing
            asked |= {"kind": "order", "choices": items}
        case Point():
            asked |= {"kind": "place", "places": pictures.places(exercise, language)}
            asked |= {"drawing": pictures.drawing(exercise)}
    return asked


def texts(exercise: Exercise, language: Language) -> dict[str, str]:
    """Return the texts that the script of every question needs.

    Args:
        exercise: The question.
        language: The reader's.
    """
    _ = language.gettext
    return {
        "question": exercise.question.into(language),
        "your_answer": _("Your answer"),
        "why": _("Why?"),
        "up": _("Move up: {text}"),
        "down": _("Move down: {text}"),
        "moved": _("{text}: now number {place} of {count}"),
    }


def in_words(exercise: Exercise, seed: int, language: Language) -> list[str]:
    """Return a question, with what there is to choose from, as sentences.

    Args:
        exercise: The question.
        seed: The learner's.
        language: The reader's.
    """
    asked = asking(exercise, seed, language)
    found = [exercise.question.into(language)]
    found += [f"○ {text}" for _key, text in asked["choices"]]
    if asked["reasons"]:
        found += [language.gettext("Why?"), *(f"○ {text}" for _key, text in asked["reasons"])]
    return found + [f"○ {place['label']}" for place in asked["places"]]


def answered(exercise: Exercise, answer: str, language: Language) -> str:
    """Return an answer in words.

    Args:
        exercise: The question.
        answer: As its script sends it.
        language: The reader's.
    """
    parts: list[Sentence | str]
    match exercise:
        case Choose():
            parts = [text for key, (text, _said) in exercise.choices.items() if key == answer]
        case Because():
            choice, _, reason = answer.partition(",")
            parts = [exercise.choices[choice], exercise.reasons[reason][0]]
        case Order():
            parts = [exercise.items[key] for key in answer.split(",")]
        case Point():
            found = pictures.places(exercise, language)
            parts = [place["label"] for place in found if place["name"] == answer]
        case _:
            parts = [answer]
    words = [part if isinstance(part, str) else part.into(language) for part in parts]
    return "\n".join(words)


def is_known(exercise: Exercise, answer: str) -> bool:
    """Return whether an answer is one that a question knows, and not just any text.

    Args:
        exercise: The question.
        answer: As its script sends it, or as it was kept.
    """
    match exercise:
        case Choose():
            return answer in exercise.choices
        case Because():
            choice, _, reason = answer.partition(",")
            return choice in exercise.choices and reason in exercise.reasons
        case Order():
            return sorted(answer.split(",")) == sorted(exercise.items)
        case Point():
            return answer in {place["name"] for place in pictures.places(exercise, Language())}
        case Number() if len(answer) <= _SHORT and whole_number(answer) is not None:
            return True
        case _:
            return answer in {str(exercise.right), *map(str, exercise.said)}


def is_answer(exercise: Exercise, given: str) -> bool:
    """Return whether something can be an answer at all; of what is typed, any number or code.

    Args:
        exercise: The question.
        given: As its script sends it.
    """
    match exercise:
        case Number():
            return whole_number(given) is not None
        case Code():
            return bool(given)
        case _:
            return is_known(exercise, given)


def note(progress: Progress, exercise: Exercise, answer: str, *, right: bool) -> None:
    """Note an answer, word for word only where the question knows it.

    Args:
        progress: The learner's.
        exercise: The question.
        answer: As its script sends it. What was typed besides could be a secret.
        right: Whether it is right.
    """
    kept = answer if is_known(exercise, answer) else ""
    progress.tried(exercise.name, kept, right=right)
