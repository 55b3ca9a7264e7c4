"""The guide: the six documented steps, where the reader is, and what to do next."""

from __future__ import annotations

from totp_demo.learner.protocol import GuideShown
from totp_demo.views.base.sources import Script, Style
from totp_demo.views.base.view import View


class Guide(View):
    """The bar of the six steps with the next move and the language switch."""

    script = Script("product/guide.js")
    style = Style("product/guide.css")

    def describe(self) -> GuideShown:
        """Return the steps in words and the one the reader is at."""
        lesson = self.lesson
        _ = lesson.language.gettext
        names = [
            _("Open your profile"),
            _("Enable MFA"),
            _("QR code"),
            _("Scan"),
            _("Confirm the code"),
            _("MFA is on"),
        ]
        step = lesson.current_step()
        finished = step > len(names)
        return {
            **self.page(),
            "step": step,
            "finished": finished,
            "undo": lesson.can_undo("start-again"),
            "next": lesson.next_move(),
            "steps": names,
            "t": {
                "language": _("Language"),
                "guide": _("The six steps"),
                "steps": _("Steps"),
                "done": _("(done)"),
                "next_title": _("Next:"),
                "start_again": _("Start again"),
                "undo": _("Undo: back to where I was"),
            },
        }

    def in_words(self) -> list[str]:
        """Return the steps and the next move."""
        shown = self.describe()
        steps = [f"{number}. {text}" for number, text in enumerate(shown["steps"], 1)]
        return [*steps, f"{shown['t']['next_title']} {shown['next']}"]
