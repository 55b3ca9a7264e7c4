"""The QR laboratory: draw a code badly, and let a real reader try."""

from __future__ import annotations

import base64
import contextlib
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from totp_demo import qr
from totp_demo.learner import protocol
from totp_demo.learner.protocol import QrLaboratoryPrivate, QrLaboratoryShown, Texts, Verdict, Word
from totp_demo.model.key import Key
from totp_demo.qr import QrError
from totp_demo.qr.laboratory import (
    LEVELS,
    LOSSES,
    MOST_BLUR,
    MOST_DIRT,
    MOST_PIXELS,
    Outcome,
    Repair,
    Theme,
    Trial,
    attempt,
)
from totp_demo.views.base.sources import Script, Style
from totp_demo.views.base.view import View
from totp_demo.wording.faults import QR_FAULTS
from totp_demo.wording.language import Language
from totp_demo.wording.sentence import Sentence, say

if TYPE_CHECKING:
    from totp_demo.learner.lesson import Lesson

LENGTHS = ("usual", "parameters", "names", "accents")
_MOST_SEEDS = 10_000


def uri_of(key: Key, length: str) -> str:
    """Return a URI of a certain length for a key.

    Args:
        key: The key.
        length: "usual"; "parameters": those that have defaults written out; "names": long names;
            "accents": long names in letters that take a lot of room.

    Returns:
        The URI.

    Example:
        >>> key = Key.generate("camille")
        >>> [len(uri_of(key, length)) for length in LENGTHS]
        [89, 123, 278, 604]
    """
    if length == "parameters":
        return f"{key.uri}&algorithm=SHA1&digits=6&period=30"
    if length == "names":
        return replace(
            key,
            issuer="Société anonyme des exemples et des démonstrations",
            account="camille.martin+assistance.informatique@filiale.example.com",
        ).uri
    if length == "accents":
        return replace(key, issuer="é" * 30, account="ï" * 30).uri
    return key.uri


HELPS: Mapping[Repair, Sentence] = {
    Repair.COLOURS: say("black on white"),
    Repair.BORDER: say("a white border of 4 modules"),
    Repair.SIZE: say("larger modules"),
    Repair.DIRT: say("no smudges"),
    Repair.FINDER: say("a clean finder"),
    Repair.SHARPNESS: say("a sharp camera"),
    Repair.CORRECTION: say("error correction level H"),
}
"""What makes a picture readable again, in words."""


class QrLaboratory(View):
    """Settings, the picture that they give, and what the reader says of it."""

    script = Script("qr/qr_laboratory.js")
    style = Style("qr/qr_views.css")

    def __init__(self, lesson: Lesson) -> None:
        """Start with a code that is drawn well."""
        self.trial = Trial()
        self.length = LENGTHS[0]
        # A secret of its own: nothing that is tried here is worth anything elsewhere.
        self.key = replace(Key.generate(lesson.open_key.account), issuer=lesson.open_key.issuer)
        super().__init__(lesson)

    def outcome(self) -> Outcome:
        """Return what becomes of the present trial."""
        return attempt(uri_of(self.key, self.length), self.trial)

    def describe(self) -> QrLaboratoryShown:
        """Return the settings and the reader's verdict."""
        language = self.lesson.language
        trial = self.trial
        answer, facts = self._found(language)
        return {
            **self.page(),
            "correction": trial.correction,
            "pixels": trial.pixels,
            "border": trial.border,
            "theme": trial.theme.value,
            "dirt": trial.dirt,
            "seed": trial.seed,
            "finder": trial.finder,
            "blur": trial.blur,
            "length": self.length,
            "losses": LOSSES,
            "answer": answer,
            "facts": facts,
            "limits": {
                "levels": list(LEVELS),
                "themes": [theme.value for theme in Theme],
                "lengths": list(LENGTHS),
                "pixels": (1, MOST_PIXELS),
                "border": (0, qr.QUIET_ZONE),
                "dirt": (0, MOST_DIRT),
                "blur": (0, MOST_BLUR),
            },
            "t": _texts(language),
        }

    def _found(self, language: Language) -> tuple[Verdict, list[tuple[str, str]]]:
        """Return the reader's verdict, and what is in the picture."""
        try:
            outcome = self.outcome()
        except QrError as error:
            why = QR_FAULTS[error.reason].into(language)
        except ValueError:
            why = language.gettext("This text is too long for a QR code of this level.")
        else:
            facts = _facts(language, outcome, len(uri_of(self.key, self.length)), self.trial)
            return _verdict(language, outcome, self.trial), facts
        return {"kind": "note", "title": why, "detail": ""}, []

    def private(self) -> QrLaboratoryPrivate:
        """Return the picture that the reader got: it holds a secret."""
        try:
            picture = base64.b64encode(self.outcome().png).decode()
        except ValueError:  # no reader, or too long a text
            return {"picture": ""}
        return {"picture": f"data:image/png;base64,{picture}"}

    def act(self, word: Word) -> None:
        """Set something otherwise; the rest is the lesson's."""
        match word:
            case protocol.Trial():
                self.set(**{name: value for name, value in vars(word).items() if value is not None})
            case protocol.WellDrawn():
                self.trial, self.length = Trial(), LENGTHS[0]
            case _:
                super().act(word)
                return
        self.refresh()

    def set(self, **changes: Any) -> None:  # noqa: ANN401 - as `protocol.Trial` has them
        """Set some of the trial's settings; where one is out of range, all are left as they are.

        Args:
            changes: The settings, as `protocol.Trial` has them.
        """
        length = changes.pop("length", self.length)
        with contextlib.suppress(ValueError):
            if "theme" in changes:
                changes["theme"] = Theme(changes["theme"])
            trial = replace(self.trial, **changes)
            if length in LENGTHS and 0 < trial.seed <= _MOST_SEEDS:
                self.trial, self.length = trial, length


