"""What the learner has done, page by page; to be taken along as a file, and forgotten."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from totp_demo.exercises.pages import TITLES, questions
from totp_demo.learner import protocol
from totp_demo.learner.progress import Tries
from totp_demo.learner.protocol import PageDone, ProgressViewShown, Word
from totp_demo.views.base.sources import Script, Style
from totp_demo.views.base.view import View
from totp_demo.wording.sentence import Sentence, say, say_many

if TYPE_CHECKING:
    from totp_demo.learner.lesson import Lesson


class ProgressView(View):
    """What the learner has done, page by page."""

    script = Script("questions/progress_view.js")
    style = Style("questions/progress_view.css")

    def __init__(self, lesson: Lesson) -> None:
        """Show what was done so far."""
        self._stays = False
        super().__init__(lesson)

    def describe(self) -> ProgressViewShown:
        """Return what was done; nothing of it is a secret."""
        language = self.lesson.language
        _ = language.gettext
        progress = self.lesson.progress
        # Each page is a process of its own: another may have been worked on since.
        progress.read_again()
        done = max(progress.step - 1, 0)  # who has come to a step has done those before it
        kept = _("This is kept in your own folder, on this computer only. No secret is in it.")
        if progress.path is None:
            kept = _("This is kept until this page is closed. No secret is in it.")
        elif sys.platform == "emscripten":
            kept = _("This is kept in this browser only. No secret is in it.")
        return {
            **self.page(),
            "pages": [self._page(page) for page in TITLES],
            "step": _("The procedure: {done} of 6 steps done.").format(done=done),
            "kept": kept,
            "fault": " ".join(each.into(language) for each in self._faults()),
            "file": progress.text(),
            "t": {
                "title": _("What you have done"),
                "page": _("Page"),
                "right": _("Right"),
                "tried": _("Tried"),
                "all_done": _("done"),
                "save": _("Save as a file"),
                "forget": _("Delete all"),
                "sure": _("Delete all your progress?"),
                "yes": _("Yes, delete"),
                "no": _("No, keep"),
                "forgotten": _("Your progress has been deleted."),
            },
        }

    def _faults(self) -> Iterator[Sentence]:
        progress = self.lesson.progress
        if self._stays:
            yield say("Not everything is deleted: the file in your folder cannot be deleted.")
        if progress.unwritten:
            yield say(
                "Nothing can be written to your folder: is the disk full? What you do now is kept "
                "until this page is closed. Save it as a file."
            )
        if progress.unread:
            yield say_many(
                "{count} line of the file in your folder cannot be read. It stays in the file; "
                "everything else is shown here.",
                "{count} lines of the file in your folder cannot be read. They stay in the file; "
                "everything else is shown here.",
                count=progress.unread,
            )

    def _page(self, page: str) -> PageDone:
        known = self.lesson.progress.questions
        tries = [known.get(each.name, Tries()) for each in questions(page)]
        return {
            "page": page,
            "title": TITLES[page].into(self.lesson.language),
            "right": sum(each.right for each in tries),
            "tried": sum(each.count > 0 for each in tries),
            "asked": len(tries),
        }

    def act(self, word: Word) -> None:
        """Forget; the rest is the lesson's."""
        if not isinstance(word, protocol.Forget):
            super().act(word)
            return
        self._stays = not self.lesson.progress.forget()
        self.refresh()
