"""The desk's decision tree: a nested list, and a button that prints it on one page."""

from __future__ import annotations

from totp_demo.learner.protocol import DecisionTreeShown
from totp_demo.views.base.sources import Script, Style
from totp_demo.views.base.view import View
from totp_demo.wording import decision_tree as tree


class DecisionTree(View):
    """The decision tree; `lesson.figure("decision_tree")` draws the same."""

    script = Script("questions/decision_tree.js")
    style = Style("questions/decision_tree.css")

    def describe(self) -> DecisionTreeShown:
        """Return the list; nothing of it is a learner's."""
        language = self.lesson.language
        _ = language.gettext
        return {
            **self.page(),
            "branches": [
                {
                    "symptom": symptom,
                    "questions": [{"ask": asked, "do": done} for asked, done in questions],
                }
                for symptom, questions in tree.words(language)
            ],
            "t": {
                "title": tree.TITLE.into(language),
                "how_to": tree.HOW_TO.into(language),
                "yes": _("Yes:"),
                "print": _("Print on one page"),
            },
        }

    def in_words(self) -> list[str]:
        """Return the tree as lines."""
        language = self.lesson.language
        found = [tree.HOW_TO.into(language)]
        for symptom, questions in tree.words(language):
            found += [symptom, *(f"○ {asked} → {done}" for asked, done in questions)]
        return found