def _verdict(language: Language, outcome: Outcome, trial: Trial) -> Verdict:
    _ = language.gettext
    if outcome.read and outcome.read_plain:
        return {"kind": "ok", "title": _("The reader can read it."), "detail": ""}
    if outcome.read:
        return {
            "kind": "note",
            "title": _("Only a patient reader can read it."),
            "detail": _(
                "It takes a negative of the picture, with light and dark swapped. A reader that "
                "does not try this sees nothing: draw dark on light."
            ),
        }
    if not outcome.helps:
        detail = _("No single change is enough: several things are wrong at once.")
    else:
        detail = _("Tested: any one of these changes makes it readable again: {list}.").format(
            list=", ".join(HELPS[repair].into(language) for repair in outcome.helps)
        )
    if trial.theme is Theme.TRANSPARENT:
        detail += " " + _("Black modules on a dark page: there is nothing to see.")
    elif outcome.worst > outcome.mendable:
        detail += " " + _(
            "In one block, {wrong} bytes are wrong, and at most {mendable} can be repaired."
        ).format(wrong=outcome.worst, mendable=outcome.mendable)
    return {"kind": "no", "title": _("The reader finds nothing it can read."), "detail": detail}


def _facts(
    language: Language, outcome: Outcome, length: int, trial: Trial
) -> list[tuple[str, str]]:
    _ = language.gettext
    facts = [
        [_("Text"), language.ngettext("{count} character", "{count} characters", length)],
        [_("QR code"), _("version {version}, {size} × {size} modules")],
        [_("Picture"), _("{side} × {side} pixels, including the page around it")],
    ]
    if trial.dirt or trial.finder:
        facts.append([_("Modules of the wrong colour"), "{wrong}"])
    if outcome.worst:
        facts.append(
            [_("Wrong bytes in the worst block"), _("{worst}; at most {mendable} can be repaired")]
        )
    values = {"count": length, "version": outcome.version, "size": outcome.modules}
    values |= {"side": outcome.side, "wrong": outcome.wrong, "worst": outcome.worst}
    values |= {"mendable": min(outcome.mendable, outcome.worst)}
    return [(name, text.format(**values)) for name, text in facts]


def _texts(language: Language) -> Texts:
    _ = language.gettext
    return {
        "title": _("QR laboratory"),
        "picture": _("The QR code as the camera sees it. {verdict}"),
        "frame": _("The picture, at its own size"),
        "hidden": _("Run this page to see the picture. It contains a secret, so it is not saved."),
        "facts": _("What is in the picture"),
        "correction": _("Error correction level"),
        "losses": _("Level {level} can nominally repair {share} % of the code."),
        "pixels": _("Module size:"),
        "pixels_words": language.forms("{count} pixel", "{count} pixels"),
        "border": _("White border (quiet zone):"),
        "border_words": language.forms("{count} module", "{count} modules"),
        "theme": _("Colours"),
        "white-page": _("Black on white, white page"),
        "dark-page": _("Black on white, dark page"),
        "inverted": _("Inverted: white on black"),
        "transparent": _("Transparent on a dark page"),
        "dirt": _("Smudges:"),
        "dirt_words": _("{count} % of the modules"),
        "seed": _("Smudge elsewhere"),
        "finder": _("A stain on a finder"),
        "blur": _("Blur of the camera:"),
        "blur_words": language.forms("{count} pixel", "{count} pixels"),
        "length": _("Text"),
        "usual": _("Usual: defaults left out"),
        "parameters": _("Defaults written out"),
        "names": _("Long names"),
        "accents": _("Long names, all accented letters"),
        "reset": _("Back to a well-drawn code"),
    }
