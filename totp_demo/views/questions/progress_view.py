"""What the learner has done, page by page; to be taken along as a file, and forgotten."""

from __future__ import annotations

import sys

from totp_demo.exercises.pages import TITLES, questions
from totp_demo.learner import protocol
from totp_demo.learner.progress import Tries
from totp_demo.learner.protocol import PageDone, ProgressViewShown, Word
from totp_demo.views.base.sources import Script, Style
from totp_demo.views.base.view import View


class ProgressView(View):
    """What the learner has done, page by page."""

    script = Script("questions/progress_view.js")
    style = Style("questions/progress_view.css")

    def describe(self) -> ProgressViewShown:
        """Return what was done; nothing of it is a secret."""
        language = self.lesson.language
        _ = language.gettext
        progress = self.lesson.progress
        # Each page is a process of its own: another may have been worked on since.
        progress.read_again()
        done = min(progress.step, 6)
        kept = _("This is kept in your own folder, on this computer only. No secret is in it.")
        if progress.path is None:
            kept = _("This is kept until this page is closed. No secret is in it.")
        elif sys.platform == "emscripten":
            kept = _("This is kept in this browser only. No secret is in it.")
        return {
            **self.page(),
            "pages": [self._page(page) for page in TITLES],
            "step": _("The procedure: {done} of 6 steps gone through.").format(done=done),
            "kept": kept,
            "file": progress.text(),
            "t": {
                "title": _("What you have done"),
                "page": _("The page"),
                "right": _("Right"),
                "tried": _("Tried"),
                "all_done": _("done"),
                "save": _("Save as a file"),
                "forget": _("Forget all"),
                "sure": _("Forget every answer and prediction?"),
                "yes": _("Yes, forget"),
                "no": _("No, keep"),
                "forgotten": _("Nothing is kept of what you did."),
            },
        }

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
        self.lesson.progress.forget()
        self.refresh()
