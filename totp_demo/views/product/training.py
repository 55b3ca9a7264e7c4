"""Watch, practise, test: the procedure plays itself; then with hints; then without any."""

from __future__ import annotations

from totp_demo.learner import protocol
from totp_demo.learner.lesson import Lesson
from totp_demo.learner.protocol import TrainingShown, Word
from totp_demo.learner.training import SCENES, Training
from totp_demo.views.base.sources import Script, Style
from totp_demo.views.base.view import View


class TrainingView(View):
    """Three buttons, and below them what happens next, a hint, or how it went."""

    script = Script("product/training.js")
    style = Style("product/training.css")

    def __init__(self, lesson: Lesson) -> None:
        """Start with nothing chosen."""
        self._training = Training(lesson)
        super().__init__(lesson)

    def describe(self) -> TrainingShown:
        """Return what is said now; no code is in it."""
        _ = self.lesson.language.gettext
        training = self._training
        scene = training.scene
        return {
            **self.page(),
            "mode": training.mode,
            "said": self._said(),
            "part": scene.part if scene else "",
            "seconds": training.seconds_for(scene) if scene else 0.0,
            "scene": SCENES.index(scene) + 1 if scene else 0,
            "scenes": len(SCENES),
            "done": training.done,
            "t": {
                "title": _("Watch, practise, test"),
                "about": _(
                    "The procedure plays itself; then do it with hints; then without any help. "
                    "Each of the three starts the lesson again."
                ),
                "watch": _("Watch"),
                "practice": _("Practise with hints"),
                "test": _("Test yourself"),
                "play": _("Play"),
                "pause": _("Pause"),
                "next": _("Next"),
                "controls": _("What is shown"),
                "place": _("{scene} of {scenes}"),
            },
        }

    def in_words(self) -> list[str]:
        """Return the whole procedure, scene by scene."""
        language = self.lesson.language
        return [f"{i}. {scene.caption.into(language)}" for i, scene in enumerate(SCENES, 1)]

    def act(self, word: Word) -> None:
        """Begin one of the three ways, or have the next scene happen; the rest is the lesson's."""
        match word:
            case protocol.Train(mode=mode) if mode:
                self._training.begin(mode)
            case protocol.Advance():
                self._training.advance()
            case _:
                super().act(word)
                return
        self.refresh()

    def _said(self) -> str:
        training, language = self._training, self.lesson.language
        _ = language.gettext
        match training.mode:
            case "":
                return ""
            case "watch":
                return self._of_watching()
            case _ if training.done:
                return " ".join(sentence.into(language) for sentence in training.result())
            case "practice":
                return self.lesson.next_move()
        return _(
            "Switch MFA on for this account, create a recovery code, sign out, and sign in with a "
            "code. Nobody tells you how."
        )

    def _of_watching(self) -> str:
        language = self.lesson.language
        _ = language.gettext
        if self._training.scene:
            return self._training.scene.caption.into(language)
        if self._training.taken_over:
            return _("You took over. To see it from the start, press Watch.")
        return _("Signed in with a code: that was all of it. Now you: practise with hints.")
