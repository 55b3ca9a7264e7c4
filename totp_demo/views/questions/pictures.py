"""Pictures that a question has its reader point at, and what their places are called."""

from __future__ import annotations

import functools

from totp_demo import qr
from totp_demo.exercises import Point
from totp_demo.learner.protocol import Place
from totp_demo.qr.drawing import QUIET_ZONE
from totp_demo.wording.language import Language
from totp_demo.wording.sentence import Sentence, say

SAMPLE = "otpauth://totp/IT%20Glue:camille?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=IT%20Glue"
"""A text for a QR code, with the public test secret of RFC 4226."""

_FINDER, _SOME = 7, 5  # modules
# What a place is called says where it lies, and not what it is for: that may be the question.
_LABELS: dict[str, Sentence] = {
    "border": say("The white border"),
    "top-left": say("The square in the top left corner"),
    "top-right": say("The square in the top right corner"),
    "bottom-left": say("The square in the bottom left corner"),
    "top-line": say("The line between the two squares at the top"),
    "small": say("The small square near the bottom right corner"),
    "middle": say("The field in the middle"),
}


@functools.cache
def _modules() -> tuple[int, str]:
    modules = qr.matrix(SAMPLE)
    return len(modules), qr.path(modules)


def drawing(exercise: Point) -> tuple[int, str]:
    """Return what a question's places lie on: the modules of its side, and their path.

    Args:
        exercise: The question.

    Returns:
        0 and nothing where the places stand in a row.
    """
    return _modules() if exercise.picture == "qr" else (0, "")


def places(exercise: Point, language: Language) -> list[Place]:
    """Return the places of a question's picture.

    Args:
        exercise: The question.
        language: The reader's.

    Returns:
        Steps around the server's own, from the oldest; bytes of a digest, from number 0; or parts
        of a QR code, where they lie.
    """
    if exercise.picture == "qr":
        return _parts(language)
    before = len(exercise.given) // 2 if exercise.picture == "steps" else 0
    return [
        {
            "name": str(number),
            "text": text,
            "label": _label(exercise, number, language).format(number=number, text=text),
            "box": None,
        }
        for number, text in enumerate(exercise.given, -before)
    ]


def _label(exercise: Point, number: int, language: Language) -> str:
    _ = language.gettext
    if exercise.picture == "digest":
        return _("Byte {number}: {text}")
    if number == 0:
        return _("The server’s own step: {text}")
    count = abs(number)
    if number < 0:
        words = language.ngettext("{count} step back: {text}", "{count} steps back: {text}", count)
    else:
        words = language.ngettext("{count} step ahead: {text}", "{count} steps on: {text}", count)
    return words.replace("{count}", str(count))


def _parts(language: Language) -> list[Place]:
    size = _modules()[0]
    near, far = QUIET_ZONE, size - QUIET_ZONE - _FINDER
    wide = far - near - _FINDER
    boxes = {
        "border": (0, near + _FINDER, QUIET_ZONE, wide),
        "top-left": (near, near, _FINDER, _FINDER),
        "top-right": (far, near, _FINDER, _FINDER),
        "bottom-left": (near, far, _FINDER, _FINDER),
        # The line itself is one module high, on which no finger could point.
        "top-line": (near + _FINDER + 1, near + _FINDER - 3, wide - 2, _SOME),
        "small": (size - QUIET_ZONE - 9, size - QUIET_ZONE - 9, _SOME, _SOME),
        "middle": (near + _FINDER + 3, near + _FINDER + 4, wide - 6, wide - 8),
    }
    return [
        {
            "name": name,
            "text": "",
            "label": _LABELS[name].into(language),
            "box": (left / size, top / size, width / size, height / size),
        }
        for name, (left, top, width, height) in boxes.items()
    ]
