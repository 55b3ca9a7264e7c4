"""Write the answer key from the questions that the pages ask.

For whoever has changed a question, or what a page asks:

    python tools/answer_key.py

It writes docs/answer-key.md and docs/answer-key.fr.md, for teachers: each question of each page, in
the order of the page, with its right answer and why. Nothing of it is written by hand.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

if __name__ == "__main__":  # started as a file: the root of the repository is not on the path
    sys.path.insert(0, str(Path(__file__).parents[1]))

from tools.index import pages
from tools.notebooks import Page
from totp_demo.exercises.exercise import Because, Choose, Exercise, Order, Point
from totp_demo.exercises.pages import questions
from totp_demo.exercises.written import TASKS
from totp_demo.wording.language import Language

FOLDER = Path(__file__).parents[1] / "docs"
FILES = {"en": "answer-key.md", "fr": "answer-key.fr.md"}

_ASKED = re.compile(r'lesson\.(exercise|predict|code_task)\("([^"]+)"')
_WORDS = {
    "en": {
        "title": "Answer key",
        "twin": f"*[Lire cette page en français]({FILES['fr']})*",
        "opening": "For teachers: every question of the pages, in the order of each page, with its "
        "right answer and what the page says of it. On the page, choices come in another order "
        "for each learner, so go by the words. *Prediction* marks what is asked before "
        "the page shows it: don’t give that answer away. The questions of the final check, "
        "`11-final-check`, are drawn for each reader and explained there. Lessons to use them in: "
        "[teaching](teaching.md).",
        "prediction": "*Prediction.* ",
        "answer": "**Answer:**",
        "reason": "**Reason:**",
        "marked": "to be pointed at in the picture",
        "ending": "*Text: [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/). © 2026 The "
        "totp-demo authors.*",
    },
    "fr": {
        "title": "Le corrigé",
        "twin": f"*[Read this page in English]({FILES['en']})*",
        "opening": "Pour les enseignants\u00a0: toutes les questions des pages, dans l’ordre de "
        "chaque page, avec la bonne réponse et ce que la page en dit. Sur la page, l’ordre des "
        "choix change d’un élève à l’autre\u00a0: fiez-vous au texte. *Prévision* signale une "
        "question posée avant que la page ne montre le résultat\u00a0: n’en donnez pas la réponse "
        "d’avance. Les questions du contrôle final, `11-final-check`, sont tirées au sort et "
        "expliquées sur place. Les cours où elles servent\u00a0: [enseigner](teaching.fr.md).",
        "prediction": "*Prévision.* ",
        "answer": "**Réponse\u00a0:**",
        "reason": "**Raison\u00a0:**",
        "marked": "à montrer sur l’image",
        "ending": "*Texte\u00a0: [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/). © 2026 "
        "les auteurs de totp-demo.*",
    },
}


def asked(page: Page) -> list[tuple[str, str]]:
    """Return what a page asks, in its order: how ("predict", say), and the question's name."""
    code = (cell.source for cell in page.cells if cell.kind == "code")
    return [found for source in code for found in _ASKED.findall(source)]


def key(language_code: str) -> str:
    """Return the answer key in a language.

    Args:
        language_code: "en" or "fr".

    Returns:
        The Markdown of its page.
    """
    said, language = _WORDS[language_code], Language(language_code)
    parts = [f"# {said['title']}", said["twin"], said["opening"]]
    tasks = {task.name: task for task in TASKS}
    for page in pages(language_code):
        found = asked(page)
        if not found:
            continue
        number = page.path.stem[:2]
        parts.append(f"## {number}. {page.title}")
        known = {each.name: each for each in questions(number)}
        for way, name in found:
            mark = said["prediction"] if way == "predict" else ""
            if way == "code_task":
                task = tasks[name]
                parts += [
                    f"### {name}",
                    _plain(task.question.into(language)),
                    said["answer"],
                    f"```python\n{task.worked.strip()}\n```",
                ]
                continue
            exercise = known[name]
            parts += [f"### {name}", mark + _plain(exercise.question.into(language))]
            parts += _answer(exercise, language)
    return "\n\n".join([*parts, "---", said["ending"]]) + "\n"


def _answer(exercise: Exercise, language: Language) -> list[str]:
    """Return the right answer to a question, and what is said of it."""
    said = _WORDS[language.code]
    lines = []
    match exercise:
        case Choose():
            right = exercise.right
            lines.append(f"{said['answer']} {_plain(exercise.choices[right][0].into(language))}")
        case Because():
            right = f"{exercise.right},{exercise.reason}"
            lines.append(
                f"{said['answer']} {_plain(exercise.choices[exercise.right].into(language))}"
            )
            reason = exercise.reasons[exercise.reason][0].into(language)
            lines.append(f"{said['reason']} {_plain(reason)}")
        case Order():
            right = exercise.right
            lines.append(said["answer"])
            items = enumerate(exercise.items.values(), 1)
            lines.append("\n".join(f"{at}. {_plain(item.into(language))}" for at, item in items))
        case Point():
            right = min(exercise.right)
            lines.append(f"{said['answer']} {said['marked']}.")
        case _:
            right = str(exercise.right)
            lines.append(f"{said['answer']} {right}")
    why = exercise.judge(right).words.into(language)
    worked = exercise.worked.into(language)
    lines += [_plain(each) for each in (why, worked) if each]
    return lines


def _plain(text: str) -> str:
    """Return a text as Markdown that shows it as it is; what stands in backquotes stays code."""
    parts = text.split("`")
    parts[::2] = [re.sub(r"([\\*_<\[\]|])", r"\\\1", part) for part in parts[::2]]
    return "`".join(parts)


def main() -> None:
    """Write both pages."""
    for code, name in FILES.items():
        (FOLDER / name).write_text(key(code), encoding="utf-8")


if __name__ == "__main__":
    main()
